// SPDX-License-Identifier: MIT
#pragma once

#include "http/message.h"
#include "http/policy.h"
#include "http/problem.h"
#include "support/result.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace matchdesk::http {

/// Answers one request. Runs on a worker and may block (database, password hashing). What it throws becomes a 500.
using Handler = std::function<Response(const Request &)>;

/// Makes the handler of one worker. Called once in each worker's own thread at start; the handler it returns is called, and
/// at the end destroyed, in that thread only. So a database connection that the handler holds is opened, used and closed in
/// one thread's own run loop, as Qt Sql demands. An error from any worker makes Server::start fail with that error.
using HandlerFactory = std::function<Result<Handler>(unsigned worker)>;

/// One finished exchange, for the log. Carries nothing of the path, query, headers or body: they may name people.
struct Exchange {
    std::string requestId;
    std::string method;      ///< empty where the request was refused before it was known
    int status = 0;
    std::string refusal;     ///< Refusal::code where the server itself refused, otherwise empty
    std::chrono::microseconds took {0};    ///< from the first byte of the request to the answer being ready
};

/// How a server listens and what it puts up with. The defaults are the product's; tests shorten the times.
struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;                     ///< 0: one that is free; start() says which
    unsigned ioThreads = 2;                     ///< network threads; they never run a handler
    unsigned workers = 0;                       ///< handler threads; 0: max(4, cores)
    std::size_t queueLimit = 256;               ///< requests waiting for a worker; more are 503 with Retry-After: 1
    Policy policy;
    std::chrono::milliseconds requestDeadline {10'000};    ///< first byte of a request to its last, and its wait for a worker
    std::chrono::milliseconds idleLimit {30'000};          ///< without a byte of a request
    std::chrono::milliseconds writeDeadline {10'000};      ///< to send a response, per started MiB
    std::chrono::milliseconds connectionAge {600'000};     ///< after that the next response closes the connection
    unsigned requestsPerConnection = 1'000;
    std::size_t connections = 12'000;                      ///< more are accepted and closed at once
    std::size_t connectionsPerPeer = 256;
    std::size_t connectionsPerLocalPeer = 12'000;          ///< the same for 127.0.0.0/8 and ::1
    std::size_t bufferedBytes = 64 * 1024 * 1024;          ///< unfinished requests of all connections; more is 503
    std::chrono::milliseconds drainLimit {10'000};         ///< stop() waits that long for requests under way
    /// The body of a refusal. Unset: problem(). Called on a network thread; must not block.
    std::function<Response(const Refusal &)> refuse;
    /// Told about every exchange, on a network thread; must not block.
    std::function<void(const Exchange &)> onExchange;
};

/// An HTTP/1.1 server for programs on trusted desks, not for browsers: strict about messages, with a limit on everything a
/// client can make it spend. Requests are read on network threads and answered by a fixed pool of workers.
/// The object is used from one thread at a time, never from a handler.
class Server {
public:
    Server(ServerOptions options, HandlerFactory factory);
    ~Server();    ///< stops
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    /// Binds, starts the threads and returns the port. Raises the process's limit of open files to its hard limit.
    /// Errors: Unavailable (address in use or not ours), or what the factory returned. A server starts once.
    [[nodiscard]] Result<std::uint16_t> start();

    /// Stops listening, lets requests under way finish (at most drainLimit), answers new ones 503, closes everything and
    /// joins all threads; handlers are destroyed in their threads. Blocks; a second call does nothing.
    void stop();

    /// Connections open now.
    [[nodiscard]] std::size_t connections() const noexcept;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace matchdesk::http
