// SPDX-License-Identifier: MIT
#pragma once

#include "handlers.h"

namespace matchdesk {

/// The support API of Get an identity: answers the operations whose paths are its, with its bodies and errors. Any worker.
[[nodiscard]] Result<http::Response> answerUsers(const Services &services, const Call &call);

} // namespace matchdesk
