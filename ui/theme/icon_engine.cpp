// SPDX-License-Identifier: MIT
#include "icon_engine.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace matchdesk {

using namespace Qt::Literals::StringLiterals;

namespace {

QString pathOf(const QString &name)
{
    return u":/icons/"_s + name + u".svg"_s;
}

} // namespace

TintedIconEngine::TintedIconEngine(const Theme *theme, const QString &name, Ink ink)
    : m_theme(theme)
    , m_name(name)
    , m_ink(ink)
{
}

void TintedIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    const qreal scale = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    painter->drawPixmap(rect, tinted(rect.size() * scale, mode));
}

QPixmap TintedIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    return tinted(size, mode);
}

QPixmap TintedIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal)
{
    return tinted(size, mode);
}

QIconEngine *TintedIconEngine::clone() const
{
    return new TintedIconEngine(*this);
}

bool TintedIconEngine::isNull()
{
    return !QFile::exists(pathOf(m_name));
}

QPixmap TintedIconEngine::tinted(const QSize &pixels, QIcon::Mode mode) const
{
    if (!m_theme || pixels.isEmpty())
        return {};
    const QColor colour = mode == QIcon::Disabled ? m_theme->ink(Ink::Disabled)
        : mode == QIcon::Selected                 ? m_theme->ink(Ink::Text)
                                                  : m_theme->ink(m_ink);
    const QString key = u"matchdesk-icon/%1/%2x%3/%4"_s.arg(m_name).arg(pixels.width()).arg(pixels.height())
                            .arg(colour.rgba(), 0, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QSvgRenderer renderer(pathOf(m_name));
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace matchdesk
