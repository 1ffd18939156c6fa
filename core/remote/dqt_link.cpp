// SPDX-License-Identifier: MIT
#include "dqt_link.h"

#include "support/text.h"

#include <algorithm>
#include <future>
#include <memory>
#include <utility>

namespace matchdesk {

namespace {

constexpr int kMostMoves = 3;
constexpr std::chrono::seconds kUsualPause {5};
constexpr std::chrono::seconds kLongestPause {3'600};

CurlLimits limitsOf(const RemoteRegisterOptions &options)
{
    CurlLimits limits;
    limits.total = options.limit;
    limits.connect = std::min(limits.connect, options.limit);
    limits.body = 8UL * 1024UL * 1024UL;
    limits.tries = 2;
    return limits;
}

std::string withoutSlash(std::string address)
{
    while (address.ends_with('/'))
        address.pop_back();
    return address;
}

Error unavailable(std::string detail, std::optional<Instant> again = {})
{
    Error error {.code = ErrorCode::Unavailable, .detail = std::move(detail)};
    if (again)
        error.when = toIso(*again);
    return error;
}

} // namespace

bool isTrustworthy(std::string_view address)
{
    if (address.starts_with("https://"))
        return address.size() > 8;
    static constexpr std::string_view kPlain = "http://";
    if (!address.starts_with(kPlain))
        return false;
    const std::string_view rest = address.substr(kPlain.size());
    for (const std::string_view host : {"127.0.0.1", "localhost", "[::1]"}) {
        if (rest.starts_with(host))
            return rest.size() == host.size() || rest[host.size()] == ':' || rest[host.size()] == '/';
    }
    return false;
}

DqtLink::DqtLink(RemoteRegisterOptions options, const Clock &clock)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_address(withoutSlash(m_options.address))
    , m_worker(limitsOf(m_options))
{
}

RegisterHealth DqtLink::health() const
{
    const std::scoped_lock lock(m_mutex);
    return {.state = m_state, .movedTo = m_movedTo};
}

Error DqtLink::gone()
{
    become(RegisterState::Gone, "the DQT API is no longer offered at this address: configure another one (--register)");
    return unavailable("the DQT API is no longer offered at this address");
}

std::optional<Error> DqtLink::standing() const
{
    const std::scoped_lock lock(m_mutex);
    if (m_state == RegisterState::Gone)
        return unavailable("the DQT API is no longer offered at this address");
    if (m_clock.now() < m_notBefore)
        return unavailable("the DQT API asked to wait", m_notBefore);
    return std::nullopt;
}

void DqtLink::become(RegisterState state, std::string_view warning)
{
    {
        const std::scoped_lock lock(m_mutex);
        // What has moved still answers, and stays worth saying.
        if (state == RegisterState::Fine && !m_movedTo.empty())
            state = RegisterState::Moved;
        if (m_state == state || m_state == RegisterState::Gone)
            return;
        m_state = state;
    }
    if (!warning.empty() && m_options.warn)
        m_options.warn(warning);
}

Result<HttpReply> DqtLink::send(const std::string &method, const std::string &url)
{
    HttpCall call;
    call.method = method;
    call.url = url;
    call.headers = {"Accept: application/json", "Authorization: Bearer " + m_options.key};
    if (method == "PUT")
        call.headers.emplace_back("Content-Length: 0");
    call.repeatable = true;
    auto promise = std::make_shared<std::promise<Result<HttpReply>>>();
    std::future<Result<HttpReply>> reply = promise->get_future();
    m_worker.submit(m_worker.newGroup(), std::move(call),
                    [promise](Result<HttpReply> came) { promise->set_value(std::move(came)); });
    return reply.get();
}

std::optional<Error> DqtLink::judge(const HttpReply &reply)
{
    if (reply.status == 429 || reply.status == 503) {
        const Instant again = m_clock.now() + std::min(reply.retryAfter.value_or(kUsualPause), kLongestPause);
        {
            const std::scoped_lock lock(m_mutex);
            m_notBefore = again;
        }
        become(RegisterState::Busy, "the DQT API asks to wait");
        return unavailable("the DQT API asks to wait", again);
    }
    if (reply.status == 401 || reply.status == 403) {
        become(RegisterState::KeyRefused, "the DQT API refuses the key: look at --register-key-file");
        return unavailable("the DQT API refuses the key");
    }
    if (reply.status >= 500 || reply.status < 200) {
        become(RegisterState::Silent, "the DQT API answers with an error of its own");
        return unavailable("the DQT API answers with status " + std::to_string(reply.status));
    }
    become(RegisterState::Fine, {});
    return std::nullopt;
}

Result<HttpReply> DqtLink::call(const std::string &method, const std::string &path)
{
    if (auto standingError = standing())
        return *std::move(standingError);
    std::string address;
    {
        const std::scoped_lock lock(m_mutex);
        address = m_address;
    }
    for (int moves = 0; moves <= kMostMoves; ++moves) {
        auto reply = send(method, address + path);
        if (!reply.ok()) {
            become(RegisterState::Silent, "the DQT API does not answer");
            return unavailable("the DQT API does not answer: " + reply.error().detail);
        }
        if (auto against = judge(reply.value()))
            return *std::move(against);
        const std::string &location = reply.value().location;
        const bool moved = (reply.value().status == 308 || reply.value().status == 301)
            && location.size() > path.size() && location.ends_with(path);
        if (!moved)
            return reply;
        address = location.substr(0, location.size() - path.size());
        if (!isTrustworthy(address)) {
            become(RegisterState::Silent, "the DQT API has moved to an address that is not secure: it is not followed");
            return unavailable("the DQT API has moved to an address that is not secure");
        }
        {
            const std::scoped_lock lock(m_mutex);
            m_address = address;
            m_movedTo = address;
        }
        become(RegisterState::Moved, "the DQT API has moved to " + address + ": configure that address (--register)");
    }
    become(RegisterState::Silent, "the DQT API moves in circles");
    return unavailable("the DQT API moves in circles");
}

} // namespace matchdesk
