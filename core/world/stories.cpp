// SPDX-License-Identifier: MIT
#include "stories.h"

#include "typing.h"

#include "support/text.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace matchdesk::world {

using matching::Record;
using matching::RecordStatus;

namespace {

std::string_view nameOf(Story story)
{
    return storyShares()[static_cast<std::size_t>(story)].name;
}

/// How many people are looked at for a better one, once anybody has been found.
constexpr std::size_t kPatience = 2000;

bool dayCouldBeMonth(matching::Date date)
{
    const auto day = static_cast<unsigned>(date.day());
    return day <= 12 && day != static_cast<unsigned>(date.month());
}

} // namespace

Stories::Stories(const Tables &tables, People &people, const Population &population, std::uint64_t seed)
    : m_tables(tables), m_people(people), m_population(population), m_seed(seed), m_random(seed, "stories"),
      m_states(population.people.size(), State::Free), m_order(population.people.size())
{
    for (std::uint32_t i = 0; i < m_order.size(); ++i)
        m_order[i] = i;
    m_random.shuffle(m_order);
}

void Stories::noteClaimed(std::uint32_t person, bool rightly)
{
    m_states[person] = rightly ? State::Claimed : State::ClaimedByAnother;
}

bool Stories::stateFits(Story story, State state) const
{
    if (story == Story::ClaimedRecord || story == Story::LostMailbox)
        return state == State::Claimed;
    if (story == Story::ClaimedByAnother)
        return state == State::ClaimedByAnother;
    return state == State::Free;
}

bool Stories::fits(Story story, const Person &person) const
{
    const Record &record = m_population.records[person.record];
    const auto needs = [&](RecordStatus status) { return record.status == status; };
    switch (story) {
    case Story::InactiveRecord: return needs(RecordStatus::Inactive);
    case Story::DeceasedRecord: return needs(RecordStatus::Deceased);
    default: break;
    }
    if (record.status != RecordStatus::Active)
        return false;
    if (story == Story::RecordWithAlert)
        return record.activeAlert;
    if (record.activeAlert)
        return false;
    const bool hasNino = !record.nationalInsuranceNumber.empty();
    switch (story) {
    case Story::MarriedSince:
    case Story::MarriedSinceWithOldName: return person.renamedSince;
    case Story::ShortForm: return !person.renamedSince && !m_tables.shortForms(person.firstName).empty();
    case Story::DatesSwapped: return !person.renamedSince && dayCouldBeMonth(person.born);
    case Story::SeveralSlips: return hasNino && dayCouldBeMonth(person.born) && !person.provider.empty();
    case Story::NinoDigitsSwapped: return !person.renamedSince && hasNino;
    case Story::NamesSwapped: return !person.renamedSince && person.firstName.find(' ') == std::string::npos;
    case Story::HalfOfDoubleName: return !person.renamedSince && person.lastName.find('-') != std::string::npos;
    case Story::MiddleAsForename: return !person.renamedSince && person.middleName.size() > 2;
    case Story::TwoTrns: return person.secondRecord != kNobody && hasNino && person.qualified;
    case Story::Twin:
    case Story::TwinUndecided: return person.twin != kNobody && !person.renamedSince;
    case Story::NamesakesUndecided: return person.likeness == Likeness::Namesake && !person.renamedSince;
    case Story::AnothersNino: return person.neighbour != kNobody && !person.renamedSince && hasNino;
    case Story::MergedRecord: return person.mergedRecord != kNobody;
    case Story::ParentOrChild: return person.namesake != kNobody;
    case Story::ThinDetails:
    case Story::TrnDigitsSwapped:
    case Story::SurnameTypo:
    case Story::InitialOnly: return !person.renamedSince && person.secondRecord == kNobody;
    default: return true;
    }
}

std::uint32_t Stories::find(Story story, std::string_view preferred)
{
    const std::size_t count = m_order.size();
    std::size_t &cursor = m_cursors[static_cast<std::size_t>(story)];
    // The circle goes on after whoever is taken, so nobody is asked again before everybody has been looked at.
    const auto taken = [&](std::size_t at) {
        cursor = (at + 1) % count;
        return m_order[at];
    };
    bool &allAsked = m_allAsked[static_cast<std::size_t>(story)];
    std::optional<std::size_t> instead;
    bool insteadPreferred = false;
    for (std::size_t looked = 0; !allAsked && looked < count && !(instead && looked > kPatience); ++looked) {
        const std::size_t at = (cursor + looked) % count;
        const Person &person = m_population.people[m_order[at]];
        if (!stateFits(story, m_states[m_order[at]]) || !fits(story, person))
            continue;
        // Where there is a choice, somebody who is easily taken for another makes the more instructive ticket.
        const bool isPreferred = preferred.empty() || person.community->name == preferred;
        if (isPreferred && person.neighbour != kNobody)
            return taken(at);
        if (!instead || (isPreferred && !insteadPreferred)) {
            instead = at;
            insteadPreferred = isPreferred;
        }
    }
    if (instead)
        return taken(*instead);
    allAsked = true;
    // In a crowded world everybody has asked before; then they ask again.
    for (std::size_t looked = 0; looked < count; ++looked) {
        const std::size_t at = (cursor + looked) % count;
        const State state = m_states[m_order[at]] == State::Asked ? State::Free : m_states[m_order[at]];
        if (stateFits(story, state) && fits(story, m_population.people[m_order[at]]))
            return taken(at);
    }
    return kNobody;
}

