// SPDX-License-Identifier: MIT
#pragma once

#include "naming.h"

#include "matching/vocabulary.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

/// The people of a world and the records that the register holds of them.
namespace matchdesk::world {

inline constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();

/// How somebody else in the register is easily taken for a person, without being family of record.
enum class Likeness : std::uint8_t { None, Namesake, Sibling, SameBirthDate, NearName };

/// Somebody as they really are today; what the register holds of them may be older, thinner or wrong.
struct Person {
    const Community *community = nullptr;
    bool woman = false;
    matching::Date born {};
    std::string firstName; ///< in the spelling of their own
    std::string middleName;
    std::string lastName;
    std::vector<std::string> earlierLastNames; ///< the latest last
    std::string nino;
    std::string emailAddress; ///< of today
    std::string provider;     ///< where they trained; empty: nowhere here
    std::string providerUkprn;
    std::vector<std::string> providerAliases;
    std::optional<matching::Date> qualified;
    std::uint32_t record = kNobody;       ///< index of the record that counts
    std::uint32_t secondRecord = kNobody; ///< another active record of the same person: two TRNs
    std::uint32_t mergedRecord = kNobody; ///< a record of theirs that was merged into the one that counts
    std::uint32_t twin = kNobody;         ///< index of the twin
    std::uint32_t namesake = kNobody;     ///< a parent or child of the same name
    std::uint32_t neighbour = kNobody;    ///< somebody who is easily taken for them
    Likeness likeness = Likeness::None;   ///< to the neighbour
    bool renamedSince = false;            ///< the record still has the name from before the marriage
};

struct Population {
    std::vector<Person> people;
    std::vector<matching::Record> records; ///< in no particular order of TRN
};

/// Makes people one after another, each from a stream of its own. Not for several threads.
class People {
public:
    People(const Tables &tables, std::uint64_t seed);

    /// As many people as it takes for `records` records.
    [[nodiscard]] Population populate(std::size_t records);
    /// Somebody whom the register does not know.
    [[nodiscard]] Person stranger(std::uint64_t number);
    /// An address that nobody has yet, made of the person's name.
    [[nodiscard]] std::string freshEmail(Random &random, const Person &person);
    /// A TRN that no record has.
    [[nodiscard]] std::string unusedTrn(Random &random);
    /// An NI number that nobody has.
    [[nodiscard]] std::string unusedNino();

private:
    [[nodiscard]] Person newPerson(Random &random, const Community &community, bool woman, int birthYear);
    void qualify(Random &random, Person &person);
    void marry(Random &random, Person &person);
    [[nodiscard]] matching::Record recordOf(Random &random, Person &person);
    void addPerson(Population &population, Random &random, Person person, std::size_t wanted);
    void addOtherRecords(Population &population, Random &random, std::size_t wanted);
    void addRelations(Population &population, Random &random, std::size_t wanted);
    void addNeighbour(Population &population, Random &random, std::size_t wanted);
    [[nodiscard]] std::string nextTrn();

    const Tables &m_tables;
    std::uint64_t m_seed;
    std::uint64_t m_trns = 0;
    std::uint64_t m_ninos = 0;
    std::unordered_set<std::string> m_emails; ///< asked for membership only: its order never shows
};

} // namespace matchdesk::world
