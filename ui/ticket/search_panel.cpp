// SPDX-License-Identifier: MIT
#include "ticket/search_panel.h"

#include "domain/mask.h"
#include "entry_list.h"
#include "kit/labels.h"
#include "theme/paint.h"
#include "theme/theme.h"
#include "ticket/search_presenter.h"
#include "wording/candidates.h"
#include "wording/formats.h"
#include "wording/phrase.h"
#include "wording/tickets.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace matchdesk {

namespace {

constexpr int kMostRows = 9;

Entry entryOf(const matching::Record &record)
{
    QStringList detail {SearchPanel::tr("TRN %1").arg(shown(record.trn))};
    if (record.dateOfBirth)
        detail << Formats::date(record.dateOfBirth);
    if (!record.nationalInsuranceNumber.empty())
        detail << shown(maskedNino(record.nationalInsuranceNumber));
    if (!record.previousLastNames.empty())
        detail << SearchPanel::tr("earlier %1").arg(shown(record.previousLastNames.front()));
    switch (record.status) {
    case matching::RecordStatus::Active: break;
    case matching::RecordStatus::Inactive: detail << CandidateWords::flag(matching::Flag::Inactive); break;
    case matching::RecordStatus::Merged: detail << CandidateWords::flag(matching::Flag::Merged); break;
    case matching::RecordStatus::Deceased: detail << CandidateWords::flag(matching::Flag::Deceased); break;
    }
    CandidateView view;
    view.candidate.record = record;
    return {CandidateWords::name(record), detail.join(QStringLiteral(" · ")), CandidateWords::note(view), {}, {}, {}};
}

Entry entryOf(const TicketRow &row)
{
    return {shown(row.personName), QStringLiteral("%1 · %2").arg(shown(row.reference), TicketWords::causeShort(row.cause)),
        TicketWords::state(row.state), {}, {}, {}};
}

} // namespace

SearchPanel::SearchPanel(SearchPresenter &presenter, QLineEdit &field, QWidget &window)
    : QFrame(&window), m_presenter(presenter), m_field(field), m_window(window), m_list(new EntryList(tr("Found"), this)),
      m_line(new TypeLabel(TextRole::Caption, Ink::Muted, {}, this))
{
    setAccessibleName(tr("Search results"));
    m_list->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(shadowMargin + 1, shadowMargin + Space::xs, shadowMargin + 1, shadowMargin + Space::s);
    layout->setSpacing(Space::xs);
    layout->addWidget(m_list, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Space::m, 0, Space::m, 0);
    foot->addWidget(m_line);
    layout->addLayout(foot);
    hide();
    m_field.installEventFilter(this);
    m_window.installEventFilter(this);
    connect(&m_field, &QLineEdit::textEdited, &presenter, &SearchPresenter::setText);
    connect(&m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            m_presenter.setText({});
    });
    connect(&presenter, &SearchPresenter::changed, this, &SearchPanel::refresh);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
}

void SearchPanel::refresh()
{
    std::vector<Entry> lines;
    for (const matching::Record &record : m_presenter.records())
        lines.push_back(entryOf(record));
    for (const TicketRow &row : m_presenter.tickets())
        lines.push_back(entryOf(row));
    const bool any = !lines.empty();
    m_list->entries().setEntries(std::move(lines));
    if (any && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_list->entries().index(0));
    if (m_presenter.text().size() < 2) {
        hide();
        return;
    }
    if (!m_presenter.problem().isEmpty())
        m_line->setText(m_presenter.problem());
    else if (!m_presenter.isDone())
        m_line->setText(tr("Looking…"));
    else if (!any)
        m_line->setText(tr("Nothing found. Try a TRN, an NI number, an email address, a name, or a name and a date of birth."));
    else
        m_line->setText(tr("Enter adds a record to this ticket as a candidate, or opens a ticket."));
    m_line->setWordWrap(true);
    m_list->setVisible(any);
    place();
    show();
    raise();
}

void SearchPanel::place()
{
    const QRect field(m_field.mapTo(&m_window, QPoint(0, 0)), m_field.size());
    const int rows = std::min(m_list->entries().rowCount(), kMostRows);
    const int list = rows * Theme::of(this).metrics().queueRow;
    const int width = std::max(field.width(), 520) + 2 * shadowMargin;
    const int height = list + m_line->heightForWidth(width - 60) + 2 * shadowMargin + 3 * Space::s;
    setGeometry(std::clamp(field.center().x() - width / 2, 0, std::max(0, m_window.width() - width)),
        field.bottom() + 1 + Space::xs - shadowMargin, width, std::min(height, m_window.height() - field.bottom()));
}

void SearchPanel::choose(int row)
{
    const auto records = static_cast<int>(m_presenter.records().size());
    const auto tickets = static_cast<int>(m_presenter.tickets().size());
    if (row < 0 || row >= records + tickets)
        return;
    const bool isRecord = row < records;
    const std::string trn = isRecord ? m_presenter.records()[static_cast<std::size_t>(row)].trn : std::string();
    const TicketId id = isRecord ? TicketId() : m_presenter.tickets()[static_cast<std::size_t>(row - records)].id;
    m_field.clear();
    hide();
    if (isRecord)
        Q_EMIT recordChosen(trn);
    else
        Q_EMIT ticketChosen(id);
}

bool SearchPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == &m_field && event->type() == QEvent::FocusOut && !underMouse())
        hide();
    if (watched == &m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int rows = m_list->entries().rowCount();
        switch (key->key()) {
        case Qt::Key_Down:
        case Qt::Key_Up:
            if (rows > 0) {
                const int to = m_list->currentIndex().row() + (key->key() == Qt::Key_Down ? 1 : -1);
                m_list->setCurrentIndex(m_list->entries().index(std::clamp(to, 0, rows - 1)));
                setAccessibleDescription(m_list->currentIndex().data(Qt::AccessibleTextRole).toString());
            }
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            // An answer to older letters is never taken for the present ones.
            if (m_presenter.isDone() && !key->isAutoRepeat())
                choose(m_list->currentIndex().row());
            return true;
        default: break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void SearchPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    paintFloatingPanel(painter, rect(), theme.colours(), theme.isDark());
}

} // namespace matchdesk
