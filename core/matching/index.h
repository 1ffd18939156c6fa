// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// The register as flat arrays: the same in memory and in a file, so that opening a file copies nothing. Records are
/// numbered in the order (date of birth, surname, forename, TRN), which makes each day's births one run.
namespace matchdesk::matching {

using RecordNumber = std::uint32_t;
using NameId = std::uint32_t; ///< rank of a name among all names, from 1; 0 for none
inline constexpr RecordNumber noRecord = 0xFFFFFFFF;

/// What scoring reads of a record: half a cache line.
struct HotRecord {
    std::uint32_t trnAndStatus = 0; ///< TRN in the low 24 bits, status in bits 24-25, then the bits below
    NameId forename = 0;
    NameId middle = 0;
    NameId surname = 0;
    std::uint32_t ninoBody = 0xFFFFFFFF;
    std::uint32_t emailHash = 0; ///< of the whole address; 0 for none held
    std::uint16_t birthDay = 0;  ///< dayNumber(); 0 for none held
    std::uint16_t provider = 0;  ///< row of the provider table; 0 for none held
    std::uint8_t ninoSuffix = 0;
    std::uint8_t bits = 0;
    std::uint16_t localHash = 0; ///< of the plain local part of the email address

    static constexpr std::uint32_t alertBit = 1U << 26;
    static constexpr std::uint32_t qualifiedBit = 1U << 27;
    static constexpr std::uint8_t otherNamesBit = 1;
    static constexpr std::uint8_t oddNinoBit = 2; ///< an NI number is held, but not in a shape that can be packed
    static constexpr std::uint8_t ninoValidBit = 4;

    [[nodiscard]] std::uint32_t trn() const noexcept { return trnAndStatus & 0xFFFFFFU; }
    [[nodiscard]] std::uint32_t status() const noexcept { return trnAndStatus >> 24 & 3U; }
    [[nodiscard]] bool active() const noexcept { return status() == 0; }
};
static_assert(sizeof(HotRecord) == 32);

/// Which numbers are set, and how many are set before a given one.
struct RankedBits {
    std::span<const std::uint64_t> words;
    std::span<const std::uint32_t> ranks; ///< set bits before each group of eight words

    [[nodiscard]] bool test(std::uint32_t at) const noexcept
    {
        return at / 64 < words.size() && (words[at / 64] >> (at % 64) & 1U) != 0;
    }
    [[nodiscard]] std::uint32_t rank(std::uint32_t at) const noexcept
    {
        const std::size_t word = at / 64;
        std::uint32_t out = ranks[word / 8];
        for (std::size_t index = word / 8 * 8; index < word; ++index)
            out += static_cast<std::uint32_t>(std::popcount(words[index]));
        return out + static_cast<std::uint32_t>(std::popcount(words[word] & ((std::uint64_t{1} << (at % 64)) - 1)));
    }
};

/// Key to record numbers in one cache line a probe: ten entries with a 16-bit tag each; a full bucket goes on in the next.
struct Bucket {
    static constexpr std::size_t room = 10;
    std::uint32_t records[room];
    std::uint16_t tags[room];
    std::uint16_t used;
    std::uint16_t spilled; ///< some entry of this bucket lies in a later one
};
static_assert(sizeof(Bucket) == 64);

struct BucketTable {
    std::span<const Bucket> buckets;

    [[nodiscard]] std::size_t home(std::uint64_t hash) const noexcept
    {
        return (hash >> 32) * buckets.size() >> 32;
    }
    static std::uint16_t tag(std::uint64_t hash) noexcept { return static_cast<std::uint16_t>(hash); }

