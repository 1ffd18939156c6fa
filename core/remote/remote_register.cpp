// SPDX-License-Identifier: MIT
#include "remote/remote_register.h"

#include "contract/compat_codec.h"
#include "contract/error_status.h"
#include "contract/routes.h"
#include "dqt_link.h"
#include "matching/matcher.h"
#include "support/text.h"

#include <algorithm>
#include <utility>

namespace matchdesk {

namespace {

using contract::Operation;
using contract::Origin;
using matching::Conclusion;
using matching::Field;
using matching::Refusal;

constexpr std::size_t kTrnDigits = 7;

bool isTrn(std::string_view text) noexcept
{
    return text.size() == kTrnDigits && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string digitsOf(std::string_view text)
{
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            digits += c;
    }
    return digits;
}

/// A query, percent-encoded, without the parameters that say nothing.
class QueryText {
public:
    void add(std::string_view name, std::string_view value)
    {
        static constexpr std::string_view kHex = "0123456789ABCDEF";
        if (value.empty())
            return;
        m_text += m_text.empty() ? '?' : '&';
        m_text += name;
        m_text += '=';
        for (const char c : value) {
            const auto byte = static_cast<unsigned char>(c);
            const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
                || c == '.' || c == '_' || c == '~';
            if (plain) {
                m_text += c;
            } else {
                m_text += '%';
                m_text += kHex[byte >> 4U];
                m_text += kHex[byte & 0x0fU];
            }
        }
    }
    [[nodiscard]] const std::string &text() const { return m_text; }

private:
    std::string m_text;
};

std::string findPath(const matching::Claim &claim, bool strict)
{
    QueryText query;
    query.add("firstName", claim.firstName);
    query.add("lastName", claim.lastName);
    query.add("previousFirstName", claim.previousFirstName);
    query.add("previousLastName", claim.previousLastName);
    query.add("dateOfBirth", claim.dateOfBirth);
    query.add("nationalInsuranceNumber", claim.nationalInsuranceNumber);
    query.add("ittProviderName", claim.ittProviderName);
    query.add("ittProviderUkprn", claim.ittProviderUkprn);
    query.add("emailAddress", claim.emailAddress);
    query.add("trn", claim.statedTrn);
    query.add("matchPolicy", strict ? "Strict" : "Default");
    return contract::pathOf(Operation::FindTeachers) + query.text();
}

Error unreadable()
{
    return Error {.code = ErrorCode::Unavailable, .detail = "the DQT API answers with something else"};
}

/// Whether one of the facts that are a person's own agrees with the record that answered.
bool restsOnOwnFact(const matching::Candidate &candidate)
{
    return std::ranges::any_of(candidate.cells, [](const matching::Cell &cell) {
        return cell.counts
            && (cell.field == Field::NationalInsuranceNumber || cell.field == Field::Trn
                || cell.field == Field::EmailAddress);
    });
}

/// What could still be stated, likeliest to settle it first.
std::vector<Field> unstated(const matching::Claim &claim)
{
    std::vector<Field> fields;
    const auto ask = [&fields](Field field, const std::string &stated) {
        if (stated.empty())
            fields.push_back(field);
    };
    ask(Field::NationalInsuranceNumber, claim.nationalInsuranceNumber);
    ask(Field::Trn, claim.statedTrn);
    ask(Field::DateOfBirth, claim.dateOfBirth);
    ask(Field::IttProvider, claim.ittProviderName + claim.ittProviderUkprn);
    return fields;
}

} // namespace

class RemoteRegister::Impl {
public:
    Impl(RemoteRegisterOptions options, const Clock &clock) : link(std::move(options), clock) {}

