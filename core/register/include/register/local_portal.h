// SPDX-License-Identifier: MIT
#pragma once

#include "domain/portal_account.h"
#include "domain/store.h"
#include "register/live_register.h"

namespace matchdesk {

/// The portal's accounts of this database, with the register of this process. Callable from any thread that may use the
/// store, outside transactions. Unavailable until the register has been loaded.
class LocalPortalAccounts final : public PortalAccounts {
public:
    LocalPortalAccounts(Store &store, const LiveRegister &records) : m_store(store), m_records(records) {}
    [[nodiscard]] Result<bool> unlock(std::string_view trn) override;

private:
    Store &m_store;
    const LiveRegister &m_records;
};

} // namespace matchdesk
