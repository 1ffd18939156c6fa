// SPDX-License-Identifier: MIT
#include "support/memory_store.h"

#include <algorithm>
#include <set>

namespace matchdesk::test {

namespace {

template <typename T>
using Shared = std::shared_ptr<const T>;

struct TicketEntry {
    Ticket ticket;
    Shared<std::vector<Attempt>> attempts;
    std::vector<std::string> added;
};

struct DecisionEntry {
    Decision decision;
    std::string key;
    std::string requestDigest;
    std::string evidence;
    Standing before;
};

Error error(ErrorCode code, std::string detail)
{
    Error made;
    made.code = code;
    made.detail = std::move(detail);
    return made;
}

Error ruleRefused(std::string rule)
{
    Error made = error(ErrorCode::RuleRefused, rule);
    made.rule = std::move(rule);
    return made;
}

std::string lowered(std::string_view text)
{
    std::string low(text);
    std::ranges::transform(low, low.begin(),
                           [](char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign; });
    return low;
}

} // namespace

/// Copying one copies pointers, not rows.
struct MemoryStore::State {
    std::map<TicketId, Shared<TicketEntry>> tickets;
    std::map<std::int64_t, TicketId> ticketsByChange;
    std::map<IdentityId, Shared<Identity>> identities;
    std::map<std::string, IdentityId> liveTrns;
    std::map<std::string, IdentityId> liveEmails;
    Shared<std::vector<matching::Record>> records = std::make_shared<const std::vector<matching::Record>>();
    std::map<DecisionId, Shared<DecisionEntry>> decisions;
    std::map<std::string, DecisionId> decisionsByKey;
    std::set<DecisionId> held;
    std::map<StaffId, std::pair<Staff, std::string>> staff;
    std::vector<Shared<Message>> outbox;
    std::set<std::string> causes;
    std::vector<Shared<AuditEvent>> audit;
    std::map<TicketId, std::vector<std::size_t>> auditOf;
    std::map<std::string, std::string, std::less<>> meta;
    std::int64_t nextReference = 10001;
    std::int64_t nextChange = 1;
};

class MemorySession final : public Session,
                            private TicketRepository,
                            private IdentityRepository,
                            private RecordRepository,
                            private DecisionRepository,
                            private StaffRepository,
                            private OutboxRepository,
                            private AuditRepository,
                            private MetaRepository {
public:
    MemorySession(MemoryStore &store, MemoryStore::State &state, bool mayWrite)
        : m_store(store), m_state(state), m_mayWrite(mayWrite)
    {
    }

    TicketRepository &tickets() override { return *this; }
    IdentityRepository &identities() override { return *this; }
    RecordRepository &records() override { return *this; }
    DecisionRepository &decisions() override { return *this; }
    StaffRepository &staff() override { return *this; }
    OutboxRepository &outbox() override { return *this; }
    AuditRepository &audit() override { return *this; }
    MetaRepository &meta() override { return *this; }

private:
    /// Every change passes here.
    Outcome changing()
    {
        if (!m_mayWrite)
            return error(ErrorCode::Internal, "a change inside a read");
        if (m_store.m_failIn > 0 && --m_store.m_failIn == 0) {
            m_store.m_failed = true;
            return m_store.m_failure;
        }
        return Done {};
    }

    Result<Shared<TicketEntry>> entry(const TicketId &id) const
    {
        const auto found = m_state.tickets.find(id);
        if (found == m_state.tickets.end())
            return error(ErrorCode::NotFound, "no such ticket");
        return found->second;
    }

    void put(TicketEntry changed)
    {
        m_state.ticketsByChange.erase(changed.ticket.changeSeq);
        changed.ticket.changeSeq = m_state.nextChange++;
        m_state.ticketsByChange[changed.ticket.changeSeq] = changed.ticket.id;
        const TicketId id = changed.ticket.id;
        m_state.tickets[id] = std::make_shared<const TicketEntry>(std::move(changed));
    }

    // TicketRepository
    Result<Ticket> byId(const TicketId &id) override
    {
        return entry(id).then([](const Shared<TicketEntry> &found) -> Result<Ticket> { return found->ticket; });
    }

    Result<Ticket> byReference(std::string_view reference) override
    {
        for (const auto &[id, found] : m_state.tickets) {
            if (found->ticket.reference == reference)
                return found->ticket;
        }
        return error(ErrorCode::NotFound, "no such reference");
    }

    Result<Ticket> add(Ticket ticket, const std::vector<Attempt> &attempts) override
    {
        if (Outcome may = changing(); !may.ok())
            return may.error();
        if (m_state.tickets.contains(ticket.id))
            return error(ErrorCode::Internal, "a ticket with this id is there already");
        ticket.reference = "MD-" + std::to_string(m_state.nextReference++);
        ticket.version = 1;
        ticket.changeSeq = 0;
        const TicketId id = ticket.id;
        put({std::move(ticket), std::make_shared<const std::vector<Attempt>>(attempts), {}});
        return m_state.tickets[id]->ticket;
    }

    Result<Ticket> update(Ticket ticket, std::int64_t basedOn) override
    {
        if (Outcome may = changing(); !may.ok())
            return may.error();
        auto found = entry(ticket.id);
        if (!found.ok())
            return found.error();
        if (found.value()->ticket.version != basedOn)
            return error(ErrorCode::Conflict, "the ticket has another version");
        TicketEntry changed = *found.value();
        ticket.changeSeq = changed.ticket.changeSeq;
        ticket.version = basedOn + 1;
        changed.ticket = std::move(ticket);
        const TicketId id = changed.ticket.id;
        put(std::move(changed));
        return m_state.tickets[id]->ticket;
    }

    Outcome setLease(const TicketId &id, const std::optional<Lease> &lease) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        return entry(id).then([&](const Shared<TicketEntry> &found) -> Outcome {
            TicketEntry changed = *found;
            changed.ticket.lease = lease;
            put(std::move(changed));
            return Done {};
        });
    }

