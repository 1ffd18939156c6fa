// SPDX-License-Identifier: MIT
#include "served_clients.h"

#include "domain/identity_changes.h"
#include "domain/trn_token.h"

#include <regex>
#include <set>

namespace matchdesk::test {

namespace {

namespace json = boost::json;

constexpr const char *kNobody = "0190c0de-0000-7000-8000-00000000beef";

/// Accounts beside the desk's own: Gwenllian Probert, who holds claimedTrn.
class Users : public ::testing::Test {
protected:
    IdentityId add(const std::string &first, const std::string &last, LookupStatus status = LookupStatus::None)
    {
        Identity identity;
        identity.id = IdentityId("0190c0de-0000-7000-8000-" + std::string(8, '0') + std::to_string(1000 + m_added++));
        identity.firstName = first;
        identity.lastName = last;
        identity.emailAddress = first + '.' + last + "@mail.test";
        identity.createdAt = identity.emailProvenAt = desk.bench.clock.now();
        identity.lookupStatus = status;
        const auto added = inWrite<Identity>(*desk.bench.store, [&](Session &session) {
            return addIdentity(session, identity, {}, desk.bench.clock.now());
        });
        EXPECT_TRUE(added.ok());
        return identity.id;
    }
    ServedDesk::Answer setTrn(const IdentityId &id, const std::string &trn) const
    {
        return desk.call("PUT", "/api/v1/users/" + id.text + "/trn", "{\"trn\":" + trn + '}');
    }
    ServedDesk::Answer change(const IdentityId &id, const std::string &body) const
    {
        return desk.call("PATCH", "/api/v1/users/" + id.text, body);
    }
    std::vector<IdentityEvent> events(const IdentityId &id) const
    {
        const auto found = inRead<std::vector<IdentityEvent>>(
            *desk.bench.store, [&](Session &session) { return session.identityEvents().forIdentity(id); });
        EXPECT_TRUE(found.ok());
        return found.ok() ? found.value() : std::vector<IdentityEvent> {};
    }
    static void expectRefusal(const ServedDesk::Answer &answer, int status, int errorCode)
    {
        EXPECT_EQ(answer.status, status) << answer.body;
        EXPECT_TRUE(answer.headers.at("content-type").starts_with("application/problem+json"));
        const json::value problem = jsonOf(answer);
        EXPECT_EQ(problem.at("status"), status);
        EXPECT_EQ(problem.at("errorCode"), errorCode) << answer.body;
        EXPECT_TRUE(problem.at("title").is_string());
    }

