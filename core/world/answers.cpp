// SPDX-License-Identifier: MIT
#include "answers.h"

#include "identifiers.h"
#include "typing.h"

#include "support/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace matchdesk::world {

namespace {

using matching::Claim;

/// What is written for what is heard: the first that occurs is replaced.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kSounds {{{"ph", "f"},
                                                                                  {"ck", "k"},
                                                                                  {"ough", "uff"},
                                                                                  {"ee", "ea"},
                                                                                  {"ea", "ee"},
                                                                                  {"ie", "y"},
                                                                                  {"ey", "y"},
                                                                                  {"ll", "l"},
                                                                                  {"tt", "t"},
                                                                                  {"nn", "n"},
                                                                                  {"ss", "s"},
                                                                                  {"c", "k"},
                                                                                  {"ai", "ay"},
                                                                                  {"y", "i"},
                                                                                  {"z", "s"},
                                                                                  {"au", "or"},
                                                                                  {"er", "ar"},
                                                                                  {"en", "an"},
                                                                                  {"th", "t"},
                                                                                  {"i", "y"}}};

std::string asItSounds(const std::string &name)
{
    for (const auto &[written, heard] : kSounds) {
        const auto at = name.find(written, 1);
        if (at != std::string::npos)
            return name.substr(0, at) + std::string(heard) + name.substr(at + written.size());
    }
    return name;
}

void replaceAll(std::string &text, std::string_view what, std::string_view by)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

std::string readAlike(std::string nino)
{
    // Read off a card: O for 0, S for 5.
    for (const auto &[digit, letter] : std::array<std::pair<char, char>, 5> {{{'0', 'O'}, {'5', 'S'}, {'8', 'B'}, {'1', 'I'}, {'2', 'Z'}}}) {
        const auto at = nino.find(digit);
        if (at != std::string::npos) {
            nino[at] = letter;
            break;
        }
    }
    return nino;
}

} // namespace

Asker::Asker(const Tables &tables, const AskerRates &rates, const Holders &holders, Random &random)
    : m_tables(tables), m_rates(rates), m_holders(holders), m_random(random)
{
}

bool Asker::slips(Rate rate)
{
    // The base rates are lowered so that with the doubling the overall rates stay about those asked for.
    const Rate base = rate * 4 / 5;
    const bool slipped = happens(m_slipped && m_rates.troubleDoubles > 0 ? base * 2 : base);
    m_slipped = m_slipped || slipped;
    return slipped;
}

std::string Asker::typo(const std::string &name)
{
    if (happens(m_rates.soundsAlike)) {
        std::string heard = asItSounds(name);
        if (heard != name)
            return heard;
    }
    std::string typed = mistyped(m_random, name);
    return happens(m_rates.secondSlip) ? mistyped(m_random, typed) : typed;
}

void Asker::stateSurname(const Holder &holder)
{
    Claim &claim = m_answer.claim;
    claim.lastName = holder.last;
    if (holder.renamedSince) {
        const bool given = happens(m_rates.earlierNameGiven);
        if (given)
            claim.previousLastName = holder.earlierLast.back();
        note(given ? "surname-changed-earlier-given" : "surname-changed");
    } else if (!holder.earlierLast.empty() && happens(m_rates.earlierNameGivenAnyway)) {
        claim.previousLastName = holder.earlierLast.front();
    }
    const auto joint = claim.lastName.find_first_of("- ");
    if (joint != std::string::npos && joint > 3 && happens(m_rates.halfSurname)) {
        claim.lastName = m_random.chance(600) ? claim.lastName.substr(0, joint) : claim.lastName.substr(joint + 1);
        note("surname-half");
    }
    std::string other = otherSpelling(claim.lastName);
    if (slips(m_rates.surnameTypo)) {
        std::string typed = typo(claim.lastName);
        if (typed != claim.lastName)
            note("surname-typo");
        claim.lastName = std::move(typed);
    } else if (other != claim.lastName && happens(m_rates.surnameSpelling)) {
        claim.lastName = std::move(other);
        note("surname-spelling");
    }
    if (claim.lastName.find_first_of("'- ") != std::string::npos && happens(m_rates.surnameMarks)) {
        replaceAll(claim.lastName, "'", m_random.chance(500) ? "" : " ");
        replaceAll(claim.lastName, "-", m_random.chance(700) ? " " : "");
        note("surname-marks");
    }
}

void Asker::stateForename(const Holder &holder)
{
    Claim &claim = m_answer.claim;
    claim.firstName = holder.first;
    claim.middleName = holder.middle;
    const auto &shortForms = m_tables.shortForms(claim.firstName);
    std::string other = otherSpelling(claim.firstName);
    if (!shortForms.empty() && happens(m_rates.shortForm)) {
        claim.firstName = m_random.chance(650) ? shortForms.front() : m_random.pick(shortForms);
        note("forename-short");
    } else if (slips(m_rates.forenameTypo)) {
        std::string typed = typo(claim.firstName);
        if (typed != claim.firstName)
            note("forename-typo");
        claim.firstName = std::move(typed);
    } else if (holder.middle.size() > 1 && happens(m_rates.middleAsForename)) {
        claim.firstName = holder.middle;
        note("forename-is-middle");
    } else if (holder.middle.size() > 1 && happens(m_rates.bothJoined)) {
        claim.firstName.append(" ").append(holder.middle);
        note("forenames-joined");
    } else if (other != claim.firstName && happens(m_rates.forenameSpelling)) {
        claim.firstName = std::move(other);
        note("forename-spelling");
    }
    if (!happens(m_rates.middleGiven))
        claim.middleName.clear();
    if (happens(m_rates.namesSwapped)) {
        std::swap(claim.firstName, claim.lastName);
        note("names-swapped");
    }
}

