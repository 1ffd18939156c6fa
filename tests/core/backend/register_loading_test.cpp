// SPDX-License-Identifier: MIT
#include "served_desk.h"
#include "support/text.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace matchdesk::test {

namespace {

/// Holds whoever wants all records until it is opened, or fails them.
class Gate {
public:
    void open()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_open = true;
        }
        m_changed.notify_all();
    }
    void failNext(int count) { m_failures = count; }
    Outcome pass()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_open; });
        if (m_failures == 0)
            return Done {};
        --m_failures;
        return Error {.code = ErrorCode::Unavailable, .detail = "made to fail"};
    }
    [[nodiscard]] int failuresLeft() const { return m_failures; }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_open = false;
    std::atomic<int> m_failures = 0;
};

class GatedSession final : public Session, public RecordRepository {
public:
    GatedSession(Session &inner, Gate &gate) : m_inner(inner), m_gate(gate) {}
    TicketRepository &tickets() override { return m_inner.tickets(); }
    IdentityRepository &identities() override { return m_inner.identities(); }
    RecordRepository &records() override { return *this; }
    DecisionRepository &decisions() override { return m_inner.decisions(); }
    StaffRepository &staff() override { return m_inner.staff(); }
    OutboxRepository &outbox() override { return m_inner.outbox(); }
    AuditRepository &audit() override { return m_inner.audit(); }
    MetaRepository &meta() override { return m_inner.meta(); }
    ClientRepository &clients() override { return m_inner.clients(); }
    PortalAccountRepository &portalAccounts() override { return m_inner.portalAccounts(); }
    TrnTokenRepository &trnTokens() override { return m_inner.trnTokens(); }
    WebhookRepository &webhooks() override { return m_inner.webhooks(); }
    ContestRepository &contests() override { return m_inner.contests(); }
    DetailsChangeRepository &detailsChanges() override { return m_inner.detailsChanges(); }
    IdentityEventRepository &identityEvents() override { return m_inner.identityEvents(); }
    CallingServiceRepository &services() override { return m_inner.services(); }
    JourneyRepository &journeys() override { return m_inner.journeys(); }
    AddressCounterRepository &addressCounters() override { return m_inner.addressCounters(); }
    DeliveryRepository &deliveries() override { return m_inner.deliveries(); }

    Outcome addAll(const std::vector<matching::Record> &records) override { return m_inner.records().addAll(records); }
    Result<std::vector<matching::Record>> all() override
    {
        if (const Outcome passed = m_gate.pass(); !passed.ok())
            return passed.error();
        return m_inner.records().all();
    }
    Result<std::int64_t> count() override { return m_inner.records().count(); }
    Result<std::int64_t> apply(const matching::Changes &changes) override { return m_inner.records().apply(changes); }
    Result<RecordChanges> changedSince(std::int64_t after) override { return m_inner.records().changedSince(after); }
    Result<std::int64_t> lastChange() override { return m_inner.records().lastChange(); }

private:
    Session &m_inner;
    Gate &m_gate;
};

class GatedStore final : public Store {
public:
    GatedStore(Store &inner, Gate &gate) : m_inner(inner), m_gate(gate) {}
    Outcome write(const std::function<Outcome(Session &)> &work) override
    {
        return m_inner.write([&](Session &session) {
            GatedSession gated(session, m_gate);
            return work(gated);
        });
    }
    Outcome read(const std::function<Outcome(Session &)> &work) override
    {
        return m_inner.read([&](Session &session) {
            GatedSession gated(session, m_gate);
            return work(gated);
        });
    }
    void releaseThread() override { m_inner.releaseThread(); }

private:
    Store &m_inner;
    Gate &m_gate;
};

/// A backend whose register can be held back. What it serves was made by a desk that has its register.
class RegisterLoading : public ::testing::Test {
protected:
    RegisterLoading()
    {
        desk.backend->stop();
        const auto record = desk.bench.records.current()->records().record(DeskBench::freeTrn);
        const Outcome stored
            = desk.bench.store->write([&](Session &session) { return session.records().addAll({record.value()}); });
        EXPECT_TRUE(stored.ok());
        ticket = desk.bench.raiseFor(DeskBench::freeTrn).id;
        desk.backend = std::make_unique<Backend>(gated, desk.bench.clock, records, ServedDesk::usualOptions());
        desk.port = desk.backend->start().value();
    }
    ~RegisterLoading() override
    {
        gate.open();
        desk.backend.reset();
    }

    Gate gate;
    ServedDesk desk;
    LiveRegister records;
    GatedStore gated {*desk.bench.store, gate};
    TicketId ticket;
};

TEST_F(RegisterLoading, leavesTheQueueUsableMeanwhile)
{
    EXPECT_EQ(ServedDesk::read<contract::TicketList>(desk.get("/v1/tickets", desk.bench.ada)).tickets.size(), 1U);
    EXPECT_FALSE(ServedDesk::read<contract::Health>(desk.ask("GET", "/v1/health", {})).registerReady);
    EXPECT_FALSE(desk.backend->registerReady());
    for (const auto &answer :
         {desk.get("/v1/tickets/" + ticket.text, desk.bench.ada),
          desk.post("/v1/records/search", desk.bench.ada, R"({"text":"lowe"})")}) {
        EXPECT_EQ(answer.status, 503);
        EXPECT_EQ(ServedDesk::errorIn(answer).code, ErrorCode::Unavailable);
        EXPECT_EQ(answer.headers.at("retry-after"), "1");
    }
    gate.open();
    EXPECT_TRUE(eventually([&] { return desk.backend->registerReady(); }));
    EXPECT_EQ(desk.shown(ticket, desk.bench.ada).candidates.size(), 1U);
    EXPECT_TRUE(ServedDesk::read<contract::Health>(desk.ask("GET", "/v1/health", {})).registerReady);
}

TEST_F(RegisterLoading, answersWhoeverWaitedAsSoonAsItIsThere)
{
    gate.open();
    desk.backend->stop();
    BackendOptions patient = ServedDesk::usualOptions();
    patient.registerPatience = std::chrono::seconds(20);
    LiveRegister fresh;
    Gate shut;
    GatedStore store(*desk.bench.store, shut);
    Backend backend(store, desk.bench.clock, fresh, patient);
    desk.port = backend.start().value();
    std::thread opener([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        shut.open();
    });
    const auto from = std::chrono::steady_clock::now();
    EXPECT_EQ(desk.get("/v1/tickets/" + ticket.text, desk.bench.ada).status, 200);
    EXPECT_LT(std::chrono::steady_clock::now() - from, std::chrono::seconds(5));
    opener.join();
    backend.stop();
}

TEST_F(RegisterLoading, isTriedAgainWhenTheStoreFails)
{
    gate.failNext(1);
    gate.open();
    EXPECT_TRUE(eventually([&] { return desk.backend->registerReady(); }));
    EXPECT_EQ(gate.failuresLeft(), 0);
}

TEST_F(RegisterLoading, doesNotHoldUpStopping)
{
    std::thread opener([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        gate.open();
    });
    desk.backend->stop();
    opener.join();
}

} // namespace

} // namespace matchdesk::test
