// SPDX-License-Identifier: MIT
#pragma once

#include "domain/details_change.h"

#include <QCoreApplication>
#include <QString>

namespace matchdesk {

/// The words of a change of name or date of birth, and of the document that shows it.
class DetailsWords {
    Q_DECLARE_TR_FUNCTIONS(DetailsWords)
public:
    /// What the document is said to be: "Marriage certificate".
    [[nodiscard]] static QString document(DocumentKind kind);
    /// "PDF, 231 KB"
    [[nodiscard]] static QString file(FileType type, std::int64_t bytes);
    /// Where it stands and what is to be done, in one or two sentences.
    [[nodiscard]] static QString standing(const DetailsChange &change, Instant now);
};

} // namespace matchdesk
