// SPDX-License-Identifier: MIT
#include "stories.h"

namespace matchdesk::world {

const std::array<StoryShare, kStories> &storyShares()
{
    using enum Story;
    static constexpr std::array<StoryShare, kStories> shares {{
        {AverageAsker, "average-asker", 5},
        {ThinDetails, "thin-details", 2},
        {MarriedSince, "married-since", 3},
        {MarriedSinceWithOldName, "married-since-with-old-name", 3},
        {ShortForm, "short-form", 2},
        {DatesSwapped, "dates-swapped", 3},
        {NinoDigitsSwapped, "nino-digits-swapped", 2},
        {TrnDigitsSwapped, "trn-digits-swapped", 2},
        {SeveralSlips, "several-slips", 2},
        {SurnameTypo, "surname-typo", 2},
        {NamesSwapped, "names-swapped", 1},
        {HalfOfDoubleName, "half-of-double-name", 1},
        {MiddleAsForename, "middle-as-forename", 1},
        {InitialOnly, "initial-only", 1},
        {TwoTrns, "two-trns", 3},
        {Twin, "twin", 2},
        {ClaimedRecord, "claimed-record", 3},
        {ClaimedByAnother, "claimed-by-another", 1},
        {Disputed, "disputed", 2},
        {NamesakeWithoutRecord, "namesake-without-record", 2},
        {NoRecordAtAll, "no-record-at-all", 2},
        {MergedRecord, "merged-record", 1},
        {InactiveRecord, "inactive-record", 1},
        {DeceasedRecord, "deceased-record", 1},
        {RecordWithAlert, "record-with-alert", 1},
        {RegisterAway, "register-away", 2},
        {ParentOrChild, "parent-or-child", 1},
        {NamesakesUndecided, "namesakes-undecided", 3},
        {TwinUndecided, "twin-undecided", 1},
        {AnothersNino, "anothers-nino", 1},
        {LostMailbox, "lost-mailbox", 3},
        {NewDetails, "new-details", 0},
    }};
    return shares;
}

} // namespace matchdesk::world
