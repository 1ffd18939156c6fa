// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace matchdesk {

/// One signed POST to a webhook.
struct WebhookCall {
    std::string id;     ///< of the notification: X-TeacherIdentity-NotificationId
    std::string url;
    std::string secret; ///< signs the body: X-Hub-Signature-256 is its HMAC-SHA-256, in hexadecimal
    std::string body;   ///< JSON
};

/// How a call ended.
struct WebhookEnd {
    std::string id;
    std::string failure; ///< empty: taken, with a status from 200 to 299; otherwise why not, without any address
};

struct WebhookLimits {
    std::chrono::milliseconds connect {10'000};
    std::chrono::milliseconds total {30'000};
};

/// Posts to several webhooks at once, with time limits, without following redirects, over http and https only. One thread
/// at a time; calls under way are given up when it is destroyed, and nobody hears of them.
class WebhookSender {
public:
    explicit WebhookSender(WebhookLimits limits = {});
    ~WebhookSender();
    WebhookSender(const WebhookSender &) = delete;
    WebhookSender &operator=(const WebhookSender &) = delete;

    void start(WebhookCall call);
    [[nodiscard]] std::size_t underWay() const noexcept;
    /// The calls that have ended; waits for the first one, at most `patience`.
    [[nodiscard]] std::vector<WebhookEnd> ended(std::chrono::milliseconds patience);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace matchdesk
