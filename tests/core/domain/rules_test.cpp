// SPDX-License-Identifier: MIT
#include "domain/rules.h"

#include <gtest/gtest.h>

using namespace matchdesk;
using namespace std::chrono;

namespace {

const Instant kNow = Instant(sys_days(2026y / March / 9)) + hours(9);
const Staff kAgent {StaffId("a"), "Bea Lloyd", Role::Agent};
const Staff kOther {StaffId("b"), "Sam Okafor", Role::Agent};
const Staff kVerifier {StaffId("v"), "Vera Holt", Role::Verifier};
const Staff kLead {StaffId("l"), "Lena Price", Role::Lead};

DecisionRequest link()
{
    DecisionRequest request;
    request.basedOnVersion = 1;
    request.kind = DecisionKind::Link;
    request.trn = "4821973";
    request.key = "k";
    return request;
}

DecisionRequest plain(DecisionKind kind, Reason reason = Reason::None)
{
    DecisionRequest request;
    request.basedOnVersion = 1;
    request.kind = kind;
    request.reason = reason;
    request.key = "k";
    return request;
}

matching::Record active()
{
    matching::Record record;
    record.trn = "4821973";
    return record;
}

} // namespace

TEST(LinkRule, oneIdentityHasAtMostOneTrn)
{
    Identity identity;
    const matching::Record record = active();
    EXPECT_EQ(checkLink(identity, &record, nullptr), LinkRule::Allowed);
    identity.trn = "1234567";
    EXPECT_EQ(checkLink(identity, &record, nullptr), LinkRule::IdentityHasTrn);
}

TEST(LinkRule, oneTrnHasAtMostOneLiveIdentity)
{
    Identity identity;
    identity.id = IdentityId("asker");
    Identity owner;
    owner.id = IdentityId("owner");
    const matching::Record record = active();
    EXPECT_EQ(checkLink(identity, &record, &owner), LinkRule::RecordClaimed);
    owner.live = false;
    EXPECT_EQ(checkLink(identity, &record, &owner), LinkRule::Allowed);
}

TEST(LinkRule, onlyActiveRecordsCanBeLinked)
{
    const Identity identity;
    matching::Record record = active();
    EXPECT_EQ(checkLink(identity, nullptr, nullptr), LinkRule::RecordUnknown);
    record.status = matching::RecordStatus::Inactive;
    EXPECT_EQ(checkLink(identity, &record, nullptr), LinkRule::RecordInactive);
    record.status = matching::RecordStatus::Merged;
    EXPECT_EQ(checkLink(identity, &record, nullptr), LinkRule::RecordMerged);
    record.status = matching::RecordStatus::Deceased;
    EXPECT_EQ(checkLink(identity, &record, nullptr), LinkRule::RecordDeceased);
}

TEST(SecondPerson, isNeededWhereThereIsHarmToFear)
{
    matching::Candidate candidate;
    EXPECT_FALSE(needsSecondPerson(candidate));
    candidate.flags = {matching::Flag::SecondTrnSuspected, matching::Flag::NoQualification};
    EXPECT_FALSE(needsSecondPerson(candidate));
    candidate.flags = {matching::Flag::PossibleTwin};
    EXPECT_TRUE(needsSecondPerson(candidate));
    candidate.flags = {matching::Flag::ActiveAlert};
    EXPECT_TRUE(needsSecondPerson(candidate));
    candidate.flags = {matching::Flag::StatedNinoElsewhere};
    EXPECT_TRUE(needsSecondPerson(candidate));
    candidate.flags.clear();
    matching::Cell cell;
    cell.field = matching::Field::DateOfBirth;
    cell.verdict = matching::Verdict::DayMonthSwapped;
    candidate.cells = {cell};
    EXPECT_FALSE(needsSecondPerson(candidate));
    candidate.cells[0].verdict = matching::Verdict::Contradicts;
    EXPECT_TRUE(needsSecondPerson(candidate));
    candidate.cells[0].field = matching::Field::EmailAddress;
    EXPECT_FALSE(needsSecondPerson(candidate));
    candidate.cells[0].field = matching::Field::NationalInsuranceNumber;
    EXPECT_TRUE(needsSecondPerson(candidate));
    candidate.cells[0].note = matching::Note::NotAValidValue;
    EXPECT_FALSE(needsSecondPerson(candidate));
}

TEST(DecisionRule, anOpenTicketCanBeDecided)
{
    const Ticket ticket;
    EXPECT_TRUE(checkDecision(link(), ticket, kAgent, kNow).ok());
    EXPECT_TRUE(checkDecision(plain(DecisionKind::Skip, Reason::NeedsLanguage), ticket, kAgent, kNow).ok());
}