    Result<std::vector<Attempt>> attempts(const TicketId &id) override
    {
        return entry(id).then(
            [](const Shared<TicketEntry> &found) -> Result<std::vector<Attempt>> { return *found->attempts; });
    }

    Result<std::vector<Ticket>> changedAfter(std::int64_t after, std::size_t limit) override
    {
        std::vector<Ticket> changed;
        for (auto at = m_state.ticketsByChange.upper_bound(after);
             at != m_state.ticketsByChange.end() && changed.size() < limit; ++at)
            changed.push_back(m_state.tickets[at->second]->ticket);
        return changed;
    }

    Result<std::vector<Ticket>> firstOpen(std::size_t limit) override
    {
        std::vector<Ticket> open;
        for (const auto &[id, found] : m_state.tickets) {
            if (found->ticket.state != TicketState::Closed)
                open.push_back(found->ticket);
        }
        std::ranges::sort(open, [](const Ticket &left, const Ticket &right) {
            return comesBefore(rowOf(left, {}), rowOf(right, {}));
        });
        open.resize(std::min(open.size(), limit));
        return open;
    }

    Result<std::vector<Ticket>> search(std::string_view text, std::size_t limit) override
    {
        const std::string wanted = lowered(text);
        std::vector<Ticket> hits;
        for (const auto &[id, found] : m_state.tickets) {
            const matching::Claim claim = found->attempts->empty() ? matching::Claim {} : found->attempts->back().claim;
            for (const std::string *place :
                 {&found->ticket.reference, &found->ticket.personName, &claim.statedTrn, &claim.emailAddress}) {
                if (lowered(*place).find(wanted) != std::string::npos) {
                    hits.push_back(found->ticket);
                    break;
                }
            }
        }
        std::ranges::sort(hits, [](const Ticket &left, const Ticket &right) { return left.openedAt > right.openedAt; });
        hits.resize(std::min(hits.size(), limit));
        return hits;
    }

