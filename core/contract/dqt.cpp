// SPDX-License-Identifier: MIT
#include "contract/dqt.h"

#include "support/text.h"

#include <utility>

namespace matchdesk::contract {

namespace {

/// DQT's code for Early Years Teacher Status.
constexpr const char *kEarlyYearsCode = "221";
constexpr const char *kEarlyYearsName = "Early Years Teacher Status";

std::string fullName(const matching::Record &record)
{
    std::string name;
    for (const std::string *part : {&record.firstName, &record.middleName, &record.lastName}) {
        if (part->empty())
            continue;
        if (!name.empty())
            name += ' ';
        name += *part;
    }
    return name;
}

} // namespace

FoundTeacher foundTeacherOf(const matching::Record &record, std::string uid)
{
    FoundTeacher teacher;
    teacher.trn = record.trn;
    if (!record.emailAddress.empty())
        teacher.emailAddresses.push_back(record.emailAddress);
    teacher.firstName = record.firstName;
    teacher.middleName = record.middleName;
    teacher.lastName = record.lastName;
    teacher.dateOfBirth = record.dateOfBirth;
    teacher.nationalInsuranceNumber = record.nationalInsuranceNumber;
    teacher.uid = std::move(uid);
    teacher.hasActiveSanctions = record.activeAlert;
    return teacher;
}

Teacher teacherOf(const matching::Record &record)
{
    Teacher teacher;
    teacher.trn = record.trn;
    teacher.firstName = record.firstName;
    teacher.middleName = record.middleName;
    teacher.lastName = record.lastName;
    teacher.dateOfBirth = record.dateOfBirth;
    teacher.nationalInsuranceNumber = record.nationalInsuranceNumber;
    teacher.hasActiveSanctions = record.activeAlert;
    teacher.qtsDate = record.qtsDate;
    teacher.eytsDate = record.eytsDate;
    if (record.eytsDate)
        teacher.earlyYearsStatus = EarlyYearsStatus {.value = kEarlyYearsCode, .name = kEarlyYearsName};
    if (!record.ittProviderUkprn.empty() || !record.ittProviderName.empty()) {
        Training training;
        training.provider.ukprn = record.ittProviderUkprn;
        teacher.initialTeacherTraining.push_back(std::move(training));
    }
    return teacher;
}

TeacherV1 teacherV1Of(const matching::Record &record)
{
    TeacherV1 teacher;
    teacher.trn = record.trn;
    teacher.niNumber = record.nationalInsuranceNumber;
    if (record.qtsDate) {
        teacher.qualifiedTeacherStatus = QualifiedStatusV1 {
            .name = "Qualified teacher", .state = 0, .stateName = "Active", .qtsDate = record.qtsDate};
    }
    teacher.name = fullName(record);
    if (record.dateOfBirth)
        teacher.dob = toIso(*record.dateOfBirth) + "T00:00:00Z";
    teacher.activeAlert = record.activeAlert;
    const bool active = record.status == matching::RecordStatus::Active;
    teacher.state = active ? 0 : 1;
    teacher.stateName = active ? "Active" : "Inactive";
    return teacher;
}

TeacherV3 teacherV3Of(const matching::Record &record)
{
    TeacherV3 teacher;
    teacher.trn = record.trn;
    teacher.firstName = record.firstName;
    teacher.middleName = record.middleName;
    teacher.lastName = record.lastName;
    teacher.dateOfBirth = record.dateOfBirth;
    teacher.nationalInsuranceNumber = record.nationalInsuranceNumber;
    teacher.email = record.emailAddress;
    // Changes of the register itself are asked for elsewhere, so none waits here.
    teacher.pendingNameChange = false;
    teacher.pendingDateOfBirthChange = false;
    teacher.alerts.emplace();
    // The register says that there is an alert, not which: the graver kind is the safe one to report.
    if (record.activeAlert)
        teacher.alerts->push_back(Alert {.alertType = "Prohibition", .dqtSanctionCode = {}, .endDate = {}});
    teacher.allowIdSignInWithProhibitions = false;
    return teacher;
}

matching::Record recordOf(const FoundTeacher &teacher)
{
    matching::Record record;
    record.trn = teacher.trn;
    record.firstName = teacher.firstName;
    record.middleName = teacher.middleName;
    record.lastName = teacher.lastName;
    record.dateOfBirth = teacher.dateOfBirth;
    record.nationalInsuranceNumber = teacher.nationalInsuranceNumber;
    if (!teacher.emailAddresses.empty())
        record.emailAddress = teacher.emailAddresses.front();
    record.activeAlert = teacher.hasActiveSanctions;
    return record;
}

matching::Record recordOf(const TeacherV3 &teacher)
{
    matching::Record record;
    record.trn = teacher.trn;
    record.firstName = teacher.firstName;
    record.middleName = teacher.middleName;
    record.lastName = teacher.lastName;
    record.dateOfBirth = teacher.dateOfBirth;
    record.nationalInsuranceNumber = teacher.nationalInsuranceNumber;
    record.emailAddress = teacher.email;
    if (teacher.alerts) {
        for (const Alert &alert : *teacher.alerts)
            record.activeAlert = record.activeAlert || !alert.endDate;
    }
    return record;
}

} // namespace matchdesk::contract
