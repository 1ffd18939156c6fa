// SPDX-License-Identifier: MIT
#pragma once

#include "domain/audit.h"
#include "domain/client.h"
#include "domain/calling_service.h"
#include "domain/contest.h"
#include "domain/details_change.h"
#include "domain/decision.h"
#include "domain/delivery.h"
#include "domain/identity.h"
#include "domain/identity_event.h"
#include "domain/journey.h"
#include "domain/message.h"
#include "domain/portal_account.h"
#include "domain/passcode.h"
#include "domain/staff.h"
#include "domain/ticket.h"
#include "domain/trn_token.h"
#include "domain/webhook.h"
#include "matching/changes.h"
#include "matching/vocabulary.h"
#include "support/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the rooms ask of storage. Implemented by core/store over SQLite and PostgreSQL.
namespace matchdesk {

class TicketRepository {
public:
    virtual ~TicketRepository() = default;
    [[nodiscard]] virtual Result<Ticket> byId(const TicketId &id) = 0; ///< NotFound
    [[nodiscard]] virtual Result<Ticket> byReference(std::string_view reference) = 0;
    /// Gives it the next reference and changeSeq, stores it with its attempts, and returns it as stored.
    [[nodiscard]] virtual Result<Ticket> add(Ticket ticket, const std::vector<Attempt> &attempts) = 0;
    /// Stores `ticket` if its version is still `basedOn`, raising version and changeSeq; Conflict otherwise.
    [[nodiscard]] virtual Result<Ticket> update(Ticket ticket, std::int64_t basedOn) = 0;
    /// Sets or clears the lease alone: no new version, but a new changeSeq.
    [[nodiscard]] virtual Outcome setLease(const TicketId &id, const std::optional<Lease> &lease) = 0;
    [[nodiscard]] virtual Result<std::vector<Attempt>> attempts(const TicketId &id) = 0;
    /// Tickets with changeSeq > `after`, ascending by changeSeq, at most `limit`. From 0: all there are.
    [[nodiscard]] virtual Result<std::vector<Ticket>> changedAfter(std::int64_t after, std::size_t limit) = 0;
    /// Not closed, in queue order (comesBefore), at most `limit`.
    [[nodiscard]] virtual Result<std::vector<Ticket>> firstOpen(std::size_t limit) = 0;
    /// Whose reference, person's name, stated TRN or stated email contains `text` (letter case ignored), newest first.
    [[nodiscard]] virtual Result<std::vector<Ticket>> search(std::string_view text, std::size_t limit) = 0;
    /// The tickets about an identity that are not closed, oldest first.
    [[nodiscard]] virtual Result<std::vector<Ticket>> openOf(const IdentityId &identity) = 0;
    /// Adds what the person stated since; the last one is what is compared. The ticket itself stays as it is.
    [[nodiscard]] virtual Outcome addAttempts(const TicketId &id, const std::vector<Attempt> &attempts) = 0;
    [[nodiscard]] virtual Outcome addCandidate(const TicketId &id, std::string_view trn, const StaffId &by, Instant at) = 0;
    [[nodiscard]] virtual Result<std::vector<std::string>> addedCandidates(const TicketId &id) = 0;
};

/// Which accounts a list shows, and which part of it.
struct IdentityQuery {
    std::vector<LookupStatus> statuses; ///< empty: whatever their status
    std::size_t offset = 0;
    std::size_t limit = 25;
};

struct IdentityPage {
    std::vector<Identity> identities;
    std::int64_t total = 0; ///< of the whole list
};

class IdentityRepository {
public:
    virtual ~IdentityRepository() = default;
    [[nodiscard]] virtual Result<Identity> byId(const IdentityId &id) = 0; ///< live or not; NotFound
    /// byId, and from one that was merged on to the one that survived.
    [[nodiscard]] virtual Result<Identity> surviving(const IdentityId &id) = 0;
    /// Those that were merged into it, directly or by way of another, in the order of their ids.
    [[nodiscard]] virtual Result<std::vector<IdentityId>> mergedIds(const IdentityId &id) = 0;
    /// Live ones, by last name, first name and id, letter case ignored.
    [[nodiscard]] virtual Result<IdentityPage> page(const IdentityQuery &query) = 0;
    [[nodiscard]] virtual Result<std::optional<Identity>> liveByTrn(std::string_view trn) = 0;
    [[nodiscard]] virtual Result<std::optional<Identity>> liveByEmail(std::string_view address) = 0;
    /// Live ones without a TRN that state this date of birth, oldest first, at most 100.
    [[nodiscard]] virtual Result<std::vector<Identity>> unlinkedBornOn(matching::Date born) = 0;
    /// RuleRefused "trn-claimed" or "email-taken" where a live identity has it already: the database itself forbids it.
    [[nodiscard]] virtual Outcome add(const Identity &identity) = 0;
    [[nodiscard]] virtual Result<Identity> update(Identity identity, std::int64_t basedOn) = 0;
};

/// What has changed in the records since one of their changes.
struct RecordChanges {
    matching::Changes changes; ///< the records as they are now, and the TRNs that are there no longer
    std::int64_t last = 0;     ///< the number of the newest change; 0 when there never was one
};

class RecordRepository {
public:
    virtual ~RecordRepository() = default;
    [[nodiscard]] virtual Outcome addAll(const std::vector<matching::Record> &records) = 0;
    [[nodiscard]] virtual Result<std::vector<matching::Record>> all() = 0;
    [[nodiscard]] virtual Result<std::int64_t> count() = 0;
    /// Puts each record in the place of the one with its TRN, or adds it, and takes out those removed. Returns the
    /// number of this change, which is greater than those before. Of two with one TRN the last counts.
    [[nodiscard]] virtual Result<std::int64_t> apply(const matching::Changes &changes) = 0;
    /// What changes with greater numbers than `after` did, each record once.
    [[nodiscard]] virtual Result<RecordChanges> changedSince(std::int64_t after) = 0;
    [[nodiscard]] virtual Result<std::int64_t> lastChange() = 0;
};

/// How a ticket stood before a decision on it was held: what taking the decision back restores.
struct Standing {
    TicketState state = TicketState::Open;
    DecisionId lastDecision;

