// SPDX-License-Identifier: MIT
#include "shell/start_page.h"

#include "kit/banner.h"
#include "kit/key_button.h"
#include "kit/labels.h"
#include "theme/theme.h"

#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

namespace matchdesk {

namespace {

constexpr int kColumn = 460;

QString problemOfAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (text.isEmpty())
        return StartPage::tr("Enter the server's address.");
    return url.isValid() && web && !url.host().isEmpty()
        ? QString()
        : StartPage::tr("The address must begin with http:// or https:// and name a host.");
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent), m_demo(new KeyButton(tr("Demo world"), this)), m_own(new KeyButton(tr("My own data or server"), this)),
      m_form(new QWidget(this)), m_address(new QLineEdit(this)), m_token(new QLineEdit(this)),
      m_problem(new TypeLabel(TextRole::Body, Ink::Danger, {}, this))
{
    setAccessibleName(tr("Start"));
    auto *title = new TypeLabel(TextRole::Title, Ink::Text, tr("What would you like to work with?"), this);
    auto *about = new TypeLabel(TextRole::Body, Ink::Text2,
        tr("The demo world is made on this machine from invented people. No mail leaves it, and it can be thrown away."), this);
    about->setWordWrap(true);
    m_demo->setPrimary(true);
    m_demo->setKey(QKeySequence(Qt::Key_D));
    m_own->setKey(QKeySequence(Qt::Key_O));
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *local = new KeyButton(tr("Data on this machine"), this);
    auto *connectButton = new KeyButton(tr("Connect"), this);
    m_address->setPlaceholderText(QStringLiteral("https://matchdesk.example"));
    m_token->setEchoMode(QLineEdit::Password);
    auto *fields = new QFormLayout;
    fields->setRowWrapPolicy(QFormLayout::WrapAllRows);
    fields->addRow(tr("Address of the server"), m_address);
    fields->addRow(tr("Token that you were given"), m_token);
    m_address->setAccessibleName(tr("Address of the server"));
    m_token->setAccessibleName(tr("Token that you were given"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(connectButton);
    buttons->addWidget(local);
    buttons->addStretch(1);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->addLayout(fields);
    form->addWidget(caption(tr("The token is kept in this computer's keychain, never in a file."), this));
    form->addLayout(buttons);
    m_form->hide();

    auto *choices = new QHBoxLayout;
    choices->setSpacing(Space::s);
    choices->addWidget(m_demo);
    choices->addWidget(m_own);
    choices->addStretch(1);
    auto *column = new QWidget(this);
    column->setFixedWidth(kColumn);
    auto *content = new QVBoxLayout(column);
    content->setSpacing(Space::m);
    content->addWidget(title);
    content->addWidget(about);
    content->addWidget(m_problem);
    content->addLayout(choices);
    content->addWidget(m_form);
    auto *layout = new QVBoxLayout(this);
    // Centred by stretches: an aligned widget would not get the height that its wrapped text needs at its width.
    auto *centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(column);
    centred->addStretch(1);
    layout->addStretch(2);
    layout->addLayout(centred);
    layout->addStretch(3);

    connect(m_demo, &QPushButton::clicked, this, &StartPage::demoChosen);
    connect(m_own, &QPushButton::clicked, this, [this] { showForm(true); });
    connect(local, &QPushButton::clicked, this, &StartPage::localChosen);
    connect(connectButton, &QPushButton::clicked, this, &StartPage::connectToServer);
    connect(m_token, &QLineEdit::returnPressed, this, &StartPage::connectToServer);
    connect(m_address, &QLineEdit::returnPressed, m_token, [this] { m_token->setFocus(); });
    setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_demo);
}

void StartPage::setProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        announce(this, sentence);
}

void StartPage::askForServer(const QString &address)
{
    m_address->setText(address);
    showForm(true);
    (address.isEmpty() ? m_address : m_token)->setFocus();
}

void StartPage::showForm(bool shown)
{
    m_form->setVisible(shown);
    m_demo->setPrimary(!shown);
    if (shown)
        m_address->setFocus();
}

void StartPage::connectToServer()
{
    const QString address = m_address->text().trimmed();
    if (const QString problem = problemOfAddress(address); !problem.isEmpty()) {
        setProblem(problem);
        m_address->setFocus();
        return;
    }
    if (m_token->text().isEmpty()) {
        setProblem(tr("Enter the token that you were given."));
        m_token->setFocus();
        return;
    }
    setProblem({});
    Q_EMIT serverChosen(address, m_token->text());
}

void StartPage::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_D)
        Q_EMIT demoChosen();
    else if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_O)
        showForm(true);
    else
        QWidget::keyPressEvent(event);
}

void StartPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(this).colours().window);
}

} // namespace matchdesk
