// SPDX-License-Identifier: MIT
#include "handlers.h"
#include "responses.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace matchdesk {

namespace {

/// The parameters of a list, checked.
struct ListQuery {
    std::optional<QueueView> view;
    std::optional<std::int64_t> after;
    int limit = contract::kUsualRows;
};

Error badParameter(const char *name, const char *why)
{
    return Error {.code = ErrorCode::Unprocessable, .detail = why, .field = name};
}

std::optional<std::int64_t> numberIn(const std::string &text, std::int64_t least, std::int64_t most)
{
    std::int64_t number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size() || number < least || number > most)
        return std::nullopt;
    return number;
}

Result<ListQuery> listQuery(const http::Query &query)
{
    ListQuery list;
    for (const auto &[key, value] : query) {
        if (key == "limit") {
            const auto limit = numberIn(value, 1, contract::kMostRows);
            if (!limit)
                return badParameter("limit", "not a number of rows that can be asked for");
            list.limit = static_cast<int>(*limit);
        } else if (key == "after") {
            list.after = numberIn(value, 0, std::numeric_limits<std::int64_t>::max());
            if (!list.after)
                return badParameter("after", "not a place in the queue's changes");
        } else if (key == "view") {
            list.view = queueViewFromName(value);
            if (!list.view)
                return badParameter("view", "no such view");
        } else {
            return badParameter("query", "unknown parameter");
        }
    }
    if (list.view && list.after)
        return badParameter("view", "news are of the whole queue");
    return list;
}

contract::TicketList cut(std::vector<TicketRow> rows, int limit, Instant now)
{
    contract::TicketList list;
    const auto most = static_cast<std::size_t>(limit);
    list.more = rows.size() > most;
    if (list.more)
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(most), rows.end());
    list.tickets = std::move(rows);
    list.serverTime = now;
    return list;
}

} // namespace

Handlers::Answer Handlers::listTickets(const Call &call)
{
    const Result<ListQuery> query = listQuery(call.request.query);
    if (!query.ok())
        return query.error();
    const auto limit = static_cast<std::size_t>(query.value().limit);
    if (query.value().after) {
        const Result<QueueNews> news = m_services.queue.news(*query.value().after, limit);
        if (!news.ok())
            return news.error();
        return jsonResponse(news.value());
    }
    if (query.value().view)
        return listView(call, *query.value().view, query.value().limit);
    Result<std::vector<TicketRow>> rows = m_services.queue.firstRows(limit + 1);
    if (!rows.ok())
        return rows.error();
    return jsonResponse(cut(std::move(rows).value(), query.value().limit, m_services.clock.now()));
}

Handlers::Answer Handlers::listView(const Call &call, QueueView view, int limit)
{
    const Instant now = m_services.clock.now();
    std::vector<TicketRow> shown;
    QueueNews page;
    do {
        Result<QueueNews> next = m_services.queue.news(page.nextAfter, contract::kMostRows);
        if (!next.ok())
            return next.error();
        page = std::move(next).value();
        for (TicketRow &row : page.rows) {
            if (shows(view, row, call.staff.id, call.staff.role, now))
                shown.push_back(std::move(row));
        }
    } while (page.more);
    std::sort(shown.begin(), shown.end(), &comesBefore);
    return jsonResponse(cut(std::move(shown), limit, now));
}

Handlers::Answer Handlers::searchTickets(const Call &call)
{
    static constexpr std::size_t kMostFound = 200;
    const auto search = contract::decode<contract::SearchRequest>(call.request.body, contract::Origin::Request);
    if (!search.ok())
        return search.error();
    Result<std::vector<TicketRow>> rows = m_services.queue.find(search.value().text, kMostFound + 1);
    if (!rows.ok())
        return rows.error();
    return jsonResponse(cut(std::move(rows).value(), kMostFound, m_services.clock.now()));
}

Handlers::Answer Handlers::takeLease(const Call &call)
{
    if (const Outcome bare = expectNoBody(call.request); !bare.ok())
        return bare.error();
    const Result<TicketId> id = ticketOf(call);
    if (!id.ok())
        return id.error();
    const Result<Lease> lease = m_services.queue.lease(id.value(), call.staff);
    if (!lease.ok())
        return lease.error();
    return jsonResponse(lease.value());
}

Handlers::Answer Handlers::releaseLease(const Call &call)
{
    if (const Outcome bare = expectNoBody(call.request); !bare.ok())
        return bare.error();
    const Result<TicketId> id = ticketOf(call);
    if (!id.ok())
        return id.error();
    const Outcome released = m_services.queue.release(id.value(), call.staff);
    if (!released.ok())
        return released.error();
    return emptyResponse();
}

} // namespace matchdesk
