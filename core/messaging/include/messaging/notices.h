// SPDX-License-Identifier: MIT
#pragma once

#include "domain/contest.h"
#include "messaging/templates.h"

#include <functional>
#include <string>

/// Writes what a contest has to say to people: a domain that cannot see the templates is given this.
namespace matchdesk {

/// Renders each notice with `templates`, which has to outlive it, and puts it into the outbox. Names of people and
/// services are made fit for a message. `newIds` names the messages; support's newId when not given.
[[nodiscard]] NoticeWriter noticesBy(const Templates &templates, Instant now,
                                     std::function<std::string(Instant)> newIds = {});

} // namespace matchdesk
