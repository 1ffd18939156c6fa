// SPDX-License-Identifier: MIT
#pragma once

#include "domain/message.h"
#include "domain/staff.h"
#include "domain/ticket.h"

#include <QCoreApplication>
#include <QString>

namespace matchdesk {

/// The words for tickets, the queue and who works on it.
class TicketWords {
    Q_DECLARE_TR_FUNCTIONS(TicketWords)
public:
    /// The cause in few words, for a row: "said a TRN · none answered".
    [[nodiscard]] static QString causeShort(Cause cause);
    /// The cause in full: "No match: said a TRN, no record answered".
    [[nodiscard]] static QString cause(Cause cause);
    [[nodiscard]] static QString state(TicketState state);
    /// The one thing that makes a ticket special, for a row: "twin TRNs?"; empty for None.
    [[nodiscard]] static QString hint(Hint hint);
    /// What the hint means for whoever opens the ticket; empty for None.
    [[nodiscard]] static QString hintInFull(Hint hint, TicketKind kind = TicketKind::NoMatch);
    /// What stands at the end of a row's second line: who has it, the hint, the state, or else the reference.
    [[nodiscard]] static QString special(const TicketRow &row, const StaffId &reader);
    /// The whole row as one sentence.
    [[nodiscard]] static QString spoken(const TicketRow &row, const StaffId &reader, Instant now);

    [[nodiscard]] static QString view(QueueView view);
    /// Title, sentence and action of a view with nothing to show because everything is done.
    [[nodiscard]] static QString clearTitle(QueueView view);
    [[nodiscard]] static QString clearSentence(QueueView view);

    [[nodiscard]] static QString role(Role role);
    /// "Bea Lloyd, agent"
    [[nodiscard]] static QString person(const Staff &staff);

    /// Whether and when it left, and why not.
    [[nodiscard]] static QString delivery(const Message &message, Instant now);
    [[nodiscard]] static QString problem(DeliveryProblem problem);
    [[nodiscard]] static QString language(std::string_view code);
    /// The name of a message template: its subject without the reference.
    [[nodiscard]] static QString messageName(std::string_view templateId);
    /// What an audit action's wire name says in a history.
    [[nodiscard]] static QString action(std::string_view action);
};

} // namespace matchdesk
