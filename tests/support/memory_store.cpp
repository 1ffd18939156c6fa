// SPDX-License-Identifier: MIT
#include "support/memory_store.h"

#include "support/memory_parts.h"

#include <algorithm>

namespace matchdesk::test {

namespace {

class Records final : public RecordRepository, private MemoryPart {
public:
    explicit Records(const MemoryPart &part) : MemoryPart(part) {}

    Outcome addAll(const std::vector<matching::Record> &records) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        std::vector<matching::Record> all = *m_state.records;
        all.insert(all.end(), records.begin(), records.end());
        m_state.records = std::make_shared<const std::vector<matching::Record>>(std::move(all));
        return Done {};
    }

    Result<std::vector<matching::Record>> all() override { return *m_state.records; }
    Result<std::int64_t> count() override { return static_cast<std::int64_t>(m_state.records->size()); }

    Result<std::int64_t> apply(const matching::Changes &changes) override
    {
        if (Outcome may = changing(); !may.ok())
            return may.error();
        std::map<std::string, matching::Record> all;
        for (const matching::Record &record : *m_state.records)
            all.emplace(record.trn, record);
        std::set<std::string> touched(changes.removed.begin(), changes.removed.end());
        for (const matching::Record &record : changes.put) {
            all.insert_or_assign(record.trn, record);
            touched.insert(record.trn);
        }
        for (const std::string &trn : changes.removed)
            all.erase(trn);
        std::vector<matching::Record> records;
        for (auto &[trn, record] : all)
            records.push_back(std::move(record));
        m_state.records = std::make_shared<const std::vector<matching::Record>>(std::move(records));
        m_state.recordChanges.emplace_back(touched.begin(), touched.end());
        return lastChange();
    }

    Result<RecordChanges> changedSince(std::int64_t after) override
    {
        std::set<std::string> touched;
        for (auto change = static_cast<std::size_t>(after); change < m_state.recordChanges.size(); ++change)
            touched.insert(m_state.recordChanges[change].begin(), m_state.recordChanges[change].end());
        RecordChanges out;
        out.last = lastChange().value();
        for (const matching::Record &record : *m_state.records) {
            if (touched.erase(record.trn) > 0)
                out.changes.put.push_back(record);
        }
        out.changes.removed.assign(touched.begin(), touched.end());
        return out;
    }

    Result<std::int64_t> lastChange() override { return static_cast<std::int64_t>(m_state.recordChanges.size()); }
};

class StaffList final : public StaffRepository, private MemoryPart {
public:
    explicit StaffList(const MemoryPart &part) : MemoryPart(part) {}

    Result<std::vector<Staff>> all() override
    {
        std::vector<Staff> everybody;
        for (const auto &[id, item] : m_state.staff)
            everybody.push_back(item.first);
        return everybody;
    }

    Outcome put(const Staff &staff, std::string_view tokenHash) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        m_state.staff[staff.id] = {staff, std::string(tokenHash)};
        return Done {};
    }

    Result<std::optional<Staff>> byTokenHash(std::string_view tokenHash) override
    {
        for (const auto &[id, item] : m_state.staff) {
            if (item.second == tokenHash)
                return std::optional<Staff>(item.first);
        }
        return std::optional<Staff> {};
    }
};

class Outbox final : public OutboxRepository, private MemoryPart {
public:
    explicit Outbox(const MemoryPart &part) : MemoryPart(part) {}

    Outcome add(const Message &message) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        if (m_state.causes.insert(message.cause).second)
            m_state.outbox.push_back(std::make_shared<const Message>(message));
        return Done {};
    }

    Result<std::vector<Message>> forTicket(const TicketId &id) override
    {
        std::vector<Message> messages;
        for (const auto &message : m_state.outbox) {
            if (message->ticket == id)
                messages.push_back(*message);
        }
        return messages;
    }

    Result<std::vector<Message>> newest(std::optional<Instant> before, std::size_t limit) override
    {
        std::vector<Message> messages;
        for (auto at = m_state.outbox.rbegin(); at != m_state.outbox.rend() && messages.size() < limit; ++at) {
            if (!before || (*at)->createdAt < *before)
                messages.push_back(**at);
        }
        return messages;
    }
};

class Deliveries final : public DeliveryRepository, private MemoryPart {
public:
    explicit Deliveries(const MemoryPart &part) : MemoryPart(part) {}

