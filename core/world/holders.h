// SPDX-License-Identifier: MIT
#pragma once

#include "addresses.h"
#include "naming.h"
#include "random.h"
#include "tables.h"

#include "matching/vocabulary.h"
#include "world/extract_profile.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The people of a demo register, household by household, as fast as a register of millions needs them.
namespace matchdesk::world {

inline constexpr std::size_t kNoProvider = static_cast<std::size_t>(-1);

/// Somebody, as they are today.
struct Holder {
    const Community *community = nullptr;
    bool woman = true;
    std::string first;
    std::string middle;
    std::string last;
    std::vector<std::string> earlierLast; ///< oldest first
    bool renamedSince = false;            ///< the register has only the last of the earlier names
    matching::Date born {};
    std::string nino;
    std::string email;
    std::optional<matching::Date> qualified;
    std::size_t provider = kNoProvider;   ///< index into Tables::providers()
    std::string trn;                      ///< of the record that counts; blank: none
    bool hasSecondRecord = false;
    std::string mergedTrn;                ///< of a record that was merged into it
};

/// People with their records. Each is made from the streams of one seed; not for several threads.
class Holders {
public:
    Holders(const Tables &tables, const PeopleRates &rates, std::uint64_t seed, std::size_t records);

    /// One person, or relatives; appends them and their records.
    void nextHousehold(std::vector<Holder> &holders, std::vector<matching::Record> &records);
    /// Somebody without a record.
    [[nodiscard]] Holder stranger(Random &random);
    /// Somebody without a record who is easily taken for `other`: "twin", "namesake" or "sibling", which goes to `kind`.
    [[nodiscard]] Holder relative(Random &random, const Holder &other, std::string &kind);
    /// A TRN that no record has, as long as there is one.
    [[nodiscard]] std::string unusedTrn(Random &random) const;
    [[nodiscard]] std::string ukprn(std::size_t provider) const;

private:
    [[nodiscard]] bool happens(Random &random, Rate rate) const { return random.below(10'000) < rate; }
    [[nodiscard]] const Community &community(Random &random) const;
    [[nodiscard]] std::string surname(Random &random, const Community &community, bool woman) const;
    [[nodiscard]] std::string forename(Random &random, const Community &community, bool woman, int birthYear) const;
    [[nodiscard]] std::string britishSurname(Random &random) const;
    void name(Random &random, Holder &holder) const;
    [[nodiscard]] Holder person(Random &random, const Community &community, bool woman, int birthYear);
    void marry(Random &random, Holder &holder) const;
    void addWithRecords(Random &random, Holder holder, std::vector<Holder> &holders,
                        std::vector<matching::Record> &records);
    [[nodiscard]] matching::Record recordOf(Random &random, const Holder &holder);
    void fillEmail(Random &random, const Holder &holder, matching::Record &record);
    void addOtherRecords(Random &random, Holder &holder, const matching::Record &kept,
                         std::vector<matching::Record> &records);
    [[nodiscard]] std::string held(Random &random, const std::string &name) const;
    [[nodiscard]] std::string nextTrn();

    const Tables &m_tables;
    const PeopleRates &m_rates;
    std::uint64_t m_seed;
    std::size_t m_records;
    std::uint64_t m_households = 0;
    std::uint64_t m_trns = 0;
    std::uint64_t m_ninos = 0;
    Addresses m_addresses;
    std::string m_lastEmail;
    std::vector<std::uint32_t> m_surnameUpTo; ///< running sum of the weights by rank
};

} // namespace matchdesk::world
