// SPDX-License-Identifier: MIT
#include "domain/identity_changes.h"

#include "support/memory_store.h"

#include <gtest/gtest.h>

namespace matchdesk::test {
namespace {

using namespace std::chrono_literals;

const Instant kNow {std::chrono::seconds(1'772'000'000)};

Identity person()
{
    Identity identity;
    identity.id = IdentityId("i1");
    identity.firstName = "Ada";
    identity.lastName = "Quill";
    identity.emailAddress = "ada@example.org";
    return identity;
}

class IdentityChanges : public testing::Test {
protected:
    Identity stored() { return inRead<Identity>(m_store, [](Session &session) {
        return session.identities().byId(IdentityId("i1"));
    }).value(); }
    std::vector<IdentityEvent> events() { return inRead<std::vector<IdentityEvent>>(m_store, [](Session &session) {
        return session.identityEvents().after(0, 100);
    }).value(); }
    Result<Identity> change(const Identity &after, ChangeActor actor = {})
    {
        return inWrite<Identity>(m_store, [&](Session &session) {
            return saveChange(session, stored(), after, ChangeSource::ChangedByUser, actor, kNow + 1h);
        });
    }
    void SetUp() override
    {
        ASSERT_TRUE(inWrite<Identity>(m_store, [](Session &session) {
                        return addIdentity(session, person(), {}, kNow);
                    }).ok());
    }

    MemoryStore m_store;
};

TEST_F(IdentityChanges, ANewAccountIsAnEvent)
{
    ASSERT_EQ(events().size(), 1U);
    EXPECT_EQ(events().front().kind, IdentityEventKind::UserCreated);
    EXPECT_EQ(events().front().identity, stored());
    EXPECT_EQ(stored().updatedAt, kNow);
}

TEST_F(IdentityChanges, AChangeSaysWhatChangedAndWhatWasThereBefore)
{
    Identity after = stored();
    after.emailAddress = "quill@example.org";
    after.lookupStatus = LookupStatus::Found;
    after.trn = "7100001";
    after.linkSource = LinkSource::Lookup;
    ASSERT_TRUE(change(after, {StaffId("s1"), {}}).ok());
    const IdentityEvent event = events().back();
    EXPECT_EQ(event.kind, IdentityEventKind::UserUpdated);
    EXPECT_EQ(event.source, ChangeSource::ChangedByUser);
    EXPECT_EQ(event.actor.staff, StaffId("s1"));
    EXPECT_EQ(event.changes, 1U + 16U + 32U + 2048U);
    const std::vector<PreviousValue> before {{ChangedField::EmailAddress, "ada@example.org"},
                                             {ChangedField::Trn, ""},
                                             {ChangedField::LookupStatus, "none"},
                                             {ChangedField::LinkSource, ""}};
    EXPECT_EQ(event.previous, before);
    EXPECT_EQ(event.identity, stored());
    EXPECT_EQ(stored().updatedAt, kNow + 1h);
}

TEST_F(IdentityChanges, NothingChangedIsNoEventAndNoNewVersion)
{
    const Identity before = stored();
    ASSERT_TRUE(change(before).ok());
    EXPECT_EQ(stored(), before);
    EXPECT_EQ(events().size(), 1U);
}

TEST_F(IdentityChanges, SigningInIsNoChangeOfTheAccount)
{
    Identity after = stored();
    after.lastSignedInAt = kNow + 1h;
    ASSERT_TRUE(change(after).ok());
    EXPECT_EQ(stored().lastSignedInAt, kNow + 1h);
    EXPECT_EQ(stored().updatedAt, kNow);
    EXPECT_EQ(events().size(), 1U);
}

TEST_F(IdentityChanges, WhatHasNoFlagTouchesTheAccountAllTheSame)
{
    Identity after = stored();
    after.language = "cy";
    ASSERT_TRUE(change(after).ok());
    EXPECT_EQ(stored().updatedAt, kNow + 1h);
    EXPECT_EQ(events().size(), 1U);
}

TEST(IdentityEvent, CountsChangesAsGetAnIdentityDoes)
{
    const std::vector<std::pair<ChangedField, std::string_view>> fields {
        {ChangedField::EmailAddress, "emailAddress"}, {ChangedField::FirstName, "firstName"},
        {ChangedField::LastName, "lastName"},         {ChangedField::DateOfBirth, "dateOfBirth"},
        {ChangedField::Trn, "trn"},                   {ChangedField::LookupStatus, "lookupStatus"},
        {ChangedField::MobileNumber, "mobileNumber"}, {ChangedField::MiddleName, "middleName"},
        {ChangedField::PreferredName, "preferredName"}, {ChangedField::VerificationLevel, "verificationLevel"},
        {ChangedField::NationalInsuranceNumber, "nationalInsuranceNumber"}, {ChangedField::LinkSource, "linkSource"}};
    std::uint32_t bit = 1;
    for (const auto &[field, name] : fields) {
        EXPECT_EQ(static_cast<std::uint32_t>(field), bit);
        EXPECT_EQ(nameOf(field), name);
        EXPECT_EQ(changedFieldFromName(name), field);
        bit *= 2;
    }
}

TEST(Identity, IsSurerOfWhatSupportOrATokenLinked)
{
    Identity identity = person();
    identity.verificationLevel = VerificationLevel::Medium;
    EXPECT_EQ(effectiveLevel(identity), std::nullopt);
    identity.trn = "7100001";
    identity.linkSource = LinkSource::Lookup;
    EXPECT_EQ(effectiveLevel(identity), VerificationLevel::Medium);
    identity.verificationLevel.reset();
    EXPECT_EQ(effectiveLevel(identity), VerificationLevel::Low);
    identity.linkSource = LinkSource::Support;
    EXPECT_EQ(effectiveLevel(identity), VerificationLevel::Medium);
    identity.linkSource = LinkSource::Token;
    EXPECT_EQ(effectiveLevel(identity), VerificationLevel::Medium);
}

} // namespace
} // namespace matchdesk::test
