// SPDX-License-Identifier: MIT
#include "wording/tickets.h"

#include "domain/audit.h"
#include "wording/formats.h"
#include "wording/phrase.h"

namespace matchdesk {

QString TicketWords::causeShort(Cause cause)
{
    switch (cause) {
    case Cause::SeveralAnswered: return tr("several records answered");
    case Cause::StatedTrnNoneAnswered: return tr("said a TRN · none answered");
    case Cause::QualifiedNoneAnswered: return tr("holds QTS · none answered");
    case Cause::RecordDisputed: return tr("disputed the record");
    case Cause::LookupUnavailable: return tr("DQT was unavailable");
    case Cause::RecordClaimed: return tr("record is claimed");
    case Cause::MailboxLost: return tr("mailbox lost");
    case Cause::DetailsChangeAsked: return tr("new name or birth date");
    }
    Q_UNREACHABLE();
}

QString TicketWords::cause(Cause cause)
{
    switch (cause) {
    case Cause::SeveralAnswered: return tr("No match: several records answered");
    case Cause::StatedTrnNoneAnswered: return tr("No match: said a TRN, no record answered");
    case Cause::QualifiedNoneAnswered: return tr("No match: says they hold QTS, no record answered");
    case Cause::RecordDisputed: return tr("The user says the record found is not theirs");
    case Cause::LookupUnavailable: return tr("DQT did not answer in time: it is not known whether there is a record");
    case Cause::RecordClaimed: return tr("The record belongs to another account already");
    case Cause::MailboxLost: return tr("Contested email: the old mailbox cannot be reached");
    case Cause::DetailsChangeAsked: return tr("Somebody without a TRN asks for another name or date of birth");
    }
    Q_UNREACHABLE();
}

QString TicketWords::state(TicketState state)
{
    switch (state) {
    //: The state of a ticket.
    case TicketState::Open: return tr("open");
    case TicketState::AwaitingUser: return tr("waits for the user");
    case TicketState::SecondOpinion: return tr("second opinion");
    case TicketState::Parked: return tr("parked");
    case TicketState::Escalated: return tr("with the lead");
    case TicketState::Waiting: return tr("change agreed, waits");
    case TicketState::Held: return tr("decided, held");
    case TicketState::Closed: return tr("closed");
    }
    Q_UNREACHABLE();
}

QString TicketWords::hint(Hint hint)
{
    switch (hint) {
    case Hint::None: return {};
    case Hint::SecondTrnSuspected: return tr("twin TRNs?");
    case Hint::AnsweredByUser: return tr("user answered");
    case Hint::ReturnedByRule: return tr("came back: rule");
    case Hint::MatchesNow: return tr("re-matched: confirm");
    case Hint::AwaitsAgreement: return tr("second reading");
    case Hint::SkippedOften: return tr("skipped often");
    case Hint::HolderObjected: return tr("holder objected");
    }
    Q_UNREACHABLE();
}

QString TicketWords::hintInFull(Hint hint, TicketKind kind)
{
    if (kind == TicketKind::ContestedEmail && hint == Hint::AwaitsAgreement)
        return tr("A colleague agrees with the change of address. Approve it only if you would have done so yourself.");
    if (kind == TicketKind::ContestedEmail && hint == Hint::ReturnedByRule)
        return tr("A rule stood against this change when its time came. The address stays as it was.");
    switch (hint) {
    case Hint::None: return {};
    case Hint::SecondTrnSuspected: return tr("Perhaps two records of one person: compare both before you decide.");
    case Hint::AnsweredByUser: return tr("The user has answered; the comparison uses the new details.");
    case Hint::ReturnedByRule: return tr("A decision on this ticket was refused when it came to take effect. Nothing was linked.");
    case Hint::MatchesNow: return tr("The register has changed and these details match now. Check and confirm.");
    case Hint::AwaitsAgreement: return tr("A colleague has read this ticket first. Decide by yourself: what they chose is shown afterwards.");
    case Hint::SkippedOften: return tr("This ticket has been skipped three times or more.");
    case Hint::HolderObjected: return tr("Whoever holds this account says that it was not them. The change does not happen.");
    }
    Q_UNREACHABLE();
}

QString TicketWords::special(const TicketRow &row, const StaffId &reader)
{
    if (!row.leaseHolder.empty() && row.leaseHolderId != reader)
        return tr("%1 has it").arg(shown(row.leaseHolder));
    if (row.state == TicketState::Waiting)
        return tr("change waits");
    if (row.kind == TicketKind::ContestedEmail && row.hint == Hint::AwaitsAgreement)
        return tr("change to agree");
    if (row.hint != Hint::None)
        return hint(row.hint);
    return shown(row.reference);
}

QString TicketWords::spoken(const TicketRow &row, const StaffId &reader, Instant now)
{
    QStringList parts;
    parts << tr("%1, %2.").arg(shown(row.personName), shown(row.reference));
    parts << cause(row.cause) + QLatin1Char('.');
    parts << Formats::timeLeftInFull(row.promisedBy, row.pausedAt, now) + QLatin1Char('.');
    if (row.state != TicketState::Open)
        parts << Formats::sentence(state(row.state)) + QLatin1Char('.');
    if (row.hint != Hint::None)
        parts << hintInFull(row.hint, row.kind);
    if (!row.leaseHolder.empty() && row.leaseHolderId != reader)
        parts << tr("%1 is working on it.").arg(shown(row.leaseHolder));
    return parts.join(QLatin1Char(' '));
}

QString TicketWords::view(QueueView view)
{
    switch (view) {
    case QueueView::NextForMe: return tr("Next for me");
    case QueueView::ParkedByMe: return tr("Parked by me");
    case QueueView::AwaitingUser: return tr("Awaiting the user");
    case QueueView::SecondOpinions: return tr("Second opinions");
    case QueueView::NearPromise: return tr("Near their promise");
    case QueueView::Closed: return tr("Closed");
    case QueueView::All: return tr("All open");
    }
    Q_UNREACHABLE();
}

QString TicketWords::clearTitle(QueueView view)
{
    switch (view) {
    case QueueView::NextForMe: return tr("Queue clear");
    case QueueView::ParkedByMe: return tr("Nothing parked");
    case QueueView::AwaitingUser: return tr("Nobody to wait for");
    case QueueView::SecondOpinions: return tr("No second opinions wanted");
    case QueueView::NearPromise: return tr("Nothing near its promise");
    case QueueView::Closed: return tr("Nothing closed yet");
    case QueueView::All: return tr("No open tickets");
    }
    Q_UNREACHABLE();
}

QString TicketWords::clearSentence(QueueView view)
{
    switch (view) {
    case QueueView::NextForMe: return tr("Every ticket that you can decide is decided. New ones appear here by themselves.");
    case QueueView::ParkedByMe: return tr("Tickets that you park with P wait here for you.");
    case QueueView::AwaitingUser: return tr("Tickets wait here while the user answers a question; their clock stands still.");
    case QueueView::SecondOpinions: return tr("Tickets appear here when a colleague is not sure.");
    case QueueView::NearPromise: return tr("Tickets with one working day left or less appear here.");
    case QueueView::Closed: return tr("Decided tickets appear here when their hold has ended.");
    case QueueView::All: return tr("New tickets appear here by themselves.");
    }
    Q_UNREACHABLE();
}

QString TicketWords::role(Role role)
{
    switch (role) {
    //: A role of staff, after a name.
    case Role::Agent: return tr("agent");
    case Role::Verifier: return tr("verifier");
    case Role::Lead: return tr("lead");
    }
    Q_UNREACHABLE();
}

QString TicketWords::person(const Staff &staff)
{
    //: A member of staff: name, role.
    return tr("%1, %2").arg(shown(staff.displayName), role(staff.role));
}

QString TicketWords::delivery(const Message &message, Instant now)
{
    const QString why = problem(message.problem);
    switch (message.state) {
    case DeliveryState::Kept: return tr("kept here: no mail leaves this world");
    case DeliveryState::Waiting:
        if (why.isEmpty())
            return tr("waits to be sent");
        return message.nextAttemptAt ? tr("waits: %1; next try %2").arg(why, Formats::moment(*message.nextAttemptAt, now))
                                     : tr("waits: %1").arg(why);
    case DeliveryState::Sending: return tr("is being sent");
    case DeliveryState::Sent: return message.settledAt ? tr("sent %1").arg(Formats::moment(*message.settledAt, now)) : tr("sent");
    case DeliveryState::Failed: return why.isEmpty() ? tr("could not be sent") : tr("could not be sent: %1").arg(why);
    }
    Q_UNREACHABLE();
}

QString TicketWords::problem(DeliveryProblem problem)
{
    switch (problem) {
    case DeliveryProblem::None: return {};
    case DeliveryProblem::Unreachable: return tr("the mail service does not answer");
    case DeliveryProblem::Busy: return tr("the mail service asks to wait");
    case DeliveryProblem::AddressRefused: return tr("the mail service does not take this address");
    case DeliveryProblem::MessageRefused: return tr("the mail service does not take this message");
    case DeliveryProblem::NotAuthorised: return tr("the mail service does not take our sign-in or its certificate is not right");
    case DeliveryProblem::ClockWrong: return tr("the server’s clock is wrong");
    case DeliveryProblem::Expired: return tr("its code expired first");
    case DeliveryProblem::Unreadable: return tr("it was written with another service key");
    }
    Q_UNREACHABLE();
}

QString TicketWords::language(std::string_view code)
{
    return code == "cy" ? tr("Welsh") : tr("English");
}

QString TicketWords::messageName(std::string_view templateId)
{
    if (templateId == "trn-found")
        return tr("Your teacher reference number (TRN)");
    if (templateId == "not-found")
        return tr("We could not find your teaching record");
    if (templateId == "more-information")
        return tr("We have a question about your teaching record");
    if (templateId == "contest-opened")
        return tr("Your teaching record is linked to another email address");
    if (templateId == "contest-notice")
        return tr("Someone has asked about your teaching record");
    if (templateId == "contest-question")
        return tr("We need one more thing before we can change your email address");
    if (templateId == "contest-approved")
        return tr("We have agreed to change your email address");
    if (templateId == "contest-approved-notice")
        return tr("Your teaching record will soon use another email address");
    if (templateId == "contest-rejected")
        return tr("We could not change your email address");
    if (templateId == "contest-stopped" || templateId == "contest-objected")
        return tr("The change of your email address is on hold");
    if (templateId == "contest-stopped-notice" || templateId == "contest-objected-notice")
        return tr("We have stopped the change to your teaching record");
    if (templateId == "contest-switched")
        return tr("Your email address has been changed");
    if (templateId == "contest-switched-notice")
        return tr("This email address is no longer used with your teaching record");
    if (templateId == "change-received")
        return tr("We have received your request to change your details");
    if (templateId == "change-accepted")
        return tr("We have changed your details");
    if (templateId == "change-rejected")
        return tr("We have not changed your details");
    if (templateId == "ticket-received")
        return tr("We are looking for your teaching record");
    return shown(templateId);
}

QString TicketWords::action(std::string_view name)
{
    const auto action = auditActionFromName(name);
    if (!action)
        return shown(name);
    switch (*action) {
    case AuditAction::TicketOpened: return tr("Ticket opened");
    case AuditAction::DecisionHeld: return tr("Decided");
    case AuditAction::DecisionUndone: return tr("Took the decision back");
    case AuditAction::DecisionApplied: return tr("Decision took effect");
    case AuditAction::DecisionRefused: return tr("Decision refused by a rule");
    case AuditAction::CandidateAdded: return tr("Added a record by search");
    case AuditAction::ValuesRevealed: return tr("Looked at masked values");
    case AuditAction::IdentityLinked: return tr("TRN linked");
    case AuditAction::TicketMatchedSince: return tr("Closed itself: the record has been found since");
    case AuditAction::RegisterLoaded: return tr("Register loaded");
    case AuditAction::ClientAdded: return tr("Client added");
    case AuditAction::ClientRevoked: return tr("Client revoked");
    case AuditAction::WebhookAdded: return tr("Webhook added");
    case AuditAction::WebhookRemoved: return tr("Webhook removed");
    case AuditAction::ChangeObjected: return tr("The holder objected");
    case AuditAction::ChangeStopped: return tr("A rule stopped the change");
    case AuditAction::AddressChanged: return tr("Email address changed");
    case AuditAction::AccountMerged: return tr("The asker's account merged");
    case AuditAction::MatchesNow: return tr("The register changed: the details now answer to one record");
    case AuditAction::MatchesNoLonger: return tr("The register changed: the details no longer answer to one record");
    case AuditAction::MessageRetried: return tr("Sent a message again");
    case AuditAction::EvidenceViewed: return tr("Looked at the document");
    }
    Q_UNREACHABLE();
}

} // namespace matchdesk
