// SPDX-License-Identifier: MIT
#include "world/extract_profile.h"

#include <algorithm>
#include <array>

namespace matchdesk {

namespace {

ExtractProfile harsh()
{
    ExtractProfile profile {.id = "harsh", .about = "other shares of everything, and about twice the trouble", .people = {}, .askers = {}};
    PeopleRates &people = profile.people;
    people.women = 6'800;
    people.otherCommunities = 2'900;
    people.surnameHead = 7;
    people.rareSurname = 1'500;
    people.rareForename = 900;
    people.middleName = 5'500;
    people.doubleSurnameOld = 250;
    people.doubleSurnameMiddle = 500;
    people.doubleSurnameYoung = 1'100;
    people.bornFirstOfJanuary = 120;
    people.ninoHeld = 7'000;
    people.emailHeld = 7'000;
    people.emailCurrent = 1'500;
    people.emailCurrentYoung = 5'500;
    people.sharedMailbox = 150;
    people.providerHeld = 7'500;
    people.marksLost = 7'500;
    people.heldInCapitals = 1'500;
    people.heldWithSlip = 120;
    people.womenWithEarlierName = 1'600;
    people.womenRenamedSince = 2'600;
    people.menRenamed = 250;
    people.compoundOnMarriage = 2'200;
    people.twinsBothTeach = 160;
    people.childOfSameName = 80;
    people.secondRecord = 150;
    people.mergedRecord = 250;
    people.deceased = 350;
    people.inactive = 150;
    people.alert = 90;
    AskerRates &askers = profile.askers;
    askers.withoutRecord = 2'500;
    askers.nearSomebody = 5'000;
    askers.earlierNameGiven = 3'500;
    askers.halfSurname = 4'500;
    askers.surnameTypo = 600;
    askers.surnameSpelling = 900;
    askers.surnameMarks = 5'000;
    askers.shortForm = 3'000;
    askers.forenameTypo = 500;
    askers.middleAsForename = 600;
    askers.bothJoined = 400;
    askers.forenameSpelling = 1'800;
    askers.middleGiven = 2'500;
    askers.namesSwapped = 100;
    askers.dateWrong = 600;
    askers.dateImpossible = 40;
    askers.ninoBlank = 4'000;
    askers.ninoSwapped = 300;
    askers.ninoDigit = 300;
    askers.ninoReadAlike = 250;
    askers.ninoSuffix = 150;
    askers.ninoOfAnother = 120;
    askers.emailBlank = 800;
    askers.trnGiven = 3'000;
    askers.trnSlip = 1'500;
    askers.trnOfAnother = 300;
    askers.trnInvented = 700;
    askers.providerGiven = 3'500;
    askers.providerWrong = 1'800;
    askers.secondSlip = 1'500;
    askers.soundsAlike = 2'500;
    return profile;
}

} // namespace

std::span<const ExtractProfile> extractProfiles()
{
    static const std::array<ExtractProfile, 2> profiles {
        {{.id = "usual", .about = "as the services' own findings have it", .people = {}, .askers = {}}, harsh()}};
    return profiles;
}

const ExtractProfile *extractProfile(std::string_view id)
{
    const auto known = extractProfiles();
    const auto found = std::ranges::find(known, id, &ExtractProfile::id);
    return found == known.end() ? nullptr : &*found;
}

} // namespace matchdesk
