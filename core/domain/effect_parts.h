// SPDX-License-Identifier: MIT
#pragma once

#include "domain/effect.h"

#include <utility>

/// What the lists of effects of every kind of ticket are put together from.
namespace matchdesk::detail {

inline Effect plain(EffectKind kind, std::string value = {}, std::string from = {})
{
    Effect effect;
    effect.kind = kind;
    effect.value = std::move(value);
    effect.from = std::move(from);
    return effect;
}

inline Effect email(std::string templateId, const std::string &language, const std::string &recipient)
{
    Effect effect = plain(EffectKind::EmailSent);
    effect.templateId = std::move(templateId);
    effect.language = language;
    effect.recipient = recipient;
    return effect;
}

/// To the address of the account.
inline Effect email(std::string templateId, const Identity &identity)
{
    return email(std::move(templateId), identity.language, identity.emailAddress);
}

} // namespace matchdesk::detail
