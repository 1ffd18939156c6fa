// SPDX-License-Identifier: MIT
#pragma once

#include "authentication.h"
#include "backend/backend.h"
#include "call_meter.h"
#include "casework/cases.h"
#include "casework/contests.h"
#include "casework/decisions.h"
#include "casework/queue.h"
#include "contract/routes.h"
#include "domain/record_uid.h"
#include "hold_keeper.h"
#include "http/message.h"
#include "journey/accounts.h"
#include "mail_keeper.h"
#include "register_loader.h"

#include <string>

namespace matchdesk {

class JourneyHandlers;

/// What the handlers work with. All of it may be used from any worker.
struct Services {
    Store &store;
    const Clock &clock;
    Queue &queue;
    Cases &cases;
    Decisions &decisions;
    Contests &contests;
    RegisterLoader &loader;
    HoldKeeper &keeper;
    CallMeter &meter;
    const LiveRegister &records;
    const RecordUids &uids;
    RecordSource &source; ///< where journeys look records up
    PortalAccounts &portal;
    JourneyHandlers &journeys;
    MailKeeper &mail;
    Accounts &accounts;
    const BackendOptions &options;
};

/// One request on a known route, of somebody whom the route is for.
struct Call {
    const http::Request &request;
    const contract::Route &route;
    std::string id; ///< what stood for the braces in the path
    Staff staff;    ///< empty on routes that are not the staff's
    Client client;  ///< empty on routes that are not the clients'
};

/// Answers requests: finds the route, finds out who asks, checks what the role may do, calls the domain and writes down
/// what it says. Never throws. Any worker.
class Handlers {
public:
    explicit Handlers(Services services) : m_services(services), m_doorkeeper(services.store) {}

    [[nodiscard]] http::Response answer(const http::Request &request);

private:
    using Answer = Result<http::Response>;

    [[nodiscard]] http::Response route(const http::Request &request);
    [[nodiscard]] Answer dispatch(const Call &call);

    [[nodiscard]] Answer health();
    [[nodiscard]] Answer interfaceDescription();
    [[nodiscard]] Answer workplace(const Call &call);
    [[nodiscard]] Answer listTickets(const Call &call);
    [[nodiscard]] Answer listView(const Call &call, QueueView view, int limit);
    [[nodiscard]] Answer searchTickets(const Call &call);
    [[nodiscard]] Answer takeLease(const Call &call);
    [[nodiscard]] Answer releaseLease(const Call &call);

    [[nodiscard]] Answer showTicket(const Call &call);
    [[nodiscard]] Answer addCandidate(const Call &call);
    [[nodiscard]] Answer searchRecords(const Call &call);
    [[nodiscard]] Answer decide(const Call &call);
    [[nodiscard]] Answer undo(const Call &call);
    [[nodiscard]] Answer myDecisions(const Call &call);
    [[nodiscard]] Answer ticketHistory(const Call &call);
    [[nodiscard]] Answer ticketMessages(const Call &call);
    [[nodiscard]] Answer outbox(const Call &call);
    [[nodiscard]] Answer retryMessage(const Call &call);
    [[nodiscard]] Answer noteReveal(const Call &call);
    [[nodiscard]] Answer ticketEvidence(const Call &call);
    [[nodiscard]] Answer objectToContest(const Call &call);

    /// The ticket that the path names, by id or by reference.
    [[nodiscard]] Result<TicketId> ticketOf(const Call &call);
    [[nodiscard]] Outcome needRegister();

    Services m_services;
    Doorkeeper m_doorkeeper;
};

/// Success for a route that takes no body: nothing, or an empty object.
[[nodiscard]] Outcome expectNoBody(const http::Request &request);

} // namespace matchdesk
