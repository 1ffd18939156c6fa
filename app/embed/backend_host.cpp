// SPDX-License-Identifier: MIT
#include "embed/backend_host.h"

#include "backend/backend.h"
#include "client_keys.h"
#include "demo_database.h"
#include "register_link.h"
#include "mail_setup.h"
#include "secrets/service_key.h"
#include "staff_tokens.h"
#include "store/sql_store.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace matchdesk {

namespace {

constexpr const char *kDatabaseName = "matchdesk.sqlite";
/// In the data folder: where matchdeskctl leaves changes of the register while the database is in use.
constexpr const char *kChangesInbox = "register-changes";

Outcome prepareFolder(const std::filesystem::path &folder)
{
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure || access(folder.c_str(), W_OK | X_OK) != 0)
        return Error {.code = ErrorCode::Forbidden, .detail = "the data folder cannot be written", .field = "data"};
    return Done {};
}

bool isLoopback(const std::string &address)
{
    return address == "localhost" || address == "::1" || address.starts_with("127.");
}

std::string hostOf(const std::string &address)
{
    return address.find(':') == std::string::npos ? address : '[' + address + ']';
}

http::ServerOptions serverOptions(const HostOptions &options)
{
    http::ServerOptions server;
    server.address = options.address;
    server.port = options.port;
    server.workers = options.workers;
    std::vector<std::string> &hosts = server.policy.allowedHosts;
    if (!isLoopback(options.address))
        hosts.push_back(hostOf(options.address));
    hosts.insert(hosts.end(), options.hosts.begin(), options.hosts.end());
    return server;
}

Result<std::optional<std::string>> factOf(Store &store, std::string_view key)
{
    return inRead<std::optional<std::string>>(store,
                                              [key](Session &session) { return session.meta().value(key); });
}

} // namespace

class BackendHost::Impl {
public:
    Outcome start(const HostOptions &options, const HostProgress &progress)
    {
        const Outcome started = startSteps(options, progress);
        // The backend's threads have connections of their own; this thread is done with the store.
        if (m_store)
            m_store->releaseThread();
        if (!started.ok())
            stop();
        return started;
    }

    void stop()
    {
        m_backend.reset();
        m_store.reset();
    }

    HostReady ready;

private:
    Outcome startSteps(const HostOptions &options, const HostProgress &progress)
    {
        const auto report = [&progress](double fraction, std::string_view phase) {
            return !progress || progress(fraction, phase);
        };
        if (!report(0, "opening"))
            return Error {.code = ErrorCode::Cancelled};
        Result<std::unique_ptr<RemoteRegister>> remote = linkRegister(options, m_clock);
        if (!remote.ok())
            return remote.error();
        m_remote = std::move(remote).value();
        if (const Outcome opened = open(options, report); !opened.ok())
            return opened;
        if (!report(1, "serving"))
            return Error {.code = ErrorCode::Cancelled};
        if (const Outcome named = nameWorld(options); !named.ok())
            return named;
        Result<std::vector<StaffAccess>> tokens = makeTokens(*m_store, options);
        if (!tokens.ok())
            return tokens.error();
        ready.staff = std::move(tokens).value();
        Result<std::vector<ClientAccess>> keys = makeClientKeys(*m_store, m_clock, options);
        if (!keys.ok())
            return keys.error();
        ready.clients = std::move(keys).value();
        return serve(options);
    }

    Outcome open(const HostOptions &options, const HostProgress &progress)
    {
        if (!options.dataFolder.empty()) {
            if (const Outcome folder = prepareFolder(options.dataFolder); !folder.ok())
                return folder;
        }
        if (!options.postgresUri.empty())
            return openPostgres(options, progress);
        const std::filesystem::path file = options.dataFolder / kDatabaseName;
        std::error_code ignored;
        ready.made = !std::filesystem::exists(file, ignored);
        if (options.demo) {
            const Result<bool> made = ensureDemoDatabase(file, options, m_clock, m_records, progress);
            if (!made.ok())
                return made.error();
        }
        return take(SqlStore::openSqlite(
            file, {.appVersion = MATCHDESK_VERSION,
                   .synchronous = options.syncFully ? Synchronous::Full : Synchronous::Normal}));
    }

