// SPDX-License-Identifier: MIT
#pragma once

#include "handlers.h"

namespace matchdesk {

/// The DQT API over the register in use: answers the operations whose paths are those of DQT, with its bodies and errors.
/// Any worker.
[[nodiscard]] Result<http::Response> answerDqt(const Services &services, const Call &call);

} // namespace matchdesk
