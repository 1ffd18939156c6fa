// SPDX-License-Identifier: MIT
#include "bench/desk_session.h"
#include "bench/parts.h"
#include "domain/rules.h"
#include "embed/backend_host.h"
#include "remote/http_api_client.h"
#include "support/text.h"

#include <algorithm>
#include <cstdio>

namespace matchdesk::bench {

namespace {

class Caller {
public:
    explicit Caller(ApiClient &api) : m_api(api) {}

    /// Waits for the answer and counts how long it took; nothing where it is a refusal.
    template <typename Value>
    std::optional<Value> time(Samples &into, const std::function<QFuture<Result<Value>>(ApiClient &)> &call)
    {
        const auto began = SteadyClock::now();
        QFuture<Result<Value>> future = call(m_api);
        future.waitForFinished();
        const double took = milliseconds(SteadyClock::now() - began);
        Result<Value> answer = future.takeResult();
        if (!answer.ok()) {
            ++m_refused;
            return std::nullopt;
        }
        into.add(took);
        return std::move(answer).value();
    }

    [[nodiscard]] int refused() const { return m_refused; }

private:
    ApiClient &m_api;
    int m_refused = 0;
};

DecisionRequest requestFor(const TicketDetail &detail)
{
    DecisionRequest request;
    request.ticket = detail.ticket.id;
    request.basedOnVersion = detail.ticket.version;
    request.seenDigest = detail.digest;
    request.key = newId(SystemClock().now());
    const auto allowed = std::ranges::find(detail.candidates, LinkRule::Allowed, &CandidateView::rule);
    if (allowed != detail.candidates.end()) {
        request.kind = DecisionKind::Link;
        request.trn = allowed->candidate.record.trn;
    } else {
        request.kind = DecisionKind::NoRecord;
        request.reason = reasonsFor(DecisionKind::NoRecord).front();
    }
    return request;
}

} // namespace

void measureBackend(const Plan &plan, Report &report)
{
    HostOptions options;
    options.dataFolder = worldCopy(plan.folder, plan.calls + plan.calls / 10 + 10, "backend");
    options.demo = true;
    options.access = Access::Everybody;
    auto host = BackendHost::start(options);
    if (!host.ok()) {
        std::fprintf(stderr, "desk_bench: the backend did not start: %s\n", host.error().detail.c_str());
        report.add("backend: ticket", "ms", {}, {.p95 = 1});
        return;
    }
    const double loadBefore = machineLoad();
    const HostReady &ready = host.value()->ready();
    const auto agent = std::ranges::find(ready.staff, Role::Agent, [](const StaffAccess &one) { return one.staff.role; });
    int refused = 0;
    Samples list;
    Samples detail;
    Samples lease;
    Samples decide;
    Samples news;
    {
        HttpApiClient api(std::make_shared<CurlWorker>(), Endpoint {ready.address, agent->token});
        Caller caller(api);
        Samples warming;
        std::vector<TicketRow> rows;
        for (int i = 0; i < 20; ++i)
            rows = caller.time<std::vector<TicketRow>>(warming, [](ApiClient &a) { return a.firstRows(60); }).value_or(rows);
        for (int i = 0; i < plan.calls; ++i)
            static_cast<void>(caller.time<std::vector<TicketRow>>(list, [](ApiClient &a) { return a.firstRows(60); }));
        rows = caller.time<std::vector<TicketRow>>(warming, [&](ApiClient &a) { return a.firstRows(plan.calls); }).value_or(rows);
        std::int64_t after = 0;
        for (const TicketRow &row : rows) {
            static_cast<void>(caller.time<Lease>(lease, [&](ApiClient &a) { return a.lease(row.id); }));
            const auto shown = caller.time<TicketDetail>(detail, [&](ApiClient &a) { return a.ticket(row.id); });
            if (!shown)
                continue;
            static_cast<void>(caller.time<Decision>(decide, [&](ApiClient &a) { return a.decide(requestFor(*shown)); }));
            if (const auto fresh = caller.time<QueueNews>(after == 0 ? warming : news, [&](ApiClient &a) { return a.queueNews(after, 5000); }))
                after = fresh->nextAfter;
        }
        refused = caller.refused();
    }
    host.value()->stop();
    report.add("backend over HTTP: first 60 rows of the queue", "ms", list);
    report.add("backend over HTTP: one ticket with its comparison", "ms", detail);
    report.add("backend over HTTP: lease", "ms", lease);
    report.add("backend over HTTP: decide (held, evidence kept, synced)", "ms", decide);
    report.add("backend over HTTP: news of the queue", "ms", news);
    report.note("backend: one call at a time; " + std::to_string(refused) + " refused; load " + std::to_string(loadBefore)
        + " before, " + std::to_string(machineLoad()) + " after");
}

} // namespace matchdesk::bench
