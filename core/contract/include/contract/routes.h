// SPDX-License-Identifier: MIT
#pragma once

#include "domain/client.h"
#include "domain/staff.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The routes as data: what the backend serves, what its clients call, and what the tests walk through.
namespace matchdesk::contract {

enum class Operation : std::uint8_t {
    Health,
    Workplace,
    ListTickets,
    ShowTicket,
    TakeLease,
    ReleaseLease,
    AddCandidate,
    SearchTickets,
    SearchRecords,
    Decide,
    Undo,
    MyDecisions,
    TicketHistory,
    TicketMessages,
    Outbox,
    RetryMessage,
    NoteReveal,
    TicketEvidence,
    ObjectToContest,
    InterfaceDescription,
    FindTeachers,
    TeacherV1,
    TeacherV2,
    TeacherV3,
    IttProviders,
    UnlockTeacher,
    ListWebhooks,
    AddWebhook,
    RemoveWebhook,
    PingWebhook,
    ResendParked,
    StartJourney,
    ShowJourney,
    EnterPasscode,
    ResendPasscode,
    AnswerQuestions,
    SubmitJourney,
    DisputeRecord,
    EnterOwnerPasscode,
    ResendOwnerPasscode,
    ChooseEmail,
    ContestEmail,
    ChangeAccount,
    AskDetailsChange,
    EnterAccountPasscode,
    ResendAccountPasscode,
    ListUsers,
    ShowUser,
    ChangeUser,
    SetUserTrn,
    IssueTrnToken,
};

/// Who a route is for. A staff token opens no client's route and a client's key no staff route.
enum class Audience : std::uint8_t {
    Staff,  ///< the desk; some routes only for roles with a permission
    Client, ///< programs whose key has the route's scope
    Known,  ///< both
    Open,   ///< anybody
};

/// One route. A name in braces in its pattern, as "{id}", stands for one segment.
struct Route {
    Operation operation;
    std::string_view method;
    std::string_view pattern;
    std::string_view name;                ///< for logs and the interface description
    Audience audience = Audience::Staff;
    std::optional<Permission> permission {}; ///< what a member of staff's role must hold, besides what the domain checks
    std::optional<Scope> scope {};           ///< what a client must hold
    bool repeatable = true;               ///< sending it twice does what sending it once does
    bool keyed = false;                   ///< needs an Idempotency-Key, and is repeatable by it
    std::size_t bodyLimit = 64UL * 1024UL; ///< bytes of a request's body
};

inline constexpr std::string_view kIdempotencyHeader = "Idempotency-Key";
inline constexpr std::string_view kRequestIdHeader = "X-Request-Id";

/// Rows in one answer: what is given when nothing is asked for, and the most that can be asked for.
inline constexpr int kUsualRows = 1'000;
inline constexpr int kMostRows = 5'000;

[[nodiscard]] std::span<const Route> routes() noexcept;
[[nodiscard]] const Route &routeOf(Operation operation) noexcept;

struct RouteFound {
    const Route *route = nullptr;
    std::string id; ///< what stands for the braces, empty where the pattern has none
};
struct WrongMethod {
    std::string allow; ///< the methods that the path takes, as the Allow header lists them
};
struct NoSuchRoute {};

/// The route for a method and a decoded path. A literal segment goes before one in braces.
[[nodiscard]] std::variant<RouteFound, WrongMethod, NoSuchRoute> findRoute(
    std::string_view method, std::string_view path);

/// The path to call `operation` by, `id` percent-encoded in its place.
[[nodiscard]] std::string pathOf(Operation operation, std::string_view id = {});

} // namespace matchdesk::contract
