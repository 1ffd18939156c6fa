// SPDX-License-Identifier: MIT
#include "answers.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <charconv>
#include <cmath>

namespace matchdesk::ctl {

namespace {

constexpr double kMillion = 1'000'000.0;

void appendText(std::string &text, std::string_view value)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    text += '"';
    for (const char unit : value) {
        const auto code = static_cast<unsigned char>(unit);
        if (unit == '"' || unit == '\\') {
            text += '\\';
            text += unit;
        } else if (code < 0x20) {
            text.append("\\u00");
            text += hex[code >> 4U];
            text += hex[code & 15U];
        } else {
            text += unit;
        }
    }
    text += '"';
}

template <typename Number>
void appendNumber(std::string &text, Number value)
{
    std::array<char, 32> digits {};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    text.append(digits.data(), end);
}

/// Six digits after the point, whatever the number.
void appendPpm(std::string &text, std::uint32_t ppm)
{
    constexpr std::uint32_t whole = 1'000'000;
    appendNumber(text, ppm / whole);
    std::string digits = std::to_string(ppm % whole);
    text += '.';
    text.append(6 - digits.size(), '0').append(digits);
}

void appendCandidate(std::string &text, const matching::Candidate &candidate, std::size_t rank)
{
    text.append(R"({"trn":)");
    appendText(text, candidate.record.trn);
    text.append(R"(,"probability":)");
    appendPpm(text, candidate.probabilityPpm);
    text.append(R"(,"millibits":)");
    appendNumber(text, candidate.millibits);
    text.append(R"(,"rank":)");
    appendNumber(text, rank);
    text.append(R"(,"flags":[)");
    for (std::size_t i = 0; i < candidate.flags.size(); ++i) {
        if (i > 0)
            text += ',';
        appendText(text, nameOf(candidate.flags[i]));
    }
    text.append(R"(],"verdicts":{)");
    for (std::size_t i = 0; i < candidate.cells.size(); ++i) {
        if (i > 0)
            text += ',';
        appendText(text, nameOf(candidate.cells[i].field));
        text += ':';
        appendText(text, nameOf(candidate.cells[i].verdict));
    }
    text.append("}}");
}

void appendFields(std::string &text, const std::vector<matching::Field> &fields)
{
    text += '[';
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0)
            text += ',';
        appendText(text, nameOf(fields[i]));
    }
    text += ']';
}

/// What would settle it: whole sets of facts, each for one record, and the single facts most worth asking for.
void appendSettlements(std::string &text, const matching::MatchResult &result)
{
    text.append(R"(,"would_settle":[)");
    for (std::size_t i = 0; i < result.settlements.size(); ++i) {
        text.append(i > 0 ? R"(,{"trn":)" : R"({"trn":)");
        appendText(text, result.settlements[i].trn);
        text.append(R"(,"facts":)");
        appendFields(text, result.settlements[i].facts);
        text.append(R"(,"probability":)");
        appendPpm(text, result.settlements[i].probabilityPpm);
        text += '}';
    }
    text.append(R"(],"worth_asking":)");
    appendFields(text, result.wouldSettle);
}

} // namespace

void appendLine(std::string &text, std::string_view queryId, const matching::MatchResult &result, double micros)
{
    text.append(R"({"query_id":)");
    appendText(text, queryId);
    text.append(R"(,"outcome":)");
    appendText(text, nameOf(result.conclusion));
    text.append(R"(,"confirmed_trn":)");
    if (result.confirmedTrn.empty())
        text.append("null");
    else
        appendText(text, result.confirmedTrn);
    text.append(R"(,"reason":)");
    if (result.refusal == matching::Refusal::None)
        text.append("null");
    else
        appendText(text, nameOf(result.refusal));
    text.append(R"(,"candidates":[)");
    for (std::size_t i = 0; i < result.candidates.size(); ++i) {
        if (i > 0)
            text += ',';
        appendCandidate(text, result.candidates[i], i + 1);
    }
    text += ']';
    appendSettlements(text, result);
    text.append(R"(,"candidates_considered":)");
    appendNumber(text, result.considered);
    text.append(R"(,"truncated":)").append(result.truncated ? "true" : "false");
    if (micros >= 0) {
        text.append(R"(,"micros":)");
        appendNumber(text, std::round(micros * 10) / 10);
    }
    text.append("}\n");
}

Answer answerOf(std::string_view queryId, const matching::MatchResult &result, double micros)
{
    Answer answer {.queryId = std::string(queryId),
                   .conclusion = result.conclusion,
                   .confirmedTrn = result.confirmedTrn,
                   .candidates = {},
                   .considered = result.considered,
                   .truncated = result.truncated,
                   .micros = {}};
    if (micros >= 0)
        answer.micros = micros;
    for (const matching::Candidate &candidate : result.candidates)
        answer.candidates.push_back({candidate.record.trn, candidate.probabilityPpm});
    return answer;
}

Result<Answer> answerFromLine(std::string_view line)
{
    const auto wrong = [] {
        return Error {.code = ErrorCode::Unprocessable, .detail = "a line of the results is not one that matchdeskctl match writes"};
    };
    const QJsonDocument document
        = QJsonDocument::fromJson(QByteArray(line.data(), static_cast<qsizetype>(line.size())));
    const QJsonObject object = document.object();
    const auto conclusion = matching::fromName<matching::Conclusion>(
        object.value(QLatin1String("outcome")).toString().toStdString());
    if (!object.value(QLatin1String("query_id")).isString() || !conclusion
        || !object.value(QLatin1String("candidates")).isArray())
        return wrong();
    Answer answer;
    answer.queryId = object.value(QLatin1String("query_id")).toString().toStdString();
    answer.conclusion = *conclusion;
    answer.confirmedTrn = object.value(QLatin1String("confirmed_trn")).toString().toStdString();
    for (const auto &value : object.value(QLatin1String("candidates")).toArray()) {
        const QJsonObject candidate = value.toObject();
        answer.candidates.push_back(
            {candidate.value(QLatin1String("trn")).toString().toStdString(),
             static_cast<std::uint32_t>(std::lround(candidate.value(QLatin1String("probability")).toDouble() * kMillion))});
    }
    answer.considered = static_cast<std::uint32_t>(object.value(QLatin1String("candidates_considered")).toInt());
    answer.truncated = object.value(QLatin1String("truncated")).toBool();
    if (object.contains(QLatin1String("micros")))
        answer.micros = object.value(QLatin1String("micros")).toDouble();
    return answer;
}

} // namespace matchdesk::ctl
