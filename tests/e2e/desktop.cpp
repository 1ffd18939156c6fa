// SPDX-License-Identifier: MIT
#include "e2e/desktop.h"

#include "command/command_registry.h"
#include "support/ui_probe.h"

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>

namespace matchdesk::test {

namespace {

/// What one widget can be read as: what it shows, and what it is for those who hear it.
QStringList readings(const QWidget &widget)
{
    QStringList found {widget.accessibleName(), widget.accessibleDescription()};
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        found << label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        found << button->text();
    if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
        found << field->text();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(&widget))
        found << text->toPlainText();
    if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget); view != nullptr && view->model() != nullptr) {
        for (int row = 0; row < view->model()->rowCount(view->rootIndex()); ++row) {
            for (int column = 0; column < view->model()->columnCount(view->rootIndex()); ++column) {
                const QModelIndex index = view->model()->index(row, column, view->rootIndex());
                found << index.data(Qt::DisplayRole).toString() << index.data(Qt::AccessibleTextRole).toString();
            }
        }
    }
    found.removeAll(QString());
    found.removeDuplicates();
    return found;
}

template <typename Widget>
Widget *visible(const QWidget &root, const QString &accessibleName)
{
    for (Widget *one : root.findChildren<Widget *>()) {
        if (one->isVisible() && one->accessibleName() == accessibleName)
            return one;
    }
    return nullptr;
}

} // namespace

InputMeter::InputMeter(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool InputMeter::eventFilter(QObject *watched, QEvent *event)
{
    // Every key asks the shortcuts first, once; the same event then goes up from the widget that has the keyboard.
    if (event->type() == QEvent::ShortcutOverride && watched == Desktop::keyboardTarget()
        && !static_cast<QKeyEvent *>(event)->isAutoRepeat())
        ++m_keys;
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::TouchBegin)
        ++m_clicks;
    return false;
}

Desktop::Desktop(TeamServer &server, const Staff &who)
    : m_settings(m_folder.filePath(QStringLiteral("matchdesk.ini"))), m_window(std::make_unique<MainWindow>(m_clock, m_settings))
{
    showActive(*m_window);
    m_window->work(server.provider(), who.id);
    EXPECT_TRUE(eventually([this] { return isReady(); })) << screen();
}

Desktop::~Desktop()
{
    EXPECT_EQ(m_meter.clicks(), 0) << "keys only";
}

QWidget *Desktop::keyboardTarget()
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return popup;
    QWidget *focus = QApplication::focusWidget();
    return focus != nullptr ? focus : QApplication::activeWindow();
}

QWidget *Desktop::keyboardFocus()
{
    if (!m_window->isActiveWindow()) {
        m_window->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
    }
    return keyboardTarget();
}

void Desktop::press(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(keyboardFocus(), static_cast<Qt::Key>(key), modifiers);
}

void Desktop::press(const QStringList &keys)
{
    for (const QString &one : keys) {
        const QKeyCombination key = QKeySequence(one)[0];
        press(key.key(), key.keyboardModifiers());
    }
}

void Desktop::type(const QString &text)
{
    for (const QChar sign : text) {
            QTest::keyClick(keyboardFocus(), sign.toLatin1());
    }
}

void Desktop::hold(int key, int repeats)
{
    QTest::keyPress(keyboardFocus(), static_cast<Qt::Key>(key));
    repeat(key, repeats);
    QTest::keyRelease(keyboardFocus(), static_cast<Qt::Key>(key));
}

void Desktop::repeat(int key, int repeats)
{
    const QString text = key < Qt::Key_Escape ? QString(QChar(key)) : QString();
    for (int at = 0; at < repeats; ++at) {
        QTest::simulateEvent(keyboardFocus(), false, key, Qt::NoModifier, text, true);
        QTest::simulateEvent(keyboardFocus(), true, key, Qt::NoModifier, text, true);
    }
}

void Desktop::tabTo(const QString &name)
{
    constexpr int most = 40;
    for (int at = 0; at < most; ++at) {
        if (const QWidget *focus = QApplication::focusWidget(); focus != nullptr && focus->accessibleName() == name)
            return;
        press(Qt::Key_Tab);
    }
    FAIL() << "Tab does not reach " << name.toStdString();
}

std::string Desktop::reference() const
{
    const QWidget *header = visible<QWidget>(*m_window, QStringLiteral("Ticket"));
    if (header == nullptr)
        return {};
    for (const QLabel *label : header->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().startsWith(QLatin1String("MD-")))
            return label->text().toStdString();
    }
    return {};
}

