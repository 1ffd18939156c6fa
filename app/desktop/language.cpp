// SPDX-License-Identifier: MIT
#include "desktop/language.h"

#include <QCoreApplication>
#include <QLocale>

namespace matchdesk {

Language::Language(const QString &chosen)
    : m_code(!chosen.isEmpty() ? chosen
                               : (QLocale::system().language() == QLocale::Welsh ? QStringLiteral("cy") : QStringLiteral("en")))
{
    const bool welsh = m_code == QLatin1String("cy");
    QLocale::setDefault(QLocale(welsh ? QLocale::Welsh : QLocale::English, QLocale::UnitedKingdom));
    // What Welsh does not have yet falls through to English with its plurals.
    if (m_plurals.load(QStringLiteral(":/i18n/matchdesk_en.qm")))
        QCoreApplication::installTranslator(&m_plurals);
    if (welsh && m_texts.load(QStringLiteral(":/i18n/matchdesk_cy.qm")))
        QCoreApplication::installTranslator(&m_texts);
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_texts);
    QCoreApplication::removeTranslator(&m_plurals);
}

} // namespace matchdesk
