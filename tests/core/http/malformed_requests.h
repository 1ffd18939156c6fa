// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

namespace matchdesk::http::tests {

/// One message that must not reach a handler, and what it is to be answered with. The connection is closed after each.
struct BadRequest {
    std::string name;
    std::string bytes;
    int status = 400;
    std::string code = "malformed";

    friend void PrintTo(const BadRequest &request, std::ostream *into) { *into << request.name; }
};

/// "3_Content_Length_as_a_list"
[[nodiscard]] std::string testName(const ::testing::TestParamInfo<BadRequest> &info);

/// Messages that break the grammar or the framing of HTTP/1.1: forty-one ways in which readers are known to disagree.
[[nodiscard]] const std::vector<BadRequest> &malformedRequests();

/// Well-formed messages that the policy of this server turns away.
[[nodiscard]] const std::vector<BadRequest> &refusedRequests();

} // namespace matchdesk::http::tests
