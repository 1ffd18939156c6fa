// SPDX-License-Identifier: MIT
#include "kit/banner.h"

#include "kit/glyph.h"
#include "kit/key_button.h"
#include "kit/labels.h"
#include "theme/theme.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

namespace matchdesk {

namespace {

int glyphSide(const QWidget *widget)
{
    return Theme::of(widget).metrics().icon - Space::xxs;
}

/// Assistive technology reads a newly shown alert by itself. Qt 6.4 has no event for an announcement, so announcements
/// are an alert of one pixel that shows itself anew.
class Announcer final : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
};

QAccessibleInterface *alertInterface(const QString &className, QObject *object)
{
    const bool alert = className == QLatin1String(Announcer::staticMetaObject.className())
        || className == QLatin1String(Banner::staticMetaObject.className());
    auto *widget = qobject_cast<QWidget *>(object);
    return alert && widget ? new QAccessibleWidget(widget, QAccessible::AlertMessage) : nullptr;
}

void learnAlerts()
{
    static const bool installed = [] {
        QAccessible::installFactory(alertInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

Glyph glyphOf(Tone tone)
{
    switch (tone) {
    case Tone::Info: return Glyph::Info;
    case Tone::Ok: return Glyph::Tick;
    case Tone::Warn: return Glyph::Flag;
    case Tone::Danger: return Glyph::Warning;
    }
    Q_UNREACHABLE();
}

} // namespace

void announce(QWidget *source, const QString &sentence)
{
    learnAlerts();
    QWidget *window = source->window();
    auto *announcer = window->findChild<Announcer *>(QString(), Qt::FindDirectChildrenOnly);
    if (!announcer) {
        announcer = new Announcer(window);
        announcer->setGeometry(0, 0, 1, 1);
        announcer->setAttribute(Qt::WA_TransparentForMouseEvents);
        announcer->setFocusPolicy(Qt::NoFocus);
    }
    announcer->hide();
    announcer->setAccessibleName(sentence);
    announcer->show();
    QAccessibleEvent alert(announcer, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

Banner::Banner(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new SpannedLabel(TextRole::Body, Ink::Text, this))
    , m_action(new KeyButton({}, this))
{
    learnAlerts();
    m_sentence->setWrap(true);
    m_action->setFlat(true);
    auto *layout = new QHBoxLayout(this);
    layout->setSpacing(Space::s);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_action);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    clear();
}

void Banner::say(Tone tone, const QString &sentence, const QString &action)
{
    const bool news = isHidden() || sentence != m_sentence->text().text || tone != m_tone;
    m_tone = tone;
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    restyle();
    setAccessibleName(sentence);
    setVisible(true);
    update();
    if (news)
        announce(this, sentence);
}

void Banner::clear()
{
    setVisible(false);
    m_sentence->setText(QString());
    //: The name of an empty notice, for assistive technology.
    setAccessibleName(tr("Notice"));
}

QString Banner::sentence() const
{
    return m_sentence->text().text;
}

void Banner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        restyle();
}

void Banner::restyle()
{
    layout()->setContentsMargins(Space::m + glyphSide(this) + Space::s, Space::xs, Space::s, Space::xs);
    setMinimumHeight(Theme::of(this).metrics().toolbar);
}

void Banner::paintEvent(QPaintEvent *)
{
    const Colours &colours = Theme::of(this).colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneFill(colours, m_tone));
    painter.drawRoundedRect(rect(), Radius::control, Radius::control);
    const QRect line = m_sentence->geometry();
    const int side = glyphSide(this);
    const QRect box(Space::m, line.center().y() - side / 2, side, side);
    paintGlyph(painter, QStyle::visualRect(layoutDirection(), rect(), box), glyphOf(m_tone),
        toneInk(colours, m_tone));
}

} // namespace matchdesk

#include "banner.moc"
