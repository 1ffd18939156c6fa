// SPDX-License-Identifier: MIT
#pragma once

#include "names.h"

/// What a file of evidence looks like on the wire: on the journey's routes and on the desk's.
namespace matchdesk::contract {

template <>
struct Shape<EvidenceFile> {
    static constexpr bool kDescribed = true;
    template <typename Visitor, typename Value>
    static void visit(Visitor &v, Value &value)
    {
        v("kind", value.kind);
        v.maybe("fileName", value.fileName);
        v("mediaType", value.mediaType);
        v("content", value.content);
    }
};

} // namespace matchdesk::contract
