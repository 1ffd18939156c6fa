// SPDX-License-Identifier: MIT
#include "support/desk_bench.h"

#include "domain/mask.h"
#include "support/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

namespace matchdesk::test {

namespace {

using namespace std::chrono;

/// Half past nine on a Monday without bank holidays near.
constexpr Instant kStart = sys_days(year(2026) / March / 2) + 9h + 30min;

matching::Record record(const char *trn, const char *first, const char *last, year_month_day born, const char *nino)
{
    matching::Record made;
    made.trn = trn;
    made.firstName = first;
    made.lastName = last;
    made.dateOfBirth = born;
    made.nationalInsuranceNumber = nino;
    made.qtsDate = year(2010) / July / 1;
    return made;
}

std::vector<matching::Record> namedRecords()
{
    std::vector<matching::Record> records {
        record(DeskBench::freeTrn, "Sarah", "Lowe", year(1986) / June / 4, "JG103759A"),
        record(DeskBench::alertTrn, "Martin", "Ashdown", year(1979) / November / 23, "JG103760B"),
        record(DeskBench::claimedTrn, "Gwenllian", "Probert", year(1991) / January / 17, "JG103761C"),
        record(DeskBench::inactiveTrn, "Piotr", "Zawadzki", year(1983) / September / 9, "JG103762D"),
        record(DeskBench::mergedTrn, "Olamide", "Bankole", year(1988) / March / 30, "JG103763A"),
        record(DeskBench::deceasedTrn, "Edith", "Hargreave", year(1949) / May / 12, "JG103764B"),
        record(DeskBench::otherTrn, "Yusuf", "Demirci", year(1994) / August / 21, "JG103765C"),
    };
    records[1].activeAlert = true;
    records[3].status = matching::RecordStatus::Inactive;
    records[4].status = matching::RecordStatus::Merged;
    records[4].mergedIntoTrn = DeskBench::otherTrn;
    records[5].status = matching::RecordStatus::Deceased;
    return records;
}

/// A word that no other number gives, so that nobody in the crowd resembles anybody.
std::string wordFor(int number)
{
    static constexpr const char *syllables[] {"ba", "de", "fi", "go", "hu", "ja", "ke", "li", "mo", "nu",
                                              "pa", "re", "si", "to", "vu", "wa", "ye", "zi", "cho", "thu"};
    std::string word = "B";
    for (int left = number * 7919 + 13, i = 0; i < 4; ++i, left /= 20)
        word += syllables[left % 20];
    return word;
}

matching::Record crowdRecord(int index)
{
    const std::string trn = std::to_string(2'000'000 + index);
    const auto born = year_month_day(sys_days(year(1960) / January / 1) + days(index * 29 % 14'000));
    return record(trn.c_str(), wordFor(index).c_str(), wordFor(index + 5'000).c_str(), born, "");
}

} // namespace

ContestPolicy DeskBench::contestPolicy()
{
    return {contestWait, [](std::string_view address) { return address.starts_with("office@"); }};
}

std::string DeskBench::PlainEncoder::encode(const TicketDetail &detail) const
{
    std::string text = detail.matcherVersion + '|' + detail.digest;
    for (const CandidateView &view : detail.candidates)
        text += '|' + view.candidate.record.trn;
    return text;
}

DeskBench::DeskBench(std::unique_ptr<Store> storeToUse, int crowd)
    : store(std::move(storeToUse)), clock(kStart), lookup(*store, clock, records, Templates::builtIn()),
      queue(*store, clock), cases(*store, clock, records, encoder, contestPolicy()),
      decisions(*store, clock, cases, Templates::builtIn(), hold),
      contests(*store, clock, cases, Templates::builtIn()), m_records(namedRecords())
{
    for (int i = 0; i < crowd; ++i)
        m_records.push_back(crowdRecord(i));
    records.replace(matching::Register::build(m_records));
    const Outcome known = store->write([this](Session &session) -> Outcome {
        for (const Staff *staff : {&ada, &bea, &vera, &viv, &leo}) {
            if (Outcome put = session.staff().put(*staff, "hash-" + staff->id.text); !put.ok())
                return put;
        }
        return Done {};
    });
    EXPECT_TRUE(known.ok()) << known.error().detail;
    // Whoever is linked from the start came through the lookup, like everybody.
    StatedFacts first = factsFor(claimedTrn, "gwen.first@mail.test");
    first.claim.nationalInsuranceNumber = "JG103761C";
    first.language = "cy";
    const auto answer = lookup.submit(first);
    EXPECT_TRUE(answer.ok()) << answer.error().detail;
    if (answer.ok())
        m_owner = answer.value().identity;
    EXPECT_EQ(m_owner.trn, claimedTrn);
}

DeskBench::~DeskBench()
{
    store->releaseThread();
}

StatedFacts DeskBench::factsFor(const std::string &trn, const std::string &email) const
{
    const auto found = std::ranges::find(m_records, trn, &matching::Record::trn);
    StatedFacts facts;
    facts.claim.firstName = found->firstName;
    facts.claim.lastName = found->lastName;
    facts.claim.dateOfBirth = toIso(*found->dateOfBirth);
    facts.claim.emailAddress = email;
    facts.saysQualified = true;
    facts.service = "Register for a course";
    return facts;
}

StatedFacts DeskBench::factsOfCrowd(int index) const
{
    return factsFor(std::to_string(2'000'000 + index), "person" + std::to_string(index) + "@crowd.test");
}

Ticket DeskBench::raise(const StatedFacts &facts)
{
    const auto answer = lookup.submit(facts);
    EXPECT_TRUE(answer.ok()) << answer.error().detail;
    EXPECT_TRUE(answer.ok() && answer.value().ticket) << "no ticket was raised";
    return answer.ok() && answer.value().ticket ? *answer.value().ticket : Ticket {};
}

Ticket DeskBench::raiseFor(const std::string &trn)
{
    StatedFacts facts = factsFor(trn, "asker." + trn + "@mail.test");
    if (trn == claimedTrn)
        facts.claim.nationalInsuranceNumber = "JG103761C";
    return raise(facts);
}

TicketDetail DeskBench::detail(const TicketId &id)
{
    auto found = cases.detail(id);
    EXPECT_TRUE(found.ok()) << found.error().detail;
    return found.ok() ? std::move(found).value() : TicketDetail {};
}

Ticket DeskBench::ticket(const TicketId &id)
{
    auto found = inRead<Ticket>(*store, [&](Session &session) { return session.tickets().byId(id); });
    EXPECT_TRUE(found.ok());
    return found.ok() ? std::move(found).value() : Ticket {};
}

Identity DeskBench::identity(const IdentityId &id)
{
    auto found = inRead<Identity>(*store, [&](Session &session) { return session.identities().byId(id); });
    EXPECT_TRUE(found.ok());
    return found.ok() ? std::move(found).value() : Identity {};
}

std::vector<Message> DeskBench::messages(const TicketId &id)
{
    auto found = cases.messages(id);
    EXPECT_TRUE(found.ok());
    return found.ok() ? std::move(found).value() : std::vector<Message> {};
}

std::vector<AuditEvent> DeskBench::audit(const TicketId &id)
{
    auto found = inRead<std::vector<AuditEvent>>(*store, [&](Session &session) { return session.audit().forTicket(id); });
    EXPECT_TRUE(found.ok());
    return found.ok() ? std::move(found).value() : std::vector<AuditEvent> {};
}

std::vector<Message> DeskBench::outbox()
{
    auto found = cases.outbox(100'000);
    EXPECT_TRUE(found.ok());
    return found.ok() ? std::move(found).value() : std::vector<Message> {};
}

DecisionRequest DeskBench::request(const TicketId &id, DecisionKind kind, Reason reason, const std::string &trn)
{
    const TicketDetail shown = detail(id);
    DecisionRequest made;
    made.ticket = id;
    made.basedOnVersion = shown.ticket.version;
    made.seenDigest = shown.digest;
    made.kind = kind;
    made.reason = reason;
    made.trn = trn;
    if (kind == DecisionKind::AskUser)
        made.askedFor = matching::Field::NationalInsuranceNumber;
    made.key = "key-" + std::to_string(++m_keys);
    return made;
}

Decision DeskBench::decide(const DecisionRequest &request, const Staff &staff)
{
    auto made = decisions.decide(request, staff, "request-1");
    EXPECT_TRUE(made.ok()) << nameOf(made.error().code) << ' ' << made.error().detail << ' ' << made.error().rule;
    return made.ok() ? std::move(made).value() : Decision {};
}

int DeskBench::settle()
{
    clock.advance(hold);
    const auto settled = decisions.applyDue();
    EXPECT_TRUE(settled.ok()) << settled.error().detail;
    return settled.ok() ? settled.value() : -1;
}

void DeskBench::changeRecord(const std::string &trn, const std::function<void(matching::Record &)> &change)
{
    change(*std::ranges::find(m_records, trn, &matching::Record::trn));
    records.replace(matching::Register::build(m_records));
}

void DeskBench::addRecord(matching::Record record)
{
    m_records.push_back(std::move(record));
    records.replace(matching::Register::build(m_records));
}

void DeskBench::changeIdentity(const IdentityId &id, const std::function<void(Identity &)> &change)
{
    const Outcome changed = store->write([&](Session &session) -> Outcome {
        auto found = session.identities().byId(id);
        if (!found.ok())
            return found.error();
        Identity person = std::move(found).value();
        change(person);
        const std::int64_t basedOn = person.version;
        const auto updated = session.identities().update(std::move(person), basedOn);
        return updated.ok() ? Outcome(Done {}) : Outcome(updated.error());
    });
    EXPECT_TRUE(changed.ok()) << changed.error().detail;
}

Footprint footprintOf(DeskBench &bench, const TicketId &id)
{
    Footprint print;
    print.ticket = bench.ticket(id);
    print.identity = bench.identity(print.ticket.identity);
    print.messages = bench.messages(id);
    auto all = inRead<std::vector<Ticket>>(
        *bench.store, [](Session &session) { return session.tickets().changedAfter(0, 100'000); });
    EXPECT_TRUE(all.ok());
    if (all.ok())
        print.tickets = std::move(all).value();
    // A contest that was opened from this ticket has the mails of its opening.
    for (const Ticket &ticket : print.tickets) {
        if (ticket.kind == TicketKind::ContestedEmail && ticket.identity == print.ticket.identity && ticket.id != id)
            std::ranges::move(bench.messages(ticket.id), std::back_inserter(print.messages));
    }
    return print;
}

std::vector<Effect> effectsBetween(const Footprint &before, const Footprint &after, const Decision &decision)
{
    std::vector<Effect> effects;
    const auto add = [&effects](EffectKind kind, std::string value = {}) -> Effect & {
        Effect effect;
        effect.kind = kind;
        effect.value = std::move(value);
        effects.push_back(std::move(effect));
        return effects.back();
    };
    if (before.identity.trn != after.identity.trn)
        add(EffectKind::TrnLinked, after.identity.trn);
    if (displayName(before.identity) != displayName(after.identity))
        add(EffectKind::NameChanged, displayName(after.identity)).from = displayName(before.identity);
    for (const Message &message : after.messages) {
        if (std::ranges::find(before.messages, message.id, &Message::id) != before.messages.end())
            continue;
        if (message.channel == Channel::ServiceNotice) {
            add(EffectKind::StatusTold, std::string(nameOf(after.identity.lookupStatus))).service = message.recipient;
            continue;
        }
        Effect &email = add(EffectKind::EmailSent);
        email.templateId = message.templateId;
        email.language = message.language;
        email.recipient = message.templateId == "contest-notice" ? maskedEmail(message.recipient) : message.recipient;
    }
    for (const Ticket &ticket : after.tickets) {
        if (std::ranges::find(before.tickets, ticket.id, &Ticket::id) == before.tickets.end())
            add(EffectKind::ContestOpened, ticket.contestedTrn);
    }
    switch (after.ticket.state) {
    case TicketState::Closed: add(EffectKind::TicketClosed); break;
    case TicketState::AwaitingUser:
        if (after.ticket.pausedAt)
            add(EffectKind::ClockPaused);
        break;
    case TicketState::SecondOpinion:
        if (after.ticket.firstReader == decision.staff)
            add(after.ticket.proposedTrn.empty() ? EffectKind::SecondReaderAsked : EffectKind::SecondPersonNeeded,
                after.ticket.proposedTrn);
        break;
    case TicketState::Escalated: add(EffectKind::LeadTold, decision.trn); break;
    case TicketState::Parked: add(EffectKind::TicketParked); break;
    case TicketState::Open:
        if (after.ticket.skips == before.ticket.skips + 1)
            add(EffectKind::TicketReturned);
        break;
    case TicketState::Waiting:
    case TicketState::Held: break;
    }
    return inOrder(std::move(effects));
}

std::vector<Effect> inOrder(std::vector<Effect> effects)
{
    std::ranges::sort(effects, {}, [](const Effect &effect) {
        return std::tuple(effect.kind, effect.templateId, effect.value, effect.recipient);
    });
    return effects;
}

} // namespace matchdesk::test
