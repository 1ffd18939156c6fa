// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Unicode for matching: repairing, folding, and cutting into words. Longer input than any field allows is cut, so that
/// the work per value is bounded.
namespace matchdesk::matching {

/// Code points that a value is compared on; the rest is ignored.
inline constexpr std::size_t longestValue = 320;

/// `text` as valid UTF-8 of at most longestValue code points, without control characters and outer space.
[[nodiscard]] std::string displayed(std::string_view text);
/// The same into a string that is used again and again.
void display(std::string_view text, std::string &out);

/// Valid UTF-8 as code points.
[[nodiscard]] std::u32string codePoints(std::string_view text);

/// `text` in lower case and otherwise untouched.
[[nodiscard]] std::string lowered(std::string_view text);

/// One code point of `text` as compared: lower case without accents ("ß" gives "ss"); empty for marks and invisible ones.
[[nodiscard]] std::string folded(char32_t point);

[[nodiscard]] bool isApostrophe(char32_t point) noexcept;

/// Lower case, no accents, apostrophes gone, everything but letters and digits a single space, none at the ends.
[[nodiscard]] std::string foldedWords(std::string_view text);
void foldWords(std::string_view text, std::string &out);

/// The words of a text, without memory of their own. Nobody's name has more of them than there is room for; the rest is
/// left out.
class Words {
public:
    static constexpr std::size_t room = 24;

    Words() = default;
    void push_back(std::string_view word)
    {
        if (m_size < room)
            m_words[m_size++] = word;
    }
    void remove(std::size_t at)
    {
        for (--m_size; at < m_size; ++at)
            m_words[at] = m_words[at + 1];
    }
    void resize(std::size_t size) { m_size = size < m_size ? size : m_size; }
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] bool empty() const noexcept { return m_size == 0; }
    [[nodiscard]] std::string_view &operator[](std::size_t at) noexcept { return m_words[at]; }
    [[nodiscard]] std::string_view operator[](std::size_t at) const noexcept { return m_words[at]; }
    [[nodiscard]] std::string_view *begin() noexcept { return m_words.data(); }
    [[nodiscard]] std::string_view *end() noexcept { return m_words.data() + m_size; }
    [[nodiscard]] const std::string_view *begin() const noexcept { return m_words.data(); }
    [[nodiscard]] const std::string_view *end() const noexcept { return m_words.data() + m_size; }

private:
    std::array<std::string_view, room> m_words;
    std::size_t m_size = 0;
};
[[nodiscard]] Words splitWords(std::string_view text);
[[nodiscard]] std::string withoutSpaces(std::string_view text);

/// A text without its spaces; nothing is copied where there are none.
class Joined {
public:
    explicit Joined(std::string_view text);
    Joined(const Joined &) = delete;
    Joined &operator=(const Joined &) = delete;
    [[nodiscard]] std::string_view view() const noexcept { return m_view; }

private:
    std::array<char, 96> m_short;
    std::string m_long;
    std::string_view m_view;
};

/// ASCII upper-case letters and digits of `text`, everything else dropped: the normal form of reference numbers.
[[nodiscard]] std::string lettersAndDigits(std::string_view text);

/// The set of letters in a folded value as bits, for cheap proofs that two values are far apart.
[[nodiscard]] std::uint32_t letterSet(std::string_view folded) noexcept;

[[nodiscard]] std::uint64_t hashOf(std::string_view text) noexcept;

} // namespace matchdesk::matching
