// SPDX-License-Identifier: MIT
#include "messaging/webhook_sender.h"

#include "support/mac.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <utility>

namespace matchdesk {

namespace {

struct EasyDeleter {
    void operator()(CURL *easy) const noexcept { curl_easy_cleanup(easy); }
};
struct MultiDeleter {
    void operator()(CURLM *multi) const noexcept { curl_multi_cleanup(multi); }
};
struct HeadersDeleter {
    void operator()(curl_slist *list) const noexcept { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, HeadersDeleter>;

/// A call with what curl reads of it until it has ended.
struct Posting {
    WebhookCall call;
    HeaderList headers;
    std::unique_ptr<CURL, EasyDeleter> easy;
};

void startCurlOnce()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

/// What a webhook answers beyond its status is of no interest.
std::size_t dropBody(const char *, std::size_t size, std::size_t count, void *)
{
    return size * count;
}

void append(HeaderList &list, const std::string &line)
{
    curl_slist *const longer = curl_slist_append(list.get(), line.c_str());
    if (longer != list.get()) {
        static_cast<void>(list.release());
        list.reset(longer);
    }
}

bool isLoopback(const std::string &url)
{
    return std::ranges::any_of(std::array {"://127.0.0.1", "://localhost", "://[::1]"},
                               [&url](const char *part) { return url.find(part) != std::string::npos; });
}

long millisecondsIn(std::chrono::milliseconds time)
{
    return time.count();
}

std::string failureOf(CURLcode code, long status)
{
    if (code == CURLE_OK)
        return status >= 200 && status <= 299 ? std::string() : "status " + std::to_string(status);
    if (code == CURLE_OPERATION_TIMEDOUT)
        return "no answer in time";
    return curl_easy_strerror(code);
}

} // namespace

class WebhookSender::Impl {
public:
    explicit Impl(WebhookLimits limits) : m_limits(limits)
    {
        startCurlOnce();
        m_multi.reset(curl_multi_init());
    }
    ~Impl()
    {
        for (const auto &[easy, posting] : m_postings)
            curl_multi_remove_handle(m_multi.get(), easy);
    }
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    void start(WebhookCall call)
    {
        auto posting = std::make_unique<Posting>();
        posting->call = std::move(call);
        posting->easy.reset(curl_easy_init());
        CURL *const easy = posting->easy.get();
        append(posting->headers, "Content-Type: application/json; charset=utf-8");
        append(posting->headers, "X-Hub-Signature-256: " + hmacSha256Hex(posting->call.secret, posting->call.body));
        append(posting->headers, "X-TeacherIdentity-NotificationId: " + posting->call.id);
        append(posting->headers, "Expect:");
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
        curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        curl_easy_setopt(easy, CURLOPT_USERAGENT, "matchdesk/" MATCHDESK_VERSION);
        curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, millisecondsIn(m_limits.connect));
        curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, millisecondsIn(m_limits.total));
        if (isLoopback(posting->call.url))
            curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, posting->headers.get());
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &dropBody);
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(posting->call.body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, posting->call.body.c_str());
        curl_easy_setopt(easy, CURLOPT_URL, posting->call.url.c_str());
        curl_multi_add_handle(m_multi.get(), easy);
        m_postings.emplace(easy, std::move(posting));
    }

    [[nodiscard]] std::size_t underWay() const noexcept { return m_postings.size(); }

    std::vector<WebhookEnd> ended(std::chrono::milliseconds patience)
    {
        const auto until = std::chrono::steady_clock::now() + patience;
        std::vector<WebhookEnd> ends;
        while (true) {
            int running = 0;
            curl_multi_perform(m_multi.get(), &running);
            collect(ends);
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
            if (!ends.empty() || left.count() <= 0 || m_postings.empty())
                return ends;
            curl_multi_poll(m_multi.get(), nullptr, 0, static_cast<int>(left.count()), nullptr);
        }
    }

private:
    void collect(std::vector<WebhookEnd> &ends)
    {
        int left = 0;
        while (const CURLMsg *message = curl_multi_info_read(m_multi.get(), &left)) {
            if (message->msg != CURLMSG_DONE)
                continue;
            // The message is gone once its handle is removed.
            CURL *const easy = message->easy_handle;
            const CURLcode code = message->data.result;
            long status = 0;
            curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
            curl_multi_remove_handle(m_multi.get(), easy);
            const auto posting = m_postings.extract(easy);
            ends.push_back({posting.mapped()->call.id, failureOf(code, status)});
        }
    }

    const WebhookLimits m_limits;
    std::unique_ptr<CURLM, MultiDeleter> m_multi;
    std::map<CURL *, std::unique_ptr<Posting>> m_postings;
};

WebhookSender::WebhookSender(WebhookLimits limits)
    : m_impl(std::make_unique<Impl>(limits))
{
}

WebhookSender::~WebhookSender() = default;

void WebhookSender::start(WebhookCall call)
{
    m_impl->start(std::move(call));
}

std::size_t WebhookSender::underWay() const noexcept
{
    return m_impl->underWay();
}

std::vector<WebhookEnd> WebhookSender::ended(std::chrono::milliseconds patience)
{
    return m_impl->ended(patience);
}

} // namespace matchdesk
