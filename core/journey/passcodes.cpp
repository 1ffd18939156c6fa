// SPDX-License-Identifier: MIT
#include "journey/passcodes.h"

#include "journey/addresses.h"

#include "support/text.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <new>

namespace matchdesk {

namespace {

constexpr std::size_t kDigits = 6;
/// Argon2id's cheapest sensible setting: with the pepper outside the database a stolen hash cannot be tried at all, and the
/// code is dead in ten minutes. Two of these are worked out for each journey, at 0.15 ms each (0.23 ms at 256 KiB, 1.1 ms
/// at 1 MiB): 300 journeys in a second take a twentieth of two cores.
constexpr unsigned long long kPasses = 1;
constexpr std::size_t kMemory = 128 * 1024;

std::string hexOf(const unsigned char *bytes, std::size_t count)
{
    std::string text(count * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, count);
    text.pop_back();
    return text;
}

using Keyed = std::array<unsigned char, 32>;

/// BLAKE2b under a key.
Keyed keyedHash(const SecretKey &key, std::string_view text)
{
    Keyed hash {};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(text.data()), text.size(),
                       key.data(), SecretKey::kBytes);
    return hash;
}

std::string randomDigits()
{
    std::string digits = std::to_string(randombytes_uniform(1'000'000));
    return std::string(kDigits - digits.size(), '0') + digits;
}

Error paused(Instant until)
{
    return Error {.code = ErrorCode::TooMany,
                  .detail = "too many codes or wrong entries for this address; try again later",
                  .rule = "passcodes-paused",
                  .when = toIso(until)};
}

/// Whether anything may be sent to, or tried for, that address now.
Outcome mayGoOn(const AddressCounter &counter, Instant now)
{
    if (counter.total >= kHardStop)
        return Error {.code = ErrorCode::TooMany,
                      .detail = "too many wrong entries for this address; support has to release it",
                      .rule = "passcodes-stopped"};
    if (counter.pausedUntil && now < *counter.pausedUntil)
        return paused(*counter.pausedUntil);
    return Done {};
}

} // namespace

std::string_view nameOf(CodeCheck check) noexcept
{
    switch (check) {
    case CodeCheck::Right: return "passcode-right";
    case CodeCheck::Empty: return "passcode-empty";
    case CodeCheck::NotDigits: return "passcode-not-digits";
    case CodeCheck::TooShort: return "passcode-too-short";
    case CodeCheck::TooLong: return "passcode-too-long";
    case CodeCheck::Wrong: return "passcode-wrong";
    case CodeCheck::UsedUp: return "passcode-used-up";
    case CodeCheck::Expired: return "passcode-expired";
    case CodeCheck::LongExpired: return "passcode-expired";
    case CodeCheck::Replaced: return "passcode-replaced";
    }
    return {};
}

CodeCheck checkFormat(std::string &entry)
{
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = entry.find_first_not_of(blank);
    entry = first == std::string::npos ? std::string() : entry.substr(first, entry.find_last_not_of(blank) - first + 1);
    if (entry.empty())
        return CodeCheck::Empty;
    if (!std::ranges::all_of(entry, [](char c) { return c >= '0' && c <= '9'; }))
        return CodeCheck::NotDigits;
    if (entry.size() < kDigits)
        return CodeCheck::TooShort;
    return entry.size() > kDigits ? CodeCheck::TooLong : CodeCheck::Right;
}

Passcodes::Passcodes(const SecretKey &pepper, const SecretKey &counters, Source digits, Source ids)
    : m_pepper(pepper), m_counters(counters), m_digits(digits ? std::move(digits) : Source(&randomDigits)),
      m_ids(ids ? std::move(ids) : Source([] { return newToken(16); }))
{
    if (sodium_init() < 0)
        throw std::bad_alloc();
}

std::string Passcodes::keyOf(std::string_view address) const
{
    const Keyed key = keyedHash(m_counters, foldedAddress(address));
    return hexOf(key.data(), key.size());
}

