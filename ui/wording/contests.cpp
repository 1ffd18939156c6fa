// SPDX-License-Identifier: MIT
#include "wording/contests.h"

#include "wording/formats.h"
#include "wording/phrase.h"

#include <algorithm>

namespace matchdesk {

using namespace std::chrono_literals;

QString ContestWords::gate(ContestGate gate)
{
    switch (gate) {
    //: A check before a change of email address; its verdict stands beside it ("met", "stops it").
    case ContestGate::AddressProven: return tr("New address proven by a code");
    case ContestGate::AddressFree: return tr("No other account uses it");
    case ContestGate::AddressPersonal: return tr("Not a shared mailbox");
    case ContestGate::InsideJourney: return tr("Asked inside a matched journey");
    case ContestGate::OldAddressTried: return tr("Code to the old address tried");
    case ContestGate::HolderTold: return tr("Old address told");
    case ContestGate::HolderUnchanged: return tr("Account still holds the record");
    case ContestGate::RecordActive: return tr("Record is active");
    case ContestGate::NoAlert: return tr("No alert on the record");
    case ContestGate::NoEarlierContest: return tr("No refused request in 30 days");
    case ContestGate::NoRecentChange: return tr("No change of address in 30 days");
    }
    Q_UNREACHABLE();
}

QString ContestWords::verdict(GateVerdict verdict)
{
    switch (verdict) {
    //: The verdict on a check before a change of email address.
    case GateVerdict::Met: return tr("met");
    case GateVerdict::Caution: return tr("not so: weigh it");
    case GateVerdict::NeedsLead: return tr("not so: a lead agrees last");
    case GateVerdict::Stops: return tr("not so: stops it");
    case GateVerdict::NotChecked: return tr("not checked: stops it");
    }
    Q_UNREACHABLE();
}

QString ContestWords::whyStopped(const std::vector<GateView> &gates)
{
    const auto stopping = std::ranges::find_if(gates, [](const GateView &view) {
        return view.verdict == GateVerdict::Stops || view.verdict == GateVerdict::NotChecked;
    });
    return stopping == gates.end() ? QString() : rule(std::string("contest-").append(nameOf(stopping->gate)));
}

QString ContestWords::step(ContestStep step)
{
    switch (step) {
    //: What was tried before support was asked.
    case ContestStep::NewAddressProven: return tr("Proved the new address by a code");
    case ContestStep::OwnerCodeSent: return tr("A code went to the old address");
    case ContestStep::OwnerCodeRefused: return tr("A wrong or expired code for the old address");
    case ContestStep::OwnerCodeRightful: return tr("The right code for the old address");
    case ContestStep::SaidCannotReach: return tr("Said: I cannot reach that mailbox");
    case ContestStep::SaidNotMine: return tr("Said: I do not know that address");
    case ContestStep::FoundBySupport: return tr("Support found that both are one person");
    }
    Q_UNREACHABLE();
}

QString ContestWords::via(ContestVia via)
{
    switch (via) {
    case ContestVia::CannotReach: return tr("Says that they cannot reach the old address");
    case ContestVia::NotMine: return tr("Says that they do not know the old address");
    case ContestVia::Agent: return tr("Support says that both are one person");
    }
    Q_UNREACHABLE();
}

QString ContestWords::standing(const ContestView &view, bool mineWasFirst, Instant now)
{
    const Contest &contest = view.contest;
    switch (contest.state) {
    case ContestState::Asked: return tr("Nobody has agreed to it yet. Two people have to, one after the other.");
    case ContestState::Proposed:
        return mineWasFirst ? tr("You agreed first. Somebody else has to agree before anything happens.")
                            : tr("A first reader has looked. Weigh the evidence yourself; what they noted is shown once you have decided.");
    case ContestState::Waiting:
        return contest.firstApproval && contest.secondApproval
            ? tr("Agreed by %1 and %2. Both addresses have been told.")
                  .arg(shown(contest.firstApproval->staffName), shown(contest.secondApproval->staffName))
            : tr("Agreed by two people. Both addresses have been told.");
    case ContestState::Done:
        return contest.settledAt ? tr("The address has changed (%1).").arg(Formats::moment(*contest.settledAt, now))
                                 : tr("The address has changed.");
    case ContestState::Rejected:
        return contest.settledAt ? tr("Refused (%1). The address stays as it was.").arg(Formats::moment(*contest.settledAt, now))
                                 : tr("Refused. The address stays as it was.");
    case ContestState::Objected:
        return contest.settledAt
            ? tr("The holder objected (%1): “this was not me”. The address stays as it was.").arg(Formats::moment(*contest.settledAt, now))
            : tr("The holder objected: “this was not me”. The address stays as it was.");
    case ContestState::Stopped:
        return contest.settledRule.empty() ? tr("Stopped before it happened. The address stays as it was.")
                                           : tr("Stopped: %1").arg(rule(contest.settledRule));
    }
    Q_UNREACHABLE();
}

QString ContestWords::changesIn(std::chrono::seconds left)
{
    if (left <= 0s)
        return tr("The address is being changed.");
    const auto hours = std::chrono::floor<std::chrono::hours>(left);
    const auto minutes = std::chrono::floor<std::chrono::minutes>(left - hours);
    //: %1 is a time, as "23 h 59 min".
    const QString pattern = tr("The address changes in %1 unless somebody objects.");
    if (hours > 0h)
        return pattern.arg(tr("%1 h %2 min").arg(Formats::number(hours.count()), Formats::number(minutes.count())));
    if (minutes > 0min)
        return pattern.arg(tr("%1 min %2 s").arg(Formats::number(minutes.count()), Formats::number((left - minutes).count())));
    return pattern.arg(tr("%1 s").arg(Formats::number(left.count())));
}

QString ContestWords::duration(std::chrono::seconds length)
{
    if (length >= 2h && length % 1h == 0s)
        return tr("%n hours", nullptr, static_cast<int>(length / 1h));
    if (length >= 2min && length % 1min == 0s)
        return tr("%n minutes", nullptr, static_cast<int>(length / 1min));
    return tr("%n seconds", nullptr, static_cast<int>(length.count()));
}

QString ContestWords::rule(std::string_view rule)
{
    if (rule == "contest-address-proven")
        return tr("The new address has not been proven by a code. Ask the person to start again in their service.");
    if (rule == "contest-address-free" || rule == "email-taken")
        return tr("Another account uses the new address. Nothing was changed.");
    if (rule == "contest-address-personal")
        return tr("The new address looks like a shared mailbox. Reject it and ask for a personal one.");
    if (rule == "contest-holder-told")
        return tr("The old address has not been told yet. Nobody can agree before that.");
    if (rule == "contest-holder-unchanged" || rule == "holder-changed")
        return tr("The account no longer holds this record. Nothing was changed.");
    if (rule == "contest-record-active" || rule == "record-not-active")
        return tr("The record is not active: its holder has died, or it was merged or withdrawn. Nothing was changed.");
    if (rule == "contest-no-alert")
        return tr("It is not known whether there is an alert on the record. Try again when the register answers.");
    if (rule == "asker-has-record")
        return tr("The other account has got a record of its own. Nothing was changed.");
    if (rule == "second-reader-opened-it")
        return tr("You opened this one, so somebody else has to agree last.");
    if (rule == "lead-agrees-last")
        return tr("Something speaks against it, so a lead has to be the one who agrees last.");
    if (rule == "contest-not-open-for-this")
        return tr("It no longer stands where this could be decided. Nothing was changed.");
    return {};
}

} // namespace matchdesk
