// SPDX-License-Identifier: MIT
#include "ticket/evidence_opener.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace matchdesk {

namespace {

QString endingOf(FileType type)
{
    switch (type) {
    case FileType::Pdf: return QStringLiteral("pdf");
    case FileType::Jpeg: return QStringLiteral("jpg");
    case FileType::Png: return QStringLiteral("png");
    }
    Q_UNREACHABLE();
}

/// In memory and private where the desktop has such a place.
QString placeForFolder()
{
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    const QString place = runtime.isEmpty() ? QDir::tempPath() : runtime;
    return place + QStringLiteral("/matchdesk-document-XXXXXX");
}

} // namespace

EvidenceOpener::EvidenceOpener(Show show) : m_show(std::move(show))
{
    if (!m_show)
        m_show = [](const QUrl &url) { return QDesktopServices::openUrl(url); };
}

EvidenceOpener::~EvidenceOpener() = default;

QString EvidenceOpener::open(const EvidenceFile &file)
{
    const auto bytes = evidenceBytes(file);
    if (!bytes.ok())
        return QCoreApplication::translate("EvidenceOpener", "The document cannot be read. Nothing was opened.");
    m_folder = std::make_unique<QTemporaryDir>(placeForFolder());
    QFile out(m_folder->filePath(QStringLiteral("document.") + endingOf(file.mediaType)));
    const auto size = static_cast<qint64>(bytes.value().size());
    const bool written = m_folder->isValid() && out.open(QIODevice::WriteOnly | QIODevice::NewOnly)
        && out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && out.write(bytes.value().data(), size) == size;
    out.close();
    if (!written || out.error() != QFileDevice::NoError) {
        m_folder.reset();
        return QCoreApplication::translate("EvidenceOpener", "The document could not be saved on this computer.");
    }
    if (m_show(QUrl::fromLocalFile(out.fileName())))
        return {};
    m_folder.reset();
    return QCoreApplication::translate("EvidenceOpener", "Nothing on this computer can show the document.");
}

} // namespace matchdesk
