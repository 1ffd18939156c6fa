// SPDX-License-Identifier: MIT
#pragma once

#include "random.h"

#include <string>
#include <string_view>

/// How people type: slips of the finger and habits of writing.
namespace matchdesk::world {

/// One slip: a neighbouring key (40 %), a letter left out (25 %), two letters swapped (20 %), one doubled (15 %); seldom at the start.
[[nodiscard]] std::string mistyped(Random &random, std::string_view name);
/// Two unlike digits beside each other swapped; the same text where there are none.
[[nodiscard]] std::string digitsSwapped(Random &random, std::string_view number);
/// One digit wrong.
[[nodiscard]] std::string digitWrong(Random &random, std::string_view number);
/// A NINO as forms receive it: with spaces in pairs, without, in lower case.
[[nodiscard]] std::string ninoAsWritten(Random &random, std::string_view nino);
/// A TRN as forms receive it; sometimes as old papers print it, "RP 12/34567".
[[nodiscard]] std::string trnAsWritten(Random &random, std::string_view trn);
/// How somebody writes names all through a form.
enum class Hand { Plain, WithoutAccents, Capitals, SmallLetters };
/// Often without accents, now and then all in capitals or without any.
[[nodiscard]] Hand anyHand(Random &random);
[[nodiscard]] std::string nameAsWritten(Hand hand, std::string_view name);
/// Another usual spelling of a name ("Steven" for "Stephen", "Clark" for "Clarke"), or the same where none is known.
[[nodiscard]] std::string otherSpelling(std::string_view name);

} // namespace matchdesk::world
