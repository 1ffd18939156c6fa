// SPDX-License-Identifier: MIT
#include "user_side.h"

#include "contract/codec.h"
#include "domain/details_change.h"
#include "support/text.h"

#include <algorithm>

/// Somebody without a TRN changes their official name or date of birth,
/// over HTTP from the form to the desk and back.
namespace matchdesk::test {
namespace {

using Letters = std::vector<std::string>;

constexpr const char *kAddress = "imre@mail.test";
/// "%PDF-1.7\n%%EOF\n" in base64.
constexpr const char *kPdf = "JVBERi0xLjcKJSVFT0YK";

class DetailsScenario : public testing::Test {
protected:
    DetailsScenario()
    {
        const Outcome put = side.bench->store->write(
            [&](Session &session) { return session.staff().put(side.bench->ada, sha256Hex(m_staffToken)); });
        EXPECT_TRUE(put.ok());
    }

    /// Somebody who never had a record, at the end of their journey.
    Visitor someoneWithoutTrn()
    {
        Visitor visitor = side.visitor(kAddress).signsIn();
        AnswersPatch patch = nothingKnown();
        patch.firstName = "Imre";
        patch.lastName = "Castell";
        patch.dateOfBirth = "1977-02-11";
        visitor.answers(patch).submits();
        EXPECT_EQ(visitor.sees().ending, Ending::NoRecord);
        return visitor;
    }

    static DetailsRequest wish()
    {
        DetailsRequest request;
        request.lastName = "Castell-Moor";
        request.evidence = {DocumentKind::MarriageCertificate, "C:\\scans\\certificate.pdf", FileType::Pdf, kPdf};
        return request;
    }

    static Visitor &asks(Visitor &visitor, const DetailsRequest &request)
    {
        return visitor.posts("account/details-change", contract::encode(request));
    }

    UserSide::Answer atDesk(const std::string &path) { return side.ask("GET", path, {}, m_staffToken); }

    TicketDetail shownAtDesk(const TicketId &id)
    {
        const auto answer = atDesk("/v1/tickets/" + id.text);
        auto detail = contract::decode<TicketDetail>(answer.body, contract::Origin::Response);
        EXPECT_TRUE(detail.ok()) << answer.status << ' ' << answer.body;
        return detail.ok() ? std::move(detail).value() : TicketDetail {};
    }

    void decide(const TicketId &id, DecisionKind kind, Reason reason = Reason::None)
    {
        static_cast<void>(side.bench->decide(side.bench->request(id, kind, reason), side.bench->ada));
        static_cast<void>(side.bench->settle());
    }

