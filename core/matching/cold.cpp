// SPDX-License-Identifier: MIT
#include "cold.h"

#include "dates.h"

#include <cstdint>

namespace matchdesk::matching {
namespace {

constexpr std::uint8_t ownForename = 1;
constexpr std::uint8_t ownMiddle = 2;
constexpr std::uint8_t ownSurname = 4;
constexpr std::uint8_t ownNino = 8;
constexpr std::uint8_t hasEmail = 16;
constexpr std::uint8_t hasDates = 32;
constexpr std::uint8_t hasEarlier = 64;
constexpr std::uint8_t hasRest = 128; ///< merged into, or a date of birth that the hot column cannot hold

std::string capitalised(std::string_view name)
{
    std::string out(name);
    bool start = true;
    for (char &c : out) {
        if (start && c >= 'a' && c <= 'z')
            c = static_cast<char>(c - ('a' - 'A'));
        start = c == ' ';
    }
    return out;
}

/// Whether `shown` is capitalised(name).
bool isCapitalised(std::string_view shown, std::string_view name)
{
    if (shown.size() != name.size())
        return false;
    bool start = true;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const char c = start && name[at] >= 'a' && name[at] <= 'z' ? static_cast<char>(name[at] - ('a' - 'A')) : name[at];
        if (shown[at] != c)
            return false;
        start = name[at] == ' ';
    }
    return true;
}

void putNumber(std::string &out, std::size_t value)
{
    while (value >= 0x80) {
        out += static_cast<char>(value | 0x80);
        value >>= 7;
    }
    out += static_cast<char>(value);
}

void putText(std::string &out, std::string_view text)
{
    putNumber(out, text.size());
    out += text;
}

void putDate(std::string &out, const std::optional<Date> &date)
{
    const std::uint16_t day = date ? dayNumber(*date) : std::uint16_t{0};
    out += static_cast<char>(day & 0xFF);
    out += static_cast<char>(day >> 8);
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    std::size_t number()
    {
        std::size_t value = 0;
        for (unsigned shift = 0; shift < 35 && !m_bytes.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_bytes.front());
            m_bytes.remove_prefix(1);
            value |= static_cast<std::size_t>(byte & 0x7F) << shift;
            if ((byte & 0x80) == 0)
                return value;
        }
        m_bytes = {};
        return 0;
    }
    std::string take() { return std::string(view()); }
    std::string_view view()
    {
        const std::size_t length = number();
        const std::string_view out = m_bytes.substr(0, length);
        m_bytes.remove_prefix(out.size());
        return out;
    }
    std::optional<Date> date()
    {
        if (m_bytes.size() < 2) {
            m_bytes = {};
            return std::nullopt;
        }
        const auto low = static_cast<unsigned char>(m_bytes[0]);
        const auto high = static_cast<unsigned char>(m_bytes[1]);
        m_bytes.remove_prefix(2);
        const auto day = static_cast<std::uint16_t>(low | high << 8);
        return day == 0 ? std::nullopt : std::optional(fromDayNumber(day));
    }

private:
    std::string_view m_bytes;
};

void putList(std::string &out, const std::vector<std::string> &texts)
{
    putNumber(out, texts.size());
    for (const auto &text : texts)
        putText(out, text);
}

std::vector<std::string> takeList(Reader &reader)
{
    std::vector<std::string> out;
    constexpr std::size_t mostNames = 4096;
    for (std::size_t left = reader.number(); left > 0 && out.size() < mostNames; --left)
        out.push_back(reader.take());
    return out;
}

bool plainDate(const std::optional<Date> &date)
{
    return !date || dayNumber(*date) != 0;
}

} // namespace

