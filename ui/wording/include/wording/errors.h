// SPDX-License-Identifier: MIT
#pragma once

#include "support/error.h"

#include <QCoreApplication>
#include <QString>

namespace matchdesk {

/// What somebody was doing when it failed.
enum class Doing { LoadingQueue, LoadingTicket, LoadingHistory, LoadingMessages, LoadingOutbox, LoadingDocument, Deciding, Undoing,
    Searching, AddingCandidate, RetryingMessage, Starting };

/// What a person reads when something fails: what happened, what is safe, what to do.
class ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)
public:
    /// What failed: "Could not load the queue."
    [[nodiscard]] static QString failed(Doing doing);
    /// Why, what is safe and what to do.
    [[nodiscard]] static QString explain(const Error &error, Doing doing);
    /// Both in one.
    [[nodiscard]] static QString sentence(const Error &error, Doing doing);
    /// A conflict, by who did what when: "Bea Lloyd linked this ticket at 09:42."
    [[nodiscard]] static QString conflict(const Error &error);
    /// A rule of the domain by its wire name.
    [[nodiscard]] static QString rule(std::string_view rule);
    /// For the details that can be copied: code and technical cause. Never shown unasked.
    [[nodiscard]] static QString details(const Error &error);
};

} // namespace matchdesk
