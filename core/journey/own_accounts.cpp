// SPDX-License-Identifier: MIT
#include "journey/journeys.h"

#include "domain/identity_changes.h"
#include "journey/addresses.h"
#include "steps.h"

namespace matchdesk {

namespace {

using journey::Open;

constexpr std::size_t kLongestName = 200;

bool awaitsNewAddress(const Journey &journey)
{
    return journey::signedIn(journey) && journey.code.purpose == CodePurpose::NewAddress && !journey.code.address.empty();
}

/// The new address was proven: it is the account's, unless somebody else has it.
Outcome takeAddress(Session &session, const JourneyTools &tools, Open &open, Instant now)
{
    Journey &journey = open.journey;
    const std::string address = journey.code.address;
    const auto before = session.identities().byId(journey.identity);
    if (!before.ok())
        return before.error();
    const auto holder = session.identities().liveByEmail(address);
    if (!holder.ok())
        return holder.error();
    journey.code = {};
    if (holder.value() && holder.value()->id != before.value().id) {
        journey.notice = "email-taken";
        return Done {};
    }
    Identity after = before.value();
    after.emailAddress = address;
    after.emailProvenAt = now;
    const auto saved
        = saveChange(session, before.value(), std::move(after), ChangeSource::ChangedByUser, {{}, journey.client}, now);
    if (!saved.ok())
        return saved.error();
    journey.emailAddress = address;
    journey.notice = "email-changed";
    if (saved.value().emailAddress == before.value().emailAddress)
        return Done {};
    return journey::tellOfAddress(session, tools, open, saved.value(), before.value().emailAddress, now);
}

journey::CodeDoor newAddressDoor(const JourneyTools &tools)
{
    return {.purpose = CodePurpose::NewAddress,
            .open = &awaitsNewAddress,
            .done = [](const Journey &journey) { return journey::signedIn(journey) && journey.notice == "email-changed"; },
            .prepare = {},
            .right = [&tools](Session &session, Open &open, Instant now) {
                return takeAddress(session, tools, open, now);
            }};
}

Error unacceptable(std::string_view field, std::string_view why)
{
    Error error;
    error.code = ErrorCode::Unprocessable;
    error.field = field;
    error.detail = why;
    return error;
}

/// The new address as it is kept; empty where none is asked for.
Result<std::string> wishedAddress(const AccountPatch &patch)
{
    if (!patch.emailAddress)
        return std::string();
    auto address = cleanedAddress(*patch.emailAddress);
    if (address.ok() && isSharedMailbox(address.value())) {
        Error shared = unacceptable("emailAddress", "several people read that mailbox; a personal address is needed");
        shared.rule = "shared-mailbox";
        return shared;
    }
    return address;
}

Outcome takeDetails(Identity &identity, const AccountPatch &patch)
{
    if (patch.preferredName) {
        const std::string name = journey::keptLine(*patch.preferredName);
        if (name.size() > kLongestName)
            return unacceptable("preferredName", "it is too long");
        identity.preferredName = name;
    }
    if (patch.language) {
        if (*patch.language != "en" && *patch.language != "cy")
            return unacceptable("language", "the language is en or cy");
        identity.language = *patch.language;
    }
    return Done {};
}

} // namespace

Result<JourneyView> OwnAccounts::change(const JourneyCaller &caller, const AccountPatch &patch)
{
    const auto address = wishedAddress(patch);
    if (!address.ok())
        return address.error();
    std::optional<Passcodes::Fresh> fresh;
    if (!address.value().empty())
        fresh = m_tools.passcodes.make(caller.journey, CodePurpose::NewAddress, address.value(), m_tools.clock.now());
    return inWrite<JourneyView>(m_tools.store, [&](Session &session) -> Result<JourneyView> {
        const Instant now = m_tools.clock.now();
        auto opened = journey::openFor(session, caller, now);
        if (!opened.ok())
            return opened.error();
        Open open = std::move(opened).value();
        Journey &journey = open.journey;
        if (!journey::signedIn(journey))
            return journey::notThere();
        const auto before = session.identities().byId(journey.identity);
        if (!before.ok())
            return before.error();
        Identity after = before.value();
        if (Outcome taken = takeDetails(after, patch); !taken.ok())
            return taken.error();
        const auto saved = saveChange(session, before.value(), std::move(after), ChangeSource::ChangedByUser,
                                      {{}, journey.client}, now);
        if (!saved.ok())
            return saved.error();
        if (fresh) {
            if (sameAddress(address.value(), saved.value().emailAddress))
                return unacceptable("emailAddress", "that is the account's address already");
            if (Outcome admitted = m_tools.passcodes.admit(session, fresh->code, now); !admitted.ok())
                return admitted.error();
            if (Outcome mailed = journey::mailCode(session, m_tools, open, *fresh, now); !mailed.ok())
                return mailed.error();
            journey.code = fresh->code;
            journey.notice.clear();
        }
        return journey::keep(session, std::move(open));
    });
}

Result<JourneyView> OwnAccounts::enterCode(const JourneyCaller &caller, std::string entry)
{
    auto entered = journey::enter(m_tools, caller, std::move(entry), newAddressDoor(m_tools));
    if (entered.ok() && entered.value().notice == "email-taken")
        return Error {.code = ErrorCode::RuleRefused,
                      .detail = "another account has that address",
                      .rule = "email-taken"};
    return entered;
}

Result<JourneyView> OwnAccounts::resendCode(const JourneyCaller &caller)
{
    return journey::resend(m_tools, caller, newAddressDoor(m_tools));
}

} // namespace matchdesk
