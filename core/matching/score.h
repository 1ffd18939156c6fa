// SPDX-License-Identifier: MIT
#pragma once

#include "prepare.h"

#include <array>
#include <cstdint>

/// One claim against one record, from the hot columns alone.
namespace matchdesk::matching {

/// How a pair of names was reached: which stated version, and which held one (0 the current, then the others).
struct NameFinding {
    NameLevel level = NameLevel::Missing;
    std::uint8_t stated = 0;
    std::uint8_t held = 0;
};

struct Score {
    NameLevel forename = NameLevel::Missing; ///< current against current
    NameLevel surname = NameLevel::Missing;
    NameLevel middle = NameLevel::Missing;
    NameFinding bestForename;                ///< over all versions
    NameFinding bestSurname;
    bool swapped = false;
    DateLevel date = DateLevel::Missing;
    NumberLevel nino = NumberLevel::Missing;
    NumberLevel trn = NumberLevel::Missing;
    EmailLevel email = EmailLevel::Missing;
    ProviderLevel provider = ProviderLevel::Missing;
    std::array<std::int32_t, 7> millibits{}; ///< by Field
    std::int32_t total = 0;                  ///< their sum, without the prior
};

/// Same surname and day of birth, another forename: perhaps a sibling of the person.
[[nodiscard]] bool possibleTwin(const Score &score) noexcept;

constexpr std::uint32_t veryLikely = 900'000;        ///< parts per million
constexpr std::uint32_t surestTwin = veryLikely - 1; ///< the most that is claimed of a possible twin
void setLikelihood(Candidate &candidate, std::uint32_t ppm) noexcept;

class Scorer {
public:
    Scorer(const Snapshot &snapshot, const Model &model, Prepared &claim);

    [[nodiscard]] Score score(RecordNumber record) const;
    /// The email address again, with the whole text in hand: the hot columns cannot tell a slip from another address.
    void refine(Score &score, const Record &record) const;
    /// log2 of the odds that an asker's record is this one, before anything is compared.
    [[nodiscard]] std::int32_t prior() const noexcept { return m_prior; }

private:
    void scoreNames(Score &out, const HotRecord &hot, RecordNumber record) const;
    void scoreNumbers(Score &out, const HotRecord &hot) const;
    void scoreProvider(Score &out, const HotRecord &hot) const;
    [[nodiscard]] std::int32_t fullNameWeight(const HotRecord &hot, std::int32_t apart) const;

    const Snapshot *m_snapshot;
    const Model *m_model;
    Prepared *m_claim;
    std::int32_t m_prior = 0;
    std::array<char, 8> m_ninoText{};
    std::string m_trnText;
    mutable NameId m_pairForename = 0;
    mutable NameId m_pairSurname = 0;
    mutable std::int32_t m_pairWeight = 0;
};

} // namespace matchdesk::matching
