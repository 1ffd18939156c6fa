// SPDX-License-Identifier: MIT
#include "people.h"

#include "births.h"
#include "identifiers.h"
#include "typing.h"

#include <algorithm>
#include <array>

namespace matchdesk::world {

namespace {

using namespace std::chrono;
using matching::Date;
using matching::Record;
using matching::RecordStatus;

/// The youngest records are of those who qualified in this summer; nothing here depends on the day of making.
constexpr Date kLastAward {year(2025), July, day(31)};

/// What the register writes for a name: half of the time it has lost the marks.
std::string held(Random &random, const std::string &name)
{
    return random.chance(500) ? withoutAccents(name) : name;
}

} // namespace

People::People(const Tables &tables, std::uint64_t seed) : m_tables(tables), m_seed(seed) {}

std::string People::nextTrn()
{
    return trnNumber(m_seed, m_trns++);
}

std::string People::unusedTrn(Random &random)
{
    // Serial numbers far above those in use never come to a record.
    return trnNumber(m_seed, 5'000'000 + random.below(1'000'000));
}

std::string People::unusedNino()
{
    return ninoNumber(m_seed, m_ninos++);
}

std::string People::freshEmail(Random &random, const Person &person)
{
    static constexpr std::array<std::string_view, 9> domains {
        "post.example",   "mailbox.example", "homepost.example",   "inbox.example", "letterbox.example",
        "email.test",     "brightmail.test", "pigeonpost.example", "fastpost.example"};
    const std::string first = lettersOnly(person.firstName);
    const std::string last = lettersOnly(person.lastName);
    const int bornIn = static_cast<int>(person.born.year());
    for (;;) {
        std::string local;
        switch (random.below(7)) {
        case 0: local = first + "." + last; break;
        case 1: local = first.substr(0, 1) + last; break;
        case 2: local = first + last; break;
        case 3: local = first + "_" + last; break;
        case 4: local = last + "." + first.substr(0, 1); break;
        case 5: local = first + std::to_string(bornIn); break;
        default: local = first + "." + last + std::to_string(bornIn % 100); break;
        }
        if (random.chance(350))
            local += std::to_string(random.between(1, 999));
        const std::string_view domain = random.pick(domains);
        std::string address = local + "@" + std::string(domain);
        if (!local.empty() && m_emails.insert(address).second)
            return address;
        // Common names run out of plain addresses; a longer number always finds a free one.
        address = local + std::to_string(random.below(1'000'000)) + "@" + std::string(domain);
        if (m_emails.insert(address).second)
            return address;
    }
}

void People::qualify(Random &random, Person &person)
{
    const int bornIn = static_cast<int>(person.born.year());
    // Most qualify soon after a degree, a third later in life.
    const int age = random.chance(670) ? random.between(21, 25) : random.between(26, 44);
    const Date award {year(bornIn + age), random.chance(800) ? July : January, day(static_cast<unsigned>(random.between(1, 28)))};
    if (sys_days(award) > sys_days(kLastAward))
        return;
    person.qualified = award;
    // Those who qualified by recognition or long ago have no provider on record.
    if (random.chance(880)) {
        const Provider &provider = m_tables.provider(random);
        person.provider = provider.name;
        person.providerUkprn = provider.ukprn;
        person.providerAliases = provider.otherNames;
    }
}

Person People::newPerson(Random &random, const Community &community, bool woman, int birthYear)
{
    Person person;
    person.community = &community;
    person.woman = woman;
    person.born = anyDay(random, birthYear);
    FullName name = newName(m_tables, random, community, woman, birthYear);
    person.firstName = std::move(name.first);
    person.middleName = std::move(name.middle);
    person.lastName = std::move(name.last);
    person.nino = unusedNino();
    qualify(random, person);
    return person;
}

void People::marry(Random &random, Person &person)
{
    const int bornIn = static_cast<int>(person.born.year());
    const MarriedName custom = person.community->married;
    const std::uint32_t women = custom == MarriedName::Takes ? 500 : custom == MarriedName::SometimesTakes ? 200 : 30;
    const std::uint32_t share = bornIn > 1998 ? 40 : person.woman ? women : 12;
    if (!random.chance(share))
        return;
    // Three in four marry within their community.
    const Community &partner = random.chance(750) ? *person.community : anyCommunity(random);
    std::string taken = familyName(m_tables, random, partner, person.woman);
    if (taken == person.lastName)
        return;
    person.earlierLastNames.push_back(person.lastName);
    const bool compound = person.lastName.find_first_of(" -") != std::string::npos
        || taken.find_first_of(" -") != std::string::npos;
    if (!compound && random.chance(130))
        person.lastName += (random.chance(800) ? "-" : " ") + taken;
    else
        person.lastName = std::move(taken);
    if (bornIn < 1985 && random.chance(70)) {
        person.earlierLastNames.push_back(person.lastName);
        person.lastName = familyName(m_tables, random, *person.community, person.woman);
    }
    person.renamedSince = random.chance(440);
}

Record People::recordOf(Random &random, Person &person)
{
    Record record;
    record.trn = nextTrn();
    record.firstName = held(random, person.firstName);
    record.middleName = held(random, person.middleName);
    record.dateOfBirth = person.born;
    if (person.renamedSince) {
        record.lastName = held(random, person.earlierLastNames.back());
        for (std::size_t i = 0; i + 1 < person.earlierLastNames.size(); ++i)
            record.previousLastNames.push_back(held(random, person.earlierLastNames[i]));
    } else {
        record.lastName = held(random, person.lastName);
        for (const std::string &earlier : person.earlierLastNames)
            record.previousLastNames.push_back(held(random, earlier));
    }
    const bool knownToPensions = random.chance(400);
    const int awarded = person.qualified ? static_cast<int>(person.qualified->year()) : 2020;
    if (knownToPensions || random.chance(awarded < 2010 ? 760 : 640))
        record.nationalInsuranceNumber = person.nino;
    record.ittProviderName = person.provider;
    record.ittProviderUkprn = person.providerUkprn;
    if (person.qualified) {
        const bool earlyYears = awarded >= 2014 && random.chance(25);
        (earlyYears ? record.eytsDate : record.qtsDate) = person.qualified;
    }
    // What was given when the record was made: for four in five an address that they no longer use.
    if (random.chance(860)) {
        if (random.chance(awarded >= 2022 ? 700 : 200)) {
            record.emailAddress = person.emailAddress;
        } else {
            static constexpr std::array<std::string_view, 4> old {"student.example", "uni.example", "training.test",
                                                                  "college.example"};
            Person then = person;
            if (!then.earlierLastNames.empty())
                then.lastName = then.earlierLastNames.front();
            const std::string address = freshEmail(random, then);
            const std::string_view domain = random.pick(old);
            record.emailAddress = random.chance(550) ? address.substr(0, address.find('@') + 1) + std::string(domain) : address;
        }
    }
    if (random.chance(4))
        record.activeAlert = true;
    const int bornIn = static_cast<int>(person.born.year());
    const std::uint32_t deceased = bornIn < 1945 ? 140 : bornIn < 1955 ? 50 : 5;
    if (random.chance(deceased))
        record.status = RecordStatus::Deceased;
    else if (random.chance(5))
        record.status = RecordStatus::Inactive;
    return record;
}

void People::addPerson(Population &population, Random &random, Person person, std::size_t wanted)
{
    const auto number = static_cast<std::uint32_t>(population.people.size());
    person.emailAddress = freshEmail(random, person);
    // Some families share a mailbox.
    if (number > 0 && random.chance(5) && population.people.back().lastName == person.lastName)
        person.emailAddress = population.people.back().emailAddress;
    person.record = static_cast<std::uint32_t>(population.records.size());
    population.records.push_back(recordOf(random, person));
    population.people.push_back(std::move(person));
    addOtherRecords(population, random, wanted);
}

void People::addOtherRecords(Population &population, Random &random, std::size_t wanted)
{
    Person &person = population.people.back();
    const Record kept = population.records[person.record];
    if (kept.status != RecordStatus::Active || population.records.size() >= wanted)
        return;
    const std::uint32_t draw = random.below(1000);
    if (draw < 8) {
        // Made by the pension scheme: always an NI number, never a qualification, and its own reading of the name.
        Record other;
        other.trn = nextTrn();
        other.firstName = random.chance(300) ? kept.firstName.substr(0, kept.firstName.find(' ')) : kept.firstName;
        other.lastName = person.renamedSince || random.chance(500) ? withoutAccents(person.lastName) : kept.lastName;
        other.dateOfBirth = kept.dateOfBirth;
        if (random.chance(150))
            other.dateOfBirth = misreadDate(random, *kept.dateOfBirth);
        other.nationalInsuranceNumber = person.nino;
        person.secondRecord = static_cast<std::uint32_t>(population.records.size());
        population.records.push_back(std::move(other));
    } else if (draw < 23) {
        Record other = kept;
        other.trn = nextTrn();
        other.status = RecordStatus::Merged;
        other.mergedIntoTrn = kept.trn;
        if (random.chance(500))
            other.nationalInsuranceNumber.clear();
        if (!person.earlierLastNames.empty())
            other.lastName = person.earlierLastNames.front();
        other.previousLastNames.clear();
        other.activeAlert = false;
        person.mergedRecord = static_cast<std::uint32_t>(population.records.size());
        population.records.push_back(std::move(other));
    }
}

void People::addRelations(Population &population, Random &random, std::size_t wanted)
{
    if (population.records.size() >= wanted)
        return;
    const auto number = static_cast<std::uint32_t>(population.people.size() - 1);
    const Person sibling = population.people[number];
    const std::string birthName = sibling.earlierLastNames.empty() ? sibling.lastName : sibling.earlierLastNames.front();
    const int bornIn = static_cast<int>(sibling.born.year());
    const std::uint32_t draw = random.below(1000);
    if (draw < 8) {
        const bool woman = random.chance(750) ? sibling.woman : !sibling.woman;
        Person twin = newPerson(random, *sibling.community, woman, bornIn);
        while (twin.firstName == sibling.firstName)
            twin.firstName = givenName(m_tables, random, *sibling.community, woman, bornIn);
        twin.born = sibling.born;
        twin.lastName = birthName;
        twin.twin = number;
        // Twins often go to the same college.
        if (random.chance(400) && !sibling.provider.empty()) {
            twin.provider = sibling.provider;
            twin.providerUkprn = sibling.providerUkprn;
            twin.providerAliases = sibling.providerAliases;
        }
        marry(random, twin);
        population.people[number].twin = number + 1;
        addPerson(population, random, std::move(twin), wanted);
    } else if (draw < 11 && bornIn < 1976) {
        Person child = newPerson(random, *sibling.community, sibling.woman, bornIn + random.between(22, 28));
        child.firstName = sibling.firstName;
        child.lastName = sibling.lastName;
        child.namesake = number;
        population.people[number].namesake = number + 1;
        addPerson(population, random, std::move(child), wanted);
    }
}

void People::addNeighbour(Population &population, Random &random, std::size_t wanted)
{
    // A register of three million has somebody like nearly everybody; this share gives a small one as many near misses for
    // the people of the queue.
    if (population.records.size() >= wanted || !random.chance(120))
        return;
    const auto number = static_cast<std::uint32_t>(population.people.size() - 1);
    const Person like = population.people[number];
    const int bornIn = static_cast<int>(like.born.year());
    const bool sameSex = random.chance(850);
    const bool woman = like.woman == sameSex;
    Person other = newPerson(random, *like.community, woman, bornIn);
    const std::uint32_t draw = random.below(100);
    if (draw < 35) {
        other.likeness = Likeness::Namesake;
        other.woman = like.woman;
        other.firstName = like.firstName;
        other.lastName = like.lastName;
        if (random.chance(500))
            other.born = anyDay(random, std::max(1935, bornIn - random.between(1, 12)));
    } else if (draw < 60) {
        other.likeness = Likeness::Sibling;
        other.lastName = like.earlierLastNames.empty() ? like.lastName : like.earlierLastNames.front();
        other.born = anyDay(random, std::min(2003, bornIn + random.between(1, 3)));
    } else if (draw < 85) {
        other.likeness = Likeness::SameBirthDate;
        other.woman = like.woman;
        if (random.chance(500))
            other.firstName = like.firstName;
        else
            other.lastName = like.lastName;
        other.born = like.born;
    } else {
        other.likeness = Likeness::NearName;
        other.woman = like.woman;
        other.firstName = like.firstName;
        other.lastName = otherSpelling(like.lastName);
        if (other.lastName == like.lastName)
            other.lastName = mistyped(random, like.lastName);
    }
    if (other.firstName == like.firstName && other.born == like.born && other.lastName == like.lastName)
        other.born = anyDay(random, bornIn);
    other.neighbour = number;
    population.people[number].neighbour = number + 1;
    population.people[number].likeness = other.likeness;
    addPerson(population, random, std::move(other), wanted);
}

Population People::populate(std::size_t records)
{
    Population population;
    population.records.reserve(records);
    population.people.reserve(records);
    for (std::uint64_t number = 0; population.records.size() < records; ++number) {
        Random random(m_seed, "person", number);
        const Community &community = anyCommunity(random);
        const bool woman = random.chance(750);
        const int birthYear = anyBirthYear(random, community.earliestBirth);
        Person person = newPerson(random, community, woman, birthYear);
        marry(random, person);
        addPerson(population, random, std::move(person), records);
        addRelations(population, random, records);
        addNeighbour(population, random, records);
    }
    return population;
}

Person People::stranger(std::uint64_t number)
{
    Random random(m_seed, "stranger", number);
    const Community &community = anyCommunity(random);
    const bool woman = random.chance(750);
    Person person = newPerson(random, community, woman, anyBirthYear(random, community.earliestBirth));
    marry(random, person);
    person.renamedSince = false;
    person.emailAddress = freshEmail(random, person);
    return person;
}

} // namespace matchdesk::world
