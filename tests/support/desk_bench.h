// SPDX-License-Identifier: MIT
#pragma once

#include "casework/cases.h"
#include "casework/contests.h"
#include "casework/decisions.h"
#include "casework/queue.h"
#include "domain/store.h"
#include "journey/lookup.h"
#include "register/live_register.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace matchdesk::test {

/// A whole support desk without a window or a wire: a small register, a store, a clock that stands still, four members of
/// staff, and tickets made by really submitting what people state.
class DeskBench {
public:
    static constexpr std::chrono::seconds hold {15};
    static constexpr std::chrono::seconds contestWait {86'400};

    /// `store`: what everything is kept in. `crowd`: so many more people, each with a record of their own.
    explicit DeskBench(std::unique_ptr<Store> store, int crowd = 0);
    ~DeskBench();

    /// The records, by what they are for.
    static constexpr const char *freeTrn = "1000001";      ///< Sarah Lowe, nothing against it
    static constexpr const char *alertTrn = "1000002";     ///< Martin Ashdown, with an active alert
    static constexpr const char *claimedTrn = "1000003";   ///< Gwenllian Probert, held by another identity already
    static constexpr const char *inactiveTrn = "1000004";  ///< Piotr Zawadzki
    static constexpr const char *mergedTrn = "1000005";    ///< Olamide Bankole
    static constexpr const char *deceasedTrn = "1000006";  ///< Edith Hargreave
    static constexpr const char *otherTrn = "1000007";     ///< Yusuf Demirci: nobody states it

    [[nodiscard]] StatedFacts factsFor(const std::string &trn, const std::string &email) const;
    [[nodiscard]] StatedFacts factsOfCrowd(int index) const;
    /// Submits `facts` and returns the ticket that they raise.
    [[nodiscard]] Ticket raise(const StatedFacts &facts);
    [[nodiscard]] Ticket raiseFor(const std::string &trn);

    [[nodiscard]] TicketDetail detail(const TicketId &id);
    [[nodiscard]] Ticket ticket(const TicketId &id);
    [[nodiscard]] Identity identity(const IdentityId &id);
    [[nodiscard]] std::vector<Message> messages(const TicketId &id);
    [[nodiscard]] std::vector<AuditEvent> audit(const TicketId &id);
    [[nodiscard]] std::vector<Message> outbox();
    /// The request that a window would send for the ticket as it is now.
    [[nodiscard]] DecisionRequest request(const TicketId &id, DecisionKind kind, Reason reason = Reason::None,
                                          const std::string &trn = {});
    /// Takes a decision that must be accepted.
    [[nodiscard]] Decision decide(const DecisionRequest &request, const Staff &staff);
    /// Lets the hold pass and carries out what is due.
    [[nodiscard]] int settle();

    /// Changes one record and puts the changed register into use.
    void changeRecord(const std::string &trn, const std::function<void(matching::Record &)> &change);
    void addRecord(matching::Record record);
    void changeIdentity(const IdentityId &id, const std::function<void(Identity &)> &change);

    [[nodiscard]] const Identity &ownerOfClaimed() const { return m_owner; }

    class PlainEncoder final : public EvidenceEncoder {
    public:
        [[nodiscard]] std::string encode(const TicketDetail &detail) const override;
    };

    std::unique_ptr<Store> store;
    ManualClock clock;
    LiveRegister records;
    PlainEncoder encoder;
    Lookup lookup;
    Queue queue;
    Cases cases;
    Decisions decisions;
    Contests contests;
    Staff ada {StaffId("ada"), "Ada Kempe", Role::Agent};
    Staff bea {StaffId("bea"), "Bea Lindqvist", Role::Agent};
    Staff vera {StaffId("vera"), "Vera Osei", Role::Verifier};
    Staff viv {StaffId("viv"), "Viv Adeyemi", Role::Verifier};
    Staff leo {StaffId("leo"), "Leo Marchetti", Role::Lead};

private:
    [[nodiscard]] static ContestPolicy contestPolicy();

    std::vector<matching::Record> m_records;
    Identity m_owner;
    int m_keys = 0;
};

/// Every effect of one decision that can be told from what was stored, in a fixed order: what M6 compares previews with.
struct Footprint {
    Ticket ticket;
    Identity identity;
    std::vector<Message> messages;
    std::vector<Ticket> tickets;
};
[[nodiscard]] Footprint footprintOf(DeskBench &bench, const TicketId &id);
[[nodiscard]] std::vector<Effect> effectsBetween(const Footprint &before, const Footprint &after, const Decision &decision);
/// In that same fixed order.
[[nodiscard]] std::vector<Effect> inOrder(std::vector<Effect> effects);

} // namespace matchdesk::test
