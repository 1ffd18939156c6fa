// SPDX-License-Identifier: MIT
#include "messaging/templates.h"

#include "domain/decision.h"
#include "domain/identity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>
#include <string>

namespace matchdesk {
namespace {

using Variables = std::map<std::string, std::string>;

const Templates &built()
{
    return Templates::builtIn();
}

Variables everyVariable()
{
    return {{"name", "Siân Lowe"},     {"reference", "MD-10428"}, {"service", "Register for a course"},
            {"promised_by", "2026-03-09"}, {"identity", "0198"},  {"trn", "1234567"},
            {"reason", "details-too-thin"}, {"field", "date-of-birth"}, {"status", "found"}};
}

/// `id` with the values of everyVariable(), and samples for the others.
Result<RenderedMessage> rendered(const std::string &id, const std::string &language)
{
    Variables variables = built().samplesFor(id, language);
    for (const auto &[name, value] : everyVariable()) {
        if (name != "reason")
            variables[name] = value;
    }
    return built().render(id, language, variables);
}

std::vector<std::string> linesOf(const std::string &text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

Templates parsed(std::string_view text)
{
    const std::array<TemplateText, 2> texts {TemplateText {"en", "phrases", "greeting.named = Dear\ngreeting.unnamed = Hello\n"},
                                             TemplateText {"en", "letter", text}};
    auto templates = Templates::parse(texts);
    EXPECT_TRUE(templates.ok()) << (templates.ok() ? std::string() : templates.error().detail);
    return templates.ok() ? std::move(templates).value() : Templates {};
}

TEST(Templates, BuiltInSetHasEveryMessageInBothLanguages)
{
    EXPECT_EQ(built().languages(), (std::vector<std::string> {"cy", "en"}));
    EXPECT_EQ(built().ids(),
              (std::vector<std::string> {"change-accepted", "change-received", "change-rejected", "contest-approved",
                                         "contest-approved-notice", "contest-notice", "contest-objected",
                                         "contest-objected-notice", "contest-opened", "contest-question", "contest-rejected",
                                         "contest-stopped", "contest-stopped-notice", "contest-switched",
                                         "contest-switched-notice", "details-differ", "email-changed",
                                         "email-changed-notice", "invitation", "more-information", "not-found",
                                         "owner-passcode", "passcode", "status-changed", "ticket-received", "trn-differs",
                                         "trn-found", "trn-moved", "trn-not-expected"}));
    for (const std::string &language : built().languages()) {
        for (const std::string &id : built().ids())
            EXPECT_FALSE(built().variablesOf(id, language).empty()) << language << '/' << id;
    }
}

TEST(Templates, WelshAndEnglishUseTheSameVariables)
{
    for (const std::string &id : built().ids()) {
        EXPECT_FALSE(built().variablesOf(id, "en").empty()) << id;
        EXPECT_EQ(built().variablesOf(id, "en"), built().variablesOf(id, "cy")) << id;
    }
}

TEST(Templates, EveryTemplateRendersCompletely)
{
    for (const std::string &language : built().languages()) {
        for (const std::string &id : built().ids()) {
            const auto message = rendered(id, language);
            ASSERT_TRUE(message.ok()) << language << '/' << id << ": " << message.error().detail;
            EXPECT_FALSE(message.value().subject.empty());
            EXPECT_EQ(message.value().subject.find('\n'), std::string::npos);
            EXPECT_FALSE(message.value().body.starts_with('\n'));
            for (const char *leftover : {"{{", "}}", "Subject:", "  "})
                EXPECT_EQ(message.value().body.find(leftover), std::string::npos) << language << '/' << id << leftover;
        }
    }
}

TEST(Templates, TheTwoLanguagesShareNoSentence)
{
    for (const std::string &id : built().ids()) {
        const auto english = linesOf(rendered(id, "en").value().body);
        const auto welsh = linesOf(rendered(id, "cy").value().body);
        EXPECT_EQ(english.size(), welsh.size()) << id;
        for (const std::string &line : english) {
            const bool words = std::ranges::count(line, ' ') > 1;
            EXPECT_FALSE(words && std::ranges::find(welsh, line) != welsh.end()) << id << ": " << line;
        }
    }
}

TEST(Templates, TrnStandsAloneOnItsLine)
{
    for (const std::string &language : built().languages()) {
        int found = 0;
        for (const std::string &id : built().ids()) {
            for (const std::string &variable : built().variablesOf(id, language)) {
                if (!variable.ends_with(":trn"))
                    continue;
                Variables variables = built().samplesFor(id, language);
                variables[variable.substr(0, variable.find(':'))] = "7654321";
                const auto message = built().render(id, language, variables).value();
                EXPECT_EQ(std::ranges::count(linesOf(message.body), "7654321"), 1) << language << '/' << id;
                EXPECT_EQ(message.subject.find("7654321"), std::string::npos) << language << '/' << id;
                ++found;
            }
        }
        EXPECT_EQ(found, 6) << language;
    }
}

TEST(Templates, OnlyAnInvitationHoldsALink)
{
    for (const std::string &language : built().languages()) {
        for (const std::string &id : built().ids()) {
            const auto message = rendered(id, language).value();
            const bool link = message.body.find("://") != std::string::npos || message.body.find("www.") != std::string::npos;
            EXPECT_EQ(link, id == "invitation") << language << '/' << id;
        }
    }
}

TEST(Templates, ACodeIsReadByItsRecipientAlone)
{
    for (const std::string &language : built().languages()) {
        for (const char *id : {"passcode", "owner-passcode"}) {
            Variables variables = built().samplesFor(id, language);
            variables["code"] = "048213";
            const auto message = built().render(id, language, variables).value();
            EXPECT_TRUE(message.secret);
            EXPECT_EQ(std::ranges::count(linesOf(message.body), "048213"), 1) << language << '/' << id;
            EXPECT_EQ(message.openBody.find("048213"), std::string::npos) << language << '/' << id;
            EXPECT_EQ(message.subject.find("048213"), std::string::npos) << language << '/' << id;
            EXPECT_EQ(linesOf(message.body).size(), linesOf(message.openBody).size());
            for (const char *wrong : {"48213", "0482133", "04821a", ""}) {
                variables["code"] = wrong;
                EXPECT_EQ(built().render(id, language, variables).error().field, "code") << wrong;
            }
        }
        EXPECT_TRUE(rendered("contest-approved-notice", language).value().secret);
        EXPECT_TRUE(rendered("invitation", language).value().secret);
        EXPECT_FALSE(rendered("trn-found", language).value().secret);
        EXPECT_EQ(rendered("trn-found", language).value().openBody, rendered("trn-found", language).value().body);
    }
}

TEST(Templates, ASecretIsNeverInASubject)
{
    const std::array<TemplateText, 1> texts {TemplateText {"en", "letter", "Subject: {{code:code}}\n\nBody\n"}};
    EXPECT_EQ(Templates::parse(texts).error().code, ErrorCode::Damaged);
}

TEST(Templates, DetailsThatDifferAreNamedByTheirFieldsAlone)
{
    Variables variables = built().samplesFor("details-differ", "en");
    variables["fields"] = "name,date-of-birth,national-insurance-number";
    const auto lines = linesOf(built().render("details-differ", "en", variables).value().body);
    const auto first = std::ranges::find(lines, "- your name");
    ASSERT_NE(first, lines.end());
    EXPECT_EQ(*(first + 1), "- your date of birth");
    EXPECT_EQ(*(first + 2), "- your National Insurance number");
    for (const char *wrong : {"", "1986-06-04", "name,", "name,Lowe", "QQ123456C"}) {
        variables["fields"] = wrong;
        EXPECT_EQ(built().render("details-differ", "en", variables).error().code, ErrorCode::Unprocessable) << wrong;
    }
    for (const std::string &language : built().languages()) {
        for (const matching::Field field : askableFields()) {
            variables["fields"] = nameOf(field);
            EXPECT_TRUE(built().render("details-differ", language, variables).ok()) << nameOf(field);
        }
    }
}

TEST(Templates, AMomentIsToldInUkTime)
{
    Variables variables = built().samplesFor("contest-approved", "en");
    variables["effective_at"] = "2026-07-09T23:15:00Z";
    EXPECT_NE(built().render("contest-approved", "en", variables).value().body.find("10 July 2026 at 00:15\n"), std::string::npos);
    EXPECT_NE(built().render("contest-approved", "cy", variables).value().body.find("10 Gorffennaf 2026 am 00:15\n"), std::string::npos);
    variables["effective_at"] = "2026-01-09T15:05:00Z";
    EXPECT_NE(built().render("contest-approved", "en", variables).value().body.find("9 January 2026 at 15:05\n"), std::string::npos);
    variables["effective_at"] = "2026-01-09";
    EXPECT_EQ(built().render("contest-approved", "en", variables).error().field, "effective_at");
}

TEST(Templates, ALinkAndATokenAreWhatTheySay)
{
    for (const char *wrong : {"http://example.test/x", "javascript:alert(1)", "https://a b", "https://x\"y", ""}) {
        Variables variables = built().samplesFor("invitation", "en");
        variables["link"] = wrong;
        EXPECT_EQ(built().render("invitation", "en", variables).error().field, "link") << wrong;
    }
    for (const char *wrong : {"short", "with space in the middle", "semi;colon;semi;colon", ""}) {
        Variables variables = built().samplesFor("contest-approved-notice", "en");
        variables["objection_code"] = wrong;
        EXPECT_EQ(built().render("contest-approved-notice", "en", variables).error().field, "objection_code") << wrong;
    }
}

TEST(Templates, EveryPhraseThatADecisionCanNeedIsThere)
{
    for (const std::string &language : built().languages()) {
        std::set<std::string> questions;
        for (const matching::Field field : askableFields()) {
            auto variables = everyVariable();
            variables["field"] = nameOf(field);
            const auto message = built().render("more-information", language, variables);
            ASSERT_TRUE(message.ok()) << nameOf(field);
            questions.insert(message.value().body);
        }
        EXPECT_EQ(questions.size(), askableFields().size()) << "one precise question per fact";
        std::set<std::string> reasons;
        for (const Reason reason : reasonsFor(DecisionKind::NoRecord)) {
            auto variables = everyVariable();
            variables["reason"] = nameOf(reason);
            const auto message = built().render("not-found", language, variables);
            ASSERT_TRUE(message.ok()) << nameOf(reason);
            reasons.insert(message.value().body);
        }
        EXPECT_EQ(reasons.size(), 3U);
        for (const LookupStatus status :
             {LookupStatus::None, LookupStatus::Pending, LookupStatus::Found, LookupStatus::Failed}) {
            auto variables = everyVariable();
            variables["status"] = nameOf(status);
            EXPECT_TRUE(built().render("status-changed", language, variables).ok());
        }
        for (int month = 1; month <= 12; ++month) {
            auto variables = everyVariable();
            variables["promised_by"] = (month < 10 ? "2026-0" : "2026-") + std::to_string(month) + "-09";
            EXPECT_TRUE(built().render("ticket-received", language, variables).ok()) << month;
        }
    }
}

TEST(Templates, DatesAreWrittenOutInTheLanguage)
{
    EXPECT_NE(built().render("ticket-received", "en", everyVariable()).value().body.find("9 March 2026"), std::string::npos);
    EXPECT_NE(built().render("ticket-received", "cy", everyVariable()).value().body.find("9 Mawrth 2026"), std::string::npos);
    auto wrong = everyVariable();
    wrong["promised_by"] = "2026-02-30";
    EXPECT_EQ(built().render("ticket-received", "en", wrong).error().code, ErrorCode::Unprocessable);
}

TEST(Templates, UnknownTemplateOrLanguageIsNotFound)
{
    EXPECT_EQ(built().render("trn-lost", "en", everyVariable()).error().code, ErrorCode::NotFound);
    EXPECT_EQ(built().render("trn-found", "fr", everyVariable()).error().code, ErrorCode::NotFound);
    EXPECT_EQ(built().render("phrases", "en", everyVariable()).error().code, ErrorCode::NotFound);
}

TEST(Templates, AMissingVariableIsNamed)
{
    auto variables = everyVariable();
    variables.erase("trn");
    const auto message = built().render("trn-found", "en", variables);
    ASSERT_FALSE(message.ok());
    EXPECT_EQ(message.error().code, ErrorCode::Unprocessable);
    EXPECT_EQ(message.error().field, "trn");
}

TEST(Templates, NoControlOrDirectionCharacterComesInByAVariable)
{
    const std::vector<std::string> hostile {
        "Ann\nBcc: all@example.test", "Ann\r\nBcc: x", std::string("Ann\0x", 5), "Ann\x1b[31m", "Ann\x7f", "Ann\tLee",
        "Ann\xc2\x85Lee",             "Ann\xe2\x80\xa8Lee", "Ann\xe2\x80\xaenna", "Ann\xe2\x81\xa6x", "\xef\xbb\xbf" "Ann",
        "Ann\xff",                    "Ann\xc3",       "Ann\xc0\xaf",        "Ann\xed\xa0\x80",   std::string(10'000, 'a')};
    for (const std::string &value : hostile) {
        for (const char *variable : {"service", "name", "reference"}) {
            auto variables = everyVariable();
            variables[variable] = value;
            const auto refused = built().render("ticket-received", "en", variables);
            ASSERT_FALSE(refused.ok()) << variable;
            EXPECT_EQ(refused.error().code, ErrorCode::Unprocessable);
            EXPECT_EQ(refused.error().field, variable);
            variables[variable] = messageSafe(value);
            EXPECT_TRUE(built().render("ticket-received", "en", variables).ok()) << "made safe: " << variable;
        }
    }
}

TEST(Templates, NamesOfEveryScriptPass)
{
    for (const char *name : {"Siân Llŷr", "Ọláyínká", "محمد علي", "דוד כהן", "王小明", "O’Neill-Smith", "X"}) {
        auto variables = everyVariable();
        variables["name"] = name;
        const auto message = built().render("trn-found", "en", variables);
        ASSERT_TRUE(message.ok()) << name;
        EXPECT_TRUE(message.value().body.starts_with(std::string("Dear ") + name + ",\n")) << name;
    }
}

TEST(Templates, WhatIsNoNameIsNotPutIntoTheGreeting)
{
    for (const char *name : {"", "Win at http://prize.example.test", "www.prize.example", "call 07700900123", "a@b.test"}) {
        auto variables = everyVariable();
        variables["name"] = name;
        EXPECT_TRUE(built().render("trn-found", "en", variables).value().body.starts_with("Hello,\n")) << name;
        EXPECT_TRUE(built().render("trn-found", "cy", variables).value().body.starts_with("Helo,\n")) << name;
    }
}

TEST(Templates, AVariablesValueIsNeverExpanded)
{
    const Templates templates = parsed("Subject: {{a}}\n\n{{a}} {{b}}\n");
    const auto message = templates.render("letter", "en", {{"a", "{{b}}"}, {"b", "secret"}});
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message.value().subject, "{{b}}");
    EXPECT_EQ(message.value().body, "{{b}} secret\n");
}

TEST(Templates, ATrnIsSevenDigitsOrNothingIsSent)
{
    for (const char *trn : {"", "123456", "12345678", "12345.7", "١٢٣٤٥٦٧"}) {
        auto variables = everyVariable();
        variables["trn"] = trn;
        EXPECT_EQ(built().render("trn-found", "en", variables).error().code, ErrorCode::Unprocessable) << trn;
    }
}

TEST(Templates, AFileThatBreaksTheRulesIsDamaged)
{
    for (const char *text : {"", "No subject\n\nBody\n", "Subject: x\nno empty line\n", "Subject: x\n\n{{open\n",
                             "Subject: x\n\n{{a:colour}}\n", "Subject: x\n\n{{}}\n"}) {
        const std::array<TemplateText, 1> texts {TemplateText {"en", "letter", text}};
        const auto templates = Templates::parse(texts);
        ASSERT_FALSE(templates.ok()) << text;
        EXPECT_EQ(templates.error().code, ErrorCode::Damaged);
        EXPECT_NE(templates.error().detail.find("en/letter"), std::string::npos);
    }
    const std::array<TemplateText, 1> twice {TemplateText {"en", "phrases", "a.b = x\na.b = y\n"}};
    EXPECT_FALSE(Templates::parse(twice).ok());
}

TEST(MessageSafe, KeepsWordsAndDropsWhatBreaksLines)
{
    EXPECT_EQ(messageSafe("Ann\r\nLee"), "Ann Lee");
    EXPECT_EQ(messageSafe("  Ann \t Lee \n"), "Ann Lee");
    EXPECT_EQ(messageSafe("Siân\xff"), "Siân");
    EXPECT_EQ(messageSafe("محمد"), "محمد");
    EXPECT_EQ(messageSafe("\n\r"), "");
    std::string many;
    for (int i = 0; i < 10'000; ++i)
        many += "ŵ";
    const std::string cut = messageSafe(many);
    EXPECT_TRUE(cut.ends_with("ŵ…"));
    EXPECT_EQ(cut.size(), (kLongestVariable - 1) * 2 + 3);
}

} // namespace
} // namespace matchdesk
