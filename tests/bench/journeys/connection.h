// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace matchdesk::bench {

/// A calling service's connection to the server: one request at a time, kept open from answer to answer. As cheap as a
/// client can be, because it takes its turns on the processors that are measured. One thread.
class Connection {
public:
    Connection(std::uint16_t port, std::string key);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    struct Answer {
        int status = 0; ///< 0: none came
        std::string body;
    };
    /// `body` empty: a request without one.
    [[nodiscard]] Answer ask(const char *method, const std::string &path, const std::string &body = {});

private:
    [[nodiscard]] bool open();
    void close();
    [[nodiscard]] bool send(const std::string &text) const;
    [[nodiscard]] Answer receive();

    const std::uint16_t m_port;
    const std::string m_fields;
    int m_socket = -1;
};

/// The text of a member of a flat JSON object; empty where it is not there. For answers whose shape is known.
[[nodiscard]] std::string textIn(const std::string &json, const std::string &member);

} // namespace matchdesk::bench
