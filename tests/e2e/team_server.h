// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/client_providers.h"
#include "domain/store.h"
#include "embed/backend_host.h"
#include "remote/http_api_client.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace matchdesk::test {

class DemoWorld;

/// What the backend holds of one ticket, read over HTTP by somebody who has no part in the journey.
struct Books {
    TicketDetail detail;
    std::vector<HistoryEntry> history;
    std::vector<Message> messages;

    [[nodiscard]] const Ticket &ticket() const { return detail.ticket; }
    [[nodiscard]] const Identity &identity() const { return detail.identity; }
    /// How many history entries have this action, as "decision-held".
    [[nodiscard]] int count(std::string_view action) const;
};

/// The backend as a team runs it, up for long enough to have its register: real HTTP on loopback over a real SQLite file, a copy of the demo world.
class TeamServer {
public:
    explicit TeamServer(const DemoWorld &world, std::chrono::milliseconds hold = std::chrono::seconds(15),
                        std::chrono::seconds contestWait = std::chrono::hours(24));
    ~TeamServer();

    void stop();
    /// On the same data and at the same address; everybody's token is still good.
    void start();
    /// The same with other tokens, as after everybody's were withdrawn; the provider has them.
    void startWithNewTokens();
    [[nodiscard]] bool isRunning() const { return m_host != nullptr; }

    /// The demo world's agents, in the order of their names; then whoever has the role.
    [[nodiscard]] const Staff &agent(std::size_t number) const;
    [[nodiscard]] const Staff &first(Role role) const;
    [[nodiscard]] ClientProvider &provider() { return *m_provider; }
    /// A plain client that acts as `staff`.
    [[nodiscard]] ApiClient &as(const Staff &staff);

    [[nodiscard]] Books books(const TicketId &id);
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    /// Stops the backend, changes its database and starts it again.
    void change(const std::function<Outcome(Session &)> &work);
    /// Stops the backend and reads its database. The chain of the audit must hold.
    void readStopped(const std::function<Outcome(Session &)> &work);

private:
    void startHost(Access access, bool newTokens = false);
    void takeTokens();
    void awaitRegister();

    QTemporaryDir m_folder;
    std::chrono::milliseconds m_hold;
    std::chrono::seconds m_contestWait;
    std::uint16_t m_port = 0;
    std::unique_ptr<BackendHost> m_host;
    std::vector<Staff> m_staff;
    std::shared_ptr<CurlWorker> m_worker;
    std::unique_ptr<HttpClientProvider> m_provider;
    std::map<StaffId, std::unique_ptr<ApiClient>> m_clients;
};

/// Waits until `holds`, at most ten seconds, while the windows go on living.
[[nodiscard]] bool eventually(const std::function<bool()> &holds);

/// The answer to a call; a call that is never answered ends as Unavailable.
template <typename T>
[[nodiscard]] Result<T> answerOf(QFuture<Result<T>> future)
{
    if (!eventually([&future] { return future.isFinished(); }) || future.resultCount() == 0)
        return Error {.code = ErrorCode::Unavailable, .detail = "no answer came"};
    return future.result();
}

/// The same, for an answer that must be good.
template <typename T>
[[nodiscard]] T valueOf(QFuture<Result<T>> future)
{
    Result<T> answer = answerOf(std::move(future));
    EXPECT_TRUE(answer.ok()) << (answer.ok() ? "" : answer.error().detail);
    return answer.ok() ? std::move(answer).value() : T {};
}

} // namespace matchdesk::test
