// SPDX-License-Identifier: MIT
#include "journey/names.h"

#include "domain/identity_changes.h"

namespace matchdesk {

void takeNames(Identity &identity, const matching::Record &record)
{
    if (record.firstName.empty() || record.lastName.empty())
        return;
    identity.firstName = record.firstName;
    identity.middleName = record.middleName;
    identity.lastName = record.lastName;
}

Result<int> syncNames(Store &store, const Clock &clock, RecordSource &records, std::span<const std::string> trns)
{
    int changed = 0;
    for (const std::string &trn : trns) {
        const auto linked = inRead<std::optional<Identity>>(
            store, [&](Session &session) { return session.identities().liveByTrn(trn); });
        if (!linked.ok())
            return linked.error();
        if (!linked.value())
            continue;
        const auto record = records.byTrn(trn);
        if (!record.ok())
            return record.error();
        if (!record.value() || record.value()->status != matching::RecordStatus::Active)
            continue;
        Identity wanted = *linked.value();
        takeNames(wanted, *record.value());
        // Most changes are not of names, and a write for each would keep others waiting.
        if (wanted == *linked.value())
            continue;
        const auto done = inWrite<bool>(store, [&](Session &session) -> Result<bool> {
            const auto before = session.identities().liveByTrn(trn);
            if (!before.ok())
                return before.error();
            if (!before.value())
                return false;
            Identity after = *before.value();
            takeNames(after, *record.value());
            if (after == *before.value())
                return false;
            const auto saved = saveChange(session, *before.value(), std::move(after), ChangeSource::DqtSynchronization,
                                          {}, clock.now());
            if (!saved.ok())
                return saved.error();
            return true;
        });
        if (!done.ok())
            return done.error();
        changed += done.value() ? 1 : 0;
    }
    return changed;
}

} // namespace matchdesk
