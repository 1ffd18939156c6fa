// SPDX-License-Identifier: MIT
#pragma once

#include "domain/decision.h"
#include "domain/identity.h"
#include "domain/ticket.h"
#include "matching/vocabulary.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

/// One consequence of a decision. The same list is shown before the key is pressed and carried out when the hold ends.
enum class EffectKind : std::uint8_t {
    TrnLinked,          ///< value: the TRN
    NameChanged,        ///< from, value: the account's name becomes the record's
    StatusTold,         ///< value: the lookup status's name; service: who is told
    EmailSent,          ///< templateId, language, recipient
    ClockPaused,
    SecondReaderAsked,
    SecondPersonNeeded, ///< nothing is linked until somebody else agrees; value: the TRN
    LeadTold,
    ContestOpened,      ///< a contested-email ticket is made; value: the TRN
    TicketClosed,
    TicketParked,
    TicketReturned,     ///< back to the queue for somebody else
    ChangeProposed,     ///< contested email: nothing changes until somebody else agrees; value: "lead" where it has to be one
    ChangeWaits,        ///< value: for how many seconds
    ChangeRefused,
    ChangeStopped,      ///< the change that was asked for or agreed does not happen
    AddressChanged,     ///< from, value: the identity's address
    AccountMerged,      ///< value: the id of the asker's own identity, which goes into the holder's
    OfficialNameChanged, ///< from, value: the full name, as it was asked for
    BirthDateChanged,    ///< from, value: ISO dates
    DetailsKept,         ///< name and date of birth stay as they are
    EvidenceDestroyed,   ///< the file that was sent in
};

struct Effect {
    EffectKind kind = EffectKind::TicketClosed;
    std::string value;
    std::string from;
    std::string service;
    std::string templateId;
    std::string language;
    std::string recipient;

    friend bool operator==(const Effect &, const Effect &) = default;
};

/// Everything that `kind` would do to this ticket, in the order it is carried out. `record` is needed for kinds that
/// name one. Pure: what the window previews and what the backend does both come from here.
[[nodiscard]] std::vector<Effect> effectsOf(DecisionKind kind, const Ticket &ticket, const Identity &identity,
                                            const matching::Record *record, bool needsSecondPerson);

[[nodiscard]] std::string_view nameOf(EffectKind) noexcept;
[[nodiscard]] std::optional<EffectKind> effectKindFromName(std::string_view) noexcept;

} // namespace matchdesk
