// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_client.h"
#include "queue/queue_model.h"
#include "support/clock.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace matchdesk {

/// Keeps the queue's model in step with the backend: first rows at once, then the whole queue page by page, then news
/// every two seconds. Reads that fail never clear what is shown; they mark it as old. Lives on: main.
class QueuePresenter final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Loading,
        Ready,
        Failed,  ///< nothing could be loaded yet
        Offline, ///< what is shown is as of `updatedAt`
    };
    struct Pace {
        std::chrono::milliseconds poll {2000};
        std::chrono::milliseconds retry {3000};
        int firstRows = 60;
        int page = 5000;
    };

    QueuePresenter(ApiClient &api, const Clock &clock, QueueModel &model, Pace pace, QObject *parent = nullptr);

    /// Loads from the beginning.
    void start(const Staff &reader);
    /// Asks for news now instead of at the next tick.
    void refresh();
    /// A hidden window asks for nothing; shown again it asks at once.
    void setPaused(bool paused);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] std::optional<Instant> updatedAt() const { return m_updatedAt; }
    /// The whole queue has been read at least once, so an empty view is really empty.
    [[nodiscard]] bool isComplete() const { return m_complete; }
    /// No ticket was ever there.
    [[nodiscard]] bool isNeverUsed() const { return m_complete && m_model.size() == 0; }
    [[nodiscard]] QueueModel &model() { return m_model; }

Q_SIGNALS:
    void stateChanged();
    /// News has arrived, of tickets changed by whomever.
    void rowsArrived(const std::vector<matchdesk::TicketRow> &rows);

private:
    void askFirst();
    void askNews();
    void received(std::uint64_t generation, const Result<QueueNews> &answer);
    void setState(State state);

    ApiClient &m_api;
    const Clock &m_clock;
    QueueModel &m_model;
    Pace m_pace;
    QTimer m_timer;
    QTimer m_minute;
    State m_state = State::Loading;
    Error m_error;
    std::optional<Instant> m_updatedAt;
    std::int64_t m_after = 0;
    std::uint64_t m_generation = 0;
    bool m_asking = false;
    bool m_complete = false;
    bool m_paused = false;
};

} // namespace matchdesk
