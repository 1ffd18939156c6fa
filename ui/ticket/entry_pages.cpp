// SPDX-License-Identifier: MIT
#include "ticket/entry_pages.h"

#include "domain/mask.h"
#include "entry_list.h"
#include "kit/busy_line.h"
#include "kit/labels.h"
#include "kit/states.h"
#include "support/on_ready.h"
#include "wording/decisions.h"
#include "wording/formats.h"
#include "wording/phrase.h"
#include "wording/tickets.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>

namespace matchdesk {

EntryPage::EntryPage(Words words, QWidget *parent)
    : QWidget(parent), m_words(std::move(words)), m_busy(new BusyLine(this)), m_stack(new QStackedWidget(this)),
      m_content(new QWidget(this)), m_list(new EntryList(m_words.name, this)), m_body(new QPlainTextEdit(this)),
      m_empty(new EmptyState(this)), m_error(new ErrorState(this))
{
    setAccessibleName(m_words.name);
    m_body->setReadOnly(true);
    m_body->document()->setDocumentMargin(Space::m);
    m_body->setTabChangesFocus(true);
    m_body->setAccessibleName(tr("Text of the message"));
    m_body->setFrameShape(QFrame::NoFrame);
    m_body->setVisible(m_words.withBody);
    auto *content = new QHBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addWidget(m_list, 1);
    if (m_words.withBody) {
        content->addWidget(new Hairline(Qt::Vertical, m_content));
        content->addWidget(m_body, 1);
    }
    m_empty->setMessage(m_words.emptyTitle, m_words.emptySentence);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_error);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_busy);
    layout->addWidget(m_stack, 1);
    connect(m_list, &EntryList::entryChosen, this, [this](int row) {
        const Entry *entry = m_list->entries().entry(row);
        m_body->setPlainText(entry != nullptr ? entry->body : QString());
    });
    connect(m_error, &ErrorState::retryRequested, this, &EntryPage::reload);
    connect(m_busy, &BusyLine::stopRequested, this, [this] {
        ++m_generation;
        m_busy->stop();
    });
}

int EntryPage::count() const
{
    return m_list->entries().rowCount();
}

int EntryPage::chosenRow() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

void EntryPage::reload()
{
    m_busy->start(tr("Still loading."));
    ask(++m_generation);
}

void EntryPage::reset()
{
    ++m_generation;
    m_hasContent = false;
    m_busy->stop();
    m_list->entries().setEntries({});
    m_body->clear();
    m_stack->setCurrentWidget(m_content);
}

void EntryPage::entries(std::uint64_t generation, std::vector<Entry> entries)
{
    if (generation != m_generation)
        return;
    m_busy->stop();
    m_hasContent = true;
    const int row = std::max(0, m_list->currentIndex().row());
    const int total = static_cast<int>(entries.size());
    m_list->entries().setEntries(std::move(entries));
    if (total > 0 && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_list->entries().index(std::min(row, total - 1)));
    m_stack->setCurrentWidget(total > 0 ? m_content : static_cast<QWidget *>(m_empty));
    Q_EMIT loaded(total);
}

void EntryPage::failed(std::uint64_t generation, const Error &error)
{
    if (generation != m_generation)
        return;
    m_busy->stop();
    // What was read before stays readable.
    if (m_hasContent)
        return;
    m_error->setMessage(ErrorWords::failed(m_words.doing), ErrorWords::explain(error, m_words.doing), ErrorWords::details(error));
    m_stack->setCurrentWidget(m_error);
}

HistoryPage::HistoryPage(ApiClient &api, const Clock &clock, QWidget *parent)
    : EntryPage({tr("History of this ticket"), tr("No history yet"), tr("Whatever is done on this ticket is listed here."),
                    Doing::LoadingHistory, false},
          parent),
      m_api(api), m_clock(clock)
{
}

void HistoryPage::setTicket(const TicketId &id)
{
    if (id == m_ticket)
        return;
    m_ticket = id;
    reset();
    if (isVisible())
        reload();
}

void HistoryPage::ask(std::uint64_t generation)
{
    onReady(m_api.history(m_ticket), this, [this, generation](const Result<std::vector<HistoryEntry>> &answer) {
        if (!answer.ok()) {
            failed(generation, answer.error());
            return;
        }
        std::vector<Entry> lines;
        for (const HistoryEntry &one : answer.value()) {
            QStringList detail {one.staffName.empty() ? tr("The service itself") : shown(one.staffName)};
            if (!one.note.empty())
                detail << shown(one.note);
            lines.push_back({DecisionWords::history(one), detail.join(QStringLiteral(" · ")),
                Formats::moment(one.at, m_clock.now()), Formats::exactly(one.at), {}, {}});
        }
        std::ranges::reverse(lines);
        entries(generation, std::move(lines));
    });
}

MessagesPage::MessagesPage(ApiClient &api, const Clock &clock, bool isOutbox, QWidget *parent)
    : EntryPage({isOutbox ? tr("Outbox") : tr("Messages about this ticket"), tr("Nothing sent yet"),
                    tr("Emails and notices appear here once a decision has taken effect."),
                    isOutbox ? Doing::LoadingOutbox : Doing::LoadingMessages, true},
          parent),
      m_api(api), m_clock(clock), m_isOutbox(isOutbox)
{
}

void MessagesPage::setTicket(const TicketId &id)
{
    if (id == m_ticket)
        return;
    m_ticket = id;
    reset();
    if (isVisible())
        reload();
}

void MessagesPage::ask(std::uint64_t generation)
{
    const auto future = m_isOutbox ? m_api.outbox() : m_api.messages(m_ticket);
    onReady(future, this, [this, generation](const Result<std::vector<Message>> &answer) {
        if (!answer.ok()) {
            failed(generation, answer.error());
            return;
        }
        std::vector<const Message *> order;
        for (const Message &one : answer.value())
            order.push_back(&one);
        std::ranges::stable_sort(order, [](const Message *a, const Message *b) { return a->createdAt > b->createdAt; });
        m_shown.clear();
        std::vector<Entry> lines;
        for (const Message *one : order) {
            m_shown.push_back(*one);
            const bool email = one->channel == Channel::Email;
            const QString to = email ? shown(maskedEmail(one->recipient)) : shown(one->recipient);
            QStringList detail {email ? tr("Email to %1, %2").arg(to, TicketWords::language(one->language)) : tr("Notice to %1").arg(to)};
            if (m_isOutbox && !one->ticketReference.empty())
                detail.prepend(shown(one->ticketReference));
            lines.push_back({one->subject.empty() ? TicketWords::messageName(one->templateId) : shown(one->subject),
                detail.join(QStringLiteral(" · ")), Formats::moment(one->createdAt, m_clock.now()),
                Formats::exactly(one->createdAt), TicketWords::delivery(*one, m_clock.now()), shown(one->body)});
        }
        entries(generation, std::move(lines));
    });
}

const Message *MessagesPage::chosen() const
{
    const auto row = static_cast<std::size_t>(std::max(0, chosenRow()));
    return chosenRow() >= 0 && row < m_shown.size() ? &m_shown[row] : nullptr;
}

} // namespace matchdesk
