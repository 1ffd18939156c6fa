// SPDX-License-Identifier: MIT
#include "transfer.h"

#include <algorithm>
#include <utility>

namespace matchdesk {

namespace {

bool fitsInALine(const std::string &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

bool isLoopback(const std::string &url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string::npos)
        return false;
    const std::string_view rest = std::string_view(url).substr(scheme + 3);
    const std::string_view host
        = rest.substr(0, rest.starts_with('[') ? rest.find(']') + 1 : rest.find_first_of(":/?"));
    return host == "127.0.0.1" || host == "localhost" || host == "[::1]";
}

long millisecondsIn(std::chrono::milliseconds time)
{
    return time.count();
}

TryEnd endOf(CURLcode code)
{
    switch (code) {
    case CURLE_OK: return TryEnd::Answered;
    case CURLE_COULDNT_CONNECT:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return TryEnd::NeverSent;
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_OPERATION_TIMEDOUT: return TryEnd::Broken;
    default: return TryEnd::Final;
    }
}

} // namespace

Transfer::Transfer(CurlWorker::Group group, HttpCall call, CurlWorker::Completion completion, SteadyTime deadline)
    : m_group(group)
    , m_call(std::move(call))
    , m_completion(std::move(completion))
    , m_deadline(deadline)
{
}

Outcome Transfer::prepare(EasyHandle easy, const CurlLimits &limits, SteadyTime now)
{
    ++m_tries;
    m_reply = {};
    m_tooLong = false;
    m_bodyLimit = limits.body;
    m_headers.reset();
    for (const std::string &header : m_call.headers) {
        if (!fitsInALine(header))
            return Error {.code = ErrorCode::Unprocessable, .detail = "a header that cannot be sent"};
        curl_slist *const longer = curl_slist_append(m_headers.get(), header.c_str());
        if (longer != m_headers.get()) {
            static_cast<void>(m_headers.release());
            m_headers.reset(longer);
        }
    }
    m_easy = std::move(easy);
    CURL *const handle = m_easy.get();
    const auto left = std::max(std::chrono::duration_cast<std::chrono::milliseconds>(m_deadline - now),
                               std::chrono::milliseconds(1));
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, millisecondsIn(std::min(limits.connect, left)));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, millisecondsIn(left));
    curl_easy_setopt(handle, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(handle, CURLOPT_MAXAGE_CONN, 60L);
    if (isLoopback(m_call.url))
        curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, m_headers.get());
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &Transfer::takeBody);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, this);
    if (!m_call.body.empty() || m_call.method == "POST") {
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_call.body.size()));
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, m_call.body.c_str());
    }
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, m_call.method.c_str());
    if (curl_easy_setopt(handle, CURLOPT_URL, m_call.url.c_str()) != CURLE_OK)
        return Error{
            .code = ErrorCode::Unprocessable, .detail = "an address that cannot be called", .field = "address"};
    return Done {};
}

std::size_t Transfer::takeBody(const char *data, std::size_t size, std::size_t count, void *self)
{
    auto *const transfer = static_cast<Transfer *>(self);
    const std::size_t bytes = size * count;
    if (transfer->m_reply.body.size() + bytes > transfer->m_bodyLimit) {
        transfer->m_tooLong = true;
        return 0;
    }
    transfer->m_reply.body.append(data, bytes);
    return bytes;
}

EasyHandle Transfer::finishTry(CURLcode code)
{
    m_end = m_tooLong ? TryEnd::Final : endOf(code);
    m_why = m_tooLong ? "a longer answer than is taken" : curl_easy_strerror(code);
    long number = 0;
    if (curl_easy_getinfo(m_easy.get(), CURLINFO_RESPONSE_CODE, &number) == CURLE_OK)
        m_reply.status = static_cast<int>(number);
    const char *type = nullptr;
    if (curl_easy_getinfo(m_easy.get(), CURLINFO_CONTENT_TYPE, &type) == CURLE_OK && type != nullptr)
        m_reply.contentType = type;
    curl_off_t wait = 0;
    if (curl_easy_getinfo(m_easy.get(), CURLINFO_RETRY_AFTER, &wait) == CURLE_OK && wait > 0)
        m_reply.retryAfter = std::chrono::seconds(wait);
    const char *location = nullptr;
    if (curl_easy_getinfo(m_easy.get(), CURLINFO_REDIRECT_URL, &location) == CURLE_OK && location != nullptr)
        m_reply.location = location;
    curl_easy_reset(m_easy.get());
    return std::move(m_easy);
}

void Transfer::deliver()
{
    if (m_end == TryEnd::Answered)
        m_completion(std::move(m_reply));
    else
        deliver(Error {.code = m_tooLong ? ErrorCode::Internal : ErrorCode::Unavailable, .detail = m_why});
}

void Transfer::deliver(const Error &error)
{
    m_completion(error);
}

} // namespace matchdesk
