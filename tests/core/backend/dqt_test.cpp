// SPDX-License-Identifier: MIT
#include "served_clients.h"

#include <regex>

namespace matchdesk::test {

namespace {

namespace json = boost::json;

/// The TRNs of a find request's answer, in its order.
std::vector<std::string> found(const ServedClients &desk, const std::string &query)
{
    std::vector<std::string> trns;
    const json::value answer = desk.read("/v2/teachers/find?" + query);
    for (const json::value &teacher : answer.at("results").as_array())
        trns.emplace_back(teacher.at("trn").as_string());
    return trns;
}

std::vector<std::string> just(const char *trn)
{
    return {trn};
}

void giveSarahMore(ServedClients &desk)
{
    desk.bench.changeRecord(DeskBench::freeTrn, [](matching::Record &record) {
        record.middleName = "Anne";
        record.emailAddress = "sarah.lowe@mail.test";
        record.previousLastNames = {"Winterbourne"};
        record.ittProviderName = "University of Leeds";
        record.ittProviderUkprn = "10007795";
    });
}

TEST(DqtFind, answersWithEveryMemberThatItsClientsRead)
{
    ServedClients desk;
    giveSarahMore(desk);
    const json::value answer = desk.read(
        "/v2/teachers/find?firstName=Sarah&lastName=Lowe&dateOfBirth=1986-06-04&nationalInsuranceNumber=JG103759A");
    ASSERT_EQ(answer.at("results").as_array().size(), 1U);
    const json::object &teacher = answer.at("results").as_array()[0].as_object();
    EXPECT_EQ(teacher.size(), 9U);
    EXPECT_EQ(teacher.at("trn"), "1000001");
    EXPECT_EQ(teacher.at("emailAddresses"), json::array({"sarah.lowe@mail.test"}));
    EXPECT_EQ(teacher.at("firstName"), "Sarah");
    EXPECT_EQ(teacher.at("middleName"), "Anne");
    EXPECT_EQ(teacher.at("lastName"), "Lowe");
    EXPECT_EQ(teacher.at("dateOfBirth"), "1986-06-04");
    EXPECT_EQ(teacher.at("nationalInsuranceNumber"), "JG103759A");
    EXPECT_EQ(teacher.at("hasActiveSanctions"), false);
    EXPECT_TRUE(std::regex_match(std::string(teacher.at("uid").as_string()),
                                 std::regex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")));
}

TEST(DqtFind, saysNullForWhatARecordDoesNotHold)
{
    ServedClients desk;
    desk.bench.changeRecord(DeskBench::freeTrn, [](matching::Record &record) { record.nationalInsuranceNumber.clear(); });
    const json::value answer
        = desk.read("/v2/teachers/find?firstName=Sarah&lastName=Lowe&dateOfBirth=1986-06-04&trn=1000001");
    const json::object &teacher = answer.at("results").at(0).as_object();
    EXPECT_EQ(teacher.at("emailAddresses"), json::array());
    EXPECT_TRUE(teacher.at("nationalInsuranceNumber").is_null());
    EXPECT_TRUE(teacher.at("middleName").is_null());
}

TEST(DqtFind, needsThreeOfTheSixIdentifiers)
{
    ServedClients desk;
    giveSarahMore(desk);
    // given each identifier as the record holds it, and as it does not
    const std::vector<std::pair<std::string, std::string>> identifiers {
        {"firstName=Sarah&lastName=Lowe", "firstName=Xenia&lastName=Qwrtz"},
        {"dateOfBirth=1986-06-04", "dateOfBirth=1951-01-01"},
        {"nationalInsuranceNumber=JG103759A", "nationalInsuranceNumber=CE999999D"},
        {"emailAddress=sarah.lowe@mail.test", "emailAddress=nobody@nowhere.test"},
        {"trn=1000001", "trn=9999999"},
        {"ittProviderName=University%20of%20Leeds", "ittProviderName=University%20of%20Exeter"},
    };
    for (unsigned agreeing = 0; agreeing < 64; ++agreeing) {
        std::string only;
        std::string contradicted;
        for (unsigned i = 0; i < 6; ++i) {
            const bool agrees = (agreeing >> i & 1U) != 0;
            if (agrees)
                only += (only.empty() ? "" : "&") + identifiers[i].first;
            contradicted += (i == 0 ? "" : "&") + (agrees ? identifiers[i].first : identifiers[i].second);
        }
        // when it is looked for by those alone, and with the others wrong
        // then three that agree find it, whatever else is wrong
        const bool expected = std::popcount(agreeing) >= 3;
        if (!only.empty()) {
            EXPECT_EQ(found(desk, only) == just("1000001"), expected) << only;
        }
        EXPECT_EQ(found(desk, contradicted) == just("1000001"), expected) << contradicted;
    }
}

TEST(DqtFind, readsAnEmptyParameterAsNone)
{
    ServedClients desk;
    EXPECT_TRUE(found(desk, "firstName=&lastName=&dateOfBirth=&nationalInsuranceNumber=&emailAddress=&trn="
                            "&ittProviderName=&ittProviderUkprn=&previousFirstName=&previousLastName=&matchPolicy=")
                    .empty());
    EXPECT_EQ(found(desk, "firstName=Sarah&lastName=Lowe&dateOfBirth=1986-06-04&trn=1000001&emailAddress=&matchPolicy="),
              just("1000001"));
    // A record without an address does not agree with a person without one.
    EXPECT_TRUE(found(desk, "firstName=Sarah&lastName=Lowe&dateOfBirth=1986-06-04&emailAddress=").empty());
    EXPECT_EQ(desk.read("/v2/teachers/find"), json::value({{"results", json::array()}}));
}

TEST(DqtFind, countsANameOnlyByBothHalves)
{
    ServedClients desk;
    EXPECT_TRUE(found(desk, "firstName=Sarah&dateOfBirth=1986-06-04&nationalInsuranceNumber=JG103759A").empty());
    EXPECT_TRUE(found(desk, "lastName=Lowe&dateOfBirth=1986-06-04&nationalInsuranceNumber=JG103759A").empty());
    EXPECT_EQ(found(desk, "previousFirstName=Sarah&lastName=Lowe&dateOfBirth=1986-06-04&trn=1000001"), just("1000001"));
}

TEST(DqtFind, knowsPreviousNamesOfBothSides)
{
    ServedClients desk;
    giveSarahMore(desk);
    const std::string facts = "&dateOfBirth=1986-06-04&nationalInsuranceNumber=JG103759A";
    EXPECT_EQ(found(desk, "firstName=Sarah&lastName=Winterbourne" + facts), just("1000001")) << "the record's own";
    EXPECT_EQ(found(desk, "firstName=Sarah&lastName=Novak&previousLastName=Lowe" + facts), just("1000001"));
    EXPECT_EQ(found(desk, "firstName=Sally&previousFirstName=Sarah&lastName=Lowe" + facts), just("1000001"));
    EXPECT_TRUE(found(desk, "firstName=Sarah&lastName=Novak" + facts).empty());
}

TEST(DqtFind, tidiesBothSidesInTheSameWayUnderBothPolicies)
{
    ServedClients desk;
    for (const char *policy : {"Default", "Strict"}) {
        EXPECT_EQ(found(desk, "firstName=%20sarah%20&lastName=LOWE&dateOfBirth=1986-06-04&trn=1000001"
                              "&nationalInsuranceNumber=jg%2010%2037%2059%20a&matchPolicy=" + std::string(policy)),
                  just("1000001"))
            << policy;
    }
}

TEST(DqtFind, takesThePolicyByNameOrNumber)
{
    ServedClients desk;
    // Three that agree, but not the ones that Strict wants.
    const std::string loose = "firstName=Sarah&lastName=Lowe&dateOfBirth=1986-06-04&nationalInsuranceNumber=JG103759A";
    for (const char *policy : {"Default", "default", "0", ""})
        EXPECT_EQ(found(desk, loose + "&matchPolicy=" + policy), just("1000001")) << policy;
    for (const char *policy : {"Strict", "strict", "1"})
        EXPECT_TRUE(found(desk, loose + "&matchPolicy=" + policy).empty()) << policy;
    for (const char *policy : {"2", "-1", "lenient", "Default,Strict"}) {
        const auto refused = desk.call("GET", "/v2/teachers/find?" + loose + "&matchPolicy=" + policy);
        EXPECT_EQ(refused.status, 400) << policy;
        EXPECT_TRUE(jsonOf(refused).at("errors").as_object().contains("matchPolicy"));
    }
}

TEST(DqtFind, isStrictAboutBirthDateTrnAndNumber)
{
    ServedClients desk;
    giveSarahMore(desk);
    const std::string strict = "&matchPolicy=Strict";
    const std::string both = "dateOfBirth=1986-06-04&trn=1000001";
    EXPECT_EQ(found(desk, both + "&nationalInsuranceNumber=JG103759A" + strict), just("1000001"));
    EXPECT_TRUE(found(desk, both + "&firstName=Sarah&lastName=Lowe" + strict).empty())
        << "a record with a number is found by its number alone";
    EXPECT_TRUE(found(desk, both + "&firstName=Sarah&lastName=Lowe&nationalInsuranceNumber=CE999999D" + strict).empty());
    EXPECT_TRUE(found(desk, both + "&emailAddress=sarah.lowe@mail.test" + strict).empty());
    desk.bench.changeRecord(DeskBench::freeTrn, [](matching::Record &record) { record.nationalInsuranceNumber.clear(); });
    EXPECT_EQ(found(desk, both + "&firstName=Sarah&lastName=Lowe" + strict), just("1000001"));
    EXPECT_EQ(found(desk, both + "&firstName=Sarah&lastName=Novak&previousLastName=Lowe" + strict), just("1000001"))
        << "previous names count under both policies";
    EXPECT_TRUE(found(desk, both + "&firstName=Sally&lastName=Novak" + strict).empty());
}

TEST(DqtFind, returnsActiveRecordsOnly)
{
    ServedClients desk;
    EXPECT_TRUE(found(desk, "firstName=Piotr&lastName=Zawadzki&dateOfBirth=1983-09-09&nationalInsuranceNumber=JG103762D"
                            "&trn=1000004").empty());
    EXPECT_TRUE(found(desk, "firstName=Olamide&lastName=Bankole&dateOfBirth=1988-03-30&trn=1000005").empty());
    EXPECT_TRUE(found(desk, "firstName=Edith&lastName=Hargreave&dateOfBirth=1949-05-12&trn=1000006").empty());
}

TEST(DqtFind, returnsRecordsWithAlertsAndSaysSo)
{
    ServedClients desk;
    const json::value answer = desk.read(
        "/v2/teachers/find?firstName=Martin&lastName=Ashdown&dateOfBirth=1979-11-23&nationalInsuranceNumber=JG103760B");
    EXPECT_EQ(answer.at("results").at(0).at("hasActiveSanctions"), true);
}

TEST(DqtFind, returnsAllThatAnswerByLastThenFirstName)
{
    ServedClients desk;
    for (const char *trn : {DeskBench::otherTrn, DeskBench::claimedTrn}) {
        desk.bench.changeRecord(trn, [trn](matching::Record &record) {
            record.firstName = "Sarah";
            record.lastName = trn == std::string(DeskBench::otherTrn) ? "Lowe" : "Lowe-Abbot";
            record.previousLastNames = {"Lowe"};
            record.dateOfBirth = std::chrono::year(1986) / 6 / 4;
            record.nationalInsuranceNumber = "JG103759A";
        });
    }
    EXPECT_EQ(found(desk, "firstName=Sarah&lastName=Lowe&dateOfBirth=1986-06-04&nationalInsuranceNumber=JG103759A"),
              (std::vector<std::string> {"1000001", "1000007", "1000003"}));
}

TEST(DqtFind, treatsAnUnknownProviderAsNone)
{
    ServedClients desk;
    giveSarahMore(desk);
    const std::string facts = "firstName=Sarah&lastName=Lowe&dateOfBirth=1986-06-04";
    for (const char *unknown : {"ittProviderUkprn=99999999", "ittProviderName=Nowhere%20College", "ittProviderUkprn=x"}) {
        EXPECT_TRUE(found(desk, facts + '&' + unknown).empty()) << unknown;
        EXPECT_EQ(found(desk, facts + "&trn=1000001&" + unknown), just("1000001")) << unknown;
    }
    EXPECT_EQ(found(desk, facts + "&ittProviderUkprn=10007795"), just("1000001"));
    EXPECT_TRUE(found(desk, facts + "&ittProviderUkprn=99999999&ittProviderName=University%20of%20Leeds").empty())
        << "the number goes before the name";
}

TEST(DqtFind, takesNamesOfParametersInAnyLetterCaseAndPassesOverOthers)
{
    ServedClients desk;
    EXPECT_EQ(found(desk, "FirstName=Sarah&LASTNAME=Lowe&dateofbirth=1986-06-04&TRN=1000001&colour=red"), just("1000001"));
}

TEST(DqtFind, saysWhichParameterIsNotAcceptable)
{
    ServedClients desk;
    for (const char *date : {"04/06/1986", "1986-6-4", "1986-02-30", "yesterday", "1986-06-04T00:00:00"}) {
        const auto refused = desk.call("GET", "/v2/teachers/find?dateOfBirth=" + std::string(date));
        EXPECT_EQ(refused.status, 400) << date;
        EXPECT_TRUE(refused.headers.at("content-type").starts_with("application/problem+json"));
        const json::value problem = jsonOf(refused);
        EXPECT_EQ(problem.at("status"), 400);
        EXPECT_TRUE(problem.at("title").is_string());
        EXPECT_TRUE(problem.at("errors").at("dateOfBirth").at(0).is_string());
        EXPECT_EQ(refused.body.find(date), std::string::npos) << "what was sent is not repeated";
    }
}

TEST(DqtV1, findsByBirthDateAndTrnElseByNumber)
{
    ServedClients desk;
    const json::value teacher = desk.read("/v1/teachers/1000001?birthdate=1986-06-04");
    EXPECT_EQ(teacher.at("trn"), "1000001");
    EXPECT_EQ(teacher.at("ni_number"), "JG103759A");
    EXPECT_EQ(teacher.at("name"), "Sarah Lowe");
    EXPECT_EQ(teacher.at("dob"), "1986-06-04T00:00:00Z");
    EXPECT_EQ(teacher.at("state"), 0);
    EXPECT_EQ(teacher.at("state_name"), "Active");
    EXPECT_EQ(teacher.at("active_alert"), false);
    EXPECT_EQ(teacher.at("qualified_teacher_status").at("qts_date"), "2010-07-01");
    EXPECT_TRUE(teacher.at("induction").is_null());
    EXPECT_TRUE(teacher.at("initial_teacher_training").is_null());
    EXPECT_EQ(teacher.at("qualifications"), json::array());
    EXPECT_EQ(desk.read("/v1/teachers/9999999?birthdate=1986-06-04&nino=jg103759a").at("trn"), "1000001");
    EXPECT_EQ(desk.read("/v1/teachers/1000001?birthdate=1986-06-04T00:00:00&nino=JG103760B").at("trn"), "1000001")
        << "the TRN goes before the number";
}

TEST(DqtV1, answersOnlyWhereTheBirthDateAgrees)
{
    ServedClients desk;
    for (const char *path : {"/v1/teachers/1000001", "/v1/teachers/1000001?birthdate=",
                             "/v1/teachers/1000001?birthdate=1986-06-05", "/v1/teachers/9999999?birthdate=1986-06-04",
                             "/v1/teachers/9999999?birthdate=1986-06-05&nino=JG103759A",
                             "/v1/teachers/9999999?birthdate=1986-06-04&nino=JG103795A",
                             "/v1/teachers/1000004?birthdate=1983-09-09"})
        EXPECT_EQ(desk.call("GET", path).status, 404) << path;
    for (const char *path : {"/v1/teachers/123456?birthdate=1986-06-04", "/v1/teachers/12345678?birthdate=1986-06-04",
                             "/v1/teachers/abcdefg?birthdate=1986-06-04", "/v1/teachers/1000001?birthdate=1752-12-31",
                             "/v1/teachers/1000001?birthdate=soon"})
        EXPECT_EQ(desk.call("GET", path).status, 400) << path;
    EXPECT_EQ(desk.call("GET", "/v1/teachers/9999999?birthdate=1753-01-01").status, 404);
}

TEST(DqtV1, doesNotChooseBetweenTwoRecordsWithOneNumber)
{
    ServedClients desk;
    desk.bench.changeRecord(DeskBench::otherTrn, [](matching::Record &record) {
        record.dateOfBirth = std::chrono::year(1986) / 6 / 4;
        record.nationalInsuranceNumber = "JG103759A";
    });
    EXPECT_EQ(desk.call("GET", "/v1/teachers/9999999?birthdate=1986-06-04&nino=JG103759A").status, 404);
}

TEST(DqtV2, showsOneTeacher)
{
    ServedClients desk;
    giveSarahMore(desk);
    desk.bench.changeRecord(DeskBench::freeTrn,
                            [](matching::Record &record) { record.eytsDate = std::chrono::year(2012) / 1 / 2; });
    const json::value teacher = desk.read("/v2/teachers/1000001");
    EXPECT_EQ(teacher.at("qtsDate"), "2010-07-01");
    EXPECT_EQ(teacher.at("eytsDate"), "2012-01-02");
    EXPECT_EQ(teacher.at("earlyYearsStatus"), json::value({{"value", "221"}, {"name", "Early Years Teacher Status"}}));
    EXPECT_EQ(teacher.at("initialTeacherTraining").at(0).at("provider").at("ukprn"), "10007795");
    EXPECT_TRUE(teacher.at("husId").is_null());
    EXPECT_EQ(teacher.at("hasActiveSanctions"), false);
    EXPECT_EQ(teacher.at("allowPIIUpdates"), false);
    EXPECT_TRUE(desk.read("/v2/teachers/1000002").at("earlyYearsStatus").is_null());
    EXPECT_EQ(desk.read("/v2/teachers/1000002").at("hasActiveSanctions"), true);
}

TEST(DqtV2, knowsInactiveRecordsOnlyWhenAsked)
{
    ServedClients desk;
    EXPECT_EQ(desk.call("GET", "/v2/teachers/1000004").status, 404);
    EXPECT_EQ(desk.call("GET", "/v2/teachers/1000004?includeInactive=false").status, 404);
    EXPECT_EQ(desk.read("/v2/teachers/1000004?includeInactive=true").at("trn"), "1000004");
    EXPECT_EQ(desk.read("/v2/teachers/1000004?includeInactive=True").at("trn"), "1000004");
    EXPECT_EQ(desk.call("GET", "/v2/teachers/1000004?includeInactive=perhaps").status, 400);
}

TEST(DqtV2, saysWhatIsWrongWithATrn)
{
    ServedClients desk;
    const auto unknown = desk.call("GET", "/v2/teachers/9999999");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(jsonOf(unknown).at("errorCode"), 10001);
    for (const char *trn : {"123456", "12345678", "12345a7", "RP12345"}) {
        const auto wrong = desk.call("GET", "/v2/teachers/" + std::string(trn));
        EXPECT_EQ(wrong.status, 400) << trn;
        EXPECT_TRUE(jsonOf(wrong).at("errors").as_object().contains("trn"));
    }
}

TEST(DqtV3, showsWhatIsAskedFor)
{
    ServedClients desk;
    giveSarahMore(desk);
    json::value teacher = desk.read("/v3/teachers/1000001");
    EXPECT_EQ(teacher.at("email"), "sarah.lowe@mail.test");
    EXPECT_EQ(teacher.as_object().size(), 7U);
    teacher = desk.read("/v3/teachers/1000002?include=PendingDetailChanges,Alerts,_AllowIdSignInWithProhibitions");
    EXPECT_EQ(teacher.at("pendingNameChange"), false);
    EXPECT_EQ(teacher.at("pendingDateOfBirthChange"), false);
    EXPECT_EQ(teacher.at("allowIdSignInWithProhibitions"), false);
    ASSERT_EQ(teacher.at("alerts").as_array().size(), 1U);
    EXPECT_EQ(teacher.at("alerts").at(0).at("alertType"), "Prohibition");
    EXPECT_TRUE(teacher.at("alerts").at(0).at("endDate").is_null());
    EXPECT_EQ(desk.read("/v3/teachers/1000001?include=Alerts").at("alerts"), json::array());
    EXPECT_EQ(desk.call("GET", "/v3/teachers/1000001?include=Secrets").status, 400);
}

TEST(DqtV3, leadsFromAMergedRecordToTheOneThatWasKept)
{
    ServedClients desk;
    const auto merged = desk.call("GET", "/v3/teachers/1000005?include=Alerts");
    EXPECT_EQ(merged.status, 308);
    EXPECT_EQ(merged.headers.at("location"), "/v3/teachers/1000007");
    EXPECT_EQ(desk.call("GET", "/v3/teachers/1000004").status, 410);
    EXPECT_EQ(desk.call("GET", "/v3/teachers/9999999").status, 404);
    EXPECT_EQ(desk.call("GET", "/v3/teachers/99").status, 400);
}

TEST(DqtProviders, areThoseWithANumberByName)
{
    ServedClients desk;
    const auto give = [&desk](const char *trn, const char *name, const char *ukprn) {
        desk.bench.changeRecord(trn, [=](matching::Record &record) {
            record.ittProviderName = name;
            record.ittProviderUkprn = ukprn;
        });
    };
    give(DeskBench::freeTrn, "University of Leeds", "10007795");
    give(DeskBench::otherTrn, "Bath Spa University", "10000571");
    give(DeskBench::claimedTrn, "University of Leeds", "10007795");
    give(DeskBench::alertTrn, "A School Somewhere", "");
    // An institution that has closed is on the list as long as a record names it, inactive ones included.
    give(DeskBench::inactiveTrn, "Carnegie College", "10007795");
    const json::value expected {{"ittProviders",
                                 {{{"ukprn", "10000571"}, {"providerName", "Bath Spa University"}},
                                  {{"ukprn", "10007795"}, {"providerName", "Carnegie College"}},
                                  {{"ukprn", "10007795"}, {"providerName", "University of Leeds"}}}}};
    EXPECT_EQ(desk.read("/v2/itt-providers"), expected);
}

class DqtUnlock : public ::testing::Test {
protected:
    std::string uidOf(const std::string &query) const
    {
        return std::string(desk.read("/v2/teachers/find?" + query).at("results").at(0).at("uid").as_string());
    }
    void fail(const char *trn, std::int32_t count)
    {
        const Outcome set = desk.bench.store->write(
            [&](Session &session) { return session.portalAccounts().setFailedSignIns(trn, count); });
        ASSERT_TRUE(set.ok());
    }
    json::value unlocked(const std::string &uid) const
    {
        const auto answer = desk.call("PUT", "/v2/unlock-teacher/" + uid);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return jsonOf(answer).at("hasBeenUnlocked");
    }

    ServedClients desk;
    const std::string sarah = uidOf("firstName=Sarah&lastName=Lowe&dateOfBirth=1986-06-04&trn=1000001");
};

TEST_F(DqtUnlock, unlocksAfterThreeFailures)
{
    EXPECT_EQ(unlocked(sarah), false) << "nobody ever failed to sign in";
    fail(DeskBench::freeTrn, 2);
    EXPECT_EQ(unlocked(sarah), false);
    fail(DeskBench::freeTrn, 3);
    EXPECT_EQ(unlocked(sarah), true);
    EXPECT_EQ(unlocked(sarah), false) << "once";
}

TEST_F(DqtUnlock, refusesARecordWithAnAlert)
{
    const std::string martin = uidOf("firstName=Martin&lastName=Ashdown&dateOfBirth=1979-11-23&trn=1000002");
    fail(DeskBench::alertTrn, 5);
    const auto refused = desk.call("PUT", "/v2/unlock-teacher/" + martin);
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(jsonOf(refused).at("errorCode"), 10014);
    EXPECT_TRUE(jsonOf(refused).at("title").is_string());
}

TEST_F(DqtUnlock, knowsNoOtherIds)
{
    for (const std::string &uid : {std::string("5b6ec7a8-6a5c-4c9e-9f1e-0a6c4a4a5b4d"), std::string("1000001"),
                                   std::string("not-a-guid")})
        EXPECT_EQ(desk.call("PUT", "/v2/unlock-teacher/" + uid).status, 404) << uid;
    EXPECT_EQ(desk.call("GET", "/v2/unlock-teacher/" + sarah).status, 405);
}

TEST_F(DqtUnlock, knowsTheSameIdsAfterARestart)
{
    desk.backend.reset();
    desk.backend = std::make_unique<Backend>(*desk.bench.store, desk.bench.clock, desk.bench.records,
                                             ServedDesk::usualOptions());
    desk.port = desk.backend->start().value();
    EXPECT_EQ(unlocked(sarah), false);
}

} // namespace

} // namespace matchdesk::test
