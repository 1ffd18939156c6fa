// SPDX-License-Identifier: MIT
#include "domain/decision.h"

#include "name_table.h"

namespace matchdesk {

namespace {

constexpr std::array kKinds {
    DecisionKind::Link,         DecisionKind::NoRecord,        DecisionKind::AskUser,    DecisionKind::NotSure,
    DecisionKind::Park,         DecisionKind::Skip,            DecisionKind::SamePerson, DecisionKind::WrongOwner,
    DecisionKind::AskProof,     DecisionKind::ApproveChange,   DecisionKind::RejectChange,
    DecisionKind::SuspectTakeover, DecisionKind::StopChange,   DecisionKind::CloseCase,
    DecisionKind::ApproveDetails, DecisionKind::RejectDetails};
constexpr std::array kReasons {Reason::None,           Reason::NeverHadTrn,       Reason::NotFoundAfterSearch,
                               Reason::DetailsTooThin, Reason::TwoGoodCandidates, Reason::EvidenceConflicts,
                               Reason::UnusualCase,    Reason::NeedsSpecialist,   Reason::NeedsLanguage,
                               Reason::KnowsThePerson, Reason::OtherReason,       Reason::SameDetails,
                               Reason::OwnerDiffers,   Reason::PhotoDocument,     Reason::TwoDocuments,
                               Reason::NameChange,     Reason::ClearerCopy,       Reason::Photo,
                               Reason::NotProven,      Reason::DetailsDiffer,     Reason::DocumentNotAccepted,
                               Reason::NoAnswer,       Reason::OwnerObjected,     Reason::NotTheSamePerson,
                               Reason::AddressNotAccepted, Reason::NewDoubt,      Reason::HolderCalled,
                               Reason::ApprovedInError, Reason::DealtWith,        Reason::PassedOn,
                               Reason::EvidenceUnclear, Reason::EvidenceDoesNotShowIt, Reason::EvidenceNotAccepted,
                               Reason::EvidenceExpired, Reason::NotThisPerson,    Reason::HasRecordNow};
constexpr std::array kStates {DecisionState::Held, DecisionState::Applied, DecisionState::Undone, DecisionState::Refused};

} // namespace

const std::vector<Reason> &reasonsFor(DecisionKind kind)
{
    static const std::vector<Reason> none;
    static const std::vector<Reason> noRecord {Reason::NeverHadTrn, Reason::NotFoundAfterSearch, Reason::DetailsTooThin};
    static const std::vector<Reason> notSure {Reason::TwoGoodCandidates, Reason::EvidenceConflicts, Reason::UnusualCase};
    static const std::vector<Reason> skip {Reason::NeedsSpecialist, Reason::NeedsLanguage, Reason::KnowsThePerson,
                                           Reason::OtherReason};
    static const std::vector<Reason> samePerson {Reason::SameDetails};
    static const std::vector<Reason> wrongOwner {Reason::OwnerDiffers};
    static const std::vector<Reason> askProof {Reason::PhotoDocument, Reason::TwoDocuments, Reason::NameChange,
                                               Reason::ClearerCopy, Reason::Photo};
    static const std::vector<Reason> reject {Reason::NotProven,          Reason::DetailsDiffer,
                                             Reason::DocumentNotAccepted, Reason::NoAnswer,
                                             Reason::OwnerObjected,       Reason::NotTheSamePerson,
                                             Reason::AddressNotAccepted};
    static const std::vector<Reason> stop {Reason::NewDoubt, Reason::HolderCalled, Reason::ApprovedInError};
    static const std::vector<Reason> closeCase {Reason::DealtWith, Reason::PassedOn};
    static const std::vector<Reason> rejectDetails {Reason::EvidenceUnclear,     Reason::EvidenceDoesNotShowIt,
                                                    Reason::EvidenceNotAccepted, Reason::EvidenceExpired,
                                                    Reason::NotThisPerson,       Reason::HasRecordNow};
    switch (kind) {
    case DecisionKind::RejectDetails: return rejectDetails;
    case DecisionKind::AskProof: return askProof;
    case DecisionKind::RejectChange: return reject;
    case DecisionKind::StopChange: return stop;
    case DecisionKind::CloseCase: return closeCase;
    case DecisionKind::NoRecord: return noRecord;
    case DecisionKind::NotSure: return notSure;
    case DecisionKind::Skip: return skip;
    case DecisionKind::SamePerson: return samePerson;
    case DecisionKind::WrongOwner: return wrongOwner;
    case DecisionKind::Link:
    case DecisionKind::AskUser:
    case DecisionKind::ApproveChange:
    case DecisionKind::SuspectTakeover:
    case DecisionKind::ApproveDetails:
    case DecisionKind::Park: return none;
    }
    return none;
}

const std::vector<matching::Field> &askableFields()
{
    using matching::Field;
    static const std::vector<Field> fields {Field::NationalInsuranceNumber, Field::DateOfBirth, Field::PreviousName,
                                            Field::Trn, Field::IttProvider};
    return fields;
}

std::string_view nameOf(DecisionKind kind) noexcept
{
    switch (kind) {
    case DecisionKind::Link: return "link";
    case DecisionKind::NoRecord: return "no-record";
    case DecisionKind::AskUser: return "ask-user";
    case DecisionKind::NotSure: return "not-sure";
    case DecisionKind::Park: return "park";
    case DecisionKind::Skip: return "skip";
    case DecisionKind::SamePerson: return "same-person";
    case DecisionKind::WrongOwner: return "wrong-owner";
    case DecisionKind::AskProof: return "ask-proof";
    case DecisionKind::ApproveChange: return "approve-change";
    case DecisionKind::RejectChange: return "reject-change";
    case DecisionKind::SuspectTakeover: return "suspect-takeover";
    case DecisionKind::StopChange: return "stop-change";
    case DecisionKind::CloseCase: return "close-case";
    case DecisionKind::ApproveDetails: return "approve-details";
    case DecisionKind::RejectDetails: return "reject-details";
    }
    return {};
}

std::optional<DecisionKind> decisionKindFromName(std::string_view name) noexcept
{
    return detail::byName(name, kKinds);
}

std::string_view nameOf(Reason reason) noexcept
{
    switch (reason) {
    case Reason::None: return "none";
    case Reason::NeverHadTrn: return "never-had-trn";
    case Reason::NotFoundAfterSearch: return "not-found-after-search";
    case Reason::DetailsTooThin: return "details-too-thin";
    case Reason::TwoGoodCandidates: return "two-good-candidates";
    case Reason::EvidenceConflicts: return "evidence-conflicts";
    case Reason::UnusualCase: return "unusual-case";
    case Reason::NeedsSpecialist: return "needs-specialist";
    case Reason::NeedsLanguage: return "needs-language";
    case Reason::KnowsThePerson: return "knows-the-person";
    case Reason::OtherReason: return "other-reason";
    case Reason::SameDetails: return "same-details";
    case Reason::OwnerDiffers: return "owner-differs";
    case Reason::PhotoDocument: return "photo-document";
    case Reason::TwoDocuments: return "two-documents";
    case Reason::NameChange: return "name-change";
    case Reason::ClearerCopy: return "clearer-copy";
    case Reason::Photo: return "photo";
    case Reason::NotProven: return "not-proven";
    case Reason::DetailsDiffer: return "details-differ";
    case Reason::DocumentNotAccepted: return "document-not-accepted";
    case Reason::NoAnswer: return "no-answer";
    case Reason::OwnerObjected: return "owner-objected";
    case Reason::NotTheSamePerson: return "not-the-same-person";
    case Reason::AddressNotAccepted: return "address-not-accepted";
    case Reason::NewDoubt: return "new-doubt";
    case Reason::HolderCalled: return "holder-called";
    case Reason::ApprovedInError: return "approved-in-error";
    case Reason::DealtWith: return "dealt-with";
    case Reason::PassedOn: return "passed-on";
    case Reason::EvidenceUnclear: return "evidence-unclear";
    case Reason::EvidenceDoesNotShowIt: return "evidence-does-not-show-it";
    case Reason::EvidenceNotAccepted: return "evidence-not-accepted";
    case Reason::EvidenceExpired: return "evidence-expired";
    case Reason::NotThisPerson: return "not-this-person";
    case Reason::HasRecordNow: return "has-record-now";
    }
    return {};
}

std::optional<Reason> reasonFromName(std::string_view name) noexcept
{
    return detail::byName(name, kReasons);
}

std::string_view nameOf(DecisionState state) noexcept
{
    switch (state) {
    case DecisionState::Held: return "held";
    case DecisionState::Applied: return "applied";
    case DecisionState::Undone: return "undone";
    case DecisionState::Refused: return "refused";
    }
    return {};
}

std::optional<DecisionState> decisionStateFromName(std::string_view name) noexcept
{
    return detail::byName(name, kStates);
}

} // namespace matchdesk
