// SPDX-License-Identifier: MIT
#include "desktop/desktop_app.h"

#include "desktop/client_providers.h"
#include "remote/curl_worker.h"
#include "support/on_ready.h"
#include "theme/theme.h"
#include "wording/errors.h"
#include "wording/phrase.h"

#include <QFile>
#include <QPointer>
#include <QStandardPaths>

#include <algorithm>
#include <filesystem>

namespace matchdesk {

namespace {

QString phaseWords(std::string_view phase)
{
    if (phase == "opening")
        return DesktopApp::tr("Opening the data…");
    if (phase == "serving")
        return DesktopApp::tr("Nearly there…");
    return DesktopApp::tr("Making a demo world of invented people…");
}

} // namespace

DesktopApp::DesktopApp(DesktopOptions options, Theme &theme, std::unique_ptr<Settings> settings, std::unique_ptr<SecretStore> secrets,
    QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_theme(theme), m_settings(std::move(settings)), m_secrets(std::move(secrets))
{
    if (!m_options.theme.isEmpty())
        m_settings->set(setting::theme, m_options.theme);
    if (!m_options.density.isEmpty())
        m_settings->set(setting::density, m_options.density);
    applyAppearance();
    m_window = std::make_unique<MainWindow>(m_clock, *m_settings);
    connect(m_window.get(), &MainWindow::demoChosen, this, [this] { startEmbedded(true); });
    connect(m_window.get(), &MainWindow::localChosen, this, [this] { startEmbedded(false); });
    connect(m_window.get(), &MainWindow::serverChosen, this,
        [this](const QString &address, const QString &token) { connectServer(address, token, true); });
    connect(m_window.get(), &MainWindow::stopRequested, this, [this] {
        if (m_backend)
            m_backend->cancel();
        else
            m_window->showStart();
    });
    connect(m_window.get(), &MainWindow::appearanceChanged, this, &DesktopApp::applyAppearance);
    connect(m_window.get(), &MainWindow::workFailed, this, &DesktopApp::failed);
    connect(m_window.get(), &MainWindow::signedOut, this, &DesktopApp::signedOut);
    connect(m_window.get(), &MainWindow::working, this, [this] {
        m_settings->set(setting::backend, m_kind);
        if (m_kind == QLatin1String("server"))
            m_settings->set(setting::server, m_address);
        if (!m_keepAddress.isEmpty()) {
            // Without a keychain the token is asked for again next time; it is never kept in the clear.
            onReady(m_secrets->write("server:" + m_keepAddress.toStdString(), m_keepToken.toStdString()), this, [](const Outcome &) {});
            m_keepAddress.clear();
            m_keepToken.clear();
        }
        Q_EMIT working();
    });
}

DesktopApp::~DesktopApp()
{
    // The window's clients end before the worker that carries them, and both before the backend.
    m_window->leave();
    m_window.reset();
    m_provider.reset();
    m_worker.reset();
    m_backend.reset();
}

void DesktopApp::start()
{
    m_window->show();
    const QString kept = m_settings->value(setting::backend);
    if (m_options.demo)
        startEmbedded(true);
    else if (!m_options.server.isEmpty())
        startServer(m_options.server);
    else if (!m_options.dataFolder.isEmpty())
        startEmbedded(false);
    else if (kept == QLatin1String("demo") || kept == QLatin1String("local"))
        startEmbedded(kept == QLatin1String("demo"));
    else if (kept == QLatin1String("server") && !m_settings->value(setting::server).isEmpty())
        startServer(m_settings->value(setting::server));
    else
        m_window->showStart();
}

void DesktopApp::startEmbedded(bool demo)
{
    stopBackend();
    m_kind = demo ? QStringLiteral("demo") : QStringLiteral("local");
    const QString usual = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/matchdesk/") + m_kind;
    HostOptions host;
    host.dataFolder = std::filesystem::path((m_options.dataFolder.isEmpty() ? usual : m_options.dataFolder).toStdString());
    host.demo = demo;
    host.seed = m_options.seed;
    host.access = demo ? Access::Everybody : Access::LocalUser;
    host.userName = tr("You").toStdString();
    m_window->showProgress(-1, phaseWords("opening"));
    m_backend = std::make_unique<EmbeddedBackend>();
    // Called on the starting thread: only the window's own thread may touch the window.
    const HostProgress progress = [window = QPointer<MainWindow>(m_window.get()), app = this](double fraction, std::string_view phase) {
        const std::string name(phase);
        QMetaObject::invokeMethod(app, [window, fraction, name] {
            if (window != nullptr && window->desk() == nullptr)
                window->showProgress(fraction, phaseWords(name));
        }, Qt::QueuedConnection);
        return true;
    };
    onReady(m_backend->start(host, progress), this, [this](const Result<HostReady> &answer) { embeddedReady(answer); });
}

void DesktopApp::embeddedReady(const Result<HostReady> &answer)
{
    if (!answer.ok()) {
        failed(answer.error());
        return;
    }
    const HostReady &ready = answer.value();
    const StaffId asked(m_options.staff.toStdString());
    if (!asked.empty() && std::ranges::none_of(ready.staff, [&](const StaffAccess &one) { return one.staff.id == asked; })) {
        QStringList present;
        for (const StaffAccess &one : ready.staff)
            present << QString::fromStdString(one.staff.id.text);
        m_window->showStart(tr("There is nobody called “%1” here. There are: %2.").arg(m_options.staff, present.join(QStringLiteral(", "))));
        // The next choice on that page is for whoever is there.
        m_options.staff.clear();
        return;
    }
    m_worker = std::make_shared<CurlWorker>();
    m_provider = std::make_unique<HttpClientProvider>(m_worker, ready.address);
    // An agent works first: leads and verifiers are a choice in the menu.
    const auto agent = std::ranges::find(ready.staff, Role::Agent, [](const StaffAccess &one) { return one.staff.role; });
    if (agent != ready.staff.end())
        m_provider->add(agent->staff.id, agent->token);
    for (const StaffAccess &one : ready.staff)
        m_provider->add(one.staff.id, one.token);
    m_window->work(*m_provider, StaffId(m_options.staff.toStdString()));
}

void DesktopApp::startServer(const QString &address)
{
    if (!m_options.tokenFile.isEmpty()) {
        QFile file(m_options.tokenFile);
        if (!file.open(QIODevice::ReadOnly)) {
            m_window->showServerForm(address, tr("The token file cannot be read."));
            return;
        }
        connectServer(address, QString::fromUtf8(file.readAll()).trimmed(), false);
        return;
    }
    m_window->showProgress(-1, tr("Looking for the token in the keychain…"));
    onReady(m_secrets->read("server:" + address.toStdString()), this, [this, address](const Result<std::string> &answer) {
        if (answer.ok())
            connectServer(address, QString::fromStdString(answer.value()), false);
        else
            m_window->showServerForm(address);
    });
}

void DesktopApp::connectServer(const QString &address, const QString &token, bool keep)
{
    stopBackend();
    m_kind = QStringLiteral("server");
    m_keepAddress = keep ? address : QString();
    m_keepToken = keep ? token : QString();
    m_address = address;
    m_window->showProgress(-1, tr("Connecting to the server…"));
    m_worker = std::make_shared<CurlWorker>();
    m_provider = std::make_unique<HttpClientProvider>(m_worker, address.toStdString());
    m_provider->add(StaffId("me"), token.toStdString());
    m_window->work(*m_provider, {});
}

void DesktopApp::failed(const Error &error)
{
    m_keepAddress.clear();
    m_keepToken.clear();
    const QString sentence = error.code == ErrorCode::Cancelled ? QString() : ErrorWords::sentence(error, Doing::Starting);
    if (m_kind != QLatin1String("server"))
        m_window->showStart(sentence);
    else if (error.code == ErrorCode::Unauthorised)
        m_window->showServerForm(m_address, tr("The server did not accept this token."));
    else
        m_window->showServerForm(m_address, sentence);
}

void DesktopApp::signedOut()
{
    const QString sentence = tr("The server does not know this sign-in any more. Enter a token that it knows.");
    if (m_kind == QLatin1String("server"))
        m_window->showServerForm(m_address, sentence);
    else
        m_window->showStart(sentence);
}

void DesktopApp::stopBackend()
{
    m_window->leave();
    m_provider.reset();
    m_worker.reset();
    m_backend.reset();
}

void DesktopApp::applyAppearance()
{
    Appearance look;
    const QString theme = m_settings->value(setting::theme);
    look.theme = theme == QLatin1String("light") ? ThemeChoice::Light
                                                 : (theme == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System);
    look.density = m_settings->value(setting::density) == QLatin1String("comfortable") ? Density::Comfortable : Density::Compact;
    look.textScale = m_settings->value(setting::textScale);
    look.motion = m_settings->value(setting::motion);
    m_theme.apply(look);
}

} // namespace matchdesk
