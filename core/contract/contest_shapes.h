// SPDX-License-Identifier: MIT
#pragma once

#include "domain/contest_rules.h"
#include "shape.h"

/// What a contested email looks like on the wire.
namespace matchdesk::contract {

MATCHDESK_SHAPE(TriedStep)
{
    v("at", value.at);
    v("step", value.step);
}

MATCHDESK_SHAPE(Approval)
{
    v("staff", value.staff);
    v("staffName", value.staffName);
    v("at", value.at);
}

MATCHDESK_SHAPE(Contest)
{
    v("ticket", value.ticket);
    v("owner", value.owner);
    v.maybe("asker", value.asker);
    v("newEmailAddress", value.newEmailAddress);
    v("provenAt", value.provenAt);
    v("language", value.language);
    v("via", value.via);
    v("tried", value.tried);
    v("state", value.state);
    v.maybe("openedBy", value.openedBy);
    v("firstApproval", value.firstApproval);
    v("secondApproval", value.secondApproval);
    v("effectiveAt", value.effectiveAt);
    v.maybe("previousEmailAddress", value.previousEmailAddress);
    v("settledAt", value.settledAt);
    v.maybe("settledRule", value.settledRule);
    v("version", value.version);
}

MATCHDESK_SHAPE(GateView)
{
    v("gate", value.gate);
    v("verdict", value.verdict);
    v("at", value.at);
}

MATCHDESK_SHAPE(ContestView)
{
    v("contest", value.contest);
    v("owner", value.owner);
    v("gates", value.gates);
    v("open", value.open);
    v("afterWait", value.afterWait);
    v("waitSeconds", value.waitSeconds);
}

} // namespace matchdesk::contract