    Result<contract::FoundTeachers> found(const matching::Claim &claim, bool strict)
    {
        const Result<HttpReply> reply = link.call("GET", findPath(claim, strict));
        if (!reply.ok())
            return reply.error();
        if (reply.value().status == 410)
            return link.gone();
        // A statement that the other end cannot read, as a birth date that is none, finds nothing there.
        if (reply.value().status == 400)
            return contract::FoundTeachers {};
        if (reply.value().status != 200)
            return unreadable();
        auto teachers = contract::decode<contract::FoundTeachers>(reply.value().body, Origin::Response);
        return teachers.ok() ? teachers : unreadable();
    }

    Result<std::optional<matching::Record>> byTrn(std::string_view trn)
    {
        std::string path = contract::pathOf(Operation::TeacherV3, trn) + "?include=Alerts";
        std::optional<std::string> kept;
        for (int steps = 0; steps < 4; ++steps) {
            const Result<HttpReply> reply = link.call("GET", path);
            if (!reply.ok())
                return reply.error();
            const int status = reply.value().status;
            if (status == 404)
                return std::optional<matching::Record> {};
            matching::Record record;
            if (status == 410) {
                record.trn = trn;
                record.status = matching::RecordStatus::Inactive;
                return std::optional(std::move(record));
            }
            if (status == 308 || status == 301) {
                kept = trnAtEndOf(reply.value().location);
                if (!kept)
                    return unreadable();
                path = contract::pathOf(Operation::TeacherV3, *kept) + "?include=Alerts";
                continue;
            }
            if (status != 200)
                return unreadable();
            const auto teacher = contract::decode<contract::TeacherV3>(reply.value().body, Origin::Response);
            if (!teacher.ok() || !isTrn(teacher.value().trn))
                return unreadable();
            record = contract::recordOf(teacher.value());
            if (record.trn != trn) {
                // Followed, and said: the record asked for is the one that was merged.
                record.mergedIntoTrn = std::exchange(record.trn, std::string(trn));
                record.status = matching::RecordStatus::Merged;
            }
            return std::optional(std::move(record));
        }
        return unreadable();
    }

