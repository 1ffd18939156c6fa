// SPDX-License-Identifier: MIT
#include "contract/routes.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace matchdesk::contract {

namespace {

const RouteFound *found(const std::variant<RouteFound, WrongMethod, NoSuchRoute> &answer)
{
    return std::get_if<RouteFound>(&answer);
}

TEST(Routes, areFoundByTheirOwnPaths)
{
    for (const Route &route : routes()) {
        const auto answer = findRoute(route.method, pathOf(route.operation, "some-id"));
        ASSERT_NE(found(answer), nullptr) << route.name;
        EXPECT_EQ(found(answer)->route->operation, route.operation) << route.name;
        EXPECT_EQ(found(answer)->id, route.pattern.find('{') == std::string_view::npos ? "" : "some-id");
    }
}

TEST(Routes, haveDistinctNamesAndOperations)
{
    std::set<std::string_view> names;
    std::set<Operation> operations;
    for (const Route &route : routes()) {
        names.insert(route.name);
        operations.insert(route.operation);
        EXPECT_EQ(routeOf(route.operation).name, route.name);
    }
    EXPECT_EQ(names.size(), routes().size());
    EXPECT_EQ(operations.size(), routes().size());
}

TEST(Routes, areForSomebodyEverywhereButForHealth)
{
    for (const Route &route : routes()) {
        EXPECT_EQ(route.audience == Audience::Open, route.operation == Operation::Health) << route.name;
        EXPECT_EQ(route.audience == Audience::Client, route.scope.has_value()) << route.name;
        EXPECT_TRUE(route.audience == Audience::Staff || !route.permission) << route.name;
    }
}

TEST(Routes, neverHavePersonalDataInAnAddress)
{
    for (const Operation search : {Operation::SearchTickets, Operation::SearchRecords})
        EXPECT_EQ(routeOf(search).method, "POST");
}

TEST(Routes, sayWhichMethodsAPathTakes)
{
    const auto answer = findRoute("PUT", "/v1/tickets/abc/lease");
    const auto *wrong = std::get_if<WrongMethod>(&answer);
    ASSERT_NE(wrong, nullptr);
    EXPECT_EQ(wrong->allow, "POST, DELETE");
    // A word of the interface is not an identifier.
    const auto search = findRoute("GET", "/v1/tickets/search");
    ASSERT_NE(std::get_if<WrongMethod>(&search), nullptr);
    EXPECT_EQ(std::get_if<WrongMethod>(&search)->allow, "POST");
}

TEST(Routes, doNotMatchWhatIsNearThem)
{
    for (const char *path : {"", "/", "/v1", "/v1/", "/v2/tickets", "/v1/tickets/", "/v1/tickets//lease",
             "/v1/tickets/a/b", "/v1/tickets/a/lease/b", "/v1/Tickets", "/v1/decisions/undo/x"}) {
        const auto answer = findRoute("GET", path);
        EXPECT_TRUE(std::holds_alternative<NoSuchRoute>(answer)) << path;
    }
}

TEST(Routes, encodeWhatAnIdentifierMustNotSay)
{
    EXPECT_EQ(pathOf(Operation::ShowTicket, "MD-10428"), "/v1/tickets/MD-10428");
    EXPECT_EQ(pathOf(Operation::ShowTicket, "a/b?c#d e%"), "/v1/tickets/a%2Fb%3Fc%23d%20e%25");
    EXPECT_EQ(pathOf(Operation::TakeLease, "\xc3\xa9"), "/v1/tickets/%C3%A9/lease");
}

} // namespace

} // namespace matchdesk::contract
