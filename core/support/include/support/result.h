// SPDX-License-Identifier: MIT
#pragma once

#include "support/error.h"

#include <cassert>
#include <type_traits>
#include <utility>
#include <variant>

namespace matchdesk {

/// Either a value or the Error that prevented one. Ignoring it is a compile error.
template <typename T>
class [[nodiscard]] Result {
public:
    using Value = T;

    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const noexcept { return m_state.index() == 0; }
    [[nodiscard]] const T &value() const &
    {
        assert(ok());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T &value() &
    {
        assert(ok());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T &&value() &&
    {
        assert(ok());
        return std::move(*std::get_if<0>(&m_state));
    }
    [[nodiscard]] const Error &error() const
    {
        assert(!ok());
        return *std::get_if<1>(&m_state);
    }

    /// Runs `next` on the value, or passes the error along untouched.
    template <typename Next>
    [[nodiscard]] auto then(Next next) && -> std::invoke_result_t<Next, T>
    {
        if (!ok())
            return error();
        return next(std::move(*std::get_if<0>(&m_state)));
    }

private:
    std::variant<T, Error> m_state;
};

/// What has nothing to return but success.
struct Done {
    friend bool operator==(const Done &, const Done &) = default;
};
using Outcome = Result<Done>;

} // namespace matchdesk
