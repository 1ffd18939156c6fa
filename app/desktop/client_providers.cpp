// SPDX-License-Identifier: MIT
#include "desktop/client_providers.h"

#include "remote/http_api_client.h"

namespace matchdesk {

HttpClientProvider::HttpClientProvider(std::shared_ptr<CurlWorker> worker, std::string address)
    : m_worker(std::move(worker)), m_address(std::move(address))
{
}

void HttpClientProvider::add(const StaffId &staff, const std::string &token)
{
    if (m_tokens.empty())
        m_first = staff;
    m_tokens[staff] = token;
}

std::unique_ptr<ApiClient> HttpClientProvider::clientFor(const StaffId &staff)
{
    const auto known = m_tokens.find(staff.empty() ? m_first : staff);
    if (known == m_tokens.end())
        return nullptr;
    return std::make_unique<HttpApiClient>(m_worker, Endpoint {m_address, known->second});
}

} // namespace matchdesk
