// SPDX-License-Identifier: MIT
#pragma once

#include "support/fake_api_client.h"

/// A small invented desk for tests of screens and for looking at them: eleven tickets, the first with three candidates
/// whose cells show most verdicts.
namespace matchdesk::test {

/// Wednesday, 18 November 2026, 09:42 UTC.
[[nodiscard]] Instant sampleNow();
[[nodiscard]] Workplace sampleWorkplace();
[[nodiscard]] TicketDetail sampleDetail();
/// A plain ticket with one good candidate.
[[nodiscard]] TicketDetail plainDetail(int number, const std::string &person, Cause cause, int daysLeft, Hint hint = Hint::None);
/// Its only candidate's record is held by another account.
[[nodiscard]] TicketDetail claimedDetail(int number);
/// A contested email, as it stands in `state`; its gates, effects and open decisions are the domain's own.
[[nodiscard]] ContestFacts contestFacts(int number, ContestState state);
[[nodiscard]] TicketDetail contestDetail(const ContestFacts &facts);
/// Somebody without a TRN asks for another last name and date of birth; nothing is decided yet.
[[nodiscard]] TicketDetail detailsChangeDetail(int number);
void fill(FakeApiClient &api);

} // namespace matchdesk::test
