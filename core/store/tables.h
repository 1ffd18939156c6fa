// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "query.h"

/// The repositories, each over one transaction's Work.
namespace matchdesk::store {

/// Writing inside Store::read is a mistake of the caller's, refused before SQL is reached.
[[nodiscard]] Outcome mayWrite(const Work &work);
/// The next value of a counter of the database: "change", "reference".
[[nodiscard]] Result<std::int64_t> nextOf(Work &work, std::string_view counter);

/// A limit as both engines take it.
[[nodiscard]] std::int64_t bounded(std::size_t limit);

class TicketTable final : public TicketRepository {
public:
    explicit TicketTable(Work &work) : m_work(work) {}
    Result<Ticket> byId(const TicketId &id) override;
    Result<Ticket> byReference(std::string_view reference) override;
    Result<Ticket> add(Ticket ticket, const std::vector<Attempt> &attempts) override;
    Result<Ticket> update(Ticket ticket, std::int64_t basedOn) override;
    Outcome setLease(const TicketId &id, const std::optional<Lease> &lease) override;
    Result<std::vector<Attempt>> attempts(const TicketId &id) override;
    Result<std::vector<Ticket>> changedAfter(std::int64_t after, std::size_t limit) override;
    Result<std::vector<Ticket>> firstOpen(std::size_t limit) override;
    Result<std::vector<Ticket>> search(std::string_view text, std::size_t limit) override;
    Result<std::vector<Ticket>> openOf(const IdentityId &identity) override;
    Outcome addAttempts(const TicketId &id, const std::vector<Attempt> &attempts) override;
    Outcome addCandidate(const TicketId &id, std::string_view trn, const StaffId &by, Instant at) override;
    Result<std::vector<std::string>> addedCandidates(const TicketId &id) override;

private:
    [[nodiscard]] Error conflictOn(const TicketId &id);
    [[nodiscard]] Outcome storeAttempts(const TicketId &id, const std::vector<Attempt> &attempts, std::int64_t position);
    Work &m_work;
};

class IdentityTable final : public IdentityRepository {
public:
    explicit IdentityTable(Work &work) : m_work(work) {}
    Result<Identity> byId(const IdentityId &id) override;
    Result<Identity> surviving(const IdentityId &id) override;
    Result<std::vector<IdentityId>> mergedIds(const IdentityId &id) override;
    Result<IdentityPage> page(const IdentityQuery &query) override;
    Result<std::optional<Identity>> liveByTrn(std::string_view trn) override;
    Result<std::optional<Identity>> liveByEmail(std::string_view address) override;
    Result<std::vector<Identity>> unlinkedBornOn(matching::Date born) override;
    Outcome add(const Identity &identity) override;
    Result<Identity> update(Identity identity, std::int64_t basedOn) override;

private:
    Work &m_work;
};

class RecordTable final : public RecordRepository {
public:
    explicit RecordTable(Work &work) : m_work(work) {}
    Outcome addAll(const std::vector<matching::Record> &records) override;
    Result<std::vector<matching::Record>> all() override;
    Result<std::int64_t> count() override;
    Result<std::int64_t> apply(const matching::Changes &changes) override;
    Result<RecordChanges> changedSince(std::int64_t after) override;
    Result<std::int64_t> lastChange() override;

private:
    Work &m_work;
};

class DecisionTable final : public DecisionRepository {
public:
    explicit DecisionTable(Work &work) : m_work(work) {}
    Result<Decision> byId(const DecisionId &id) override;
    Result<std::optional<Decision>> byKey(std::string_view idempotencyKey) override;
    Outcome add(const Decision &decision, std::string_view idempotencyKey, std::string_view requestDigest,
                std::string_view evidence, const Standing &before) override;
    Result<Standing> standingBefore(const DecisionId &id) override;
    Result<std::string> requestDigest(std::string_view key) override;
    Result<std::string> evidence(const DecisionId &id) override;
    Outcome settle(const DecisionId &id, DecisionState state, std::string_view refusedRule, Instant at) override;
    Result<std::vector<Decision>> heldDueBy(Instant at, std::size_t limit) override;
    Result<std::optional<Instant>> nextDue() override;
    Result<std::vector<Decision>> recentBy(const StaffId &staff, std::size_t limit) override;

private:
    Work &m_work;
};

class StaffTable final : public StaffRepository {
public:
    explicit StaffTable(Work &work) : m_work(work) {}
    Result<std::vector<Staff>> all() override;
    Outcome put(const Staff &staff, std::string_view tokenHash) override;
    Result<std::optional<Staff>> byTokenHash(std::string_view tokenHash) override;

private:
    Work &m_work;
};

class OutboxTable final : public OutboxRepository {
public:
    explicit OutboxTable(Work &work) : m_work(work) {}
    Outcome add(const Message &message) override;
    Result<std::vector<Message>> forTicket(const TicketId &id) override;
    Result<std::vector<Message>> newest(std::optional<Instant> before, std::size_t limit) override;

private:
    Work &m_work;
};

class DeliveryTable final : public DeliveryRepository {
public:
    explicit DeliveryTable(Work &work) : m_work(work) {}
    Result<std::optional<Message>> take(std::string_view owner, Instant now, Instant leaseUntil) override;
    Outcome settle(const MessageId &id, std::string_view owner, const DeliveryOutcome &outcome, Instant at) override;
    Result<std::optional<Instant>> nextDue() override;
    Result<Message> byId(const MessageId &id) override;
    Outcome retry(const MessageId &id, Instant at) override;

private:
    Work &m_work;
};

class AuditTable final : public AuditRepository {
public:
    explicit AuditTable(Work &work) : m_work(work) {}
    Outcome append(AuditEvent event) override;
    Result<std::vector<AuditEvent>> forTicket(const TicketId &id) override;
    Result<std::vector<AuditEvent>> after(std::int64_t seq, std::size_t limit) override;

private:
    Work &m_work;
};

class MetaTable final : public MetaRepository {
public:
    explicit MetaTable(Work &work) : m_work(work) {}
    Result<std::optional<std::string>> value(std::string_view key) override;
    Outcome set(std::string_view key, std::string_view value) override;

private:
    Work &m_work;
};

class ContestTable final : public ContestRepository {
public:
    explicit ContestTable(Work &work) : m_work(work) {}
    Outcome add(const Contest &contest) override;
    Result<Contest> byTicket(const TicketId &ticket) override;
    Result<Contest> update(Contest contest, std::int64_t basedOn) override;
    Result<std::vector<Contest>> ofOwner(const IdentityId &owner) override;
    Result<std::vector<Contest>> dueBy(Instant at, std::size_t limit) override;
    Result<std::optional<Instant>> nextDue() override;
    Outcome addObjectionToken(const TicketId &ticket, std::string_view tokenHash, Instant at) override;
    Result<std::optional<TicketId>> byObjectionToken(std::string_view tokenHash) override;

private:
    Work &m_work;
};

class IdentityEventTable final : public IdentityEventRepository {
public:
    explicit IdentityEventTable(Work &work) : m_work(work) {}
    Outcome append(const IdentityEvent &event) override;
    Result<std::vector<IdentityEvent>> after(std::int64_t seq, std::size_t limit) override;
    Result<std::vector<IdentityEvent>> forIdentity(const IdentityId &id) override;

private:
    Work &m_work;
};

class CallingServiceTable final : public CallingServiceRepository {
public:
    explicit CallingServiceTable(Work &work) : m_work(work) {}
    Result<std::vector<CallingService>> all() override;
    Result<CallingService> byId(const ServiceId &id) override;
    Outcome put(const CallingService &service) override;

private:
    Work &m_work;
};

class JourneyTable final : public JourneyRepository {
public:
    explicit JourneyTable(Work &work) : m_work(work) {}
    Result<Journey> byId(const JourneyId &id) override;
    Outcome add(const Journey &journey) override;
    Result<Journey> update(Journey journey, std::int64_t basedOn) override;
    Outcome addAttempt(const JourneyId &id, const Attempt &attempt) override;
    Result<std::vector<Attempt>> attempts(const JourneyId &id) override;
    Result<std::optional<Journey>> lastAnswered(const IdentityId &identity) override;
    Result<std::vector<std::string>> trnsFoundWith(std::string_view address) override;
    Result<std::vector<Journey>> retriesDueBy(Instant at, std::size_t limit) override;
    Outcome removeUnfinished(Instant at) override;

private:
    Work &m_work;
};

class AddressCounterTable final : public AddressCounterRepository {
public:
    explicit AddressCounterTable(Work &work) : m_work(work) {}
    Result<AddressCounter> of(std::string_view key) override;
    Outcome put(const AddressCounter &counter) override;

private:
    Work &m_work;
};

class ClientTable final : public ClientRepository {
public:
    explicit ClientTable(Work &work) : m_work(work) {}
    Result<std::vector<Client>> all() override;
    Result<std::optional<Client>> byKeyHash(std::string_view keyHash) override;
    Outcome add(const Client &client, std::string_view keyHash) override;
    Outcome revoke(const ClientId &id, Instant at) override;
    Result<std::vector<ClientUse>> uses() override;
    Outcome noteUse(const ClientUse &use) override;

private:
    Work &m_work;
};

class PortalAccountTable final : public PortalAccountRepository {
public:
    explicit PortalAccountTable(Work &work) : m_work(work) {}
    Result<std::optional<std::int32_t>> failedSignIns(std::string_view trn) override;
    Outcome setFailedSignIns(std::string_view trn, std::int32_t count) override;

private:
    Work &m_work;
};

class TrnTokenTable final : public TrnTokenRepository {
public:
    explicit TrnTokenTable(Work &work) : m_work(work) {}
    Outcome add(const TrnToken &token, std::string_view hash) override;
    Result<std::optional<TrnToken>> byHash(std::string_view hash) override;
    Outcome use(std::string_view hash, const IdentityId &by, Instant at) override;

private:
    Work &m_work;
};

class WebhookTable final : public WebhookRepository {
public:
    explicit WebhookTable(Work &work) : m_work(work) {}
    Result<std::vector<Webhook>> all() override;
    Outcome add(const Webhook &webhook) override;
    Outcome remove(const WebhookId &id) override;
    Outcome setReadUpTo(const WebhookId &id, std::int64_t event) override;
    Outcome addNotification(const WebhookNotification &notification) override;
    Outcome updateNotification(const WebhookNotification &notification) override;
    Result<std::vector<WebhookNotification>> due(const WebhookId &webhook, Instant now, std::size_t limit) override;
    Result<std::vector<WebhookNotification>> parked(const WebhookId &webhook, std::size_t limit) override;
    Result<WebhookCounts> counts(const WebhookId &webhook) override;

private:
    Work &m_work;
};

class DetailsChangeTable final : public DetailsChangeRepository {
public:
    explicit DetailsChangeTable(Work &work) : m_work(work) {}
    Outcome add(const DetailsChange &change, std::string_view content) override;
    Result<DetailsChange> byTicket(const TicketId &ticket) override;
    Result<std::optional<std::string>> content(const TicketId &ticket) override;
    Outcome settle(const TicketId &ticket, DetailsState state, Instant at) override;

private:
    Work &m_work;
};

class SqlSession final : public Session {
public:
    explicit SqlSession(Work &work)
        : m_tickets(work), m_identities(work), m_records(work), m_decisions(work), m_staff(work), m_outbox(work),
          m_audit(work), m_meta(work), m_clients(work), m_portalAccounts(work), m_trnTokens(work), m_webhooks(work), m_deliveries(work), m_contests(work), m_detailsChanges(work),
          m_identityEvents(work), m_services(work), m_journeys(work),
          m_addressCounters(work)
    {
    }
    TicketRepository &tickets() override { return m_tickets; }
    IdentityRepository &identities() override { return m_identities; }
    RecordRepository &records() override { return m_records; }
    DecisionRepository &decisions() override { return m_decisions; }
    StaffRepository &staff() override { return m_staff; }
    OutboxRepository &outbox() override { return m_outbox; }
    AuditRepository &audit() override { return m_audit; }
    MetaRepository &meta() override { return m_meta; }
    ClientRepository &clients() override { return m_clients; }
    PortalAccountRepository &portalAccounts() override { return m_portalAccounts; }
    TrnTokenRepository &trnTokens() override { return m_trnTokens; }
    WebhookRepository &webhooks() override { return m_webhooks; }
    DeliveryRepository &deliveries() override { return m_deliveries; }
    ContestRepository &contests() override { return m_contests; }
    DetailsChangeRepository &detailsChanges() override { return m_detailsChanges; }
    IdentityEventRepository &identityEvents() override { return m_identityEvents; }
    CallingServiceRepository &services() override { return m_services; }
    JourneyRepository &journeys() override { return m_journeys; }
    AddressCounterRepository &addressCounters() override { return m_addressCounters; }

private:
    TicketTable m_tickets;
    IdentityTable m_identities;
    RecordTable m_records;
    DecisionTable m_decisions;
    StaffTable m_staff;
    OutboxTable m_outbox;
    AuditTable m_audit;
    MetaTable m_meta;
    ClientTable m_clients;
    PortalAccountTable m_portalAccounts;
    TrnTokenTable m_trnTokens;
    WebhookTable m_webhooks;
    DeliveryTable m_deliveries;
    ContestTable m_contests;
    DetailsChangeTable m_detailsChanges;
    IdentityEventTable m_identityEvents;
    CallingServiceTable m_services;
    JourneyTable m_journeys;
    AddressCounterTable m_addressCounters;
};

} // namespace matchdesk::store
