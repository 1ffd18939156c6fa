// SPDX-License-Identifier: MIT
#pragma once

#include "stating.h"

#include "domain/details_change.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// Why people end up in the queue: one maker per kind of trouble, so that a world has each of them.
namespace matchdesk::world {

/// What one person submits, and what only the world knows of them.
struct Ask {
    StatedFacts facts;
    std::vector<StatedFacts> earlier;
    std::uint32_t person = kNobody; ///< index; kNobody for strangers
    std::string trueTrn;            ///< empty: has no record
    std::string_view story;
    bool registerAway = false;      ///< asked while the register did not answer
    bool matchedLater = false;      ///< the register was away for a minute, and answered then
    bool unknownMailbox = false;    ///< says of the account that holds the record: not mine
    std::optional<DetailsRequest> newDetails; ///< what the account should say instead, asked for once there is one
};

enum class Story : std::uint8_t {
    AverageAsker,
    ThinDetails,
    MarriedSince,
    MarriedSinceWithOldName,
    ShortForm,
    DatesSwapped,
    NinoDigitsSwapped,
    TrnDigitsSwapped,
    SeveralSlips,
    SurnameTypo,
    NamesSwapped,
    HalfOfDoubleName,
    MiddleAsForename,
    InitialOnly,
    TwoTrns,
    Twin,
    ClaimedRecord,
    ClaimedByAnother,
    Disputed,
    NamesakeWithoutRecord,
    NoRecordAtAll,
    MergedRecord,
    InactiveRecord,
    DeceasedRecord,
    RecordWithAlert,
    RegisterAway,
    ParentOrChild,
    NamesakesUndecided,
    TwinUndecided,
    AnothersNino,
    LostMailbox,
    NewDetails,
};
inline constexpr std::size_t kStories = 32;

struct StoryShare {
    Story story;
    std::string_view name;
    int share; ///< of sixty tickets; 0: they come last, whatever the others are
};

/// Every story and how often it is told.
[[nodiscard]] const std::array<StoryShare, kStories> &storyShares();

/// Finds people to whom a story fits and makes what they submit. Not for several threads.
class Stories {
public:
    Stories(const Tables &tables, People &people, const Population &population, std::uint64_t seed);

    /// Marks who is linked to an identity already; `rightly`: to their own.
    void noteClaimed(std::uint32_t person, bool rightly);
    /// The next asker with that story; `preferred` is a community that is taken if one of them is found soon.
    [[nodiscard]] Ask tell(Story story, std::string_view preferred);

private:
    enum class State : std::uint8_t { Free, Asked, Claimed, ClaimedByAnother };

    [[nodiscard]] bool fits(Story story, const Person &person) const;
    [[nodiscard]] bool stateFits(Story story, State state) const;
    [[nodiscard]] std::uint32_t find(Story story, std::string_view preferred);
    [[nodiscard]] StatedFacts rightFacts(std::uint32_t person);
    void stray(Story story, const Person &person, StatedFacts &facts);
    void strayToOddRecord(Story story, const Person &person, StatedFacts &facts);
    [[nodiscard]] Ask strangerAsks(Story story, std::string_view name);
    /// Somebody without a record who is called otherwise by now, or was entered with a wrong day, and has the paper.
    [[nodiscard]] Ask asksForNewDetails(std::string_view name);
    void finish(Ask &ask, const Person &person);
    /// A TRN a slip away from the right one, or another fact that does not help.
    void stateWrongTrn(StatedFacts &facts);

    const Tables &m_tables;
    People &m_people;
    const Population &m_population;
    std::uint64_t m_seed;
    Random m_random;
    std::vector<State> m_states;
    std::vector<std::uint32_t> m_order;                            ///< everybody, shuffled
    std::array<std::size_t, kStories> m_cursors {}; ///< how far each story has looked through m_order
    std::array<bool, kStories> m_allAsked {};
    std::uint64_t m_strangers = 0;
};

} // namespace matchdesk::world
