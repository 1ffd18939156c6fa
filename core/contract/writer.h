// SPDX-License-Identifier: MIT
#pragma once

#include "names.h"
#include "support/text.h"
#include "support/typed_id.h"

#include <charconv>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace matchdesk::contract {

/// Appends `text` as a JSON string, invalid UTF-8 replaced by U+FFFD.
void appendQuoted(std::string &out, std::string_view text);

template <typename T>
void append(std::string &out, const T &value);

/// Writes the members of one object straight into the text: a tree of values for 5,000 rows would cost more than the
/// rows.
class MemberWriter {
public:
    explicit MemberWriter(std::string &out) : m_out(out) { m_out += '{'; }
    void close() { m_out += '}'; }

    /// A member that is always there.
    template <typename T>
    void operator()(std::string_view name, const T &value)
    {
        begin(name);
        append(m_out, value);
    }
    template <typename T>
    void operator()(std::string_view name, const std::optional<T> &value)
    {
        if (value)
            (*this)(name, *value);
    }
    /// A member that is left out while it has its default.
    template <typename T>
    void maybe(std::string_view name, const T &value, const T &normal = T {})
    {
        if (!(value == normal))
            (*this)(name, value);
    }

    /// The name of a member whose value the caller writes.
    void raw(std::string_view name) { begin(name); }
    /// A member that is always there, and null when it says nothing.
    void orNull(std::string_view name, const std::string &text)
    {
        if (text.empty())
            null(name);
        else
            (*this)(name, text);
    }
    template <typename T>
    void orNull(std::string_view name, const std::optional<T> &value)
    {
        if (value)
            (*this)(name, *value);
        else
            null(name);
    }
    /// A member that is there when it was given, null included: what is to be changed, and to what.
    template <typename T>
    void given(std::string_view name, const bool &isGiven, const std::optional<T> &value)
    {
        if (isGiven)
            orNull(name, value);
    }

private:
    void null(std::string_view name)
    {
        begin(name);
        m_out += "null";
    }
    void begin(std::string_view name)
    {
        if (m_any)
            m_out += ',';
        m_any = true;
        m_out += '"';
        m_out += name;
        m_out += "\":";
    }

    std::string &m_out;
    bool m_any = false;
};

template <typename Tag>
void appendValue(std::string &out, const TypedId<Tag> &id)
{
    appendQuoted(out, id.text);
}

template <typename T>
void appendValue(std::string &out, const std::vector<T> &values)
{
    out += '[';
    bool first = true;
    for (const T &value : values) {
        if (!first)
            out += ',';
        first = false;
        append(out, value);
    }
    out += ']';
}

template <Named Key, typename T>
void appendValue(std::string &out, const std::map<Key, T> &values)
{
    MemberWriter writer(out);
    for (const auto &[key, value] : values)
        writer(nameOf(key), value);
    writer.close();
}

template <typename T>
void appendValue(std::string &out, const std::map<std::string, T> &values)
{
    MemberWriter writer(out);
    for (const auto &[key, value] : values)
        writer(key, value);
    writer.close();
}

template <typename T>
void append(std::string &out, const T &value)
{
    if constexpr (std::same_as<T, std::string>) {
        appendQuoted(out, value);
    } else if constexpr (std::same_as<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::integral<T>) {
        char buffer[24];
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
        out.append(buffer, end.ptr);
    } else if constexpr (std::is_enum_v<T>) {
        out += '"';
        out += nameOf(value);
        out += '"';
    } else if constexpr (std::same_as<T, Instant> || std::same_as<T, std::chrono::year_month_day>) {
        out += '"';
        out += toIso(value);
        out += '"';
    } else if constexpr (requires { Shape<T>::kDescribed; }) {
        MemberWriter writer(out);
        Shape<T>::visit(writer, value);
        writer.close();
    } else {
        appendValue(out, value);
    }
}

} // namespace matchdesk::contract
