// SPDX-License-Identifier: MIT
// A user's journey over HTTP while an agent has the desk open: its ticket comes into the queue by itself, and can be worked on.
#include "core/http/raw_client.h"
#include "domain/client.h"
#include "e2e/scenario.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <gtest/gtest.h>

namespace matchdesk::test {
namespace {

/// What a calling service does for one person at a browser.
class Caller {
public:
    Caller(TeamServer &server, std::string key) : m_server(server), m_key(std::move(key)) {}

    QJsonObject send(const char *method, const QString &path, const QJsonObject &body)
    {
        const std::string text = QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
        http::tests::RawClient client(m_server.port());
        client.send(std::string(method) + ' ' + path.toStdString() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + m_key
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(text.size()) + "\r\n\r\n" + text);
        const auto answer = client.receive();
        EXPECT_TRUE(answer && answer->status < 300) << method << ' ' << path.toStdString() << ": " << (answer ? answer->body : "nothing");
        return answer ? QJsonDocument::fromJson(QByteArray::fromStdString(answer->body)).object() : QJsonObject();
    }

    /// The code in the newest mail to `address`.
    QString codeFor(const std::string &address)
    {
        for (const Message &message : valueOf(m_server.as(m_server.first(Role::Lead)).outbox())) {
            static const QRegularExpression sixDigits(QStringLiteral("\\b\\d{6}\\b"));
            const auto code = sixDigits.match(text(message.body));
            if (message.recipient == address && code.hasMatch())
                return code.captured();
        }
        ADD_FAILURE() << "no code was sent";
        return {};
    }

private:
    TeamServer &m_server;
    std::string m_key;
};

TEST(LiveQueue, AJourneyWithoutAMatchComesIntoTheOpenDesk)
{
    TeamServer server(DemoWorld::instance(), kShortHold);
    const std::string key = newClientKey();
    server.change([&](Session &session) {
        Client client;
        client.id = ClientId("front-end");
        client.name = "Front end";
        client.scopes = {Scope::Journey};
        return addClient(session, client, key, "Leo Marchetti");
    });
    Desktop desk(server, server.agent(0));
    const QString name = QStringLiteral("Wilhelmina Quartermaine");
    ASSERT_FALSE(desk.sees(name));

    Caller caller(server, key);
    const std::string address = "w.quartermaine@mail.test";
    const QString journey = QStringLiteral("/v1/journeys/")
        + caller.send("POST", QStringLiteral("/v1/journeys"),
                  {{QStringLiteral("service"), QStringLiteral("npq")}, {QStringLiteral("emailAddress"), text(address)}})
              .value(QStringLiteral("id")).toString();
    caller.send("POST", journey + QStringLiteral("/passcode"), {{QStringLiteral("code"), caller.codeFor(address)}});
    caller.send("PATCH", journey + QStringLiteral("/answers"),
        {{QStringLiteral("firstName"), QStringLiteral("Wilhelmina")}, {QStringLiteral("lastName"), QStringLiteral("Quartermaine")},
         {QStringLiteral("preferredName"), QString()}, {QStringLiteral("dateOfBirth"), QStringLiteral("1979-08-21")},
         {QStringLiteral("hasNationalInsuranceNumber"), false}, {QStringLiteral("hasTrn"), true},
         {QStringLiteral("trn"), QStringLiteral("0000017")}, {QStringLiteral("hasQts"), false}});
    caller.send("POST", journey + QStringLiteral("/submit"), {});

    const auto tickets = valueOf(server.as(server.first(Role::Lead)).findTickets(name.toStdString()));
    ASSERT_EQ(tickets.size(), 1U);
    EXPECT_EQ(tickets.front().cause, Cause::StatedTrnNoneAnswered);
    const std::string reference = tickets.front().reference;
    EXPECT_TRUE(eventually([&] { return desk.queueShows(reference); })) << desk.screen();

    desk.open(reference);
    desk.read();
    EXPECT_TRUE(desk.sees(name)) << desk.screen();
    desk.press({QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("Enter")});
    desk.awaitNext(reference);
    EXPECT_TRUE(eventually([&] {
        return valueOf(server.as(server.first(Role::Lead)).ticket(tickets.front().id)).ticket.state == TicketState::Closed;
    }));
}

} // namespace
} // namespace matchdesk::test
