// SPDX-License-Identifier: MIT
#pragma once

#include "holders.h"

#include "matching/vocabulary.h"

#include <string>
#include <vector>

/// What the people of a demo register state of themselves, and what went wrong with it.
namespace matchdesk::world {

/// What somebody else would put into the form in error.
struct Others {
    std::string nino;
    std::string trn;
};

struct Answer {
    matching::Claim claim;
    std::vector<std::string> kinds; ///< of error, in the order of the form: "surname-changed", "dob-digit"
};

/// One form filled in by one person.
class Asker {
public:
    Asker(const Tables &tables, const AskerRates &rates, const Holders &holders, Random &random);

    [[nodiscard]] Answer answer(const Holder &holder, const Others &others);

private:
    [[nodiscard]] bool happens(Rate rate) { return m_random.below(10'000) < rate; }
    /// The same for slips: whoever slips once is the likelier to slip again.
    [[nodiscard]] bool slips(Rate rate);
    void note(std::string kind) { m_answer.kinds.push_back(std::move(kind)); }
    [[nodiscard]] std::string typo(const std::string &name);
    void stateSurname(const Holder &holder);
    void stateForename(const Holder &holder);
    void stateBirth(const Holder &holder);
    void stateNino(const Holder &holder, const Others &others);
    void stateTrn(const Holder &holder, const Others &others);
    void stateProvider(const Holder &holder);
    void writeByHand();

    const Tables &m_tables;
    const AskerRates &m_rates;
    const Holders &m_holders;
    Random &m_random;
    Answer m_answer;
    bool m_slipped = false;
};

} // namespace matchdesk::world
