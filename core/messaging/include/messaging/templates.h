// SPDX-License-Identifier: MIT
#pragma once

#include "support/result.h"

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

/// One message, ready to be sent.
struct RenderedMessage {
    std::string subject;
    std::string body;
    std::string openBody; ///< the same with dots for what only the recipient may read
    bool secret = false;  ///< whether the two differ
};

/// The text of one file of resources/templates.
struct TemplateText {
    std::string_view language;
    std::string_view id;
    std::string_view text;
};

/// The texts of all messages (resources/templates/<language>/<id>.txt, built into the program). Unchangeable, any thread.
///
/// A template is a "Subject:" line, an empty line, and the body. "{{name}}" stands for a variable's value as given;
/// "{{name:type}}" for what its type makes of it in the template's language: greeting (a person's name), trn (seven
/// digits), number (up to four digits), date (an ISO date, written out), moment (an ISO instant, as UK time), question (a
/// matching::Field's name), fields (names of fields with commas between them, one to a line), reason (a Reason's name),
/// status (a LookupStatus's name), contest-reason, change-reason, proof (each a name of phrases.txt). What a code (six
/// digits), a token (base64url) or a link (https) brings is for the recipient's eyes alone and never in a subject.
/// phrases.txt holds the words that the types need.
class Templates {
public:
    /// The built-in set.
    [[nodiscard]] static const Templates &builtIn();
    /// Reads `texts`; Damaged, naming the file, where one breaks the rules above.
    [[nodiscard]] static Result<Templates> parse(std::span<const TemplateText> texts);

    /// Fills template `id` in `language`. Unprocessable when a variable that the template names is not given, holds a
    /// control character, is longer than kLongestVariable or is not of its type; NotFound for an unknown id or language.
    [[nodiscard]] Result<RenderedMessage> render(std::string_view id, std::string_view language,
                                                 const std::map<std::string, std::string> &variables) const;
    [[nodiscard]] std::vector<std::string> ids() const;
    [[nodiscard]] std::vector<std::string> languages() const;
    /// The variables of one template, each as "name" or "name:type"; nothing for an unknown one.
    [[nodiscard]] std::set<std::string> variablesOf(std::string_view id, std::string_view language) const;
    /// An invented value for each variable of one template, for a preview; nothing for an unknown one.
    [[nodiscard]] std::map<std::string, std::string> samplesFor(std::string_view id, std::string_view language) const;

private:
    using Texts = std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>>;

    Texts m_texts;
    Texts m_phrases;
};

/// The longest value that a variable may have, in Unicode code points.
inline constexpr std::size_t kLongestVariable = 200;

/// `text` fit to be a variable: what could break a line or turn the reading direction becomes a space, broken UTF-8
/// goes, and what is too long ends in an ellipsis.
[[nodiscard]] std::string messageSafe(std::string_view text);

} // namespace matchdesk
