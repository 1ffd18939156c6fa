// SPDX-License-Identifier: MIT
#include "dqt_handlers.h"

#include "api_answers.h"
#include "domain/portal_account.h"
#include "responses.h"
#include "support/text.h"

#include <algorithm>
#include <array>

namespace matchdesk {

namespace {

using contract::Operation;
using Answer = Result<http::Response>;
using Matching = std::shared_ptr<const matching::Matcher>;

constexpr std::size_t kNinoHits = 100;
constexpr std::size_t kFewestIdentifiers = 3;
const std::chrono::year_month_day kEarliestDate = std::chrono::year(1753) / 1 / 1;

template <typename T>
http::Response apiResponse(const T &value)
{
    http::Response response;
    response.body = contract::encode(value);
    return response;
}

http::Response unknownTrn()
{
    return apiProblem(404, contract::kTrnUnknown, "There is no teacher with this TRN");
}

http::Response wrongTrn()
{
    return invalidRequest("trn", "A TRN is seven digits.");
}

/// What the answers to a find request are looked for by, or why it is not acceptable.
struct FindRequest {
    matching::Claim claim;
    matching::Policy policy;
    std::map<std::string, std::vector<std::string>> errors;
};

FindRequest readFind(const http::Query &query)
{
    FindRequest request;
    matching::Claim &claim = request.claim;
    claim.firstName = parameter(query, "firstName");
    claim.lastName = parameter(query, "lastName");
    claim.previousFirstName = parameter(query, "previousFirstName");
    claim.previousLastName = parameter(query, "previousLastName");
    claim.dateOfBirth = parameter(query, "dateOfBirth");
    claim.nationalInsuranceNumber = parameter(query, "nationalInsuranceNumber");
    claim.emailAddress = parameter(query, "emailAddress");
    claim.statedTrn = parameter(query, "trn");
    claim.ittProviderUkprn = parameter(query, "ittProviderUkprn");
    if (claim.ittProviderUkprn.empty())
        claim.ittProviderName = parameter(query, "ittProviderName");
    if (!claim.dateOfBirth.empty() && !dateFromIso(claim.dateOfBirth))
        request.errors["dateOfBirth"] = {"A date is written as 1986-06-04."};
    std::string policy = parameter(query, "matchPolicy");
    std::transform(policy.begin(), policy.end(), policy.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (policy.empty() || policy == "default" || policy == "0")
        request.policy.id = "default";
    else if (policy == "strict" || policy == "1")
        request.policy.id = "strict";
    else
        request.errors["matchPolicy"] = {"It is Default or Strict."};
    return request;
}

/// How many of the six identifiers are stated. A name needs both halves, current or previous.
std::size_t identifiersIn(const matching::Claim &claim)
{
    const bool name = (!claim.firstName.empty() || !claim.previousFirstName.empty())
        && (!claim.lastName.empty() || !claim.previousLastName.empty());
    const bool provider = !claim.ittProviderUkprn.empty() || !claim.ittProviderName.empty();
    std::size_t count = name ? 1U : 0U;
    count += provider ? 1U : 0U;
    for (const std::string *fact :
         {&claim.dateOfBirth, &claim.nationalInsuranceNumber, &claim.emailAddress, &claim.statedTrn})
        count += fact->empty() ? 0U : 1U;
    return count;
}

Answer findTeachers(const Services &services, const Call &call, const matching::Matcher &matcher)
{
    FindRequest request = readFind(call.request.query);
    if (!request.errors.empty())
        return invalidRequest(std::move(request.errors));
    contract::FoundTeachers found;
    if (identifiersIn(request.claim) >= kFewestIdentifiers) {
        for (const matching::Record &record : matcher.answers(request.claim, request.policy))
            found.results.push_back(contract::foundTeacherOf(record, services.uids.uidOf(record.trn)));
    }
    return apiResponse(found);
}

/// A date with or without a time behind it, as the oldest clients send it.
std::optional<std::chrono::year_month_day> dateIn(std::string_view text)
{
    if (text.size() > 10 && (text[10] == 'T' || text[10] == ' '))
        text = text.substr(0, 10);
    return dateFromIso(text);
}

/// Letters and digits alone, in upper case.
std::string plainNino(std::string_view text)
{
    std::string plain;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z')
            plain += static_cast<char>(c - 'a' + 'A');
        else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            plain += c;
    }
    return plain;
}

Answer teacherV1(const Call &call, const matching::Matcher &matcher)
{
    if (!isTrn(call.id))
        return wrongTrn();
    const std::string given = parameter(call.request.query, "birthdate");
    if (given.empty())
        return apiProblem(404, 0, "There is no teacher with this TRN and birth date");
    const auto birthDate = dateIn(given);
    if (!birthDate || *birthDate < kEarliestDate)
        return invalidRequest("birthdate", "A birth date is written as 1986-06-04, and none is before 1753.");
    const auto answers = [&birthDate](const matching::Record &record) {
        return record.status == matching::RecordStatus::Active && record.dateOfBirth == *birthDate;
    };
    if (const auto record = matcher.records().record(call.id); record && answers(*record))
        return apiResponse(contract::teacherV1Of(*record));
    const std::string nino = parameter(call.request.query, "nino");
    std::vector<matching::Record> hits;
    if (!nino.empty()) {
        matching::RecordQuery query;
        query.nationalInsuranceNumber = nino;
        hits = matcher.find(query, kNinoHits);
        // A search by hand forgives a slip; here the number has to be the same.
        std::erase_if(hits, [&](const matching::Record &record) {
            return !answers(record) || plainNino(record.nationalInsuranceNumber) != plainNino(nino);
        });
    }
    // Of several records with one number nobody can say which is meant.
    if (hits.size() != 1)
        return apiProblem(404, 0, "There is no teacher with this TRN and birth date");
    return apiResponse(contract::teacherV1Of(hits.front()));
}

Answer teacherV2(const Call &call, const matching::Matcher &matcher)
{
    if (!isTrn(call.id))
        return wrongTrn();
    std::string inactive = parameter(call.request.query, "includeInactive");
    std::transform(inactive.begin(), inactive.end(), inactive.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (!inactive.empty() && inactive != "true" && inactive != "false")
        return invalidRequest("includeInactive", "It is true or false.");
    const auto record = matcher.records().record(call.id);
    if (!record || (record->status != matching::RecordStatus::Active && inactive != "true"))
        return unknownTrn();
    return apiResponse(contract::teacherOf(*record));
}

/// Takes out of `teacher` what `include` does not ask for. False where it asks for something that is not there.
bool keepIncluded(contract::TeacherV3 &teacher, std::string_view include)
{
    bool changes = false;
    bool alerts = false;
    bool allow = false;
    for (std::size_t at = 0; at < include.size();) {
        const std::size_t end = std::min(include.find(',', at), include.size());
        std::string part;
        for (const char c : include.substr(at, end - at)) {
            if (c != ' ')
                part += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        at = end + 1;
        // What the register does not hold is asked for in vain, but rightly.
        static constexpr std::array<std::string_view, 8> kOthers {
            "", "induction", "initialteachertraining", "npqqualifications", "mandatoryqualifications",
            "highereducationqualifications", "sanctions", "previousnames"};
        if (part == "pendingdetailchanges")
            changes = true;
        else if (part == "alerts")
            alerts = true;
        else if (part == "_allowidsigninwithprohibitions")
            allow = true;
        else if (std::find(kOthers.begin(), kOthers.end(), part) == kOthers.end())
            return false;
    }
    if (!changes) {
        teacher.pendingNameChange.reset();
        teacher.pendingDateOfBirthChange.reset();
    }
    if (!alerts)
        teacher.alerts.reset();
    if (!allow)
        teacher.allowIdSignInWithProhibitions.reset();
    return true;
}

Answer teacherV3(const Call &call, const matching::Matcher &matcher)
{
    if (!isTrn(call.id))
        return wrongTrn();
    const auto record = matcher.records().record(call.id);
    if (!record)
        return unknownTrn();
    if (record->status == matching::RecordStatus::Merged && isTrn(record->mergedIntoTrn)) {
        http::Response moved = apiProblem(308, 0, "The record was merged into another");
        moved.headers.emplace_back("Location",
                                   contract::pathOf(Operation::TeacherV3, record->mergedIntoTrn));
        return moved;
    }
    if (record->status != matching::RecordStatus::Active)
        return apiProblem(410, 0, "The record is no longer active");
    contract::TeacherV3 teacher = contract::teacherV3Of(*record);
    if (!keepIncluded(teacher, parameter(call.request.query, "include")))
        return invalidRequest("include", "It is a list of PendingDetailChanges, Alerts, _AllowIdSignInWithProhibitions.");
    return apiResponse(teacher);
}

Answer ittProviders(const matching::Matcher &matcher)
{
    contract::IttProviders all;
    for (const matching::ProviderEntry &entry : matcher.records().providers()) {
        if (!entry.ukprn.empty() && !entry.name.empty())
            all.ittProviders.push_back({.ukprn = entry.ukprn, .providerName = entry.name});
    }
    return apiResponse(all);
}

Answer unlockTeacher(const Services &services, const Call &call, const matching::Matcher &matcher)
{
    const std::optional<std::string> trn = services.uids.trnOf(call.id);
    const auto record = trn ? matcher.records().record(*trn) : std::nullopt;
    if (!record)
        return apiProblem(404, 0, "There is no teacher with this id");
    const Result<bool> unlocked = inWrite<bool>(
        services.store, [&record](Session &session) { return unlockPortal(session, &*record); });
    if (unlocked.ok())
        return apiResponse(contract::UnlockAnswer {.hasBeenUnlocked = unlocked.value()});
    if (unlocked.error().code == ErrorCode::NotFound)
        return apiProblem(404, 0, "There is no teacher with this id");
    if (unlocked.error().rule == "active-alert")
        return apiProblem(400, contract::kActiveSanctions, "The teacher has active sanctions");
    return unlocked.error();
}

} // namespace

Answer answerDqt(const Services &services, const Call &call)
{
    const Matching matcher = services.records.current();
    if (!matcher)
        return Error {.code = ErrorCode::Unavailable, .detail = "the register is being loaded"};
    switch (call.route.operation) {
    case Operation::FindTeachers: return findTeachers(services, call, *matcher);
    case Operation::TeacherV1: return teacherV1(call, *matcher);
    case Operation::TeacherV2: return teacherV2(call, *matcher);
    case Operation::TeacherV3: return teacherV3(call, *matcher);
    case Operation::IttProviders: return ittProviders(*matcher);
    case Operation::UnlockTeacher: return unlockTeacher(services, call, *matcher);
    default: break;
    }
    return Error {.code = ErrorCode::Internal, .detail = "no operation of the DQT API"};
}

} // namespace matchdesk
