// SPDX-License-Identifier: MIT
#pragma once

#include "matching/vocabulary.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// The bodies of the DQT API, as its clients know them: what Find a lost TRN and Get an identity read. Values only. An empty
/// text or an absent date is written as null, because these clients expect every member.
namespace matchdesk::contract {

using Date = matching::Date;

/// One answer of GET /v2/teachers/find.
struct FoundTeacher {
    std::string trn;
    std::vector<std::string> emailAddresses;
    std::string firstName;
    std::string middleName;
    std::string lastName;
    std::optional<Date> dateOfBirth;
    std::string nationalInsuranceNumber;
    std::string uid;
    bool hasActiveSanctions = false;

    friend bool operator==(const FoundTeacher &, const FoundTeacher &) = default;
};

struct FoundTeachers {
    std::vector<FoundTeacher> results;

    friend bool operator==(const FoundTeachers &, const FoundTeachers &) = default;
};

struct EarlyYearsStatus {
    std::string value;
    std::string name;

    friend bool operator==(const EarlyYearsStatus &, const EarlyYearsStatus &) = default;
};

struct TrainingProvider {
    std::string ukprn;

    friend bool operator==(const TrainingProvider &, const TrainingProvider &) = default;
};

/// Initial teacher training. Of it the register holds the provider alone.
struct Training {
    std::optional<Date> programmeStartDate;
    std::optional<Date> programmeEndDate;
    std::string programmeType;
    std::string result;
    TrainingProvider provider;
    std::string husId;
    bool active = true;

    friend bool operator==(const Training &, const Training &) = default;
};

/// GET /v2/teachers/{trn}.
struct Teacher {
    std::string trn;
    std::string firstName;
    std::string middleName;
    std::string lastName;
    std::optional<Date> dateOfBirth;
    std::string nationalInsuranceNumber;
    bool hasActiveSanctions = false;
    std::optional<Date> qtsDate;
    std::optional<Date> eytsDate;
    std::string husId;
    std::optional<EarlyYearsStatus> earlyYearsStatus;
    std::vector<Training> initialTeacherTraining;
    bool allowPIIUpdates = false;

    friend bool operator==(const Teacher &, const Teacher &) = default;
};

struct QualifiedStatusV1 {
    std::string name;
    std::int32_t state = 0;
    std::string stateName;
    std::optional<Date> qtsDate;

    friend bool operator==(const QualifiedStatusV1 &, const QualifiedStatusV1 &) = default;
};

struct TrainingV1 {
    std::int32_t state = 0;
    std::string stateCode;
    std::optional<Date> programmeStartDate;
    std::optional<Date> programmeEndDate;
    std::string programmeType;
    std::string result;
    std::string subject1;
    std::string subject2;
    std::string subject3;
    std::string subject1Code;
    std::string subject2Code;
    std::string subject3Code;
    std::string qualification;

    friend bool operator==(const TrainingV1 &, const TrainingV1 &) = default;
};

struct InductionV1 {
    std::optional<Date> startDate;
    std::optional<Date> completionDate;
    std::string status;
    std::int32_t state = 0;
    std::string stateName;

    friend bool operator==(const InductionV1 &, const InductionV1 &) = default;
};

struct QualificationV1 {
    std::string name;
    std::optional<Date> dateAwarded;

    friend bool operator==(const QualificationV1 &, const QualificationV1 &) = default;
};

/// GET /v1/teachers/{trn}: the oldest body, in snake_case. What the register does not hold is null or empty.
struct TeacherV1 {
    std::string trn;
    std::string niNumber;
    std::optional<QualifiedStatusV1> qualifiedTeacherStatus;
    std::optional<InductionV1> induction;
    std::optional<TrainingV1> initialTeacherTraining;
    std::vector<QualificationV1> qualifications;
    std::string name;
    std::string dob; ///< a date and a time, which is midnight
    bool activeAlert = false;
    std::int32_t state = 0;
    std::string stateName;

    friend bool operator==(const TeacherV1 &, const TeacherV1 &) = default;
};

struct Alert {
    std::string alertType;
    std::string dqtSanctionCode; ///< empty: the register holds no codes
    std::optional<Date> endDate;

    friend bool operator==(const Alert &, const Alert &) = default;
};

/// GET /v3/teachers/{trn}. What was not asked for by `include` is left out.
struct TeacherV3 {
    std::string trn;
    std::string firstName;
    std::string middleName;
    std::string lastName;
    std::optional<Date> dateOfBirth;
    std::string nationalInsuranceNumber;
    std::string email;
    std::optional<bool> pendingNameChange;
    std::optional<bool> pendingDateOfBirthChange;
    std::optional<std::vector<Alert>> alerts;
    std::optional<bool> allowIdSignInWithProhibitions;

    friend bool operator==(const TeacherV3 &, const TeacherV3 &) = default;
};

struct IttProvider {
    std::string ukprn;
    std::string providerName;

    friend bool operator==(const IttProvider &, const IttProvider &) = default;
};

struct IttProviders {
    std::vector<IttProvider> ittProviders;

    friend bool operator==(const IttProviders &, const IttProviders &) = default;
};

struct UnlockAnswer {
    bool hasBeenUnlocked = false;

    friend bool operator==(const UnlockAnswer &, const UnlockAnswer &) = default;
};

/// Why these interfaces refuse, as application/problem+json: a number of theirs, or what is wrong by parameter.
struct ApiProblem {
    std::string title;
    std::int32_t status = 400;
    std::string detail;
    std::int32_t errorCode = 0; ///< 0: none
    std::map<std::string, std::vector<std::string>> errors;

    friend bool operator==(const ApiProblem &, const ApiProblem &) = default;
};

/// The numbers by which the DQT API names its errors.
enum DqtErrorCode : std::int32_t {
    kTrnUnknown = 10001,
    kSeveralWithTrn = 10002,
    kOrganisationUnknown = 10008,
    kActiveSanctions = 10014,
};

/// A record as the answers show it. `uid` is the record's GUID.
[[nodiscard]] FoundTeacher foundTeacherOf(const matching::Record &record, std::string uid);
[[nodiscard]] Teacher teacherOf(const matching::Record &record);
[[nodiscard]] TeacherV1 teacherV1Of(const matching::Record &record);
/// Everything that can be asked for is in it.
[[nodiscard]] TeacherV3 teacherV3Of(const matching::Record &record);
/// The reverse, for a service whose register is a DQT API: an active record with what the answer holds.
[[nodiscard]] matching::Record recordOf(const FoundTeacher &teacher);
[[nodiscard]] matching::Record recordOf(const TeacherV3 &teacher);

} // namespace matchdesk::contract
