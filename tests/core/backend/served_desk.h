// SPDX-License-Identifier: MIT
#pragma once

#include "backend/backend.h"
#include "contract/codec.h"
#include "contract/error_status.h"
#include "core/http/raw_client.h"
#include "support/desk_bench.h"
#include "support/memory_store.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

namespace matchdesk::test {

/// A support desk behind a real backend on a free port of loopback, spoken to over sockets.
class ServedDesk {
public:
    using Answer = http::tests::Answer;

    explicit ServedDesk(BackendOptions options = usualOptions());
    ~ServedDesk();

    static BackendOptions usualOptions();

    /// From here on nothing is written but what a request writes, while the clock stands still.
    void awaitQuiet();

    [[nodiscard]] static std::string tokenOf(const Staff &staff);
    /// One request on a connection of its own. `token` empty: without one.
    [[nodiscard]] Answer ask(const std::string &method, const std::string &path, const std::string &token,
        const std::string &body = {}, const std::map<std::string, std::string> &headers = {}) const;
    [[nodiscard]] Answer get(const std::string &path, const Staff &staff) const
    {
        return ask("GET", path, tokenOf(staff));
    }
    [[nodiscard]] Answer post(const std::string &path, const Staff &staff, const std::string &body = {}) const
    {
        return ask("POST", path, tokenOf(staff), body);
    }
    [[nodiscard]] Answer decide(const DecisionRequest &request, const Staff &staff) const
    {
        return ask("POST", "/v1/decisions", tokenOf(staff), contract::encode(request),
                   {{"Idempotency-Key", request.key}});
    }
    [[nodiscard]] TicketDetail shown(const TicketId &id, const Staff &staff) const;
    /// What a window would send for the ticket as the backend shows it now.
    [[nodiscard]] DecisionRequest requestFor(const TicketId &id, DecisionKind kind, Reason reason = Reason::None,
                                             const std::string &trn = {});

    template <typename T>
    [[nodiscard]] static T read(const Answer &answer)
    {
        EXPECT_EQ(answer.status, 200) << answer.body;
        Result<T> value = contract::decode<T>(answer.body, contract::Origin::Response);
        EXPECT_TRUE(value.ok()) << (value.ok() ? "" : value.error().detail + " at " + value.error().field);
        return value.ok() ? std::move(value).value() : T {};
    }
    [[nodiscard]] static Error errorIn(const Answer &answer)
    {
        const auto type = answer.headers.find("content-type");
        return contract::errorOf(answer.status, type == answer.headers.end() ? "" : type->second, answer.body);
    }

    MemoryStore *memory; ///< what `bench.store` is
    DeskBench bench;
    std::unique_ptr<Backend> backend;
    std::uint16_t port = 0;

private:
    int m_keys = 0;
};

/// Waits until `condition` holds, at most five seconds.
[[nodiscard]] bool eventually(const std::function<bool()> &condition);

} // namespace matchdesk::test
