// SPDX-License-Identifier: MIT
#include "contract/evidence.h"

#include "contract/codec.h"
#include "random_values.h"

#include <gtest/gtest.h>

namespace matchdesk::contract::tests {

namespace {

TEST(Evidence, keepsWhatWasStatedAndWhatWasShown)
{
    RandomValues random(3);
    for (int i = 0; i < 50; ++i) {
        const auto detail = random.make<TicketDetail>();
        const std::string text = JsonEvidenceEncoder().encode(detail);
        const auto evidence = decode<Evidence>(text, Origin::Response);
        ASSERT_TRUE(evidence.ok()) << evidence.error().detail;
        EXPECT_EQ(evidence.value().matcherVersion, detail.matcherVersion);
        EXPECT_EQ(evidence.value().digest, detail.digest);
        EXPECT_EQ(evidence.value().ticket, detail.ticket.id);
        EXPECT_EQ(evidence.value().ticketVersion, detail.ticket.version);
        EXPECT_EQ(evidence.value().stated, detail.attempts.empty() ? matching::Claim() : detail.attempts.back().claim);
        ASSERT_EQ(evidence.value().candidates.size(), detail.candidates.size());
        for (std::size_t k = 0; k < detail.candidates.size(); ++k) {
            EXPECT_EQ(evidence.value().candidates[k].candidate, detail.candidates[k].candidate);
            EXPECT_EQ(evidence.value().candidates[k].rule, detail.candidates[k].rule);
        }
    }
}

TEST(Evidence, isTheSameBytesForTheSameInput)
{
    RandomValues one(11);
    RandomValues other(11);
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ(JsonEvidenceEncoder().encode(one.make<TicketDetail>()),
                  JsonEvidenceEncoder().encode(other.make<TicketDetail>()));
}

TEST(Evidence, tellsOneShownValueFromAnother)
{
    RandomValues random(12);
    TicketDetail detail = random.make<TicketDetail>();
    detail.candidates.resize(1);
    detail.candidates[0].candidate.probabilityPpm = 1;
    const std::string before = JsonEvidenceEncoder().encode(detail);
    detail.candidates[0].candidate.probabilityPpm = 2;
    EXPECT_NE(JsonEvidenceEncoder().encode(detail), before);
}

} // namespace

} // namespace matchdesk::contract::tests
