// SPDX-License-Identifier: MIT
#include "palette_model.h"

#include "command/command_registry.h"
#include "command/fuzzy.h"
#include "kit/key_cap.h"
#include "kit/spanned_text.h"
#include "theme/paint.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <tuple>
#include <utility>

namespace matchdesk {

namespace {

constexpr int keywordCost = 6;
constexpr int recentBonus = 4;
constexpr qsizetype longestMemory = 8;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(matchdesk::CommandPalette)
};

std::optional<FuzzyMatch> matchCommand(const QString &typed, const Command &command)
{
    std::optional<FuzzyMatch> best = fuzzyMatch(typed, command.title);
    for (const QString &keyword : command.keywords) {
        const std::optional<FuzzyMatch> match = fuzzyMatch(typed, keyword);
        if (match && (!best || match->score - keywordCost > best->score))
            best = FuzzyMatch {match->score - keywordCost, {}};
    }
    return best;
}

} // namespace

PaletteModel::PaletteModel(const CommandRegistry &registry, QObject *parent)
    : QAbstractListModel(parent)
    , m_registry(registry)
{
}

void PaletteModel::search(const QString &typed)
{
    struct Ranked {
        PaletteRow row;
        int score = 0;
        qsizetype age = 0;
    };
    std::vector<Ranked> ranked;
    for (const Command &command : m_registry.commands()) {
        std::optional<FuzzyMatch> match = matchCommand(typed, command);
        if (!match)
            continue;
        const Availability now = m_registry.availability(command.id);
        const qsizetype age = recent.indexOf(command.id);
        const bool isRecent = age >= 0;
        ranked.push_back({{command.id, command.title, std::move(match->positions),
                              keyText(m_registry.shownKey(command.id)), now.reason, now.available, {}},
            match->score + (isRecent ? recentBonus : 0), isRecent ? age : longestMemory});
    }
    // Recent first while nothing is typed, then by fit; what cannot run comes after what fits as well.
    std::ranges::stable_sort(ranked, [empty = typed.trimmed().isEmpty()](const Ranked &a, const Ranked &b) {
        if (empty)
            return std::tuple(!a.row.available, a.age) < std::tuple(!b.row.available, b.age);
        return std::tuple(-a.score, !a.row.available, a.age) < std::tuple(-b.score, !b.row.available, b.age);
    });

    beginResetModel();
    m_rows.clear();
    if (offers && !typed.trimmed().isEmpty()) {
        for (PaletteOffer &offer : offers(typed.trimmed()))
            m_rows.push_back({{}, offer.title, {}, {}, offer.note, true, std::move(offer.action)});
    }
    for (Ranked &entry : ranked)
        m_rows.push_back(std::move(entry.row));
    endResetModel();
}

const PaletteRow *PaletteModel::row(const QModelIndex &index) const
{
    const auto at = static_cast<std::size_t>(index.row());
    return index.isValid() && at < m_rows.size() ? &m_rows[at] : nullptr;
}

void PaletteModel::remember(const QString &commandId)
{
    recent.removeAll(commandId);
    recent.prepend(commandId);
    recent = recent.mid(0, longestMemory);
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const PaletteRow *line = row(index);
    if (!line)
        return {};
    if (role == Qt::DisplayRole)
        return line->title;
    if (role == Qt::AccessibleTextRole) {
        if (!line->available)
            return Words::tr("%1. Not available: %2").arg(line->title, line->note);
        if (!line->key.isEmpty())
            return Words::tr("%1. Key: %2").arg(line->title, line->key);
        return line->note.isEmpty() ? line->title : QString(line->title + QStringLiteral(". ") + line->note);
    }
    return {};
}

PaletteDelegate::PaletteDelegate(const PaletteModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const PaletteRow *line = m_model.row(index);
    if (!line)
        return;
    const Theme &theme = Theme::of(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    paintRowBack(*painter, option.rect, theme.colours(),
        {.selected = selected, .hovered = hovered, .rightToLeft = option.direction == Qt::RightToLeft});

    QRect room = option.rect.adjusted(Space::m, 0, -Space::m, 0);
    const auto mirrored = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const bool mirror = option.direction == Qt::RightToLeft;
    if (line->available && !line->key.isEmpty()) {
        const int cap = keyCapSize(theme, line->key).width();
        paintKeyCap(*painter, mirrored({room.right() - cap + 1, room.top(), cap, room.height()}), theme, line->key);
        room.adjust(0, 0, -cap - Space::m, 0);
    } else if (!line->note.isEmpty()) {
        const TextLook look {.font = theme.font(TextRole::Caption),
            .colour = theme.ink(selected ? Ink::Text2 : Ink::Muted),
            .alignment = (mirror ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter};
        const int wanted = static_cast<int>(spannedSize(SpannedText::plain(line->note), look).width());
        const int width = std::min(wanted, room.width() * 3 / 5);
        paintText(*painter, mirrored({room.right() - width + 1, room.top(), width, room.height()}), line->note, look);
        room.adjust(0, 0, -width - Space::m, 0);
    }
    SpannedText title = SpannedText::plain(line->title);
    for (const qsizetype position : line->found)
        title.spans.push_back({position, 1, SpannedText::Kind::Strong});
    const Ink ink = !line->available ? (selected ? Ink::Text2 : Ink::Muted) : Ink::Text;
    paintSpanned(*painter, mirrored(room), title,
        {.font = theme.font(TextRole::Body),
            .colour = theme.ink(ink),
            .alignment = (mirror ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter});
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), Theme::of(option.widget).metrics().row};
}

} // namespace matchdesk
