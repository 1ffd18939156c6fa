// SPDX-License-Identifier: MIT
#include "connection.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace matchdesk::bench {

namespace {

constexpr std::string_view kEnd = "\r\n\r\n";

std::size_t lengthIn(std::string_view head)
{
    const std::size_t at = head.find("\r\nContent-Length: ");
    return at == std::string_view::npos ? 0 : std::strtoul(head.data() + at + 18, nullptr, 10);
}

} // namespace

Connection::Connection(std::uint16_t port, std::string key)
    : m_port(port)
    , m_fields(" HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\nAuthorization: Bearer " + std::move(key) + "\r\n")
{
}

Connection::~Connection()
{
    close();
}

bool Connection::open()
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to {};
    to.sin_family = AF_INET;
    to.sin_port = htons(m_port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int one = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return ::connect(m_socket, reinterpret_cast<const sockaddr *>(&to), sizeof to) == 0;
}

void Connection::close()
{
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
}

bool Connection::send(const std::string &text) const
{
    return ::send(m_socket, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
}

Connection::Answer Connection::receive()
{
    std::string text;
    std::array<char, 16 * 1024> buffer {};
    std::size_t whole = std::string::npos;
    std::size_t head = std::string::npos;
    while (text.size() < whole) {
        const ssize_t got = ::recv(m_socket, buffer.data(), buffer.size(), 0);
        if (got <= 0)
            return {};
        text.append(buffer.data(), static_cast<std::size_t>(got));
        if (head == std::string::npos) {
            head = text.find(kEnd);
            if (head != std::string::npos)
                whole = head + kEnd.size() + lengthIn(std::string_view(text).substr(0, head + 2));
        }
    }
    if (text.find("\r\nConnection: close") < head)
        close();
    return {std::atoi(text.c_str() + 9), text.substr(head + kEnd.size())};
}

Connection::Answer Connection::ask(const char *method, const std::string &path, const std::string &body)
{
    std::string text = std::string(method).append(" ").append(path).append(m_fields);
    if (!body.empty() || std::string_view(method) != "GET")
        text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    if (!body.empty())
        text.append("Content-Type: application/json\r\n");
    text.append("\r\n").append(body);
    if (m_socket < 0 && !open())
        return {};
    if (!send(text))
        return {};
    return receive();
}

std::string textIn(const std::string &json, const std::string &member)
{
    const std::string name = '"' + member + "\":\"";
    const std::size_t at = json.find(name);
    if (at == std::string::npos)
        return {};
    const std::size_t from = at + name.size();
    return json.substr(from, json.find('"', from) - from);
}

} // namespace matchdesk::bench
