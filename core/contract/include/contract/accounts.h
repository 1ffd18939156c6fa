// SPDX-License-Identifier: MIT
#pragma once

#include "domain/identity.h"
#include "domain/identity_event.h"
#include "domain/webhook.h"
#include "support/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The bodies of Get an identity's support API and of its webhooks, as its clients know them. Values only. Empty texts and
/// absent dates are written as null.
namespace matchdesk::contract {

/// One account in a list.
struct UserInfo {
    std::string userId;
    std::string email;
    std::string firstName;
    std::string middleName;
    std::string lastName;
    std::string preferredName;
    std::optional<matching::Date> dateOfBirth;
    std::string trn;
    std::string trnLookupStatus; ///< "None", "Pending", "Found", "Failed"
    std::string mobileNumber;

    friend bool operator==(const UserInfo &, const UserInfo &) = default;
};

/// One account by itself.
struct UserDetail {
    UserInfo info; ///< its members are those of the body
    Instant created {};
    std::string registeredWithClientId;
    std::string registeredWithClientDisplayName;
    std::vector<std::string> mergedUserIds;

    friend bool operator==(const UserDetail &, const UserDetail &) = default;
};

struct UserList {
    std::vector<UserInfo> users;
    std::int64_t total = 0;

    friend bool operator==(const UserList &, const UserList &) = default;
};

/// PUT of a TRN: `trn` null says that there is none, and has to be said.
struct SetTrnRequest {
    bool trnGiven = false;
    std::optional<std::string> trn;

    friend bool operator==(const SetTrnRequest &, const SetTrnRequest &) = default;
};

/// PATCH of an account: what is given is changed.
struct UserChange {
    bool emailGiven = false;
    std::optional<std::string> email;
    bool firstNameGiven = false;
    std::optional<std::string> firstName;
    bool middleNameGiven = false;
    std::optional<std::string> middleName;
    bool lastNameGiven = false;
    std::optional<std::string> lastName;

    friend bool operator==(const UserChange &, const UserChange &) = default;
};

struct TrnTokenRequest {
    std::optional<std::string> trn;
    std::optional<std::string> email;

    friend bool operator==(const TrnTokenRequest &, const TrnTokenRequest &) = default;
};

struct TrnTokenAnswer {
    std::string trn;
    std::string email;
    std::string trnToken;
    Instant expiresUtc {};

    friend bool operator==(const TrnTokenAnswer &, const TrnTokenAnswer &) = default;
};

/// The numbers by which Get an identity names its errors.
enum IdentityErrorCode : std::int32_t {
    kNotATeacher = 10001,
    kTrnHeldByAnother = 10002,
    kUserUnknown = 10003,
    kRequestInvalid = 10004,
    kNotAllowed = 10005,
    kUserHasTrn = 10006,
};

/// A webhook as whoever administers webhooks sees it.
struct WebhookInfo {
    WebhookId id;
    std::string url;
    std::vector<WebhookMessage> messages;
    Instant createdAt {};
    std::string secret; ///< in the answer that made it alone
    std::int64_t waiting = 0;
    std::int64_t delivered = 0;
    std::int64_t parked = 0;

    friend bool operator==(const WebhookInfo &, const WebhookInfo &) = default;
};

struct WebhookList {
    std::vector<WebhookInfo> webhooks;

    friend bool operator==(const WebhookList &, const WebhookList &) = default;
};

struct WebhookRequest {
    std::string url;
    std::vector<WebhookMessage> messages;

    friend bool operator==(const WebhookRequest &, const WebhookRequest &) = default;
};

/// How many parked notifications are on their way again.
struct Resent {
    std::int64_t notifications = 0;

    friend bool operator==(const Resent &, const Resent &) = default;
};

[[nodiscard]] UserInfo userInfoOf(const Identity &identity);
/// "Found" and the like, and the reverse, letter case ignored.
[[nodiscard]] std::string userStatusName(LookupStatus status);
[[nodiscard]] std::optional<LookupStatus> userStatusFromName(std::string_view name);

/// The body of a notification: the envelope with what happened. `survivor`: of UserMerged, the account that was kept.
/// The same arguments give the same bytes.
[[nodiscard]] std::string notificationBody(const WebhookNotification &notification, const IdentityEvent *event,
                                           const Identity *survivor);

} // namespace matchdesk::contract