    ServedClients desk;

private:
    int m_added = 0;
};

TEST_F(Users, areListedByLastThenFirstNameInPages)
{
    add("Zoe", "Abbot");
    add("Amy", "Zane");
    add("Ann", "Abbot");
    const json::value all = desk.read("/api/v1/users");
    EXPECT_EQ(all.at("total"), 4);
    std::string names;
    for (const json::value &user : all.at("users").as_array())
        names += std::string(user.at("lastName").as_string()) + ' ' + std::string(user.at("firstName").as_string()) + ',';
    EXPECT_EQ(names, "Abbot Ann,Abbot Zoe,Probert Gwenllian,Zane Amy,");
    const json::value second = desk.read("/api/v1/users?pageNumber=2&pageSize=3");
    EXPECT_EQ(second.at("total"), 4);
    ASSERT_EQ(second.at("users").as_array().size(), 1U);
    EXPECT_EQ(second.at("users").at(0).at("lastName"), "Zane");
}

TEST_F(Users, areNoMoreBeyondTheLastPage)
{
    const json::value beyond = desk.read("/api/v1/users?pageNumber=99&pageSize=100");
    EXPECT_EQ(beyond, json::value({{"users", json::array()}, {"total", 1}}));
}

TEST_F(Users, comeInPagesOfOneToAHundred)
{
    for (const char *query : {"pageSize=0", "pageSize=-1", "pageSize=101", "pageNumber=0", "pageNumber=-1",
                              "pageSize=ten", "pageNumber=1.5", "trnLookupStatus=Lost", "pageNumber=99999999999999999999"}) {
        const auto refused = desk.call("GET", "/api/v1/users?" + std::string(query));
        expectRefusal(refused, 400, 10004);
        const std::string name(query, std::string(query).find('='));
        EXPECT_TRUE(jsonOf(refused).at("errors").as_object().contains(name)) << query;
    }
    EXPECT_EQ(desk.call("GET", "/api/v1/users?pageSize=1&pageNumber=1").status, 200);
    EXPECT_EQ(desk.call("GET", "/api/v1/users?pageSize=100").status, 200);
}

TEST_F(Users, areListedByStatus)
{
    add("Ann", "Abbot", LookupStatus::Pending);
    add("Bob", "Abbot", LookupStatus::Failed);
    add("Cem", "Abbot", LookupStatus::None);
    const auto names = [this](const std::string &status) {
        std::string text;
        const json::value list = desk.read("/api/v1/users?trnLookupStatus=" + status);
        for (const json::value &user : list.at("users").as_array())
            text += std::string(user.at("firstName").as_string()) + ':'
                + std::string(user.at("trnLookupStatus").as_string()) + ' ';
        EXPECT_EQ(list.at("total"), list.at("users").as_array().size());
        return text;
    };
    EXPECT_EQ(names("Pending"), "Ann:Pending ");
    EXPECT_EQ(names("Pending,None"), "Ann:Pending Cem:None ");
    EXPECT_EQ(names("pending,%20failed"), "Ann:Pending Bob:Failed ");
    EXPECT_EQ(names("Found"), "Gwenllian:Found ");
}

TEST_F(Users, areShownWithEveryMemberThatClientsRead)
{
    const IdentityId id = desk.bench.ownerOfClaimed().id;
    const json::value user = desk.read("/api/v1/users/" + id.text);
    EXPECT_EQ(user.as_object().size(), 14U);
    EXPECT_EQ(user.at("userId"), json::value(id.text));
    EXPECT_EQ(user.at("email"), "gwen.first@mail.test");
    EXPECT_EQ(user.at("firstName"), "Gwenllian");
    EXPECT_TRUE(user.at("middleName").is_null());
    EXPECT_EQ(user.at("lastName"), "Probert");
    EXPECT_TRUE(user.at("preferredName").is_null());
    EXPECT_EQ(user.at("trn"), "1000003");
    EXPECT_EQ(user.at("trnLookupStatus"), "Found");
    EXPECT_TRUE(user.as_object().contains("dateOfBirth"));
    EXPECT_TRUE(user.as_object().contains("mobileNumber"));
    EXPECT_TRUE(user.at("created").is_string());
    EXPECT_TRUE(user.as_object().contains("registeredWithClientId"));
    EXPECT_TRUE(user.as_object().contains("registeredWithClientDisplayName"));
    EXPECT_EQ(user.at("mergedUserIds"), json::array());
}

TEST_F(Users, thatWereMergedLeadToTheOneThatSurvived)
{
    const IdentityId kept = add("Ann", "Abbot");
    const IdentityId absorbed = add("Anne", "Abbott");
    const Outcome merged = desk.bench.store->write([&](Session &session) -> Outcome {
        auto identity = session.identities().byId(absorbed);
        if (!identity.ok())
            return identity.error();
        Identity gone = identity.value();
        gone.live = false;
        gone.mergedInto = kept;
        const auto updated = session.identities().update(gone, identity.value().version);
        return updated.ok() ? Outcome(Done {}) : updated.error();
    });
    ASSERT_TRUE(merged.ok());
    const json::value user = desk.read("/api/v1/users/" + absorbed.text);
    EXPECT_EQ(user.at("userId"), json::value(kept.text));
    EXPECT_EQ(user.at("mergedUserIds"), json::array({absorbed.text}));
    EXPECT_EQ(desk.read("/api/v1/users").at("total"), 2);
    expectRefusal(setTrn(absorbed, "null"), 404, 10003);
    expectRefusal(change(absorbed, "{}"), 404, 10003);
}

TEST_F(Users, areUnknownByOtherIds)
{
    for (const char *id : {kNobody, "not-a-guid"}) {
        expectRefusal(desk.call("GET", "/api/v1/users/" + std::string(id)), 404, 10003);
        expectRefusal(setTrn(IdentityId(id), "\"1000001\""), 404, 10003);
        expectRefusal(change(IdentityId(id), R"({"firstName":"Ann"})"), 404, 10003);
    }
    EXPECT_EQ(desk.call("DELETE", "/api/v1/users/" + std::string(kNobody)).status, 405);
}

TEST_F(Users, getTheirTrnWithTheRecordsName)
{
    const IdentityId id = add("Sally", "Lowe", LookupStatus::Pending);
    const auto answer = setTrn(id, "\"1000001\"");
    EXPECT_EQ(answer.status, 204) << answer.body;
    EXPECT_TRUE(answer.body.empty());
    const Identity identity = desk.bench.identity(id);
    EXPECT_EQ(identity.trn, "1000001");
    EXPECT_EQ(identity.lookupStatus, LookupStatus::Found);
    EXPECT_EQ(identity.linkSource, LinkSource::Api);
    EXPECT_EQ(identity.linkedAt, desk.bench.clock.now());
    EXPECT_EQ(identity.firstName, "Sarah") << "as the record has it";
    const auto told = events(id);
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[1].kind, IdentityEventKind::UserUpdated);
    EXPECT_EQ(told[1].source, ChangeSource::Api);
    EXPECT_EQ(told[1].actor.client, ClientId("client-1"));
    EXPECT_EQ(told[1].changes & (2U | 16U | 32U), 2U | 16U | 32U) << "first name, TRN, status";
    // Again: nothing changes, and nothing is told.
    EXPECT_EQ(setTrn(id, "\"1000001\"").status, 204);
    EXPECT_EQ(events(id).size(), 2U);
}

TEST_F(Users, needNobodysLookOnceTheyHaveTheirTrn)
{
    const Ticket ticket = desk.bench.raiseFor(DeskBench::alertTrn);
    ASSERT_EQ(setTrn(ticket.identity, "\"1000001\"").status, 204);
    EXPECT_EQ(desk.bench.ticket(ticket.id).state, TicketState::Closed);
}

TEST_F(Users, canBeSaidToHaveNoTrn)
{
    const IdentityId id = add("Ann", "Abbot", LookupStatus::Pending);
    EXPECT_EQ(setTrn(id, "null").status, 204);
    EXPECT_EQ(desk.bench.identity(id).lookupStatus, LookupStatus::Failed);
    ASSERT_EQ(events(id).size(), 2U);
    EXPECT_EQ(setTrn(id, "null").status, 204);
    EXPECT_EQ(events(id).size(), 2U);
    // And get one after all.
    EXPECT_EQ(setTrn(id, "\"1000001\"").status, 204);
    EXPECT_EQ(desk.bench.identity(id).lookupStatus, LookupStatus::Found);
}

TEST_F(Users, shareNoTrn)
{
    const IdentityId id = add("Ann", "Abbot");
    expectRefusal(setTrn(id, "\"1000003\""), 400, 10002);
    EXPECT_TRUE(desk.bench.identity(id).trn.empty());
    EXPECT_EQ(events(id).size(), 1U);
}

TEST_F(Users, keepTheTrnThatTheyHave)
{
    const IdentityId owner = desk.bench.ownerOfClaimed().id;
    expectRefusal(setTrn(owner, "\"1000001\""), 400, 10006);
    expectRefusal(setTrn(owner, "null"), 400, 10006);
    EXPECT_EQ(setTrn(owner, "\"1000003\"").status, 204);
    EXPECT_EQ(desk.bench.identity(owner).trn, "1000003");
}

TEST_F(Users, getNoTrnThatCannotBeLinked)
{
    const IdentityId id = add("Ann", "Abbot");
    for (const char *trn : {"\"123456\"", "\"12345678\"", "\"123456a\"", "\"\"", "1000001", "true", "[\"1000001\"]",
                            "\"9999999\"", "\"1000004\"", "\"1000005\"", "\"1000006\""})
        expectRefusal(setTrn(id, trn), 400, 10004);
    for (const char *body : {"{}", "[]", "trn", "\"1000001\""})
        expectRefusal(desk.call("PUT", "/api/v1/users/" + id.text + "/trn", body), 400, 10004);
    EXPECT_EQ(events(id).size(), 1U);
}

TEST_F(Users, areNotStaff)
{
    expectRefusal(setTrn(IdentityId("ada"), "\"1000001\""), 400, 10001);
    expectRefusal(change(IdentityId("ada"), R"({"firstName":"Eve"})"), 403, 10005);
    expectRefusal(desk.call("GET", "/api/v1/users/ada"), 404, 10003);
}

TEST_F(Users, areChangedMemberByMember)
{
    const IdentityId id = add("Ann", "Abbot");
    const auto answer = change(id, R"({"firstName":" Anna ","middleName":"Maria","lastName":"Abbott","colour":"red"})");
    ASSERT_EQ(answer.status, 200) << answer.body;
    const json::value user = jsonOf(answer);
    EXPECT_EQ(user.as_object().size(), 10U);
    EXPECT_EQ(user.at("firstName"), "Anna");
    EXPECT_EQ(user.at("middleName"), "Maria");
    EXPECT_EQ(user.at("lastName"), "Abbott");
    EXPECT_EQ(user.at("email"), "Ann.Abbot@mail.test");
    EXPECT_EQ(jsonOf(change(id, R"({"middleName":null})")).at("middleName"), json::value());
    const auto told = events(id);
    ASSERT_EQ(told.size(), 3U);
    EXPECT_EQ(told[1].changes, 2U | 4U | 128U);
    EXPECT_EQ(told[1].source, ChangeSource::Api);
    EXPECT_EQ(told[2].changes, 128U);
}

TEST_F(Users, stayAsTheyAreWhenNothingIsChanged)
{
    const IdentityId id = add("Ann", "Abbot");
    const Identity before = desk.bench.identity(id);
    for (const char *body : {"{}", R"({"firstName":"Ann"})", R"({"email":"ann.abbot@mail.test"})", R"({"colour":"red"})"}) {
        const auto answer = change(id, body);
        EXPECT_EQ(answer.status, 200) << body << answer.body;
        EXPECT_EQ(jsonOf(answer).at("userId"), json::value(id.text));
    }
    EXPECT_EQ(desk.bench.identity(id), before);
    EXPECT_EQ(events(id).size(), 1U);
}

TEST_F(Users, haveANewAddressToldToBothMailboxes)
{
    const IdentityId id = add("Ann", "Abbot");
    ASSERT_EQ(change(id, R"({"email":"ann@elsewhere.test"})").status, 200);
    EXPECT_EQ(desk.bench.identity(id).emailAddress, "ann@elsewhere.test");
    EXPECT_EQ(desk.bench.identity(id).emailProvenAt, Instant {}) << "no code has shown it yet";
    std::set<std::string> recipients;
    for (const Message &message : desk.bench.outbox())
        recipients.insert(message.recipient);
    EXPECT_TRUE(recipients.contains("ann@elsewhere.test"));
    EXPECT_TRUE(recipients.contains("Ann.Abbot@mail.test"));
}

TEST_F(Users, areNotGivenWhatIsNotAcceptable)
{
    const IdentityId id = add("Ann", "Abbot");
    for (const char *body : {R"({"email":"nobody"})", R"({"email":"gwen.first@mail.test"})", R"({"email":"Gwen.First@mail.test"})",
                             R"({"email":"head.office@school.test"})", R"({"email":null})", R"({"firstName":""})",
                             R"({"firstName":null})", R"({"lastName":"  "})", R"({"lastName":7})", "[]", "nothing"})
        expectRefusal(change(id, body), 400, 10004);
    const std::string endless(201, 'x');
    expectRefusal(change(id, R"({"lastName":")" + endless + "\"}"), 400, 10004);
    EXPECT_EQ(events(id).size(), 1U);
}

