// SPDX-License-Identifier: MIT
#pragma once

#include "desktop/options.h"
#include "embed/embedded_backend.h"
#include "secrets/secret_store.h"
#include "settings/settings.h"
#include "shell/main_window.h"
#include "support/clock.h"

#include <QObject>

#include <memory>

namespace matchdesk {

class CurlWorker;
class HttpClientProvider;
class Theme;

/// Puts the desktop together: settings, look, secrets, the backend inside or elsewhere, and the window. What main does
/// and what end-to-end tests start. Lives on: main; needs a QApplication with a Theme.
class DesktopApp final : public QObject {
    Q_OBJECT
public:
    DesktopApp(DesktopOptions options, Theme &theme, std::unique_ptr<Settings> settings, std::unique_ptr<SecretStore> secrets,
        QObject *parent = nullptr);
    ~DesktopApp() override;

    /// Shows the window and begins with what options and settings say, or with the first question.
    void start();
    [[nodiscard]] MainWindow &window() { return *m_window; }

Q_SIGNALS:
    /// A desk is open and can be used.
    void working();

private:
    void startEmbedded(bool demo);
    void startServer(const QString &address);
    void connectServer(const QString &address, const QString &token, bool keep);
    void embeddedReady(const Result<HostReady> &answer);
    void failed(const Error &error);
    void signedOut();
    void stopBackend();
    void applyAppearance();

    DesktopOptions m_options;
    Theme &m_theme;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<SecretStore> m_secrets;
    SystemClock m_clock;
    std::unique_ptr<EmbeddedBackend> m_backend;
    std::shared_ptr<CurlWorker> m_worker;
    std::unique_ptr<HttpClientProvider> m_provider;
    std::unique_ptr<MainWindow> m_window;
    QString m_address;     ///< of the server being tried or worked with
    QString m_keepAddress; ///< server and token to be kept once they have proved right
    QString m_keepToken;
    QString m_kind;
};

} // namespace matchdesk
