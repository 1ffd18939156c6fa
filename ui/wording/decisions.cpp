// SPDX-License-Identifier: MIT
#include "wording/decisions.h"

#include "domain/mask.h"
#include "support/text.h"
#include "wording/contests.h"
#include "wording/errors.h"
#include "wording/formats.h"
#include "wording/tickets.h"

#include <cstdlib>

namespace matchdesk {

QString DecisionWords::button(DecisionKind kind)
{
    switch (kind) {
    case DecisionKind::Link: return tr("Link");
    case DecisionKind::NoRecord: return tr("No record");
    case DecisionKind::AskUser: return tr("Ask the user");
    case DecisionKind::NotSure: return tr("Not sure");
    //: A verb: put this ticket aside for oneself.
    case DecisionKind::Park: return tr("Park");
    case DecisionKind::Skip: return tr("Skip");
    case DecisionKind::SamePerson: return tr("Same person");
    case DecisionKind::WrongOwner: return tr("Owner has it wrongly");
    case DecisionKind::AskProof: return tr("Ask");
    case DecisionKind::ApproveChange: return tr("Approve");
    case DecisionKind::RejectChange: return tr("Reject");
    case DecisionKind::SuspectTakeover: return tr("Takeover?");
    case DecisionKind::StopChange: return tr("Stop the change");
    case DecisionKind::CloseCase: return tr("Close the case");
    case DecisionKind::ApproveDetails: return tr("Approve");
    case DecisionKind::RejectDetails: return tr("Reject");
    }
    Q_UNREACHABLE();
}

QString DecisionWords::button(DecisionKind kind, int candidate)
{
    if (kind == DecisionKind::Link && candidate > 0)
        return tr("Link %1").arg(Formats::number(candidate));
    return button(kind);
}

QString DecisionWords::title(DecisionKind kind)
{
    switch (kind) {
    case DecisionKind::Link: return tr("Link the chosen record");
    case DecisionKind::NoRecord: return tr("No record to link");
    case DecisionKind::AskUser: return tr("Ask the user for one more fact");
    case DecisionKind::NotSure: return tr("Not sure: ask a second reader");
    case DecisionKind::Park: return tr("Park for later");
    case DecisionKind::Skip: return tr("Skip with a reason");
    case DecisionKind::SamePerson: return tr("The owner is the same person");
    case DecisionKind::WrongOwner: return tr("The owner has this record wrongly");
    case DecisionKind::AskProof: return tr("Ask the asker for one more proof");
    case DecisionKind::ApproveChange: return tr("Approve the change of address");
    case DecisionKind::RejectChange: return tr("Reject the change of address");
    case DecisionKind::SuspectTakeover: return tr("Suspect a takeover: reject and tell the lead");
    case DecisionKind::StopChange: return tr("Stop the agreed change of address");
    case DecisionKind::CloseCase: return tr("Close the case");
    case DecisionKind::ApproveDetails: return tr("Approve the change of details");
    case DecisionKind::RejectDetails: return tr("Reject the change of details");
    }
    Q_UNREACHABLE();
}

QString DecisionWords::reason(Reason reason)
{
    switch (reason) {
    case Reason::None: return {};
    case Reason::NeverHadTrn: return tr("They never had a TRN");
    case Reason::NotFoundAfterSearch: return tr("Not found after searching");
    case Reason::DetailsTooThin: return tr("The details are too thin");
    case Reason::TwoGoodCandidates: return tr("Two candidates are good");
    case Reason::EvidenceConflicts: return tr("The evidence conflicts");
    case Reason::UnusualCase: return tr("An unusual case");
    case Reason::NeedsSpecialist: return tr("Needs a specialist");
    case Reason::NeedsLanguage: return tr("Needs another language");
    case Reason::KnowsThePerson: return tr("I know this person");
    case Reason::OtherReason: return tr("Another reason");
    case Reason::SameDetails: return tr("Same details as the owner");
    case Reason::OwnerDiffers: return tr("The owner's details differ");
    case Reason::PhotoDocument: return tr("Photo document");
    case Reason::TwoDocuments: return tr("Two documents");
    case Reason::NameChange: return tr("Change of name");
    case Reason::ClearerCopy: return tr("Clearer copy");
    case Reason::Photo: return tr("Photo of the face");
    case Reason::NotProven: return tr("Not proven");
    case Reason::DetailsDiffer: return tr("Details differ");
    case Reason::DocumentNotAccepted: return tr("Document not accepted");
    case Reason::NoAnswer: return tr("No answer");
    case Reason::OwnerObjected: return tr("Holder objected");
    case Reason::NotTheSamePerson: return tr("Somebody else");
    case Reason::AddressNotAccepted: return tr("Shared address");
    case Reason::NewDoubt: return tr("A new doubt");
    case Reason::HolderCalled: return tr("The holder got in touch");
    case Reason::ApprovedInError: return tr("Approved in error");
    case Reason::DealtWith: return tr("Dealt with");
    case Reason::PassedOn: return tr("Passed on to another team");
    case Reason::EvidenceUnclear: return tr("Cannot be read");
    case Reason::EvidenceDoesNotShowIt: return tr("Does not show the change");
    case Reason::EvidenceNotAccepted: return tr("Not a document we accept");
    case Reason::EvidenceExpired: return tr("Out of date");
    case Reason::NotThisPerson: return tr("About somebody else");
    case Reason::HasRecordNow: return tr("Has a record now");
    }
    Q_UNREACHABLE();
}

QString DecisionWords::question(DecisionKind kind)
{
    switch (kind) {
    case DecisionKind::NoRecord: return tr("Why is there no record to link?");
    case DecisionKind::AskUser: return tr("What should the user be asked for?");
    case DecisionKind::NotSure: return tr("What makes it hard to tell?");
    case DecisionKind::Skip: return tr("Why should somebody else take it?");
    case DecisionKind::AskProof: return tr("What should they show?");
    case DecisionKind::ApproveChange: return tr("Is the asker the person of this record?");
    case DecisionKind::RejectChange: return tr("Why does the address stay as it is?");
    case DecisionKind::SuspectTakeover: return tr("Is somebody trying to take this account over?");
    case DecisionKind::StopChange: return tr("Why should the change not happen?");
    case DecisionKind::CloseCase: return tr("How does this case end?");
    case DecisionKind::ApproveDetails: return tr("Does the document show this person with these details?");
    case DecisionKind::RejectDetails: return tr("Why do the details stay as they are?");
    case DecisionKind::Link:
    case DecisionKind::Park:
    case DecisionKind::SamePerson:
    case DecisionKind::WrongOwner: return {};
    }
    Q_UNREACHABLE();
}

QString DecisionWords::askable(matching::Field field)
{
    switch (field) {
    case matching::Field::Name: return tr("Their full name");
    case matching::Field::PreviousName: return tr("An earlier name");
    case matching::Field::DateOfBirth: return tr("Their date of birth");
    case matching::Field::NationalInsuranceNumber: return tr("Their NI number");
    case matching::Field::Trn: return tr("Their TRN");
    case matching::Field::EmailAddress: return tr("An earlier email address");
    case matching::Field::IttProvider: return tr("Where they trained");
    }
    Q_UNREACHABLE();
}

QString DecisionWords::ifYou(DecisionKind kind, int candidate)
{
    switch (kind) {
    case DecisionKind::Link:
        return candidate > 0 ? tr("If you link %1").arg(Formats::number(candidate)) : tr("If you link");
    case DecisionKind::NoRecord: return tr("If there is no record");
    case DecisionKind::AskUser: return tr("If you ask the user");
    case DecisionKind::NotSure: return tr("If you are not sure");
    case DecisionKind::Park: return tr("If you park it");
    case DecisionKind::Skip: return tr("If you skip it");
    case DecisionKind::SamePerson: return tr("If it is the same person");
    case DecisionKind::WrongOwner: return tr("If the owner has it wrongly");
    case DecisionKind::AskProof: return tr("If you ask for proof");
    case DecisionKind::ApproveChange: return tr("If you approve");
    case DecisionKind::RejectChange: return tr("If you reject it");
    case DecisionKind::SuspectTakeover: return tr("If it may be a takeover");
    case DecisionKind::StopChange: return tr("If you stop it");
    case DecisionKind::CloseCase: return tr("If you close it");
    case DecisionKind::ApproveDetails: return tr("If you approve");
    case DecisionKind::RejectDetails: return tr("If you reject it");
    }
    Q_UNREACHABLE();
}

namespace {

QString statusWord(std::string_view status)
{
    const auto known = lookupStatusFromName(status);
    if (!known)
        return shown(status);
    switch (*known) {
    //: What a service is told of the search for a record.
    case LookupStatus::None: return DecisionWords::tr("none");
    case LookupStatus::Pending: return DecisionWords::tr("pending");
    case LookupStatus::Found: return DecisionWords::tr("found");
    case LookupStatus::Failed: return DecisionWords::tr("not found");
    }
    Q_UNREACHABLE();
}

} // namespace

std::vector<Phrase> DecisionWords::effects(const std::vector<Effect> &effects, std::chrono::seconds hold)
{
    std::vector<Phrase> phrases;
    for (const Effect &effect : effects) {
        switch (effect.kind) {
        case EffectKind::TrnLinked: phrases.push_back({tr("TRN %1 goes on this account."), {shown(effect.value)}}); break;
        case EffectKind::NameChanged:
            phrases.push_back({tr("Its name becomes %1, as on the record."), {shown(effect.value)}});
            break;
        case EffectKind::StatusTold:
            phrases.push_back({tr("%1 is told: %2.").arg(shown(effect.service), statusWord(effect.value)), {}});
            break;
        case EffectKind::EmailSent:
            if (hold.count() == 0) {
                phrases.push_back({tr("Email “%1” in %2 to %3.")
                                       .arg(TicketWords::messageName(effect.templateId), TicketWords::language(effect.language),
                                           shown(maskedEmail(effect.recipient))),
                    {}});
                break;
            }
            phrases.push_back({tr("Email “%1” in %2 to %3, %4 seconds from now unless you undo.")
                                   .arg(TicketWords::messageName(effect.templateId), TicketWords::language(effect.language),
                                       shown(maskedEmail(effect.recipient)), Formats::number(hold.count())),
                {}});
            break;
        case EffectKind::ClockPaused: phrases.push_back({tr("The promise's clock stands still until they answer."), {}}); break;
        case EffectKind::SecondReaderAsked:
            phrases.push_back({tr("A second reader looks at it, without seeing your choice."), {}});
            break;
        case EffectKind::SecondPersonNeeded:
            // What follows it happens only where a colleague came to the same record, and that is not to be known yet.
            phrases.push_back({effects.size() == 1
                    ? tr("Nothing is linked until a second person agrees that TRN %1 is theirs.")
                    : tr("Nothing is linked until two readers have chosen TRN %1, each by themselves. If you are the second:"),
                {shown(effect.value)}});
            break;
        case EffectKind::LeadTold:
            if (effect.value.empty())
                phrases.push_back({tr("The ticket goes to the lead."), {}});
            else
                phrases.push_back({tr("The lead is asked to look at who holds TRN %1. Nothing is linked until then."),
                    {shown(effect.value)}});
            break;
        case EffectKind::ContestOpened:
            phrases.push_back({tr("A contested-email ticket is opened for TRN %1."), {shown(effect.value)}});
            break;
        case EffectKind::TicketClosed: phrases.push_back({tr("The ticket is closed."), {}}); break;
        case EffectKind::TicketParked:
            phrases.push_back({tr("The ticket waits for you under Parked by me until the end of the next working day, then for anybody."), {}});
            break;
        case EffectKind::ChangeProposed:
            phrases.push_back({effect.value == "lead" ? tr("Nothing changes until a second person, a lead, agrees.")
                                                      : tr("Nothing changes until a second person agrees."),
                {}});
            break;
        case EffectKind::ChangeWaits:
            phrases.push_back({tr("The change waits %1. Until then the holder can object and staff can stop it.")
                                   .arg(ContestWords::duration(std::chrono::seconds(std::atoll(effect.value.c_str())))),
                {}});
            break;
        case EffectKind::ChangeRefused: phrases.push_back({tr("The address stays as it is."), {}}); break;
        case EffectKind::ChangeStopped: phrases.push_back({tr("The agreed change does not happen."), {}}); break;
        case EffectKind::AddressChanged:
            phrases.push_back({tr("The account's address becomes %1 in place of %2."), {shown(effect.value), shown(maskedEmail(effect.from))}});
            break;
        case EffectKind::AccountMerged:
            phrases.push_back({tr("The asker's own account goes into the holder's."), {}});
            break;
        case EffectKind::OfficialNameChanged:
            phrases.push_back({tr("The account's name becomes %1."), {shown(effect.value)}});
            break;
        case EffectKind::BirthDateChanged:
            phrases.push_back({tr("The account's date of birth becomes %1."), {Formats::date(dateFromIso(effect.value))}});
            break;
        case EffectKind::DetailsKept: phrases.push_back({tr("Name and date of birth stay as they are."), {}}); break;
        case EffectKind::EvidenceDestroyed: phrases.push_back({tr("The document is destroyed."), {}}); break;
        case EffectKind::TicketReturned: phrases.push_back({tr("The ticket goes back to the queue for somebody else."), {}}); break;
        }
    }
    return phrases;
}

QString DecisionWords::did(std::string_view kindName)
{
    const auto kind = decisionKindFromName(kindName);
    if (!kind)
        return tr("decided this ticket");
    switch (*kind) {
    //: After a person's name: "Bea Lloyd linked this ticket at 09:42."
    case DecisionKind::Link: return tr("linked this ticket");
    case DecisionKind::NoRecord: return tr("closed this ticket as no record");
    case DecisionKind::AskUser: return tr("asked the user about this ticket");
    case DecisionKind::NotSure: return tr("sent this ticket to a second reader");
    case DecisionKind::Park: return tr("parked this ticket");
    case DecisionKind::Skip: return tr("skipped this ticket");
    case DecisionKind::SamePerson: return tr("opened a contested email for this ticket");
    case DecisionKind::WrongOwner: return tr("sent this ticket to the lead");
    case DecisionKind::AskProof: return tr("asked for proof on this ticket");
    case DecisionKind::ApproveChange: return tr("approved the change on this ticket");
    case DecisionKind::RejectChange: return tr("rejected the change on this ticket");
    case DecisionKind::SuspectTakeover: return tr("sent this ticket to the lead");
    case DecisionKind::StopChange: return tr("stopped the change on this ticket");
    case DecisionKind::CloseCase: return tr("closed this ticket");
    case DecisionKind::ApproveDetails: return tr("approved the change on this ticket");
    case DecisionKind::RejectDetails: return tr("rejected the change on this ticket");
    }
    Q_UNREACHABLE();
}

QString DecisionWords::taken(const Decision &decision)
{
    const QString what = decision.kind == DecisionKind::Link
        ? tr("link to TRN %1").arg(shown(decision.trn))
        : title(decision.kind);
    //: A ticket's reference and what was decided of it.
    return tr("%1: %2").arg(shown(decision.ticketReference), what);
}

QString DecisionWords::history(const HistoryEntry &entry)
{
    const bool proposed = entry.rule == kSecondPersonNeeded;
    if (entry.rule == kFirstReading)
        return tr("A first reader has looked");
    const QString proposal = entry.kind == DecisionKind::ApproveChange ? tr("Change proposed; a second person has to agree")
                                                                       : tr("Link proposed; a second person has to agree");
    QStringList parts {proposed ? proposal : TicketWords::action(entry.action)};
    if (entry.kind && !proposed)
        parts << title(*entry.kind);
    if (entry.reason && *entry.reason != Reason::None)
        parts << reason(*entry.reason);
    if (!entry.trn.empty())
        parts << tr("TRN %1").arg(shown(entry.trn));
    if (!entry.rule.empty() && !proposed)
        parts << ErrorWords::rule(entry.rule);
    return parts.join(QStringLiteral(" · "));
}

} // namespace matchdesk
