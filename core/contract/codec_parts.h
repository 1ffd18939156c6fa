// SPDX-License-Identifier: MIT
#pragma once

#include "contract/codec.h"
#include "reader.h"
#include "strict_json.h"
#include "writer.h"

#include <exception>

/// The codec's two functions, for the files that instantiate them.
namespace matchdesk::contract {

template <typename T>
std::string encode(const T &value)
{
    std::string out;
    append(out, value);
    return out;
}

template <typename T>
Result<T> decode(std::string_view text, Origin origin)
{
    try {
        const Result<boost::json::value> parsed = parseStrict(text, origin);
        if (!parsed.ok())
            return parsed.error();
        T value {};
        if (ReadOutcome failure = read(parsed.value(), value, origin)) {
            return Error {.code = ErrorCode::Unprocessable,
                          .detail = std::move(failure->why),
                          .field = std::move(failure->where)};
        }
        return value;
    } catch (const std::exception &) {
        return Error {.code = ErrorCode::Internal, .detail = "out of memory while reading"};
    }
}

} // namespace matchdesk::contract
