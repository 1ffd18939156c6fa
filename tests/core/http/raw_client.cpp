// SPDX-License-Identifier: MIT
#include "core/http/raw_client.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace matchdesk::http::tests {

namespace {

using Moment = std::chrono::steady_clock::time_point;

/// Waits for `events`; false when the time is over.
bool await(int socket, short events, Moment until)
{
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
        if (left <= 0)
            return false;
        pollfd entry {socket, events, 0};
        const int ready = ::poll(&entry, 1, static_cast<int>(left));
        if (ready > 0)
            return true;
        if (ready < 0 && errno != EINTR)
            return false;
    }
}

} // namespace

RawClient::RawClient(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (m_socket >= 0 && ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        ::close(m_socket);
        m_socket = -1;
        return;
    }
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(m_socket, F_SETFL, ::fcntl(m_socket, F_GETFL) | O_NONBLOCK);
}

RawClient::~RawClient()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

RawClient::RawClient(RawClient &&other) noexcept
    : m_socket(std::exchange(other.m_socket, -1)), m_received(std::move(other.m_received))
{
}

std::size_t RawClient::send(std::string_view bytes, Time atMost)
{
    const Moment until = std::chrono::steady_clock::now() + atMost;
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count = ::send(m_socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count > 0)
            sent += static_cast<std::size_t>(count);
        else if (errno != EAGAIN && errno != EINTR)
            break;
        else if (!await(m_socket, POLLOUT, until))
            break;
    }
    return sent;
}

std::optional<Answer> RawClient::receive(Time atMost, bool hasBody)
{
    const Moment until = std::chrono::steady_clock::now() + atMost;
    std::size_t end = m_received.find("\r\n\r\n");
    while (end == std::string::npos) {
        if (!readSome(until))
            return std::nullopt;
        end = m_received.find("\r\n\r\n");
    }
    Answer answer;
    const std::string head = m_received.substr(0, end + 2);
    if (!head.starts_with("HTTP/1.1 "))
        return std::nullopt;
    answer.status = std::stoi(head.substr(9, 3));
    std::size_t line = head.find("\r\n") + 2;
    while (line < head.size()) {
        const std::size_t next = head.find("\r\n", line);
        const std::size_t colon = head.find(": ", line);
        std::string name = head.substr(line, colon - line);
        for (char &c : name)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        answer.headers[name] = head.substr(colon + 2, next - colon - 2);
        line = next + 2;
    }
    const auto length = answer.headers.find("content-length");
    const std::size_t size = hasBody && length != answer.headers.end() ? std::stoul(length->second) : 0;
    while (m_received.size() < end + 4 + size) {
        if (!readSome(until))
            return std::nullopt;
    }
    answer.body = m_received.substr(end + 4, size);
    m_received.erase(0, end + 4 + size);
    return answer;
}

bool RawClient::seesClose(Time atMost)
{
    const Moment until = std::chrono::steady_clock::now() + atMost;
    while (readSome(until))
        m_received.clear();
    return m_ended;
}

bool RawClient::isOpen() const noexcept
{
    char next = 0;
    const ssize_t count = ::recv(m_socket, &next, 1, MSG_PEEK | MSG_DONTWAIT);
    return count > 0 || (count < 0 && errno == EAGAIN);
}

void RawClient::finish() const
{
    ::shutdown(m_socket, SHUT_WR);
}

void RawClient::abort()
{
    const linger reset {1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    ::close(m_socket);
    m_socket = -1;
}

bool RawClient::readSome(Moment until)
{
    std::array<char, 65536> bytes {};
    while (true) {
        const ssize_t count = ::recv(m_socket, bytes.data(), bytes.size(), 0);
        if (count > 0) {
            m_received.append(bytes.data(), static_cast<std::size_t>(count));
            return true;
        }
        if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
            m_ended = true;
            return false;
        }
        if (!await(m_socket, POLLIN, until))
            return false;
    }
}

} // namespace matchdesk::http::tests
