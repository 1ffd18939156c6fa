// SPDX-License-Identifier: MIT
#include "steps.h"

#include <algorithm>

namespace matchdesk::journey {

namespace {

constexpr std::chrono::seconds kPause {30};

/// The journey while its record may be unlocked: linked in it, and never another one found with its address.
Result<std::optional<Journey>> unlockable(Session &session, const JourneyCaller &caller)
{
    auto journey = session.journeys().byId(caller.journey);
    if (!journey.ok())
        return journey.error();
    const auto trns = session.journeys().trnsFoundWith(journey.value().emailAddress);
    if (!trns.ok())
        return trns.error();
    const bool another = std::ranges::any_of(
        trns.value(), [&](const std::string &trn) { return trn != journey.value().foundTrn; });
    if (another || journey.value().ending != Ending::Linked)
        return std::optional<Journey> {};
    return std::optional(std::move(journey).value());
}

} // namespace

void unlock(const JourneyTools &tools, const JourneyCaller &caller)
{
    if (!tools.unlockPortal)
        return;
    const auto journey = inRead<std::optional<Journey>>(
        tools.store, [&](Session &session) { return unlockable(session, caller); });
    if (!journey.ok() || !journey.value())
        return;
    const auto unlocked = tools.unlockPortal(journey.value()->foundTrn);
    if (unlocked.ok() || unlocked.error().code != ErrorCode::Unavailable)
        return;
    // Whoever answers later is asked later: the link does not wait for it.
    static_cast<void>(tools.store.write([&](Session &session) -> Outcome {
        auto current = session.journeys().byId(caller.journey);
        if (!current.ok())
            return current.error();
        Journey waiting = std::move(current).value();
        waiting.retryAt = tools.clock.now() + kPause * ++waiting.retries;
        const std::int64_t basedOn = waiting.version;
        const auto kept = session.journeys().update(std::move(waiting), basedOn);
        return kept.ok() ? Outcome(Done {}) : Outcome(kept.error());
    }));
}

} // namespace matchdesk::journey
