// SPDX-License-Identifier: MIT
#include "backend/backend.h"

#include "contract/evidence.h"
#include "contract/routes.h"
#include "domain/record_uid.h"
#include "handlers.h"
#include "journey/addresses.h"
#include "journey_handlers.h"
#include "mail_keeper.h"
#include "messaging/templates.h"
#include "register/local_portal.h"
#include "register/local_source.h"
#include "register_follower.h"
#include "responses.h"
#include "retry_keeper.h"
#include "support/text.h"
#include "webhook_keeper.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace matchdesk {

namespace {

/// Gives a worker's connection back in the worker's own thread, when the server destroys its handler there.
class ThreadConnection {
public:
    explicit ThreadConnection(Store &store) : m_store(store) {}
    ~ThreadConnection() { m_store.releaseThread(); }
    ThreadConnection(const ThreadConnection &) = delete;
    ThreadConnection &operator=(const ThreadConnection &) = delete;

private:
    Store &m_store;
};

/// What the route takes as a body: a file of evidence needs more than the rest.
http::BodyRule bodyRuleOf(std::string_view method, std::string_view path)
{
    http::BodyRule rule;
    const auto found = contract::findRoute(method, path);
    if (const auto *known = std::get_if<contract::RouteFound>(&found))
        rule.limit = known->route->bodyLimit;
    return rule;
}

} // namespace

class Backend::Impl {
public:
    Impl(Store &store, const Clock &clock, LiveRegister &records, BackendOptions options)
        : m_store(store)
        , m_clock(clock)
        , m_options(std::move(options))
        , m_queue(store, clock)
        , m_cases(store, clock, records, m_evidence, ContestPolicy {m_options.contestWait, &isSharedMailbox})
        , m_decisions(store, clock, m_cases, mailroomOf(m_options), m_options.hold)
        , m_contests(store, clock, m_cases, mailroomOf(m_options))
        , m_loader(store, records)
        , m_localSource(records)
        , m_follower(store, clock, records, m_loader, m_options.source != nullptr ? nullptr : &m_localSource,
                     m_options.changesInbox, m_options.followEvery)
        , m_expiry(store, clock)
        , m_keeper(store, clock, m_decisions, m_expiry, m_contests, [this] { return m_loader.ready(); })
        , m_meter(store, clock)
        , m_webhooks(store, clock)
        , m_localPortal(store, records)
        , m_source(m_options.source != nullptr ? *m_options.source : m_localSource)
        , m_portal(m_options.portal != nullptr ? *m_options.portal : m_localPortal)
        , m_passcodes(keyOr(m_options.passcodePepper), keyOr(m_options.addressCounters))
        , m_journeys(journeyTools())
        , m_retries(journeyTools())
        , m_mail(store, clock, m_options.mail, m_options.mailKey)
        , m_accounts(store, clock, m_source, Templates::builtIn())
        , m_handlers(Services {.store = store,
                               .clock = clock,
                               .queue = m_queue,
                               .cases = m_cases,
                               .decisions = m_decisions,
                               .contests = m_contests,
                               .loader = m_loader,
                               .keeper = m_keeper,
                               .meter = m_meter,
                               .records = records,
                               .uids = m_uids,
                               .source = m_source,
                               .portal = m_portal,
                               .journeys = m_journeys,
                               .mail = m_mail,
                               .accounts = m_accounts,
                               .options = m_options})
        , m_server(serverOptions(), [this](unsigned) { return makeHandler(); })
    {
    }
    ~Impl() { stop(); }
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    Result<std::uint16_t> start()
    {
        if (const Outcome metered = m_meter.start(); !metered.ok())
            return metered.error();
        if (const Outcome keyed = readUidKey(); !keyed.ok())
            return keyed.error();
        m_loader.start();
        Result<std::uint16_t> port = m_server.start();
        if (port.ok()) {
            m_keeper.start();
            m_follower.start();
            m_webhooks.start();
            m_retries.start();
            m_mail.start();
        } else {
            stop();
        }
        return port;
    }

