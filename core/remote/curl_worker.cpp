// SPDX-License-Identifier: MIT
#include "remote/curl_worker.h"

#include "transfer.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <random>
#include <stop_token>
#include <thread>
#include <utility>

namespace matchdesk {

namespace {

/// The longest wait for the other end that a Retry-After can ask for.
constexpr std::chrono::seconds kLongestRetryAfter {60};
constexpr long kConnectionsPerHost = 6;
constexpr std::size_t kSpareHandles = 8;
constexpr std::chrono::milliseconds kLongestPoll {60'000};

struct MultiDeleter {
    void operator()(CURLM *multi) const noexcept { curl_multi_cleanup(multi); }
};

void startCurlOnce()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

bool worthRepeating(int status) noexcept
{
    return status == 429 || status == 502 || status == 503 || status == 504;
}

} // namespace

class CurlWorker::Impl {
public:
    explicit Impl(CurlLimits limits)
        : m_limits(limits)
        , m_random(std::random_device {}())
    {
        startCurlOnce();
        m_multi.reset(curl_multi_init());
        curl_multi_setopt(m_multi.get(), CURLMOPT_MAX_HOST_CONNECTIONS, kConnectionsPerHost);
        m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
    }

    Group newGroup() { return ++m_lastGroup; }

    void submit(Group group, HttpCall call, Completion completion)
    {
        auto transfer = std::make_unique<Transfer>(group, std::move(call), std::move(completion),
                                                   std::chrono::steady_clock::now() + m_limits.total);
        {
            const std::scoped_lock lock(m_mutex);
            m_inbox.push_back(std::move(transfer));
        }
        curl_multi_wakeup(m_multi.get());
    }

    void cancel(Group group)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_cancelled.push_back(group);
        }
        curl_multi_wakeup(m_multi.get());
    }

private:
    using TransferPtr = std::unique_ptr<Transfer>;

    void run(const std::stop_token &stop)
    {
        const std::stop_callback wake(stop, [this] { curl_multi_wakeup(m_multi.get()); });
        while (!stop.stop_requested()) {
            takeInbox();
            startDue();
            int running = 0;
            curl_multi_perform(m_multi.get(), &running);
            finishEnded();
            const auto wait = untilNextStart();
            if (wait.count() > 0)
                curl_multi_poll(m_multi.get(), nullptr, 0, static_cast<int>(wait.count()), nullptr);
        }
        takeInbox();
        endAll([](const Transfer &) { return true; });
    }

    void takeInbox()
    {
        std::vector<TransferPtr> arrived;
        std::vector<Group> cancelled;
        {
            const std::scoped_lock lock(m_mutex);
            arrived.swap(m_inbox);
            cancelled.swap(m_cancelled);
        }
        const SteadyTime now = std::chrono::steady_clock::now();
        for (TransferPtr &transfer : arrived)
            m_waiting.emplace(now, std::move(transfer));
        if (!cancelled.empty()) {
            endAll([&cancelled](const Transfer &transfer) {
                return std::find(cancelled.begin(), cancelled.end(), transfer.group()) != cancelled.end();
            });
        }
    }

    void startDue()
    {
        const SteadyTime now = std::chrono::steady_clock::now();
        while (!m_waiting.empty() && m_waiting.begin()->first <= now) {
            TransferPtr transfer = std::move(m_waiting.extract(m_waiting.begin()).mapped());
            if (const Outcome ready = transfer->prepare(freshHandle(), m_limits, now); !ready.ok()) {
                transfer->deliver(ready.error());
                continue;
            }
            CURL *const easy = transfer->easy();
            curl_multi_add_handle(m_multi.get(), easy);
            m_running.emplace(easy, std::move(transfer));
        }
    }

