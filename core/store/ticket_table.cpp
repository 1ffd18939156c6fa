// SPDX-License-Identifier: MIT
#include "tables.h"

#include "support/text.h"

#include <charconv>

namespace matchdesk::store {

namespace {

constexpr std::string_view kPrefix = "MD-";
/// Longer texts than this are in no name, address or reference.
constexpr std::size_t kLongestSearch = 1000;

#define TICKET_COLUMNS                                                                                                 \
    "number, id, kind, cause, state, hint, identity, person_name, service, says_qualified, opened_at, promised_by, "   \
    "paused_at, lease_holder, lease_holder_name, lease_since, lease_until, kept_by, kept_until, first_reader, "        \
    "proposed_trn, contested_trn, contested_owner, skips, last_decision, version, change_seq"

Ticket readTicket(Query &row)
{
    Ticket ticket;
    ticket.reference = std::string(kPrefix) + std::to_string(row.number());
    ticket.id = row.id<TicketId>();
    ticket.kind = row.named(&ticketKindFromName);
    ticket.cause = row.named(&causeFromName);
    ticket.state = row.named(&ticketStateFromName);
    ticket.hint = row.named(&hintFromName);
    ticket.identity = row.id<IdentityId>();
    ticket.personName = row.text();
    ticket.service = row.text();
    ticket.saysQualified = row.flag();
    ticket.openedAt = row.instant();
    ticket.promisedBy = row.instant();
    ticket.pausedAt = row.optionalInstant();
    Lease lease;
    lease.holder = row.id<StaffId>();
    lease.holderName = row.text();
    const auto since = row.optionalInstant();
    const auto until = row.optionalInstant();
    if (since && until) {
        lease.since = *since;
        lease.until = *until;
        ticket.lease = std::move(lease);
    }
    ticket.keptBy = row.id<StaffId>();
    ticket.keptUntil = row.optionalInstant();
    ticket.firstReader = row.id<StaffId>();
    ticket.proposedTrn = row.text();
    ticket.contestedTrn = row.text();
    ticket.contestedOwner = row.id<IdentityId>();
    ticket.skips = static_cast<std::uint32_t>(row.number());
    ticket.lastDecision = row.id<DecisionId>();
    ticket.version = row.number();
    ticket.changeSeq = row.number();
    return ticket;
}

Attempt readAttempt(Query &row)
{
    Attempt attempt;
    attempt.at = row.instant();
    attempt.claim.firstName = row.text();
    attempt.claim.middleName = row.text();
    attempt.claim.lastName = row.text();
    attempt.claim.previousFirstName = row.text();
    attempt.claim.previousLastName = row.text();
    attempt.claim.dateOfBirth = row.text();
    attempt.claim.nationalInsuranceNumber = row.text();
    attempt.claim.emailAddress = row.text();
    attempt.claim.statedTrn = row.text();
    attempt.claim.ittProviderName = row.text();
    attempt.claim.ittProviderUkprn = row.text();
    attempt.conclusion = row.named(&matching::fromName<matching::Conclusion>);
    attempt.candidates = static_cast<std::uint32_t>(row.number());
    return attempt;
}

std::string readText(Query &row)
{
    return row.text();
}

struct LeaseColumns {
    std::string_view holder;
    std::string_view name;
    std::optional<Instant> since;
    std::optional<Instant> until;
};

LeaseColumns columnsOf(const std::optional<Lease> &lease)
{
    if (!lease)
        return {};
    return {lease->holder.text, lease->holderName, lease->since, lease->until};
}

std::string digitsAndLetters(std::string_view text)
{
    std::string kept;
    for (const char c : text) {
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            kept += c;
    }
    return kept;
}

/// What a search looks through, one text per line.
std::string searchName(const Ticket &ticket)
{
    return folded(ticket.reference + '\n' + ticket.personName);
}

std::string searchFacts(const std::vector<Attempt> &attempts)
{
    std::string facts;
    for (const Attempt &attempt : attempts) {
        const std::string bare = digitsAndLetters(attempt.claim.statedTrn);
        for (const std::string &fact : {attempt.claim.statedTrn, bare, attempt.claim.emailAddress}) {
            if (!fact.empty() && facts.find(fact + '\n') == std::string::npos)
                facts += fact + '\n';
        }
    }
    return folded(facts);
}

std::string containing(std::string_view text)
{
    std::string pattern = "%";
    for (const char c : folded(text)) {
        if (c == '%' || c == '_' || c == '!')
            pattern += '!';
        pattern += c;
    }
    return pattern + '%';
}

} // namespace

Result<Ticket> TicketTable::byId(const TicketId &id)
{
    Query query(m_work, "SELECT " TICKET_COLUMNS " FROM tickets WHERE id = ?");
    return theRow(query.with(id), &readTicket, "ticket");
}

Result<Ticket> TicketTable::byReference(std::string_view reference)
{
    std::int64_t number = 0;
    if (reference.starts_with(kPrefix)) {
        const std::string_view digits = reference.substr(kPrefix.size());
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (parsed.ec != std::errc() || std::to_string(number) != digits)
            number = 0;
    }
    Query query(m_work, "SELECT " TICKET_COLUMNS " FROM tickets WHERE number = ?");
    return theRow(query.with(number), &readTicket, "ticket");
}

Result<Ticket> TicketTable::add(Ticket ticket, const std::vector<Attempt> &attempts)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    const auto number = nextOf(m_work, "reference");
    if (!number.ok())
        return number.error();
    const auto change = nextOf(m_work, "change");
    if (!change.ok())
        return change.error();
    ticket.reference = std::string(kPrefix) + std::to_string(number.value());
    ticket.changeSeq = change.value();

