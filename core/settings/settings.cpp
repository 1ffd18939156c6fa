// SPDX-License-Identifier: MIT
#include "settings/settings.h"

#include <QStandardPaths>

#include <algorithm>
#include <cmath>

namespace matchdesk {

Settings::Settings(const QString &file) : m_file(file, QSettings::IniFormat) {}

QString Settings::usualFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/matchdesk/matchdesk.ini");
}

QString Settings::value(const Setting<QString> &setting) const
{
    const QVariant kept = raw(setting.name);
    if (!kept.isValid() || kept.typeId() != QMetaType::QString)
        return setting.fallback;
    const QString text = kept.toString();
    return setting.allowed.isEmpty() || setting.allowed.contains(text) ? text : setting.fallback;
}

bool Settings::value(const Setting<bool> &setting) const
{
    const QString kept = raw(setting.name).toString();
    if (kept == QLatin1String("true"))
        return true;
    return kept == QLatin1String("false") ? false : setting.fallback;
}

QByteArray Settings::value(const Setting<QByteArray> &setting) const
{
    const QVariant kept = raw(setting.name);
    return kept.typeId() == QMetaType::QByteArray ? kept.toByteArray() : setting.fallback;
}

QStringList Settings::value(const Setting<QStringList> &setting) const
{
    const QVariant kept = raw(setting.name);
    return kept.isValid() ? kept.toStringList() : setting.fallback;
}

double Settings::value(const NumberSetting &setting) const
{
    bool isNumber = false;
    const double kept = raw(setting.name).toString().toDouble(&isNumber);
    return isNumber && std::isfinite(kept) && kept >= setting.least && kept <= setting.most ? kept : setting.fallback;
}

void Settings::set(const NumberSetting &setting, double value)
{
    m_file.setValue(QLatin1String(setting.name), std::clamp(value, setting.least, setting.most));
}

Outcome Settings::save()
{
    m_file.sync();
    switch (m_file.status()) {
    case QSettings::NoError: return Done {};
    case QSettings::AccessError:
        return Error {ErrorCode::Unavailable, "the settings file cannot be written", {}, {}, {}, {}, {}};
    case QSettings::FormatError:
        return Error {ErrorCode::Damaged, "the settings file cannot be read", {}, {}, {}, {}, {}};
    }
    return Done {};
}

} // namespace matchdesk