    /// Calls visit(record) for each entry that may have the key; the caller checks the record. Stops when it returns false.
    template <typename Visit>
    void each(std::uint64_t hash, Visit visit) const
    {
        if (buckets.empty())
            return;
        std::size_t at = home(hash);
        for (std::size_t step = 0; step < buckets.size(); ++step) {
            const Bucket &bucket = buckets[at];
            for (std::size_t index = 0; index < bucket.used && index < Bucket::room; ++index) {
                if (bucket.tags[index] == tag(hash) && !visit(bucket.records[index]))
                    return;
            }
            if (bucket.spilled == 0)
                return;
            at = at + 1 == buckets.size() ? 0 : at + 1;
        }
    }
};

/// Integers as keys of a BucketTable.
[[nodiscard]] inline std::uint64_t mixed(std::uint64_t key) noexcept
{
    key ^= key >> 31;
    key *= 0x7FB5D329728EA185ULL;
    key ^= key >> 27;
    key *= 0x81DADEF4BC2DD44DULL;
    return key ^ key >> 33;
}

[[nodiscard]] inline std::uint64_t fullNameHash(NameId forename, NameId surname) noexcept
{
    return mixed(std::uint64_t{forename} << 32 | surname);
}

/// What the register knows of a name.
struct NameInfo {
    std::uint32_t letters = 0;       ///< letterSet()
    std::uint32_t asForename = 0;    ///< records with it as forename
    std::uint32_t asMiddle = 0;
    std::uint32_t asSurname = 0;     ///< records with it as current or earlier surname
};

/// How many records share a forename and a surname.
struct FullNameCount {
    NameId forename = 0;
    NameId surname = 0;
    std::uint32_t records = 0;
};

struct Counts {
    std::uint64_t records = 0;
    std::uint64_t active = 0;
    std::uint64_t withForename = 0;
    std::uint64_t withMiddle = 0;
    std::uint64_t withSurname = 0; ///< surnames, earlier ones included
    std::uint64_t withBirthDay = 0;
    std::uint64_t withProvider = 0;
    std::uint64_t rejected = 0;
};

[[nodiscard]] std::uint32_t deleteHash(std::string_view word) noexcept;

struct Index {
    Counts counts;

    std::span<const HotRecord> hot;
    std::span<const std::uint32_t> dayStart;      ///< first record of each day number; one more at the end

    RankedBits trns;
    std::span<const RecordNumber> trnRecords;     ///< by rank of the TRN

    RankedBits withOthers;                        ///< records with earlier names
    std::span<const std::uint32_t> otherStart;    ///< by rank; one more at the end
    std::span<const std::uint32_t> others;        ///< NameId, with otherForename set for forenames

    std::span<const std::uint32_t> surnameStart;  ///< by NameId; one more at the end
    std::span<const RecordNumber> bySurname;      ///< within a surname by record number, that is by date of birth
    std::span<const RecordNumber> byFullName;     ///< within a surname by (forename, record number)
    std::span<const NameId> fullForename;         ///< the forename of each of these,
    std::span<const std::uint16_t> fullDay;       ///< and its date of birth

    std::span<const std::uint32_t> nameText;      ///< offset into nameBytes by NameId; one more at the end
    std::span<const char> nameBytes;
    std::span<const NameInfo> names;
    std::span<const NameId> nameSlots;            ///< open addressing by hashOf(text), a power of two
    std::span<const std::uint32_t> wholeStart;    ///< by NameId of a word: the longer names that contain it
    std::span<const NameId> wholes;
    std::span<const std::uint32_t> deleteStart;   ///< by the top bits of the hash of a word less one letter
    std::span<const std::uint16_t> deleteTags;
    std::span<const NameId> deleteNames;

    BucketTable ninos;                            ///< by packed body
    BucketTable emails;                           ///< by hash of the plain local part

    std::span<const std::uint32_t> providerKeys;  ///< by row: hash of the institution's key
    std::span<const std::uint32_t> providerUkprns; ///< by row: the UKPRN, 0 for none
    std::span<const std::uint32_t> providerCounts;
    std::span<const std::uint32_t> providerText;  ///< offsets into providerBytes: name and key of each row
    std::span<const char> providerBytes;

    std::span<const std::uint32_t> coldStart;     ///< per record; one more at the end
    std::span<const char> cold;

    // Of a register in two layers (layers.h) alone; empty and null otherwise. `counts`, `names` and `providerCounts` are
    // then those of both layers together.
    const Index *beside = nullptr;                ///< the other layer
    std::span<const std::uint64_t> gone;          ///< bits of the records that the layer above replaces or takes out
    std::span<const std::uint32_t> bornCounts;    ///< by day number
    std::span<const FullNameCount> goneNames;     ///< how many of a full name are gone: open addressing, a power of two

