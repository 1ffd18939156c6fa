// SPDX-License-Identifier: MIT
#pragma once

#include "contract/codec.h"
#include "domain/details_change.h"
#include "domain/journey_view.h"

/// The codec for the bodies of the journeys' routes: as codec.h.
namespace matchdesk::contract {

#define MATCHDESK_WIRE_TYPE(T)                        \
    extern template std::string encode<T>(const T &); \
    extern template Result<T> decode<T>(std::string_view, Origin);
#include "contract/journey_types.inc"
#undef MATCHDESK_WIRE_TYPE

} // namespace matchdesk::contract
