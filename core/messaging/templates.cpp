// SPDX-License-Identifier: MIT
#include "messaging/templates.h"

#include "characters.h"
#include "template_data.h"
#include "variables.h"

#include "support/text.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <functional>

namespace matchdesk {

namespace {

using messaging::Phrases;
using messaging::unacceptable;
using Write = std::function<Outcome(std::string_view variable, std::string_view type, std::string &into)>;

constexpr std::string_view kSubject = "Subject: ";
constexpr std::string_view kHidden = "••••••";

Error damaged(const TemplateText &file, std::string_view why)
{
    Error error;
    error.code = ErrorCode::Damaged;
    error.detail = std::string("template ").append(file.language).append("/").append(file.id).append(": ").append(why);
    return error;
}

/// Copies `text`, handing every {{variable:type}} to `write`. One pass: what a variable brings is never read again.
Outcome expand(std::string_view text, std::string &into, const Write &write)
{
    while (true) {
        const std::size_t open = text.find("{{");
        into.append(text.substr(0, open));
        if (open == std::string_view::npos)
            return Done {};
        const std::size_t close = text.find("}}", open);
        if (close == std::string_view::npos)
            return unacceptable({}, "a variable is not closed");
        const std::string_view inside = text.substr(open + 2, close - open - 2);
        const std::size_t colon = inside.find(':');
        const std::string_view type = colon == std::string_view::npos ? std::string_view {} : inside.substr(colon + 1);
        if (Outcome written = write(inside.substr(0, colon), type, into); !written.ok())
            return written;
        text.remove_prefix(close + 2);
    }
}

Outcome checkLine(std::string_view variable, std::string_view value)
{
    std::size_t length = 0;
    while (!value.empty()) {
        const auto next = messaging::firstCharacter(value);
        if (!next || messaging::isUnsafe(next->code))
            return unacceptable(variable, "the value holds a character that a line of a message cannot hold");
        if (++length > kLongestVariable)
            return unacceptable(variable, "the value is too long for a message");
        value.remove_prefix(next->bytes);
    }
    return Done {};
}

Result<Phrases> parsePhrases(const TemplateText &file)
{
    Phrases phrases;
    std::string_view text = file.text;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty())
            continue;
        const std::size_t equals = line.find(" = ");
        if (equals == std::string_view::npos || equals + 3 >= line.size())
            return damaged(file, "a line is not \"key = words\"");
        if (!phrases.emplace(line.substr(0, equals), line.substr(equals + 3)).second)
            return damaged(file, "a phrase is there twice");
    }
    return phrases;
}

Outcome checkTemplate(const TemplateText &file)
{
    const std::size_t firstLine = file.text.find('\n');
    if (!file.text.starts_with(kSubject) || firstLine == std::string_view::npos
        || file.text.substr(firstLine).substr(0, 2) != "\n\n")
        return damaged(file, "it does not begin with a subject line and an empty line");
    std::string ignored;
    const Outcome expanded = expand(file.text, ignored, [](std::string_view name, std::string_view type, std::string &) {
        if (name.empty() || !messaging::isType(type))
            return Outcome(unacceptable(name, "unknown type"));
        return Outcome(Done {});
    });
    if (!expanded.ok())
        return damaged(file, expanded.error().detail);
    // A subject is shown in lists and on locked screens.
    const Outcome open = expand(std::string_view(file.text).substr(0, firstLine), ignored,
                                [](std::string_view name, std::string_view type, std::string &) {
                                    return messaging::isSecret(type) ? Outcome(unacceptable(name, "a secret in the subject"))
                                                                     : Outcome(Done {});
                                });
    return open.ok() ? open : damaged(file, open.error().detail);
}

} // namespace

Result<Templates> Templates::parse(std::span<const TemplateText> texts)
{
    Templates templates;
    for (const TemplateText &file : texts) {
        const std::string language(file.language);
        if (file.id == "phrases") {
            Result<Phrases> phrases = parsePhrases(file);
            if (!phrases.ok())
                return phrases.error();
            templates.m_phrases[language] = std::move(phrases).value();
            continue;
        }
        if (Outcome checked = checkTemplate(file); !checked.ok())
            return checked.error();
        templates.m_texts[language].emplace(file.id, file.text);
    }
    return templates;
}

const Templates &Templates::builtIn()
{
    static const Templates templates = [] {
        Result<Templates> parsed = parse(messaging::templateData());
        assert(parsed.ok());
        return parsed.ok() ? std::move(parsed).value() : Templates {};
    }();
    return templates;
}

