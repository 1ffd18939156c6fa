// SPDX-License-Identifier: MIT
#include "foot_line.h"

#include "command/command_registry.h"
#include "kit/banner.h"
#include "kit/key_cap.h"
#include "kit/labels.h"
#include "theme/theme.h"
#include "wording/formats.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace matchdesk {

namespace {

constexpr std::chrono::seconds kTold {8};

Ink inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Info: return Ink::Text2;
    case Tone::Ok: return Ink::Ok;
    case Tone::Warn: return Ink::Warn;
    case Tone::Danger: return Ink::Danger;
    }
    Q_UNREACHABLE();
}

} // namespace

FootLine::FootLine(QueuePresenter &queue, CommandRegistry &registry, QWidget *parent)
    : QWidget(parent), m_queue(queue), m_registry(registry), m_line(new SpannedLabel(TextRole::Caption, Ink::Muted, this)),
      m_keys(new KeyLine(this))
{
    setAccessibleName(tr("Status"));
    fitToText();
    connect(&Theme::of(this), &Theme::changed, this, &FootLine::fitToText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::l, 0, Space::l, 0);
    layout->setSpacing(Space::l);
    layout->addWidget(m_line, 1);
    layout->addWidget(m_keys);
    m_told.setSingleShot(true);
    connect(&m_told, &QTimer::timeout, this, &FootLine::showConnection);
    connect(&queue, &QueuePresenter::stateChanged, this, [this] {
        if (!m_told.isActive())
            showConnection();
    });
    connect(&registry, &CommandRegistry::keysChanged, this, &FootLine::showKeys);
    showConnection();
    showKeys();
}

void FootLine::tell(Tone tone, const QString &sentence)
{
    m_line->setInk(inkOf(tone));
    m_line->setText(sentence);
    m_tone = tone;
    m_told.start(kTold);
    announce(this, sentence);
}

void FootLine::fitToText()
{
    setFixedHeight(std::max(Theme::of(this).metrics().status, 25));
}

void FootLine::forgetWarning()
{
    if (!m_told.isActive() || m_tone != Tone::Warn)
        return;
    m_told.stop();
    showConnection();
}

void FootLine::setAboutRecord(bool aboutRecord)
{
    if (std::exchange(m_aboutRecord, aboutRecord) != aboutRecord)
        showKeys();
}

void FootLine::showConnection()
{
    using State = QueuePresenter::State;
    const auto at = m_queue.updatedAt();
    const QString updated = at ? Formats::time(*at) : QString();
    const bool failed = m_queue.state() == State::Offline || m_queue.state() == State::Failed;
    if (failed && m_queue.error().code == ErrorCode::Unauthorised) {
        m_line->setInk(Ink::Danger);
        m_line->setText(tr("The server does not know this sign-in any more."));
        return;
    }
    switch (m_queue.state()) {
    case State::Loading:
        m_line->setInk(Ink::Muted);
        m_line->setText(tr("Connecting…"));
        return;
    case State::Ready:
        m_line->setInk(Ink::Muted);
        m_line->setText(tr("Connected · updated %1").arg(updated));
        return;
    case State::Offline:
        m_line->setInk(Ink::Warn);
        m_line->setText(tr("No connection · as of %1 · trying again").arg(updated));
        return;
    case State::Failed:
        m_line->setInk(Ink::Warn);
        m_line->setText(tr("No connection · trying again"));
        return;
    }
}

void FootLine::showKeys()
{
    const auto key = [this](const char *id) { return m_registry.shownKey(QString::fromLatin1(id)); };
    std::vector<KeyLine::Part> parts;
    const auto add = [&parts](const QString &words, const QList<QKeySequence> &keys) {
        const bool all = std::ranges::none_of(keys, [](const QKeySequence &one) { return one.isEmpty(); });
        if (all)
            parts.push_back({words, keys});
    };
    if (m_aboutRecord) {
        add(tr("Link in 2 keys:"), {key("ticket.choose-1"), key("ticket.confirm")});
        add(tr("look at each candidate with"), {key("ticket.next-candidate"), key("ticket.previous-candidate")});
    }
    add(tr("all keys"), {key("help.keys")});
    add(tr("commands"), {key("app.palette")});
    m_keys->setParts(parts);
}

void FootLine::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(this).colours().base);
}

} // namespace matchdesk
