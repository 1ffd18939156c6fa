// SPDX-License-Identifier: MIT
#include "e2e/scenario.h"

#include "desktop/language.h"

#include <gtest/gtest.h>

#include <memory>

namespace matchdesk::test {

namespace {

/// English with its plurals, as the application speaks it.
class English final : public testing::Environment {
public:
    void SetUp() override { m_language = std::make_unique<Language>(QStringLiteral("en")); }
    void TearDown() override { m_language.reset(); }

private:
    std::unique_ptr<Language> m_language;
};

[[maybe_unused]] const testing::Environment *const kEnglish = testing::AddGlobalTestEnvironment(new English);

} // namespace

Case aCase(const std::function<bool(const Case &)> &fits, std::size_t number)
{
    const std::vector<Case> found = DemoWorld::instance().casesWhere(fits);
    if (found.size() <= number)
        qFatal("the demo world has no such ticket");
    return found[number];
}

QString keyOf(const Case &one)
{
    return QString::number(one.place());
}

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

bool becomes(TeamServer &server, const Case &one, TicketState state)
{
    ApiClient &client = server.as(server.first(Role::Lead));
    return eventually([&] {
        const Result<TicketDetail> detail = answerOf(client.ticket(one.id()));
        return detail.ok() && detail.value().ticket.state == state;
    });
}

std::vector<Message> sent(const Books &books, std::string_view templateId)
{
    std::vector<Message> found;
    std::ranges::copy_if(books.messages, std::back_inserter(found),
                         [templateId](const Message &message) { return message.templateId == templateId; });
    return found;
}

void expectAsBefore(const Ticket &now, const Ticket &before)
{
    Ticket then = before;
    // Only whoever looks at it, and the counters of changes, have moved on.
    then.lease = now.lease;
    then.version = now.version;
    then.changeSeq = now.changeSeq;
    EXPECT_EQ(now, then);
}

void expectUntouched(const Books &books, const Case &one)
{
    EXPECT_EQ(books.identity(), one.shown.identity);
    EXPECT_EQ(books.messages.size(), one.shown.messageCount);
    EXPECT_EQ(books.count("identity-linked"), 0);
}

} // namespace matchdesk::test