    /// The answer to a body of that many bytes, before any of them is sent.
    int announces(const std::string &method, const std::string &path, std::size_t bytes) const
    {
        http::tests::RawClient client(side.port);
        client.send(method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + side.key
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n");
        const auto answer = client.receive();
        return answer ? answer->status : 0;
    }

    UserSide side;

private:
    const std::string m_staffToken = newToken();
};

TEST_F(DetailsScenario, N29_SomebodyWithoutATrnChangesTheirNameWithADocument)
{
    // Given somebody who has no TRN
    Visitor visitor = someoneWithoutTrn();
    const Identity before = *side.account(kAddress);
    // When they ask for another name and send a document
    asks(visitor, wish());
    // Then the account stays as it is, support has a ticket, and they are told so
    ASSERT_TRUE(visitor.sees().account);
    EXPECT_EQ(visitor.sees().account->lastName, "Castell");
    ASSERT_TRUE(visitor.sees().account->pendingChange);
    ASSERT_EQ(side.tickets().size(), 1U);
    const Ticket ticket = side.tickets().front();
    EXPECT_EQ(ticket.kind, TicketKind::DetailsChange);
    EXPECT_EQ(ticket.cause, Cause::DetailsChangeAsked);
    EXPECT_EQ(visitor.sees().account->pendingChange->ticketReference, ticket.reference);
    EXPECT_EQ(visitor.sees().account->pendingChange->promisedBy, ticket.promisedBy);
    EXPECT_EQ(side.lettersTo(kAddress), Letters {"change-received"});
    EXPECT_NE(side.mailTo(kAddress).back().body.find("your name"), std::string::npos);
    EXPECT_TRUE(shows(QueueView::NextForMe, rowOf(ticket, side.bench->clock.now()), side.bench->ada.id, Role::Agent,
                      side.bench->clock.now()));
    // And the desk shows what is asked for, and the document
    const TicketDetail shown = shownAtDesk(ticket.id);
    ASSERT_TRUE(shown.detailsChange);
    EXPECT_EQ(shown.detailsChange->before, (PersonDetails {"Imre", "", "Castell", before.dateOfBirth}));
    EXPECT_EQ(shown.detailsChange->after, (PersonDetails {"Imre", "", "Castell-Moor", before.dateOfBirth}));
    EXPECT_EQ(shown.detailsChange->fileName, "certificate.pdf");
    EXPECT_EQ(shown.detailsChange->fileSize, 15);
    EXPECT_TRUE(shown.candidates.empty());
    const auto file = contract::decode<EvidenceFile>(atDesk("/v1/tickets/" + ticket.reference + "/evidence").body,
                                                     contract::Origin::Response);
    ASSERT_TRUE(file.ok());
    EXPECT_EQ(file.value().content, kPdf);
    EXPECT_EQ(side.bench->audit(ticket.id).back().action, AuditAction::EvidenceViewed);
    EXPECT_EQ(side.bench->audit(ticket.id).back().staff, side.bench->ada.id);
    // When an agent approves, and the hold is over
    decide(ticket.id, DecisionKind::ApproveDetails);
    // Then the account has the name, its services hear of it, and the person is told
    const Identity after = *side.account(kAddress);
    EXPECT_EQ(after.lastName, "Castell-Moor");
    EXPECT_EQ(after.dateOfBirth, before.dateOfBirth);
    const IdentityEvent event = side.events(after.id).back();
    EXPECT_EQ(event.kind, IdentityEventKind::UserUpdated);
    EXPECT_EQ(event.changes, static_cast<std::uint32_t>(ChangedField::LastName));
    EXPECT_EQ(event.source, ChangeSource::SupportUi);
    EXPECT_EQ(event.actor.staff, side.bench->ada.id);
    EXPECT_EQ(side.lettersTo(kAddress), (Letters {"change-received", "change-accepted"}));
    EXPECT_EQ(side.bench->ticket(ticket.id).state, TicketState::Closed);
    // And the document is gone; what it was stays known
    EXPECT_EQ(atDesk("/v1/tickets/" + ticket.id.text + "/evidence").status, 404);
    EXPECT_EQ(shownAtDesk(ticket.id).detailsChange->state, DetailsState::Accepted);
    EXPECT_EQ(shownAtDesk(ticket.id).detailsChange->fileHash, sha256Hex("%PDF-1.7\n%%EOF\n"));
}

TEST_F(DetailsScenario, N29_ARefusalSaysWhyInTheirLanguageAndTheyMayAskAgain)
{
    Visitor visitor = someoneWithoutTrn();
    AccountPatch welsh;
    welsh.language = "cy";
    visitor.changesAccount(welsh);
    DetailsRequest request = wish();
    request.lastName.reset();
    request.dateOfBirth = "1977-11-02";
    asks(visitor, request);
    const Ticket ticket = side.tickets().front();
    decide(ticket.id, DecisionKind::RejectDetails, Reason::EvidenceUnclear);
    EXPECT_EQ(side.account(kAddress)->dateOfBirth, (matching::Date {std::chrono::year {1977} / 2 / 11}));
    ASSERT_EQ(side.lettersTo(kAddress), (Letters {"change-received", "change-rejected"}));
    const Message refusal = side.mailTo(kAddress).back();
    EXPECT_EQ(refusal.language, "cy");
    EXPECT_NE(refusal.body.find("Ni ellir darllen"), std::string::npos) << refusal.body;
    EXPECT_EQ(side.bench->ticket(ticket.id).state, TicketState::Closed);
    EXPECT_EQ(visitor.looksAgain().sees().account->pendingChange, std::nullopt);
    asks(visitor, request);
    EXPECT_TRUE(visitor.sees().account->pendingChange);
}

TEST_F(DetailsScenario, N29_TheNewDetailsAreLookedForAtTheNextSignIn)
{
    Visitor visitor = someoneWithoutTrn();
    matching::Record record;
    record.trn = "3000029";
    record.firstName = "Imre";
    record.lastName = "Moorhouse";
    record.dateOfBirth = std::chrono::year {1977} / 2 / 11;
    record.emailAddress = kAddress;
    side.addRecord(record);
    DetailsRequest request = wish();
    request.lastName = "Moorhouse";
    asks(visitor, request);
    // While support looks at it, they sign in as ever
    EXPECT_EQ(side.visitor(kAddress).signsIn().sees().state, JourneyState::Questions);
    decide(side.tickets().front().id, DecisionKind::ApproveDetails);
    Visitor again = side.visitor(kAddress).signsIn();
    EXPECT_EQ(again.sees().ending, Ending::Linked);
    EXPECT_EQ(again.sees().account->trn, "3000029");
}

TEST_F(DetailsScenario, N29_ARecordThatIsFoundMeanwhileStandsAgainstTheChange)
{
    Visitor visitor = someoneWithoutTrn();
    asks(visitor, wish());
    const Ticket ticket = side.tickets().front();
    DecisionRequest request = side.bench->request(ticket.id, DecisionKind::ApproveDetails);
    static_cast<void>(side.bench->decide(request, side.bench->ada));
    side.change(ticket.identity, [](Identity &identity) {
        identity.trn = "3000030";
        identity.lookupStatus = LookupStatus::Found;
        identity.linkSource = LinkSource::Support;
    });
    static_cast<void>(side.bench->settle());
    EXPECT_EQ(side.account(kAddress)->lastName, "Castell");
    EXPECT_EQ(side.bench->ticket(ticket.id).hint, Hint::ReturnedByRule);
    EXPECT_EQ(atDesk("/v1/tickets/" + ticket.id.text + "/evidence").status, 200) << "it is needed still";
    request = side.bench->request(ticket.id, DecisionKind::ApproveDetails);
    EXPECT_EQ(side.bench->decisions.decide(request, side.bench->ada, "r").error().rule, "details-come-from-record");
    decide(ticket.id, DecisionKind::RejectDetails, Reason::HasRecordNow);
    EXPECT_EQ(side.lettersTo(kAddress).back(), "change-rejected");
}

TEST_F(DetailsScenario, N29_AHeldDecisionIsTakenBackWhole)
{
    Visitor visitor = someoneWithoutTrn();
    asks(visitor, wish());
    const TicketId id = side.tickets().front().id;
    const Decision held = side.bench->decide(side.bench->request(id, DecisionKind::ApproveDetails), side.bench->ada);
    ASSERT_TRUE(side.bench->decisions.undo(held.id, side.bench->ada, "r").ok());
    static_cast<void>(side.bench->settle());
    EXPECT_EQ(side.bench->ticket(id).state, TicketState::Open);
    EXPECT_EQ(side.account(kAddress)->lastName, "Castell");
    EXPECT_EQ(side.lettersTo(kAddress), Letters {"change-received"});
    EXPECT_EQ(atDesk("/v1/tickets/" + id.text + "/evidence").status, 200);
}

TEST_F(DetailsScenario, WhatCannotBeAskedForIsRefused)
{
    Visitor visitor = someoneWithoutTrn();
    // Nothing that differs
    DetailsRequest same = wish();
    same.lastName = " Castell ";
    EXPECT_EQ(asks(visitor, same).refusal().rule, "details-unchanged");
    DetailsRequest empty = wish();
    empty.lastName = " ";
    EXPECT_EQ(asks(visitor, empty).refusal().field, "lastName");
    DetailsRequest future = wish();
    future.dateOfBirth = "2150-01-01";
    EXPECT_EQ(asks(visitor, future).refusal().field, "dateOfBirth");
    EXPECT_TRUE(side.tickets().empty());
    // A second one while the first waits
    asks(visitor, wish());
    EXPECT_EQ(visitor.status(), 200);
    DetailsRequest other = wish();
    other.firstName = "Imrich";
    EXPECT_EQ(asks(visitor, other).refusal().rule, "details-change-open");
    EXPECT_EQ(side.tickets().size(), 1U);
    // Somebody with a record, and somebody who is not signed in
    static_cast<void>(side.accountOf(DeskBench::freeTrn, "sarah@mail.test"));
    Visitor sarah = side.visitor("sarah@mail.test").signsIn();
    EXPECT_EQ(asks(sarah, wish()).refusal().rule, "details-come-from-record");
    Visitor stranger = side.visitor("new@mail.test").begins();
    EXPECT_EQ(asks(stranger, wish()).status(), 409);
    EXPECT_EQ(side.tickets().size(), 1U);
}

TEST_F(DetailsScenario, AFileThatIsNotWhatItSaysIsRefused)
{
    Visitor visitor = someoneWithoutTrn();
    const auto fieldFor = [&](FileType type, const std::string &content) {
        DetailsRequest request = wish();
        request.evidence.mediaType = type;
        request.evidence.content = content;
        asks(visitor, request);
        EXPECT_EQ(visitor.status(), 422);
        return visitor.refusal().field;
    };
    EXPECT_EQ(fieldFor(FileType::Jpeg, kPdf), "evidence.mediaType");
    EXPECT_EQ(fieldFor(FileType::Png, kPdf), "evidence.mediaType");
    EXPECT_EQ(fieldFor(FileType::Pdf, "TVqQAAMAAAAEAAAA"), "evidence.mediaType") << "a program";
    EXPECT_EQ(fieldFor(FileType::Pdf, ""), "evidence.content");
    EXPECT_EQ(fieldFor(FileType::Pdf, "JVBERi0xLjcKJSVFT0Y"), "evidence.content") << "no padding";
    EXPECT_EQ(fieldFor(FileType::Pdf, "JVBERi0x LjcKJSVFT0YK"), "evidence.content");
    EXPECT_EQ(fieldFor(FileType::Pdf, "JVBERi0xLjcKJSVFT0Z="), "evidence.content") << "bits that mean nothing";
    EXPECT_TRUE(side.tickets().empty());
    EXPECT_EQ(side.lettersTo(kAddress), Letters {});
}

TEST_F(DetailsScenario, FiveMegabytesAreTakenAndMoreAreNot)
{
    Visitor visitor = someoneWithoutTrn();
    DetailsRequest request = wish();
    request.evidence.content
        = kPdf + std::string((kLargestEvidence + 1) / 3 * 4 - std::string_view(kPdf).size() - 4, 'A') + "AAA=";
    ASSERT_EQ(evidenceBytes(request.evidence).value().size(), kLargestEvidence);
    DetailsRequest larger = wish();
    larger.evidence.content = kPdf + std::string((kLargestEvidence + 2) / 3 * 4, 'A');
    EXPECT_EQ(asks(visitor, larger).refusal().field, "evidence.content");
    EXPECT_EQ(announces("POST", visitor.path("account/details-change"), 7UL * 1024UL * 1024UL + 1), 413);
    asks(visitor, request);
    EXPECT_EQ(visitor.status(), 200);
    // And no other route takes that much
    EXPECT_EQ(announces("PATCH", visitor.path("account"), 64UL * 1024UL + 1), 413);
}

TEST_F(DetailsScenario, TheDocumentIsForTheDeskAlone)
{
    Visitor visitor = someoneWithoutTrn();
    asks(visitor, wish());
    const std::string path = "/v1/tickets/" + side.tickets().front().id.text + "/evidence";
    EXPECT_EQ(side.ask("GET", path).status, 403) << "a calling service's key";
    EXPECT_EQ(atDesk("/v1/tickets/none/evidence").status, 404);
}

} // namespace
} // namespace matchdesk::test
