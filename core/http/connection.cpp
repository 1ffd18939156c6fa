// SPDX-License-Identifier: MIT
#include "connection.h"

#include "response_writer.h"
#include "support/clock.h"
#include "support/text.h"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <utility>

namespace matchdesk::http {

namespace {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;
using std::chrono::milliseconds;

/// How long, and how much, a client may go on sending after its last answer. Closing at once would reset the connection and
/// the client would lose the answer.
constexpr milliseconds kLingerTime {1'000};
constexpr std::size_t kLingerBytes = 256 * 1024;
constexpr std::size_t kReadSize = 16 * 1024;

} // namespace

Connection::Connection(Socket socket, std::string peer, Common &common, Connections &siblings)
    : m_socket(std::move(socket)),
      m_timer(m_socket.get_executor()),
      m_peer(std::move(peer)),
      m_common(common),
      m_siblings(siblings),
      m_reader(common.options.policy)
{
}

void Connection::start()
{
    m_siblings.insert(shared_from_this());
    ErrorCode error;
    m_socket.non_blocking(true, error);
    if (error || m_common.draining) {
        close();
        return;
    }
    m_socket.set_option(asio::ip::tcp::no_delay(true), error);    // slower without, not wrong
    expireAfter(m_common.options.idleLimit);
    awaitBytes();
}

void Connection::drain()
{
    if (m_state != State::Reading || !m_reader.idle())
        return;
    // A request that has already arrived gets its 503; the pending wait finds it.
    ErrorCode error;
    if (m_socket.available(error) == 0 || error)
        close();
}

void Connection::close()
{
    if (m_state == State::Closed)
        return;
    const auto self = shared_from_this();
    m_state = State::Closed;
    ErrorCode error;
    m_socket.close(error);
    m_timer.cancel();
    m_common.buffered -= std::exchange(m_accounted, 0);
    m_siblings.erase(self);
    m_common.ledger.leave(m_peer);
}

void Connection::awaitBytes()
{
    m_socket.async_wait(Socket::wait_read, [self = shared_from_this()](const ErrorCode &error) {
        if (self->m_state == State::Reading && !error)
            self->readSome();
        else if (self->m_state == State::Lingering && !error)
            self->discardSome();
        else
            self->close();
    });
}

void Connection::readSome()
{
    std::array<char, kReadSize> bytes {};
    ErrorCode error;
    const std::size_t count = m_socket.read_some(asio::buffer(bytes), error);
    if (error == asio::error::would_block) {
        awaitBytes();
        return;
    }
    if (error) {
        close();
        return;
    }
    if (m_reader.idle()) {
        m_began = Clock::now();
        expireAfter(m_common.options.requestDeadline);
    }
    m_reader.feed(std::string_view(bytes.data(), count));
    readOn();
}

void Connection::readOn()
{
    account();
    switch (m_reader.state()) {
    case RequestReader::State::Complete: dispatch(); return;
    case RequestReader::State::Refused: refuse(m_reader.refusal()); return;
    case RequestReader::State::NeedMore: break;
    }
    if (m_common.buffered > m_common.options.bufferedBytes) {
        Refusal busy;
        busy.status = 503;
        busy.code = "busy";
        busy.title = "Too much is being sent at once.";
        busy.retryAfterSeconds = 1;
        refuse(std::move(busy));
        return;
    }
    if (m_reader.takeContinue())
        sendContinue();
    if (m_state == State::Reading)
        awaitBytes();
}

void Connection::sendContinue()
{
    static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    ErrorCode error;
    // Nothing else is under way, so these few bytes fit the socket's buffer unless the client has stopped reading.
    const std::size_t sent = m_socket.write_some(asio::buffer(kContinue), error);
    if (error || sent != kContinue.size())
        close();
}

void Connection::dispatch()
{
    m_wantsMore = m_reader.keepAlive();
    Request request = m_reader.take();
    account();
    if (request.requestId.empty())
        request.requestId = newId(SystemClock().now());
    request.peer = m_peer;
    m_method = request.method;
    m_requestId = request.requestId;
    ++m_requests;
    m_state = State::Handling;
    m_deadline = Clock::time_point::max();
    if (m_common.draining) {
        Refusal stopping;
        stopping.status = 503;
        stopping.code = "stopping";
        stopping.title = "The server is stopping.";
        stopping.retryAfterSeconds = 1;
        refuse(std::move(stopping));
        return;
    }
    WorkerPool::Job job;
    job.request = std::move(request);
    job.latest = m_began + m_common.options.requestDeadline;
    job.done = [self = shared_from_this()](WorkerPool::Ending ending, Response response) {
        asio::post(self->m_socket.get_executor(), [self, ending, response = std::move(response)]() mutable {
            self->answered(ending, std::move(response));
        });
    };
    if (!m_common.pool.submit(std::move(job)))
        answered(WorkerPool::Ending::Late, {});
}

void Connection::answered(WorkerPool::Ending ending, Response response)
{
    if (m_state != State::Handling)
        return;
    const ServerOptions &options = m_common.options;
    const bool keepAlive = m_wantsMore && !m_common.draining && m_requests < options.requestsPerConnection
        && Clock::now() - m_opened < options.connectionAge;
    if (ending == WorkerPool::Ending::Answered) {
        report(response.status, {});
        write(response, keepAlive);
        return;
    }
    Refusal refusal;
    refusal.requestId = m_requestId;
    if (ending == WorkerPool::Ending::Failed) {
        refusal.status = 500;
        refusal.code = "internal";
        refusal.title = "The server failed to answer.";
    } else {
        refusal.status = 503;
        refusal.code = "busy";
        refusal.title = "The server has too much to do.";
        refusal.retryAfterSeconds = 1;
    }
    report(refusal.status, refusal.code);
    write(options.refuse ? options.refuse(refusal) : problem(refusal), keepAlive);
}

void Connection::refuse(Refusal refusal)
{
    if (m_state == State::Reading) {    // there is no complete request whose method and id would be known
        m_method = std::string(m_reader.method());
        m_requestId = newId(SystemClock().now());
    }
    refusal.requestId = m_requestId;
    report(refusal.status, refusal.code);
    write(m_common.options.refuse ? m_common.options.refuse(refusal) : problem(refusal), false);
}

void Connection::write(const Response &response, bool keepAlive)
{
    m_state = State::Writing;
    Framing framing;
    framing.requestId = m_requestId;
    framing.head = m_method == "HEAD";
    framing.keepAlive = keepAlive;
    framing.now = std::chrono::system_clock::now();
    m_out = toBytes(response, framing);
    expireAfter(m_common.options.writeDeadline * (1 + m_out.size() / (1024 * 1024)));
    asio::async_write(m_socket, asio::buffer(m_out),
                      [self = shared_from_this(), keepAlive](const ErrorCode &error, std::size_t) {
                          if (error || self->m_state != State::Writing)
                              self->close();
                          else
                              self->written(keepAlive);
                      });
}

void Connection::written(bool keepAlive)
{
    std::string().swap(m_out);
    if (!keepAlive) {
        if (m_timedOut)
            close();
        else
            linger();
        return;
    }
    m_state = State::Reading;
    m_began = Clock::now();
    expireAfter(m_reader.idle() ? m_common.options.idleLimit : m_common.options.requestDeadline);
    if (m_common.draining)    // it began while this answer was on its way
        drain();
    if (m_state == State::Reading)
        readOn();
}

void Connection::linger()
{
    ErrorCode error;
    m_socket.shutdown(Socket::shutdown_send, error);
    if (error) {
        close();
        return;
    }
    m_state = State::Lingering;
    expireAfter(kLingerTime);
    awaitBytes();
}

void Connection::discardSome()
{
    std::array<char, kReadSize> bytes {};
    ErrorCode error;
    const std::size_t count = m_socket.read_some(asio::buffer(bytes), error);
    m_discarded += count;
    if ((error && error != asio::error::would_block) || m_discarded > kLingerBytes)
        close();
    else
        awaitBytes();
}

void Connection::expireAfter(milliseconds time)
{
    m_deadline = Clock::now() + time;
    if (m_deadline < m_armed)
        armTimer();
}

/// The timer is moved only to fire earlier; when it fires too early it is set again. Most deadlines are met, and so cost
/// nothing but a comparison.
void Connection::armTimer()
{
    m_armed = m_deadline;
    m_timer.expires_at(m_deadline);
    m_timer.async_wait([self = shared_from_this()](const ErrorCode &error) {
        if (error || self->m_state == State::Closed)
            return;
        self->m_armed = Clock::time_point::max();
        if (Clock::now() >= self->m_deadline)
            self->expired();
        else if (self->m_deadline != Clock::time_point::max())
            self->armTimer();
    });
}

void Connection::expired()
{
    if (m_state != State::Reading || m_reader.idle()) {
        close();
        return;
    }
    m_timedOut = true;
    Refusal late;
    late.status = 408;
    late.code = "timeout";
    late.title = "The request took too long to arrive.";
    refuse(std::move(late));
}

void Connection::account()
{
    const std::size_t now = m_reader.buffered();
    m_common.buffered += now;
    m_common.buffered -= std::exchange(m_accounted, now);
}

void Connection::report(int status, std::string refusal)
{
    if (!m_common.options.onExchange)
        return;
    Exchange exchange;
    exchange.requestId = m_requestId;
    exchange.method = m_method;
    exchange.status = status;
    exchange.refusal = std::move(refusal);
    exchange.took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - m_began);
    m_common.options.onExchange(exchange);
}

} // namespace matchdesk::http
