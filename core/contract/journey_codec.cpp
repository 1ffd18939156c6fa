// SPDX-License-Identifier: MIT
#include "contract/journey_codec.h"

#include "codec_parts.h"
#include "journey_shapes.h"

namespace matchdesk::contract {

#define MATCHDESK_WIRE_TYPE(T)                 \
    template std::string encode<T>(const T &); \
    template Result<T> decode<T>(std::string_view, Origin);
#include "contract/journey_types.inc"
#undef MATCHDESK_WIRE_TYPE

} // namespace matchdesk::contract
