// SPDX-License-Identifier: MIT
#include "shell/main_window.h"

#include "shell/desk.h"
#include "shell/progress_page.h"
#include "shell/start_page.h"
#include "support/on_ready.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QStackedWidget>

namespace matchdesk {

MainWindow::MainWindow(const Clock &clock, Settings &settings, QWidget *parent)
    : QMainWindow(parent), m_clock(clock), m_settings(settings), m_pages(new QStackedWidget(this)), m_start(new StartPage(this)),
      m_progress(new ProgressPage(this))
{
    setWindowTitle(tr("Matchdesk"));
    setMinimumSize(960, 600);
    setCentralWidget(m_pages);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_progress);
    connect(m_start, &StartPage::demoChosen, this, &MainWindow::demoChosen);
    connect(m_start, &StartPage::localChosen, this, &MainWindow::localChosen);
    connect(m_start, &StartPage::serverChosen, this, &MainWindow::serverChosen);
    connect(m_progress, &ProgressPage::stopRequested, this, &MainWindow::stopRequested);
    if (!restoreGeometry(settings.value(setting::windowGeometry)))
        resize(1366, 768);
    // A screen that has gone takes its windows' places with it.
    const QScreen *on = QGuiApplication::screenAt(geometry().center());
    if (on == nullptr && screen() != nullptr)
        move(screen()->availableGeometry().topLeft());
}

MainWindow::~MainWindow()
{
    leave();
}

void MainWindow::showStart(const QString &problem)
{
    m_start->setProblem(problem);
    m_pages->setCurrentWidget(m_start);
    m_start->setFocus();
}

void MainWindow::showServerForm(const QString &address, const QString &problem)
{
    showStart(problem);
    m_start->askForServer(address);
}

void MainWindow::showProgress(double fraction, const QString &sentence)
{
    m_progress->setProgress(fraction, sentence);
    if (m_pages->currentWidget() != m_progress) {
        m_pages->setCurrentWidget(m_progress);
        m_progress->setFocus();
    }
}

void MainWindow::work(ClientProvider &provider, const StaffId &staff)
{
    m_provider = &provider;
    std::shared_ptr<ApiClient> client = provider.clientFor(staff);
    if (client == nullptr) {
        Error error;
        error.code = ErrorCode::Unauthorised;
        error.detail = "no token for this member of staff";
        Q_EMIT workFailed(error);
        return;
    }
    const std::uint64_t generation = ++m_generation;
    onReady(client->workplace(), this, [this, client, generation](const Result<Workplace> &answer) {
        if (generation != m_generation)
            return;
        if (answer.ok())
            openDesk(client, answer.value());
        else
            Q_EMIT workFailed(answer.error());
    });
}

void MainWindow::openDesk(const std::shared_ptr<ApiClient> &client, const Workplace &workplace)
{
    leave();
    m_client = client;
    m_desk = new Desk(*m_client, m_clock, m_settings, workplace, this);
    connect(m_desk, &Desk::appearanceChanged, this, &MainWindow::appearanceChanged);
    connect(m_desk, &Desk::quitRequested, this, &QWidget::close);
    // Queued, because the desk that asks is the one that goes.
    connect(m_desk, &Desk::signedOut, this, [this, desk = m_desk] {
        if (m_desk != desk)
            return;
        leave();
        Q_EMIT signedOut();
    }, Qt::QueuedConnection);
    connect(m_desk, &Desk::personChosen, this, [this](const StaffId &id) {
        if (m_provider != nullptr)
            work(*m_provider, id);
    }, Qt::QueuedConnection);
    m_worker = {workplace.world, workplace.me.id};
    if (const auto unsent = m_unsent.extract(m_worker); !unsent.empty())
        m_desk->resume(unsent.mapped());
    m_pages->addWidget(m_desk);
    m_pages->setCurrentWidget(m_desk);
    m_desk->setPaused(isMinimized());
    Q_EMIT working();
}

void MainWindow::leave()
{
    ++m_generation;
    if (m_desk != nullptr) {
        m_desk->saveLayout();
        m_unsent.insert_or_assign(m_worker, m_desk->flow().unsent());
        m_pages->removeWidget(m_desk);
        delete m_desk;
        m_desk = nullptr;
    }
    m_client.reset();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.set(setting::windowGeometry, saveGeometry());
    if (m_desk != nullptr)
        m_desk->saveLayout();
    // A choice that cannot be kept is no reason to keep the window open.
    static_cast<void>(m_settings.save().ok());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange && m_desk != nullptr)
        m_desk->setPaused(isMinimized());
}

} // namespace matchdesk
