// SPDX-License-Identifier: MIT
#pragma once

#include "prepare.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

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
    bool trnByMerge = false;                 ///< the stated TRN is that of a record merged into this one
    EmailLevel email = EmailLevel::Missing;
    ProviderLevel provider = ProviderLevel::Missing;
    std::array<std::int32_t, 7> millibits{}; ///< by Field
    std::int32_t total = 0;                  ///< their sum, without the prior
};

/// log2(1 / share) of the births of a day, and of an institution's trainees, in millibits.
[[nodiscard]] std::int32_t rarityOfDay(const Index &index, std::uint16_t day) noexcept;
[[nodiscard]] std::int32_t rarityOfProvider(const Index &index, std::size_t row) noexcept;

/// Same surname and day of birth, another forename: perhaps a sibling of the person.
[[nodiscard]] bool possibleTwin(const Score &score) noexcept;

/// Nothing but a name and a date of birth speaks for the record, and one of them not wholly: so it is with namesakes,
/// brothers and sisters of people who have no record.
[[nodiscard]] bool uncorroborated(const Score &score) noexcept;

constexpr std::uint32_t veryLikely = 900'000;             ///< parts per million
constexpr std::uint32_t mostOfLookAlikes = veryLikely - 1; ///< the most that is claimed of a possible twin or namesake
void setLikelihood(Candidate &candidate, std::uint32_t ppm) noexcept;

class Scorer {
public:
    Scorer(const Snapshot &snapshot, const Model &model, const Prepared &claim);

    [[nodiscard]] Score score(RecordNumber record) const;
    /// The email address again, with the whole text in hand: the hot columns cannot tell a slip from another address.
    void refine(Score &score, std::string_view heldEmail);
    /// log2 of the odds that an asker's record is this one, before anything is compared.
    [[nodiscard]] std::int32_t prior() const noexcept { return m_prior; }
    /// The same for a record of this status and qualification.
    [[nodiscard]] std::int32_t priorOf(const HotRecord &hot) const noexcept;

private:
    void scoreNames(Score &out, const HotRecord &hot, RecordNumber record) const;
    void scoreNumbers(Score &out, const HotRecord &hot) const;
    void scoreProvider(Score &out, const HotRecord &hot) const;
    [[nodiscard]] std::int32_t emailWeight(const Score &score) const;
    [[nodiscard]] std::int32_t fullNameWeight(const HotRecord &hot, std::int32_t apart) const;
    [[nodiscard]] std::optional<std::int32_t> costOf(NameLevel level) const;
    void scoreCrossed(Score &out, const HotRecord &hot, std::int32_t &name) const;

    const Snapshot *m_snapshot;
    const Model *m_model;
    const Prepared *m_claim;
    std::int32_t m_prior = 0;
    std::array<char, 8> m_ninoText{};
    std::string m_trnText;
    Email m_held; ///< memory of refine()
    mutable NameId m_pairForename = 0;
    mutable NameId m_pairSurname = 0;
    mutable std::int32_t m_pairWeight = 0;
};

} // namespace matchdesk::matching
