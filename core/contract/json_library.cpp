// SPDX-License-Identifier: MIT
// Boost.JSON's own code, compiled once: it is used as headers, so that no library has to be installed beside the
// programs.
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 sees a maybe-uninitialised read inside the library where there is none.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <boost/json/src.hpp>
