// SPDX-License-Identifier: MIT
#include "connection.h"

#include "database_fixture.h"

#include <gtest/gtest.h>

namespace matchdesk::tests {
namespace {

using store::Address;
using store::Connection;
using store::parsePostgresUri;

TEST(PostgresUri, FallsIntoItsParts)
{
    const auto address = parsePostgresUri("postgresql://ada:p%40ss%20word@db.example.org:5544/desk");
    ASSERT_TRUE(address.ok());
    EXPECT_EQ(address.value().host, QStringLiteral("db.example.org"));
    EXPECT_EQ(address.value().port, 5544);
    EXPECT_EQ(address.value().user, QStringLiteral("ada"));
    EXPECT_EQ(address.value().password, QStringLiteral("p@ss word"));
    EXPECT_EQ(address.value().database, QStringLiteral("desk"));
}

TEST(PostgresUri, ARemoteHostIsVerifiedUnlessTheAddressSaysOtherwise)
{
    const QString verified = QStringLiteral("sslmode=verify-full");
    EXPECT_TRUE(parsePostgresUri("postgresql://u@db.example.org/desk").value().options.contains(verified));
    EXPECT_FALSE(parsePostgresUri("postgresql://u@localhost/desk").value().options.contains(verified));
    EXPECT_FALSE(parsePostgresUri("postgresql:///desk?host=/run/postgresql").value().options.contains(verified));
    const auto chosen = parsePostgresUri("postgresql://u@db.example.org/desk?sslmode=require");
    EXPECT_TRUE(chosen.value().options.contains(QStringLiteral("sslmode='require'")));
    EXPECT_FALSE(chosen.value().options.contains(verified));
}

TEST(PostgresUri, WhatIsNoneIsRefused)
{
    for (const char *uri : {"", "mysql://u@h/d", "postgresql://u@h", "postgresql://u@h/d?port=x", "desk",
                            "postgresql://h:99999/d", "postgresql://h/d?options=a%3Bb", "postgresql://h/d?a%20b=c"}) {
        const auto address = parsePostgresUri(uri);
        ASSERT_FALSE(address.ok()) << uri;
        EXPECT_EQ(address.error().code, ErrorCode::Unprocessable);
    }
}

TEST(PostgresUri, AValueCannotBecomeAnotherOption)
{
    const auto address = parsePostgresUri("postgresql://h/d?sslrootcert=/a'%20sslmode=disable%20x='");
    ASSERT_TRUE(address.ok());
    EXPECT_TRUE(address.value().options.contains(QStringLiteral("sslrootcert='/a\\' sslmode=disable x=\\''")))
        << address.value().options.toStdString();
}

TEST(SqliteConnection, HasTheSettingsThatItWasPromised)
{
    const TemporaryFolder folder;
    Address address;
    address.database = QString::fromStdString((folder.path() / "c.db").string());
    for (const Synchronous synchronous : {Synchronous::Full, Synchronous::Normal}) {
        address.synchronous = synchronous;
        const auto connection = Connection::open(address, QStringLiteral("settings"));
        ASSERT_TRUE(connection.ok()) << connection.error().detail;
        EXPECT_EQ(connection.value()->single("PRAGMA journal_mode").value(), QStringLiteral("wal"));
        EXPECT_EQ(connection.value()->single("PRAGMA foreign_keys").value(), QStringLiteral("1"));
        EXPECT_EQ(connection.value()->single("PRAGMA synchronous").value(),
                  synchronous == Synchronous::Full ? QStringLiteral("2") : QStringLiteral("1"));
    }
}

TEST(PostgresConnection, NobodyThereIsUnavailable)
{
    const auto opened = SqlStore::openPostgres("postgresql://u@/d?host=/nowhere");
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, ErrorCode::Unavailable);
}

} // namespace
} // namespace matchdesk::tests
