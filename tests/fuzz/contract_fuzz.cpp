// SPDX-License-Identifier: MIT
// Bytes through the decoder of every type that crosses the wire. The first byte chooses type and origin. What is accepted
// must come out the same when it is written and read again, and must then be a fixed point of both.
#include "contract/codec.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace matchdesk;
using namespace matchdesk::contract;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

template <typename T>
void check(std::string_view text, Origin origin)
{
    const Result<T> value = decode<T>(text, origin);
    if (!value.ok()) {
        require(value.error().code == ErrorCode::BadRequest || value.error().code == ErrorCode::Unprocessable);
        return;
    }
    const std::string written = encode(value.value());
    const Result<T> again = decode<T>(written, origin);
    require(again.ok() && again.value() == value.value() && encode(again.value()) == written);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char *>(data) + 1, size - 1);
    const Origin origin = (data[0] & 1U) != 0 ? Origin::Request : Origin::Response;
    constexpr unsigned types = 0
#define MATCHDESK_WIRE_TYPE(T) +1
#include "contract/wire_types.inc"
#undef MATCHDESK_WIRE_TYPE
        ;
    const unsigned wanted = (data[0] >> 1U) % types;
    unsigned number = 0;
#define MATCHDESK_WIRE_TYPE(T) \
    if (number++ == wanted)    \
        check<T>(text, origin);
#include "contract/wire_types.inc"
#undef MATCHDESK_WIRE_TYPE
    return 0;
}
