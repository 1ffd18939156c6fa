// SPDX-License-Identifier: MIT
#include "journey/addresses.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace matchdesk {
namespace {

TEST(Addresses, AreKeptAsTypedButForWhatNobodySees)
{
    const std::vector<std::pair<std::string, std::string>> accepted {
        {"Ada.Quill@Example.org", "Ada.Quill@Example.org"},
        {"  ada@example.org\n", "ada@example.org"},
        {"\u200bada@exam\u2060ple.org\ufeff", "ada@example.org"},
        {"\u00a0ada@example.org\u202f", "ada@example.org"},
        {"o'hara+mail_{x}@mail.example.co.uk", "o'hara+mail_{x}@mail.example.co.uk"},
        {"ada@b\u00fccher.example", "ada@xn--bcher-kva.example"},
        {"ada@\u00fc.example", "ada@xn--tda.example"},
        {"ada@example.xn--p1ai", "ada@example.xn--p1ai"},
    };
    for (const auto &[typed, kept] : accepted) {
        const auto address = cleanedAddress(typed);
        ASSERT_TRUE(address.ok()) << typed;
        EXPECT_EQ(address.value(), kept);
    }
}

TEST(Addresses, ThatNoMailReachesAreRefused)
{
    const std::vector<std::string> refused {"",
                                            "   ",
                                            "ada",
                                            "ada@",
                                            "@example.org",
                                            "ada@example",
                                            "ada@@example.org",
                                            "a@b@example.org",
                                            "ada@192.0.2.7",
                                            "ada@[192.0.2.7]",
                                            "Ada Quill <ada@example.org>",
                                            "ada@example.org;bob@example.org",
                                            "\"ada\"@example.org",
                                            "ada..quill@example.org",
                                            "ada@example..org",
                                            "ada quill@example.org",
                                            "ada@exam_ple.org",
                                            "ada@exam,ple.org",
                                            "ada@exam|ple.org",
                                            "ada\u00a3@example.org",
                                            "o\u2019hara@example.org",
                                            "ada@.example.org",
                                            "ada@-example.org",
                                            "ada@example-.org",
                                            "ada@example.o1g",
                                            "ada@xn--.org",
                                            "ada@ab--cd.org",
                                            "ada@example.org.",
                                            "ada@" + std::string(64, 'a') + ".org",
                                            std::string(210, 'a') + "@example.org",
                                            "ada@\xff\xfe.org",
                                            "ada@example.org\r\nBcc: eve@example.org"};
    for (const std::string &typed : refused) {
        const auto address = cleanedAddress(typed);
        ASSERT_FALSE(address.ok()) << typed;
        EXPECT_EQ(address.error().code, ErrorCode::Unprocessable);
        EXPECT_EQ(address.error().field, "emailAddress");
        if (typed.size() > 8) {
            EXPECT_EQ(address.error().detail.find(typed), std::string::npos) << "an error quotes no address";
        }
    }
}

TEST(Addresses, OfSharedMailboxesAreKnownInEveryForm)
{
    for (const char *shared : {"head@school.test", "HEAD@school.test", "Head.Teacher@school.test", "head-teacher@school.test",
                               "head_office@school.test", "head.office@school.test", "office+trips@school.test",
                               "school.admin@school.test", "admin2@school.test", "s.c.h.o.o.l.o.f.f.i.c.e@school.test",
                               "finance.hr@school.test"})
        EXPECT_TRUE(isSharedMailbox(shared)) << shared;
    for (const char *personal : {"heather@school.test", "a.head@school.test", "postlethwaite@school.test", "papa@school.test",
                                 "ada+head@school.test", "coolidge@school.test", "jo.office-smith@school.test"})
        EXPECT_FALSE(isSharedMailbox(personal)) << personal;
}

TEST(Addresses, AreTheSameInAnyLetterCase)
{
    EXPECT_TRUE(sameAddress("Ada@Example.org", "ADA@example.ORG"));
    EXPECT_FALSE(sameAddress("ada@example.org", "ada@example.com"));
}

} // namespace
} // namespace matchdesk
