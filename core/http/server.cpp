// SPDX-License-Identifier: MIT
#include "http/server.h"

#include "connection.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>

#include <sys/resource.h>

#include <algorithm>
#include <exception>
#include <thread>
#include <utility>
#include <vector>

namespace matchdesk::http {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using BoostError = boost::system::error_code;

/// One network thread and its connections.
struct Loop {
    asio::io_context io {1};
    asio::executor_work_guard<asio::io_context::executor_type> work {io.get_executor()};
    Connections connections;
    std::thread thread;
};

void run(asio::io_context &io)
{
    while (true) {
        try {
            io.run();
            return;
        } catch (...) {    // NOLINT(bugprone-empty-catch): one connection ran out of memory; the others go on
        }
    }
}

/// Twelve thousand connections do not fit the usual soft limit of 1,024 files.
void raiseFileLimit()
{
    rlimit limit {};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

Error unavailable(std::string detail)
{
    Error error;
    error.code = ErrorCode::Unavailable;
    error.detail = std::move(detail);
    return error;
}

asio::ip::address plainAddress(const asio::ip::address &address)
{
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address;
}

} // namespace

class Server::Impl {
public:
    Impl(ServerOptions options, HandlerFactory factory)
        : m_options(std::move(options)),
          m_factory(std::move(factory)),
          m_pool(m_options.workers > 0 ? m_options.workers : std::max(4U, std::thread::hardware_concurrency()),
                 m_options.queueLimit)
    {
    }

    ~Impl() { stop(); }
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    Result<std::uint16_t> start()
    {
        if (m_started)
            return unavailable("The server has been started before.");
        m_started = true;
        raiseFileLimit();
        try {
            for (unsigned i = 0; i < std::max(1U, m_options.ioThreads); ++i)
                m_loops.push_back(std::make_unique<Loop>());
            m_acceptor.emplace(m_loops.front()->io);
            m_retry.emplace(m_loops.front()->io);
            if (auto bound = bind(); !bound.ok())
                return bound;
            if (auto working = m_pool.start(m_factory); !working.ok())
                return working.error();
            m_factory = {};
            BoostError error;
            const std::uint16_t port = m_acceptor->local_endpoint(error).port();
            accept();
            for (const auto &loop : m_loops)
                loop->thread = std::thread([&io = loop->io] { run(io); });
            return port;
        } catch (const std::exception &) {
            return unavailable("The server's threads could not be started.");
        }
    }

    void stop()
    {
        if (!m_started || m_stopped)
            return;
        m_stopped = true;
        m_common.draining = true;
        if (m_acceptor) {
            asio::post(m_loops.front()->io, [this] {
                BoostError error;
                m_acceptor->close(error);
                m_retry->cancel();
            });
        }
        const bool running = std::any_of(m_loops.begin(), m_loops.end(),
                                         [](const auto &loop) { return loop->thread.joinable(); });
        if (running) {
            onEveryConnection(&Connection::drain);
            if (!m_ledger.awaitNone(m_options.drainLimit)) {
                onEveryConnection(&Connection::close);
                // Closing is quick, but a thread that does not come to it must not hold up the end for ever.
                static_cast<void>(m_ledger.awaitNone(std::chrono::milliseconds(1'000)));
            }
        }
        m_pool.stop();
        for (const auto &loop : m_loops) {
            loop->io.stop();
            if (loop->thread.joinable())
                loop->thread.join();
            loop->connections.clear();
        }
        // What is still queued refers to the acceptor and to the connections: it goes with the loops, before them.
        m_acceptor.reset();
        m_retry.reset();
        m_loops.clear();
    }

    [[nodiscard]] std::size_t connections() const { return m_ledger.total(); }

private:
    Outcome bindTo(const tcp::endpoint &endpoint)
    {
        BoostError error;
        m_acceptor->open(endpoint.protocol(), error);
        if (!error)
            m_acceptor->set_option(tcp::acceptor::reuse_address(true), error);
        if (!error)
            m_acceptor->bind(endpoint, error);
        if (!error)
            m_acceptor->listen(asio::socket_base::max_listen_connections, error);
        if (error)
            return unavailable("Cannot listen: " + error.message());
        return Done {};
    }

    Result<std::uint16_t> bind()
    {
        BoostError error;
        const auto address = asio::ip::make_address(m_options.address, error);
        if (error)
            return unavailable("The address to listen on is not an IP address.");
        if (auto bound = bindTo(tcp::endpoint(address, m_options.port)); !bound.ok())
            return bound.error();
        return m_acceptor->local_endpoint(error).port();
    }

    void accept()
    {
        Loop &loop = *m_loops.at(m_next++ % m_loops.size());
        m_acceptor->async_accept(loop.io, [this, &loop](const BoostError &error, tcp::socket socket) {
            if (error == asio::error::operation_aborted || !m_acceptor->is_open())
                return;
            if (!error) {
                admit(loop, std::move(socket));
            } else if (error != asio::error::connection_aborted) {
                // Out of files or memory: asking again at once would only spin.
                m_retry->expires_after(std::chrono::milliseconds(50));
                m_retry->async_wait([this](const BoostError &cancelled) {
                    if (!cancelled)
                        accept();
                });
                return;
            }
            accept();
        });
    }

    void admit(Loop &loop, tcp::socket socket)
    {
        BoostError error;
        const auto endpoint = socket.remote_endpoint(error);
        if (error)
            return;
        const auto address = plainAddress(endpoint.address());
        const std::size_t perPeer =
            address.is_loopback() ? m_options.connectionsPerLocalPeer : m_options.connectionsPerPeer;
        std::string peer = address.to_string();
        if (!m_ledger.enter(peer, m_options.connections, perPeer))
            return;
        asio::post(loop.io, [this, &loop, socket = std::move(socket), peer = std::move(peer)]() mutable {
            std::make_shared<Connection>(std::move(socket), std::move(peer), m_common, loop.connections)->start();
        });
    }

    void onEveryConnection(void (Connection::*what)())
    {
        for (const auto &loop : m_loops) {
            asio::post(loop->io, [&connections = loop->connections, what] {
                const std::vector<std::shared_ptr<Connection>> all(connections.begin(), connections.end());
                for (const auto &connection : all)
                    ((*connection).*what)();
            });
        }
    }

    const ServerOptions m_options;
    HandlerFactory m_factory;
    WorkerPool m_pool;
    Ledger m_ledger;
    Common m_common {m_options, m_pool, m_ledger};
    std::vector<std::unique_ptr<Loop>> m_loops;
    std::optional<tcp::acceptor> m_acceptor;
    std::optional<asio::steady_timer> m_retry;
    std::size_t m_next = 0;
    bool m_started = false;
    bool m_stopped = false;
};

Server::Server(ServerOptions options, HandlerFactory factory)
    : m_impl(std::make_unique<Impl>(std::move(options), std::move(factory)))
{
}

Server::~Server() = default;

Result<std::uint16_t> Server::start()
{
    return m_impl->start();
}

void Server::stop()
{
    m_impl->stop();
}

std::size_t Server::connections() const noexcept
{
    return m_impl->connections();
}

} // namespace matchdesk::http
