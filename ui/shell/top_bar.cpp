// SPDX-License-Identifier: MIT
#include "top_bar.h"

#include "kit/key_cap.h"
#include "kit/search_field.h"
#include "theme/theme.h"
#include "wording/formats.h"
#include "wording/phrase.h"
#include "wording/tickets.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace matchdesk {

namespace {

/// Says in colour and words that this is not the live service.
class WorldBadge final : public QWidget {
public:
    WorldBadge(const QString &text, bool demo, QWidget *parent) : QWidget(parent), m_text(text), m_demo(demo)
    {
        setAccessibleName(text);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(Theme::of(this).font(TextRole::Caption));
        return {metrics.horizontalAdvance(m_text) + 2 * Space::s, metrics.height() + 2 * 3};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        const Tone tone = m_demo ? Tone::Warn : Tone::Info;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(toneFill(theme.colours(), tone));
        painter.drawRoundedRect(rect(), Radius::control, Radius::control);
        painter.setPen(toneInk(theme.colours(), tone));
        painter.setFont(theme.font(TextRole::Caption));
        painter.drawText(rect(), Qt::AlignCenter, m_text);
    }

private:
    QString m_text;
    bool m_demo;
};

constexpr int kSearchWidth = 420;

} // namespace

TopBar::TopBar(const Clock &clock, const Workplace &workplace, QWidget *parent)
    : QWidget(parent), m_menu(new QToolButton(this)), m_search(new SearchField(tr("Find a ticket, person or record"), this)),
      m_held(new Countdown(clock, TextRole::Body, Ink::Text2, this)), m_undoKey(new KeyLine(this)), m_person(new QToolButton(this))
{
    setAccessibleName(tr("Head of the window"));
    m_menu->setText(tr("Matchdesk"));
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setAutoRaise(true);
    auto *badge = new WorldBadge(shown(workplace.world), workplace.demo, this);
    m_search->setFixedWidth(kSearchWidth);

    m_person->setText(TicketWords::person(workplace.me));
    m_person->setAccessibleName(tr("Working as %1").arg(TicketWords::person(workplace.me)));
    m_person->setAutoRaise(true);
    if (workplace.demo && workplace.colleagues.size() > 1) {
        auto *menu = new QMenu(m_person);
        for (const Staff &one : workplace.colleagues) {
            QAction *action = menu->addAction(TicketWords::person(one));
            action->setCheckable(true);
            action->setChecked(one.id == workplace.me.id);
            connect(action, &QAction::triggered, this, [this, id = one.id] { Q_EMIT personChosen(id); });
        }
        m_people = menu;
        connect(m_person, &QToolButton::clicked, this, &TopBar::openPersonMenu);
    }
    m_held->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_held->setWords([this](std::chrono::seconds left) {
        SpannedText text = SpannedText::strong(tr("%1 held").arg(Formats::number(m_count)));
        text.append(SpannedText::plain(tr(" · next goes in %1 s").arg(Formats::number(left.count()))));
        return text;
    });
    m_held->hide();
    m_undoKey->hide();
    m_undoKey->setAccessibleName(tr("Key that takes back"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::s, 0, Space::l, 0);
    layout->setSpacing(Space::s);
    layout->addWidget(m_menu);
    layout->addWidget(badge);
    layout->addStretch(1);
    layout->addWidget(m_held);
    layout->addWidget(m_undoKey);
    layout->addSpacing(Space::xs);
    layout->addWidget(m_person);
    // The search field stands in the middle of the window, whatever its neighbours need; see resizeEvent.
    setTabOrder(m_menu, m_search);
    setTabOrder(m_search, m_person);
    connect(&Theme::of(this), &Theme::changed, this, &TopBar::fitToText);
    fitToText();
}

void TopBar::fitToText()
{
    const Theme &theme = Theme::of(this);
    m_menu->setFont(theme.font(TextRole::BodyStrong));
    setFixedHeight(std::max({theme.metrics().toolbar, 43, m_search->sizeHint().height() + 2 * Space::xs}));
    placeSearch();
}

void TopBar::setMenu(QMenu *menu)
{
    // Shown by hand: the style's arrow would lie over the word.
    connect(m_menu, &QToolButton::clicked, menu, [this, menu] { menu->popup(m_menu->mapToGlobal(m_menu->rect().bottomLeft())); });
}

void TopBar::setHeld(int count, std::optional<Instant> next)
{
    m_count = count;
    const bool any = count > 0 && next;
    if (any) {
        m_held->stop();
        m_held->start(*next);
    } else {
        m_held->stop();
    }
    m_held->setVisible(any);
    m_undoKey->setVisible(any);
}

void TopBar::setUndoKey(const QKeySequence &key)
{
    m_undoKey->setParts({KeyLine::Part {{}, {key}}});
}

void TopBar::openPersonMenu()
{
    if (m_people != nullptr)
        m_people->popup(m_person->mapToGlobal(m_person->rect().bottomLeft()));
}

void TopBar::paintEvent(QPaintEvent *)
{
    const Colours &colours = Theme::of(this).colours();
    QPainter painter(this);
    painter.fillRect(rect(), colours.base);
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeSearch();
}

void TopBar::placeSearch()
{
    const int width = std::min(kSearchWidth, this->width() / 3);
    const int height = m_search->sizeHint().height();
    m_search->setFixedWidth(width);
    m_search->setGeometry((this->width() - width) / 2 - 69, (this->height() - height) / 2, width, height);
}

} // namespace matchdesk
