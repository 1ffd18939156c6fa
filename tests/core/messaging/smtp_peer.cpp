// SPDX-License-Identifier: MIT
#include "smtp_peer.h"

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

namespace matchdesk::test {

namespace {

void require(bool holds, const char *what)
{
    if (!holds)
        throw std::runtime_error(what);
}

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char sign) { return sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 32) : sign; });
    return text;
}

std::string addressIn(const std::string &command)
{
    const std::size_t open = command.find('<');
    const std::size_t close = command.find('>', open);
    return open == std::string::npos || close == std::string::npos ? "" : command.substr(open + 1, close - open - 1);
}

std::string base64Of(const std::string &text)
{
    std::string encoded((text.size() + 2) / 3 * 4 + 1, '\0');
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char *>(encoded.data()),
                                       reinterpret_cast<const unsigned char *>(text.data()), static_cast<int>(text.size()));
    encoded.resize(static_cast<std::size_t>(length));
    return encoded;
}

} // namespace

Certificate Certificate::write(const std::filesystem::path &folder, const std::string &host)
{
    const Certificate made {folder / "cert.pem", folder / "key.pem"};
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = X509_new();
    require(key != nullptr && certificate != nullptr, "no certificate can be made");
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3'600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 36'000);
    X509_set_pubkey(certificate, key);
    X509_NAME *name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>(host.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    const bool isAddress = host.find_first_not_of("0123456789.") == std::string::npos;
    const std::string names = (isAddress ? "IP:" : "DNS:") + host;
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
    require(X509_sign(certificate, key, EVP_sha256()) > 0, "the certificate cannot be signed");
    std::FILE *file = std::fopen(made.certificate.c_str(), "w");
    require(file != nullptr && PEM_write_X509(file, certificate) == 1, "the certificate cannot be written");
    std::fclose(file);
    file = std::fopen(made.key.c_str(), "w");
    require(file != nullptr && PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr) == 1, "no key");
    std::fclose(file);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return made;
}

/// One connection.
class SmtpPeer::Talk {
public:
    Talk(SmtpPeer &peer, int handle) : m_peer(peer), m_handle(handle) {}
    ~Talk()
    {
        if (m_tls != nullptr)
            SSL_free(m_tls);
        if (m_context != nullptr)
            SSL_CTX_free(m_context);
        {
            const std::scoped_lock lock(m_peer.m_mutex);
            m_peer.m_open.erase(m_handle);
        }
        ::close(m_handle);
    }
    Talk(const Talk &) = delete;
    Talk &operator=(const Talk &) = delete;

    void run()
    {
        if (m_peer.m_options.tls == SmtpPeerOptions::Tls::Implicit && !secure())
            return;
        say("220 peer.test ready");
        std::string line;
        while (readLine(line) && answer(line)) {
        }
    }

private:
    bool secure()
    {
        m_context = SSL_CTX_new(TLS_server_method());
        SSL_CTX_use_certificate_file(m_context, m_peer.m_options.certificate.certificate.c_str(), SSL_FILETYPE_PEM);
        SSL_CTX_use_PrivateKey_file(m_context, m_peer.m_options.certificate.key.c_str(), SSL_FILETYPE_PEM);
        m_tls = SSL_new(m_context);
        SSL_set_fd(m_tls, m_handle);
        m_buffer.clear();
        return SSL_accept(m_tls) == 1;
    }

    void say(const std::string &line)
    {
        const std::string text = line + "\r\n";
        if (m_tls != nullptr)
            SSL_write(m_tls, text.data(), static_cast<int>(text.size()));
        else
            static_cast<void>(::send(m_handle, text.data(), text.size(), MSG_NOSIGNAL));
    }

    bool fill()
    {
        std::array<char, 4096> chunk {};
        const auto length = m_tls != nullptr ? SSL_read(m_tls, chunk.data(), static_cast<int>(chunk.size()))
                                             : ::recv(m_handle, chunk.data(), chunk.size(), 0);
        if (length <= 0)
            return false;
        m_buffer.append(chunk.data(), static_cast<std::size_t>(length));
        return true;
    }

    bool readLine(std::string &line)
    {
        std::size_t end = 0;
        while ((end = m_buffer.find("\r\n")) == std::string::npos) {
            if (!fill())
                return false;
        }
        line = m_buffer.substr(0, end);
        m_buffer.erase(0, end + 2);
        return true;
    }

