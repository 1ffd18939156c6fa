// SPDX-License-Identifier: MIT
#include "curl_handle.h"

#include <mutex>

#include <signal.h>

namespace matchdesk::messaging {

namespace {

constexpr long kConnectSeconds = 10;
constexpr long kWholeSeconds = 30;

int stopWhenTold(void *giveUp, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    const auto &asked = *static_cast<const GiveUp *>(giveUp);
    return asked && asked() ? 1 : 0;
}

} // namespace

CurlHandle newCurlHandle()
{
    // A server that hangs up in the middle of TLS would end the process: OpenSSL writes without MSG_NOSIGNAL.
    sigset_t brokenPipe {};
    sigemptyset(&brokenPipe);
    sigaddset(&brokenPipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &brokenPipe, nullptr);
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    return CurlHandle(curl_easy_init());
}

void setCommonOptions(CURL *handle, const std::filesystem::path &caFile, const GiveUp &giveUp)
{
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, kWholeSeconds);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    if (!caFile.empty())
        curl_easy_setopt(handle, CURLOPT_CAINFO, caFile.c_str());
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, &stopWhenTold);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &giveUp);
}

SendReport reportOf(CURLcode code)
{
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_USE_SSL_FAILED:
    case CURLE_LOGIN_DENIED:
        return {.verdict = SendReport::Verdict::Blocked, .problem = DeliveryProblem::NotAuthorised};
    default:
        return {.verdict = SendReport::Verdict::Later, .problem = DeliveryProblem::Unreachable, .nobodyThere = true};
    }
}

} // namespace matchdesk::messaging
