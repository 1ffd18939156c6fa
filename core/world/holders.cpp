// SPDX-License-Identifier: MIT
#include "holders.h"

#include "births.h"
#include "identifiers.h"
#include "typing.h"

#include <algorithm>
#include <array>
#include <utility>

namespace matchdesk::world {

namespace {

using namespace std::chrono;
using matching::Date;
using matching::Record;
using matching::RecordStatus;

constexpr std::size_t kUsualSurnames = 8'400;
constexpr std::uint32_t kRareSurnames = 300'000;
constexpr std::size_t kTrnsByTable = 8'900'000;
constexpr std::uint64_t kEveryTrn = 10'000'000;
constexpr Date kLastAward {year(2025), July, day(31)};
constexpr int kRecentYear = 2022;

/// What stands between the two halves of a rare name.
constexpr std::array<std::string_view, 40> kMiddles {
    "ab", "ad", "al", "am", "an", "ar", "as", "at", "el", "en", "er",  "es",  "et",  "il",  "im", "in", "ir", "is", "it", "ol",
    "on", "or", "os", "ot", "ul", "um", "un", "ur", "us", "le", "ock", "ett", "ing", "mer", "ne", "by", "ti", "sa", "ra", "ma"};

constexpr std::array<std::string_view, 32> kForenameStarts {
    "Al", "Am", "Ar", "Bel", "Bren", "Cal", "Cam", "Car", "Cor", "Dar", "Del", "El", "Em", "Fen", "Gal", "Jan",
    "Jas", "Kar", "Ken", "Lan", "Lor", "Mar", "Mel", "Nor", "Or",  "Per", "Ral", "Sha", "Tal", "Ter", "Val", "Zan"};
constexpr std::array<std::string_view, 18> kWomensEndings {"a",     "ina", "elle", "ette", "isha", "ica", "issa", "een", "ena",
                                                           "olyn", "ora", "yce",  "inda", "anne", "ella", "ie",   "ys",  "andra"};
constexpr std::array<std::string_view, 14> kMensEndings {"an", "on", "en", "ric", "vin", "dan", "ius", "ton", "mond", "ley", "in", "or", "ald", "us"};

bool isBritish(const Community &community)
{
    static constexpr std::array<std::string_view, 6> names {"english", "scottish", "welsh", "irish", "caribbean", "jewish"};
    return std::ranges::find(names, community.name) != names.end();
}

std::string capitals(std::string text)
{
    text = withoutAccents(text);
    for (char &letter : text) {
        if (letter >= 'a' && letter <= 'z')
            letter = static_cast<char>(letter - 'a' + 'A');
    }
    return text;
}

int yearOf(const Date &date)
{
    return static_cast<int>(date.year());
}

} // namespace

Holders::Holders(const Tables &tables, const PeopleRates &rates, std::uint64_t seed, std::size_t records)
    : m_tables(tables), m_rates(rates), m_seed(seed), m_records(records), m_addresses(tables)
{
    std::uint32_t sum = 0;
    for (std::uint32_t rank = 0; rank < kUsualSurnames; ++rank) {
        sum += 100'000'000U / (rank + 1 + rates.surnameHead);
        m_surnameUpTo.push_back(sum);
    }
}

std::string Holders::nextTrn()
{
    const std::uint64_t serial = m_trns++;
    if (m_records <= kTrnsByTable)
        return trnNumber(m_seed, serial);
    // So many records need every number of seven digits; the step shares no factor with ten million.
    std::string digits = std::to_string((m_seed * 7'919 + serial * 6'339'887) % kEveryTrn);
    return std::string(7 - digits.size(), '0') + digits;
}

std::string Holders::unusedTrn(Random &random) const
{
    const auto spare = static_cast<std::uint32_t>(kTrnsByTable - std::min(m_records, kTrnsByTable - 1));
    return trnNumber(m_seed, std::min(m_records, kTrnsByTable - 1) + random.below(spare));
}

std::string Holders::ukprn(std::size_t provider) const
{
    return provider == kNoProvider ? std::string() : m_tables.providers()[provider].ukprn;
}

const Community &Holders::community(Random &random) const
{
    const bool other = happens(random, m_rates.otherCommunities);
    for (;;) {
        const Community &found = anyCommunity(random);
        if (isBritish(found) != other)
            return found;
    }
}

std::string Holders::britishSurname(Random &random) const
{
    const std::vector<std::string> &starts = m_tables.surnames("tail start").names();
    const std::vector<std::string> &ends = m_tables.surnames("tail end").names();
    if (happens(random, m_rates.rareSurname)) {
        const std::uint32_t number = random.below(kRareSurnames);
        const std::string &start = starts[number % starts.size()];
        const std::size_t rest = number / starts.size();
        return start + std::string(kMiddles[rest % kMiddles.size()]) + ends[rest / kMiddles.size() % ends.size()];
    }
    const auto rank = static_cast<std::size_t>(
        std::ranges::upper_bound(m_surnameUpTo, random.below(m_surnameUpTo.back())) - m_surnameUpTo.begin());
    const std::vector<std::string> &listed = m_tables.surnames("english").names();
    if (rank < listed.size())
        return listed[rank];
    // Each further rank has a name of two parts of its own.
    const std::size_t number = (rank - listed.size()) * 5'003;
    const std::string &start = starts[number % starts.size()];
    return start + ends[number / starts.size() % ends.size()];
}

std::string Holders::surname(Random &random, const Community &community, bool woman) const
{
    const bool own = community.name != "english" && (!isBritish(community) || random.chance(600));
    return own ? familyName(m_tables, random, community, woman) : britishSurname(random);
}

std::string Holders::forename(Random &random, const Community &community, bool woman, int birthYear) const
{
    if (!isBritish(community))
        return givenName(m_tables, random, community, woman, birthYear);
    if (happens(random, m_rates.rareForename)) {
        const std::string_view start = kForenameStarts[random.below(kForenameStarts.size())];
        std::string_view end = woman ? random.pick(kWomensEndings) : random.pick(kMensEndings);
        if (!end.empty() && end.front() == start.back())
            end.remove_prefix(1);
        return std::string(start).append(end);
    }
    // Many are called as was usual a little before or after, as grandparents were, or as in a neighbouring country.
    const std::uint32_t draw = random.below(100);
    const int fashion = draw < 70 ? birthYear : draw < 85 ? birthYear - 11 : draw < 93 ? birthYear + 9 : birthYear - 50;
    std::string name = givenName(m_tables, random, community, woman, fashion);
    if (woman && random.chance(12))
        name.append("-").append(random.pick(std::array<std::string_view, 6> {"Jane", "Anne", "Marie", "Louise", "Lou", "Rose"}));
    return name;
}

void Holders::name(Random &random, Holder &holder) const
{
    const int birthYear = yearOf(holder.born);
    if (!isBritish(*holder.community)) {
        FullName made = newName(m_tables, random, *holder.community, holder.woman, birthYear);
        holder.first = std::move(made.first);
        holder.middle = std::move(made.middle);
        holder.last = std::move(made.last);
        return;
    }
    holder.first = forename(random, *holder.community, holder.woman, birthYear);
    holder.last = surname(random, *holder.community, holder.woman);
    if (happens(random, m_rates.middleName))
        holder.middle = forename(random, *holder.community, holder.woman, birthYear - 26);
    if (holder.middle == holder.first)
        holder.middle.clear();
    const Rate doubled = birthYear < 1970 ? m_rates.doubleSurnameOld
        : birthYear < 1990                ? m_rates.doubleSurnameMiddle
                                          : m_rates.doubleSurnameYoung;
    if (happens(random, doubled) && holder.last.find(' ') == std::string::npos)
        holder.last.append("-").append(surname(random, *holder.community, holder.woman));
}

Holder Holders::person(Random &random, const Community &community, bool woman, int birthYear)
{
    Holder holder;
    holder.community = &community;
    holder.woman = woman;
    holder.born = anyDay(random, birthYear, m_rates.bornFirstOfJanuary);
    name(random, holder);
    holder.nino = ninoNumber(m_seed, m_ninos++);
    const int age = random.chance(670) ? random.between(21, 25) : random.between(26, 44);
    const Date award {year(birthYear + age), random.chance(800) ? July : January,
                      day(static_cast<unsigned>(random.between(1, 28)))};
    if (sys_days(award) <= sys_days(kLastAward)) {
        holder.qualified = award;
        if (happens(random, m_rates.providerHeld)) {
            const Provider &provider = m_tables.provider(random);
            holder.provider = static_cast<std::size_t>(&provider - m_tables.providers().data());
        }
    }
    return holder;
}

void Holders::marry(Random &random, Holder &holder) const
{
    const bool takes = holder.community->married == MarriedName::Takes;
    const bool keeps = holder.community->married == MarriedName::Keeps;
    const auto scaled = [&](Rate rate) { return takes ? rate : keeps ? rate / 10 : rate / 2; };
    const Rate known = holder.woman ? scaled(m_rates.womenWithEarlierName) : m_rates.menRenamed / 2;
    const Rate since = holder.woman ? scaled(m_rates.womenRenamedSince) : m_rates.menRenamed / 2;
    const auto rename = [&] {
        const Community &partner = random.chance(750) ? *holder.community : community(random);
        std::string taken = surname(random, partner, holder.woman);
        holder.earlierLast.push_back(holder.last);
        const bool compound = holder.last.find_first_of(" -") != std::string::npos
            || taken.find_first_of(" -") != std::string::npos;
        if (!compound && happens(random, m_rates.compoundOnMarriage))
            holder.last += (random.chance(800) ? "-" : " ") + taken;
        else
            holder.last = std::move(taken);
    };
    if (happens(random, known))
        rename();
    if (happens(random, since)) {
        rename();
        holder.renamedSince = true;
    }
}

std::string Holders::held(Random &random, const std::string &name) const
{
    return happens(random, m_rates.marksLost) ? withoutAccents(name) : name;
}

void Holders::fillEmail(Random &random, const Holder &holder, Record &record)
{
    if (!happens(random, m_rates.emailHeld))
        return;
    const int awarded = holder.qualified ? yearOf(*holder.qualified) : 2020;
    if (happens(random, awarded >= kRecentYear ? m_rates.emailCurrentYoung : m_rates.emailCurrent)) {
        record.emailAddress = holder.email;
        return;
    }
    static constexpr std::array<std::string_view, 4> old {"student.example", "uni.example", "training.test",
                                                          "college.example"};
    Holder then = holder;
    if (!then.earlierLast.empty())
        then.last = then.earlierLast.front();
    const std::string address = m_addresses.fresh(random, then.first, then.last, yearOf(then.born));
    const std::string_view domain = random.pick(old);
    record.emailAddress = random.chance(550) ? address.substr(0, address.find('@') + 1) + std::string(domain) : address;
}

Record Holders::recordOf(Random &random, const Holder &holder)
{
    Record record;
    record.trn = nextTrn();
    record.firstName = held(random, holder.first);
    record.middleName = held(random, holder.middle);
    record.dateOfBirth = holder.born;
    std::size_t known = holder.earlierLast.size();
    if (holder.renamedSince)
        record.lastName = held(random, holder.earlierLast[--known]);
    else
        record.lastName = held(random, holder.last);
    for (std::size_t i = 0; i < known; ++i)
        record.previousLastNames.push_back(held(random, holder.earlierLast[i]));
    if (happens(random, m_rates.heldWithSlip))
        record.lastName = mistyped(random, record.lastName);
    if (happens(random, m_rates.heldInCapitals)) {
        record.firstName = capitals(record.firstName);
        record.middleName = capitals(record.middleName);
        record.lastName = capitals(record.lastName);
    }
    // The older the record, the likelier that the pension scheme has passed its number on.
    const int awarded = holder.qualified ? yearOf(*holder.qualified) : 2020;
    const Rate ninoHeld = std::min<Rate>(10'000, awarded < 2010 ? m_rates.ninoHeld + 500 : m_rates.ninoHeld - 700);
    if (happens(random, ninoHeld))
        record.nationalInsuranceNumber = holder.nino;
    if (holder.provider != kNoProvider) {
        record.ittProviderName = m_tables.providers()[holder.provider].name;
        record.ittProviderUkprn = ukprn(holder.provider);
    }
    if (holder.qualified) {
        const bool earlyYears = awarded >= 2014 && random.chance(25);
        (earlyYears ? record.eytsDate : record.qtsDate) = holder.qualified;
    }
    fillEmail(random, holder, record);
    record.activeAlert = happens(random, m_rates.alert);
    if (happens(random, yearOf(holder.born) < 1955 ? m_rates.deceased * 4 : m_rates.deceased / 3))
        record.status = RecordStatus::Deceased;
    else if (happens(random, m_rates.inactive))
        record.status = RecordStatus::Inactive;
    return record;
}

void Holders::addOtherRecords(Random &random, Holder &holder, const Record &kept, std::vector<Record> &records)
{
    if (kept.status != RecordStatus::Active)
        return;
    if (happens(random, m_rates.secondRecord)) {
        // Made by the pension scheme: always an NI number, never a qualification, and its own reading of the name.
        Record other;
        other.trn = nextTrn();
        other.firstName = random.chance(300) ? kept.firstName.substr(0, kept.firstName.find(' ')) : kept.firstName;
        other.lastName = holder.renamedSince || random.chance(500) ? withoutAccents(holder.last) : kept.lastName;
        other.dateOfBirth = random.chance(150) ? misreadDate(random, *kept.dateOfBirth) : *kept.dateOfBirth;
        other.nationalInsuranceNumber = holder.nino;
        holder.hasSecondRecord = true;
        records.push_back(std::move(other));
    } else if (happens(random, m_rates.mergedRecord)) {
        Record other = kept;
        other.trn = nextTrn();
        other.status = RecordStatus::Merged;
        other.mergedIntoTrn = kept.trn;
        if (random.chance(500))
            other.nationalInsuranceNumber.clear();
        if (!holder.earlierLast.empty())
            other.lastName = holder.earlierLast.front();
        other.previousLastNames.clear();
        other.activeAlert = false;
        holder.mergedTrn = other.trn;
        records.push_back(std::move(other));
    }
}

void Holders::addWithRecords(Random &random, Holder holder, std::vector<Holder> &holders, std::vector<Record> &records)
{
    if (holder.email.empty())
        holder.email = happens(random, m_rates.sharedMailbox) && !m_lastEmail.empty() ? m_lastEmail : m_addresses.fresh(random, holder.first, holder.last, yearOf(holder.born));
    m_lastEmail = holder.email;
    records.push_back(recordOf(random, holder));
    const Record kept = records.back();
    holder.trn = kept.trn;
    addOtherRecords(random, holder, kept, records);
    holders.push_back(std::move(holder));
}

void Holders::nextHousehold(std::vector<Holder> &holders, std::vector<Record> &records)
{
    Random random(m_seed, "household", m_households++);
    const Community &theirs = community(random);
    Holder one = person(random, theirs, happens(random, m_rates.women), anyBirthYear(random, theirs.earliestBirth));
    Holder before = one;
    marry(random, one);
    addWithRecords(random, std::move(one), holders, records);
    std::string kind;
    if (happens(random, m_rates.twinsBothTeach)) {
        Holder twin = person(random, theirs, random.chance(750) ? before.woman : !before.woman, yearOf(before.born));
        twin.born = before.born;
        twin.last = before.last;
        for (int tries = 0; twin.first == before.first && tries < 20; ++tries)
            twin.first = forename(random, theirs, twin.woman, yearOf(before.born));
        // Twins often go to the same college.
        if (random.chance(400))
            twin.provider = before.provider;
        marry(random, twin);
        addWithRecords(random, std::move(twin), holders, records);
    } else if (happens(random, m_rates.childOfSameName) && yearOf(before.born) < 1976) {
        Holder child = person(random, theirs, before.woman, yearOf(before.born) + random.between(22, 28));
        child.first = before.first;
        child.last = before.last;
        if (random.chance(100))
            child.email = m_lastEmail; // read by the parent
        addWithRecords(random, std::move(child), holders, records);
    }
}

Holder Holders::stranger(Random &random)
{
    const Community &theirs = community(random);
    Holder holder = person(random, theirs, happens(random, m_rates.women), anyBirthYear(random, theirs.earliestBirth));
    marry(random, holder);
    holder.email = m_addresses.fresh(random, holder.first, holder.last, yearOf(holder.born));
    return holder;
}

Holder Holders::relative(Random &random, const Holder &other, std::string &kind)
{
    const std::string birthName = other.earlierLast.empty() ? other.last : other.earlierLast.front();
    const int bornIn = yearOf(other.born);
    const std::uint32_t draw = random.below(3);
    Holder holder = person(random, *other.community, draw == 1 ? other.woman : random.chance(750), bornIn);
    if (draw == 0) {
        kind = "twin";
        holder.born = other.born;
        holder.last = birthName;
    } else if (draw == 1) {
        kind = "namesake";
        holder.first = other.first;
        holder.last = other.last;
    } else {
        kind = "sibling";
        holder.born = anyDay(random, bornIn + (random.chance(500) ? 1 : -1) * random.between(1, 4));
        holder.last = birthName;
    }
    for (int tries = 0; draw != 1 && holder.first == other.first && tries < 20; ++tries)
        holder.first = forename(random, *holder.community, holder.woman, bornIn);
    holder.email = m_addresses.fresh(random, holder.first, holder.last, yearOf(holder.born));
    return holder;
}

} // namespace matchdesk::world
