// SPDX-License-Identifier: MIT
#include "gate_list.h"

#include "kit/glyph.h"
#include "kit/labels.h"
#include "theme/theme.h"
#include "wording/contests.h"
#include "wording/formats.h"

#include <QGridLayout>
#include <QPainter>

namespace matchdesk {

namespace {

constexpr int kGlyph = 12;

struct VerdictLook {
    Glyph glyph = Glyph::Dash;
    Ink ink = Ink::Muted;
};

VerdictLook lookOf(GateVerdict verdict)
{
    switch (verdict) {
    case GateVerdict::Met: return {Glyph::Tick, Ink::Ok};
    case GateVerdict::Caution: return {Glyph::Wave, Ink::Warn};
    case GateVerdict::NeedsLead: return {Glyph::Flag, Ink::Warn};
    case GateVerdict::Stops: return {Glyph::Cross, Ink::Danger};
    case GateVerdict::NotChecked: return {Glyph::Dash, Ink::Danger};
    }
    Q_UNREACHABLE();
}

/// The verdict's shape; its word stands beside it, so a screen reader passes over it.
class GlyphMark final : public QWidget {
public:
    GlyphMark(VerdictLook look, QWidget *parent) : QWidget(parent), m_look(look) { setFixedSize(kGlyph + 2, kGlyph + 2); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintGlyph(painter, QRectF(1, 1, kGlyph, kGlyph), m_look.glyph, Theme::of(this).ink(m_look.ink));
    }

private:
    VerdictLook m_look;
};

/// The moment belongs to what was done, not to what is merely so.
bool tellsWhen(ContestGate gate)
{
    return gate == ContestGate::AddressProven || gate == ContestGate::OldAddressTried || gate == ContestGate::HolderTold;
}

} // namespace

GateList::GateList(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("What has to be true"));
}

void GateList::setGates(const std::vector<GateView> &gates, Instant now)
{
    if (gates == m_gates && layout() != nullptr)
        return;
    m_gates = gates;
    delete layout();
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Space::s);
    grid->setVerticalSpacing(Space::xs);
    grid->setColumnStretch(1, 1);
    grid->addWidget(new TypeLabel(TextRole::BodyStrong, Ink::Text, tr("What has to be true"), this), 0, 0, 1, 3);
    QStringList spoken;
    int row = 1;
    for (const GateView &view : gates) {
        const VerdictLook look = lookOf(view.verdict);
        const QString name = ContestWords::gate(view.gate);
        const QString verdict = ContestWords::verdict(view.verdict);
        auto *label = new SpannedLabel(TextRole::Body, Ink::Text, this);
        SpannedText text = SpannedText::plain(name);
        if (view.at && tellsWhen(view.gate))
            text.append(SpannedText::plain(QStringLiteral(" · ") + Formats::moment(*view.at, now)));
        label->setText(text);
        label->setWrap(true);
        label->setAccessibleName(tr("%1: %2").arg(name, verdict));
        auto *word = new TypeLabel(TextRole::Caption, look.ink, verdict, this);
        grid->addWidget(new GlyphMark(look, this), row, 0, Qt::AlignVCenter);
        grid->addWidget(label, row, 1);
        grid->addWidget(word, row, 2, Qt::AlignRight | Qt::AlignVCenter);
        spoken << tr("%1: %2").arg(name, verdict);
        ++row;
    }
    grid->setRowStretch(row, 1);
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
}

} // namespace matchdesk
