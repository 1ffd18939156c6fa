// SPDX-License-Identifier: MIT
#include "mailbox.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <cctype>
#include <utility>
#include <vector>

namespace matchdesk::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Six digits that stand by themselves.
std::string codeIn(const std::string &text)
{
    std::size_t digits = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0) {
            ++digits;
            continue;
        }
        if (digits == 6)
            return text.substr(at - 6, 6);
        digits = 0;
    }
    return {};
}

} // namespace

Mailbox::Mailbox(std::string database)
    : m_database(std::move(database))
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

Mailbox::~Mailbox() = default;

std::string Mailbox::codeFor(const std::string &address)
{
    std::unique_lock lock(m_mutex);
    auto found = m_codes.find(address);
    if (found == m_codes.end()) {
        const std::uint64_t mine = ++m_asked;
        m_moved.notify_all();
        m_moved.wait(lock, [&] { return m_looked >= mine; });
        found = m_codes.find(address);
    }
    return found == m_codes.end() ? std::string() : m_codes.extract(found).mapped();
}

void Mailbox::run(const std::stop_token &stop)
{
    const QString name = u"mailbox"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        database.setDatabaseName(QString::fromStdString(m_database));
        database.open();
        QSqlQuery query(database);
        query.setForwardOnly(true);
        query.prepare(u"SELECT rowid, recipient, body FROM outbox WHERE rowid > ? ORDER BY rowid"_s);
        qlonglong last = 0;
        std::unique_lock lock(m_mutex);
        while (m_moved.wait(lock, stop, [&] { return m_looked < m_asked; })) {
            const std::uint64_t now = m_asked;
            lock.unlock();
            std::vector<std::pair<std::string, std::string>> read;
            query.bindValue(0, last);
            query.exec();
            while (query.next()) {
                last = query.value(0).toLongLong();
                if (std::string code = codeIn(query.value(2).toString().toStdString()); !code.empty())
                    read.emplace_back(query.value(1).toString().toStdString(), std::move(code));
            }
            query.finish();
            lock.lock();
            for (auto &[address, code] : read)
                m_codes.insert_or_assign(std::move(address), std::move(code));
            m_looked = now;
            m_moved.notify_all();
        }
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace matchdesk::bench
