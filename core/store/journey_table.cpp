// SPDX-License-Identifier: MIT
#include "tables.h"

namespace matchdesk::store {

namespace {

/// Everything but the id.
#define JOURNEY_VALUES                                                                                                 \
    "service, client, language, created_at, expires_at, state, ending, email, email_key, proven_at, code_id, "         \
    "code_purpose, code_address, code_salt, code_hash, code_sent_at, code_expires_at, code_tries, code_failures, "     \
    "first_name, middle_name, last_name, previous_first_name, previous_last_name, birth_date, nino, stated_trn, "      \
    "provider_name, provider_ukprn, preferred_name, preferred_name_given, has_nino, has_trn, has_qts, "                \
    "provider_given, existing_account, finding, found_trn, differing, disputed_trn, by_token, elevating, owner, "      \
    "owner_code_sent_at, identity, ticket, ticket_reference, promised_by, notice, retry_at, "        \
    "retries, token_hash, version"
#define JOURNEY_MARKS                                                                                          \
    "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?"
#define ATTEMPT_VALUES                                                                                                 \
    "at, first_name, middle_name, last_name, previous_first_name, previous_last_name, birth_date, nino, email, "       \
    "stated_trn, provider_name, provider_ukprn, conclusion, candidates"

std::string_view yesNo(const std::optional<bool> &answer)
{
    return !answer ? std::string_view() : *answer ? "yes" : "no";
}

std::optional<bool> yesNo(Query &row)
{
    const std::string text = row.text();
    if (text.empty())
        return std::nullopt;
    return text == "yes";
}

Journey readJourney(Query &row)
{
    Journey journey;
    journey.id = row.id<JourneyId>();
    journey.service = row.id<ServiceId>();
    journey.client = row.id<ClientId>();
    journey.language = row.text();
    journey.createdAt = row.instant();
    journey.expiresAt = row.instant();
    journey.state = row.named(&journeyStateFromName);
    journey.ending = row.named(&endingFromName);
    journey.emailAddress = row.text();
    static_cast<void>(row.text());
    journey.provenAt = row.optionalInstant();
    journey.code.id = row.text();
    journey.code.purpose = row.named(&codePurposeFromName);
    journey.code.address = row.text();
    journey.code.salt = row.text();
    journey.code.hash = row.text();
    journey.code.sentAt = row.instant();
    journey.code.expiresAt = row.instant();
    journey.code.tries = static_cast<std::int32_t>(row.number());
    journey.code.failures = static_cast<std::int32_t>(row.number());
    matching::Claim &claim = journey.answers.claim;
    claim.firstName = row.text();
    claim.middleName = row.text();
    claim.lastName = row.text();
    claim.previousFirstName = row.text();
    claim.previousLastName = row.text();
    claim.dateOfBirth = row.text();
    claim.nationalInsuranceNumber = row.text();
    claim.statedTrn = row.text();
    claim.ittProviderName = row.text();
    claim.ittProviderUkprn = row.text();
    journey.answers.preferredName = row.text();
    journey.answers.preferredNameGiven = row.flag();
    journey.answers.hasNationalInsuranceNumber = yesNo(row);
    journey.answers.hasTrn = yesNo(row);
    journey.answers.hasQts = yesNo(row);
    journey.answers.providerGiven = row.flag();
    journey.answers.existingAccount = yesNo(row);
    journey.finding = row.named(&findingFromName);
    journey.foundTrn = row.text();
    journey.differing = row.text();
    journey.disputedTrn = row.text();
    journey.byToken = row.flag();
    journey.elevating = row.flag();
    journey.owner = row.id<IdentityId>();
    journey.ownerCodeSentAt = row.optionalInstant();
    journey.identity = row.id<IdentityId>();
    journey.ticket = row.id<TicketId>();
    journey.ticketReference = row.text();
    journey.promisedBy = row.optionalInstant();
    journey.notice = row.text();
    journey.retryAt = row.optionalInstant();
    journey.retries = static_cast<std::int32_t>(row.number());
    journey.tokenHash = row.text();
    journey.version = row.number();
    return journey;
}

void bindJourney(Query &query, const Journey &journey)
{
    const SentCode &code = journey.code;
    const Answers &answers = journey.answers;
    const matching::Claim &claim = answers.claim;
    query.with(journey.service, journey.client, journey.language, journey.createdAt, journey.expiresAt,
               nameOf(journey.state), nameOf(journey.ending), journey.emailAddress, folded(journey.emailAddress),
               journey.provenAt, code.id, nameOf(code.purpose), code.address, code.salt, code.hash, code.sentAt,
               code.expiresAt, code.tries, code.failures);
    query.with(claim.firstName, claim.middleName, claim.lastName, claim.previousFirstName, claim.previousLastName,
               claim.dateOfBirth, claim.nationalInsuranceNumber, claim.statedTrn, claim.ittProviderName,
               claim.ittProviderUkprn, answers.preferredName, answers.preferredNameGiven,
               yesNo(answers.hasNationalInsuranceNumber), yesNo(answers.hasTrn), yesNo(answers.hasQts),
               answers.providerGiven, yesNo(answers.existingAccount));
    query.with(nameOf(journey.finding), journey.foundTrn, journey.differing, journey.disputedTrn, journey.byToken,
               journey.elevating, journey.owner, journey.ownerCodeSentAt, journey.identity, journey.ticket,
               journey.ticketReference, journey.promisedBy, journey.notice, journey.retryAt, journey.retries,
               journey.tokenHash, journey.version);
}

Attempt readAttempt(Query &row)
{
    Attempt attempt;
    attempt.at = row.instant();
    for (std::string *text :
         {&attempt.claim.firstName, &attempt.claim.middleName, &attempt.claim.lastName, &attempt.claim.previousFirstName,
          &attempt.claim.previousLastName, &attempt.claim.dateOfBirth, &attempt.claim.nationalInsuranceNumber,
          &attempt.claim.emailAddress, &attempt.claim.statedTrn, &attempt.claim.ittProviderName,
          &attempt.claim.ittProviderUkprn})
        *text = row.text();
    attempt.conclusion = row.named(&matching::fromName<matching::Conclusion>);
    attempt.candidates = static_cast<std::uint32_t>(row.number());
    return attempt;
}

std::int64_t readNumber(Query &row)
{
    return row.number();
}

std::string readText(Query &row)
{
    return row.text();
}

AddressCounter readCounter(Query &row)
{
    AddressCounter counter;
    counter.key = row.text();
    counter.newestCode = row.text();
    counter.windowSince = row.instant();
    counter.codes = static_cast<std::int32_t>(row.number());
    counter.failures = static_cast<std::int32_t>(row.number());
    counter.total = static_cast<std::int32_t>(row.number());
    counter.pausedUntil = row.optionalInstant();
    return counter;
}

} // namespace

Result<Journey> JourneyTable::byId(const JourneyId &id)
{
    Query query(m_work, "SELECT id, " JOURNEY_VALUES " FROM journeys WHERE id = ?");
    return theRow(query.with(id), &readJourney, "journey");
}

Outcome JourneyTable::add(const Journey &journey)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query insert(m_work, "INSERT INTO journeys (id, " JOURNEY_VALUES ") VALUES (?," JOURNEY_MARKS ")");
    bindJourney(insert.with(journey.id), journey);
    if (!insert.run())
        return insert.error();
    return Done {};
}

