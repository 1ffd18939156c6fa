// SPDX-License-Identifier: MIT
#pragma once

#include "contract/codec.h"
#include "contract/dqt.h"

/// The codec for the bodies that others defined. Their clients send members that nobody asked for, so requests too are read
/// with Origin::Response, and each value is checked by whoever uses it.
namespace matchdesk::contract {

#define MATCHDESK_WIRE_TYPE(T)                        \
    extern template std::string encode<T>(const T &); \
    extern template Result<T> decode<T>(std::string_view, Origin);
#include "contract/compat_types.inc"
#undef MATCHDESK_WIRE_TYPE

} // namespace matchdesk::contract
