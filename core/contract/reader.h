// SPDX-License-Identifier: MIT
#pragma once

#include "contract/codec.h"
#include "names.h"
#include "support/text.h"

#include <boost/json/value.hpp>

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace matchdesk::contract {

/// What stood against reading a value: where, as "candidates[2].trn", and why in words that quote nothing.
struct ReadFailure {
    std::string where;
    std::string why;
};
using ReadOutcome = std::optional<ReadFailure>;

template <typename T>
ReadOutcome read(const boost::json::value &from, T &into, Origin origin);

/// Takes the members of one object out by name, in the order in which they were written where possible.
class MemberReader {
public:
    MemberReader(const boost::json::object &from, Origin origin) : m_from(from), m_origin(origin) {}

    template <typename T>
    void operator()(std::string_view name, T &into)
    {
        take(name, into, true);
    }
    template <typename T>
    void operator()(std::string_view name, std::optional<T> &into)
    {
        if (const boost::json::value *found = m_failure ? nullptr : find(name); found != nullptr && !found->is_null()) {
            T value {};
            m_failure = under(name, read(*found, value, m_origin));
            into = std::move(value);
        }
    }
    template <typename T>
    void maybe(std::string_view name, T &into, const T &normal = T {})
    {
        into = normal;
        take(name, into, false);
    }

    /// A member that may be null or missing: both mean that it says nothing.
    void orNull(std::string_view name, std::string &into)
    {
        std::optional<std::string> value;
        (*this)(name, value);
        into = std::move(value).value_or(std::string());
    }
    template <typename T>
    void orNull(std::string_view name, std::optional<T> &into)
    {
        into.reset();
        (*this)(name, into);
    }
    template <typename T>
    void given(std::string_view name, bool &isGiven, std::optional<T> &into)
    {
        isGiven = m_from.find({name.data(), name.size()}) != m_from.end();
        orNull(name, into);
    }

    /// The first failure; otherwise, in a request, a complaint about a member that nothing asked for.
    [[nodiscard]] ReadOutcome finish() const
    {
        if (!m_failure && m_origin == Origin::Request && m_taken.size() != m_from.size()) {
            for (const auto &member : m_from) {
                const std::string_view key(member.key().data(), member.key().size());
                if (std::find(m_taken.begin(), m_taken.end(), key) == m_taken.end())
                    return ReadFailure {.where = isPlainName(key) ? std::string(key) : "", .why = "unknown member"};
            }
        }
        return m_failure;
    }

private:
    template <typename T>
    void take(std::string_view name, T &into, bool needed)
    {
        if (m_failure)
            return;
        if (const boost::json::value *found = find(name); found != nullptr)
            m_failure = under(name, read(*found, into, m_origin));
        else if (needed)
            m_failure = ReadFailure {.where = std::string(name), .why = "missing"};
    }
    const boost::json::value *find(std::string_view name)
    {
        const auto *next = m_from.begin() + m_next;
        if (next == m_from.end() || std::string_view(next->key().data(), next->key().size()) != name)
            next = m_from.find({name.data(), name.size()});
        if (next == m_from.end())
            return nullptr;
        m_next = next - m_from.begin() + 1;
        m_taken.push_back(name);
        return &next->value();
    }
    static ReadOutcome under(std::string_view name, ReadOutcome failure)
    {
        if (failure) {
            const bool joins = failure->where.empty() || failure->where.front() == '[';
            failure->where = std::string(name) + (joins ? "" : ".") + failure->where;
        }
        return failure;
    }
    /// A name that is safe to repeat in an answer and a log.
    static bool isPlainName(std::string_view name)
    {
        return name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        });
    }

    const boost::json::object &m_from;
    Origin m_origin;
    std::ptrdiff_t m_next = 0;
    std::vector<std::string_view> m_taken;
    ReadOutcome m_failure;
};

/// Line ends and tabs are text; other control characters have no business in a request.
inline bool hasControlCharacter(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7f;
    });
}

inline ReadOutcome wrong(const char *why)
{
    return ReadFailure {.where = "", .why = why};
}