Result<Journey> JourneyTable::update(Journey journey, std::int64_t basedOn)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    journey.version = basedOn + 1;
    Query update(m_work, "UPDATE journeys SET (" JOURNEY_VALUES ") = (" JOURNEY_MARKS ") WHERE id = ? AND version = ?");
    bindJourney(update, journey);
    if (!update.with(journey.id, basedOn).run())
        return update.error();
    if (update.affected() == 1)
        return journey;
    if (const auto found = byId(journey.id); !found.ok())
        return found.error();
    return fault(ErrorCode::Conflict, "the journey has changed meanwhile");
}

Outcome JourneyTable::addAttempt(const JourneyId &id, const Attempt &attempt)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    const matching::Claim &claim = attempt.claim;
    Query count(m_work, "SELECT COUNT(*) FROM journey_attempts WHERE journey = ?");
    const auto position = firstRow(count.with(id), &readNumber);
    if (!position.ok())
        return position.error();
    Query insert(m_work, "INSERT INTO journey_attempts (journey, position, " ATTEMPT_VALUES
                         ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    insert.with(id, position.value().value_or(0), attempt.at, claim.firstName, claim.middleName, claim.lastName, claim.previousFirstName,
                claim.previousLastName, claim.dateOfBirth, claim.nationalInsuranceNumber, claim.emailAddress,
                claim.statedTrn, claim.ittProviderName, claim.ittProviderUkprn, matching::nameOf(attempt.conclusion),
                attempt.candidates);
    if (!insert.run())
        return insert.error();
    return Done {};
}

