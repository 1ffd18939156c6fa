// SPDX-License-Identifier: MIT
#pragma once

#include "http/message.h"
#include "http/policy.h"
#include "http/problem.h"

#include <cstddef>
#include <memory>
#include <string_view>

namespace matchdesk::http {

/// Turns the bytes of one connection into requests, by the grammar of HTTP/1.1 and the rules of a Policy, without a socket:
/// the server, the tests and the fuzzer run the same code. One connection, one thread at a time.
class RequestReader {
public:
    enum class State {
        NeedMore,     ///< the request is not complete
        Complete,     ///< take() has it; bytes beyond it are kept for the next
        Refused,      ///< refusal() says why; the connection is to be closed after the answer, nothing more is read
    };

    /// `policy` must outlive the reader.
    explicit RequestReader(const Policy &policy);
    ~RequestReader();
    RequestReader(RequestReader &&) noexcept;
    RequestReader &operator=(RequestReader &&) noexcept;

    /// Adds bytes in any portions. Bytes that come while a request is Complete wait until it is taken.
    State feed(std::string_view bytes);
    [[nodiscard]] State state() const noexcept;

    /// The complete request, without requestId where the client gave none, and without peer. Then reads on in what is
    /// left: state() tells whether the next request is already complete.
    [[nodiscard]] Request take();
    [[nodiscard]] const Refusal &refusal() const noexcept;

    /// Method of the request being read once its head is known, otherwise empty.
    [[nodiscard]] std::string_view method() const noexcept;
    /// Whether the client wants the connection to stay, valid from Complete until take().
    [[nodiscard]] bool keepAlive() const noexcept;
    /// True once per request whose client waits for "100 Continue" before it sends the body.
    [[nodiscard]] bool takeContinue() noexcept;
    /// No byte of a request has come.
    [[nodiscard]] bool idle() const noexcept;
    /// Memory that the unfinished request and what follows it hold.
    [[nodiscard]] std::size_t buffered() const noexcept;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace matchdesk::http
