// SPDX-License-Identifier: MIT
#include "wording/details.h"

#include "wording/formats.h"

#include <algorithm>

namespace matchdesk {

QString DetailsWords::document(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Passport: return tr("Passport");
    case DocumentKind::DrivingLicence: return tr("Driving licence");
    case DocumentKind::BirthCertificate: return tr("Birth certificate");
    case DocumentKind::MarriageCertificate: return tr("Marriage certificate");
    case DocumentKind::CivilPartnershipCertificate: return tr("Civil partnership certificate");
    case DocumentKind::DeedPoll: return tr("Deed poll");
    case DocumentKind::DivorceOrder: return tr("Divorce order");
    case DocumentKind::Other: return tr("Another document");
    }
    Q_UNREACHABLE();
}

QString DetailsWords::file(FileType type, std::int64_t bytes)
{
    const QString name = type == FileType::Pdf ? QStringLiteral("PDF") : type == FileType::Jpeg ? QStringLiteral("JPEG") : QStringLiteral("PNG");
    //: A file: its format and its size in kilobytes.
    return tr("%1, %2 KB").arg(name, Formats::number(std::max<std::int64_t>(1, (bytes + 512) / 1024)));
}

QString DetailsWords::standing(const DetailsChange &change, Instant now)
{
    switch (change.state) {
    case DetailsState::Asked:
        return tr("Asked %1. Open the document and compare it with what is asked for.").arg(Formats::moment(change.askedAt, now));
    case DetailsState::Accepted: return tr("The change was approved. The document is destroyed.");
    case DetailsState::Refused: return tr("The change was rejected. The document is destroyed.");
    }
    Q_UNREACHABLE();
}

} // namespace matchdesk