Result<RenderedMessage> Templates::render(std::string_view id, std::string_view language,
                                          const std::map<std::string, std::string> &variables) const
{
    const auto texts = m_texts.find(language);
    const auto phrases = m_phrases.find(language);
    if (texts == m_texts.end() || phrases == m_phrases.end())
        return Error {ErrorCode::NotFound, "no templates in this language", "language", {}, {}, {}, {}};
    const auto text = texts->second.find(id);
    if (text == texts->second.end())
        return Error {ErrorCode::NotFound, "no template of this name", "template", {}, {}, {}, {}};
    RenderedMessage message;
    const auto value = [&](std::string_view name, std::string_view type) -> Result<std::string> {
        const auto given = variables.find(std::string(name));
        if (given == variables.end())
            return unacceptable(name, "the template needs a variable that is not given");
        if (Outcome line = checkLine(name, given->second); !line.ok())
            return line.error();
        return messaging::written(name, type, given->second, phrases->second);
    };
    const Write write = [&](std::string_view name, std::string_view type, std::string &into) -> Outcome {
        return value(name, type).then([&](const std::string &words) -> Outcome {
            into += words;
            return Done {};
        });
    };
    const Write writeOpenly = [&](std::string_view name, std::string_view type, std::string &into) -> Outcome {
        if (!messaging::isSecret(type))
            return write(name, type, into);
        message.secret = true;
        into += kHidden;
        return Done {};
    };
    const std::string_view source = text->second;
    const std::size_t firstLine = source.find('\n');
    if (Outcome subject = expand(source.substr(kSubject.size(), firstLine - kSubject.size()), message.subject, write);
        !subject.ok())
        return subject.error();
    if (Outcome body = expand(source.substr(firstLine + 2), message.body, write); !body.ok())
        return body.error();
    if (Outcome open = expand(source.substr(firstLine + 2), message.openBody, writeOpenly); !open.ok())
        return open.error();
    return message;
}

std::vector<std::string> Templates::ids() const
{
    std::set<std::string> ids;
    for (const auto &[language, texts] : m_texts) {
        for (const auto &[id, text] : texts)
            ids.insert(id);
    }
    return {ids.begin(), ids.end()};
}

std::vector<std::string> Templates::languages() const
{
    std::vector<std::string> languages;
    for (const auto &[language, texts] : m_texts)
        languages.push_back(language);
    return languages;
}

std::set<std::string> Templates::variablesOf(std::string_view id, std::string_view language) const
{
    std::set<std::string> variables;
    const auto texts = m_texts.find(language);
    if (texts == m_texts.end() || !texts->second.contains(id))
        return variables;
    std::string ignored;
    static_cast<void>(expand(texts->second.find(id)->second, ignored,
                             [&](std::string_view name, std::string_view type, std::string &) -> Outcome {
                                 std::string variable(name);
                                 if (!type.empty())
                                     variable.append(":").append(type);
                                 variables.insert(std::move(variable));
                                 return Done {};
                             }));
    return variables;
}

std::map<std::string, std::string> Templates::samplesFor(std::string_view id, std::string_view language) const
{
    std::map<std::string, std::string> samples;
    for (const std::string &variable : variablesOf(id, language)) {
        const std::string_view whole = variable;
        const std::string_view name = whole.substr(0, whole.find(':'));
        const std::string_view type = name.size() == whole.size() ? std::string_view {} : whole.substr(name.size() + 1);
        samples.emplace(name, messaging::sampleOf(name, type));
    }
    return samples;
}

std::string messageSafe(std::string_view text)
{
    std::string safe;
    std::size_t length = 0;
    while (!text.empty()) {
        const auto next = messaging::firstCharacter(text);
        const bool space = next && (messaging::isUnsafe(next->code) || next->code == U' ');
        const std::size_t bytes = next ? next->bytes : 1;
        if (space) {
            if (!safe.empty() && safe.back() != ' ') {
                safe += ' ';
                ++length;
            }
        } else if (next) {
            if (length + 1 >= kLongestVariable) {
                safe += "…";
                return safe;
            }
            safe.append(text.substr(0, bytes));
            ++length;
        }
        text.remove_prefix(bytes);
    }
    while (!safe.empty() && safe.back() == ' ')
        safe.pop_back();
    return safe;
}

} // namespace matchdesk