StatedFacts Stories::rightFacts(std::uint32_t person)
{
    StatedFacts facts = everythingRight(m_population.people[person], m_population);
    // Whoever has an account or has asked before comes with another address.
    if (m_states[person] != State::Free)
        facts.claim.emailAddress = m_people.freshEmail(m_random, m_population.people[person]);
    return facts;
}

void Stories::stateWrongTrn(StatedFacts &facts)
{
    std::string &trn = facts.claim.statedTrn;
    const std::uint32_t draw = m_random.below(100);
    if (draw < 45)
        trn = digitsSwapped(m_random, trn);
    else if (draw < 75)
        trn = digitWrong(m_random, trn);
    else
        trn.clear();
}

void Stories::stray(Story story, const Person &person, StatedFacts &facts)
{
    matching::Claim &claim = facts.claim;
    const Record &record = m_population.records[person.record];
    // In all of these fewer than three facts agree, so an address still on the record would end the story.
    if (record.emailAddress == claim.emailAddress)
        claim.emailAddress = m_people.freshEmail(m_random, person);
    claim.ittProviderName.clear();
    claim.middleName = m_random.chance(400) ? claim.middleName : std::string();
    facts.saysQualified = true;
    stateWrongTrn(facts);
    // A fact that would settle it is not to hand.
    const auto forgetNino = [&] {
        if (!record.nationalInsuranceNumber.empty() || m_random.chance(400))
            claim.nationalInsuranceNumber.clear();
    };
    switch (story) {
    case Story::MarriedSinceWithOldName:
        claim.previousLastName = person.earlierLastNames.back();
        claim.nationalInsuranceNumber = digitsSwapped(m_random, claim.nationalInsuranceNumber);
        break;
    case Story::MarriedSince:
        if (m_random.chance(500))
            forgetNino();
        break;
    case Story::ShortForm:
        sayShortForm(m_tables, m_random, facts);
        forgetNino();
        break;
    case Story::DatesSwapped:
        swapDayAndMonth(facts);
        if (m_random.chance(500))
            forgetNino();
        break;
    case Story::NinoDigitsSwapped:
        claim.nationalInsuranceNumber = digitsSwapped(m_random, claim.nationalInsuranceNumber);
        break;
    case Story::TrnDigitsSwapped:
        claim.statedTrn = digitsSwapped(m_random, record.trn);
        forgetNino();
        break;
    case Story::SeveralSlips:
        swapDayAndMonth(facts);
        claim.nationalInsuranceNumber = digitsSwapped(m_random, claim.nationalInsuranceNumber);
        claim.statedTrn = digitsSwapped(m_random, record.trn);
        claim.ittProviderName = person.providerAliases.empty() ? person.provider : person.providerAliases.front();
        if (person.renamedSince)
            claim.previousLastName = person.earlierLastNames.back();
        break;
    case Story::SurnameTypo:
        claim.lastName = mistyped(m_random, claim.lastName);
        if (m_random.chance(500))
            forgetNino();
        break;
    case Story::NamesSwapped:
        std::swap(claim.firstName, claim.lastName);
        forgetNino();
        break;
    case Story::HalfOfDoubleName:
        nameHalfOfDouble(m_random, facts);
        forgetNino();
        break;
    case Story::MiddleAsForename:
        claim.firstName = person.middleName;
        claim.middleName.clear();
        forgetNino();
        break;
    case Story::InitialOnly:
        claim.firstName = withoutAccents(claim.firstName).substr(0, 1);
        claim.middleName.clear();
        forgetNino();
        break;
    default:
        forgetNino();
        break;
    }
}

