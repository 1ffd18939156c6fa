// SPDX-License-Identifier: MIT
#pragma once

#include "domain/contest_rules.h"

#include <QCoreApplication>
#include <QString>

#include <chrono>

namespace matchdesk {

/// The words of a contested email address: where it stands, what was tried, and what has to be true.
class ContestWords {
    Q_DECLARE_TR_FUNCTIONS(ContestWords)
public:
    /// What a gate asks, as a line of the list: "New address proven by a code".
    [[nodiscard]] static QString gate(ContestGate gate);
    /// "met", "look at it", "a lead agrees last", "stops it", "not checked"
    [[nodiscard]] static QString verdict(GateVerdict verdict);
    /// Why nobody can agree to the change now: the sentence of the first gate that stands against it; empty where none does.
    [[nodiscard]] static QString whyStopped(const std::vector<GateView> &gates);
    [[nodiscard]] static QString step(ContestStep step);
    /// How the asker came to support: "says they cannot reach the old address".
    [[nodiscard]] static QString via(ContestVia via);
    /// Where it stands and what that means for whoever reads it, in one or two sentences.
    [[nodiscard]] static QString standing(const ContestView &view, bool mineWasFirst, Instant now);
    /// "The address changes in 23 h 59 min unless somebody objects."
    [[nodiscard]] static QString changesIn(std::chrono::seconds left);
    /// "24 hours", "90 minutes", "5 seconds"
    [[nodiscard]] static QString duration(std::chrono::seconds length);
    /// The rule behind a refusal, where it is one of a contest's; empty for others.
    [[nodiscard]] static QString rule(std::string_view rule);
};

} // namespace matchdesk
