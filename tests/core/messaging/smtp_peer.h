// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace matchdesk::test {

/// A key and a certificate for 127.0.0.1 that nobody but its own file vouches for.
struct Certificate {
    /// Writes "cert.pem" and "key.pem" into `folder`. `host` is what it is for.
    static Certificate write(const std::filesystem::path &folder, const std::string &host = "127.0.0.1");
    std::filesystem::path certificate;
    std::filesystem::path key;
};

/// What a mail server in a test does.
struct SmtpPeerOptions {
    enum class Tls { None, StartTls, Implicit } tls = Tls::None;
    Certificate certificate {};
    std::string user {};             ///< with a user it wants AUTH PLAIN
    std::string password {};
    bool refusesSender = false;     ///< 550 to MAIL
    int greylist = 0;               ///< 451 to the first so many RCPT of "grey@…"
};

/// A real mail server over TCP, for tests. It takes any mail, except that the recipient's local part chooses otherwise:
/// "refused" is answered 550, "grey" 451 for a while, "large" 552 after the text; "drop" has its connection closed before
/// the text, "lost" after the text was accepted and before that is said.
class SmtpPeer {
public:
    struct Mail {
        std::string from;
        std::string to;
        std::string text; ///< as received, without the dots that SMTP doubles
        bool secured = false;
    };

    explicit SmtpPeer(SmtpPeerOptions options = {});
    ~SmtpPeer();
    SmtpPeer(const SmtpPeer &) = delete;
    SmtpPeer &operator=(const SmtpPeer &) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::vector<Mail> received() const;
    [[nodiscard]] int connections() const { return m_connections; }

private:
    class Talk;
    void serve();

    const SmtpPeerOptions m_options;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_greylisted = 0;
    mutable std::mutex m_mutex;
    std::vector<Mail> m_received;
    std::set<int> m_open;
    std::vector<std::thread> m_talks;
    std::thread m_thread;
};

/// The value of a header of `text`, unfolded; empty where there is none.
[[nodiscard]] std::string headerOf(const std::string &text, const std::string &name);
/// The body of a quoted-printable message, decoded, with LF line ends.
[[nodiscard]] std::string bodyOf(const std::string &text);

} // namespace matchdesk::test