void Stories::strayToOddRecord(Story story, const Person &person, StatedFacts &facts)
{
    matching::Claim &claim = facts.claim;
    if (story == Story::TwoTrns) {
        const Record &second = m_population.records[person.secondRecord];
        claim.statedTrn.clear();
        claim.firstName = second.firstName;
        claim.lastName = m_random.chance(600) ? second.lastName : claim.lastName;
        if (person.renamedSince)
            claim.previousLastName = person.earlierLastNames.back();
    } else if (story == Story::Twin) {
        // The letters of both lay in one drawer: the other one's number is stated.
        const Record &twins = m_population.records[m_population.people[person.twin].record];
        claim.emailAddress = m_people.freshEmail(m_random, person);
        claim.nationalInsuranceNumber.clear();
        claim.statedTrn = twins.trn;
        if (m_random.chance(500))
            claim.ittProviderName.clear();
    } else if (story == Story::TwinUndecided || story == Story::NamesakesUndecided) {
        // What would tell the two apart is not stated, or stated in a way that fits neither.
        claim.emailAddress = m_people.freshEmail(m_random, person);
        claim.nationalInsuranceNumber.clear();
        claim.statedTrn.clear();
        claim.middleName.clear();
        claim.ittProviderName.clear();
        if (story == Story::TwinUndecided)
            claim.firstName = m_tables.british(person.woman, static_cast<int>(person.born.year())).pick(m_random);
        else
            claim.dateOfBirth.replace(5, 5, "01-01");
    } else if (story == Story::AnothersNino) {
        const Person &other = m_population.people[person.neighbour];
        claim.nationalInsuranceNumber = other.nino;
        claim.emailAddress = m_people.freshEmail(m_random, person);
        claim.ittProviderName.clear();
        stateWrongTrn(facts);
    } else if (story == Story::MergedRecord) {
        const Record &merged = m_population.records[person.mergedRecord];
        claim.statedTrn = merged.trn;
        claim.lastName = merged.lastName;
    } else if (story == Story::ParentOrChild) {
        claim.nationalInsuranceNumber.clear();
        claim.statedTrn.clear();
        if (m_random.chance(500))
            misreadBirthDate(m_random, facts);
    }
    facts.saysQualified = true;
}

void Stories::finish(Ask &ask, const Person &person)
{
    ask.facts.service = callingService(m_random).name;
    if (person.community->name == "welsh" && m_random.chance(700))
        ask.facts.language = "cy";
    // Many have tried before: with less, or with a slip that they then mended.
    const std::uint32_t draw = m_random.below(100);
    const int tries = draw < 60 ? 0 : draw < 85 ? 1 : 2;
    for (int i = 0; i < tries; ++i) {
        StatedFacts before = ask.facts;
        switch (m_random.below(4)) {
        case 0: before.claim.statedTrn.clear(); break;
        case 1: before.claim.nationalInsuranceNumber.clear(); break;
        case 2: before.claim.lastName = mistyped(m_random, before.claim.lastName); break;
        default: before.claim.previousLastName.clear(); break;
        }
        before.disputesRecord = false;
        before.claim.ittProviderName.clear();
        ask.earlier.push_back(std::move(before));
    }
}

Ask Stories::tell(Story story, std::string_view preferred)
{
    const std::string_view name = nameOf(story);
    if (story == Story::NamesakeWithoutRecord || story == Story::NoRecordAtAll)
        return strangerAsks(story, name);
    if (story == Story::NewDetails)
        return asksForNewDetails(name);
    if (story == Story::Disputed && m_random.chance(400))
        return strangerAsks(story, name);
    const std::uint32_t number = find(story, preferred);
    if (number == kNobody)
        return strangerAsks(Story::NoRecordAtAll, nameOf(Story::NoRecordAtAll));
    const Person &person = m_population.people[number];
    Ask ask;
    ask.person = number;
    ask.story = name;
    ask.trueTrn = m_population.records[person.record].trn;
    ask.facts = rightFacts(number);
    switch (story) {
    case Story::AverageAsker: {
        std::string address = ask.facts.claim.emailAddress;
        ask.facts = asMostPeopleDo(m_tables, m_people, m_random, person, m_population);
        ask.facts.claim.emailAddress = std::move(address);
        break;
    }
    case Story::TwoTrns:
    case Story::Twin:
    case Story::MergedRecord:
    case Story::TwinUndecided:
    case Story::NamesakesUndecided:
    case Story::AnothersNino:
    case Story::ParentOrChild: strayToOddRecord(story, person, ask.facts); break;
    case Story::Disputed: ask.facts.disputesRecord = true; break;
    case Story::ClaimedRecord:
    case Story::ClaimedByAnother:
        // Whom the register answers at once is led to the account's owner; these it answered when they had gone.
        ask.facts.saysQualified = true;
        ask.matchedLater = true;
        break;
    case Story::LostMailbox:
        ask.facts.saysQualified = true;
        ask.unknownMailbox = m_random.chance(300);
        break;
    case Story::InactiveRecord:
    case Story::DeceasedRecord:
    case Story::RecordWithAlert: ask.facts.saysQualified = true; break;
    case Story::RegisterAway:
        ask.facts.saysQualified = true;
        ask.registerAway = true;
        break;
    default: stray(story, person, ask.facts); break;
    }
    if (story != Story::AverageAsker)
        writeByHand(m_random, ask.facts);
    if (m_states[number] == State::Free)
        m_states[number] = State::Asked;
    finish(ask, person);
    return ask;
}

} // namespace matchdesk::world
