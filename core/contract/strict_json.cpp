// SPDX-License-Identifier: MIT
#include "strict_json.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value_stack.hpp>

#include <algorithm>
#include <cmath>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace matchdesk::contract {

namespace {

namespace json = boost::json;
using json::error_code;
using json::string_view;

/// Builds the value and keeps watch over what Boost.JSON itself would accept.
class Handler {
public:
    static constexpr std::size_t max_object_size = kMostMembers;
    static constexpr std::size_t max_array_size = kLongestResponseArray;
    static constexpr std::size_t max_key_size = 256;
    /// A file of evidence in base64 is one string; what a whole body may hold is each route's own limit.
    static constexpr std::size_t max_string_size = 8UL * 1024UL * 1024UL;

    Handler(json::storage_ptr storage, std::size_t longestArray)
        : m_storage(std::move(storage))
        , m_longestArray(longestArray)
    {
    }

    [[nodiscard]] json::value release() { return m_stack.release(); }

    bool on_document_begin(error_code &)
    {
        m_stack.reset(m_storage);
        return true;
    }
    bool on_document_end(error_code &) { return true; }
    bool on_object_begin(error_code &)
    {
        if (m_depth == m_keys.size())
            m_keys.emplace_back();
        m_keys[m_depth].clear();
        ++m_depth;
        return true;
    }
    bool on_object_end(std::size_t count, error_code &)
    {
        --m_depth;
        m_stack.push_object(count);
        return true;
    }
    bool on_array_begin(error_code &) { return true; }
    bool on_array_end(std::size_t count, error_code &error)
    {
        if (count > m_longestArray)
            return refuse(error);
        m_stack.push_array(count);
        return true;
    }
    bool on_key_part(string_view part, std::size_t, error_code &)
    {
        m_key.append(part.data(), part.size());
        m_stack.push_chars(part);
        return true;
    }
    bool on_key(string_view part, std::size_t, error_code &error)
    {
        m_key.append(part.data(), part.size());
        std::vector<std::string> &keys = m_keys[m_depth - 1];
        if (std::find(keys.begin(), keys.end(), m_key) != keys.end())
            return refuse(error);
        keys.push_back(m_key);
        m_key.clear();
        m_stack.push_key(part);
        return true;
    }
    bool on_string_part(string_view part, std::size_t, error_code &)
    {
        m_stack.push_chars(part);
        return true;
    }
    bool on_string(string_view part, std::size_t, error_code &)
    {
        m_stack.push_string(part);
        return true;
    }
    bool on_number_part(string_view, error_code &) { return true; }
    bool on_int64(std::int64_t number, string_view, error_code &)
    {
        m_stack.push_int64(number);
        return true;
    }
    bool on_uint64(std::uint64_t number, string_view, error_code &)
    {
        m_stack.push_uint64(number);
        return true;
    }
    bool on_double(double number, string_view, error_code &error)
    {
        if (!std::isfinite(number))
            return refuse(error);
        m_stack.push_double(number);
        return true;
    }
    bool on_bool(bool value, error_code &)
    {
        m_stack.push_bool(value);
        return true;
    }
    bool on_null(error_code &)
    {
        m_stack.push_null();
        return true;
    }
    bool on_comment_part(string_view, error_code &) { return true; }
    bool on_comment(string_view, error_code &) { return true; }

private:
    bool refuse(error_code &error)
    {
        error = json::error::exception;
        return false;
    }

    json::storage_ptr m_storage;
    json::value_stack m_stack;
    std::vector<std::vector<std::string>> m_keys;
    std::size_t m_depth = 0;
    std::string m_key;
    std::size_t m_longestArray;
};

Error notJson()
{
    return Error {.code = ErrorCode::BadRequest, .detail = "not acceptable as JSON"};
}

} // namespace

Result<json::value> parseStrict(std::string_view text, Origin origin)
{
    try {
        json::parse_options options;
        options.max_depth = kDeepest;
        const json::storage_ptr storage = json::make_shared_resource<json::monotonic_resource>(
            std::clamp<std::size_t>(text.size(), 1024, 1024UL * 1024UL));
        json::basic_parser<Handler> parser(options, storage,
                                           origin == Origin::Request ? kLongestRequestArray : kLongestResponseArray);
        error_code error;
        const std::size_t used = parser.write_some(false, text.data(), text.size(), error);
        if (error.failed() || used != text.size())
            return notJson();
        return parser.handler().release();
    } catch (const std::exception &) {
        return notJson();
    }
}

} // namespace matchdesk::contract
