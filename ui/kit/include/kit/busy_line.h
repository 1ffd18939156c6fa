// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>
#include <QWidget>

#include <chrono>

namespace matchdesk {

class Banner;

/// How long a BusyLine keeps quiet, and when it begins to explain.
struct BusyDelays {
    std::chrono::milliseconds line {150};
    std::chrono::milliseconds sentence {10'000};
};

/// Says that a pane is at work: nothing for 150 ms, then a 2 px line under its header, and after 10 s a sentence with
/// Stop. Its place is always 2 px high, so nothing jumps; the sentence lies over the top of the pane below.
class BusyLine final : public QWidget {
    Q_OBJECT
public:
    explicit BusyLine(QWidget *parent = nullptr, BusyDelays delays = {});

    /// `what` is the sentence for a long wait: "Still loading the queue."
    void start(const QString &what);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] bool isLineShown() const { return m_lineShown; }
    [[nodiscard]] bool isSentenceShown() const;
    [[nodiscard]] QSize sizeHint() const override { return {40, 2}; }

Q_SIGNALS:
    void stopRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

private:
    void showLine();
    void showSentence();
    void placeNotice();

    QTimer m_lineTimer;
    QTimer m_sentenceTimer;
    QTimer m_frameTimer;
    Banner *m_notice = nullptr;
    QString m_what;
    int m_phase = 0;
    bool m_running = false;
    bool m_lineShown = false;
};

} // namespace matchdesk
