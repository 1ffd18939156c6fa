// SPDX-License-Identifier: MIT
#include "names.h"

#include "distance.h"
#include "text.h"

#include <algorithm>
#include <array>
#include <bit>

namespace matchdesk::matching {
namespace {

template <std::size_t Count>
bool contains(const std::array<std::string_view, Count> &list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 15> titles{"mr", "mrs", "miss", "ms", "mx", "dr", "prof", "professor", "rev",
    "revd", "reverend", "sir", "dame", "sister", "fr"};
constexpr std::array<std::string_view, 6> suffixes{"jr", "jnr", "snr", "sr", "ii", "iii"};
constexpr std::array<std::string_view, 18> placeholders{"unknown", "not known", "notknown", "n a", "none", "nil", "test",
    "tbc", "not applicable", "not provided", "not given", "no name", "noname", "no surname", "no first name", "baby",
    "anonymous", "redacted"};
constexpr std::array<std::string_view, 33> particles{"o", "mc", "mac", "d", "l", "st", "saint", "van", "von", "der",
    "den", "de", "da", "di", "du", "do", "dos", "del", "della", "la", "le", "el", "al", "bin", "bint", "ibn", "abu", "ap",
    "ab", "ni", "nic", "ui", "ter"};

bool isPlaceholder(std::string_view name)
{
    // Most names are told from all of these by their first letter.
    static constexpr std::string_view first = "untbar";
    static_assert(std::all_of(placeholders.begin(), placeholders.end(),
        [](std::string_view word) { return first.find(word[0]) != std::string_view::npos; }));
    if (!name.empty() && first.find(name[0]) != std::string_view::npos && contains(placeholders, name))
        return true;
    return name.size() >= 2 && name.find_first_not_of(name[0]) == std::string_view::npos
        && (name.size() > 2 || name[0] == 'x' || name[0] == 'z');
}

void join(const Words &words, std::size_t from, std::string &out)
{
    out.clear();
    for (std::size_t at = from; at < words.size(); ++at) {
        if (!out.empty())
            out += ' ';
        out += words[at];
    }
}

/// Cuts at "née" and its like; what follows goes into `earlier`.
void cutEarlier(Words &words, std::vector<std::string> &earlier)
{
    for (std::size_t at = 1; at < words.size(); ++at) {
        const bool two = at + 1 < words.size();
        const bool known = words[at] == "known" && two && words[at + 1] == "as";
        const bool marker = words[at] == "nee" || words[at] == "formerly" || words[at] == "previously"
            || words[at] == "aka" || words[at] == "maiden" || known;
        if (!marker)
            continue;
        const std::size_t from = at + (known ? 2 : 1);
        if (from < words.size())
            join(words, from, earlier.emplace_back());
        words.resize(at);
        break;
    }
}

void dropTitles(Words &words)
{
    while (words.size() > 1 && contains(titles, words[0]))
        words.remove(0);
    while (words.size() > 1 && (contains(titles, words[words.size() - 1]) || contains(suffixes, words[words.size() - 1])))
        words.resize(words.size() - 1);
}

/// "van der berg" as "vanderberg".
void joinParticles(std::string &name)
{
    if (name.find(' ') == std::string::npos)
        return;
    const std::string spaced = name;
    const Words words = splitWords(spaced);
    std::string &out = name;
    out.clear();
    bool attach = true;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!attach)
            out += ' ';
        auto word = words[at];
        const bool last = at + 1 == words.size();
        attach = !last && contains(particles, word);
        if (attach && word == "saint")
            word = "st";
        out += word;
    }
}

void parse(std::string_view field, ParsedName &out)
{
    out.earlier.clear();
    foldWords(field, out.text);
    if (out.text.empty())
        return;
    if (isPlaceholder(out.text)) {
        out.text.clear();
        return;
    }
    if (out.text.find(' ') == std::string::npos)
        return;
    const std::string plain = out.text;
    Words words = splitWords(plain);
    cutEarlier(words, out.earlier);
    dropTitles(words);
    join(words, 0, out.text);
    if (isPlaceholder(out.text))
        out.text.clear();
}

/// Whether `longer` is `shorter` behind an attached particle: "vanderberg" and "berg".
bool differsByParticle(std::string_view longer, std::string_view shorter)
{
    if (shorter.size() < 4 || longer.size() <= shorter.size() || !longer.ends_with(shorter))
        return false;
    constexpr std::array<std::string_view, 18> heads{"o", "mc", "mac", "van", "vander", "vanden", "von", "de", "dela",
        "della", "del", "da", "di", "du", "le", "la", "el", "al"};
    return contains(heads, longer.substr(0, longer.size() - shorter.size()));
}

/// Second names that go with half a community: shared beside others that differ, they say next to nothing.
constexpr std::array<std::string_view, 10> common{"kaur", "singh", "begum", "bibi", "khatun", "kumari", "kumar", "akhtar",
    "devi", "bano"};

bool sharesWord(std::string_view left, std::string_view right)
{
    const auto leftWords = splitWords(left);
    const auto rightWords = splitWords(right);
    const bool bothSeveral = leftWords.size() > 1 && rightWords.size() > 1;
    for (const auto word : leftWords) {
        if (word.size() < 2 || (bothSeveral && contains(common, word)))
            continue;
        if (std::find(rightWords.begin(), rightWords.end(), word) != rightWords.end())
            return true;
    }
    return false;
}

std::string_view firstWord(std::string_view text) { return text.substr(0, text.find(' ')); }
bool hasSpace(std::string_view text) { return text.find(' ') != std::string_view::npos; }

NameLevel typoLevel(std::string_view left, std::string_view right)
{
    const std::size_t shorter = std::min(left.size(), right.size());
    const std::size_t longer = std::max(left.size(), right.size());
    if (longer - shorter > 2 || longer < 4 || shorter < 3)
        return NameLevel::Differs;
    const auto distance = editDistance(left, right);
    if (distance <= 1)
        return NameLevel::Typo;
    return distance == 2 && shorter >= 6 ? NameLevel::TwoTypos : NameLevel::Differs;
}

} // namespace

