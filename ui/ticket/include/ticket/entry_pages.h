// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_client.h"
#include "support/clock.h"
#include "wording/errors.h"

#include <QWidget>

#include <functional>

class QPlainTextEdit;
class QStackedWidget;

namespace matchdesk {

class BusyLine;
class EmptyState;
class EntryList;
class ErrorState;
struct Entry;

/// A list of what happened or was sent, newest first, with the text of the chosen line beside it. Loads when it is shown
/// or told to, and keeps what it has while it asks again. Lives on: main.
class EntryPage : public QWidget {
    Q_OBJECT
public:
    [[nodiscard]] int count() const;
    void reload();

Q_SIGNALS:
    void loaded(int count);

protected:
    struct Words {
        QString name;
        QString emptyTitle;
        QString emptySentence;
        Doing doing;
        bool withBody = false;
    };
    EntryPage(Words words, QWidget *parent);
    /// Asks the backend; the answer goes to entries() or failed() with the generation that was handed in.
    virtual void ask(std::uint64_t generation) = 0;
    void entries(std::uint64_t generation, std::vector<Entry> entries);
    void failed(std::uint64_t generation, const Error &error);
    [[nodiscard]] int chosenRow() const; ///< -1: none
    void reset();

private:
    Words m_words;
    BusyLine *m_busy;
    QStackedWidget *m_stack;
    QWidget *m_content;
    EntryList *m_list;
    QPlainTextEdit *m_body;
    EmptyState *m_empty;
    ErrorState *m_error;
    std::uint64_t m_generation = 0;
    bool m_hasContent = false;
};

/// Who did what on one ticket.
class HistoryPage final : public EntryPage {
    Q_OBJECT
public:
    HistoryPage(ApiClient &api, const Clock &clock, QWidget *parent = nullptr);
    void setTicket(const TicketId &id);

private:
    void ask(std::uint64_t generation) override;

    ApiClient &m_api;
    const Clock &m_clock;
    TicketId m_ticket;
};

/// What was sent about one ticket; without a ticket, the outbox: what was sent to whom about any.
class MessagesPage final : public EntryPage {
    Q_OBJECT
public:
    MessagesPage(ApiClient &api, const Clock &clock, bool isOutbox, QWidget *parent = nullptr);
    void setTicket(const TicketId &id);
    [[nodiscard]] const Message *chosen() const; ///< null: none

private:
    void ask(std::uint64_t generation) override;

    ApiClient &m_api;
    const Clock &m_clock;
    TicketId m_ticket;
    bool m_isOutbox;
    std::vector<Message> m_shown; ///< as the list shows them
};

} // namespace matchdesk
