// SPDX-License-Identifier: MIT
// Bytes as every kind of value that people type. What comes out must be of bounded length and in the form that comparing expects,
// and comparing must not depend on which side a value stands.
#include "dates.h"
#include "distance.h"
#include "identifiers.h"
#include "names.h"
#include "tables.h"
#include "text.h"

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

namespace {

using namespace matchdesk::matching;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

const Tables &tables()
{
    static const Tables all;
    return all;
}

void checkText(std::string_view text)
{
    const std::string shown = displayed(text);
    require(displayed(shown) == shown && codePoints(shown).size() <= longestValue);
    // A sign that stands for several (a ligature, a fraction) becomes those, hence the factor.
    const std::string words = foldedWords(text);
    require(words.size() <= longestValue * 128);
    require(words.empty() || (words.front() != ' ' && words.back() != ' ' && words.find("  ") == std::string::npos));
    for (const char unit : words)
        require(static_cast<unsigned char>(unit) >= 0x20 && !(unit >= 'A' && unit <= 'Z'));
    require(lettersAndDigits(lettersAndDigits(text)) == lettersAndDigits(text));
}

void checkNumbers(std::string_view text)
{
    const Nino nino = parseNino(text);
    if (nino.shaped())
        require(packNinoBody(ninoBodyText(nino.body)) == nino.body);
    if (const auto trn = parseTrn(text))
        require(*trn < 10'000'000 && parseTrn(trnText(*trn)) == trn);
    const Email email = parseEmail(text);
    if (email.valid())
        require(parseEmail(email.whole()).whole() == email.whole());
    if (const auto date = parseTypedDate(text); date && date->real()) {
        require(date->date().ok());
        require(compareDates(*date, date->date()) == DateLevel::Same);
    }
}

void checkNames(std::string_view left, std::string_view right)
{
    const ParsedName first = parseForename(left);
    const ParsedName second = parseForename(right);
    require(compareForenames(first.text, second.text, tables().forenames)
        == compareForenames(second.text, first.text, tables().forenames));
    const ParsedName last = parseSurname(left);
    const ParsedName other = parseSurname(right);
    require(compareSurnames(last.text, other.text, tables().surnames)
        == compareSurnames(other.text, last.text, tables().surnames));
    require(editDistance(first.text, second.text) == editDistance(second.text, first.text));
    const double likeness = jaroWinkler(first.text, second.text);
    require(likeness >= 0 && likeness <= 1);
    const auto marks = differences(displayed(left), displayed(right));
    require(marks.first.size() <= longestValue && marks.second.size() <= longestValue);
    static_cast<void>(tables().providers.keyOf(left));
    static_cast<void>(partsOf(last.text));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto middle = text.find('\n');
    const std::string_view left = text.substr(0, middle);
    const std::string_view right = middle == std::string_view::npos ? std::string_view() : text.substr(middle + 1);
    for (const std::string_view value : {left, right}) {
        checkText(value);
        checkNumbers(value);
    }
    checkNames(left, right);
    return 0;
}
