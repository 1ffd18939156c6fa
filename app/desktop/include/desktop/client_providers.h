// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_client.h"
#include "remote/curl_worker.h"

#include <map>
#include <memory>
#include <string>

namespace matchdesk {

/// Clients over HTTP for the people whose tokens are known. Lives on: main.
class HttpClientProvider final : public ClientProvider {
public:
    HttpClientProvider(std::shared_ptr<CurlWorker> worker, std::string address);

    /// The first one added is who an empty id means.
    void add(const StaffId &staff, const std::string &token);
    [[nodiscard]] std::unique_ptr<ApiClient> clientFor(const StaffId &staff) override;

private:
    std::shared_ptr<CurlWorker> m_worker;
    std::string m_address;
    StaffId m_first;
    std::map<StaffId, std::string> m_tokens;
};

} // namespace matchdesk
