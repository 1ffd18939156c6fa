// SPDX-License-Identifier: MIT
#include "stating.h"

#include "identifiers.h"
#include "typing.h"

#include "support/text.h"

#include <array>
#include <utility>

namespace matchdesk::world {

namespace {

/// Draws whether something goes wrong; the rate doubles once something has.
class Trouble {
public:
    explicit Trouble(Random &random) : m_random(random) {}
    [[nodiscard]] bool strikes(std::uint32_t perMille)
    {
        // The base rates are lowered so that with the doubling the overall rates stay about those of the table.
        const std::uint32_t base = perMille * 4 / 5;
        const bool struck = m_random.chance(m_struck ? base * 2 : base);
        m_struck = m_struck || struck;
        return struck;
    }

private:
    Random &m_random;
    bool m_struck = false;
};

void stateNames(const Tables &tables, Random &random, Trouble &trouble, const Person &person, StatedFacts &facts)
{
    matching::Claim &claim = facts.claim;
    if (person.renamedSince && random.chance(550))
        claim.previousLastName = person.earlierLastNames.back();
    else if (!person.renamedSince && !person.earlierLastNames.empty() && random.chance(250))
        claim.previousLastName = person.earlierLastNames.front();
    if (random.chance(20))
        nameHalfOfDouble(random, facts);
    if (trouble.strikes(30))
        claim.lastName = mistyped(random, claim.lastName);
    else if (trouble.strikes(15))
        claim.lastName = otherSpelling(claim.lastName);

    // Of everybody: short form 5 %, typo 2.5, middle name 2, both joined 1.5, another spelling 1. Not everybody has what the
    // first, third and following need, so those who have it do it more often.
    const bool hasShortForm = !tables.shortForms(claim.firstName).empty();
    const bool hasMiddleName = person.middleName.size() > 1;
    const std::string other = otherSpelling(claim.firstName);
    if (hasShortForm && random.chance(160))
        sayShortForm(tables, random, facts);
    else if (trouble.strikes(25))
        claim.firstName = mistyped(random, claim.firstName);
    else if (hasMiddleName && random.chance(40))
        claim.firstName = person.middleName;
    else if (hasMiddleName && random.chance(30))
        claim.firstName.append(" ").append(person.middleName);
    else if (other != claim.firstName && random.chance(100))
        claim.firstName = other;
    if (!random.chance(450))
        claim.middleName.clear();
    if (random.chance(3))
        std::swap(claim.firstName, claim.lastName);
}

void stateNino(People &people, Random &random, Trouble &trouble, StatedFacts &facts)
{
    std::string &nino = facts.claim.nationalInsuranceNumber;
    if (random.chance(280)) {
        nino.clear();
    } else if (trouble.strikes(15)) {
        nino = digitsSwapped(random, nino);
    } else if (trouble.strikes(15)) {
        nino = digitWrong(random, nino);
    } else if (trouble.strikes(10)) {
        // Read off a card: O for 0, S for 5.
        for (const auto &[digit, letter] : std::array<std::pair<char, char>, 3> {{{'0', 'O'}, {'5', 'S'}, {'8', 'B'}}}) {
            const auto at = nino.find(digit);
            if (at != std::string::npos) {
                nino[at] = letter;
                break;
            }
        }
    } else if (trouble.strikes(5)) {
        nino.back() = nino.back() == 'A' ? 'B' : 'A';
    } else if (random.chance(5)) {
        nino = people.unusedNino();
    }
}

void stateTrn(People &people, Random &random, Trouble &trouble, const Population &population, StatedFacts &facts)
{
    std::string &trn = facts.claim.statedTrn;
    if (!random.chance(450)) {
        trn.clear();
    } else if (trn.empty()) {
        // Whoever has none may still give a number that looks like one, off a payslip.
        if (random.chance(120))
            trn = people.unusedTrn(random);
    } else if (trouble.strikes(80)) {
        trn = random.chance(400) ? digitsSwapped(random, trn) : digitWrong(random, trn);
    } else if (random.chance(30)) {
        trn = people.unusedTrn(random);
    } else if (random.chance(15)) {
        trn = population.records[random.below(static_cast<std::uint32_t>(population.records.size()))].trn;
    }
}

} // namespace

StatedFacts everythingRight(const Person &person, const Population &population)
{
    StatedFacts facts;
    matching::Claim &claim = facts.claim;
    claim.firstName = person.firstName;
    claim.middleName = person.middleName;
    claim.lastName = person.lastName;
    claim.dateOfBirth = toIso(person.born);
    claim.nationalInsuranceNumber = person.nino;
    claim.emailAddress = person.emailAddress;
    if (person.record != kNobody)
        claim.statedTrn = population.records[person.record].trn;
    claim.ittProviderName = person.provider;
    facts.saysQualified = person.qualified.has_value();
    return facts;
}

StatedFacts asMostPeopleDo(const Tables &tables, People &people, Random &random, const Person &person,
                           const Population &population)
{
    StatedFacts facts = everythingRight(person, population);
    Trouble trouble(random);
    stateNames(tables, random, trouble, person, facts);
    if (trouble.strikes(30))
        misreadBirthDate(random, facts);
    stateNino(people, random, trouble, facts);
    stateTrn(people, random, trouble, population, facts);
    if (!random.chance(500))
        facts.claim.ittProviderName.clear();
    else if (trouble.strikes(80) && !person.providerAliases.empty())
        facts.claim.ittProviderName = random.pick(person.providerAliases);
    else if (random.chance(30) && !person.provider.empty())
        facts.claim.ittProviderName = tables.provider(random).name;
    writeByHand(random, facts);
    return facts;
}

void sayShortForm(const Tables &tables, Random &random, StatedFacts &facts)
{
    const std::vector<std::string> &forms = tables.shortForms(facts.claim.firstName);
    if (!forms.empty())
        facts.claim.firstName = random.chance(650) ? forms.front() : random.pick(forms);
}

void swapDayAndMonth(StatedFacts &facts)
{
    std::string &date = facts.claim.dateOfBirth;
    const std::string swapped = date.substr(0, 5) + date.substr(8, 2) + "-" + date.substr(5, 2);
    if (dateFromIso(swapped))
        date = swapped;
}

void misreadBirthDate(Random &random, StatedFacts &facts)
{
    if (const auto date = dateFromIso(facts.claim.dateOfBirth))
        facts.claim.dateOfBirth = toIso(misreadDate(random, *date));
}

void nameHalfOfDouble(Random &random, StatedFacts &facts)
{
    std::string &name = facts.claim.lastName;
    const auto at = name.find_first_of("- ");
    if (at != std::string::npos && at > 3)
        name = random.chance(600) ? name.substr(0, at) : name.substr(at + 1);
}

void writeByHand(Random &random, StatedFacts &facts)
{
    matching::Claim &claim = facts.claim;
    const Hand hand = anyHand(random);
    for (std::string *name : {&claim.firstName, &claim.middleName, &claim.lastName, &claim.previousLastName})
        *name = nameAsWritten(hand, *name);
    if (!claim.nationalInsuranceNumber.empty())
        claim.nationalInsuranceNumber = ninoAsWritten(random, claim.nationalInsuranceNumber);
    if (!claim.statedTrn.empty())
        claim.statedTrn = trnAsWritten(random, claim.statedTrn);
}

const std::vector<CallingService> &callingServices()
{
    static const std::vector<CallingService> services {
        {ServiceId("npq"), "Register for a National Professional Qualification", false, "default", true},
        {ServiceId("aytq"), "Access your teaching qualifications", true, "default", true},
        {ServiceId("claim"), "Claim additional payments for teaching", true, "default", true},
        {ServiceId("apply-qts"), "Apply for QTS in England", false, "default", true},
    };
    return services;
}

const CallingService &callingService(Random &random)
{
    const std::uint32_t draw = random.below(100);
    return callingServices()[draw < 58 ? 0 : draw < 79 ? 1 : draw < 91 ? 2 : 3];
}

} // namespace matchdesk::world