ParsedName parseForename(std::string_view field)
{
    ParsedName out;
    parseForename(field, out);
    return out;
}

ParsedName parseSurname(std::string_view field)
{
    ParsedName out;
    parseSurname(field, out);
    return out;
}

void parseForename(std::string_view field, ParsedName &out)
{
    parse(field, out);
}

void parseSurname(std::string_view field, ParsedName &out)
{
    parse(field, out);
    joinParticles(out.text);
    for (auto &name : out.earlier)
        joinParticles(name);
}

bool surelyFar(std::uint32_t leftLetters, std::uint32_t rightLetters) noexcept
{
    // A keystroke can take one letter out of the set and put another one in. The space bit does not count.
    return std::popcount((leftLetters ^ rightLetters) & 0x7FFFFFFFU) > 4;
}

NameLevel compareForenames(std::string_view left, std::string_view right, const VariantTable &variants)
{
    if (left.empty() || right.empty())
        return NameLevel::Missing;
    if (left == right)
        return NameLevel::Same;
    const bool several = hasSpace(left) || hasSpace(right);
    const Joined leftJoined(left);
    const Joined rightJoined(right);
    if (several && leftJoined.view() == rightJoined.view())
        return NameLevel::Same;
    if (variants.related(left, right))
        return NameLevel::Variant;
    const auto leftFirst = firstWord(left);
    const auto rightFirst = firstWord(right);
    if ((leftFirst.size() == 1 || rightFirst.size() == 1) && leftFirst[0] == rightFirst[0])
        return NameLevel::Initial;
    if (several) {
        if (sharesWord(left, right))
            return NameLevel::Part;
        if (variants.related(leftFirst, rightFirst))
            return NameLevel::Variant;
    }
    NameLevel level = typoLevel(leftJoined.view(), rightJoined.view());
    if (level == NameLevel::Differs && several)
        level = typoLevel(leftFirst, rightFirst);
    const bool slip = level == NameLevel::Typo || level == NameLevel::TwoTypos;
    if (slip && variants.knows(leftFirst) && variants.knows(rightFirst))
        return NameLevel::Near;
    return level;
}

NameLevel compareSurnames(std::string_view left, std::string_view right, const VariantTable &variants)
{
    if (left.empty() || right.empty())
        return NameLevel::Missing;
    if (left == right)
        return NameLevel::Same;
    const bool several = hasSpace(left) || hasSpace(right);
    const Joined leftJoined(left);
    const Joined rightJoined(right);
    if (several && leftJoined.view() == rightJoined.view())
        return NameLevel::Same;
    if (variants.related(left, right))
        return NameLevel::Variant;
    const auto scottish = [](std::string_view longer, std::string_view shorter) {
        return longer.starts_with("mac") && shorter.starts_with("mc") && longer.size() > 5
            && longer.substr(3) == shorter.substr(2);
    };
    if (scottish(left, right) || scottish(right, left))
        return NameLevel::Variant;
    if (left.size() == 1 || right.size() == 1)
        return left[0] == right[0] ? NameLevel::Initial : NameLevel::Differs;
    if (hasSpace(left) && hasSpace(right)) {
        if (const NameLevel slip = typoLevel(leftJoined.view(), rightJoined.view()); slip != NameLevel::Differs)
            return slip;
    }
    if (several && sharesWord(left, right))
        return NameLevel::Part;
    if (differsByParticle(left, right) || differsByParticle(right, left))
        return NameLevel::Part;
    return typoLevel(leftJoined.view(), rightJoined.view());
}

std::vector<std::string> partsOf(std::string_view name)
{
    std::vector<std::string> out;
    if (!hasSpace(name))
        return out;
    for (const auto word : splitWords(name)) {
        if (word.size() > 1)
            out.emplace_back(word);
    }
    out.push_back(withoutSpaces(name));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

} // namespace matchdesk::matching
