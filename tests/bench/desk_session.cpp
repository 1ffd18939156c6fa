// SPDX-License-Identifier: MIT
#include "bench/desk_session.h"

#include "embed/backend_host.h"
#include "match/comparison_grid.h"
#include "queue/queue_pane.h"
#include "secrets/memory_secret_store.h"
#include "shell/desk.h"
#include "ticket/ticket_presenter.h"

#include <QTest>
#include <QWindow>

#include <cstdio>
#include <cstdlib>

namespace matchdesk::bench {

namespace {

DesktopOptions optionsFor(const std::filesystem::path &data, bool demo)
{
    DesktopOptions options;
    options.demo = demo;
    options.dataFolder = QString::fromStdString(data.string());
    options.theme = QStringLiteral("light");
    return options;
}

} // namespace

DeskSession::DeskSession(FrameProbe &application, const std::filesystem::path &data, bool demo)
    : m_application(application), m_language(QStringLiteral("en")), m_theme(std::make_unique<Theme>(application))
{
    m_desktop = std::make_unique<DesktopApp>(optionsFor(data, demo), *m_theme,
        std::make_unique<Settings>(m_home.filePath(QStringLiteral("settings.ini"))), std::make_unique<MemorySecretStore>());
    m_application.await([this](QObject *painted) { return look(painted); });
    m_desktop->start();
}

DeskSession::~DeskSession() = default;

bool DeskSession::look(QObject *painted)
{
    Desk *desk = m_desktop->window().desk();
    if (desk == nullptr)
        return false;
    if (m_list == nullptr) {
        m_grid = desk->findChild<ComparisonGrid *>();
        m_list = desk->findChild<QueuePane *>()->list();
    }
    m_rowsPainted = m_rowsPainted || (isList(painted) && m_list->model()->rowCount() > 0);
    m_ticketPainted = m_ticketPainted || (isComparison(painted) && desk->ticket().state() == TicketPresenter::State::Ready);
    return m_rowsPainted && m_ticketPainted;
}

std::optional<SteadyClock::time_point> DeskSession::usable(std::chrono::milliseconds atMost)
{
    const auto frame = m_application.frame(atMost);
    // Without a window manager nobody else gives the window the focus, and keys go to the active window alone.
    if (frame) {
        window().activateWindow();
        if (!m_application.until([this] { return window().isActiveWindow(); }, std::chrono::seconds(5)))
            std::fputs("desk_bench: the window did not become active\n", stderr);
    }
    return frame;
}

SteadyClock::time_point DeskSession::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    const auto at = SteadyClock::now();
    QTest::keyPress(window().windowHandle(), key, modifiers);
    QTest::keyRelease(window().windowHandle(), key, modifiers);
    return at;
}

bool DeskSession::isComparison(const QObject *painted) const
{
    return m_grid != nullptr && painted == m_grid->viewport();
}

bool DeskSession::isList(const QObject *painted) const
{
    return m_list != nullptr && painted == m_list->viewport();
}

std::filesystem::path worldCopy(const std::filesystem::path &folder, int tickets, const char *purpose)
{
    const auto fail = [](const char *what, const std::string &detail) {
        std::fprintf(stderr, "desk_bench: %s: %s\n", what, detail.c_str());
        std::exit(1);
    };
    const std::filesystem::path original = folder / ("world-" + std::to_string(tickets));
    if (!std::filesystem::exists(original / "matchdesk.sqlite")) {
        HostOptions options;
        options.dataFolder = original;
        options.demo = true;
        options.access = Access::Everybody;
        options.tickets = tickets;
        const auto host = BackendHost::start(options);
        if (!host.ok())
            fail("the demo world was not made", host.error().detail);
        host.value()->stop();
    }
    std::error_code failure;
    const std::filesystem::path copy = folder / purpose;
    std::filesystem::remove_all(copy, failure);
    std::filesystem::create_directories(copy, failure);
    for (const auto &entry : std::filesystem::directory_iterator(original)) {
        if (entry.path().extension() != ".lock")
            std::filesystem::copy(entry.path(), copy / entry.path().filename(), failure);
        if (failure)
            fail("the demo world was not copied", failure.message());
    }
    return copy;
}

} // namespace matchdesk::bench
