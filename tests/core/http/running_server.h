// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/raw_client.h"
#include "http/server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <utility>

namespace matchdesk::http::tests {

inline std::string getText(const std::string &path = "/v1/echo", const std::string &lines = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + lines + "\r\n";
}

inline std::string postText(const std::string &body, const std::string &path = "/v1/echo")
{
    return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
        + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// A server on a free port of loopback, with one handler for all workers. Counts the requests that reach it.
class RunningServer {
public:
    explicit RunningServer(ServerOptions options = {}, Handler handler = echo())
        : m_server(std::move(options), [this, handler = std::move(handler)](unsigned) -> Result<Handler> {
              return Handler([this, handler](const Request &request) {
                  ++m_handled;
                  return handler(request);
              });
          })
    {
        auto started = m_server.start();
        EXPECT_TRUE(started.ok()) << started.error().detail;
        m_port = started.ok() ? started.value() : std::uint16_t(0);
    }

    /// Answers with method, path and body.
    static Handler echo()
    {
        return [](const Request &request) {
            Response response;
            response.contentType = "text/plain";
            response.body = request.method + " " + request.path + " " + request.body;
            return response;
        };
    }

    [[nodiscard]] RawClient client() const { return RawClient(m_port); }
    /// Whether a good request on a new connection is answered within `atMost`.
    [[nodiscard]] bool answers(RawClient::Time atMost = RawClient::Time(2'000)) const
    {
        RawClient good = client();
        good.send(getText());
        const auto answer = good.receive(atMost);
        return answer && answer->status == 200;
    }
    [[nodiscard]] std::uint16_t port() const noexcept { return m_port; }
    [[nodiscard]] int handled() const noexcept { return m_handled; }
    [[nodiscard]] std::size_t connections() const noexcept { return m_server.connections(); }
    Server &server() noexcept { return m_server; }

private:
    std::atomic<int> m_handled {0};
    Server m_server;
    std::uint16_t m_port = 0;
};

} // namespace matchdesk::http::tests
