// SPDX-License-Identifier: MIT
#pragma once

#include "support/clock.h"

#include <QMainWindow>

namespace matchdesk {

class CommandPalette;
class CommandRegistry;
class KeySheet;

/// Every part of the kit on one page, with invented contents.
class GalleryPage final : public QMainWindow {
    Q_OBJECT
public:
    explicit GalleryPage(const Clock &clock);
    void openPalette(const QString &typed);
    void openKeys();
    void focusPart(const QString &objectName);

private:
    QWidget *topBar();
    QWidget *left();
    QWidget *right();
    QWidget *foot();
    void addCommands();

    const Clock &m_clock;
    CommandRegistry *m_registry;
    CommandPalette *m_palette;
    KeySheet *m_sheet;
    QWidget *m_ticket = nullptr;
};

} // namespace matchdesk
