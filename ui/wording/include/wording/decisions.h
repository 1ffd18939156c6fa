// SPDX-License-Identifier: MIT
#pragma once

#include "domain/decision.h"
#include "domain/detail.h"
#include "domain/effect.h"
#include "wording/phrase.h"

#include <QCoreApplication>
#include <QString>

#include <chrono>
#include <vector>

namespace matchdesk {

/// The words for deciding: kinds, reasons, questions, and what a decision would do.
class DecisionWords {
    Q_DECLARE_TR_FUNCTIONS(DecisionWords)
public:
    /// The button: "No record".
    [[nodiscard]] static QString button(DecisionKind kind);
    /// The same with the candidate's number where it names one: "Link 1".
    [[nodiscard]] static QString button(DecisionKind kind, int candidate);
    /// What it does, in a few words, for the palette and the sheet of keys.
    [[nodiscard]] static QString title(DecisionKind kind);
    [[nodiscard]] static QString reason(Reason reason);
    /// The question that `kind` puts before it can be taken: "Why is there no record?"; empty when it puts none.
    [[nodiscard]] static QString question(DecisionKind kind);
    /// A fact to ask for, as a choice: "their NI number".
    [[nodiscard]] static QString askable(matching::Field field);
    /// "If you link 1"
    [[nodiscard]] static QString ifYou(DecisionKind kind, int candidate);
    /// Every consequence, a phrase each, in the order in which it is carried out. `hold` 0: it cannot be taken back.
    [[nodiscard]] static std::vector<Phrase> effects(const std::vector<Effect> &effects, std::chrono::seconds hold);
    /// What has just been decided, for the notice and for speech: "MD-10428: link to TRN 4821973. Held for 15 s."
    [[nodiscard]] static QString taken(const Decision &decision);
    /// One word or two for what was done, past: "linked this ticket".
    [[nodiscard]] static QString did(std::string_view kind);
    /// A line of the history: action, kind, reason, TRN, rule.
    [[nodiscard]] static QString history(const HistoryEntry &entry);
};

} // namespace matchdesk
