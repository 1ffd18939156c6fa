// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace matchdesk::http::tests {

/// An answer as it came over the socket. Header names in lower case.
struct Answer {
    int status = 0;
    std::map<std::string, std::string> headers;
    std::string body;
};

/// A client that sends whatever bytes it is told to, on its own socket. Nothing waits longer than its time says.
class RawClient {
public:
    using Time = std::chrono::milliseconds;

    explicit RawClient(std::uint16_t port);
    ~RawClient();
    RawClient(RawClient &&other) noexcept;
    RawClient &operator=(RawClient &&) = delete;

    [[nodiscard]] bool connected() const noexcept { return m_socket >= 0; }
    /// Sends until everything is out, the other end has closed, or `atMost` passed; returns the bytes sent.
    std::size_t send(std::string_view bytes, Time atMost = Time(5'000));
    /// The next answer; nothing if the connection ends or `atMost` passes first. `hasBody` is false for answers to HEAD.
    [[nodiscard]] std::optional<Answer> receive(Time atMost = Time(5'000), bool hasBody = true);
    /// Whether the other end closes within `atMost`; what it sends until then is dropped.
    [[nodiscard]] bool seesClose(Time atMost = Time(5'000));
    /// Says that nothing more will be sent.
    void finish() const;
    /// Resets the connection instead of closing it.
    void abort();
    /// Whether the other end has not closed, seen without waiting and without reading.
    [[nodiscard]] bool isOpen() const noexcept;

private:
    /// False at the end of the connection or of the time.
    [[nodiscard]] bool readSome(std::chrono::steady_clock::time_point until);

    int m_socket = -1;
    bool m_ended = false;
    std::string m_received;
};

} // namespace matchdesk::http::tests
