// SPDX-License-Identifier: MIT
#pragma once

#include "served_desk.h"

#include <boost/json.hpp>

namespace matchdesk::test {

/// A served desk with one client that has every scope.
class ServedClients : public ServedDesk {
public:
    explicit ServedClients(BackendOptions options = usualOptions());

    static constexpr const char *key = "mdk_0123456789012345678901234567890123456789abc";

    [[nodiscard]] Answer call(const std::string &method, const std::string &path, const std::string &body = {}) const
    {
        return ask(method, path, key, body);
    }
    /// GET of a path that must be answered 200.
    [[nodiscard]] boost::json::value read(const std::string &path) const;
};

/// The body of an answer, which must be JSON.
[[nodiscard]] boost::json::value jsonOf(const ServedDesk::Answer &answer);

} // namespace matchdesk::test
