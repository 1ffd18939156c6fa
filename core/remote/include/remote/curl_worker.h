// SPDX-License-Identifier: MIT
#pragma once

#include "support/result.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace matchdesk {

/// What the worker puts up with. The defaults are the product's; tests shorten the times.
struct CurlLimits {
    std::chrono::milliseconds connect {3'000};
    std::chrono::milliseconds total {10'000};    ///< of one call, its repetitions and the pauses between them included
    std::size_t body = 64UL * 1024UL * 1024UL;   ///< the longest answer taken
    int tries = 4;
    std::chrono::milliseconds firstPause {200};  ///< doubles with each try; the actual pause is random below it
    std::chrono::milliseconds longestPause {5'000};
};

/// One HTTP request.
struct HttpCall {
    std::string method;
    std::string url;
    std::vector<std::string> headers; ///< as "Name: value"
    std::string body;
    bool repeatable = false;          ///< sending it twice does no harm: it may be tried again whatever went wrong
};

/// What came back.
struct HttpReply {
    int status = 0;
    std::string contentType;
    std::string body;
    std::optional<std::chrono::seconds> retryAfter; ///< what the other end asked to wait
    std::string location;                           ///< where a redirect leads, as a whole address
};

/// Carries HTTP calls on one thread of its own with one curl multi handle. Shared by all clients of a process.
/// Tries again, within the total time: any call that never reached the other end; repeatable calls also after a broken
/// connection and on 429, 502, 503 and 504. Follows no redirects; speaks http and https only, to loopback never by a
/// proxy. Every method may be called from any thread and returns at once.
class CurlWorker {
public:
    /// Called once for each call, on the worker's thread. Errors: Unavailable (no answer), Cancelled, Unprocessable (a
    /// URL or header that cannot be sent), Internal (a longer answer than is taken).
    using Completion = std::function<void(Result<HttpReply>)>;
    /// Calls that are cancelled together.
    using Group = std::uint64_t;

    explicit CurlWorker(CurlLimits limits = {});
    ~CurlWorker(); ///< ends what is under way with Cancelled and joins the thread; not to be called from a completion
    CurlWorker(const CurlWorker &) = delete;
    CurlWorker &operator=(const CurlWorker &) = delete;

    [[nodiscard]] Group newGroup();
    void submit(Group group, HttpCall call, Completion completion);
    /// Ends the group's calls with Cancelled, soon.
    void cancel(Group group);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace matchdesk
