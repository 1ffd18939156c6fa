// SPDX-License-Identifier: MIT
#include "world/demo_world.h"

#include "moments.h"
#include "people.h"
#include "stories.h"
#include "truth.h"
#include "walking.h"

#include <algorithm>
#include <deque>
#include <unordered_set>

namespace matchdesk {

namespace {

using namespace std::chrono;
using namespace world;

constexpr std::size_t kRecordsAtOnce = 5'000;
constexpr std::size_t kBetweenForgetful = 25;
constexpr std::size_t kIdentitiesAtOnce = 2'500;
constexpr std::size_t kAskersAtOnce = 500;
/// A story that the matching settles by itself is tried on this many people before another takes its place.
constexpr int kTriesPerStory = 8;

struct Telling {
    Story story;
    std::string_view preferred;
    int tries = 0;
};

Error stopped()
{
    Error error;
    error.code = ErrorCode::Cancelled;
    error.detail = "making the demo world was stopped";
    return error;
}

/// Makes one world; lives for one call.
class Maker {
public:
    Maker(Store &store, const WorldOptions &options, LiveRegister &records, const Templates &templates,
          const WorldProgress &progress)
        : m_store(store), m_options(options), m_records(records), m_templates(templates), m_progress(progress),
          m_people(m_tables, options.seed)
    {
    }

    [[nodiscard]] Outcome make(WorldTruth &truth);

private:
    [[nodiscard]] bool goesOn(double fraction, std::string_view phase) const
    {
        return !m_progress || m_progress(fraction, phase);
    }
    [[nodiscard]] Outcome checkEmpty();
    [[nodiscard]] Outcome storeRecords();
    [[nodiscard]] Outcome storeStaffAndServices();
    [[nodiscard]] Outcome storeIdentities(Stories &stories);
    [[nodiscard]] Identity claimedBy(Random &random, std::uint32_t person, bool &rightly);
    [[nodiscard]] Outcome openTickets(Stories &stories, WorldTruth &truth);
    [[nodiscard]] std::deque<Telling> deck() const;

