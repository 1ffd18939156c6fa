// SPDX-License-Identifier: MIT
#include "domain/record_uid.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

namespace matchdesk {

namespace {

TEST(RecordUids, areStableGuidsThatLeadBackToTheRecord)
{
    const RecordUids uids("a key");
    const std::regex guid("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    std::set<std::string> seen;
    for (const char *trn : {"0000000", "0000001", "1234567", "7654321", "9999999"}) {
        const std::string uid = uids.uidOf(trn);
        EXPECT_TRUE(std::regex_match(uid, guid)) << uid;
        EXPECT_EQ(uid, RecordUids("a key").uidOf(trn));
        EXPECT_EQ(uids.trnOf(uid), trn);
        std::string upper = uid;
        std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
        EXPECT_EQ(uids.trnOf(upper), trn);
        EXPECT_TRUE(seen.insert(uid).second);
    }
}

TEST(RecordUids, belongToTheirDatabase)
{
    const RecordUids ours("a key");
    const RecordUids theirs("another key");
    EXPECT_NE(ours.uidOf("1234567"), theirs.uidOf("1234567"));
    EXPECT_FALSE(theirs.trnOf(ours.uidOf("1234567")));
}

TEST(RecordUids, areNotMadeUp)
{
    const RecordUids uids("a key");
    std::string changed = uids.uidOf("1234567");
    for (const std::size_t at : {0UL, 9UL, 20UL, 35UL}) {
        std::string other = changed;
        other[at] = other[at] == '0' ? '1' : '0';
        EXPECT_FALSE(uids.trnOf(other)) << other;
    }
    for (const char *text : {"", "1234567", "00000000-0000-0000-0000-000000000000",
                             "00000000-0000-8000-8000-000000000000", "zzzzzzzz-zzzz-8zzz-8zzz-zzzzzzzzzzzz",
                             "00000000000080008000000000000000"})
        EXPECT_FALSE(uids.trnOf(text)) << text;
    EXPECT_EQ(uids.uidOf("123456"), "");
    EXPECT_EQ(uids.uidOf("12345678"), "");
    EXPECT_EQ(uids.uidOf("123456x"), "");
}

} // namespace

} // namespace matchdesk
