// SPDX-License-Identifier: MIT
// Delivers a database's outbox until it is killed: mail_program DATABASE SMTP-PORT LEASE-MILLISECONDS.
#include "messaging/delivery.h"
#include "messaging/mail_settings.h"
#include "store/sql_store.h"

#include <QCoreApplication>

#include <cstdlib>
#include <thread>

int main(int argc, char **argv)
{
    using namespace matchdesk;
    const QCoreApplication application(argc, argv);
    if (argc != 4)
        return 2;
    const SystemClock clock;
    const auto store = SqlStore::openSqlite(argv[1]);
    if (!store.ok())
        return 1;
    SmtpSettings settings;
    settings.host = "127.0.0.1";
    settings.port = static_cast<std::uint16_t>(std::atoi(argv[2]));
    settings.tls = SmtpSettings::Tls::None;
    settings.from = "desk@example.test";
    settings.domain = "example.test";
    const auto transport = makeSmtpTransport(settings, clock);
    DeliveryOptions options;
    options.lease = std::chrono::milliseconds(std::atoi(argv[3]));
    Delivery delivery(*store.value(), clock, *transport, SecretKey(), options);
    while (true) {
        const auto step = delivery.step({});
        if (!step.ok())
            return 1;
        std::this_thread::sleep_for(std::min(step.value().rest, std::chrono::milliseconds(20)));
    }
}
