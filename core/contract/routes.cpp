// SPDX-License-Identifier: MIT
#include "contract/routes.h"

#include <algorithm>
#include <array>

namespace matchdesk::contract {

namespace {

/// A file of kLargestEvidence in base64, and room for the rest.
constexpr std::size_t kEvidenceBody = 7UL * 1024UL * 1024UL;

constexpr std::array kRoutes {
    Route {.operation = Operation::Health, .method = "GET", .pattern = "/v1/health", .name = "health",
           .audience = Audience::Open},
    Route {.operation = Operation::InterfaceDescription, .method = "GET", .pattern = "/v1/openapi.yaml",
           .name = "interface-description", .audience = Audience::Known},
    Route {.operation = Operation::Workplace, .method = "GET", .pattern = "/v1/workplace", .name = "workplace"},
    Route {.operation = Operation::ListTickets, .method = "GET", .pattern = "/v1/tickets", .name = "list-tickets"},
    Route {.operation = Operation::SearchTickets, .method = "POST", .pattern = "/v1/tickets/search",
           .name = "search-tickets"},
    Route {.operation = Operation::ShowTicket, .method = "GET", .pattern = "/v1/tickets/{id}", .name = "show-ticket"},
    Route {.operation = Operation::TakeLease, .method = "POST", .pattern = "/v1/tickets/{id}/lease",
           .name = "take-lease"},
    Route {.operation = Operation::ReleaseLease, .method = "DELETE", .pattern = "/v1/tickets/{id}/lease",
           .name = "release-lease"},
    Route {.operation = Operation::AddCandidate, .method = "POST", .pattern = "/v1/tickets/{id}/candidates",
           .name = "add-candidate"},
    Route {.operation = Operation::TicketHistory, .method = "GET", .pattern = "/v1/tickets/{id}/history",
           .name = "ticket-history"},
    Route {.operation = Operation::TicketMessages, .method = "GET", .pattern = "/v1/tickets/{id}/messages",
           .name = "ticket-messages"},
    Route {.operation = Operation::NoteReveal, .method = "POST", .pattern = "/v1/tickets/{id}/reveals",
           .name = "note-reveal", .repeatable = false},
    Route {.operation = Operation::TicketEvidence, .method = "GET", .pattern = "/v1/tickets/{id}/evidence",
           .name = "ticket-evidence", .permission = Permission::DecideNoMatch, .repeatable = false},
    Route {.operation = Operation::SearchRecords, .method = "POST", .pattern = "/v1/records/search",
           .name = "search-records"},
    Route {.operation = Operation::Decide, .method = "POST", .pattern = "/v1/decisions", .name = "decide",
           .keyed = true},
    Route {.operation = Operation::MyDecisions, .method = "GET", .pattern = "/v1/decisions", .name = "my-decisions"},
    Route {.operation = Operation::Undo, .method = "POST", .pattern = "/v1/decisions/{id}/undo", .name = "undo"},
    Route {.operation = Operation::Outbox, .method = "GET", .pattern = "/v1/outbox", .name = "outbox",
           .permission = Permission::ReadOutbox},
    Route {.operation = Operation::ObjectToContest, .method = "POST", .pattern = "/v1/contests/objections",
           .name = "object-to-contest", .audience = Audience::Client, .scope = Scope::Journey},
    Route {.operation = Operation::FindTeachers, .method = "GET", .pattern = "/v2/teachers/find",
           .name = "find-teachers", .audience = Audience::Client, .scope = Scope::DqtRead},
    Route {.operation = Operation::TeacherV1, .method = "GET", .pattern = "/v1/teachers/{trn}", .name = "teacher-v1",
           .audience = Audience::Client, .scope = Scope::DqtRead},
    Route {.operation = Operation::TeacherV2, .method = "GET", .pattern = "/v2/teachers/{trn}", .name = "teacher-v2",
           .audience = Audience::Client, .scope = Scope::DqtRead},
    Route {.operation = Operation::TeacherV3, .method = "GET", .pattern = "/v3/teachers/{trn}", .name = "teacher-v3",
           .audience = Audience::Client, .scope = Scope::DqtRead},
    Route {.operation = Operation::IttProviders, .method = "GET", .pattern = "/v2/itt-providers",
           .name = "itt-providers", .audience = Audience::Client, .scope = Scope::DqtRead},
    Route {.operation = Operation::UnlockTeacher, .method = "PUT", .pattern = "/v2/unlock-teacher/{uid}",
           .name = "unlock-teacher", .audience = Audience::Client, .scope = Scope::DqtUnlock},
    Route {.operation = Operation::ListUsers, .method = "GET", .pattern = "/api/v1/users", .name = "list-users",
           .audience = Audience::Client, .scope = Scope::UserRead},
    Route {.operation = Operation::ShowUser, .method = "GET", .pattern = "/api/v1/users/{id}", .name = "show-user",
           .audience = Audience::Client, .scope = Scope::UserRead},
    Route {.operation = Operation::ChangeUser, .method = "PATCH", .pattern = "/api/v1/users/{id}",
           .name = "change-user", .audience = Audience::Client, .scope = Scope::UserWrite},
    Route {.operation = Operation::SetUserTrn, .method = "PUT", .pattern = "/api/v1/users/{id}/trn",
           .name = "set-user-trn", .audience = Audience::Client, .scope = Scope::UserWrite},
    Route {.operation = Operation::IssueTrnToken, .method = "POST", .pattern = "/api/v1/trn-tokens",
           .name = "issue-trn-token", .audience = Audience::Client, .scope = Scope::TrnTokenWrite,
           .repeatable = false},
    Route {.operation = Operation::ListWebhooks, .method = "GET", .pattern = "/v1/webhooks", .name = "list-webhooks",
           .audience = Audience::Client, .scope = Scope::WebhookAdmin},
    Route {.operation = Operation::AddWebhook, .method = "POST", .pattern = "/v1/webhooks", .name = "add-webhook",
           .audience = Audience::Client, .scope = Scope::WebhookAdmin, .repeatable = false},
    Route {.operation = Operation::RemoveWebhook, .method = "DELETE", .pattern = "/v1/webhooks/{id}",
           .name = "remove-webhook", .audience = Audience::Client, .scope = Scope::WebhookAdmin},
    Route {.operation = Operation::PingWebhook, .method = "POST", .pattern = "/v1/webhooks/{id}/ping",
           .name = "ping-webhook", .audience = Audience::Client, .scope = Scope::WebhookAdmin, .repeatable = false},
    Route {.operation = Operation::ResendParked, .method = "POST", .pattern = "/v1/webhooks/{id}/resend",
           .name = "resend-parked", .audience = Audience::Client, .scope = Scope::WebhookAdmin},
    Route {.operation = Operation::StartJourney, .method = "POST", .pattern = "/v1/journeys",
           .name = "start-journey", .audience = Audience::Client, .scope = Scope::Journey, .repeatable = false},
    Route {.operation = Operation::ShowJourney, .method = "GET", .pattern = "/v1/journeys/{id}",
           .name = "show-journey", .audience = Audience::Client, .scope = Scope::Journey},
    Route {.operation = Operation::EnterPasscode, .method = "POST", .pattern = "/v1/journeys/{id}/passcode",
           .name = "enter-passcode", .audience = Audience::Client, .scope = Scope::Journey, .repeatable = false},
    Route {.operation = Operation::ResendPasscode, .method = "POST", .pattern = "/v1/journeys/{id}/passcode/resend",
           .name = "resend-passcode", .audience = Audience::Client, .scope = Scope::Journey, .repeatable = false},
    Route {.operation = Operation::AnswerQuestions, .method = "PATCH", .pattern = "/v1/journeys/{id}/answers",
           .name = "answer-questions", .audience = Audience::Client, .scope = Scope::Journey},
    Route {.operation = Operation::SubmitJourney, .method = "POST", .pattern = "/v1/journeys/{id}/submit",
           .name = "submit-journey", .audience = Audience::Client, .scope = Scope::Journey},
    Route {.operation = Operation::DisputeRecord, .method = "POST", .pattern = "/v1/journeys/{id}/dispute",
           .name = "dispute-record", .audience = Audience::Client, .scope = Scope::Journey},
    Route {.operation = Operation::EnterOwnerPasscode, .method = "POST", .pattern = "/v1/journeys/{id}/owner-passcode",
           .name = "enter-owner-passcode", .audience = Audience::Client, .scope = Scope::Journey, .repeatable = false},
    Route {.operation = Operation::ResendOwnerPasscode, .method = "POST", .pattern = "/v1/journeys/{id}/owner-passcode/resend",
           .name = "resend-owner-passcode", .audience = Audience::Client, .scope = Scope::Journey, .repeatable = false},
    Route {.operation = Operation::ChooseEmail, .method = "POST", .pattern = "/v1/journeys/{id}/email-choice",
           .name = "choose-email", .audience = Audience::Client, .scope = Scope::Journey},
    Route {.operation = Operation::ContestEmail, .method = "POST", .pattern = "/v1/journeys/{id}/contest",
           .name = "contest-email", .audience = Audience::Client, .scope = Scope::Journey},
    Route {.operation = Operation::ChangeAccount, .method = "PATCH", .pattern = "/v1/journeys/{id}/account",
           .name = "change-account", .audience = Audience::Client, .scope = Scope::Journey, .repeatable = false},
    Route {.operation = Operation::AskDetailsChange, .method = "POST", .pattern = "/v1/journeys/{id}/account/details-change",
           .name = "ask-details-change", .audience = Audience::Client, .scope = Scope::Journey, .repeatable = false,
           .bodyLimit = kEvidenceBody},
    Route {.operation = Operation::EnterAccountPasscode, .method = "POST", .pattern = "/v1/journeys/{id}/account/passcode",
           .name = "enter-account-passcode", .audience = Audience::Client, .scope = Scope::Journey, .repeatable = false},
    Route {.operation = Operation::ResendAccountPasscode, .method = "POST", .pattern = "/v1/journeys/{id}/account/passcode/resend",
           .name = "resend-account-passcode", .audience = Audience::Client, .scope = Scope::Journey, .repeatable = false},
    Route {.operation = Operation::RetryMessage, .method = "POST", .pattern = "/v1/outbox/{id}/retry",
           .name = "retry-message", .permission = Permission::RetryMail, .repeatable = false},
};

/// A pattern's parts around its braces; `open` is its size where it has none.
struct Parts {
    std::size_t open;
    std::string_view before;
    std::string_view after;
};

Parts partsOf(std::string_view pattern) noexcept
{
    const std::size_t open = pattern.find('{');
    if (open == std::string_view::npos)
        return {pattern.size(), pattern, {}};
    return {open, pattern.substr(0, open), pattern.substr(pattern.find('}') + 1)};
}

/// What stands for the braces when `path` has the shape of `pattern`; empty text for a pattern without them.
std::optional<std::string_view> idIn(std::string_view pattern, std::string_view path) noexcept
{
    const auto [open, before, after] = partsOf(pattern);
    if (open == pattern.size())
        return pattern == path ? std::optional<std::string_view>("") : std::nullopt;
    if (path.size() <= before.size() + after.size() || !path.starts_with(before) || !path.ends_with(after))
        return std::nullopt;
    const std::string_view id = path.substr(before.size(), path.size() - before.size() - after.size());
    return id.find('/') == std::string_view::npos ? std::optional(id) : std::nullopt;
}

} // namespace

std::span<const Route> routes() noexcept
{
    return kRoutes;
}

const Route &routeOf(Operation operation) noexcept
{
    return *std::find_if(kRoutes.begin(), kRoutes.end(),
                         [operation](const Route &route) { return route.operation == operation; });
}

std::variant<RouteFound, WrongMethod, NoSuchRoute> findRoute(std::string_view method, std::string_view path)
{
    std::string_view pattern;
    std::string_view id;
    for (const Route &route : kRoutes) {
        const std::optional<std::string_view> found = idIn(route.pattern, path);
        if (found && (pattern.empty() || found->empty())) {
            pattern = route.pattern;
            id = *found;
        }
    }
    if (pattern.empty())
        return NoSuchRoute {};
    WrongMethod wrong;
    for (const Route &route : kRoutes) {
        if (route.pattern != pattern)
            continue;
        if (route.method == method)
            return RouteFound {.route = &route, .id = std::string(id)};
        wrong.allow += wrong.allow.empty() ? "" : ", ";
        wrong.allow += route.method;
    }
    return wrong;
}

std::string pathOf(Operation operation, std::string_view id)
{
    static constexpr std::string_view kHex = "0123456789ABCDEF";
    const std::string_view pattern = routeOf(operation).pattern;
    const auto [open, before, after] = partsOf(pattern);
    std::string path(before);
    if (open == pattern.size())
        return path;
    for (const char c : id) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '_' || c == '~' || c == '.';
        if (plain) {
            path += c;
        } else {
            path += '%';
            path += kHex[byte >> 4U];
            path += kHex[byte & 0x0fU];
        }
    }
    return path.append(after);
}

} // namespace matchdesk::contract
