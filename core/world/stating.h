// SPDX-License-Identifier: MIT
#pragma once

#include "people.h"

#include "domain/calling_service.h"
#include "journey/lookup.h"

#include <string>

/// What people say of themselves in a service's form, with the errors that the services have seen.
namespace matchdesk::world {

/// The form filled in rightly and wholly: today's name, birth date, NI number, today's address. The TRN is that of the record
/// that counts; the provider is the one of the training.
[[nodiscard]] StatedFacts everythingRight(const Person &person, const Population &population);

/// The form as an average person fills it in: each field given, left out or wrong at the rates of C.2; whoever slips once is
/// twice as likely to slip again. Only `people` and `random` change.
[[nodiscard]] StatedFacts asMostPeopleDo(const Tables &tables, People &people, Random &random, const Person &person,
                                         const Population &population);

/// Changes of single fields, for stories.
void sayShortForm(const Tables &tables, Random &random, StatedFacts &facts);
void swapDayAndMonth(StatedFacts &facts);
void misreadBirthDate(Random &random, StatedFacts &facts);
void nameHalfOfDouble(Random &random, StatedFacts &facts);
/// Writes everything as people write: spaces, letter case, accents, old forms of numbers.
void writeByHand(Random &random, StatedFacts &facts);
/// The services that people of a world come from.
[[nodiscard]] const std::vector<CallingService> &callingServices();
/// Which of them somebody comes from, by how much each is used.
[[nodiscard]] const CallingService &callingService(Random &random);

} // namespace matchdesk::world
