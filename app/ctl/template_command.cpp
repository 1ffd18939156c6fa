// SPDX-License-Identifier: MIT
#include "commands.h"

#include "messaging/templates.h"

#include <ostream>

namespace matchdesk::ctl {

namespace {

constexpr const char *kEnglish = "en";

/// Takes every "--set name=value" out of `words` and puts it into `values`.
Outcome takeValues(std::vector<std::string> &words, std::map<std::string, std::string> &values)
{
    static constexpr std::string_view kOption = "--set";
    std::vector<std::string> rest;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string word = words[i];
        if (word == kOption && i + 1 < words.size())
            word.append("=").append(words[++i]);
        const std::string_view given = word;
        if (!given.starts_with("--set=")) {
            rest.push_back(std::move(word));
            continue;
        }
        const std::string_view pair = given.substr(kOption.size() + 1);
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0) {
            return Error {.code = ErrorCode::Unprocessable,
                          .detail = "--set takes name=value",
                          .field = std::string(kOption)};
        }
        values[std::string(pair.substr(0, equals))] = pair.substr(equals + 1);
    }
    words = std::move(rest);
    return Done {};
}

int unknownTemplate(std::ostream &err)
{
    err << "matchdeskctl: there is no such template or language; matchdeskctl template list names them\n";
    return kWrongUse;
}

} // namespace

int listTemplates(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    if (const auto arguments = Arguments::parse(words, {}); !arguments.ok())
        return complain(arguments.error(), err);
    const Templates &templates = Templates::builtIn();
    for (const std::string &id : templates.ids()) {
        out << id << '\t';
        const char *separator = "";
        for (const std::string &variable : templates.variablesOf(id, kEnglish)) {
            out << separator << variable;
            separator = " ";
        }
        out << '\t';
        separator = "";
        for (const std::string &language : templates.languages()) {
            if (templates.variablesOf(id, language).empty())
                continue;
            out << separator << language;
            separator = " ";
        }
        out << '\n';
    }
    return kDone;
}

int previewTemplate(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    if (words.empty() || words.front().starts_with("--")) {
        err << "matchdeskctl: which template? matchdeskctl template list names them\n";
        return kWrongUse;
    }
    std::vector<std::string> options(words.begin() + 1, words.end());
    std::map<std::string, std::string> values;
    if (const Outcome taken = takeValues(options, values); !taken.ok())
        return complain(taken.error(), err);
    const auto arguments = Arguments::parse(options, {"--lang"});
    if (!arguments.ok())
        return complain(arguments.error(), err);
    const Templates &templates = Templates::builtIn();
    const std::string language = arguments.value().text("--lang", kEnglish);
    std::map<std::string, std::string> variables = templates.samplesFor(words.front(), language);
    if (variables.empty())
        return unknownTemplate(err);
    for (const auto &[name, value] : values) {
        if (!variables.contains(name)) {
            err << "matchdeskctl: the template has no variable '" << messageSafe(name) << "'\n";
            return kWrongUse;
        }
        variables[name] = value;
    }
    const auto message = templates.render(words.front(), language, variables);
    if (!message.ok()) {
        err << "matchdeskctl: " << message.error().field << ": " << message.error().detail << '\n';
        return kWrongUse;
    }
    out << message.value().subject << "\n\n" << message.value().body;
    return kDone;
}

} // namespace matchdesk::ctl
