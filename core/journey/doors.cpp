// SPDX-License-Identifier: MIT
#include "steps.h"

#include "support/text.h"

namespace matchdesk::journey {

namespace {

/// What became of an entry, once it was counted.
struct Entered {
    CodeCheck check = CodeCheck::Right;
    bool freshSent = false;
    std::optional<JourneyView> view;
};

Error refusal(CodeCheck check, bool freshSent)
{
    Error error;
    error.code = ErrorCode::Unprocessable;
    error.field = "code";
    error.rule = freshSent ? "passcode-expired-new-sent" : nameOf(check);
    switch (check) {
    case CodeCheck::Empty: error.detail = "a code is needed"; break;
    case CodeCheck::NotDigits: error.detail = "a code has digits only"; break;
    case CodeCheck::TooShort: error.detail = "a code has six digits: this one is too short"; break;
    case CodeCheck::TooLong: error.detail = "a code has six digits: this one is too long"; break;
    case CodeCheck::Expired:
    case CodeCheck::LongExpired:
        error.detail = freshSent ? "the code has expired; a new one has been sent" : "the code has expired; ask for a new one";
        break;
    case CodeCheck::UsedUp: error.detail = "the code was wrong too often; ask for a new one"; break;
    case CodeCheck::Replaced: error.detail = "only the newest code for this address works"; break;
    case CodeCheck::Right:
    case CodeCheck::Wrong: error.detail = "that is not the code"; break;
    }
    return error;
}

/// Sends `fresh` in place of the journey's code, and keeps what was counted for the address so far.
Outcome replaceCode(Session &session, const JourneyTools &tools, Open &open, Passcodes::Fresh fresh, Instant now)
{
    if (Outcome admitted = tools.passcodes.admit(session, fresh.code, now); !admitted.ok())
        return admitted;
    fresh.code.failures = open.journey.code.failures;
    if (Outcome mailed = mailCode(session, tools, open, fresh, now); !mailed.ok())
        return mailed;
    open.journey.code = std::move(fresh.code);
    return Done {};
}

} // namespace

Result<Open> openFor(Session &session, const JourneyCaller &caller, Instant now)
{
    auto journey = session.journeys().byId(caller.journey);
    if (!journey.ok())
        return journey.error();
    // To another client, and after its time, a journey is as if it had never been.
    if (journey.value().client != caller.client || now >= journey.value().expiresAt)
        return Error {.code = ErrorCode::NotFound, .detail = "there is no such journey, or it has expired"};
    auto service = session.services().byId(journey.value().service);
    if (!service.ok())
        return service.error();
    return Open {std::move(journey).value(), std::move(service).value()};
}

Error notThere()
{
    return Error {.code = ErrorCode::RuleRefused,
                  .detail = "the journey waits for something else; ask for its state",
                  .rule = "journey-not-there"};
}

std::string causeOf(const Journey &journey, std::string_view what)
{
    return "journey:" + sha256Hex(journey.id.text).substr(0, 32) + ':' + std::string(what);
}

Result<JourneyView> keep(Session &session, Open open)
{
    const std::int64_t basedOn = open.journey.version;
    auto kept = session.journeys().update(std::move(open.journey), basedOn);
    if (!kept.ok())
        return kept.error();
    open.journey = std::move(kept).value();
    return viewOf(session, open);
}

Result<JourneyView> enter(const JourneyTools &tools, const JourneyCaller &caller, std::string entry, const CodeDoor &door)
{
    const auto before = inRead<Open>(
        tools.store, [&](Session &session) { return openFor(session, caller, tools.clock.now()); });
    if (!before.ok())
        return before.error();
    const Journey &seen = before.value().journey;
    if (!door.open(seen)) {
        if (!door.done(seen))
            return notThere();
        return inRead<JourneyView>(tools.store,
                                   [&](Session &session) { return viewOf(session, before.value(), true); });
    }
    if (const CodeCheck format = checkFormat(entry); format != CodeCheck::Right)
        return refusal(format, false);
    const bool matches = tools.passcodes.matches(seen.id, seen.code, entry);
    const Instant started = tools.clock.now();
    std::optional<Passcodes::Fresh> fresh;
    if (!seen.code.id.empty() && started >= seen.code.expiresAt)
        fresh = tools.passcodes.make(seen.id, door.purpose, seen.code.address, started);
    else if (matches && door.prepare)
        door.prepare(before.value());

    // A wrong entry is an answer that has to be kept: the transaction succeeds, and the refusal follows it.
    const auto entered = inWrite<Entered>(tools.store, [&](Session &session) -> Result<Entered> {
        const Instant now = tools.clock.now();
        auto opened = openFor(session, caller, now);
        if (!opened.ok())
            return opened.error();
        Open open = std::move(opened).value();
        if (!door.open(open.journey))
            return notThere();
        const bool sameCode = open.journey.code.id == seen.code.id;
        const auto check = tools.passcodes.check(session, open.journey.code, matches && sameCode, now);
        if (!check.ok())
            return check.error();
        Entered result;
        result.check = check.value();
        if (result.check == CodeCheck::Right) {
            if (Outcome done = door.right(session, open, now); !done.ok())
                return done.error();
        } else if (result.check == CodeCheck::Expired && fresh && sameCode) {
            const Outcome sent = replaceCode(session, tools, open, *fresh, now);
            if (!sent.ok() && sent.error().code != ErrorCode::TooMany)
                return sent.error();
            result.freshSent = sent.ok();
        }
        auto view = keep(session, std::move(open));
        if (!view.ok())
            return view.error();
        result.view = std::move(view).value();
        return result;
    });
    if (!entered.ok())
        return entered.error();
    if (entered.value().check != CodeCheck::Right)
        return refusal(entered.value().check, entered.value().freshSent);
    return *entered.value().view;
}

Result<JourneyView> resend(const JourneyTools &tools, const JourneyCaller &caller, const CodeDoor &door)
{
    const auto before = inRead<Open>(
        tools.store, [&](Session &session) { return openFor(session, caller, tools.clock.now()); });
    if (!before.ok())
        return before.error();
    const Journey &seen = before.value().journey;
    if (!door.open(seen))
        return notThere();
    const auto fresh = tools.passcodes.make(seen.id, door.purpose, seen.code.address, tools.clock.now());
    return inWrite<JourneyView>(tools.store, [&](Session &session) -> Result<JourneyView> {
        const Instant now = tools.clock.now();
        auto opened = openFor(session, caller, now);
        if (!opened.ok())
            return opened.error();
        Open open = std::move(opened).value();
        if (!door.open(open.journey) || open.journey.code.address != fresh.code.address)
            return notThere();
        if (Outcome sent = replaceCode(session, tools, open, fresh, now); !sent.ok())
            return sent.error();
        return keep(session, std::move(open));
    });
}

} // namespace matchdesk::journey
