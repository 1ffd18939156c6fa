// SPDX-License-Identifier: MIT
#include "matching/changes.h"

#include "builder.h"
#include "candidates.h"
#include "cold.h"
#include "identifiers.h"
#include "layers.h"

#include <algorithm>
#include <memory>
#include <unordered_map>

namespace matchdesk::matching {
namespace {

/// What lies on top of the base after the change: by TRN, the record, or nullptr for one that is removed.
using Top = std::unordered_map<std::uint32_t, const Record *>;

std::optional<std::uint32_t> wholeTrn(const std::string &text)
{
    return text.size() == 7 ? parseTrn(text) : std::nullopt;
}

} // namespace

ChangedRegister ChangeAccess::apply(const std::shared_ptr<const Register> &records, const Changes &changes)
{
    ChangedRegister out;
    const Snapshot &now = records->snapshot();
    const auto held = [&now](std::uint32_t trn) {
        return now.index().byTrn(trn) != noRecord
            || (now.changes() != nullptr && now.changes()->index().byTrn(trn) != noRecord);
    };
    Top top;
    for (const Record &record : changes.put) {
        if (const auto trn = wholeTrn(record.trn))
            top.insert_or_assign(*trn, &record);
        else
            ++out.rejected;
    }
    for (const std::string &text : changes.removed) {
        if (const auto trn = wholeTrn(text); trn && (held(*trn) || top.contains(*trn)))
            top.insert_or_assign(*trn, nullptr);
        else
            ++out.rejected;
    }
    Builder builder(now.sharedTables());
    std::vector<std::uint32_t> removed;
    for (const auto &[trn, record] : top) {
        if (record == nullptr) {
            removed.push_back(trn);
            out.removed += held(trn) ? 1U : 0U;
            continue;
        }
        builder.add(*record);
        ++(held(trn) ? out.replaced : out.added);
    }
    if (const Snapshot *before = now.changes()) {
        for (RecordNumber number = 0; number < before->index().hot.size(); ++number) {
            if (!top.contains(before->index().hot[number].trn()))
                builder.add(before->recordAt(number));
        }
        for (const std::uint32_t trn : removedFrom(now)) {
            if (!top.contains(trn))
                removed.push_back(trn);
        }
    }
    const auto base = now.changes() != nullptr ? now.plain()
                                               : std::static_pointer_cast<const Snapshot>(records);
    auto changed = builder.finish();
    // What the base never held needs no mark.
    std::erase_if(removed, [&base](std::uint32_t trn) { return base->index().byTrn(trn) == noRecord; });
    std::sort(removed.begin(), removed.end());
    out.layered = changed->size() + removed.size();
    out.records = layered(base, std::move(changed), removed);
    return out;
}

std::shared_ptr<const Register> ChangeAccess::compacted(const Register &records, const FoldingProgress &progress)
{
    const Snapshot &now = records.snapshot();
    Builder builder(now.sharedTables());
    // Reading them is about half of the work, and the other half cannot be told apart.
    constexpr std::size_t atOnce = 10'000;
    constexpr double half = 0.5;
    std::size_t done = 0;
    for (const Snapshot *layer : {&now, now.changes()}) {
        for (RecordNumber number = 0; layer != nullptr && number < layer->index().hot.size(); ++number) {
            if (!layer->index().live(number))
                continue;
            builder.add(layer->recordAt(number));
            if (++done % atOnce == 0 && progress
                && !progress(half * static_cast<double>(done) / static_cast<double>(now.size())))
                return nullptr;
        }
    }
    if (progress && !progress(half))
        return nullptr;
    return builder.finish();
}

bool ChangeAccess::proposes(const Register &records, const Claim &claim, const Model &model)
{
    const Snapshot &snapshot = records.snapshot();
    if (snapshot.size() == 0)
        return false;
    const auto memory = std::make_unique<Prepared>();
    const Prepared &prepared = *memory;
    prepare(claim, snapshot, model, *memory);
    // How many hold a surname is not known here; where neither forename nor date is stated, that decides about all of them.
    if (prepared.forenames[0].empty() && !prepared.date) {
        std::vector<NameId> surnames;
        NameNeighbours neighbours;
        for (const StatedName &name : prepared.surnames)
            neighbours.surnamesLike(snapshot, name, surnames);
        if (!surnames.empty())
            return true;
    }
    Candidates candidates;
    candidates.begin(snapshot, prepared);
    candidates.addExact();
    if (candidates.all().empty())
        candidates.addNear();
    return !candidates.all().empty();
}

std::vector<Record> ChangeAccess::mergedInto(const Register &records, std::span<const std::uint32_t> trns)
{
    constexpr auto merged = static_cast<std::uint32_t>(RecordStatus::Merged);
    struct Merger {
        std::uint32_t next = 0;
        const Snapshot *layer = nullptr;
        RecordNumber number = 0;
    };
    std::unordered_map<std::uint32_t, Merger> mergers;
    const Snapshot &now = records.snapshot();
    for (const Snapshot *layer : {&now, now.changes()}) {
        for (RecordNumber number = 0; layer != nullptr && number < layer->index().hot.size(); ++number) {
            const HotRecord &hot = layer->index().hot[number];
            if (hot.status() != merged || !layer->index().live(number))
                continue;
            const std::string cold = layer->coldOf(number);
            if (const auto next = parseTrn(survivorInCold(cold)))
                mergers[hot.trn()] = {*next, layer, number};
        }
    }
    std::vector<Record> out;
    for (const auto &[trn, first] : mergers) {
        constexpr int mostMergers = 8;
        std::uint32_t at = first.next;
        for (int step = 0; step < mostMergers; ++step) {
            if (std::binary_search(trns.begin(), trns.end(), at)) {
                out.push_back(first.layer->recordAt(first.number));
                break;
            }
            const auto next = mergers.find(at);
            if (next == mergers.end())
                break;
            at = next->second.next;
        }
    }
    return out;
}

ChangeReach::ChangeReach(const Register &before, const Changes &changes, std::shared_ptr<const Model> model)
    : m_model(std::move(model))
{
    std::vector<Record> were;
    std::vector<std::uint32_t> trns;
    const auto addBefore = [&](const std::string &trn) {
        if (const auto number = parseTrn(trn))
            trns.push_back(*number);
        if (auto record = before.record(trn))
            were.push_back(*std::move(record));
    };
    for (const Record &record : changes.put)
        addBefore(record.trn);
    for (const std::string &trn : changes.removed)
        addBefore(trn);
    // Of two with one TRN the last counts, and a builder keeps the first.
    std::vector<Record> are(changes.put.rbegin(), changes.put.rend());
    // Who is found by a merged record gets its survivor shown, whatever that one's own details are.
    std::sort(trns.begin(), trns.end());
    for (Record &merged : ChangeAccess::mergedInto(before, trns)) {
        were.push_back(merged);
        are.push_back(std::move(merged));
    }
    m_were = Register::build(were);
    m_are = Register::build(are);
}

bool ChangeReach::touches(const Claim &claim) const
{
    return ChangeAccess::proposes(*m_are, claim, *m_model) || ChangeAccess::proposes(*m_were, claim, *m_model);
}

ChangedRegister withChanges(const std::shared_ptr<const Register> &records, const Changes &changes)
{
    return ChangeAccess::apply(records, changes);
}

std::shared_ptr<const Register> compacted(const Register &records)
{
    return ChangeAccess::compacted(records);
}

} // namespace matchdesk::matching
