// SPDX-License-Identifier: MIT
#pragma once

#include "embed/backend_host.h"
#include "messaging/mail_transport.h"
#include "secrets/service_key.h"
#include "support/clock.h"
#include "support/result.h"

#include <memory>

namespace matchdesk {

/// The key that the options name; otherwise the one that the service manager hands over; otherwise the data folder's,
/// which is made where there is none. The error's field is "service.key".
[[nodiscard]] Result<ServiceKey> serviceKeyFor(const HostOptions &options);

/// What takes the outbox further; nothing for MailKind::None. The error's field is "mail". `clock` has to outlive it.
[[nodiscard]] Result<std::shared_ptr<MailTransport>> mailTransportFor(const HostOptions &options, const Clock &clock);

} // namespace matchdesk
