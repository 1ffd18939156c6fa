// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace matchdesk::test {

/// The other end of one connection, as a script sees it.
class PeerConnection {
public:
    using Note = std::function<void(const std::string &request)>;
    PeerConnection(int socket, const std::atomic<bool> &stopping, Note note);
    ~PeerConnection();
    PeerConnection(const PeerConnection &) = delete;
    PeerConnection &operator=(const PeerConnection &) = delete;

    /// Reads one whole request; empty when the client went away.
    [[nodiscard]] std::string readRequest();
    void send(const std::string &bytes) const;
    /// Closes by reset instead of properly.
    void reset();
    /// Sends nothing more until the client goes away or the peer is destroyed.
    void waitForEnd() const;

private:
    int m_socket;
    const std::atomic<bool> &m_stopping;
    Note m_note;
};

/// A server that does what a script says, connection by connection; the last script serves all further connections.
/// Whatever it has read can be looked at afterwards.
class ScriptedPeer {
public:
    using Script = std::function<void(PeerConnection &)>;

    explicit ScriptedPeer(std::vector<Script> scripts);
    ~ScriptedPeer();
    ScriptedPeer(const ScriptedPeer &) = delete;
    ScriptedPeer &operator=(const ScriptedPeer &) = delete;

    [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    [[nodiscard]] std::vector<std::string> requests() const;

    /// A script that reads a request, answers it with `answer` and closes.
    [[nodiscard]] static Script answering(std::string answer);
    /// An answer with a right Content-Length.
    [[nodiscard]] static std::string response(const std::string &statusLine, const std::string &body,
                                              const std::string &headers = "Content-Type: application/json\r\n");
    /// Reads the request and then waits until the client goes away.
    [[nodiscard]] static Script silent();

private:
    void serve();

    std::vector<Script> m_scripts;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    mutable std::mutex m_mutex;
    std::vector<std::string> m_requests;
    std::atomic<bool> m_stopping = false;
    std::vector<std::thread> m_connections;
    std::thread m_acceptor;
};

} // namespace matchdesk::test
