// SPDX-License-Identifier: MIT
#pragma once

#include "journey/journeys.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the parts of the user's side share. Everything that takes a Session runs inside the caller's transaction.
namespace matchdesk::journey {

/// A journey with its service, as one call found them.
struct Open {
    Journey journey;
    CallingService service;
};

/// The caller's journey while it lasts; NotFound for any other.
[[nodiscard]] Result<Open> openFor(Session &session, const JourneyCaller &caller, Instant now);
/// Conflict "journey-not-there": the journey waits for something else.
[[nodiscard]] Error notThere();
/// The person is signed in to an account of their own.
[[nodiscard]] bool signedIn(const Journey &journey) noexcept;
/// What a page is shown.
[[nodiscard]] Result<JourneyView> viewOf(Session &session, const Open &open, bool alreadyDone = false);
/// Stores the journey and shows it.
[[nodiscard]] Result<JourneyView> keep(Session &session, Open open);
/// Unique to what happened in this journey, and of no use to whoever reads it.
[[nodiscard]] std::string causeOf(const Journey &journey, std::string_view what);

/// The next question; nothing once enough is known.
[[nodiscard]] std::optional<Question> nextQuestion(const Journey &journey, const CallingService &service);
/// Nothing while a journey can end; else the question whose answer is missing.
[[nodiscard]] std::optional<Question> missingAnswer(const Journey &journey, const CallingService &service);
/// Takes `patch` into `answers`, in the form that is compared. Unprocessable, with the field, leaves them as they were.
[[nodiscard]] Outcome takeAnswers(Answers &answers, const AnswersPatch &patch, Instant now);
[[nodiscard]] AnswersPatch playback(const Answers &answers);
/// A name or another line as it is kept: edges and control characters removed.
[[nodiscard]] std::string keptLine(std::string_view text);

/// What asking the register came to. Worked out before any transaction.
struct Looked {
    Finding finding = Finding::Unavailable;
    std::optional<matching::Record> record; ///< Found
    std::string differing;                  ///< names of Field, with commas
    bool secondTrnSuspected = false;
    std::optional<Attempt> attempt;         ///< nothing where the record was only read again
};
[[nodiscard]] bool canLook(const Answers &answers) noexcept;
[[nodiscard]] Looked look(RecordSource &records, const matching::Claim &claim, const matching::Policy &policy,
                          std::string_view disputedTrn, Instant now);
/// The claim of a journey's answers.
[[nodiscard]] matching::Claim claimOf(const Journey &journey);
[[nodiscard]] matching::Policy policyOf(const Answers &answers, const CallingService &service);

/// An account to be written: as it is stored, if it is, and as it is to be.
struct Draft {
    std::optional<Identity> before;
    Identity after;
};
[[nodiscard]] Result<Identity> store(Session &session, const Draft &draft, ChangeSource source, const ClientId &client,
                                     Instant now);

/// Links `draft` to the record found for `open`, and tells what has to be told: that the TRN is another one than stated or was
/// not expected, that details differ, and that a ticket is no longer needed. RuleRefused "trn-claimed".
[[nodiscard]] Result<Identity> link(Session &session, const JourneyTools &tools, const Open &open, Draft draft,
                                    const matching::Record &record, LinkSource source, ChangeSource why, Instant now);
/// Closes the open no-match tickets of an account that has its record since, and says so in their history.
[[nodiscard]] Result<std::vector<Ticket>> closeMatched(Session &session, const Identity &identity, Instant now);
/// Raises the one ticket of `open`, or adds what was stated to the one that is open already, and mails its reference.
[[nodiscard]] Outcome raise(Session &session, const JourneyTools &tools, Open &open, const Identity &identity,
                            Cause cause, bool secondTrnSuspected, Instant now);

/// Writes the mail that carries a fresh code.
[[nodiscard]] Outcome mailCode(Session &session, const JourneyTools &tools, const Open &open,
                               const Passcodes::Fresh &fresh, Instant now);

/// Tells both addresses that the account has changed from `oldAddress` to the one that it has.
[[nodiscard]] Outcome tellOfAddress(Session &session, const JourneyTools &tools, const Open &open, const Identity &account,
                                    const std::string &oldAddress, Instant now);

/// After a link was stored: unlocks the record's portal account, unless the address has found another record before. The
/// portal itself refuses where the record has an alert. What cannot be reached now is tried again later.
void unlock(const JourneyTools &tools, const JourneyCaller &caller);

/// A place where a code is awaited.
struct CodeDoor {
    CodePurpose purpose;
    std::function<bool(const Journey &)> open;  ///< a code may be entered here
    std::function<bool(const Journey &)> done;  ///< it was entered already: asking again does nothing
    std::function<void(const Open &)> prepare;  ///< after a right entry, before the transaction; may be empty
    std::function<Outcome(Session &, Open &, Instant)> right; ///< inside it
};
[[nodiscard]] Result<JourneyView> enter(const JourneyTools &tools, const JourneyCaller &caller, std::string entry,
                                        const CodeDoor &door);
[[nodiscard]] Result<JourneyView> resend(const JourneyTools &tools, const JourneyCaller &caller, const CodeDoor &door);

/// What an account's sign-in needs of the register, asked for before the transaction.
struct SignIn {
    std::optional<Identity> identity;
    bool answered = false; ///< the register did
    std::optional<matching::Record> record;   ///< of the account's TRN
    std::optional<matching::Record> survivor; ///< into which that one was merged
    std::optional<Looked> looked;             ///< for an account without a TRN
    Answers answers;                          ///< what it looked by
};
[[nodiscard]] SignIn prepareSignIn(const JourneyTools &tools, const Open &open);
/// Signs the account in, where there is one: names and TRN follow the register, and who had no record may have one now.
[[nodiscard]] Outcome signIn(Session &session, const JourneyTools &tools, Open &open, const SignIn &prepared, Instant now);

} // namespace matchdesk::journey