    /// False ends the conversation.
    bool answer(const std::string &line)
    {
        const std::string command = upper(line.substr(0, line.find(' ')));
        const auto &options = m_peer.m_options;
        const bool wantsTls = options.tls == SmtpPeerOptions::Tls::StartTls && m_tls == nullptr;
        if (command == "EHLO") {
            if (wantsTls)
                say("250-STARTTLS");
            else if (!options.user.empty())
                say("250-AUTH PLAIN");
            say("250 8BITMIME");
        } else if (command == "STARTTLS" && wantsTls) {
            say("220 go on");
            return secure();
        } else if (wantsTls) {
            say("530 STARTTLS first");
        } else if (command == "AUTH") {
            return authenticate(line);
        } else if (command == "MAIL") {
            m_mail = {.from = addressIn(line), .to = {}, .text = {}, .secured = m_tls != nullptr};
            say(options.refusesSender || (!options.user.empty() && !m_known) ? "550 not from you" : "250 ok");
        } else if (command == "RCPT") {
            return takeRecipient(addressIn(line));
        } else if (command == "DATA") {
            return takeText();
        } else if (command == "QUIT") {
            say("221 bye");
            return false;
        } else {
            say("250 ok");
        }
        return true;
    }

    bool authenticate(std::string line)
    {
        const auto &options = m_peer.m_options;
        std::string given = line.size() > 11 ? line.substr(11) : "";
        if (given.empty()) {
            say("334 ");
            if (!readLine(given))
                return false;
        }
        m_known = given == base64Of(std::string(1, '\0') + options.user + std::string(1, '\0') + options.password);
        say(m_known ? "235 ok" : "535 wrong");
        return true;
    }

    bool takeRecipient(const std::string &address)
    {
        m_mail.to = address;
        if (address.starts_with("drop@"))
            return false;
        if (address.starts_with("refused@"))
            say("550 nobody of that name");
        else if (address.starts_with("grey@") && m_peer.m_greylisted < m_peer.m_options.greylist) {
            ++m_peer.m_greylisted;
            say("451 come back later");
        } else
            say("250 ok");
        return true;
    }

    bool takeText()
    {
        say("354 go on");
        std::string line;
        while (readLine(line) && line != ".")
            m_mail.text += (line.starts_with('.') ? line.substr(1) : line) + "\r\n";
        if (line != ".")
            return false;
        if (m_mail.to.starts_with("large@")) {
            say("552 too large");
            return true;
        }
        {
            const std::scoped_lock lock(m_peer.m_mutex);
            m_peer.m_received.push_back(m_mail);
        }
        if (m_mail.to.starts_with("lost@"))
            return false;
        say("250 taken");
        return true;
    }

    SmtpPeer &m_peer;
    int m_handle;
    SSL_CTX *m_context = nullptr;
    SSL *m_tls = nullptr;
    std::string m_buffer;
    Mail m_mail;
    bool m_known = false;
};

SmtpPeer::SmtpPeer(SmtpPeerOptions options) : m_options(std::move(options))
{
    ::signal(SIGPIPE, SIG_IGN);
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    require(::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) == 0 && ::listen(m_listener, 64) == 0, "no port");
    ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

SmtpPeer::~SmtpPeer()
{
    m_stopping = true;
    ::shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    {
        const std::scoped_lock lock(m_mutex);
        for (const int handle : m_open)
            ::shutdown(handle, SHUT_RDWR);
    }
    for (std::thread &talk : m_talks)
        talk.join();
    ::close(m_listener);
}

void SmtpPeer::serve()
{
    while (!m_stopping) {
        const int handle = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (handle < 0)
            continue;
        ++m_connections;
        {
            const std::scoped_lock lock(m_mutex);
            m_open.insert(handle);
        }
        m_talks.emplace_back([this, handle] { Talk(*this, handle).run(); });
    }
}

std::vector<SmtpPeer::Mail> SmtpPeer::received() const
{
    const std::scoped_lock lock(m_mutex);
    return m_received;
}

std::string headerOf(const std::string &text, const std::string &name)
{
    const std::size_t end = text.find("\r\n\r\n");
    std::string head = "\r\n" + text.substr(0, end) + "\r\n";
    for (std::size_t fold = head.find("\r\n "); fold != std::string::npos; fold = head.find("\r\n "))
        head.erase(fold, 2);
    const std::size_t at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos)
        return {};
    const std::size_t start = at + name.size() + 4;
    return head.substr(start, head.find("\r\n", start) - start);
}

std::string bodyOf(const std::string &text)
{
    const std::string encoded = text.substr(text.find("\r\n\r\n") + 4);
    std::string body;
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        if (encoded[i] == '=' && encoded.compare(i, 3, "=\r\n") == 0) {
            i += 2;
        } else if (encoded[i] == '=') {
            body += static_cast<char>(std::strtol(encoded.substr(i + 1, 2).c_str(), nullptr, 16));
            i += 2;
        } else if (encoded[i] != '\r') {
            body += encoded[i];
        }
    }
    return body;
}

} // namespace matchdesk::test
