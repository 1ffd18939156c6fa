// SPDX-License-Identifier: MIT
#include "ledger.h"

namespace matchdesk::http {

bool Ledger::enter(const std::string &peer, std::size_t limit, std::size_t perPeer)
{
    const std::lock_guard lock(m_mutex);
    if (m_total >= limit)
        return false;
    const auto found = m_byPeer.find(peer);
    if ((found == m_byPeer.end() ? 0 : found->second) >= perPeer)
        return false;
    ++m_byPeer[peer];
    ++m_total;
    return true;
}

void Ledger::leave(const std::string &peer)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byPeer.find(peer);
    if (found == m_byPeer.end())
        return;
    if (--found->second == 0)
        m_byPeer.erase(found);
    if (--m_total == 0)
        m_none.notify_all();
}

std::size_t Ledger::total() const
{
    const std::lock_guard lock(m_mutex);
    return m_total;
}

bool Ledger::awaitNone(std::chrono::milliseconds atMost)
{
    std::unique_lock lock(m_mutex);
    return m_none.wait_for(lock, atMost, [this] { return m_total == 0; });
}

} // namespace matchdesk::http
