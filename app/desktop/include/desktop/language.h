// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QTranslator>

namespace matchdesk {

/// The language of the window: its texts, plurals, dates and sorting. English is spoken as in the United Kingdom.
/// Lives on: main, as long as the application.
class Language {
public:
    /// `chosen` is "en", "cy", or empty for the system's; anything but Welsh becomes English.
    explicit Language(const QString &chosen);
    ~Language();
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

    [[nodiscard]] const QString &code() const { return m_code; }

private:
    QString m_code;
    QTranslator m_plurals;
    QTranslator m_texts;
};

} // namespace matchdesk
