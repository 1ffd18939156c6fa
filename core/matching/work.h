// SPDX-License-Identifier: MIT
#pragma once

#include "candidates.h"
#include "explain.h"
#include "rule.h"
#include "score.h"
#include "snapshot.h"

#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

/// What matching one claim takes, from the candidates to the answer.
namespace matchdesk::matching {

constexpr std::int32_t worthALook = -10'000; ///< after the prior
constexpr std::int32_t someEvidence = 8'000; ///< before it
constexpr std::size_t alwaysShown = 4;

/// Memory that one claim needs in one layer of the register.
struct LayerMemory {
    Prepared claim;
    Candidates candidates;
};

/// Cold text that has been read for a claim: what is likely is read twice, to be compared and to be shown.
struct ReadText {
    std::uint8_t layer = 0;
    RecordNumber number = 0;
    std::string text;
};

/// Memory that one claim needs, kept for the next one of the same thread.
struct Scratch {
    LayerMemory own;
    LayerMemory changes;
    std::vector<Compared> compared;
    std::vector<std::int32_t> odds;
    std::vector<const Compared *> listed;
    std::vector<ReadText> texts;
    std::thread::id user; ///< the last thread that had it: in whose core's caches it lies
};

/// As many Scratches as threads are matching at once.
class ScratchPool {
public:
    [[nodiscard]] std::unique_ptr<Scratch> take();
    void giveBack(std::unique_ptr<Scratch> scratch);

private:
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Scratch>> m_free;
};

/// What one claim needs in one layer of the register: names have numbers of their own in each.
struct Layer {
    Layer(const Snapshot &records, const Model &model, const Claim &stated, LayerMemory &memory);

    const Snapshot &snapshot;
    const Index &index;
    Prepared &claim;
    Candidates &candidates;
    Scorer scorer;
    std::size_t compared = 0; ///< how many of the candidates
};

class Work {
public:
    Work(const Snapshot &snapshot, const Model &model, const Claim &claim, const PolicyRules &policy, Scratch &scratch);

    [[nodiscard]] MatchResult result(const Policy &asked, std::size_t limit);
    /// Nothing when no live record has this TRN.
    [[nodiscard]] std::optional<Candidate> candidateFor(std::uint32_t trn);
    /// Whether the record with this TRN is among those that were compared.
    [[nodiscard]] bool compares(std::uint32_t trn) const;
    /// Every active record that the rule alone finds.
    [[nodiscard]] std::vector<Record> ruled() const;

private:
    template <typename Visit>
    void eachLayer(Visit visit)
    {
        visit(m_own);
        if (m_changes)
            visit(*m_changes);
    }
    [[nodiscard]] Layer &layerOf(const Compared &compared) { return compared.layer == 0 ? m_own : *m_changes; }
    [[nodiscard]] const Layer &layerOf(const Compared &compared) const
    {
        return compared.layer == 0 ? m_own : *m_changes;
    }
    [[nodiscard]] const HotRecord &hotOf(const Compared &compared) const
    {
        return layerOf(compared).index.hot[compared.number];
    }
    [[nodiscard]] Record recordOf(const Compared &compared) const
    {
        return layerOf(compared).snapshot.recordAt(compared.number, textOf(compared));
    }
    /// What cold.h reads, for as long as no other is asked for.
    [[nodiscard]] const std::string &textOf(const Compared &compared) const;
    [[nodiscard]] bool better(const Compared &left, const Compared &right) const
    {
        if (left.odds != right.odds)
            return left.odds > right.odds;
        return hotOf(left).trn() < hotOf(right).trn();
    }
    [[nodiscard]] bool answers(const Compared &compared) const
    {
        return satisfies(compared.agreement, layerOf(compared).snapshot, compared.number, m_policy);
    }
    void agree(Compared &compared) const
    {
        const Layer &layer = layerOf(compared);
        compared.agreement = agreementOf(compared.score, layer.claim, layer.snapshot, compared.number, m_policy);
    }
    void compareNew(Layer &layer);
    void rank();
    void readEmail(Compared &compared);
    /// Whether a slip found in its email address would still matter.
    [[nodiscard]] bool slipMatters(const Compared &compared, std::size_t rank) const;
    void weigh(Compared &compared) const;
    /// The record that a merged one was merged into, through any number of mergers; 0 when that cannot be told.
    [[nodiscard]] std::uint32_t survivorOf(std::uint32_t trn) const;
    void followMergers();
    [[nodiscard]] bool settled() const;
    [[nodiscard]] bool truncated() const;
    /// Another likely record looks like the same person's second one.
    [[nodiscard]] bool hasDouble(const Compared &compared) const;
    [[nodiscard]] bool alike(const Compared &left, const Compared &right) const;
    [[nodiscard]] Candidate shown(const Compared &compared, const Record &record) const;
    [[nodiscard]] std::uint32_t ppm(const Compared &compared, bool counted) const;
    /// The same beside alternatives with these odds.
    [[nodiscard]] std::uint32_t ppmOf(const Compared &compared, double others) const;
    [[nodiscard]] std::uint32_t shownPpm(const Compared &compared, bool counted) const;
    [[nodiscard]] bool ninoElsewhere(const Compared &compared) const;
    [[nodiscard]] bool trnElsewhere(const Compared &compared) const;
    [[nodiscard]] Refusal refusalFor(const Compared &answer) const;
    void settle(MatchResult &out) const;
    [[nodiscard]] std::vector<Field> wouldSettle() const;
    [[nodiscard]] std::uint8_t couldAgree(const Compared &compared) const;
    [[nodiscard]] std::int32_t ifAgreed(const Compared &compared, Field field) const;
    [[nodiscard]] bool stated(Field field) const;
    [[nodiscard]] bool wouldConfirm(const Compared &compared, std::uint8_t facts) const;
    void flagSecondTrns(std::vector<Candidate> &candidates) const;
    void conclude(const Policy &asked, MatchResult &out) const;

    Scratch &m_scratch;
    const Model &m_model;
    const PolicyRules &m_policy;
    Layer m_own;
    std::optional<Layer> m_changes;
    const Prepared &m_claim; ///< the own layer's: for what was stated, which is the same in both
    std::int32_t m_prior = 0;
    std::vector<Compared> &m_compared; ///< those that may be worth a look first, best first
    std::size_t m_likely = 0;          ///< how many of them
    double m_mass = 1.0;               ///< odds of all candidates and of "no record", which is 1
};

} // namespace matchdesk::matching
