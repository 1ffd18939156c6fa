// SPDX-License-Identifier: MIT
#pragma once

#include "messaging/mail_transport.h"

#include <curl/curl.h>

#include <filesystem>
#include <memory>
#include <string>

namespace matchdesk::messaging {

struct CurlEnd {
    void operator()(CURL *handle) const noexcept { curl_easy_cleanup(handle); }
    void operator()(curl_slist *list) const noexcept { curl_slist_free_all(list); }
};
using CurlHandle = std::unique_ptr<CURL, CurlEnd>;
using CurlList = std::unique_ptr<curl_slist, CurlEnd>;

/// A handle that keeps its connection between uses, for the calling thread, which takes no SIGPIPE from here on.
[[nodiscard]] CurlHandle newCurlHandle();

/// Sets what all of our mail has in common: time limits, a checked certificate, no signals, and giving up when told to.
/// `giveUp` has to outlive the transfer.
void setCommonOptions(CURL *handle, const std::filesystem::path &caFile, const GiveUp &giveUp);

/// The report on a transfer that ended without an answer.
[[nodiscard]] SendReport reportOf(CURLcode code);

} // namespace matchdesk::messaging