    void finishEnded()
    {
        int left = 0;
        while (const CURLMsg *message = curl_multi_info_read(m_multi.get(), &left)) {
            if (message->msg != CURLMSG_DONE)
                continue;
            // The message is gone once its handle is removed.
            CURL *const easy = message->easy_handle;
            const CURLcode code = message->data.result;
            curl_multi_remove_handle(m_multi.get(), easy);
            TransferPtr transfer = std::move(m_running.extract(easy).mapped());
            keepHandle(transfer->finishTry(code));
            const SteadyTime now = std::chrono::steady_clock::now();
            if (const auto again = nextTry(*transfer, now))
                m_waiting.emplace(*again, std::move(transfer));
            else
                transfer->deliver();
        }
    }

    /// When to try again; nothing when it is over.
    std::optional<SteadyTime> nextTry(const Transfer &transfer, SteadyTime now)
    {
        bool again = false;
        switch (transfer.end()) {
        case TryEnd::Answered: again = transfer.call().repeatable && worthRepeating(transfer.status()); break;
        case TryEnd::NeverSent: again = true; break;
        case TryEnd::Broken: again = transfer.call().repeatable; break;
        case TryEnd::Final: break;
        }
        if (!again || transfer.tries() >= m_limits.tries)
            return std::nullopt;
        const auto doubled = m_limits.firstPause * (1 << std::min(transfer.tries() - 1, 16));
        std::uniform_int_distribution<std::int64_t> below(0, std::min(doubled, m_limits.longestPause).count());
        std::chrono::milliseconds pause(below(m_random));
        if (transfer.retryAfter())
            pause = std::max<std::chrono::milliseconds>(pause, std::min(*transfer.retryAfter(), kLongestRetryAfter));
        if (now + pause >= transfer.deadline())
            return std::nullopt;
        return now + pause;
    }

    template <typename Which>
    void endAll(const Which &which)
    {
        std::vector<TransferPtr> ended;
        for (auto it = m_waiting.begin(); it != m_waiting.end();) {
            const auto here = it++;
            if (which(*here->second))
                ended.push_back(std::move(m_waiting.extract(here).mapped()));
        }
        for (auto it = m_running.begin(); it != m_running.end();) {
            const auto here = it++;
            if (which(*here->second)) {
                curl_multi_remove_handle(m_multi.get(), here->first);
                ended.push_back(std::move(m_running.extract(here).mapped()));
            }
        }
        for (const TransferPtr &transfer : ended)
            transfer->deliver(Error {.code = ErrorCode::Cancelled, .detail = "given up by the caller"});
    }

    [[nodiscard]] std::chrono::milliseconds untilNextStart() const
    {
        if (m_waiting.empty())
            return kLongestPoll;
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(m_waiting.begin()->first
                                                                       - std::chrono::steady_clock::now());
        return std::clamp(wait, std::chrono::milliseconds(0), kLongestPoll);
    }

    EasyHandle freshHandle()
    {
        if (m_spare.empty())
            return EasyHandle(curl_easy_init());
        EasyHandle easy = std::move(m_spare.back());
        m_spare.pop_back();
        return easy;
    }
    void keepHandle(EasyHandle easy)
    {
        if (m_spare.size() < kSpareHandles)
            m_spare.push_back(std::move(easy));
    }

    const CurlLimits m_limits;
    std::minstd_rand m_random;
    std::unique_ptr<CURLM, MultiDeleter> m_multi;
    std::vector<EasyHandle> m_spare;
    std::multimap<SteadyTime, TransferPtr> m_waiting;
    std::map<CURL *, TransferPtr> m_running;

    std::atomic<Group> m_lastGroup {0};
    std::mutex m_mutex;
    std::vector<TransferPtr> m_inbox;
    std::vector<Group> m_cancelled;
    std::jthread m_thread; // last: joins before what it uses is gone
};

CurlWorker::CurlWorker(CurlLimits limits)
    : m_impl(std::make_unique<Impl>(limits))
{
}

CurlWorker::~CurlWorker() = default;

CurlWorker::Group CurlWorker::newGroup()
{
    return m_impl->newGroup();
}

void CurlWorker::submit(Group group, HttpCall call, Completion completion)
{
    m_impl->submit(group, std::move(call), std::move(completion));
}

void CurlWorker::cancel(Group group)
{
    m_impl->cancel(group);
}

} // namespace matchdesk