    Store &m_store;
    const WorldOptions &m_options;
    LiveRegister &m_records;
    const Templates &m_templates;
    const WorldProgress &m_progress;
    Tables m_tables;
    People m_people;
    Population m_population;
    std::unordered_set<std::string> m_accounts; ///< addresses of live identities; asked for membership only
};

Outcome Maker::checkEmpty()
{
    return m_store.read([](Session &session) -> Outcome {
        const auto count = session.records().count();
        if (!count.ok())
            return count.error();
        if (count.value() == 0)
            return Done {};
        Error error;
        error.code = ErrorCode::RuleRefused;
        error.detail = "the database holds records already";
        error.rule = "world-exists";
        return error;
    });
}

Outcome Maker::storeRecords()
{
    const auto &records = m_population.records;
    for (std::size_t from = 0; from < records.size(); from += kRecordsAtOnce) {
        if (!goesOn(0.15 + 0.35 * static_cast<double>(from) / static_cast<double>(records.size()), "records"))
            return stopped();
        const std::size_t upTo = std::min(from + kRecordsAtOnce, records.size());
        const std::vector<matching::Record> part(records.begin() + static_cast<std::ptrdiff_t>(from),
                                                 records.begin() + static_cast<std::ptrdiff_t>(upTo));
        const Outcome stored = m_store.write([&](Session &session) -> Outcome {
            if (Outcome added = session.records().addAll(part); !added.ok())
                return added;
            // Some people forgot their password of the portal; of those some tried too often.
            for (std::size_t i = 0; i < part.size(); i += kBetweenForgetful) {
                const auto failures = static_cast<std::int32_t>(1 + (from + i) / kBetweenForgetful % 5);
                if (Outcome set = session.portalAccounts().setFailedSignIns(part[i].trn, failures); !set.ok())
                    return set;
            }
            return Done {};
        });
        if (!stored.ok())
            return stored;
    }
    return Done {};
}

Outcome Maker::storeStaffAndServices()
{
    struct Member {
        std::string_view name;
        Role role;
    };
    static constexpr std::array<Member, 4> members {{{"Bea Lloyd", Role::Agent},
                                                     {"Joel Asante", Role::Agent},
                                                     {"Meera Chandran", Role::Verifier},
                                                     {"Fiona Garrity", Role::Lead}}};
    return m_store.write([&](Session &session) -> Outcome {
        Random random(m_options.seed, "staff");
        for (const Member &member : members) {
            const Staff staff {StaffId(worldId(random, Instant {})), std::string(member.name), member.role};
            // No token has this for its hash: whoever opens the world gives out tokens of its own.
            if (Outcome put = session.staff().put(staff, "no token yet: " + staff.id.text); !put.ok())
                return put;
        }
        for (const CallingService &service : callingServices()) {
            if (Outcome put = session.services().put(service); !put.ok())
                return put;
        }
        const std::string seed = std::to_string(m_options.seed);
        if (Outcome set = session.meta().set("world", "Demo world " + seed); !set.ok())
            return set;
        return session.meta().set("seed", seed);
    });
}

Identity Maker::claimedBy(Random &random, std::uint32_t person, bool &rightly)
{
    const Person &owner = m_population.people[person];
    const matching::Record &record = m_population.records[owner.record];
    Identity identity;
    identity.firstName = record.firstName;
    identity.middleName = record.middleName;
    identity.lastName = record.lastName;
    identity.emailAddress = owner.emailAddress;
    const std::uint32_t other = owner.twin != kNobody ? owner.twin : owner.namesake;
    rightly = !random.chance(other == kNobody ? 6 : 250);
    if (!rightly) {
        // Linked by a mistake of the past: to a twin, a parent, or somebody unrelated.
        const auto count = static_cast<std::uint32_t>(m_population.people.size());
        const Person &wrong = m_population.people[other != kNobody ? other : random.below(count)];
        identity.firstName = wrong.firstName;
        identity.middleName = wrong.middleName;
        identity.lastName = wrong.lastName;
        identity.emailAddress = m_people.freshEmail(random, wrong);
    }
    if (!m_accounts.insert(identity.emailAddress).second) {
        identity.emailAddress = m_people.freshEmail(random, owner);
        m_accounts.insert(identity.emailAddress);
    }
    const Instant linked = m_options.now - days(random.between(12, 1100)) - seconds(random.below(36'000));
    const int since = random.between(0, 200);
    identity.id = IdentityId(worldId(random, linked));
    identity.createdAt = identity.emailProvenAt = linked;
    identity.linkedAt = linked;
    identity.lastSignedInAt = std::min(linked + days(since), m_options.now - days(1));
    identity.trn = record.trn;
    identity.lookupStatus = LookupStatus::Found;
    identity.dateOfBirth = owner.born;
    identity.registeredWith = callingServices()[person % callingServices().size()].id;
    identity.updatedAt = linked;
    const std::uint32_t way = random.below(100);
    identity.linkSource = way < 78 ? LinkSource::Lookup : way < 92 ? LinkSource::Import : LinkSource::Support;
    if (owner.community->name == "welsh" && random.chance(300))
        identity.language = "cy";
    return identity;
}

Outcome Maker::storeIdentities(Stories &stories)
{
    // A quarter of the records are claimed by an account already.
    std::vector<Identity> identities;
    Random random(m_options.seed, "identities");
    for (std::uint32_t person = 0; person < m_population.people.size(); ++person) {
        const matching::Record &record = m_population.records[m_population.people[person].record];
        if (!random.chance(265) || record.status != matching::RecordStatus::Active || record.activeAlert)
            continue;
        bool rightly = true;
        identities.push_back(claimedBy(random, person, rightly));
        stories.noteClaimed(person, rightly);
    }
    for (std::size_t from = 0; from < identities.size(); from += kIdentitiesAtOnce) {
        if (!goesOn(0.55 + 0.15 * static_cast<double>(from) / static_cast<double>(identities.size()), "accounts"))
            return stopped();
        const std::size_t upTo = std::min(from + kIdentitiesAtOnce, identities.size());
        const Outcome stored = m_store.write([&](Session &session) -> Outcome {
            for (std::size_t i = from; i < upTo; ++i) {
                if (Outcome added = session.identities().add(identities[i]); !added.ok())
                    return added;
            }
            return Done {};
        });
        if (!stored.ok())
            return stored;
    }
    return Done {};
}

std::deque<Telling> Maker::deck() const
{
    int shares = 0;
    for (const StoryShare &share : storyShares())
        shares += share.share;
    std::vector<Story> stories;
    const int tickets = m_options.tickets;
    // Each story once while there is room, then by its share, so that even a small world has variety.
    for (const StoryShare &share : storyShares()) {
        if (share.share == 0)
            continue;
        const auto exact = static_cast<std::int64_t>(tickets) * share.share / shares;
        const std::int64_t times = std::max<std::int64_t>(exact, 1);
        stories.insert(stories.end(), static_cast<std::size_t>(times), share.story);
    }
    Random random(m_options.seed, "deck");
    while (stories.size() < static_cast<std::size_t>(tickets))
        stories.push_back(random.chance(500) ? Story::AverageAsker : Story::ThinDetails);
    random.shuffle(stories);
    stories.resize(static_cast<std::size_t>(tickets));
    constexpr std::size_t ticketsToOneOfDetails = 30;
    std::fill_n(stories.rbegin(), stories.size() / ticketsToOneOfDetails, Story::NewDetails);

    // The desk should meet every custom of naming, so every second ticket looks for somebody of the next community.
    static constexpr std::array<std::string_view, 24> customs {
        "welsh",  "pakistani", "polish",  "irish",     "sikh",  "yoruba",  "cantonese", "welsh",
        "somali", "igbo",      "turkish", "gujarati",  "welsh", "ghanaian", "cypriot",  "portuguese",
        "tamil",  "caribbean", "arab",    "bangladeshi", "spanish", "romanian", "scottish", "mandarin"};
    std::deque<Telling> telling;
    for (std::size_t i = 0; i < stories.size(); ++i)
        telling.push_back({stories[i], i % 2 == 1 ? customs[i / 2 % customs.size()] : std::string_view(), 0});
    return telling;
}

Outcome Maker::openTickets(Stories &stories, WorldTruth &truth)
{
    const auto wanted = static_cast<std::size_t>(std::max(m_options.tickets, 0));
    Random momentsRandom(m_options.seed, "moments");
    const std::vector<Instant> moments = openingMoments(momentsRandom, m_options.now, wanted);
    std::deque<Telling> telling = deck();
    for (std::uint64_t batch = 0; truth.tickets.size() < wanted; ++batch) {
        if (!goesOn(0.7 + 0.3 * static_cast<double>(truth.tickets.size()) / static_cast<double>(wanted), "tickets"))
            return stopped();
        std::vector<Telling> told;
        std::vector<Ask> asks;
        while (asks.size() < kAskersAtOnce && !telling.empty()) {
            told.push_back(telling.front());
            telling.pop_front();
            asks.push_back(stories.tell(told.back().story, told.back().preferred));
        }
        std::vector<Walked> walks;
        std::vector<TicketId> tickets;
        const Outcome walked = m_store.write([&](Session &session) -> Outcome {
            walks.clear();
            tickets.clear();
            Random ids(m_options.seed, "ids", batch);
            Walker walker(session, m_records, m_templates, ids);
            std::size_t made = truth.tickets.size();
            for (const Ask &ask : asks) {
                auto walk = walker.walk(ask, moments[std::min(made, wanted - 1)], m_options.now);
                if (!walk.ok())
                    return walk.error();
                walks.push_back(std::move(walk).value());
                tickets.emplace_back();
                if (walks.back().ticketReference.empty())
                    continue;
                const auto ticket = session.tickets().byReference(walks.back().ticketReference);
                if (!ticket.ok())
                    return ticket.error();
                tickets.back() = ticket.value().id;
                ++made;
            }
            return Done {};
        });
        if (!walked.ok())
            return walked;
        for (std::size_t i = 0; i < asks.size(); ++i) {
            const Walked &walk = walks[i];
            ++truth.askers;
            if (!walk.ticketReference.empty()) {
                truth.tickets.push_back({tickets[i], walk.ticketReference, asks[i].trueTrn, std::string(asks[i].story)});
                continue;
            }
            if (!walk.linkedTrn.empty()) {
                ++truth.linkedAtOnce;
                if (asks[i].person != kNobody)
                    stories.noteClaimed(asks[i].person, walk.linkedTrn == asks[i].trueTrn);
            }
            // No ticket came of it, as for most people who ask: the next one tries.
            Telling again = told[i];
            if (++again.tries >= kTriesPerStory)
                again = {Story::NoRecordAtAll, {}, 0};
            telling.push_back(again);
        }
    }
    return Done {};
}

Outcome Maker::make(WorldTruth &truth)
{
    if (Outcome empty = checkEmpty(); !empty.ok())
        return empty;
    if (!goesOn(0, "people"))
        return stopped();
    m_population = m_people.populate(static_cast<std::size_t>(std::max(m_options.records, 1)));
    if (Outcome stored = storeRecords(); !stored.ok())
        return stored;
    if (!goesOn(0.5, "register"))
        return stopped();
    m_records.replace(matching::Register::build(m_population.records));
    if (Outcome stored = storeStaffAndServices(); !stored.ok())
        return stored;
    Stories stories(m_tables, m_people, m_population, m_options.seed);
    if (Outcome stored = storeIdentities(stories); !stored.ok())
        return stored;
    if (Outcome opened = openTickets(stories, truth); !opened.ok())
        return opened;
    if (Outcome kept = keepTruth(m_store, truth.tickets); !kept.ok())
        return kept;
    return goesOn(1, "ready") ? Outcome(Done {}) : Outcome(stopped());
}

} // namespace

Outcome makeDemoWorld(Store &store, const WorldOptions &options, LiveRegister &records, const Templates &templates,
                      const WorldProgress &progress, WorldTruth *truth)
{
    WorldTruth own;
    Maker maker(store, options, records, templates, progress);
    return maker.make(truth ? *truth : own);
}

} // namespace matchdesk
