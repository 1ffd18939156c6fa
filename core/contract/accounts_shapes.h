// SPDX-License-Identifier: MIT
#pragma once

#include "contract/accounts.h"
#include "shape.h"

/// What the bodies of Get an identity's support API and of the webhooks' administration look like: as compat_shapes.h, and
/// besides `v.given(name, isGiven, value)`, which is there when it was given, null included.
namespace matchdesk::contract {

MATCHDESK_SHAPE(UserInfo)
{
    v("userId", value.userId);
    v("email", value.email);
    v.orNull("firstName", value.firstName);
    v.orNull("middleName", value.middleName);
    v.orNull("lastName", value.lastName);
    v.orNull("preferredName", value.preferredName);
    v.orNull("dateOfBirth", value.dateOfBirth);
    v.orNull("trn", value.trn);
    v("trnLookupStatus", value.trnLookupStatus);
    v.orNull("mobileNumber", value.mobileNumber);
}

MATCHDESK_SHAPE(UserDetail)
{
    Shape<UserInfo>::visit(v, value.info);
    v("created", value.created);
    v.orNull("registeredWithClientId", value.registeredWithClientId);
    v.orNull("registeredWithClientDisplayName", value.registeredWithClientDisplayName);
    v("mergedUserIds", value.mergedUserIds);
}

MATCHDESK_SHAPE(UserList)
{
    v("users", value.users);
    v("total", value.total);
}

MATCHDESK_SHAPE(SetTrnRequest) { v.given("trn", value.trnGiven, value.trn); }

MATCHDESK_SHAPE(UserChange)
{
    v.given("email", value.emailGiven, value.email);
    v.given("firstName", value.firstNameGiven, value.firstName);
    v.given("middleName", value.middleNameGiven, value.middleName);
    v.given("lastName", value.lastNameGiven, value.lastName);
}

MATCHDESK_SHAPE(TrnTokenRequest)
{
    v("trn", value.trn);
    v("email", value.email);
}

MATCHDESK_SHAPE(TrnTokenAnswer)
{
    v("trn", value.trn);
    v("email", value.email);
    v("trnToken", value.trnToken);
    v("expiresUtc", value.expiresUtc);
}

MATCHDESK_SHAPE(WebhookInfo)
{
    v("id", value.id);
    v("url", value.url);
    v("messages", value.messages);
    v("createdAt", value.createdAt);
    v.maybe("secret", value.secret);
    v("waiting", value.waiting);
    v("delivered", value.delivered);
    v("parked", value.parked);
}

MATCHDESK_SHAPE(WebhookList) { v("webhooks", value.webhooks); }

MATCHDESK_SHAPE(WebhookRequest)
{
    v("url", value.url);
    v("messages", value.messages);
}

MATCHDESK_SHAPE(Resent) { v("notifications", value.notifications); }

} // namespace matchdesk::contract
