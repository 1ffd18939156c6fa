// SPDX-License-Identifier: MIT
#pragma once

#include "http/request_reader.h"
#include "http/server.h"
#include "ledger.h"
#include "worker_pool.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <memory>
#include <string>
#include <unordered_set>

namespace matchdesk::http {

class Connection;

/// What all connections of a server share. Outlives them.
struct Common {
    const ServerOptions &options;
    WorkerPool &pool;
    Ledger &ledger;
    std::atomic<bool> draining {false};
    std::atomic<std::size_t> buffered {0};
};

/// The connections of one network thread; used on that thread only.
using Connections = std::unordered_set<std::shared_ptr<Connection>>;

/// One client's connection: reads a request, hands it to a worker, writes the answer, and so on, one at a time. Everything
/// runs on the network thread of its socket. Holds no read buffer while nothing arrives, so an idle one is small.
class Connection final : public std::enable_shared_from_this<Connection> {
public:
    using Socket = boost::asio::ip::tcp::socket;
    using Clock = std::chrono::steady_clock;

    Connection(Socket socket, std::string peer, Common &common, Connections &siblings);

    void start();
    /// Ends now if nothing is under way; otherwise after the answer that is.
    void drain();
    /// Ends now.
    void close();

private:
    enum class State { Reading, Handling, Writing, Lingering, Closed };

    void awaitBytes();
    void readSome();
    void discardSome();
    void readOn();
    void sendContinue();
    void dispatch();
    void answered(WorkerPool::Ending ending, Response response);
    void refuse(Refusal refusal);
    void write(const Response &response, bool keepAlive);
    void written(bool keepAlive);
    void linger();
    void expireAfter(std::chrono::milliseconds time);
    void armTimer();
    void expired();
    void account();
    void report(int status, std::string refusal);

    Socket m_socket;
    boost::asio::steady_timer m_timer;
    const std::string m_peer;
    Common &m_common;
    Connections &m_siblings;
    RequestReader m_reader;
    State m_state = State::Reading;
    Clock::time_point m_opened = Clock::now();
    Clock::time_point m_began;                                     ///< of the request under way
    Clock::time_point m_deadline = Clock::time_point::max();
    Clock::time_point m_armed = Clock::time_point::max();          ///< when the timer will fire
    std::string m_out;
    std::string m_method;
    std::string m_requestId;
    std::size_t m_accounted = 0;
    std::size_t m_discarded = 0;
    unsigned m_requests = 0;
    bool m_wantsMore = true;                                       ///< the client keeps the connection
    bool m_timedOut = false;
};

} // namespace matchdesk::http
