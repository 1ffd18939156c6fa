// SPDX-License-Identifier: MIT
#pragma once

#include "contract/dqt.h"
#include "shape.h"

/// What the bodies of the interfaces that others defined look like: as shapes.h, and besides `v.orNull(name, text)`, which
/// is always there and null when there is nothing.
namespace matchdesk::contract {

MATCHDESK_SHAPE(FoundTeacher)
{
    v("trn", value.trn);
    v("emailAddresses", value.emailAddresses);
    v.orNull("firstName", value.firstName);
    v.orNull("middleName", value.middleName);
    v.orNull("lastName", value.lastName);
    v.orNull("dateOfBirth", value.dateOfBirth);
    v.orNull("nationalInsuranceNumber", value.nationalInsuranceNumber);
    v("uid", value.uid);
    v("hasActiveSanctions", value.hasActiveSanctions);
}

MATCHDESK_SHAPE(FoundTeachers) { v("results", value.results); }

MATCHDESK_SHAPE(EarlyYearsStatus)
{
    v("value", value.value);
    v("name", value.name);
}

MATCHDESK_SHAPE(TrainingProvider) { v.orNull("ukprn", value.ukprn); }

MATCHDESK_SHAPE(Training)
{
    v.orNull("programmeStartDate", value.programmeStartDate);
    v.orNull("programmeEndDate", value.programmeEndDate);
    v.orNull("programmeType", value.programmeType);
    v.orNull("result", value.result);
    v("provider", value.provider);
    v.orNull("husId", value.husId);
    v("active", value.active);
}

MATCHDESK_SHAPE(Teacher)
{
    v("trn", value.trn);
    v.orNull("firstName", value.firstName);
    v.orNull("middleName", value.middleName);
    v.orNull("lastName", value.lastName);
    v.orNull("dateOfBirth", value.dateOfBirth);
    v.orNull("nationalInsuranceNumber", value.nationalInsuranceNumber);
    v("hasActiveSanctions", value.hasActiveSanctions);
    v.orNull("qtsDate", value.qtsDate);
    v.orNull("eytsDate", value.eytsDate);
    v.orNull("husId", value.husId);
    v.orNull("earlyYearsStatus", value.earlyYearsStatus);
    v("initialTeacherTraining", value.initialTeacherTraining);
    v("allowPIIUpdates", value.allowPIIUpdates);
}

MATCHDESK_SHAPE(QualifiedStatusV1)
{
    v("name", value.name);
    v("state", value.state);
    v("state_name", value.stateName);
    v.orNull("qts_date", value.qtsDate);
}

MATCHDESK_SHAPE(InductionV1)
{
    v.orNull("start_date", value.startDate);
    v.orNull("completion_date", value.completionDate);
    v.orNull("status", value.status);
    v("state", value.state);
    v("state_name", value.stateName);
}

MATCHDESK_SHAPE(TrainingV1)
{
    v("state", value.state);
    v.orNull("state_code", value.stateCode);
    v.orNull("programme_start_date", value.programmeStartDate);
    v.orNull("programme_end_date", value.programmeEndDate);
    v.orNull("programme_type", value.programmeType);
    v.orNull("result", value.result);
    v.orNull("subject1", value.subject1);
    v.orNull("subject2", value.subject2);
    v.orNull("subject3", value.subject3);
    v.orNull("subject1_code", value.subject1Code);
    v.orNull("subject2_code", value.subject2Code);
    v.orNull("subject3_code", value.subject3Code);
    v.orNull("qualification", value.qualification);
}

MATCHDESK_SHAPE(QualificationV1)
{
    v("name", value.name);
    v.orNull("date_awarded", value.dateAwarded);
}

MATCHDESK_SHAPE(TeacherV1)
{
    v("trn", value.trn);
    v.orNull("ni_number", value.niNumber);
    v.orNull("qualified_teacher_status", value.qualifiedTeacherStatus);
    v.orNull("induction", value.induction);
    v.orNull("initial_teacher_training", value.initialTeacherTraining);
    v("qualifications", value.qualifications);
    v.orNull("name", value.name);
    v.orNull("dob", value.dob);
    v("active_alert", value.activeAlert);
    v("state", value.state);
    v("state_name", value.stateName);
}

MATCHDESK_SHAPE(Alert)
{
    v("alertType", value.alertType);
    v("dqtSanctionCode", value.dqtSanctionCode);
    v.orNull("endDate", value.endDate);
}

MATCHDESK_SHAPE(TeacherV3)
{
    v("trn", value.trn);
    v.orNull("firstName", value.firstName);
    v.orNull("middleName", value.middleName);
    v.orNull("lastName", value.lastName);
    v.orNull("dateOfBirth", value.dateOfBirth);
    v.orNull("nationalInsuranceNumber", value.nationalInsuranceNumber);
    v.orNull("email", value.email);
    v("pendingNameChange", value.pendingNameChange);
    v("pendingDateOfBirthChange", value.pendingDateOfBirthChange);
    v("alerts", value.alerts);
    v("allowIdSignInWithProhibitions", value.allowIdSignInWithProhibitions);
}

MATCHDESK_SHAPE(IttProvider)
{
    v("ukprn", value.ukprn);
    v("providerName", value.providerName);
}

MATCHDESK_SHAPE(IttProviders) { v("ittProviders", value.ittProviders); }
MATCHDESK_SHAPE(UnlockAnswer) { v("hasBeenUnlocked", value.hasBeenUnlocked); }

MATCHDESK_SHAPE(ApiProblem)
{
    v("title", value.title);
    v("status", value.status);
    v.maybe("detail", value.detail);
    v.maybe("errorCode", value.errorCode);
    v.maybe("errors", value.errors);
}

} // namespace matchdesk::contract