    Result<std::optional<Message>> take(std::string_view owner, Instant now, Instant leaseUntil) override
    {
        if (Outcome may = changing(); !may.ok())
            return may.error();
        Shared<Message> *first = nullptr;
        for (auto &message : m_state.outbox) {
            const auto &due = message->nextAttemptAt;
            if (due && *due <= now && (first == nullptr || *due < *(*first)->nextAttemptAt))
                first = &message;
        }
        if (first == nullptr)
            return std::optional<Message> {};
        Message taken = **first;
        taken.state = DeliveryState::Sending;
        taken.nextAttemptAt = leaseUntil;
        ++taken.attempts;
        m_state.leaseOwners[taken.id] = owner;
        *first = std::make_shared<const Message>(taken);
        return std::optional(std::move(taken));
    }

    Outcome settle(const MessageId &id, std::string_view owner, const DeliveryOutcome &outcome, Instant at) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        const auto lease = m_state.leaseOwners.find(id);
        if (lease == m_state.leaseOwners.end() || lease->second != owner)
            return memoryError(ErrorCode::TooLate, "the message is held by another");
        m_state.leaseOwners.erase(lease);
        Shared<Message> &message = *find(id);
        Message settled = *message;
        const bool waits = outcome.state == DeliveryState::Waiting;
        settled.state = outcome.state;
        settled.problem = outcome.problem;
        settled.nextAttemptAt = waits ? outcome.nextAttemptAt : std::nullopt;
        settled.settledAt = waits ? std::nullopt : std::optional(at);
        settled.providerReference = outcome.providerReference;
        settled.attempts -= outcome.counts ? 0 : 1;
        if (outcome.forget)
            settled.sealed.clear();
        message = std::make_shared<const Message>(std::move(settled));
        return Done {};
    }

    Result<std::optional<Instant>> nextDue() override
    {
        std::optional<Instant> first;
        for (const auto &message : m_state.outbox) {
            if (message->nextAttemptAt && (!first || *message->nextAttemptAt < *first))
                first = message->nextAttemptAt;
        }
        return first;
    }

    Result<Message> byId(const MessageId &id) override
    {
        const auto found = find(id);
        return found == m_state.outbox.end() ? Result<Message>(memoryError(ErrorCode::NotFound, "there is no such message"))
                                             : Result<Message>(**found);
    }

    Outcome retry(const MessageId &id, Instant at) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        const auto found = find(id);
        if (found == m_state.outbox.end() || (*found)->state != DeliveryState::Failed)
            return memoryError(ErrorCode::Conflict, "the message has not failed");
        Message again = **found;
        again.state = DeliveryState::Waiting;
        again.attempts = 0;
        again.problem = DeliveryProblem::None;
        again.nextAttemptAt = at;
        again.settledAt.reset();
        *found = std::make_shared<const Message>(std::move(again));
        return Done {};
    }

private:
    std::vector<Shared<Message>>::iterator find(const MessageId &id)
    {
        return std::ranges::find_if(m_state.outbox, [&id](const auto &message) { return message->id == id; });
    }
};

class Audit final : public AuditRepository, private MemoryPart {
public:
    explicit Audit(const MemoryPart &part) : MemoryPart(part) {}

    Outcome append(AuditEvent event) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        event.seq = static_cast<std::int64_t>(m_state.audit.size()) + 1;
        event.previousHash = m_state.audit.empty() ? std::string() : m_state.audit.back()->hash;
        event.hash = hashOf(event, event.previousHash);
        m_state.auditOf[event.ticket].push_back(m_state.audit.size());
        m_state.audit.push_back(std::make_shared<const AuditEvent>(std::move(event)));
        return Done {};
    }

    Result<std::vector<AuditEvent>> forTicket(const TicketId &id) override
    {
        std::vector<AuditEvent> events;
        if (const auto found = m_state.auditOf.find(id); found != m_state.auditOf.end()) {
            for (const std::size_t index : found->second)
                events.push_back(*m_state.audit[index]);
        }
        return events;
    }

    Result<std::vector<AuditEvent>> after(std::int64_t seq, std::size_t limit) override
    {
        std::vector<AuditEvent> events;
        for (auto i = static_cast<std::size_t>(std::max<std::int64_t>(seq, 0));
             i < m_state.audit.size() && events.size() < limit; ++i)
            events.push_back(*m_state.audit[i]);
        return events;
    }
};

class Meta final : public MetaRepository, private MemoryPart {
public:
    explicit Meta(const MemoryPart &part) : MemoryPart(part) {}

    Result<std::optional<std::string>> value(std::string_view key) override
    {
        const auto found = m_state.meta.find(key);
        return found == m_state.meta.end() ? std::optional<std::string> {} : std::optional<std::string>(found->second);
    }

    Outcome set(std::string_view key, std::string_view value) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        m_state.meta.insert_or_assign(std::string(key), std::string(value));
        return Done {};
    }
};

