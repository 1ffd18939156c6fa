// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_client.h"
#include "support/clock.h"
#include "ticket/draft.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace matchdesk {

/// One ticket as it is being worked on: which candidate is looked at and chosen, which question is open, what a key
/// would decide. Knows nothing of widgets and does not decide by itself: it says what was decided. Lives on: main.
class TicketPresenter final : public QObject {
    Q_OBJECT
public:
    enum class State { None, Loading, Ready, Failed };
    /// What stands over the comparison.
    struct Notice {
        enum class Kind { None, Conflict, Lease, Hint, Rule, Closed };
        Kind kind = Kind::None;
        QString sentence;
        friend bool operator==(const Notice &, const Notice &) = default;
    };

    TicketPresenter(ApiClient &api, const Clock &clock, const Staff &me, std::chrono::seconds hold, QObject *parent = nullptr);

    void showLoading(const TicketRow &row);
    void show(TicketDetail detail, const Draft &draft = {});
    /// The same ticket read again: what was chosen stays where it is still there.
    void update(TicketDetail detail);
    void showFailure(const Error &error);
    void clear();
    void setNotice(const Notice &notice);
    void setLease(const Lease &lease);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const TicketDetail &detail() const { return m_detail; }
    [[nodiscard]] const TicketId &ticket() const { return m_detail.ticket.id; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const Notice &notice() const { return m_notice; }
    [[nodiscard]] const Draft &draft() const { return m_draft; }
    [[nodiscard]] std::chrono::seconds hold() const { return m_hold; }
    [[nodiscard]] Instant now() const { return m_clock.now(); }

    /// The candidate whose consequences are shown, -1 for none; it may be linked only once it is chosen.
    [[nodiscard]] int looked() const { return m_looked; }
    [[nodiscard]] bool isChosen() const { return !m_draft.trn.empty(); }
    [[nodiscard]] int firstShown() const { return m_firstShown; }
    [[nodiscard]] const CandidateView *candidate() const;
    [[nodiscard]] bool isRevealed() const { return m_reveal.isActive(); }
    /// The chosen candidate is claimed, and its owner is being compared.
    [[nodiscard]] bool isComparingOwner() const { return m_comparingOwner; }

    /// Decided, held or closed: there is nothing left to decide here.
    [[nodiscard]] bool isDecided() const;
    /// A contested email: another page, and other decisions behind the same keys.
    [[nodiscard]] bool isContest() const { return m_detail.contest.has_value(); }
    /// Somebody without a record asks for other details: likewise.
    [[nodiscard]] bool isDetailsChange() const { return m_detail.detailsChange.has_value(); }
    /// It is about a record to be found and linked.
    [[nodiscard]] bool isAboutRecord() const { return !isContest() && !isDetailsChange(); }
    /// What a key of the no-match ticket means on this one: where 0 says that there is no record, it rejects a change.
    [[nodiscard]] DecisionKind kindHere(DecisionKind kind) const;
    /// What can be decided here, the first one first.
    [[nodiscard]] std::vector<DecisionKind> open() const;
    /// It waits for a second reader, and the first one was me.
    [[nodiscard]] bool isMineToLeave() const;

    /// The number keys: a candidate, or an answer to the open question.
    void digit(int number);
    void lookBy(int candidates);
    void look(int candidate);
    void showMore();
    /// Begins a decision: takes it at once, or opens its question.
    void begin(DecisionKind kind);
    /// Enter.
    void confirm();
    /// Escape: closes the question or the owner's comparison. False when there was nothing to close.
    bool back();
    void setNote(const QString &note);
    void reveal();
    /// Fetches the document of a change of details; it comes by evidenceCame().
    void fetchEvidence();
    /// Why there is no document to fetch; empty when there is.
    [[nodiscard]] QString whyNoEvidence() const;
    void addCandidate(const std::string &trn);
    /// Why the decision cannot be taken now; empty when it can.
    [[nodiscard]] QString whyNot(DecisionKind kind) const;
    /// Why Enter would do nothing now; empty when it would.
    [[nodiscard]] QString whyNotConfirm() const;
    /// What is shown beneath: the kind whose effects are previewed, and those effects.
    [[nodiscard]] DecisionKind previewed() const;
    [[nodiscard]] std::vector<Effect> effects() const;

Q_SIGNALS:
    void ticketChanged();  ///< another ticket, or another answer for it
    void choiceChanged();  ///< candidate, question, note, masks
    void noticeChanged();
    void decided(const matchdesk::DecisionRequest &request, const matchdesk::Draft &draft);
    void said(const QString &sentence); ///< to be announced
    void readAgain(const matchdesk::TicketDetail &detail); ///< the ticket as it is since a record was added
    void failedToAdd(const QString &sentence);
    void evidenceCame(const matchdesk::EvidenceFile &file);
    void evidenceFailed(const QString &sentence);

private:
    [[nodiscard]] QString whyNotOnContest(DecisionKind kind) const;
    void take(DecisionKind kind);
    void choose(int candidate);
    void closeQuestion();
    void tellWhatBecame();
    void readWith(const std::string &trn);
    void couldNotAdd(const TicketId &id, const Error &error);
    bool lookAt(const std::string &trn);

    ApiClient &m_api;
    const Clock &m_clock;
    Staff m_me;
    std::chrono::seconds m_hold;
    State m_state = State::None;
    TicketDetail m_detail;
    Error m_error;
    Notice m_notice;
    Draft m_draft;
    int m_looked = -1;
    int m_firstShown = 0;
    bool m_comparingOwner = false;
    QTimer m_reveal;
};

} // namespace matchdesk
