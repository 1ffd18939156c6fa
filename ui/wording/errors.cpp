// SPDX-License-Identifier: MIT
#include "wording/errors.h"

#include "domain/rules.h"
#include "support/text.h"
#include "wording/contests.h"
#include "wording/decisions.h"
#include "wording/formats.h"
#include "wording/phrase.h"

namespace matchdesk {

QString ErrorWords::failed(Doing doing)
{
    switch (doing) {
    case Doing::LoadingQueue: return tr("Could not load the queue.");
    case Doing::LoadingTicket: return tr("Could not load this ticket.");
    case Doing::LoadingHistory: return tr("Could not load the history.");
    case Doing::LoadingMessages: return tr("Could not load the messages.");
    case Doing::LoadingOutbox: return tr("Could not load the outbox.");
    case Doing::LoadingDocument: return tr("Could not load the document.");
    case Doing::Deciding: return tr("Your decision was not taken.");
    case Doing::Undoing: return tr("The decision was not taken back.");
    case Doing::Searching: return tr("Could not search.");
    case Doing::AddingCandidate: return tr("Could not add this record.");
    case Doing::RetryingMessage: return tr("The message was not sent again.");
    case Doing::Starting: return tr("Could not start.");
    }
    Q_UNREACHABLE();
}

QString ErrorWords::explain(const Error &error, Doing doing)
{
    const bool decides = doing == Doing::Deciding;
    switch (error.code) {
    case ErrorCode::BadRequest:
        return tr("This window and the server do not understand each other. Nothing was changed. Update Matchdesk and try again.");
    case ErrorCode::Unprocessable:
        return tr("The server did not accept a value. Nothing was changed. Check what you chose and try again.");
    case ErrorCode::Unauthorised:
        return tr("The server does not know this sign-in any more. What you typed is kept. Sign in again.");
    case ErrorCode::Forbidden: return tr("Your role does not allow this. Nothing was changed. Leave it to a verifier or the lead.");
    case ErrorCode::NotFound: return tr("It is not there any more. Nothing was changed. Go on with the next ticket.");
    case ErrorCode::Conflict: return conflict(error);
    case ErrorCode::RuleRefused: return rule(error.rule);
    case ErrorCode::TooLate: return tr("Its hold has ended and it has taken effect. Ask the lead to correct it.");
    case ErrorCode::TooMany: return tr("The server asks to slow down. Nothing is lost. Wait a moment and try again.");
    case ErrorCode::Unavailable:
        return decides ? tr("The server does not answer. The ticket and your choice are kept. Try again when it is back.")
                       : tr("The server does not answer. Your decisions are safe. Try again.");
    case ErrorCode::StorageFull: return tr("The server has no room left to store it. Nothing was changed. Tell whoever runs it.");
    case ErrorCode::Damaged: return tr("The stored data cannot be read. Nothing was changed. Tell whoever runs the server.");
    case ErrorCode::Cancelled: return tr("It was stopped. Nothing was changed.");
    case ErrorCode::Internal: return tr("Something went wrong inside. Nothing was changed. Try again, and tell whoever runs the server if it stays.");
    }
    Q_UNREACHABLE();
}

QString ErrorWords::sentence(const Error &error, Doing doing)
{
    return tr("%1 %2").arg(failed(doing), explain(error, doing));
}

QString ErrorWords::conflict(const Error &error)
{
    if (error.what == "evidence-changed")
        return tr("The comparison has changed since you saw it. Look at it again; your choice is kept.");
    const auto at = instantFromIso(error.when);
    if (error.what == "lease") {
        if (error.who.empty())
            return tr("Somebody else is working on this ticket.");
        return at ? tr("%1 has been working on this ticket since %2.").arg(shown(error.who), Formats::time(*at))
                  : tr("%1 is working on this ticket.").arg(shown(error.who));
    }
    if (error.what == "changed" || error.what.empty())
        return error.who.empty() ? tr("This ticket has changed since you opened it. Your choice is kept; look again.")
                                 : tr("%1 has changed this ticket. Your choice is kept; look again.").arg(shown(error.who));
    const QString who = error.who.empty() ? tr("Somebody else") : shown(error.who);
    //: %1 a person, %2 what they did ("linked this ticket"), %3 a time.
    return at ? tr("%1 %2 at %3.").arg(who, DecisionWords::did(error.what), Formats::time(*at))
              : tr("%1 %2.").arg(who, DecisionWords::did(error.what));
}

QString ErrorWords::rule(std::string_view rule)
{
    if (rule == "second-reader-is-first")
        return tr("You were the first reader, so somebody else has to settle this one.");
    if (rule == "contested-email-needs-verification")
        return tr("This is a contested email: nobody is linked here. Approve or reject the change.");
    if (const QString contest = ContestWords::rule(rule); !contest.isEmpty())
        return contest;
    if (rule == "details-come-from-record")
        return tr("This account has a record by now, and its name and date of birth come from there. Reject the change with that reason.");
    if (rule == "ticket-is-about-details")
        return tr("This ticket is about a person's details, not about a record. Approve or reject the change.");
    if (rule == "ticket-is-no-details-change")
        return tr("Nobody has asked for other details on this ticket.");
    if (rule == "not-failed")
        return tr("The message is on its way or was sent already.");
    if (rule == "message-expired")
        return tr("Its code has expired, so it is not sent any more. The person can ask for a new one.");
    const auto link = linkRuleFromName(rule);
    if (!link)
        return tr("A rule forbids it (%1). Nothing was changed.").arg(shown(rule));
    switch (*link) {
    case LinkRule::Allowed: break;
    case LinkRule::IdentityHasTrn: return tr("This account has a TRN already. Nothing was linked.");
    case LinkRule::RecordClaimed: return tr("Another account has claimed this record meanwhile. Nothing was linked.");
    case LinkRule::RecordInactive: return tr("The record has become inactive. Nothing was linked.");
    case LinkRule::RecordMerged: return tr("The record was merged into another. Nothing was linked.");
    case LinkRule::RecordDeceased: return tr("The register says that the record's holder has died. Nothing was linked.");
    case LinkRule::RecordUnknown: return tr("The register no longer holds this record. Nothing was linked.");
    }
    return tr("A rule forbids it (%1). Nothing was changed.").arg(shown(rule));
}

QString ErrorWords::details(const Error &error)
{
    return QStringLiteral("%1: %2").arg(shown(nameOf(error.code)), shown(error.detail));
}

} // namespace matchdesk
