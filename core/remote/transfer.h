// SPDX-License-Identifier: MIT
#pragma once

#include "remote/curl_worker.h"

#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace matchdesk {

using SteadyTime = std::chrono::steady_clock::time_point;

struct EasyDeleter {
    void operator()(CURL *easy) const noexcept { curl_easy_cleanup(easy); }
};
using EasyHandle = std::unique_ptr<CURL, EasyDeleter>;

struct HeadersDeleter {
    void operator()(curl_slist *list) const noexcept { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, HeadersDeleter>;

/// How one try ended.
enum class TryEnd {
    Answered,   ///< with any status
    NeverSent,  ///< no connection came about: the other end knows nothing of it
    Broken,     ///< the connection ended before the answer did
    Final,      ///< trying again cannot help
};

/// One call with everything curl needs for its present try. Used on the worker's thread only.
class Transfer {
public:
    Transfer(CurlWorker::Group group, HttpCall call, CurlWorker::Completion completion, SteadyTime deadline);
    Transfer(const Transfer &) = delete;
    Transfer &operator=(const Transfer &) = delete;

    [[nodiscard]] CurlWorker::Group group() const noexcept { return m_group; }
    [[nodiscard]] const HttpCall &call() const noexcept { return m_call; }
    [[nodiscard]] SteadyTime deadline() const noexcept { return m_deadline; }
    [[nodiscard]] int tries() const noexcept { return m_tries; }
    [[nodiscard]] CURL *easy() const noexcept { return m_easy.get(); }

    /// Makes `easy` ready for the next try. An error when the call cannot be sent at all.
    [[nodiscard]] Outcome prepare(EasyHandle easy, const CurlLimits &limits, SteadyTime now);
    /// Reads how the try ended and gives the handle back for the next one to use.
    [[nodiscard]] EasyHandle finishTry(CURLcode code);

    [[nodiscard]] TryEnd end() const noexcept { return m_end; }
    [[nodiscard]] int status() const noexcept { return m_reply.status; }
    /// What the other end asked to wait, or nothing.
    [[nodiscard]] std::optional<std::chrono::seconds> retryAfter() const noexcept { return m_reply.retryAfter; }

    /// Tells the caller what the last try came to.
    void deliver();
    void deliver(const Error &error);

private:
    static std::size_t takeBody(const char *data, std::size_t size, std::size_t count, void *self);

    CurlWorker::Group m_group;
    HttpCall m_call;
    CurlWorker::Completion m_completion;
    SteadyTime m_deadline;
    int m_tries = 0;
    EasyHandle m_easy;
    HeaderList m_headers;
    std::size_t m_bodyLimit = 0;
    bool m_tooLong = false;
    HttpReply m_reply;
    TryEnd m_end = TryEnd::Final;
    std::string m_why;
};

} // namespace matchdesk