Result<std::vector<Attempt>> JourneyTable::attempts(const JourneyId &id)
{
    Query query(m_work, "SELECT " ATTEMPT_VALUES " FROM journey_attempts WHERE journey = ? ORDER BY position");
    return allRows(query.with(id), &readAttempt);
}

Result<std::optional<Journey>> JourneyTable::lastAnswered(const IdentityId &identity)
{
    Query query(m_work, "SELECT id, " JOURNEY_VALUES " FROM journeys WHERE identity = ? AND identity IS NOT NULL "
                        "AND state = 'finished' AND last_name IS NOT NULL ORDER BY created_at DESC LIMIT 1");
    return firstRow(query.with(identity), &readJourney);
}

Result<std::vector<std::string>> JourneyTable::trnsFoundWith(std::string_view address)
{
    Query query(m_work, "SELECT DISTINCT found_trn FROM journeys WHERE email_key = ? AND found_trn IS NOT NULL");
    return allRows(query.with(folded(address)), &readText);
}

Result<std::vector<Journey>> JourneyTable::retriesDueBy(Instant at, std::size_t limit)
{
    Query query(m_work, "SELECT id, " JOURNEY_VALUES " FROM journeys WHERE retry_at <= ? AND retry_at IS NOT NULL "
                        "ORDER BY retry_at LIMIT ?");
    return allRows(query.with(at, bounded(limit)), &readJourney);
}

Outcome JourneyTable::removeUnfinished(Instant at)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query attempts(m_work, "DELETE FROM journey_attempts WHERE journey IN "
                           "(SELECT id FROM journeys WHERE expires_at < ? AND state <> 'finished')");
    if (!attempts.with(at).run())
        return attempts.error();
    Query journeys(m_work, "DELETE FROM journeys WHERE expires_at < ? AND state <> 'finished'");
    if (!journeys.with(at).run())
        return journeys.error();
    return Done {};
}

Result<AddressCounter> AddressCounterTable::of(std::string_view key)
{
    Query query(m_work, "SELECT address, newest_code, window_since, codes, failures, total, paused_until "
                        "FROM address_counters WHERE address = ?");
    auto counter = firstRow(query.with(key), &readCounter);
    if (!counter.ok())
        return counter.error();
    AddressCounter fresh;
    fresh.key = key;
    return counter.value().value_or(fresh);
}

Outcome AddressCounterTable::put(const AddressCounter &counter)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query upsert(m_work, "INSERT INTO address_counters (address, newest_code, window_since, codes, failures, total, "
                         "paused_until) VALUES (?,?,?,?,?,?,?) ON CONFLICT (address) DO UPDATE SET "
                         "newest_code = excluded.newest_code, window_since = excluded.window_since, "
                         "codes = excluded.codes, failures = excluded.failures, total = excluded.total, "
                         "paused_until = excluded.paused_until");
    upsert.with(counter.key, counter.newestCode, counter.windowSince, counter.codes, counter.failures, counter.total,
                counter.pausedUntil);
    if (!upsert.run())
        return upsert.error();
    return Done {};
}

} // namespace matchdesk::store