    DqtLink link;

private:
    static std::optional<std::string> trnAtEndOf(std::string_view location)
    {
        location = location.substr(0, location.find_first_of("?#"));
        const std::string_view last = location.substr(location.rfind('/') + 1);
        return isTrn(last) ? std::optional<std::string>(last) : std::nullopt;
    }
};

Result<std::unique_ptr<RemoteRegister>> RemoteRegister::make(RemoteRegisterOptions options, const Clock &clock)
{
    const bool plain = std::ranges::all_of(options.address, [](char c) { return c > ' ' && c < '\x7f'; });
    if (!plain || !isTrustworthy(options.address) || options.address.find_first_of("?#@") != std::string::npos)
        return Error {.code = ErrorCode::Unprocessable,
                      .detail = "the address of a DQT API begins with https://",
                      .field = "register"};
    const bool line = std::ranges::all_of(options.key, [](char c) { return c > ' ' && c < '\x7f'; });
    if (options.key.empty() || !line)
        return Error {.code = ErrorCode::Unprocessable,
                      .detail = "the key of a DQT API is one line without blanks",
                      .field = "register-key-file"};
    return std::unique_ptr<RemoteRegister>(new RemoteRegister(std::move(options), clock));
}

RemoteRegister::RemoteRegister(RemoteRegisterOptions options, const Clock &clock)
    : m_impl(std::make_unique<Impl>(std::move(options), clock))
{
}

RemoteRegister::~RemoteRegister() = default;

RegisterHealth RemoteRegister::health() const
{
    return m_impl->link.health();
}

Result<SourceAnswer> RemoteRegister::find(const matching::Claim &claim, const matching::Policy &policy)
{
    const bool strict = policy.id == "strict";
    const auto teachers = m_impl->found(claim, strict);
    if (!teachers.ok())
        return teachers.error();
    std::vector<matching::Record> records;
    for (const contract::FoundTeacher &teacher : teachers.value().results) {
        if (!isTrn(teacher.trn))
            return unreadable();
        records.push_back(contract::recordOf(teacher));
    }
    SourceAnswer answer;
    matching::MatchResult &result = answer.result;
    result.version = "dqt-api " + policy.id;
    result.considered = static_cast<std::uint32_t>(records.size());
    // The same comparison as in the register here, among what answered.
    const matching::Matcher matcher(matching::Register::build(records));
    for (const matching::Record &record : records) {
        auto candidate = matcher.compare(claim, policy, record.trn);
        if (!candidate)
            continue;
        candidate->satisfiesRule = true;
        result.candidates.push_back(*std::move(candidate));
    }
    const bool claims = policy.saysQualified || !claim.statedTrn.empty();
    result.conclusion = claims ? Conclusion::ClaimsARecord : Conclusion::None;
    if (records.size() > 1) {
        result.conclusion = Conclusion::Several;
        result.refusal = Refusal::SecondRecordAnswers;
    } else if (result.candidates.size() == 1) {
        const matching::Candidate &only = result.candidates.front();
        if (only.record.activeAlert) {
            result.refusal = Refusal::RecordHasAlert;
        } else if (!strict && !restsOnOwnFact(only)) {
            result.refusal = Refusal::WeakIdentifiers;
        } else if (const std::string stated = digitsOf(claim.statedTrn); isTrn(stated) && stated != only.record.trn) {
            const auto other = byTrn(stated);
            if (!other.ok())
                return other.error();
            if (other.value())
                result.refusal = Refusal::StatedTrnContradicts;
        }
        result.conclusion = result.refusal == Refusal::None ? Conclusion::Confirmed : Conclusion::ClaimsARecord;
        if (result.conclusion == Conclusion::Confirmed)
            result.confirmedTrn = only.record.trn;
    }
    if (result.conclusion != Conclusion::Confirmed)
        result.wouldSettle = unstated(claim);
    return answer;
}

Result<std::optional<matching::Record>> RemoteRegister::byTrn(std::string_view trn)
{
    if (!isTrn(trn))
        return std::optional<matching::Record> {};
    return m_impl->byTrn(trn);
}

Result<bool> RemoteRegister::unlock(std::string_view trn)
{
    const Error none {.code = ErrorCode::NotFound, .detail = "there is no such active record"};
    const auto record = byTrn(trn);
    if (!record.ok())
        return record.error();
    if (!record.value() || record.value()->status != matching::RecordStatus::Active)
        return none;
    // The portal knows records by their GUIDs alone, and a find request tells it.
    matching::Claim claim;
    claim.firstName = record.value()->firstName;
    claim.lastName = record.value()->lastName;
    claim.nationalInsuranceNumber = record.value()->nationalInsuranceNumber;
    claim.emailAddress = record.value()->emailAddress;
    claim.statedTrn = record.value()->trn;
    if (record.value()->dateOfBirth)
        claim.dateOfBirth = toIso(*record.value()->dateOfBirth);
    const auto teachers = m_impl->found(claim, false);
    if (!teachers.ok())
        return teachers.error();
    const auto &results = teachers.value().results;
    const auto found = std::ranges::find(results, trn, &contract::FoundTeacher::trn);
    if (found == results.end())
        return none;
    const auto reply = m_impl->link.call("PUT", contract::pathOf(Operation::UnlockTeacher, found->uid));
    if (!reply.ok())
        return reply.error();
    if (reply.value().status == 404)
        return none;
    if (reply.value().status == 400) {
        const auto problem = contract::decode<contract::ApiProblem>(reply.value().body, Origin::Response);
        if (problem.ok() && problem.value().errorCode == contract::kActiveSanctions)
            return Error {
                .code = ErrorCode::RuleRefused, .detail = "the record has an active alert", .rule = "active-alert"};
    }
    if (reply.value().status != 200)
        return unreadable();
    const auto unlocked = contract::decode<contract::UnlockAnswer>(reply.value().body, Origin::Response);
    if (!unlocked.ok())
        return unreadable();
    return unlocked.value().hasBeenUnlocked;
}

} // namespace matchdesk
