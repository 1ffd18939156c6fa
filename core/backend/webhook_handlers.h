// SPDX-License-Identifier: MIT
#pragma once

#include "handlers.h"

namespace matchdesk {

/// The webhooks of consuming services, for the programs that administer them. Any worker.
[[nodiscard]] Result<http::Response> answerWebhooks(const Services &services, const Call &call);

} // namespace matchdesk
