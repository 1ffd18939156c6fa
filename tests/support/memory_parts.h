// SPDX-License-Identifier: MIT
#pragma once

#include "support/memory_store.h"

#include <memory>
#include <set>

namespace matchdesk::test {

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

/// Copying one copies pointers, not rows.
struct MemoryStore::State {
    std::map<TicketId, Shared<TicketEntry>> tickets;
    std::map<std::int64_t, TicketId> ticketsByChange;
    std::map<IdentityId, Shared<Identity>> identities;
    std::map<std::string, IdentityId> liveTrns;
    std::map<std::string, IdentityId> liveEmails;
    Shared<std::vector<matching::Record>> records = std::make_shared<const std::vector<matching::Record>>();
    std::vector<std::vector<std::string>> recordChanges; ///< TRNs by change
    std::map<DecisionId, Shared<DecisionEntry>> decisions;
    std::map<std::string, DecisionId> decisionsByKey;
    std::set<DecisionId> held;
    std::map<StaffId, std::pair<Staff, std::string>> staff;
    std::vector<Shared<Message>> outbox;
    std::set<std::string> causes;
    std::map<MessageId, std::string> leaseOwners;
    std::vector<Shared<AuditEvent>> audit;
    std::map<TicketId, std::vector<std::size_t>> auditOf;
    std::map<std::string, std::string, std::less<>> meta;
    std::map<ClientId, std::pair<Client, std::string>> clients;
    std::map<ClientId, ClientUse> clientUses;
    std::map<std::string, std::int32_t, std::less<>> portalAccounts;
    std::map<std::string, TrnToken, std::less<>> trnTokens;
    std::vector<Webhook> webhooks;
    std::map<NotificationId, WebhookNotification> notifications;
    std::map<TicketId, Contest> contests;
    std::map<TicketId, DetailsChange> detailsChanges;
    std::map<TicketId, Shared<std::string>> evidenceFiles;
    std::map<std::string, TicketId, std::less<>> objectionTokens;
    std::vector<Shared<IdentityEvent>> identityEvents;
    std::map<ServiceId, CallingService> services;
    std::map<JourneyId, Shared<Journey>> journeys;
    std::map<JourneyId, std::vector<Attempt>> journeyAttempts;
    std::map<std::string, AddressCounter, std::less<>> addressCounters;
    std::int64_t nextReference = 10001;
    std::int64_t nextChange = 1;
};

/// What every part of a memory session has: the state of its transaction, and the gate that every change passes.
class MemoryPart {
public:
    MemoryPart(MemoryStore::State &state, std::function<Outcome()> change) : m_state(state), m_change(std::move(change)) {}

protected:
    [[nodiscard]] Outcome changing() { return m_change(); }

    MemoryStore::State &m_state;

private:
    std::function<Outcome()> m_change;
};

[[nodiscard]] Error memoryError(ErrorCode code, std::string detail);

[[nodiscard]] std::unique_ptr<TicketRepository> memoryTickets(const MemoryPart &part);
[[nodiscard]] std::unique_ptr<IdentityRepository> memoryIdentities(const MemoryPart &part);
[[nodiscard]] std::unique_ptr<IdentityEventRepository> memoryIdentityEvents(const MemoryPart &part);
[[nodiscard]] std::unique_ptr<CallingServiceRepository> memoryServices(const MemoryPart &part);
[[nodiscard]] std::unique_ptr<JourneyRepository> memoryJourneys(const MemoryPart &part);
[[nodiscard]] std::unique_ptr<AddressCounterRepository> memoryAddressCounters(const MemoryPart &part);
[[nodiscard]] std::unique_ptr<DecisionRepository> memoryDecisions(const MemoryPart &part);
[[nodiscard]] std::unique_ptr<ClientRepository> memoryClients(const MemoryPart &part);
[[nodiscard]] std::unique_ptr<PortalAccountRepository> memoryPortalAccounts(const MemoryPart &part);
[[nodiscard]] std::unique_ptr<TrnTokenRepository> memoryTrnTokens(const MemoryPart &part);
[[nodiscard]] std::unique_ptr<WebhookRepository> memoryWebhooks(const MemoryPart &part);
[[nodiscard]] std::unique_ptr<ContestRepository> memoryContests(const MemoryPart &part);
[[nodiscard]] std::unique_ptr<DetailsChangeRepository> memoryDetailsChanges(const MemoryPart &part);

} // namespace matchdesk::test
