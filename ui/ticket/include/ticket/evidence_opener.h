// SPDX-License-Identifier: MIT
#pragma once

#include "domain/details_change.h"

#include <QString>
#include <QUrl>

#include <functional>
#include <memory>

class QTemporaryDir;

namespace matchdesk {

/// Lets the desktop's own viewer show a document, from a file that only this user can read. Its name is ours and its ending
/// that of its checked type: nothing that was sent in says what is started. The file goes when the next document comes, and
/// with this object. Lives on: main.
class EvidenceOpener {
public:
    /// Shows a file; false where nothing on this desktop can. QDesktopServices when not given.
    using Show = std::function<bool(const QUrl &)>;

    explicit EvidenceOpener(Show show = {});
    ~EvidenceOpener();
    EvidenceOpener(const EvidenceOpener &) = delete;
    EvidenceOpener &operator=(const EvidenceOpener &) = delete;

    /// Why it could not be shown, in a sentence; empty when it could.
    [[nodiscard]] QString open(const EvidenceFile &file);

private:
    Show m_show;
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace matchdesk
