// SPDX-License-Identifier: MIT
#pragma once

#include "support/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

/// One message, ready to be sent.
struct RenderedMessage {
    std::string subject;
    std::string body;
};

/// The texts of all messages (resources/templates/<language>/<id>.txt, built into the program). Unchangeable, any thread.
class Templates {
public:
    /// The built-in set.
    [[nodiscard]] static const Templates &builtIn();

    /// Fills template `id` in `language`. Unprocessable when a variable that the template names is not given, or holds a
    /// control character; NotFound for an unknown id or language.
    [[nodiscard]] Result<RenderedMessage> render(std::string_view id, std::string_view language,
                                                 const std::map<std::string, std::string> &variables) const;
    [[nodiscard]] std::vector<std::string> ids() const;
    [[nodiscard]] std::vector<std::string> languages() const;

private:
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> m_texts;
};

} // namespace matchdesk