    friend bool operator==(const Standing &, const Standing &) = default;
};

class DecisionRepository {
public:
    virtual ~DecisionRepository() = default;
    [[nodiscard]] virtual Result<Decision> byId(const DecisionId &id) = 0;
    [[nodiscard]] virtual Result<std::optional<Decision>> byKey(std::string_view idempotencyKey) = 0;
    [[nodiscard]] virtual Outcome add(const Decision &decision, std::string_view idempotencyKey,
                                      std::string_view requestDigest, std::string_view evidence,
                                      const Standing &before) = 0;
    /// `before` as it was given to add().
    [[nodiscard]] virtual Result<Standing> standingBefore(const DecisionId &id) = 0;
    /// The digest of the request that `key` came with, and the evidence kept with the decision.
    [[nodiscard]] virtual Result<std::string> requestDigest(std::string_view key) = 0;
    [[nodiscard]] virtual Result<std::string> evidence(const DecisionId &id) = 0;
    /// Moves a Held decision to `state`; TooLate when it is held no longer.
    [[nodiscard]] virtual Outcome settle(const DecisionId &id, DecisionState state, std::string_view refusedRule, Instant at) = 0;
    [[nodiscard]] virtual Result<std::vector<Decision>> heldDueBy(Instant at, std::size_t limit) = 0;
    [[nodiscard]] virtual Result<std::optional<Instant>> nextDue() = 0;
    /// The newest `limit` of one member of staff, newest first; those still held are always among them.
    [[nodiscard]] virtual Result<std::vector<Decision>> recentBy(const StaffId &staff, std::size_t limit) = 0;
};

class StaffRepository {
public:
    virtual ~StaffRepository() = default;
    [[nodiscard]] virtual Result<std::vector<Staff>> all() = 0;
    /// Stores `staff` with the SHA-256 of its token; an existing one with the same id gets the new token.
    [[nodiscard]] virtual Outcome put(const Staff &staff, std::string_view tokenHash) = 0;
    [[nodiscard]] virtual Result<std::optional<Staff>> byTokenHash(std::string_view tokenHash) = 0;
};

class OutboxRepository {
public:
    virtual ~OutboxRepository() = default;
    /// Does nothing when a message with the same cause is there already.
    [[nodiscard]] virtual Outcome add(const Message &message) = 0;
    [[nodiscard]] virtual Result<std::vector<Message>> forTicket(const TicketId &id) = 0;
    /// Newest first, older than `before` when given, at most `limit`.
    [[nodiscard]] virtual Result<std::vector<Message>> newest(std::optional<Instant> before, std::size_t limit) = 0;
};

class AuditRepository {
public:
    virtual ~AuditRepository() = default;
    /// Gives it the next seq and the hashes, and appends it. Entries cannot be changed or removed afterwards.
    [[nodiscard]] virtual Outcome append(AuditEvent event) = 0;
    [[nodiscard]] virtual Result<std::vector<AuditEvent>> forTicket(const TicketId &id) = 0;
    [[nodiscard]] virtual Result<std::vector<AuditEvent>> after(std::int64_t seq, std::size_t limit) = 0;
};

class IdentityEventRepository {
public:
    virtual ~IdentityEventRepository() = default;
    /// Gives it the next seq and stores it; `event.seq` is not looked at.
    [[nodiscard]] virtual Outcome append(const IdentityEvent &event) = 0;
    /// Those after `seq`, ascending, at most `limit`.
    [[nodiscard]] virtual Result<std::vector<IdentityEvent>> after(std::int64_t seq, std::size_t limit) = 0;
    [[nodiscard]] virtual Result<std::vector<IdentityEvent>> forIdentity(const IdentityId &id) = 0;
};

class CallingServiceRepository {
public:
    virtual ~CallingServiceRepository() = default;
    [[nodiscard]] virtual Result<std::vector<CallingService>> all() = 0; ///< by id
    [[nodiscard]] virtual Result<CallingService> byId(const ServiceId &id) = 0; ///< NotFound
    /// Adds it, or replaces the one with its id.
    [[nodiscard]] virtual Outcome put(const CallingService &service) = 0;
};

/// Facts about the database itself: "world" (label), "seed", "hold-seconds", …
class MetaRepository {
public:
    virtual ~MetaRepository() = default;
    [[nodiscard]] virtual Result<std::optional<std::string>> value(std::string_view key) = 0;
    [[nodiscard]] virtual Outcome set(std::string_view key, std::string_view value) = 0;
};

/// The repositories inside one transaction. Lives as long as the call that handed it out, on that thread.
class Session {
public:
    virtual ~Session() = default;
    virtual TicketRepository &tickets() = 0;
    virtual IdentityRepository &identities() = 0;
    virtual RecordRepository &records() = 0;
    virtual DecisionRepository &decisions() = 0;
    virtual StaffRepository &staff() = 0;
    virtual OutboxRepository &outbox() = 0;
    virtual AuditRepository &audit() = 0;
    virtual MetaRepository &meta() = 0;
    virtual ClientRepository &clients() = 0;
    virtual PortalAccountRepository &portalAccounts() = 0;
    virtual TrnTokenRepository &trnTokens() = 0;
    virtual WebhookRepository &webhooks() = 0;
    virtual DeliveryRepository &deliveries() = 0;
    virtual ContestRepository &contests() = 0;
    virtual DetailsChangeRepository &detailsChanges() = 0;
    virtual IdentityEventRepository &identityEvents() = 0;
    virtual CallingServiceRepository &services() = 0;
    virtual JourneyRepository &journeys() = 0;
    virtual AddressCounterRepository &addressCounters() = 0;
};

/// The database. Callable from any thread; each thread gets its own connection, which it gives back with releaseThread().
class Store {
public:
    virtual ~Store() = default;
    /// Runs `work` in one write transaction: commits when it returns success, rolls back otherwise. Runs it again from the
    /// start when the database asks for that, and perhaps on another thread while this one waits, so `work` touches nothing
    /// but the session and its own results.
    [[nodiscard]] virtual Outcome write(const std::function<Outcome(Session &)> &work) = 0;
    /// Runs `work` on one consistent snapshot; it must not write.
    [[nodiscard]] virtual Outcome read(const std::function<Outcome(Session &)> &work) = 0;
    /// Closes the calling thread's connection. A thread that used the store calls this last.
    virtual void releaseThread() = 0;
};

/// Store::write for work that returns a value.
template <typename T>
[[nodiscard]] Result<T> inWrite(Store &store, const std::function<Result<T>(Session &)> &work)
{
    std::optional<Result<T>> answer;
    const Outcome outcome = store.write([&](Session &session) -> Outcome {
        answer.emplace(work(session));
        if (!answer->ok())
            return answer->error();
        return Done {};
    });
    if (!outcome.ok())
        return outcome.error();
    return *std::move(answer);
}

/// Store::read for work that returns a value.
template <typename T>
[[nodiscard]] Result<T> inRead(Store &store, const std::function<Result<T>(Session &)> &work)
{
    std::optional<Result<T>> answer;
    const Outcome outcome = store.read([&](Session &session) -> Outcome {
        answer.emplace(work(session));
        if (!answer->ok())
            return answer->error();
        return Done {};
    });
    if (!outcome.ok())
        return outcome.error();
    return *std::move(answer);
}

} // namespace matchdesk
