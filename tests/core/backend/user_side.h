// SPDX-License-Identifier: MIT
#pragma once

#include "backend/backend.h"
#include "contract/journey_codec.h"
#include "contract/error_status.h"
#include "core/http/raw_client.h"
#include "domain/client.h"
#include "register/local_source.h"
#include "support/desk_bench.h"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace matchdesk::test {

class Visitor;

/// The user's side as a calling service meets it: a real backend over a real database on a free port of loopback, a small
/// register, a clock that stands still, and an outbox that is everybody's mailbox.
class UserSide {
public:
    using Answer = http::tests::Answer;

    /// `store`: SQLite in a directory of its own when not given.
    explicit UserSide(std::unique_ptr<Store> store = nullptr);
    ~UserSide();

    /// Services that differ in what they want of a TRN.
    static constexpr const char *course = "course";   ///< TRN optional, default rule, raises tickets
    static constexpr const char *records = "records"; ///< TRN required
    static constexpr const char *claims = "claims";   ///< TRN required, strict rule
    static constexpr const char *quiet = "quiet";     ///< TRN optional, raises no tickets

    [[nodiscard]] Visitor visitor(const std::string &emailAddress, const std::string &service = course);
    [[nodiscard]] Answer ask(const std::string &method, const std::string &path, const std::string &body = {},
                             const std::string &key = {}) const;
    [[nodiscard]] static Error errorIn(const Answer &answer);

    [[nodiscard]] std::vector<Message> mailTo(const std::string &emailAddress);
    /// The ids of the templates of what was sent to an address, codes left out, oldest first.
    [[nodiscard]] std::vector<std::string> lettersTo(const std::string &emailAddress);
    [[nodiscard]] std::string newestCodeFor(const std::string &emailAddress);
    [[nodiscard]] std::vector<Ticket> tickets();
    [[nodiscard]] std::optional<Identity> account(const std::string &emailAddress);
    [[nodiscard]] std::vector<IdentityEvent> events(const IdentityId &id);
    /// Changes an account as support or an import would.
    void change(const IdentityId &id, const std::function<void(Identity &)> &how) { bench->changeIdentity(id, how); }
    /// An account that is there before the story begins.
    [[nodiscard]] Identity accountOf(const std::string &trn, const std::string &emailAddress);
    /// The register stops answering, or answers again.
    void registerAway(bool away);
    /// Ends the backend as a crash would leave the database, and starts another over it.
    void restart();
    void addRecord(matching::Record record);

    std::unique_ptr<DeskBench> bench;
    std::unique_ptr<Backend> backend;
    std::uint16_t port = 0;
    std::string key;

private:
    /// The register of this process, unless it is away.
    class Source final : public RecordSource {
    public:
        explicit Source(const LiveRegister &records) : m_local(records) {}
        Result<SourceAnswer> find(const matching::Claim &claim, const matching::Policy &policy) override
        {
            return away ? Result<SourceAnswer>(gone()) : m_local.find(claim, policy);
        }
        Result<std::optional<matching::Record>> byTrn(std::string_view trn) override
        {
            return away ? Result<std::optional<matching::Record>>(gone()) : m_local.byTrn(trn);
        }
        std::atomic<bool> away = false;

    private:
        static Error gone() { return Error {.code = ErrorCode::Unavailable, .detail = "away"}; }
        LocalRecordSource m_local;
    };

    void start();
    Source m_source;
};

/// One person at a browser: the service's front end does for them what they click.
class Visitor {
public:
    Visitor(UserSide &side, std::string emailAddress, std::string service);

    /// Gives the address; a code is sent.
    Visitor &begins();
    /// Begins, and enters the code from the mail.
    Visitor &signsIn();
    Visitor &enters(const std::string &code);
    Visitor &answers(const AnswersPatch &patch);
    /// Name, date of birth and whatever else `patch` holds, as the record with that TRN has them.
    Visitor &statesDetailsOf(const std::string &trn, AnswersPatch patch = {});
    Visitor &submits();
    Visitor &disputes();
    Visitor &looksAgain();
    Visitor &entersOwnersCode(const std::string &code);
    Visitor &chooses(const std::string &emailAddress);
    Visitor &contests(const std::string &reason);
    Visitor &changesAccount(const AccountPatch &patch);
    Visitor &confirmsNewAddress(const std::string &code);
    Visitor &posts(const std::string &step, const std::string &body = {});

    /// What the last answer showed; the test fails where it was a refusal.
    [[nodiscard]] const JourneyView &sees() const;
    /// What the last answer refused; the test fails where it was none.
    [[nodiscard]] Error refusal() const;
    [[nodiscard]] int status() const { return m_last.status; }
    [[nodiscard]] const UserSide::Answer &answer() const { return m_last; }
    [[nodiscard]] std::string path(const std::string &step = {}) const;

private:
    Visitor &take(UserSide::Answer answer);

    UserSide *m_side;
    std::string m_address;
    std::string m_service;
    std::string m_id;
    UserSide::Answer m_last;
    std::optional<JourneyView> m_view;
};

/// Waits until `condition` holds, at most ten seconds.
[[nodiscard]] bool eventually(const std::function<bool()> &condition);

/// The four answers that say "I do not know".
[[nodiscard]] AnswersPatch nothingKnown();

} // namespace matchdesk::test
