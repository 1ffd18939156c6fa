// SPDX-License-Identifier: MIT
// The stories of people who have no record.
#include "papers.h"
#include "stories.h"

#include "support/text.h"

namespace matchdesk::world {

Ask Stories::strangerAsks(Story story, std::string_view name)
{
    Ask ask;
    ask.story = name;
    Person person = m_people.stranger(m_strangers++);
    if (story == Story::NamesakeWithoutRecord || story == Story::Disputed) {
        // Near somebody who has a record: the same name, and a birth date that is near or the same.
        const std::uint32_t near = find(Story::ThinDetails, {});
        if (near != kNobody) {
            const Person &other = m_population.people[near];
            person.community = other.community;
            person.firstName = other.firstName;
            person.lastName = other.lastName;
            person.emailAddress = m_people.freshEmail(m_random, person);
            if (m_random.chance(400))
                person.born = other.born;
        }
    }
    ask.facts = everythingRight(person, m_population);
    ask.facts.saysQualified = true;
    ask.facts.disputesRecord = story == Story::Disputed;
    ask.facts.claim.ittProviderName.clear();
    if (m_random.chance(400))
        ask.facts.claim.nationalInsuranceNumber.clear();
    // Off a payslip or a pension letter: seven digits, but no TRN.
    if (m_random.chance(450))
        ask.facts.claim.statedTrn = m_people.unusedTrn(m_random);
    finish(ask, person);
    return ask;
}

Ask Stories::asksForNewDetails(std::string_view name)
{
    Ask ask;
    ask.story = name;
    const Person person = m_people.stranger(m_strangers++);
    ask.facts = everythingRight(person, m_population);
    ask.facts.saysQualified = false;
    ask.facts.claim.statedTrn.clear();
    ask.facts.claim.ittProviderName.clear();
    finish(ask, person);
    ask.earlier.clear();
    DetailsRequest request;
    if (m_random.chance(600)) {
        request.lastName = m_people.stranger(m_strangers++).lastName;
        request.evidence = paper(DocumentKind::MarriageCertificate, {person.firstName, *request.lastName, toIso(person.born)});
    } else {
        misreadBirthDate(m_random, ask.facts);
        request.dateOfBirth = toIso(person.born);
        request.evidence = paper(DocumentKind::BirthCertificate, {person.firstName, person.lastName, toIso(person.born)});
    }
    ask.newDetails = std::move(request);
    return ask;
}

} // namespace matchdesk::world
