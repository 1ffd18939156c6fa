// SPDX-License-Identifier: MIT
#pragma once

#include "settings/keys.h"
#include "support/result.h"

#include <QSettings>

namespace matchdesk {

/// What a person chose, kept in one INI file. A value that is missing, of another type or not allowed reads as its
/// fallback, so that a file edited by hand can do no harm. Made by main and handed on. Lives on: main.
class Settings {
public:
    explicit Settings(const QString &file);
    /// The usual file of this user ($XDG_CONFIG_HOME/matchdesk/matchdesk.ini).
    [[nodiscard]] static QString usualFile();

    [[nodiscard]] QString value(const Setting<QString> &setting) const;
    [[nodiscard]] bool value(const Setting<bool> &setting) const;
    [[nodiscard]] QByteArray value(const Setting<QByteArray> &setting) const;
    [[nodiscard]] QStringList value(const Setting<QStringList> &setting) const;
    [[nodiscard]] double value(const NumberSetting &setting) const;

    template <typename T>
    void set(const Setting<T> &setting, const T &value)
    {
        m_file.setValue(QLatin1String(setting.name), QVariant::fromValue(value));
    }
    void set(const NumberSetting &setting, double value);
    template <typename Any>
    void reset(const Any &setting)
    {
        m_file.remove(QLatin1String(setting.name));
    }

    /// Writes to disk now. Unavailable where the file cannot be written, Damaged where it cannot be read.
    [[nodiscard]] Outcome save();

private:
    [[nodiscard]] QVariant raw(const char *name) const { return m_file.value(QLatin1String(name)); }

    QSettings m_file;
};

} // namespace matchdesk