void Asker::stateBirth(const Holder &holder)
{
    std::string &date = m_answer.claim.dateOfBirth;
    date = toIso(holder.born);
    if (happens(m_rates.dateImpossible)) {
        date.replace(5, 5, "02-30");
        note("dob-impossible");
    } else if (slips(m_rates.dateWrong)) {
        const matching::Date read = misreadDate(m_random, holder.born);
        date = toIso(read);
        const bool sameYear = read.year() == holder.born.year();
        const bool swapped = sameYear && static_cast<unsigned>(read.month()) == static_cast<unsigned>(holder.born.day())
            && static_cast<unsigned>(read.day()) == static_cast<unsigned>(holder.born.month());
        if (swapped)
            note("dob-swapped");
        else if (!sameYear)
            note("dob-year");
        else if (read.month() == holder.born.month())
            note("dob-digit");
        else
            note(read.day() == holder.born.day() ? "dob-month" : "dob-first-of-january");
    }
}

void Asker::stateNino(const Holder &holder, const Others &others)
{
    std::string &nino = m_answer.claim.nationalInsuranceNumber;
    if (happens(m_rates.ninoBlank))
        return;
    nino = holder.nino;
    if (slips(m_rates.ninoSwapped)) {
        nino = digitsSwapped(m_random, nino);
        note("nino-swapped");
    } else if (slips(m_rates.ninoDigit)) {
        nino = digitWrong(m_random, nino);
        note("nino-digit");
    } else if (slips(m_rates.ninoReadAlike)) {
        nino = readAlike(nino);
        note("nino-read-alike");
    } else if (slips(m_rates.ninoSuffix)) {
        nino.back() = nino.back() == 'A' ? 'B' : 'A';
        note("nino-suffix");
    } else if (happens(m_rates.ninoOfAnother) && !others.nino.empty()) {
        nino = others.nino;
        note("nino-of-another");
    }
}

void Asker::stateTrn(const Holder &holder, const Others &others)
{
    std::string &trn = m_answer.claim.statedTrn;
    if (!happens(m_rates.trnGiven))
        return;
    if (holder.trn.empty()) {
        // Whoever has none may still give a number that looks like one, off a payslip.
        if (m_random.chance(120))
            trn = m_holders.unusedTrn(m_random);
        return;
    }
    trn = holder.trn;
    if (!holder.mergedTrn.empty() && m_random.chance(500)) {
        trn = holder.mergedTrn;
        note("trn-of-merged-record");
    } else if (slips(m_rates.trnSlip)) {
        trn = m_random.chance(400) ? digitsSwapped(m_random, trn) : digitWrong(m_random, trn);
        note("trn-digit");
    } else if (happens(m_rates.trnInvented)) {
        trn = m_holders.unusedTrn(m_random);
        note("trn-invented");
    } else if (happens(m_rates.trnOfAnother) && !others.trn.empty()) {
        trn = others.trn;
        note("trn-of-another");
    }
}

void Asker::stateProvider(const Holder &holder)
{
    Claim &claim = m_answer.claim;
    if (!happens(m_rates.providerGiven) || holder.provider == kNoProvider)
        return;
    const Provider &trained = m_tables.providers()[holder.provider];
    claim.ittProviderName = trained.name;
    if (m_random.chance(100))
        claim.ittProviderUkprn = m_holders.ukprn(holder.provider);
    if (slips(m_rates.providerWrong)) {
        claim.ittProviderUkprn.clear();
        if (!trained.otherNames.empty() && m_random.chance(500)) {
            claim.ittProviderName = m_random.pick(trained.otherNames);
            note("itt-other-name");
        } else {
            claim.ittProviderName = m_tables.provider(m_random).name;
            note("itt-wrong");
        }
    }
}

void Asker::writeByHand()
{
    Claim &claim = m_answer.claim;
    const Hand hand = anyHand(m_random);
    const bool curly = m_random.chance(300);
    for (std::string *name : {&claim.firstName, &claim.middleName, &claim.lastName, &claim.previousLastName}) {
        *name = nameAsWritten(hand, *name);
        if (curly)
            replaceAll(*name, "'", "\u2019");
        if (!name->empty() && m_random.chance(8))
            *name = m_random.chance(500) ? *name + " " : " " + *name;
    }
    if (!claim.nationalInsuranceNumber.empty())
        claim.nationalInsuranceNumber = ninoAsWritten(m_random, claim.nationalInsuranceNumber);
    if (!claim.statedTrn.empty())
        claim.statedTrn = trnAsWritten(m_random, claim.statedTrn);
    std::string &email = claim.emailAddress;
    if (m_random.chance(15) && !email.empty() && email.front() >= 'a' && email.front() <= 'z')
        email.front() = static_cast<char>(email.front() - 'a' + 'A');
}

Answer Asker::answer(const Holder &holder, const Others &others)
{
    m_answer = {};
    m_slipped = false;
    stateSurname(holder);
    stateForename(holder);
    stateBirth(holder);
    stateNino(holder, others);
    if (!happens(m_rates.emailBlank))
        m_answer.claim.emailAddress = holder.email;
    stateTrn(holder, others);
    stateProvider(holder);
    if (holder.hasSecondRecord)
        note("two-records");
    writeByHand();
    return std::exchange(m_answer, {});
}

} // namespace matchdesk::world
