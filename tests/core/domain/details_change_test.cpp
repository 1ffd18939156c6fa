// SPDX-License-Identifier: MIT
#include "domain/details_change.h"

#include "domain/rules.h"

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

Identity account()
{
    Identity identity;
    identity.id = IdentityId("i");
    identity.firstName = "Imre";
    identity.lastName = "Castell";
    identity.dateOfBirth = std::chrono::year {1977} / 2 / 11;
    identity.emailAddress = "imre@mail.test";
    identity.language = "cy";
    return identity;
}

DetailsChange change()
{
    DetailsChange made;
    made.before = detailsOf(account());
    made.after = made.before;
    made.after.middleName = "Pál";
    made.after.dateOfBirth = std::chrono::year {1977} / 11 / 2;
    return made;
}

std::vector<EffectKind> kindsOf(const std::vector<Effect> &effects)
{
    std::vector<EffectKind> kinds;
    for (const Effect &effect : effects)
        kinds.push_back(effect.kind);
    return kinds;
}

TEST(DetailsChangeTest, ApprovingChangesWhatWasAskedForAndDestroysTheFile)
{
    const auto effects = detailsEffectsOf(DecisionKind::ApproveDetails, change(), account());
    EXPECT_EQ(kindsOf(effects), (std::vector {EffectKind::OfficialNameChanged, EffectKind::BirthDateChanged, EffectKind::EmailSent,
                                              EffectKind::EvidenceDestroyed, EffectKind::TicketClosed}));
    EXPECT_EQ(effects[0].value, "Imre Pál Castell");
    EXPECT_EQ(effects[0].from, "Imre Castell");
    EXPECT_EQ(effects[1].value, "1977-11-02");
    EXPECT_EQ(effects[1].from, "1977-02-11");
    EXPECT_EQ(effects[2].templateId, "change-accepted");
    EXPECT_EQ(effects[2].language, "cy");
    DetailsChange birthDate = change();
    birthDate.after.middleName.clear();
    EXPECT_EQ(detailsEffectsOf(DecisionKind::ApproveDetails, birthDate, account()).front().kind, EffectKind::BirthDateChanged);
}

TEST(DetailsChangeTest, RejectingKeepsTheDetailsAndDestroysTheFile)
{
    const auto effects = detailsEffectsOf(DecisionKind::RejectDetails, change(), account());
    EXPECT_EQ(kindsOf(effects), (std::vector {EffectKind::DetailsKept, EffectKind::EmailSent, EffectKind::EvidenceDestroyed,
                                              EffectKind::TicketClosed}));
    EXPECT_EQ(effects[1].templateId, "change-rejected");
}

TEST(DetailsChangeTest, EveryDecisionOffersWhatItDoes)
{
    for (const DecisionKind kind : detailsDecisions())
        EXPECT_FALSE(detailsEffectsOf(kind, change(), account()).empty()) << nameOf(kind);
    EXPECT_TRUE(detailsEffectsOf(DecisionKind::Link, change(), account()).empty());
}

TEST(DetailsChangeTest, ARecordStandsAgainstApprovingAlone)
{
    Identity linked = account();
    EXPECT_TRUE(ruleAgainstDetails(DecisionKind::ApproveDetails, linked).empty());
    linked.trn = "1234567";
    EXPECT_EQ(ruleAgainstDetails(DecisionKind::ApproveDetails, linked), "details-come-from-record");
    EXPECT_TRUE(ruleAgainstDetails(DecisionKind::RejectDetails, linked).empty());
    linked.live = false;
    EXPECT_EQ(ruleAgainstDetails(DecisionKind::ApproveDetails, linked), "identity-not-live");
}

TEST(DetailsChangeTest, TheTicketTakesItsOwnDecisionsAndNoOthers)
{
    Ticket ticket;
    ticket.kind = TicketKind::DetailsChange;
    const Staff agent {StaffId("ada"), "Ada Kempe", Role::Agent};
    DecisionRequest request;
    request.basedOnVersion = ticket.version;
    request.key = "k";
    request.kind = DecisionKind::ApproveDetails;
    EXPECT_TRUE(checkDecision(request, ticket, agent, {}).ok());
    request.kind = DecisionKind::NoRecord;
    request.reason = Reason::NeverHadTrn;
    EXPECT_EQ(checkDecision(request, ticket, agent, {}).error().rule, "ticket-is-about-details");
    request.kind = DecisionKind::RejectDetails;
    EXPECT_EQ(checkDecision(request, ticket, agent, {}).error().field, "reason");
    request.reason = Reason::EvidenceExpired;
    EXPECT_TRUE(checkDecision(request, ticket, agent, {}).ok());
    for (const TicketKind other : {TicketKind::NoMatch, TicketKind::ContestedEmail}) {
        ticket.kind = other;
        EXPECT_EQ(checkDecision(request, ticket, agent, {}).error().rule, "ticket-is-no-details-change");
    }
}

TEST(DetailsChangeTest, NamesTheFieldsThatDiffer)
{
    EXPECT_EQ(changedFields(change().before, change().after), "name,date-of-birth");
    EXPECT_EQ(changedFields(change().before, change().before), "");
    EXPECT_EQ(fullName({"", "", "Castell", {}}), "Castell");
}

TEST(DetailsChangeTest, NamesAreReadBack)
{
    for (int kind = 0; kind <= static_cast<int>(DocumentKind::Other); ++kind)
        EXPECT_EQ(documentKindFromName(nameOf(static_cast<DocumentKind>(kind))), static_cast<DocumentKind>(kind));
    for (int type = 0; type <= static_cast<int>(FileType::Png); ++type)
        EXPECT_EQ(fileTypeFromName(nameOf(static_cast<FileType>(type))), static_cast<FileType>(type));
    for (int state = 0; state <= static_cast<int>(DetailsState::Refused); ++state)
        EXPECT_EQ(detailsStateFromName(nameOf(static_cast<DetailsState>(state))), static_cast<DetailsState>(state));
}

TEST(EvidenceFileTest, BytesAreThoseOfTheTextAndOfTheType)
{
    const auto bytes = [](FileType type, std::string content) {
        return evidenceBytes({DocumentKind::Other, "a", type, std::move(content)});
    };
    EXPECT_EQ(bytes(FileType::Pdf, "JVBERi0=").value(), "%PDF-");
    EXPECT_EQ(bytes(FileType::Jpeg, "/9j/4A==").value(), "\xff\xd8\xff\xe0");
    EXPECT_EQ(bytes(FileType::Png, "iVBORw0KGgo=").value(), "\x89PNG\r\n\x1a\n");
    for (const char *garbage : {"JVBERi0", "JVBERi0-", "JVBE=i0=", "====", "JVBERi0=\n", "JVBERi1=", "JVBERi0=JVBERi0="})
        EXPECT_EQ(bytes(FileType::Pdf, garbage).error().field, "evidence.content") << garbage;
    EXPECT_EQ(bytes(FileType::Png, "JVBERi0=").error().field, "evidence.mediaType");
}

} // namespace
} // namespace matchdesk
