// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_client.h"
#include "settings/settings.h"
#include "shell/decision_flow.h"
#include "support/clock.h"

#include <QMainWindow>

#include <map>
#include <memory>
#include <string>
#include <utility>

class QStackedWidget;

namespace matchdesk {

class Desk;
class ProgressPage;
class StartPage;

/// The window: the first question, the start's progress, and then the desk of whoever works. Its title never holds
/// anything personal. Lives on: main.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(const Clock &clock, Settings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showStart(const QString &problem = {});
    void showServerForm(const QString &address, const QString &problem = {});
    void showProgress(double fraction, const QString &sentence);
    /// Works with clients of `provider`, as `staff` (empty: whoever the provider's first client is).
    void work(ClientProvider &provider, const StaffId &staff);
    /// Stops using the provider, before it goes away.
    void leave();
    [[nodiscard]] Desk *desk() const { return m_desk; }

Q_SIGNALS:
    void demoChosen();
    void localChosen();
    void serverChosen(const QString &address, const QString &token);
    void stopRequested();
    void appearanceChanged();
    void working(); ///< a desk is open
    /// The backend did not accept this person or did not answer when the desk was opened.
    void workFailed(const matchdesk::Error &error);
    /// The backend stopped knowing whoever works; the desk is closed.
    void signedOut();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void openDesk(const std::shared_ptr<ApiClient> &client, const Workplace &workplace);

    const Clock &m_clock;
    Settings &m_settings;
    QStackedWidget *m_pages;
    StartPage *m_start;
    ProgressPage *m_progress;
    ClientProvider *m_provider = nullptr;
    std::shared_ptr<ApiClient> m_client;
    Desk *m_desk = nullptr;
    using Worker = std::pair<std::string, StaffId>; ///< in which world, and who
    Worker m_worker;
    std::map<Worker, UnsentWork> m_unsent; ///< of whoever worked here; in memory only
    std::uint64_t m_generation = 0;
};

} // namespace matchdesk