    Outcome addCandidate(const TicketId &id, std::string_view trn, const StaffId &, Instant) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        return entry(id).then([&](const Shared<TicketEntry> &found) -> Outcome {
            TicketEntry changed = *found;
            if (std::ranges::find(changed.added, trn) == changed.added.end())
                changed.added.emplace_back(trn);
            m_state.tickets[id] = std::make_shared<const TicketEntry>(std::move(changed));
            return Done {};
        });
    }

    Result<std::vector<std::string>> addedCandidates(const TicketId &id) override
    {
        return entry(id).then(
            [](const Shared<TicketEntry> &found) -> Result<std::vector<std::string>> { return found->added; });
    }

    // IdentityRepository
    Result<Identity> byId(const IdentityId &id) override
    {
        const auto found = m_state.identities.find(id);
        if (found == m_state.identities.end())
            return error(ErrorCode::NotFound, "no such identity");
        return *found->second;
    }

    Result<std::optional<Identity>> live(const std::map<std::string, IdentityId> &index, const std::string &value)
    {
        const auto found = index.find(value);
        if (found == index.end())
            return std::optional<Identity> {};
        return std::optional<Identity>(*m_state.identities.at(found->second));
    }

    Result<std::optional<Identity>> liveByTrn(std::string_view trn) override
    {
        return live(m_state.liveTrns, std::string(trn));
    }
    Result<std::optional<Identity>> liveByEmail(std::string_view address) override
    {
        return live(m_state.liveEmails, lowered(address));
    }

    Outcome putIdentity(const Identity &identity)
    {
        const auto takenByAnother = [&](const std::map<std::string, IdentityId> &index, const std::string &value) {
            const auto found = index.find(value);
            return identity.live && !value.empty() && found != index.end() && found->second != identity.id;
        };
        const std::string address = lowered(identity.emailAddress);
        if (takenByAnother(m_state.liveTrns, identity.trn))
            return ruleRefused("trn-claimed");
        if (takenByAnother(m_state.liveEmails, address))
            return ruleRefused("email-taken");
        std::erase_if(m_state.liveTrns, [&](const auto &item) { return item.second == identity.id; });
        std::erase_if(m_state.liveEmails, [&](const auto &item) { return item.second == identity.id; });
        if (identity.live && !identity.trn.empty())
            m_state.liveTrns[identity.trn] = identity.id;
        if (identity.live && !address.empty())
            m_state.liveEmails[address] = identity.id;
        m_state.identities[identity.id] = std::make_shared<const Identity>(identity);
        return Done {};
    }

    Outcome add(const Identity &identity) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        if (m_state.identities.contains(identity.id))
            return error(ErrorCode::Internal, "an identity with this id is there already");
        return putIdentity(identity);
    }

    Result<Identity> update(Identity identity, std::int64_t basedOn) override
    {
        if (Outcome may = changing(); !may.ok())
            return may.error();
        const auto found = m_state.identities.find(identity.id);
        if (found == m_state.identities.end())
            return error(ErrorCode::NotFound, "no such identity");
        if (found->second->version != basedOn)
            return error(ErrorCode::Conflict, "the identity has another version");
        identity.version = basedOn + 1;
        if (Outcome stored = putIdentity(identity); !stored.ok())
            return stored.error();
        return identity;
    }

    // RecordRepository
    Outcome addAll(const std::vector<matching::Record> &records) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        std::vector<matching::Record> all = *m_state.records;
        all.insert(all.end(), records.begin(), records.end());
        m_state.records = std::make_shared<const std::vector<matching::Record>>(std::move(all));
        return Done {};
    }

    Result<std::vector<matching::Record>> allRecords() { return *m_state.records; }
    Result<std::int64_t> count() override { return static_cast<std::int64_t>(m_state.records->size()); }

    // DecisionRepository
    Result<Shared<DecisionEntry>> made(const DecisionId &id) const
    {
        const auto found = m_state.decisions.find(id);
        if (found == m_state.decisions.end())
            return error(ErrorCode::NotFound, "no such decision");
        return found->second;
    }

    Result<Decision> byId(const DecisionId &id) override
    {
        return made(id).then([](const Shared<DecisionEntry> &found) -> Result<Decision> { return found->decision; });
    }

    Result<std::optional<Decision>> byKey(std::string_view key) override
    {
        const auto found = m_state.decisionsByKey.find(std::string(key));
        if (found == m_state.decisionsByKey.end())
            return std::optional<Decision> {};
        return std::optional<Decision>(m_state.decisions.at(found->second)->decision);
    }

    Outcome add(const Decision &decision, std::string_view key, std::string_view requestDigest,
                std::string_view evidence, const Standing &before) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        if (!m_state.decisionsByKey.emplace(key, decision.id).second)
            return error(ErrorCode::Conflict, "the key is there already");
        m_state.decisions[decision.id] = std::make_shared<const DecisionEntry>(DecisionEntry {
            decision, std::string(key), std::string(requestDigest), std::string(evidence), before});
        if (decision.state == DecisionState::Held)
            m_state.held.insert(decision.id);
        return Done {};
    }

    Result<Standing> standingBefore(const DecisionId &id) override
    {
        return made(id).then([](const Shared<DecisionEntry> &found) -> Result<Standing> { return found->before; });
    }

    Result<std::string> requestDigest(std::string_view key) override
    {
        const auto found = m_state.decisionsByKey.find(std::string(key));
        if (found == m_state.decisionsByKey.end())
            return error(ErrorCode::NotFound, "no such key");
        return m_state.decisions.at(found->second)->requestDigest;
    }

    Result<std::string> evidence(const DecisionId &id) override
    {
        return made(id).then([](const Shared<DecisionEntry> &found) -> Result<std::string> { return found->evidence; });
    }

    Outcome settle(const DecisionId &id, DecisionState state, std::string_view refusedRule, Instant) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        return made(id).then([&](const Shared<DecisionEntry> &found) -> Outcome {
            if (found->decision.state != DecisionState::Held)
                return error(ErrorCode::TooLate, "the decision is held no longer");
            DecisionEntry changed = *found;
            changed.decision.state = state;
            changed.decision.refusedRule = refusedRule;
            m_state.decisions[id] = std::make_shared<const DecisionEntry>(std::move(changed));
            m_state.held.erase(id);
            return Done {};
        });
    }

    [[nodiscard]] std::vector<Decision> heldByDue() const
    {
        std::vector<Decision> held;
        for (const DecisionId &id : m_state.held)
            held.push_back(m_state.decisions.at(id)->decision);
        std::ranges::sort(held, {}, &Decision::dueAt);
        return held;
    }

    Result<std::vector<Decision>> heldDueBy(Instant at, std::size_t limit) override
    {
        std::vector<Decision> due = heldByDue();
        std::erase_if(due, [at](const Decision &decision) { return decision.dueAt > at; });
        due.resize(std::min(due.size(), limit));
        return due;
    }

    Result<std::optional<Instant>> nextDue() override
    {
        const std::vector<Decision> held = heldByDue();
        return held.empty() ? std::optional<Instant> {} : std::optional<Instant>(held.front().dueAt);
    }

    Result<std::vector<Decision>> recentBy(const StaffId &staff, std::size_t limit) override
    {
        std::vector<Decision> mine;
        for (const auto &[id, found] : m_state.decisions) {
            if (found->decision.staff == staff)
                mine.push_back(found->decision);
        }
        std::ranges::sort(mine, [](const Decision &left, const Decision &right) { return left.takenAt > right.takenAt; });
        std::vector<Decision> recent;
        for (std::size_t i = 0; i < mine.size(); ++i) {
            if (i < limit || mine[i].state == DecisionState::Held)
                recent.push_back(mine[i]);
        }
        return recent;
    }

    // StaffRepository
    Result<std::vector<Staff>> allStaff()
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

    // OutboxRepository
    Outcome add(const Message &message) override
    {
        if (Outcome may = changing(); !may.ok())
            return may;
        if (m_state.causes.insert(message.cause).second)
            m_state.outbox.push_back(std::make_shared<const Message>(message));
        return Done {};
    }

    Result<std::vector<Message>> messagesOf(const TicketId &id)
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

    // AuditRepository
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

    Result<std::vector<AuditEvent>> eventsOf(const TicketId &id)
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

    // MetaRepository
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

    MemoryStore &m_store;
    MemoryStore::State &m_state;
    bool m_mayWrite;
};

} // namespace matchdesk::test