void writeCold(std::string &out, const Record &record, const KnownText &known)
{
    std::uint8_t bits = 0;
    const auto mark = [&bits](bool condition, std::uint8_t bit) {
        if (condition)
            bits = static_cast<std::uint8_t>(bits | bit);
    };
    mark(!isCapitalised(record.firstName, known.forename), ownForename);
    mark(!isCapitalised(record.middleName, known.middle), ownMiddle);
    mark(!isCapitalised(record.lastName, known.surname), ownSurname);
    mark(record.nationalInsuranceNumber != known.nino, ownNino);
    mark(!record.emailAddress.empty(), hasEmail);
    mark(record.qtsDate || record.eytsDate, hasDates);
    mark(!record.previousFirstNames.empty() || !record.previousLastNames.empty(), hasEarlier);
    mark(!record.mergedIntoTrn.empty() || !plainDate(record.dateOfBirth), hasRest);
    out += static_cast<char>(bits);
    if (bits & ownForename)
        putText(out, record.firstName);
    if (bits & ownMiddle)
        putText(out, record.middleName);
    if (bits & ownSurname)
        putText(out, record.lastName);
    if (bits & ownNino)
        putText(out, record.nationalInsuranceNumber);
    if (bits & hasEmail)
        putText(out, record.emailAddress);
    if (bits & hasDates) {
        putDate(out, record.qtsDate);
        putDate(out, record.eytsDate);
    }
    if (bits & hasEarlier) {
        putList(out, record.previousFirstNames);
        putList(out, record.previousLastNames);
    }
    if (bits & hasRest) {
        putText(out, record.mergedIntoTrn);
        if (record.dateOfBirth && !plainDate(record.dateOfBirth)) {
            putNumber(out, static_cast<std::size_t>(static_cast<int>(record.dateOfBirth->year()) + 40'000));
            putNumber(out, static_cast<unsigned>(record.dateOfBirth->month()));
            putNumber(out, static_cast<unsigned>(record.dateOfBirth->day()));
        } else {
            putNumber(out, 0);
        }
    }
}

std::string_view emailInCold(std::string_view bytes)
{
    if (bytes.empty())
        return {};
    const auto bits = static_cast<std::uint8_t>(bytes.front());
    Reader reader(bytes.substr(1));
    for (const std::uint8_t before : {ownForename, ownMiddle, ownSurname, ownNino}) {
        if ((bits & before) != 0)
            (void)reader.view();
    }
    return (bits & hasEmail) != 0 ? reader.view() : std::string_view{};
}

std::string_view survivorInCold(std::string_view bytes)
{
    if (bytes.empty())
        return {};
    const auto bits = static_cast<std::uint8_t>(bytes.front());
    Reader reader(bytes.substr(1));
    for (const std::uint8_t before : {ownForename, ownMiddle, ownSurname, ownNino, hasEmail}) {
        if ((bits & before) != 0)
            (void)reader.view();
    }
    if ((bits & hasDates) != 0) {
        (void)reader.date();
        (void)reader.date();
    }
    if ((bits & hasEarlier) != 0) {
        (void)takeList(reader);
        (void)takeList(reader);
    }
    return (bits & hasRest) != 0 ? reader.view() : std::string_view{};
}

void readCold(std::string_view bytes, const KnownText &known, Record &record)
{
    if (bytes.empty())
        return;
    const auto bits = static_cast<std::uint8_t>(bytes.front());
    Reader reader(bytes.substr(1));
    record.firstName = bits & ownForename ? reader.take() : capitalised(known.forename);
    record.middleName = bits & ownMiddle ? reader.take() : capitalised(known.middle);
    record.lastName = bits & ownSurname ? reader.take() : capitalised(known.surname);
    record.nationalInsuranceNumber = bits & ownNino ? reader.take() : known.nino;
    if (bits & hasEmail)
        record.emailAddress = reader.take();
    if (bits & hasDates) {
        record.qtsDate = reader.date();
        record.eytsDate = reader.date();
    }
    if (bits & hasEarlier) {
        record.previousFirstNames = takeList(reader);
        record.previousLastNames = takeList(reader);
    }
    if (bits & hasRest) {
        record.mergedIntoTrn = reader.take();
        if (const auto year = reader.number()) {
            const auto month = static_cast<unsigned>(reader.number());
            const auto day = static_cast<unsigned>(reader.number());
            record.dateOfBirth = std::chrono::year(static_cast<int>(year) - 40'000) / std::chrono::month(month)
                / std::chrono::day(day);
        }
    }
}

} // namespace matchdesk::matching
