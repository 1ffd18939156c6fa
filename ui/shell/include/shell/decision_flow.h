// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_client.h"
#include "queue/queue_presenter.h"
#include "theme/tokens.h"
#include "ticket/ticket_presenter.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <optional>
#include <vector>

namespace matchdesk {

/// What somebody has begun and not sent: kept while the sign-in is renewed.
struct UnsentWork {
    std::map<TicketId, Draft> drafts;
    TicketId open; ///< the ticket on the screen
};

/// From one ticket to the next: opens, leases, fetches ahead, posts decisions while the next ticket is already there,
/// brings a ticket back where its decision was refused or undone, and keeps every draft meanwhile. Lives on: main.
class DecisionFlow final : public QObject {
    Q_OBJECT
public:
    DecisionFlow(ApiClient &api, const Clock &clock, const Staff &me, QueuePresenter &queue, TicketPresenter &ticket,
        QObject *parent = nullptr);

    void open(const TicketId &id);
    /// The next ticket that is mine to decide, of the view being worked in where it has one; the queue's end where
    /// there is none.
    void next();
    /// Reads the open ticket again.
    void refresh();
    /// Takes the newest held decision back and brings its ticket back with its draft.
    void undo();
    [[nodiscard]] const TicketId &current() const { return m_current; }
    /// Everything that would be lost with this desk, also what is on its way and has no answer yet.
    [[nodiscard]] UnsentWork unsent();
    /// Goes on where unsent() left off.
    void resume(const UnsentWork &work);

    /// Decisions that can still be taken back, oldest first.
    [[nodiscard]] const std::vector<Decision> &held() const { return m_held; }
    [[nodiscard]] bool canUndo() const { return !m_held.empty() || !m_posting.empty(); }
    /// When the next held decision takes effect.
    [[nodiscard]] std::optional<Instant> nextDue() const;
    /// Reads my decisions from the backend: after a start, and when a hold has ended.
    void loadHeld();

Q_SIGNALS:
    /// Another ticket is on the screen; nothing may decide it by accident.
    void ticketOpened(const matchdesk::TicketId &id);
    void heldChanged();
    /// Something to be told in one line, without taking the focus.
    void told(matchdesk::Tone tone, const QString &sentence);

private:
    /// A decision on its way to the backend.
    struct Posting {
        DecisionRequest request;
        Draft draft;
        TicketRow row;      ///< as it was before, to be put back
        TicketDetail detail; ///< as it was decided on, to be shown again when it could not be sent
        /// What the preview said of a link: which of two readings this one is, the second reader is not to know.
        enum class Reading { Only, First, Unknown } reading = Reading::Only;
        bool undo = false;  ///< taken back before the backend had answered
    };
    void decided(const DecisionRequest &request, const Draft &draft);
    void answered(const std::string &key, const Result<Decision> &answer);
    void refused(const Posting &posting, const Error &error);
    void takeBack(const Decision &decision, const Draft &draft);
    void fetch(const TicketId &id);
    void fetched(const TicketId &id, Result<TicketDetail> answer);
    void lease(const TicketId &id);
    void prefetch();
    void moveOn();
    /// What comes next for whoever works in this view; where it has nothing more, of all that waits.
    [[nodiscard]] std::vector<TicketId> ahead(std::size_t limit) const;
    [[nodiscard]] QString said(const Posting &posting, const Decision &decision) const;
    void keepDraft();
    void restore(const TicketRow &row);
    void settle();

    ApiClient &m_api;
    const Clock &m_clock;
    Staff m_me;
    QueuePresenter &m_queue;
    TicketPresenter &m_ticket;
    TicketId m_current;
    std::map<TicketId, TicketDetail> m_cache;
    std::map<TicketId, Draft> m_drafts;
    std::map<TicketId, TicketPresenter::Notice> m_notices;
    std::map<std::string, Posting> m_posting;      ///< by idempotency key
    std::map<std::string, Draft> m_heldDrafts;     ///< by decision
    std::map<TicketId, std::uint64_t> m_generations;
    std::vector<Decision> m_held;
    std::vector<TicketId> m_decidedHere;           ///< not offered again until the queue says otherwise
    std::uint64_t m_generation = 0;
    QTimer m_settle;
    QTimer m_renew;
    QTimer m_wait; ///< for a ticket that somebody else has
};

} // namespace matchdesk
