// SPDX-License-Identifier: MIT
#include "scripted_peer.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace matchdesk::test {

namespace {

bool readable(int socket, const std::atomic<bool> &stopping)
{
    while (!stopping) {
        pollfd one {.fd = socket, .events = POLLIN, .revents = 0};
        if (poll(&one, 1, 10) > 0)
            return true;
    }
    return false;
}

std::size_t lengthIn(const std::string &head)
{
    const std::size_t at = head.find("Content-Length: ");
    return at == std::string::npos ? 0 : std::strtoul(head.c_str() + at + 16, nullptr, 10);
}

} // namespace

PeerConnection::PeerConnection(int socket, const std::atomic<bool> &stopping, Note note)
    : m_socket(socket)
    , m_stopping(stopping)
    , m_note(std::move(note))
{
}

PeerConnection::~PeerConnection()
{
    if (m_socket >= 0)
        close(m_socket);
}

std::string PeerConnection::readRequest()
{
    std::string text;
    while (readable(m_socket, m_stopping)) {
        char buffer[4096];
        const ssize_t count = recv(m_socket, buffer, sizeof buffer, 0);
        if (count <= 0)
            return {};
        text.append(buffer, static_cast<std::size_t>(count));
        const std::size_t end = text.find("\r\n\r\n");
        if (end != std::string::npos && text.size() >= end + 4 + lengthIn(text.substr(0, end + 2))) {
            m_note(text);
            return text;
        }
    }
    return {};
}

void PeerConnection::send(const std::string &bytes) const
{
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count = ::send(m_socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0)
            return;
        sent += static_cast<std::size_t>(count);
    }
}

void PeerConnection::reset()
{
    const linger now {.l_onoff = 1, .l_linger = 0};
    setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close(std::exchange(m_socket, -1));
}

void PeerConnection::waitForEnd() const
{
    char byte = 0;
    while (readable(m_socket, m_stopping)) {
        if (recv(m_socket, &byte, 1, 0) <= 0)
            return;
    }
}

ScriptedPeer::ScriptedPeer(std::vector<Script> scripts)
    : m_scripts(std::move(scripts))
{
    m_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    listen(m_listener, 64);
    socklen_t size = sizeof address;
    getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { serve(); });
}

ScriptedPeer::~ScriptedPeer()
{
    m_stopping = true;
    m_acceptor.join();
    for (std::thread &connection : m_connections)
        connection.join();
    close(m_listener);
}

void ScriptedPeer::serve()
{
    for (std::size_t number = 0; readable(m_listener, m_stopping); ++number) {
        const int client = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        const Script &script = m_scripts[std::min(number, m_scripts.size() - 1)];
        m_connections.emplace_back([this, client, &script] {
            PeerConnection connection(client, m_stopping, [this](const std::string &request) {
                const std::scoped_lock lock(m_mutex);
                m_requests.push_back(request);
            });
            script(connection);
        });
    }
}

std::vector<std::string> ScriptedPeer::requests() const
{
    const std::scoped_lock lock(m_mutex);
    return m_requests;
}

ScriptedPeer::Script ScriptedPeer::answering(std::string answer)
{
    return [answer = std::move(answer)](PeerConnection &connection) {
        if (!connection.readRequest().empty())
            connection.send(answer);
    };
}

std::string ScriptedPeer::response(const std::string &statusLine, const std::string &body, const std::string &headers)
{
    return "HTTP/1.1 " + statusLine + "\r\n" + headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n"
        + body;
}

ScriptedPeer::Script ScriptedPeer::silent()
{
    return [](PeerConnection &connection) {
        if (!connection.readRequest().empty())
            connection.waitForEnd();
    };
}

} // namespace matchdesk::test
