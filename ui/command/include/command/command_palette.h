// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QKeySequence>
#include <QPointer>

#include <functional>
#include <vector>

class QLineEdit;
class QListView;

namespace matchdesk {

class CommandRegistry;
class PaletteModel;

/// A line that the palette offers beside the commands, such as a ticket by its reference.
struct PaletteOffer {
    QString title;
    QString note; ///< muted, at the end of the line
    std::function<void()> action;
};

/// Every command of a window, found by its letters. A child frame of the window, not a dialog: arrows go to the list,
/// letters to the field, Enter runs, Escape gives the focus back to where it was. Recent commands come first; a line
/// shows its key, or says why it cannot run now.
class CommandPalette final : public QFrame {
    Q_OBJECT
public:
    using Offers = std::function<std::vector<PaletteOffer>(const QString &typed)>;

    CommandPalette(CommandRegistry &registry, QWidget &window);

    void open();
    void dismiss();
    /// Asked at every letter; must answer at once.
    void setOffers(Offers offers);
    /// Ids, the most recent first; to be kept by settings.
    [[nodiscard]] QStringList recent() const;
    void setRecent(const QStringList &ids);

Q_SIGNALS:
    void dismissed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void runCurrent();
    void place();

    CommandRegistry &m_registry;
    QWidget &m_window;
    QLineEdit *m_field;
    QListView *m_list;
    PaletteModel *m_model;
    QPointer<QWidget> m_focusBefore;
};

} // namespace matchdesk