class MemorySession final : public Session {
public:
    explicit MemorySession(const MemoryPart &part)
        : m_tickets(memoryTickets(part)), m_identities(memoryIdentities(part)), m_decisions(memoryDecisions(part)), m_clients(memoryClients(part)), m_portalAccounts(memoryPortalAccounts(part)), m_trnTokens(memoryTrnTokens(part)), m_webhooks(memoryWebhooks(part)),
          m_records(part), m_staff(part), m_outbox(part), m_audit(part), m_meta(part), m_deliveries(part),
          m_contests(memoryContests(part)), m_detailsChanges(memoryDetailsChanges(part)), m_identityEvents(memoryIdentityEvents(part)),
          m_services(memoryServices(part)), m_journeys(memoryJourneys(part)),
          m_addressCounters(memoryAddressCounters(part))
    {
    }

    TicketRepository &tickets() override { return *m_tickets; }
    IdentityRepository &identities() override { return *m_identities; }
    RecordRepository &records() override { return m_records; }
    DecisionRepository &decisions() override { return *m_decisions; }
    StaffRepository &staff() override { return m_staff; }
    OutboxRepository &outbox() override { return m_outbox; }
    AuditRepository &audit() override { return m_audit; }
    MetaRepository &meta() override { return m_meta; }
    ClientRepository &clients() override { return *m_clients; }
    PortalAccountRepository &portalAccounts() override { return *m_portalAccounts; }
    TrnTokenRepository &trnTokens() override { return *m_trnTokens; }
    WebhookRepository &webhooks() override { return *m_webhooks; }
    DeliveryRepository &deliveries() override { return m_deliveries; }
    ContestRepository &contests() override { return *m_contests; }
    DetailsChangeRepository &detailsChanges() override { return *m_detailsChanges; }
    IdentityEventRepository &identityEvents() override { return *m_identityEvents; }
    CallingServiceRepository &services() override { return *m_services; }
    JourneyRepository &journeys() override { return *m_journeys; }
    AddressCounterRepository &addressCounters() override { return *m_addressCounters; }

private:
    std::unique_ptr<TicketRepository> m_tickets;
    std::unique_ptr<IdentityRepository> m_identities;
    std::unique_ptr<DecisionRepository> m_decisions;
    std::unique_ptr<ClientRepository> m_clients;
    std::unique_ptr<PortalAccountRepository> m_portalAccounts;
    std::unique_ptr<TrnTokenRepository> m_trnTokens;
    std::unique_ptr<WebhookRepository> m_webhooks;
    Records m_records;
    StaffList m_staff;
    Outbox m_outbox;
    Audit m_audit;
    Meta m_meta;
    Deliveries m_deliveries;
    std::unique_ptr<ContestRepository> m_contests;
    std::unique_ptr<DetailsChangeRepository> m_detailsChanges;
    std::unique_ptr<IdentityEventRepository> m_identityEvents;
    std::unique_ptr<CallingServiceRepository> m_services;
    std::unique_ptr<JourneyRepository> m_journeys;
    std::unique_ptr<AddressCounterRepository> m_addressCounters;
};

} // namespace

Error memoryError(ErrorCode code, std::string detail)
{
    Error made;
    made.code = code;
    made.detail = std::move(detail);
    return made;
}

MemoryStore::MemoryStore() : m_state(std::make_shared<const State>()) {}
MemoryStore::~MemoryStore() = default;

Outcome MemoryStore::write(const std::function<Outcome(Session &)> &work)
{
    const std::lock_guard writing(m_writing);
    const auto change = [this]() -> Outcome {
        if (m_failIn > 0 && --m_failIn == 0) {
            m_failed = true;
            return m_failure;
        }
        return Done {};
    };
    for (int run = m_retry ? 0 : 1; run < 2; ++run) {
        std::shared_ptr<State> next;
        {
            const std::lock_guard swapping(m_swapping);
            next = std::make_shared<State>(*m_state);
        }
        MemorySession session(MemoryPart(*next, change));
        Outcome outcome = work(session);
        if (run == 0)
            continue;
        if (!outcome.ok())
            return outcome;
        const std::lock_guard swapping(m_swapping);
        m_state = std::move(next);
    }
    return Done {};
}

Outcome MemoryStore::read(const std::function<Outcome(Session &)> &work)
{
    std::shared_ptr<const State> snapshot;
    {
        const std::lock_guard swapping(m_swapping);
        snapshot = m_state;
    }
    // Readers share the snapshot; what would change it is refused before it does.
    MemorySession session(MemoryPart(const_cast<State &>(*snapshot), []() -> Outcome {
        return memoryError(ErrorCode::Internal, "a change inside a read");
    }));
    return work(session);
}

void MemoryStore::failChange(int count, Error error)
{
    const std::lock_guard writing(m_writing);
    m_failure = std::move(error);
    m_failed = false;
    m_failIn = count;
}

} // namespace matchdesk::test