    void stop()
    {
        m_server.stop();
        m_retries.stop();
        m_webhooks.stop();
        m_meter.stop();
        m_keeper.stop();
        m_mail.stop();
        m_follower.stop();
        m_loader.stop();
    }

    [[nodiscard]] bool registerReady() const noexcept { return m_loader.ready(); }

private:
    static SecretKey keyOr(const std::optional<SecretKey> &given)
    {
        if (given)
            return *given;
        SecretKey made;
        const std::string random = newToken(2 * SecretKey::kBytes);
        std::copy_n(random.begin(), SecretKey::kBytes, made.data());
        return made;
    }

    JourneyTools journeyTools()
    {
        return {.store = m_store,
                .clock = m_clock,
                .records = m_source,
                .mailroom = mailroomOf(m_options),
                .passcodes = m_passcodes,
                .unlockPortal = [this](std::string_view trn) { return m_portal.unlock(trn); }};
    }

    static Mailroom mailroomOf(const BackendOptions &options)
    {
        return options.mail ? Mailroom(Templates::builtIn(), options.mailKey) : Mailroom(Templates::builtIn());
    }

    /// The key of the records' GUIDs, made at the first start.
    Outcome readUidKey()
    {
        const Result<std::string> key = inWrite<std::string>(m_store, [](Session &session) -> Result<std::string> {
            const Result<std::optional<std::string>> kept = session.meta().value(RecordUids::kFact);
            if (!kept.ok())
                return kept.error();
            if (kept.value())
                return *kept.value();
            std::string made = newToken();
            if (const Outcome stored = session.meta().set(RecordUids::kFact, made); !stored.ok())
                return stored.error();
            return made;
        });
        if (!key.ok())
            return key.error();
        m_uids = RecordUids(key.value());
        return Done {};
    }

    http::ServerOptions serverOptions() const
    {
        http::ServerOptions options = m_options.server;
        options.refuse = &refusalResponse;
        if (!options.policy.bodyRule)
            options.policy.bodyRule = &bodyRuleOf;
        return options;
    }

    Result<http::Handler> makeHandler()
    {
        auto connection = std::make_shared<ThreadConnection>(m_store);
        // The first use opens the connection, so that a store that cannot be opened fails the start, not the first
        // request.
        const Outcome opened = m_store.read([](Session &) -> Outcome { return Done {}; });
        if (!opened.ok())
            return opened.error();
        return http::Handler(
            [this, connection](const http::Request &request) { return m_handlers.answer(request); });
    }

    Store &m_store;
    const Clock &m_clock;
    const BackendOptions m_options;
    const contract::JsonEvidenceEncoder m_evidence;
    Queue m_queue;
    Cases m_cases;
    Decisions m_decisions;
    Contests m_contests;
    RegisterLoader m_loader;
    LocalRecordSource m_localSource;
    RegisterFollower m_follower;
    Expiry m_expiry;
    HoldKeeper m_keeper;
    CallMeter m_meter;
    WebhookKeeper m_webhooks;
    RecordUids m_uids {{}};
    LocalPortalAccounts m_localPortal;
    RecordSource &m_source;
    PortalAccounts &m_portal;
    Passcodes m_passcodes;
    JourneyHandlers m_journeys;
    RetryKeeper m_retries;
    MailKeeper m_mail;
    Accounts m_accounts;
    Handlers m_handlers;
    http::Server m_server;
};

Backend::Backend(Store &store, const Clock &clock, LiveRegister &records, BackendOptions options)
    : m_impl(std::make_unique<Impl>(store, clock, records, std::move(options)))
{
}

Backend::~Backend() = default;

Result<std::uint16_t> Backend::start()
{
    return m_impl->start();
}

void Backend::stop()
{
    m_impl->stop();
}

bool Backend::registerReady() const noexcept
{
    return m_impl->registerReady();
}

} // namespace matchdesk