inline ReadOutcome readValue(const boost::json::value &from, std::string &into, Origin origin)
{
    if (!from.is_string())
        return wrong("not a string");
    const boost::json::string &text = from.get_string();
    into.assign(text.data(), text.size());
    if (origin == Origin::Request && hasControlCharacter(into))
        return wrong("holds a control character");
    return std::nullopt;
}

template <std::integral T>
ReadOutcome readInteger(const boost::json::value &from, T &into)
{
    if (const std::int64_t *number = from.if_int64(); number != nullptr && std::in_range<T>(*number)) {
        into = static_cast<T>(*number);
        return std::nullopt;
    }
    if (const std::uint64_t *number = from.if_uint64(); number != nullptr && std::in_range<T>(*number)) {
        into = static_cast<T>(*number);
        return std::nullopt;
    }
    return wrong("not a whole number in range");
}

template <typename Tag>
ReadOutcome readValue(const boost::json::value &from, TypedId<Tag> &into, Origin origin)
{
    return readValue(from, into.text, origin);
}

template <typename T>
ReadOutcome readValue(const boost::json::value &from, std::vector<T> &into, Origin origin)
{
    if (!from.is_array())
        return wrong("not an array");
    const boost::json::array &values = from.get_array();
    into.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (ReadOutcome failure = read(values[i], into[i], origin)) {
            const bool joins = failure->where.empty() || failure->where.front() == '[';
            failure->where = '[' + std::to_string(i) + ']' + (joins ? "" : ".") + failure->where;
            return failure;
        }
    }
    return std::nullopt;
}

template <Named Key, typename T>
ReadOutcome readValue(const boost::json::value &from, std::map<Key, T> &into, Origin origin)
{
    if (!from.is_object())
        return wrong("not an object");
    for (const auto &member : from.get_object()) {
        const std::optional<Key> key = enumFromName<Key>({member.key().data(), member.key().size()});
        if (!key)
            return wrong("unknown name");
        T value {};
        if (ReadOutcome failure = read(member.value(), value, origin))
            return failure;
        into.insert_or_assign(*key, std::move(value));
    }
    return std::nullopt;
}

template <typename T>
ReadOutcome readValue(const boost::json::value &from, std::map<std::string, T> &into, Origin origin)
{
    if (!from.is_object())
        return wrong("not an object");
    for (const auto &member : from.get_object()) {
        T value {};
        if (ReadOutcome failure = read(member.value(), value, origin))
            return failure;
        into.insert_or_assign(std::string(member.key().data(), member.key().size()), std::move(value));
    }
    return std::nullopt;
}

template <typename T, typename Parse>
ReadOutcome readText(const boost::json::value &from, T &into, const Parse &parse, const char *why)
{
    if (!from.is_string())
        return wrong("not a string");
    const boost::json::string &text = from.get_string();
    const std::optional<T> parsed = parse(std::string_view(text.data(), text.size()));
    if (!parsed)
        return wrong(why);
    into = *parsed;
    return std::nullopt;
}

template <typename T>
ReadOutcome read(const boost::json::value &from, T &into, Origin origin)
{
    if constexpr (std::same_as<T, bool>) {
        if (!from.is_bool())
            return wrong("not true or false");
        into = from.get_bool();
        return std::nullopt;
    } else if constexpr (std::integral<T>) {
        return readInteger(from, into);
    } else if constexpr (std::is_enum_v<T>) {
        return readText(from, into, &enumFromName<T>, "unknown name");
    } else if constexpr (std::same_as<T, Instant>) {
        return readText(from, into, &instantFromIso, "not a moment in UTC");
    } else if constexpr (std::same_as<T, std::chrono::year_month_day>) {
        return readText(from, into, &dateFromIso, "not a date");
    } else if constexpr (requires { Shape<T>::kDescribed; }) {
        if (!from.is_object())
            return wrong("not an object");
        MemberReader reader(from.get_object(), origin);
        Shape<T>::visit(reader, into);
        return reader.finish();
    } else {
        return readValue(from, into, origin);
    }
}

} // namespace matchdesk::contract
