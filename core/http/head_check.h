// SPDX-License-Identifier: MIT
#pragma once

#include "http/message.h"
#include "http/policy.h"
#include "http/problem.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace matchdesk::http {

/// Request line and headers as the parser read them. Names are in lower case, values without surrounding blanks.
struct Head {
    std::string method;
    std::string target;
    int version = 11;    ///< 10 or 11
    std::vector<std::pair<std::string, std::string>> fields;
};

/// What the rest of the message needs to know once the head has passed.
struct Admitted {
    Request request;                  ///< all but body and peer
    std::size_t bodyLimit = 0;        ///< 0: the request has no body
    bool chunked = false;
    bool wantsContinue = false;
};

/// Finds the end of a head byte by byte, and refuses at once what no later byte could mend. Beast forgives folded lines and
/// would wait for the end of a line that never comes, so this runs before it.
class HeadScanner {
public:
    enum class State { NeedMore, Found, Malformed, LineTooLong, TooLarge };

    explicit HeadScanner(std::size_t limit) : m_limit(limit) {}

    /// Looks at what follows the bytes already seen; `head` is everything from the first byte of the request on.
    State scan(std::string_view head);
    /// Length of the head with its empty line, once found.
    [[nodiscard]] std::size_t length() const noexcept { return m_seen; }

private:
    [[nodiscard]] bool accepts(char c) const noexcept;

    std::size_t m_limit;
    std::size_t m_seen = 0;
    std::size_t m_column = 0;
    bool m_inRequestLine = true;
    bool m_afterReturn = false;
};

/// Applies the rules of `policy` to a head. On failure fills `refusal`.
[[nodiscard]] std::optional<Admitted> admit(const Head &head, const Policy &policy, Refusal &refusal);

/// Whether `line` ends in a well-formed version that is neither HTTP/1.0 nor HTTP/1.1.
[[nodiscard]] bool namesOtherVersion(std::string_view line) noexcept;

} // namespace matchdesk::http
