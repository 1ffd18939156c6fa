// SPDX-License-Identifier: MIT
#include "served_world.h"

#include "connection.h"

#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <fstream>
#include <utility>

#include <unistd.h>

namespace matchdesk::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatience = 120'000;

} // namespace

ServedWorld::ServedWorld(std::string programs, std::size_t records)
    : m_programs(std::move(programs))
    , m_records(records)
{
}

ServedWorld::~ServedWorld()
{
    static_cast<void>(end());
}

std::optional<std::string> ServedWorld::run(const QStringList &words) const
{
    QProcess process;
    process.start(QString::fromStdString(m_programs + "/matchdeskctl"), words);
    if (!process.waitForFinished(kPatience) || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput().toStdString() + process.readAllStandardError().toStdString();
}

std::string ServedWorld::start()
{
    const QString folder = m_folder.filePath(u"world"_s);
    if (!run({u"demo"_s, u"world"_s, u"--data"_s, folder, u"--seed"_s, u"3"_s, u"--records"_s, QString::number(m_records),
              u"--tickets"_s, u"200"_s}))
        return "no demo world was made";
    const auto added = run({u"client"_s, u"add"_s, u"bench"_s, u"--scopes"_s, u"journey"_s, u"--rate"_s, u"1000000"_s,
                            u"--data"_s, folder});
    if (!added)
        return "no client was added";
    m_key = QRegularExpression(u"mdk_\\S+"_s).match(QString::fromStdString(*added)).captured(0).toStdString();
    m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_server.start(QString::fromStdString(m_programs + "/matchdesk-server"),
                   {u"--demo"_s, u"--data"_s, folder, u"--port"_s, u"0"_s});
    while (!m_server.canReadLine()) {
        if (!m_server.waitForReadyRead(kPatience))
            return "the server does not get ready";
    }
    const std::string address = textIn(m_server.readLine().toStdString(), "address");
    m_port = static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
    return {};
}

std::vector<Person> ServedWorld::people()
{
    std::vector<Person> found;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"people"_s);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        database.setDatabaseName(QString::fromStdString(this->database()));
        database.open();
        QSqlQuery query(database);
        query.exec(u"SELECT first_name, last_name, birth_date, nino FROM records WHERE status = 'active' AND active_alert = 0 "
                   "AND nino IS NOT NULL AND first_name IS NOT NULL AND last_name IS NOT NULL AND birth_date IS NOT NULL "
                   "AND trn NOT IN (SELECT trn FROM identities WHERE trn IS NOT NULL) "
                   "AND nino IN (SELECT nino FROM records GROUP BY nino HAVING COUNT(*) = 1) ORDER BY nino"_s);
        while (query.next())
            found.push_back({query.value(0).toString().toStdString(), query.value(1).toString().toStdString(),
                             query.value(2).toString().toStdString(), query.value(3).toString().toStdString()});
    }
    QSqlDatabase::removeDatabase(u"people"_s);
    return found;
}

std::string ServedWorld::database() const
{
    return m_folder.filePath(u"world/matchdesk.sqlite"_s).toStdString();
}

double ServedWorld::processorSeconds() const
{
    std::ifstream stat("/proc/" + std::to_string(m_server.processId()) + "/stat");
    std::string word;
    long ticks = 0;
    // The program's name, the second word, has no space in it.
    for (int i = 1; i <= 15 && stat >> word; ++i) {
        if (i >= 14)
            ticks += std::stol(word);
    }
    return static_cast<double>(ticks) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

std::string ServedWorld::end()
{
    if (m_server.state() == QProcess::NotRunning)
        return {};
    m_server.terminate();
    if (!m_server.waitForFinished(kPatience) || m_server.exitCode() != 0)
        return "the server did not end as it should";
    return run({u"audit"_s, u"verify"_s, u"--data"_s, m_folder.filePath(u"world"_s)}) ? std::string()
                                                                                     : "the audit is not whole";
}

} // namespace matchdesk::bench
