// SPDX-License-Identifier: MIT
#pragma once

#include "contract/codec.h"
#include "http/message.h"
#include "http/problem.h"
#include "support/error.h"

#include <chrono>
#include <string>
#include <string_view>

namespace matchdesk {

/// The answer that an error is given on the wire.
[[nodiscard]] http::Response problemResponse(const Error &error, std::string_view requestId);
/// Too many calls: when to come again.
[[nodiscard]] http::Response tooManyResponse(std::chrono::seconds wait, std::string_view requestId);
[[nodiscard]] http::Response wrongMethodResponse(const std::string &allow, std::string_view requestId);
/// The same form for what the HTTP server itself turned away.
[[nodiscard]] http::Response refusalResponse(const http::Refusal &refusal);

template <typename T>
[[nodiscard]] http::Response jsonResponse(const T &value)
{
    http::Response response;
    response.body = contract::encode(value);
    return response;
}
[[nodiscard]] http::Response emptyResponse();

} // namespace matchdesk