    const LeaseColumns lease = columnsOf(ticket.lease);
    Query insert(m_work, "INSERT INTO tickets (" TICKET_COLUMNS ", search_name, search_facts) VALUES "
                         "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    insert.with(number.value(), ticket.id, nameOf(ticket.kind), nameOf(ticket.cause), nameOf(ticket.state),
                nameOf(ticket.hint), ticket.identity, ticket.personName, ticket.service, ticket.saysQualified,
                ticket.openedAt, ticket.promisedBy, ticket.pausedAt, lease.holder, lease.name, lease.since, lease.until,
                ticket.keptBy, ticket.keptUntil, ticket.firstReader, ticket.proposedTrn, ticket.contestedTrn,
                ticket.contestedOwner, ticket.skips, ticket.lastDecision, ticket.version, ticket.changeSeq,
                searchName(ticket), searchFacts(attempts));
    if (!insert.run())
        return insert.error();

    if (const Outcome stored = storeAttempts(ticket.id, attempts, 0); !stored.ok())
        return stored.error();
    return ticket;
}

Outcome TicketTable::storeAttempts(const TicketId &id, const std::vector<Attempt> &attempts, std::int64_t position)
{
    for (const Attempt &attempt : attempts) {
        const matching::Claim &claim = attempt.claim;
        Query add(
            m_work,
            "INSERT INTO attempts (ticket, position, at, first_name, middle_name, last_name, previous_first_name, "
            "previous_last_name, birth_date, nino, email, stated_trn, provider_name, provider_ukprn, conclusion, "
            "candidates) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        add.with(id, position++, attempt.at, claim.firstName, claim.middleName, claim.lastName,
                 claim.previousFirstName, claim.previousLastName, claim.dateOfBirth, claim.nationalInsuranceNumber,
                 claim.emailAddress, claim.statedTrn, claim.ittProviderName, claim.ittProviderUkprn,
                 matching::nameOf(attempt.conclusion), attempt.candidates);
        if (!add.run())
            return add.error();
    }
    return Done {};
}

Outcome TicketTable::addAttempts(const TicketId &id, const std::vector<Attempt> &attempts)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    auto all = this->attempts(id);
    if (!all.ok())
        return all.error();
    const auto position = static_cast<std::int64_t>(all.value().size());
    if (const Outcome stored = storeAttempts(id, attempts, position); !stored.ok())
        return stored;
    all.value().insert(all.value().end(), attempts.begin(), attempts.end());
    Query update(m_work, "UPDATE tickets SET search_facts = ? WHERE id = ?");
    if (!update.with(searchFacts(all.value()), id).run())
        return update.error();
    return Done {};
}

Result<Ticket> TicketTable::update(Ticket ticket, std::int64_t basedOn)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    const auto change = nextOf(m_work, "change");
    if (!change.ok())
        return change.error();
    ticket.version = basedOn + 1;
    ticket.changeSeq = change.value();
    const LeaseColumns lease = columnsOf(ticket.lease);
    Query update(m_work,
                 "UPDATE tickets SET kind = ?, cause = ?, state = ?, hint = ?, identity = ?, person_name = ?, "
                 "service = ?, says_qualified = ?, opened_at = ?, promised_by = ?, paused_at = ?, lease_holder = ?, "
                 "lease_holder_name = ?, lease_since = ?, lease_until = ?, kept_by = ?, kept_until = ?, "
                 "first_reader = ?, proposed_trn = ?, contested_trn = ?, contested_owner = ?, skips = ?, "
                 "last_decision = ?, version = ?, change_seq = ?, search_name = ? "
                 "WHERE id = ? AND version = ? RETURNING number");
    update.with(nameOf(ticket.kind), nameOf(ticket.cause), nameOf(ticket.state), nameOf(ticket.hint), ticket.identity,
                ticket.personName, ticket.service, ticket.saysQualified, ticket.openedAt, ticket.promisedBy,
                ticket.pausedAt, lease.holder, lease.name, lease.since, lease.until, ticket.keptBy, ticket.keptUntil,
                ticket.firstReader, ticket.proposedTrn, ticket.contestedTrn, ticket.contestedOwner, ticket.skips,
                ticket.lastDecision, ticket.version, ticket.changeSeq, searchName(ticket), ticket.id, basedOn);
    if (!update.run())
        return update.error();
    if (update.next()) {
        ticket.reference = std::string(kPrefix) + std::to_string(update.number());
        return ticket;
    }
    if (const Outcome outcome = update.outcome(); !outcome.ok())
        return outcome.error();
    return conflictOn(ticket.id);
}

