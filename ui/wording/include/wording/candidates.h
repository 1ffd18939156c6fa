// SPDX-License-Identifier: MIT
#pragma once

#include "domain/detail.h"
#include "matching/vocabulary.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace matchdesk {

/// The words above a candidate: how likely, why, what to know of the record, whose it is, whether it may be linked.
class CandidateWords {
    Q_DECLARE_TR_FUNCTIONS(CandidateWords)
public:
    /// "Very likely"
    [[nodiscard]] static QString likelihood(matching::Likelihood likelihood);
    /// The one sentence that says why, built from the cells alone. The same text on screen, in speech and in print.
    [[nodiscard]] static QString why(const matching::Candidate &candidate);
    /// "QTS 2009", "EYTS 2014", or "Claimed since 2023" where somebody holds the TRN; empty when there is nothing to say.
    [[nodiscard]] static QString note(const CandidateView &view);
    [[nodiscard]] static QString flag(matching::Flag flag);
    /// What needs attention before linking, in one line; empty when nothing does.
    [[nodiscard]] static QString flags(const CandidateView &view);
    /// Why this record cannot be linked and what to do instead; empty where it can.
    [[nodiscard]] static QString rule(LinkRule rule, const matching::Record &record);
    /// The candidate as a screen reader says it, whole.
    [[nodiscard]] static QString spoken(const CandidateView &view, int number);
    /// Why matching did not settle this by itself.
    [[nodiscard]] static QString refusal(matching::Refusal refusal);
    /// "An NI number confirmed by the user would settle it", or where no one fact would, which is most worth asking for; empty
    /// when nothing is.
    [[nodiscard]] static QString wouldSettle(const TicketDetail &detail);
    /// "What would confirm it: TRN, or email and ITT provider."; empty when nothing is known that would.
    [[nodiscard]] static QString wouldConfirm(const CandidateView &view);
    /// First, middle and last name as held.
    [[nodiscard]] static QString name(const matching::Record &record);
    /// How and when the owner came to the TRN: "by support, 3 Mar 2023".
    [[nodiscard]] static QString linkedHow(const Owner &owner, Instant now);
};

} // namespace matchdesk
