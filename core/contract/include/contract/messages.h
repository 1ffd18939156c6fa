// SPDX-License-Identifier: MIT
#pragma once

#include "domain/client.h"
#include "domain/decision.h"
#include "domain/detail.h"
#include "domain/message.h"
#include "domain/register_health.h"
#include "domain/staff.h"
#include "domain/ticket.h"
#include "matching/vocabulary.h"
#include "support/clock.h"

#include <string>
#include <vector>

/// The bodies that are not domain values themselves. Values only.
namespace matchdesk::contract {

/// Answer to a health question: that the backend runs, and whether it can match yet.
struct Health {
    std::string status = "ok";
    std::string version;
    bool registerReady = false;
    RegisterState registerState = RegisterState::Local; ///< left out while it is the register here

    friend bool operator==(const Health &, const Health &) = default;
};

/// What was typed into a search. Travels in a body: personal data does not belong into addresses, which are logged.
struct SearchRequest {
    std::string text;

    friend bool operator==(const SearchRequest &, const SearchRequest &) = default;
};

/// The code by which the holder of a contested address objects.
struct ObjectionRequest {
    std::string token;

    friend bool operator==(const ObjectionRequest &, const ObjectionRequest &) = default;
};

/// The record to compare a ticket with.
struct CandidateRequest {
    std::string trn;

    friend bool operator==(const CandidateRequest &, const CandidateRequest &) = default;
};

/// Rows in queue order. `more`: the limit cut the list.
struct TicketList {
    std::vector<TicketRow> tickets;
    bool more = false;
    Instant serverTime {};

    friend bool operator==(const TicketList &, const TicketList &) = default;
};

struct RecordList {
    std::vector<matching::Record> records;

    friend bool operator==(const RecordList &, const RecordList &) = default;
};

struct DecisionList {
    std::vector<Decision> decisions;

    friend bool operator==(const DecisionList &, const DecisionList &) = default;
};

struct HistoryList {
    std::vector<HistoryEntry> entries;

    friend bool operator==(const HistoryList &, const HistoryList &) = default;
};

struct MessageList {
    std::vector<Message> messages;

    friend bool operator==(const MessageList &, const MessageList &) = default;
};

/// Why a request was refused, as application/problem+json (RFC 9457). `code` is an error code's wire name; `type` names
/// the finer reason where the protocol itself was at fault. Empty members are left out.
struct Problem {
    std::string type;
    std::string title;
    std::int32_t status = 500;
    std::string code;
    std::string detail;
    std::string field;
    std::string rule;
    std::string who;
    std::string what;
    std::string when;
    std::string requestId;

    friend bool operator==(const Problem &, const Problem &) = default;
};

/// A member of staff with the token to act as them.
struct StaffToken {
    Staff staff;
    std::string token;

    friend bool operator==(const StaffToken &, const StaffToken &) = default;
};

/// A calling program with its key.
struct ClientKey {
    std::string name;
    std::vector<Scope> scopes;
    std::string key;

    friend bool operator==(const ClientKey &, const ClientKey &) = default;
};

/// The one line that matchdesk-server prints when it is ready.
struct ServerReady {
    std::string address; ///< "http://127.0.0.1:49152"
    std::string version;
    bool demo = false;
    std::string world;
    std::vector<StaffToken> staff; ///< in a demo only: everybody, with tokens that this run made
    std::vector<ClientKey> clients; ///< in a demo only: one with every scope
    std::string bootstrapToken;    ///< of the first lead, when this run made them; shown this once

    friend bool operator==(const ServerReady &, const ServerReady &) = default;
};

} // namespace matchdesk::contract