bool Desktop::isReady() const
{
    // What is not about a record is read on a page of its own.
    for (const char *name : {"Contested email", "Change of details"}) {
        if (const auto *page = visible<QWidget>(*m_window, QString::fromLatin1(name)))
            return !reference().empty() && !page->accessibleDescription().isEmpty();
    }
    const auto *comparison = visible<QTableView>(*m_window, QStringLiteral("Comparison of what was stated with the candidates"));
    if (comparison == nullptr || reference().empty())
        return false;
    // How often something was stated heads the column of what was stated, once it is there.
    const QString stated = comparison->model()->index(0, 1).data(Qt::AccessibleTextRole).toString();
    return stated.contains(QLatin1String("attempt"));
}

bool Desktop::sees(const QString &words) const
{
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        for (const QString &text : readings(*widget)) {
            if (text.contains(words))
                return true;
        }
    }
    return false;
}

bool Desktop::soonSees(const QString &words) const
{
    return eventually([&] { return sees(words); });
}

std::string Desktop::screen() const
{
    constexpr qsizetype firstLines = 12;
    QStringList lines;
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (widget->isVisible())
            lines << (widget->accessibleName() == QLatin1String("Tickets") ? readings(*widget).mid(0, firstLines) : readings(*widget));
    }
    lines.removeDuplicates();
    return "On the screen:\n  " + lines.join(QStringLiteral("\n  ")).toStdString();
}

QListView *Desktop::list(const QString &name) const
{
    return visible<QListView>(*m_window, name);
}

QString Desktop::selectedRow() const
{
    const QListView *rows = list(QStringLiteral("Tickets"));
    if (rows == nullptr || rows->selectionModel()->selectedIndexes().isEmpty())
        return {};
    return rows->selectionModel()->selectedIndexes().first().data(Qt::AccessibleTextRole).toString();
}

QStringList Desktop::queue() const
{
    QStringList found;
    const QListView *rows = list(QStringLiteral("Tickets"));
    for (int row = 0; rows != nullptr && row < rows->model()->rowCount(); ++row)
        found << rows->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    return found;
}

bool Desktop::queueShows(const std::string &reference) const
{
    return !queue().filter(QString::fromStdString(reference)).isEmpty();
}

bool Desktop::offers(const QString &button) const
{
    for (const QAbstractButton *one : m_window->findChildren<QAbstractButton *>()) {
        // A decision that cannot be taken says why instead of which key takes it.
        const QString about = one->accessibleDescription();
        if (one->isVisible() && one->isEnabled() && one->text() == button
            && (about.isEmpty() || about.startsWith(QLatin1String("Key: "))))
            return true;
    }
    return false;
}

QString Desktop::textOf(const QString &field) const
{
    const QLineEdit *found = visible<QLineEdit>(*m_window, field);
    return found != nullptr ? found->text() : QString();
}

void Desktop::open(const std::string &reference)
{
    const QString wanted = QString::fromStdString(reference);
    press(Qt::Key_Slash);
    type(wanted);
    QString at;
    const auto isSelected = [&] {
        const QListView *found = list(QStringLiteral("Found"));
        at = found != nullptr ? found->currentIndex().data(Qt::AccessibleTextRole).toString() : QString();
        return !at.isEmpty() && sees(QStringLiteral("Enter adds a record"));
    };
    ASSERT_TRUE(eventually(isSelected)) << screen();
    while (!at.contains(wanted)) {
        const QString before = at;
        press(Qt::Key_Down);
        ASSERT_TRUE(isSelected() && at != before) << "the ticket is not found\n" << screen();
    }
    press(Qt::Key_Return);
    await(reference);
    read();
}

void Desktop::await(const std::string &wanted)
{
    ASSERT_TRUE(eventually([&] { return isReady() && reference() == wanted; })) << wanted << '\n' << screen();
}

void Desktop::awaitNext(const std::string &before)
{
    ASSERT_TRUE(eventually([&] { return isReady() && reference() != before; })) << screen();
}

void Desktop::signInAgain(TeamServer &server, const Staff &who)
{
    ASSERT_TRUE(eventually([this] { return m_window->desk() == nullptr; })) << screen();
    m_window->work(server.provider(), who.id);
    ASSERT_TRUE(eventually([this] { return isReady(); })) << screen();
}

void Desktop::read()
{
    QElapsedTimer since;
    since.start();
    const auto guard = CommandRegistry::guardTime;
    ASSERT_TRUE(eventually([&] { return since.elapsed() > guard.count(); }));
}

} // namespace matchdesk::test
