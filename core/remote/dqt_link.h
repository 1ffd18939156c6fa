// SPDX-License-Identifier: MIT
#pragma once

#include "remote/curl_worker.h"
#include "remote/remote_register.h"

#include <mutex>
#include <optional>
#include <string>

namespace matchdesk {

/// The calls to one DQT API: its address, which may move, its pauses, and what its last answers tell of it. Any thread.
class DqtLink {
public:
    DqtLink(RemoteRegisterOptions options, const Clock &clock);

    /// One call of `path`, which begins with "/". A redirect that only says where the interface is now is followed; one to
    /// another path is the caller's to understand. Errors: Unavailable.
    [[nodiscard]] Result<HttpReply> call(const std::string &method, const std::string &path);
    [[nodiscard]] RegisterHealth health() const;
    /// Notes that the interface as such is no longer offered, and returns the error that says so.
    [[nodiscard]] Error gone();

private:
    [[nodiscard]] std::optional<Error> standing() const;
    [[nodiscard]] Result<HttpReply> send(const std::string &method, const std::string &url);
    [[nodiscard]] std::optional<Error> judge(const HttpReply &reply);
    void become(RegisterState state, std::string_view warning);

    const RemoteRegisterOptions m_options;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    std::string m_address;
    RegisterState m_state = RegisterState::Unknown;
    std::string m_movedTo;
    Instant m_notBefore {};
    CurlWorker m_worker;
};

/// Whether records may be asked of that address: https, or http to this machine.
[[nodiscard]] bool isTrustworthy(std::string_view address);

} // namespace matchdesk
