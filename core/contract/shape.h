// SPDX-License-Identifier: MIT
#pragma once

#include "names.h"

/// Begins the description of a type's members, as it stands in the files of shapes: each is named, once, for both ways.
#define MATCHDESK_SHAPE(Type)                          \
    template <>                                        \
    struct Shape<Type> {                               \
        static constexpr bool kDescribed = true;       \
        template <typename Visitor, typename Value>    \
        static void visit(Visitor &v, Value &value);   \
    };                                                 \
    template <typename Visitor, typename Value>        \
    void Shape<Type>::visit(Visitor &v, Value &value)