std::string Passcodes::slowHash(const JourneyId &journey, const SentCode &code, std::string_view digits) const
{
    // The lengths keep one text from ending where another begins.
    std::string text;
    for (const std::string_view part : {std::string_view(journey.text), std::string_view(code.id),
                                        nameOf(code.purpose), std::string_view(code.address), digits})
        text.append(std::to_string(part.size())).append(":").append(part);
    const Keyed peppered = keyedHash(m_pepper, text);
    std::array<unsigned char, crypto_pwhash_SALTBYTES> salt {};
    std::size_t length = 0;
    sodium_hex2bin(salt.data(), salt.size(), code.salt.data(), code.salt.size(), nullptr, &length, nullptr);
    std::array<unsigned char, 32> hash {};
    if (crypto_pwhash(hash.data(), hash.size(), reinterpret_cast<const char *>(peppered.data()), peppered.size(), salt.data(), kPasses, kMemory,
                      crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        throw std::bad_alloc();
    return hexOf(hash.data(), hash.size());
}

Passcodes::Fresh Passcodes::make(const JourneyId &journey, CodePurpose purpose, std::string_view address,
                                 Instant now) const
{
    Fresh fresh;
    fresh.digits = m_digits();
    fresh.code.id = m_ids();
    // The id is random and never comes again, and so is what follows from it.
    const Keyed salt = keyedHash(m_pepper, "salt:" + fresh.code.id);
    fresh.code.purpose = purpose;
    fresh.code.address = address;
    fresh.code.salt = hexOf(salt.data(), crypto_pwhash_SALTBYTES);
    fresh.code.sentAt = now;
    fresh.code.expiresAt = now + kCodeLifetime;
    fresh.code.hash = slowHash(journey, fresh.code, fresh.digits);
    return fresh;
}

bool Passcodes::matches(const JourneyId &journey, const SentCode &code, std::string_view entry) const
{
    // The same work where there is nothing to compare with, so that its time tells nothing.
    const std::string hash = slowHash(journey, code, entry);
    return !code.id.empty() && equalInConstantTime(hash, code.hash);
}

Outcome Passcodes::admit(Session &session, const SentCode &code, Instant now) const
{
    auto counted = session.addressCounters().of(keyOf(code.address));
    if (!counted.ok())
        return counted.error();
    AddressCounter counter = std::move(counted).value();
    if (Outcome may = mayGoOn(counter, now); !may.ok())
        return may;
    constexpr std::chrono::hours window {1};
    if (now >= counter.windowSince + window || now < counter.windowSince) {
        counter.windowSince = now;
        counter.codes = 0;
    }
    if (counter.codes >= kCodesPerHour)
        return paused(counter.windowSince + window);
    ++counter.codes;
    counter.newestCode = code.id;
    return session.addressCounters().put(counter);
}

Result<CodeCheck> Passcodes::check(Session &session, SentCode &code, bool matches, Instant now) const
{
    auto counted = session.addressCounters().of(keyOf(code.address));
    if (!counted.ok())
        return counted.error();
    AddressCounter counter = std::move(counted).value();
    if (Outcome may = mayGoOn(counter, now); !may.ok())
        return may.error();
    if (code.id.empty() || counter.newestCode != code.id)
        return CodeCheck::Replaced;
    if (now >= code.expiresAt)
        return now < code.expiresAt + kFreshCodeWithin ? CodeCheck::Expired : CodeCheck::LongExpired;
    if (code.tries >= kTriesPerCode)
        return CodeCheck::UsedUp;
    CodeCheck found = CodeCheck::Right;
    if (matches) {
        // Whoever reads the mailbox makes their own slips good, and nobody else's.
        counter.total = std::max(counter.total - code.failures, 0);
        counter.failures = std::max(counter.failures - code.failures, 0);
        counter.newestCode.clear();
        SentCode used;
        used.purpose = code.purpose;
        used.address = code.address;
        code = std::move(used);
    } else {
        ++code.tries;
        ++code.failures;
        ++counter.total;
        if (++counter.failures >= kFailuresBeforePause) {
            counter.failures = 0;
            counter.pausedUntil = now + kPause;
        }
        found = code.tries >= kTriesPerCode ? CodeCheck::UsedUp : CodeCheck::Wrong;
    }
    if (Outcome stored = session.addressCounters().put(counter); !stored.ok())
        return stored.error();
    return found;
}

Outcome Passcodes::release(Session &session, std::string_view address) const
{
    auto counted = session.addressCounters().of(keyOf(address));
    if (!counted.ok())
        return counted.error();
    AddressCounter counter = std::move(counted).value();
    counter.failures = 0;
    counter.total = 0;
    counter.pausedUntil.reset();
    return session.addressCounters().put(counter);
}

} // namespace matchdesk