Error TicketTable::conflictOn(const TicketId &id)
{
    const auto found = byId(id);
    if (!found.ok())
        return found.error();
    Error error = fault(ErrorCode::Conflict, "the ticket has changed meanwhile");
    Query last(m_work, "SELECT staff_name, kind, taken_at FROM decisions WHERE id = ?");
    if (!last.with(found.value().lastDecision).run())
        return last.error();
    if (last.next()) {
        error.who = last.text();
        error.what = last.text();
        error.when = toIso(last.instant());
    }
    return error;
}

Outcome TicketTable::setLease(const TicketId &id, const std::optional<Lease> &lease)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    const auto change = nextOf(m_work, "change");
    if (!change.ok())
        return change.error();
    const LeaseColumns columns = columnsOf(lease);
    Query update(m_work,
                 "UPDATE tickets SET lease_holder = ?, lease_holder_name = ?, lease_since = ?, lease_until = ?, "
                 "change_seq = ? WHERE id = ?");
    if (!update.with(columns.holder, columns.name, columns.since, columns.until, change.value(), id).run())
        return update.error();
    if (update.affected() == 0)
        return fault(ErrorCode::NotFound, "there is no such ticket");
    return Done {};
}

Result<std::vector<Attempt>> TicketTable::attempts(const TicketId &id)
{
    Query query(m_work, "SELECT at, first_name, middle_name, last_name, previous_first_name, previous_last_name, "
                        "birth_date, nino, email, stated_trn, provider_name, provider_ukprn, conclusion, candidates "
                        "FROM attempts WHERE ticket = ? ORDER BY position");
    return allRows(query.with(id), &readAttempt);
}

Result<std::vector<Ticket>> TicketTable::changedAfter(std::int64_t after, std::size_t limit)
{
    Query query(m_work, "SELECT " TICKET_COLUMNS " FROM tickets WHERE change_seq > ? ORDER BY change_seq LIMIT ?");
    return allRows(query.with(after, bounded(limit)), &readTicket);
}

Result<std::vector<Ticket>> TicketTable::firstOpen(std::size_t limit)
{
    Query query(m_work, "SELECT " TICKET_COLUMNS " FROM tickets WHERE state <> 'closed' "
                        "ORDER BY urgency, promised_by, number LIMIT ?");
    return allRows(query.with(bounded(limit)), &readTicket);
}

Result<std::vector<Ticket>> TicketTable::openOf(const IdentityId &identity)
{
    Query query(m_work, "SELECT " TICKET_COLUMNS " FROM tickets WHERE identity = ? AND state <> 'closed' ORDER BY number");
    return allRows(query.with(identity), &readTicket);
}

Result<std::vector<Ticket>> TicketTable::search(std::string_view text, std::size_t limit)
{
    if (text.size() > kLongestSearch)
        return Error {ErrorCode::Unprocessable, "the text to look for is too long", "text", {}, {}, {}, {}};
    const std::string pattern = containing(text);
    Query query(m_work, "SELECT " TICKET_COLUMNS " FROM tickets WHERE search_name LIKE ? ESCAPE '!' "
                        "OR search_facts LIKE ? ESCAPE '!' ORDER BY opened_at DESC, number DESC LIMIT ?");
    return allRows(query.with(pattern, pattern, bounded(limit)), &readTicket);
}

Outcome TicketTable::addCandidate(const TicketId &id, std::string_view trn, const StaffId &by, Instant at)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    if (const auto found = byId(id); !found.ok())
        return found.error();
    Query insert(m_work, "INSERT INTO added_candidates (ticket, trn, added_by, at) VALUES (?,?,?,?) "
                         "ON CONFLICT (ticket, trn) DO NOTHING");
    if (!insert.with(id, trn, by, at).run())
        return insert.error();
    return Done {};
}

Result<std::vector<std::string>> TicketTable::addedCandidates(const TicketId &id)
{
    Query query(m_work, "SELECT trn FROM added_candidates WHERE ticket = ? ORDER BY at, trn");
    return allRows(query.with(id), &readText);
}

} // namespace matchdesk::store
