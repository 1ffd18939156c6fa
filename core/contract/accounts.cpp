// SPDX-License-Identifier: MIT
#include "contract/accounts.h"

#include "support/text.h"
#include "writer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace matchdesk::contract {

namespace {

constexpr std::array kStatuses {std::pair(LookupStatus::None, "None"), std::pair(LookupStatus::Pending, "Pending"),
                                std::pair(LookupStatus::Found, "Found"), std::pair(LookupStatus::Failed, "Failed")};

char lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Writes an object member by member, each by a function of its own.
class ObjectWriter {
public:
    explicit ObjectWriter(std::string &out) : m_out(out), m_writer(out) {}

    template <typename Write>
    void object(std::string_view name, const Write &write)
    {
        m_writer.raw(name);
        ObjectWriter inner(m_out);
        write(inner.m_writer);
        inner.m_writer.close();
    }
    MemberWriter &members() { return m_writer; }

private:
    std::string &m_out;
    MemberWriter m_writer;
};

void writeUser(MemberWriter &v, const Identity &identity)
{
    v("userId", identity.id.text);
    v("emailAddress", identity.emailAddress);
    v.orNull("firstName", identity.firstName);
    v.orNull("middleName", identity.middleName);
    v.orNull("lastName", identity.lastName);
    v.orNull("preferredName", identity.preferredName);
    v.orNull("dateOfBirth", identity.dateOfBirth);
    v.orNull("trn", identity.trn);
    v.orNull("mobileNumber", identity.mobileNumber);
    v("trnLookupStatus", userStatusName(identity.lookupStatus));
}

/// What changed, with its new value.
void writeChanges(MemberWriter &v, const IdentityEvent &event)
{
    const Identity &now = event.identity;
    const auto has
        = [&event](ChangedField field) { return (event.changes & static_cast<std::uint32_t>(field)) != 0; };
    if (has(ChangedField::EmailAddress))
        v("emailAddress", now.emailAddress);
    if (has(ChangedField::FirstName))
        v.orNull("firstName", now.firstName);
    if (has(ChangedField::MiddleName))
        v.orNull("middleName", now.middleName);
    if (has(ChangedField::LastName))
        v.orNull("lastName", now.lastName);
    if (has(ChangedField::PreferredName))
        v.orNull("preferredName", now.preferredName);
    if (has(ChangedField::DateOfBirth))
        v.orNull("dateOfBirth", now.dateOfBirth);
    if (has(ChangedField::Trn))
        v.orNull("trn", now.trn);
    if (has(ChangedField::MobileNumber))
        v.orNull("mobileNumber", now.mobileNumber);
    if (has(ChangedField::LookupStatus))
        v("trnLookupStatus", userStatusName(now.lookupStatus));
}

} // namespace

UserInfo userInfoOf(const Identity &identity)
{
    UserInfo info;
    info.userId = identity.id.text;
    info.email = identity.emailAddress;
    info.firstName = identity.firstName;
    info.middleName = identity.middleName;
    info.lastName = identity.lastName;
    info.preferredName = identity.preferredName;
    info.dateOfBirth = identity.dateOfBirth;
    info.trn = identity.trn;
    info.trnLookupStatus = userStatusName(identity.lookupStatus);
    info.mobileNumber = identity.mobileNumber;
    return info;
}

std::string userStatusName(LookupStatus status)
{
    for (const auto &[known, name] : kStatuses) {
        if (known == status)
            return name;
    }
    return {};
}

std::optional<LookupStatus> userStatusFromName(std::string_view name)
{
    for (const auto &[status, known] : kStatuses) {
        const std::string_view text(known);
        if (std::equal(text.begin(), text.end(), name.begin(), name.end(),
                       [](char a, char b) { return lower(a) == lower(b); }))
            return status;
    }
    return std::nullopt;
}

std::string notificationBody(const WebhookNotification &notification, const IdentityEvent *event,
                             const Identity *survivor)
{
    std::string out;
    ObjectWriter envelope(out);
    envelope.members()("notificationId", notification.id.text);
    envelope.members()("timeUtc", event != nullptr ? event->at : notification.createdAt);
    envelope.members()("messageType", std::string(nameOf(notification.message)));
    envelope.members().raw("message");
    ObjectWriter message(out);
    switch (notification.message) {
    case WebhookMessage::Ping: message.members()("webHookId", notification.webhook.text); break;
    case WebhookMessage::UserCreated:
        if (event != nullptr)
            message.object("user", [event](MemberWriter &v) { writeUser(v, event->identity); });
        break;
    case WebhookMessage::UserUpdated:
        if (event != nullptr) {
            message.object("user", [event](MemberWriter &v) { writeUser(v, event->identity); });
            message.object("changes", [event](MemberWriter &v) { writeChanges(v, *event); });
        }
        break;
    case WebhookMessage::UserMerged:
        if (event != nullptr) {
            message.members()("masterUserId", event->identity.mergedInto.text);
            message.members()("mergedUserId", event->identity.id.text);
            if (survivor != nullptr)
                message.object("masterUser", [survivor](MemberWriter &v) { writeUser(v, *survivor); });
        }
        break;
    }
    message.members().close();
    envelope.members().close();
    return out;
}

} // namespace matchdesk::contract
