// SPDX-License-Identifier: MIT
#pragma once

#include "domain/contest.h"
#include "messaging/post.h"

#include <functional>
#include <string>

/// Writes what a contest has to say to people: a domain that cannot see the templates is given this.
namespace matchdesk {

/// Writes each notice with post(). `newIds` names the messages; support's newId when not given.
[[nodiscard]] NoticeWriter noticesBy(Mailroom mailroom, Instant now,
                                     std::function<std::string(Instant)> newIds = {});

} // namespace matchdesk
