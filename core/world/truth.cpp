// SPDX-License-Identifier: MIT
#include "truth.h"

#include <array>
#include <algorithm>

namespace matchdesk {

namespace {

constexpr std::string_view kPrefix = "truth/";
constexpr std::size_t kTicketsPerKey = 200;

std::string keyOf(std::size_t page)
{
    return std::string(kPrefix).append(std::to_string(page));
}

void readPage(std::string_view page, std::vector<TicketTruth> &into)
{
    while (!page.empty()) {
        const auto end = page.find('\n');
        std::string_view line = page.substr(0, end);
        page.remove_prefix(end == std::string_view::npos ? page.size() : end + 1);
        std::array<std::string, 4> parts;
        for (std::string &part : parts) {
            const auto tab = line.find('\t');
            part = line.substr(0, tab);
            line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
        }
        into.push_back({TicketId(parts[0]), parts[1], parts[2], parts[3]});
    }
}

} // namespace

Outcome world::keepTruth(Store &store, const std::vector<TicketTruth> &tickets)
{
    return store.write([&](Session &session) -> Outcome {
        for (std::size_t from = 0; from < tickets.size(); from += kTicketsPerKey) {
            std::string page;
            for (std::size_t i = from; i < std::min(from + kTicketsPerKey, tickets.size()); ++i) {
                const TicketTruth &truth = tickets[i];
                page.append(truth.ticket.text).append("\t").append(truth.reference).append("\t");
                page.append(truth.trn).append("\t").append(truth.story).append("\n");
            }
            if (Outcome set = session.meta().set(keyOf(from / kTicketsPerKey), page); !set.ok())
                return set;
        }
        return Done {};
    });
}

Result<std::vector<TicketTruth>> keptTruth(Store &store)
{
    return inRead<std::vector<TicketTruth>>(store, [](Session &session) -> Result<std::vector<TicketTruth>> {
        std::vector<TicketTruth> tickets;
        for (std::size_t page = 0;; ++page) {
            const auto value = session.meta().value(keyOf(page));
            if (!value.ok())
                return value.error();
            if (!value.value())
                return tickets;
            readPage(*value.value(), tickets);
        }
    });
}

} // namespace matchdesk
