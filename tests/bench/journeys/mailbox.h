// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace matchdesk::bench {

/// Everybody's mailbox: the codes in the outbox of a served database, read as they are asked for by a thread of its own.
class Mailbox {
public:
    explicit Mailbox(std::string database);
    ~Mailbox();
    Mailbox(const Mailbox &) = delete;
    Mailbox &operator=(const Mailbox &) = delete;

    /// The code that was sent to that address, once; empty where none was. Any thread.
    [[nodiscard]] std::string codeFor(const std::string &address);

private:
    void run(const std::stop_token &stop);

    const std::string m_database;
    std::mutex m_mutex;
    std::condition_variable_any m_moved;
    std::map<std::string, std::string> m_codes; ///< by address
    std::uint64_t m_asked = 0;                  ///< how often it was asked to look
    std::uint64_t m_looked = 0;                 ///< which of those it has answered
    std::jthread m_thread;
};

} // namespace matchdesk::bench
