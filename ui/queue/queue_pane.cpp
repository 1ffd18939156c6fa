// SPDX-License-Identifier: MIT
#include "queue/queue_pane.h"

#include "kit/busy_line.h"
#include "kit/labels.h"
#include "kit/search_field.h"
#include "kit/states.h"
#include "queue/queue_delegate.h"
#include "queue/queue_model.h"
#include "queue/queue_presenter.h"
#include "queue/view_list.h"
#include "theme/theme.h"
#include "wording/errors.h"
#include "wording/phrase.h"
#include "wording/tickets.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace matchdesk {

QueuePane::QueuePane(QueuePresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_views(new ViewList(presenter.model(), this)),
      m_filter(new SearchField(tr("Filter this list"), this)), m_busy(new BusyLine(this)), m_stack(new QStackedWidget(this)),
      m_list(new QListView(this)), m_empty(new EmptyState(this)), m_error(new ErrorState(this))
{
    setAccessibleName(tr("Queue"));
    m_list->setAccessibleName(tr("Tickets"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(&presenter.model());
    m_list->setItemDelegate(new QueueDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->installEventFilter(this);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_error);
    m_filter->hide();
    m_filter->installEventFilter(this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Space::s, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_views);
    layout->addSpacing(Space::s);
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addWidget(m_busy);
    auto *field = new QVBoxLayout;
    field->setContentsMargins(Space::m, 0, Space::m, 0);
    field->addWidget(m_filter);
    layout->addLayout(field);
    layout->addWidget(m_stack, 1);

    connect(m_views, &ViewList::viewChosen, this, [this](QueueView view) {
        m_presenter.model().setView(view);
        Q_EMIT viewChanged(view);
    });
    connect(m_list, &QListView::clicked, this, &QueuePane::chosen);
    connect(m_list, &QListView::activated, this, &QueuePane::chosen);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) { m_presenter.model().setFilter(text); });
    connect(m_filter, &SearchField::left, this, &QueuePane::clearFilter);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (!m_presenter.model().filter().isEmpty())
            clearFilter();
        else
            setView(QueueView::NextForMe);
    });
    connect(m_error, &ErrorState::retryRequested, &m_presenter, &QueuePresenter::refresh);
    connect(m_busy, &BusyLine::stopRequested, m_busy, &BusyLine::stop);
    connect(&presenter.model(), &QAbstractItemModel::modelReset, this, [this] {
        syncSelection();
        showState();
    });
    connect(&presenter.model(), &QAbstractItemModel::rowsInserted, this, [this] {
        syncSelection();
        showState();
    });
    connect(&presenter.model(), &QAbstractItemModel::rowsRemoved, this, [this] {
        syncSelection();
        showState();
    });
    connect(&presenter, &QueuePresenter::stateChanged, this, &QueuePane::showState);
    showState();
}

void QueuePane::setCurrentTicket(const TicketId &id)
{
    m_current = id;
    syncSelection();
}

void QueuePane::setView(QueueView view)
{
    m_views->setView(view);
    m_presenter.model().setView(view);
    Q_EMIT viewChanged(view);
}

void QueuePane::startFilter()
{
    m_filter->show();
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void QueuePane::clearFilter()
{
    m_filter->clear();
    m_filter->hide();
    m_list->setFocus(Qt::OtherFocusReason);
}

void QueuePane::moveBy(int rows)
{
    QueueModel &model = m_presenter.model();
    if (model.rowCount() == 0)
        return;
    const QModelIndex current = model.indexOf(m_current);
    const int from = current.isValid() ? current.row() + rows : 0;
    chosen(model.index(std::clamp(from, 0, model.rowCount() - 1)));
}

bool QueuePane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (watched == m_filter && (key == Qt::Key_Down || key == Qt::Key_Return)) {
            m_list->setFocus(Qt::OtherFocusReason);
            if (!m_list->currentIndex().isValid())
                moveBy(0);
            return true;
        }
        // Enter belongs to the ticket's decision; arrows in the list open at once, so it has nothing left to do here.
        if (watched == m_list && (key == Qt::Key_Down || key == Qt::Key_Up)) {
            moveBy(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void QueuePane::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(this).colours().base);
}

void QueuePane::chosen(const QModelIndex &index)
{
    if (m_syncing || !index.isValid())
        return;
    const TicketId id(index.data(QueueModel::TicketIdRole).toString().toStdString());
    if (id == m_current)
        return;
    m_current = id;
    syncSelection();
    Q_EMIT openRequested(id);
}

void QueuePane::syncSelection()
{
    m_syncing = true;
    const QModelIndex index = m_presenter.model().indexOf(m_current);
    if (index.isValid()) {
        if (m_list->currentIndex() != index)
            m_list->setCurrentIndex(index);
        m_list->scrollTo(index);
    } else {
        m_list->selectionModel()->clear();
    }
    m_syncing = false;
}

void QueuePane::showState()
{
    QueueModel &model = m_presenter.model();
    using State = QueuePresenter::State;
    if (m_presenter.state() == State::Loading || (!m_presenter.isComplete() && m_presenter.state() == State::Ready))
        m_busy->start(tr("Still loading the queue."));
    else
        m_busy->stop();

    if (m_presenter.state() == State::Failed) {
        m_error->setMessage(ErrorWords::failed(Doing::LoadingQueue),
            ErrorWords::explain(m_presenter.error(), Doing::LoadingQueue), ErrorWords::details(m_presenter.error()));
        m_stack->setCurrentWidget(m_error);
        return;
    }
    if (model.rowCount() > 0 || !m_presenter.isComplete()) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    if (m_presenter.isNeverUsed())
        m_empty->setMessage(tr("No tickets yet"), tr("A ticket appears here when somebody's details match no record by themselves."));
    else if (!model.filter().isEmpty())
        m_empty->setMessage(tr("Nothing found"), tr("No ticket here matches “%1”.").arg(model.filter()), tr("Clear the filter"));
    else if (model.view() == QueueView::NextForMe)
        m_empty->setMessage(TicketWords::clearTitle(model.view()), TicketWords::clearSentence(model.view()));
    else
        m_empty->setMessage(TicketWords::clearTitle(model.view()), TicketWords::clearSentence(model.view()),
            tr("Go to Next for me"));
    m_stack->setCurrentWidget(m_empty);
}

} // namespace matchdesk