    static constexpr std::uint32_t otherForename = 0x80000000U;
    static constexpr unsigned deleteTopBits = 16;

    [[nodiscard]] std::string_view name(NameId id) const noexcept
    {
        if (id + std::size_t{1} >= nameText.size())
            return {};
        return {nameBytes.data() + nameText[id], nameText[id + 1] - nameText[id]};
    }
    [[nodiscard]] NameId find(std::string_view name) const noexcept;
    [[nodiscard]] RecordNumber byTrn(std::uint32_t trn) const noexcept
    {
        if (!trns.test(trn))
            return noRecord;
        const RecordNumber record = trnRecords[trns.rank(trn)];
        return live(record) ? record : noRecord;
    }
    [[nodiscard]] bool live(RecordNumber record) const noexcept
    {
        return gone.empty() || (gone[record / 64] >> (record % 64) & 1U) == 0;
    }
    /// Records born on this day, in all layers.
    [[nodiscard]] std::uint32_t bornOn(std::uint16_t day) const noexcept
    {
        return bornCounts.empty() ? dayStart[day + std::size_t{1}] - dayStart[day] : bornCounts[day];
    }
    /// Records with this surname as their current or an earlier one, in all layers.
    [[nodiscard]] std::uint32_t holdersOf(NameId surname) const noexcept { return names[surname].asSurname; }
    /// Records with this surname, current or earlier, and this current forename, in all layers.
    [[nodiscard]] std::uint32_t holdersOf(NameId forename, NameId surname) const noexcept
    {
        return beside == nullptr ? static_cast<std::uint32_t>(withFullName(forename, surname).size())
                                 : holdersInBoth(forename, surname);
    }
    /// What all layers know of `name`; zeros when none has it.
    [[nodiscard]] NameInfo infoOf(std::string_view name) const noexcept;
    [[nodiscard]] std::span<const std::uint32_t> otherNames(RecordNumber record) const noexcept
    {
        if ((hot[record].bits & HotRecord::otherNamesBit) == 0)
            return {};
        const auto rank = withOthers.rank(record);
        return others.subspan(otherStart[rank], otherStart[rank + 1] - otherStart[rank]);
    }
    [[nodiscard]] std::span<const RecordNumber> withSurname(NameId id) const noexcept
    {
        return bySurname.subspan(surnameStart[id], surnameStart[id + 1] - surnameStart[id]);
    }
    /// holdersOf() of a register in two layers.
    [[nodiscard]] std::uint32_t holdersInBoth(NameId forename, NameId surname) const noexcept;
    /// The same in this layer alone, without those that are gone.
    [[nodiscard]] std::uint32_t liveHolders(NameId forename, NameId surname) const noexcept;
    /// Records with this current surname and forename; earlier surnames of the same records count.
    [[nodiscard]] std::span<const RecordNumber> withFullName(NameId forename, NameId surname) const noexcept;
    [[nodiscard]] std::span<const NameId> wholesOf(NameId word) const noexcept
    {
        return wholes.subspan(wholeStart[word], wholeStart[word + std::size_t{1}] - wholeStart[word]);
    }
};

/// Calls visit(hash) for `word` and for it less each of its letters: two words within one keystroke share a hash.
template <typename Visit>
void eachDelete(std::string_view word, Visit visit)
{
    constexpr std::size_t longest = 24;
    word = word.substr(0, longest);
    visit(deleteHash(word));
    if (word.size() <= 2)
        return;
    // The letter that is left out moves from the front to the back.
    std::array<char, longest> shorter{};
    std::copy(word.begin() + 1, word.end(), shorter.begin());
    for (std::size_t at = 0; at < word.size(); ++at) {
        if (at > 0)
            shorter[at - 1] = word[at - 1];
        if (at > 0 && word[at] == word[at - 1])
            continue;
        visit(deleteHash({shorter.data(), word.size() - 1}));
    }
}

} // namespace matchdesk::matching
