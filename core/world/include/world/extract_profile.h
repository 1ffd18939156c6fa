// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace matchdesk {

/// Of ten thousand.
using Rate = std::uint32_t;

/// What the people of a demo register are like.
struct PeopleRates {
    Rate women = 7'500;
    Rate otherCommunities = 1'500;   ///< with names from outside Britain and Ireland
    std::uint32_t surnameHead = 11;  ///< a family name of rank r is as common as 1 / (r + this)
    Rate rareSurname = 2'200;        ///< of British names: one of 300,000 that few families have
    Rate rareForename = 1'500;       ///< of British names: one that is on no list of the usual
    Rate middleName = 7'000;
    Rate doubleSurnameOld = 150;     ///< born before 1970
    Rate doubleSurnameMiddle = 400;
    Rate doubleSurnameYoung = 700;   ///< born from 1990 on
    Rate bornFirstOfJanuary = 40;
    Rate ninoHeld = 8'200;
    Rate emailHeld = 8'600;
    Rate emailCurrent = 2'000;       ///< of those held: still in use
    Rate emailCurrentYoung = 7'000;  ///< the same for records younger than three years
    Rate sharedMailbox = 50;
    Rate providerHeld = 8'800;       ///< of those who qualified
    Rate marksLost = 5'000;          ///< of names with accents: the register lacks them
    Rate heldInCapitals = 0;         ///< records keyed in capitals
    Rate heldWithSlip = 20;          ///< records with a slip of the clerk's in the family name
    Rate womenWithEarlierName = 2'500;
    Rate womenRenamedSince = 1'450;  ///< took another name that the register has not heard of
    Rate menRenamed = 120;
    Rate compoundOnMarriage = 1'300; ///< of those who take a name: beside the own
    Rate twinsBothTeach = 80;
    Rate childOfSameName = 30;
    Rate secondRecord = 80;          ///< made by the pension scheme, and not yet found out
    Rate mergedRecord = 150;
    Rate deceased = 200;
    Rate inactive = 50;
    Rate alert = 40;
};

/// How people fill in the form, and what goes wrong.
struct AskerRates {
    Rate withoutRecord = 1'500;
    Rate nearSomebody = 3'333;       ///< of those: a twin, namesake, sibling of somebody with a record
    Rate troubleDoubles = 10'000;    ///< whoever slips once slips twice as often afterwards
    Rate earlierNameGiven = 5'500;   ///< of those renamed since the record
    Rate earlierNameGivenAnyway = 2'500;
    Rate halfSurname = 3'500;        ///< of double surnames
    Rate surnameTypo = 300;
    Rate surnameSpelling = 400;      ///< of names with another usual spelling
    Rate surnameMarks = 3'000;       ///< of names with apostrophe, hyphen or space: another way of writing it
    Rate shortForm = 1'600;          ///< of names that have one
    Rate forenameTypo = 250;
    Rate middleAsForename = 280;     ///< of those with a middle name
    Rate bothJoined = 210;           ///< the same
    Rate forenameSpelling = 1'000;   ///< of names with another usual spelling
    Rate middleGiven = 4'500;
    Rate namesSwapped = 30;
    Rate dateWrong = 300;
    Rate dateImpossible = 10;        ///< 30 February
    Rate ninoBlank = 2'800;
    Rate ninoSwapped = 150;
    Rate ninoDigit = 150;
    Rate ninoReadAlike = 100;
    Rate ninoSuffix = 50;
    Rate ninoOfAnother = 50;
    Rate emailBlank = 0;
    Rate trnGiven = 4'500;
    Rate trnSlip = 800;              ///< of those given
    Rate trnOfAnother = 150;
    Rate trnInvented = 300;
    Rate providerGiven = 5'000;
    Rate providerWrong = 800;        ///< of those given: half another institution, half another name of the same
    Rate secondSlip = 0;             ///< of mistyped names: mistyped twice
    Rate soundsAlike = 0;            ///< of mistyped names: written as it sounds instead
};

/// A population with its habits. There are several, so that nothing is fitted to one.
struct ExtractProfile {
    std::string_view id;
    std::string_view about;
    PeopleRates people;
    AskerRates askers;
};

/// "usual" with the rates that the services have seen, and "harsh": other shares of everything, and about twice the trouble.
[[nodiscard]] std::span<const ExtractProfile> extractProfiles();
/// Null when there is none of that id.
[[nodiscard]] const ExtractProfile *extractProfile(std::string_view id);

} // namespace matchdesk