class TrnTokens : public Users {
protected:
    ServedDesk::Answer issue(const std::string &body) const { return desk.call("POST", "/api/v1/trn-tokens", body); }
};

TEST_F(TrnTokens, areSixteenDigitsForHalfAYear)
{
    const auto answer = issue(R"({"trn":"1000001","email":"sarah@new.test"})");
    ASSERT_EQ(answer.status, 200) << answer.body;
    const json::value issued = jsonOf(answer);
    EXPECT_EQ(issued.as_object().size(), 4U);
    EXPECT_EQ(issued.at("trn"), "1000001");
    EXPECT_EQ(issued.at("email"), "sarah@new.test");
    const std::string token(issued.at("trnToken").as_string());
    EXPECT_TRUE(std::regex_match(token, std::regex("[0-9a-f]{16}"))) << token;
    EXPECT_EQ(issued.at("expiresUtc"), "2026-08-29T09:30:00.000000Z");

    const Instant now = desk.bench.clock.now();
    const auto usable = [&](const std::string &text, Instant at) {
        const auto found = inRead<std::optional<TrnToken>>(
            *desk.bench.store, [&](Session &session) { return usableTrnToken(session, text, at); });
        EXPECT_TRUE(found.ok());
        return found.ok() && found.value();
    };
    EXPECT_TRUE(usable(token, now));
    EXPECT_TRUE(usable(token, now + std::chrono::days(179)));
    EXPECT_FALSE(usable(token, now + std::chrono::days(180)));
    EXPECT_FALSE(usable("0123456789abcdef", now));
    const auto use = [&] {
        return desk.bench.store->write(
            [&](Session &session) { return useTrnToken(session, token, IdentityId("i-1"), now); });
    };
    EXPECT_TRUE(use().ok());
    EXPECT_FALSE(usable(token, now)) << "once";
    EXPECT_EQ(use().error().code, ErrorCode::TooLate);
}

TEST_F(TrnTokens, areForRecordsThatCanBeLinked)
{
    for (const char *body : {R"({"trn":"9999999","email":"a@b.test"})", R"({"trn":"1000004","email":"a@b.test"})",
                             R"({"trn":"123456","email":"a@b.test"})", R"({"trn":"1000001","email":"nobody"})",
                             R"({"trn":"1000001"})", R"({"email":"a@b.test"})", R"({"trn":null,"email":null})", "{}", "[]"})
        expectRefusal(issue(body), 400, 10004);
}

} // namespace

} // namespace matchdesk::test
