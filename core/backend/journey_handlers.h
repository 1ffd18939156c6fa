// SPDX-License-Identifier: MIT
#pragma once

#include "handlers.h"

#include "journey/journeys.h"

namespace matchdesk {

/// The routes by which a calling service carries its users through sign-in, match and update. Any worker.
class JourneyHandlers {
public:
    explicit JourneyHandlers(const JourneyTools &tools) : m_journeys(tools), m_owners(tools), m_accounts(tools) {}

    /// Unprocessable, with the field, for what a person has to put right; NotFound for another client's journey.
    [[nodiscard]] Result<http::Response> answer(const Call &call);

private:
    [[nodiscard]] Result<http::Response> start(const Call &call);
    [[nodiscard]] Result<JourneyView> step(const Call &call, const JourneyCaller &caller);
    [[nodiscard]] Result<JourneyView> bareStep(const Call &call, const JourneyCaller &caller);

    Journeys m_journeys;
    OwnerUpdates m_owners;
    OwnAccounts m_accounts;
};

} // namespace matchdesk