    Outcome openPostgres(const HostOptions &options, const HostProgress &progress)
    {
        const Outcome opened = take(SqlStore::openPostgres(options.postgresUri, {.appVersion = MATCHDESK_VERSION}));
        if (!opened.ok())
            return opened;
        if (!options.demo)
            return Done {};
        const Result<bool> made = ensureDemoWorld(*m_store, options, m_clock, m_records, progress);
        if (!made.ok())
            return made.error();
        ready.made = made.value();
        return Done {};
    }

    Outcome take(Result<std::unique_ptr<Store>> opened)
    {
        if (!opened.ok()) {
            Error error = opened.error();
            if (error.code == ErrorCode::Unavailable)
                error.field = "database";
            return error;
        }
        m_store = std::move(opened).value();
        return Done {};
    }

    Outcome nameWorld(const HostOptions &options)
    {
        const Result<std::optional<std::string>> world = factOf(*m_store, "world");
        if (!world.ok())
            return world.error();
        ready.world = world.value().value_or(options.userName);
        if (!options.demo)
            return Done {};
        const Result<std::optional<std::string>> seed = factOf(*m_store, "seed");
        if (!seed.ok())
            return seed.error();
        if (seed.value() && (!options.seed || *seed.value() == std::to_string(*options.seed)))
            return Done {};
        return Error {.code = ErrorCode::RuleRefused,
                      .detail = "the folder holds other data than this demo world",
                      .rule = "other-world"};
    }

    Outcome serve(const HostOptions &options)
    {
        const Result<ServiceKey> key = serviceKeyFor(options);
        if (!key.ok())
            return key.error();
        Result<std::shared_ptr<MailTransport>> mail = mailTransportFor(options, m_clock);
        if (!mail.ok())
            return mail.error();
        BackendOptions backend;
        backend.mail = std::move(mail).value();
        backend.mailKey = key.value().derive(KeyPurpose::SealedMail);
        backend.hold = options.hold;
        backend.contestWait = options.contestWait;
        backend.world = ready.world;
        backend.demo = options.demo;
        if (options.postgresUri.empty())
            backend.changesInbox = options.dataFolder / kChangesInbox;
        backend.server = serverOptions(options);
        backend.passcodePepper = key.value().derive(KeyPurpose::Passcodes);
        backend.addressCounters = key.value().derive(KeyPurpose::AddressCounters);
        if (m_remote) {
            backend.source = m_remote.get();
            backend.portal = m_remote.get();
            backend.registerHealth = [this] { return m_remote->health(); };
        }
        m_backend = std::make_unique<Backend>(*m_store, m_clock, m_records, std::move(backend));
        const Result<std::uint16_t> port = m_backend->start();
        if (!port.ok()) {
            Error error = port.error();
            if (error.code == ErrorCode::Unavailable)
                error.field = "port";
            return error;
        }
        ready.port = port.value();
        ready.address = "http://" + hostOf(options.address) + ':' + std::to_string(port.value());
        return Done {};
    }

    SystemClock m_clock;
    LiveRegister m_records;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<RemoteRegister> m_remote;
    std::unique_ptr<Backend> m_backend;
};

BackendHost::BackendHost()
    : m_impl(std::make_unique<Impl>())
{
}

BackendHost::~BackendHost()
{
    stop();
}

Result<std::unique_ptr<BackendHost>> BackendHost::start(const HostOptions &options, const HostProgress &progress)
{
    std::unique_ptr<BackendHost> host(new BackendHost);
    if (const Outcome started = host->m_impl->start(options, progress); !started.ok())
        return started.error();
    return host;
}

const HostReady &BackendHost::ready() const noexcept
{
    return m_impl->ready;
}

void BackendHost::stop()
{
    m_impl->stop();
}

} // namespace matchdesk
