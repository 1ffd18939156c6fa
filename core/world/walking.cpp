// SPDX-License-Identifier: MIT
#include "walking.h"

#include "moments.h"
#include "nested_store.h"

#include "journey/journeys.h"
#include "journey/retries.h"
#include "register/local_source.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace matchdesk::world {

namespace {

using namespace std::chrono_literals;

constexpr int kMostCorrections = 6;
/// Everybody in a world reads the mail at once, so the code itself need not differ.
constexpr const char *kCode = "271828";

ServiceId serviceNamed(const std::string &name)
{
    for (const CallingService &service : callingServices()) {
        if (service.name == name)
            return service.id;
    }
    return {};
}

std::optional<std::string> given(const std::string &text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

/// The form as it is sent off: every question answered, with "no" where there is nothing to say.
AnswersPatch formOf(const StatedFacts &facts)
{
    const matching::Claim &claim = facts.claim;
    AnswersPatch form;
    form.firstName = given(claim.firstName);
    form.middleName = claim.middleName;
    form.lastName = given(claim.lastName);
    form.previousFirstName = claim.previousFirstName;
    form.previousLastName = claim.previousLastName;
    form.preferredName = "";
    form.dateOfBirth = given(claim.dateOfBirth);
    form.hasNationalInsuranceNumber = !claim.nationalInsuranceNumber.empty();
    form.nationalInsuranceNumber = given(claim.nationalInsuranceNumber);
    form.hasTrn = !claim.statedTrn.empty();
    form.trn = given(claim.statedTrn);
    form.hasQts = facts.saysQualified;
    if (facts.saysQualified)
        form.ittProviderName = claim.ittProviderName;
    form.existingAccount = false;
    return form;
}

/// Takes out of `form` what its page does not accept.
void leaveOut(AnswersPatch &form, const std::string &field)
{
    if (field == "nationalInsuranceNumber") {
        form.nationalInsuranceNumber.reset();
        form.hasNationalInsuranceNumber = false;
    } else if (field == "trn") {
        form.trn.reset();
        form.hasTrn = false;
    } else if (field == "dateOfBirth") {
        form.dateOfBirth.reset();
    } else if (field == "firstName") {
        form.firstName = "-";
    } else {
        form.lastName = "-";
    }
}

/// A register that is there for some and away for others.
class WorldSource final : public RecordSource {
public:
    explicit WorldSource(const LiveRegister &records) : m_local(records) {}
    Result<SourceAnswer> find(const matching::Claim &claim, const matching::Policy &policy) override
    {
        return away ? Result<SourceAnswer>(gone()) : m_local.find(claim, policy);
    }
    Result<std::optional<matching::Record>> byTrn(std::string_view trn) override
    {
        return away ? Result<std::optional<matching::Record>>(gone()) : m_local.byTrn(trn);
    }
    bool away = false;

private:
    static Error gone() { return Error {.code = ErrorCode::Unavailable, .detail = "the register is away"}; }
    LocalRecordSource m_local;
};

/// One person's browser.
class Browser {
public:
    Browser(const JourneyTools &tools, ManualClock &clock)
        : m_tools(tools), m_clock(clock), m_journeys(tools), m_owners(tools)
    {
    }

    Outcome signIn(const Ask &ask)
    {
        JourneyStart start;
        start.service = serviceNamed(ask.facts.service);
        start.emailAddress = ask.facts.claim.emailAddress;
        start.language = ask.facts.language;
        if (Outcome begun = take(m_journeys.start(start, {})); !begun.ok())
            return begun;
        m_caller.journey = view.id;
        return take(m_journeys.enterCode(m_caller, kCode));
    }

    Outcome fillIn(const StatedFacts &facts)
    {
        m_clock.advance(20s);
        AnswersPatch form = formOf(facts);
        for (int correction = 0; correction < kMostCorrections; ++correction) {
            const auto answered = m_journeys.answer(m_caller, form);
            if (answered.ok() || answered.error().code != ErrorCode::Unprocessable)
                return take(answered);
            leaveOut(form, answered.error().field);
        }
        return Done {};
    }

    Outcome sendOff(const Ask &ask)
    {
        const bool found = view.finding == Finding::Found || view.finding == Finding::Claimed;
        if (ask.facts.disputesRecord && found) {
            if (Outcome disputed = take(m_journeys.dispute(m_caller)); !disputed.ok())
                return disputed;
        }
        if (Outcome sent = take(m_journeys.submit(m_caller)); !sent.ok())
            return sent;
        if (view.state != JourneyState::OwnerCode)
            return Done {};
        m_clock.advance(90s);
        return take(m_owners.contest(m_caller, ask.unknownMailbox ? ContestVia::NotMine : ContestVia::CannotReach));
    }

    Outcome askForNewDetails(const DetailsRequest &request)
    {
        m_clock.advance(60s);
        const auto asked = OwnAccounts(m_tools).askDetailsChange(m_caller, request);
        // Whose record was found after all, or who is called so already, is told on the page.
        if (!asked.ok() && (asked.error().code == ErrorCode::RuleRefused || asked.error().code == ErrorCode::Conflict))
            return Done {};
        return take(asked);
    }

    /// The register was asked in vain until the world's present.
    Outcome waitUntil(Instant now)
    {
        auto journey = m_tools.store.write([&](Session &session) -> Outcome {
            auto waiting = session.journeys().byId(m_caller.journey);
            if (!waiting.ok())
                return waiting.error();
            if (!waiting.value().retryAt)
                return Done {};
            waiting.value().retryAt = now + 1h;
            const std::int64_t basedOn = waiting.value().version;
            const auto kept = session.journeys().update(std::move(waiting).value(), basedOn);
            return kept.ok() ? Outcome(Done {}) : Outcome(kept.error());
        });
        return journey;
    }

    JourneyView view;

private:
    Outcome take(const Result<JourneyView> &answer)
    {
        if (!answer.ok())
            return answer.error();
        view = answer.value();
        return Done {};
    }

    const JourneyTools &m_tools;
    ManualClock &m_clock;
    Journeys m_journeys;
    OwnerUpdates m_owners;
    JourneyCaller m_caller;
};

} // namespace

Result<Walked> Walker::walk(const Ask &ask, Instant moment, Instant now)
{
    NestedStore nested(m_session);
    ManualClock clock(moment - 2min);
    WorldSource source(m_records);
    // Codes of a world are read by nobody else: what protects them may be known.
    const Passcodes passcodes(SecretKey {}, SecretKey {}, [] { return std::string(kCode); },
                              [this, moment] { return worldId(m_ids, moment); });
    const JourneyTools tools {.store = nested,
                              .clock = clock,
                              .records = source,
                              .mailroom = m_templates,
                              .passcodes = passcodes,
                              .newIds = [this](Instant at) { return worldId(m_ids, at); },
                              .newTokens = [this, moment] { return worldId(m_ids, moment) + worldId(m_ids, moment); }};
    Browser browser(tools, clock);
    const auto walked = [&](const Outcome &last) -> Result<Walked> {
        // Whom the form turns away altogether asks nothing.
        if (!last.ok() && last.error().code != ErrorCode::Unprocessable)
            return last.error();
        Walked result;
        result.ticketReference = browser.view.ticketReference;
        if (browser.view.account && browser.view.account->pendingChange)
            result.ticketReference = browser.view.account->pendingChange->ticketReference;
        if (browser.view.ending == Ending::Linked && browser.view.account)
            result.linkedTrn = browser.view.account->trn;
        return result;
    };
    if (Outcome signedIn = browser.signIn(ask); !signedIn.ok())
        return walked(signedIn);
    // Whoever was here before has their answer, or waits for it.
    if (browser.view.state != JourneyState::Questions)
        return Walked {};
    for (const StatedFacts &attempt : ask.earlier) {
        if (Outcome filled = browser.fillIn(attempt); !filled.ok())
            return walked(filled);
    }
    source.away = ask.registerAway || ask.matchedLater;
    if (Outcome filled = browser.fillIn(ask.facts); !filled.ok())
        return walked(filled);
    Outcome sent = browser.sendOff(ask);
    if (sent.ok() && ask.newDetails && browser.view.ticketReference.empty())
        sent = browser.askForNewDetails(*ask.newDetails);
    if (!sent.ok() || !source.away)
        return walked(sent);
    source.away = ask.registerAway;
    if (ask.matchedLater) {
        clock.advance(45s);
        if (const auto retried = LookupRetries(tools).runDue(); !retried.ok())
            return retried.error();
        return walked(Done {});
    }
    return walked(browser.waitUntil(now));
}

} // namespace matchdesk::world