TEST(DecisionRule, whoComesSecondIsToldWhoWasFirst)
{
    Ticket ticket;
    ticket.lease = Lease {kOther.id, kOther.displayName, kNow - minutes(1), kNow + minutes(1)};
    const Outcome refused = checkDecision(link(), ticket, kAgent, kNow);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_EQ(refused.error().who, "Sam Okafor");
    EXPECT_EQ(refused.error().what, "lease");
    EXPECT_TRUE(checkDecision(link(), ticket, kOther, kNow).ok());
    EXPECT_TRUE(checkDecision(link(), ticket, kAgent, kNow + minutes(2)).ok());
}

TEST(DecisionRule, aDecidedOrChangedTicketIsAConflict)
{
    Ticket ticket;
    for (const TicketState state : {TicketState::Held, TicketState::Closed}) {
        ticket.state = state;
        EXPECT_EQ(checkDecision(link(), ticket, kAgent, kNow).error().code, ErrorCode::Conflict);
    }
    ticket.state = TicketState::Open;
    ticket.version = 2;
    EXPECT_EQ(checkDecision(link(), ticket, kAgent, kNow).error().code, ErrorCode::Conflict);
}

TEST(DecisionRule, theSecondReaderIsNeverTheFirst)
{
    Ticket ticket;
    ticket.state = TicketState::SecondOpinion;
    ticket.firstReader = kLead.id;
    const Outcome refused = checkDecision(link(), ticket, kLead, kNow);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().rule, "second-reader-is-first");
    EXPECT_TRUE(checkDecision(link(), ticket, kAgent, kNow).ok());
    EXPECT_TRUE(checkDecision(plain(DecisionKind::Skip, Reason::OtherReason), ticket, kLead, kNow).ok());
}

TEST(DecisionRule, rolesHold)
{
    Ticket ticket;
    ticket.state = TicketState::Escalated;
    EXPECT_EQ(checkDecision(link(), ticket, kVerifier, kNow).error().code, ErrorCode::Forbidden);
    EXPECT_TRUE(checkDecision(link(), ticket, kLead, kNow).ok());
    ticket.state = TicketState::Open;
    ticket.kind = TicketKind::ContestedEmail;
    EXPECT_EQ(checkDecision(plain(DecisionKind::Park), ticket, kAgent, kNow).error().code, ErrorCode::Forbidden);
    EXPECT_TRUE(checkDecision(plain(DecisionKind::Park), ticket, kVerifier, kNow).ok());
    EXPECT_EQ(checkDecision(link(), ticket, kVerifier, kNow).error().code, ErrorCode::RuleRefused);
}

TEST(DecisionRule, aReasonMustBelongToItsDecision)
{
    const Ticket ticket;
    EXPECT_EQ(checkDecision(plain(DecisionKind::NoRecord), ticket, kAgent, kNow).error().field, "reason");
    EXPECT_EQ(checkDecision(plain(DecisionKind::NoRecord, Reason::NeedsLanguage), ticket, kAgent, kNow).error().field, "reason");
    EXPECT_EQ(checkDecision(plain(DecisionKind::Park, Reason::OtherReason), ticket, kAgent, kNow).error().field, "reason");
}

TEST(DecisionRule, aTrnHasSevenDigitsAndAQuestionAFact)
{
    const Ticket ticket;
    for (const char *trn : {"", "482197", "48219733", "482197x", "482 973"}) {
        DecisionRequest request = link();
        request.trn = trn;
        EXPECT_EQ(checkDecision(request, ticket, kAgent, kNow).error().field, "trn") << trn;
    }
    DecisionRequest ask = plain(DecisionKind::AskUser);
    EXPECT_EQ(checkDecision(ask, ticket, kAgent, kNow).error().field, "askedFor");
    ask.askedFor = matching::Field::EmailAddress;
    EXPECT_EQ(checkDecision(ask, ticket, kAgent, kNow).error().field, "askedFor");
    ask.askedFor = matching::Field::NationalInsuranceNumber;
    EXPECT_TRUE(checkDecision(ask, ticket, kAgent, kNow).ok());
    DecisionRequest skip = plain(DecisionKind::Skip, Reason::OtherReason);
    skip.trn = "4821973";
    EXPECT_EQ(checkDecision(skip, ticket, kAgent, kNow).error().field, "trn");
}

TEST(DecisionRule, notesAndKeysHaveLimits)
{
    const Ticket ticket;
    DecisionRequest request = link();
    request.note.assign(kLongestNote + 1, 'n');
    EXPECT_EQ(checkDecision(request, ticket, kAgent, kNow).error().field, "note");
    request = link();
    request.key.clear();
    EXPECT_EQ(checkDecision(request, ticket, kAgent, kNow).error().field, "key");
}

TEST(LinkRule, namesReadBack)
{
    for (int rule = 0; rule <= static_cast<int>(LinkRule::RecordUnknown); ++rule)
        EXPECT_EQ(linkRuleFromName(nameOf(static_cast<LinkRule>(rule))), static_cast<LinkRule>(rule));
}
