// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace matchdesk::bench {

/// Somebody with a record and without an account.
struct Person {
    std::string firstName;
    std::string lastName;
    std::string bornOn;
    std::string nino;
};

/// A demo world on SQLite, served by the real program in a process of its own, and a client that may call as often as it
/// likes. One thread.
class ServedWorld {
public:
    /// `programs`: the folder of matchdeskctl and matchdesk-server.
    ServedWorld(std::string programs, std::size_t records);
    ~ServedWorld(); ///< asks the server to end, and waits for it

    /// Empty, or what went wrong.
    [[nodiscard]] std::string start();
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] const std::string &key() const { return m_key; }
    /// People whom three details find, in an order of no meaning.
    [[nodiscard]] std::vector<Person> people();
    [[nodiscard]] std::string database() const;
    /// The processor time that the server has taken so far.
    [[nodiscard]] double processorSeconds() const;
    /// Empty, or what is wrong after the server has ended: it fails, or its audit is not whole.
    [[nodiscard]] std::string end();

private:
    [[nodiscard]] std::optional<std::string> run(const QStringList &words) const;

    const std::string m_programs;
    const std::size_t m_records;
    QTemporaryDir m_folder;
    QProcess m_server;
    std::uint16_t m_port = 0;
    std::string m_key;
};

} // namespace matchdesk::bench
