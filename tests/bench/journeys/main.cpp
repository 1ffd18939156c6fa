// SPDX-License-Identifier: MIT
// How many journeys a real server on SQLite carries at once:
//   journeys_bench PROGRAMS [--few] [--at-once N] [--seconds N] [--rate JOURNEYS_PER_SECOND]
// A journey is whole: address, code from the outbox, official name, preferred name, date of birth and NI number, each a
// request as each is a page, and the submission that links the record found: seven requests. One in eight states a TRN
// that no record bears instead, is asked about QTS as well, and ends as a ticket. Without a rate each of those at once goes on as soon as it is
// answered, which is as much as the server can take; with one, journeys begin evenly, and those under way rest between
// their pages so that as many are under way as are asked for. An answer's time then counts from when its request was due.
#include "bench/figures.h"
#include "connection.h"
#include "mailbox.h"
#include "served_world.h"

#include <QCoreApplication>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>
#include <thread>
#include <vector>

using namespace matchdesk::bench;

namespace {

constexpr double kJourneysPerSecond = 300;
constexpr double kLongestAnswer = 50; ///< milliseconds, of 99 in 100
constexpr int kPages = 7;
constexpr std::size_t kStrangers = 8; ///< one in so many has no record

struct Plan {
    std::size_t atOnce = 200;
    double seconds = 10;
    double rate = 0; ///< journeys a second; 0: as many as go
    std::size_t records = 20'000;
};

/// What one of those at once measured.
struct Tally {
    std::vector<double> answers;
    std::size_t linked = 0;
    std::size_t tickets = 0;
    std::size_t others = 0; ///< looked for, and not found by what a demo world's record holds
    std::size_t errors = 0;
    std::string firstError;
};

struct Field {
    const ServedWorld &world;
    Mailbox &mailbox;
    const std::vector<Person> &people;
    const Plan &plan;
    SteadyClock::time_point begin;
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> ranOut = false;
};

class Visitor {
public:
    Visitor(Field &field, int number, Tally &tally)
        : m_field(field), m_tally(tally), m_connection(field.world.port(), field.world.key()), m_number(number)
    {
    }

    void goOn()
    {
        const auto rest = std::chrono::duration_cast<SteadyClock::duration>(std::chrono::duration<double>(
            m_field.plan.rate > 0 ? static_cast<double>(m_field.plan.atOnce) / m_field.plan.rate / kPages : 0));
        m_rest = rest;
        // Those at once are spread evenly over one rest, so that they do not march in step.
        m_due = m_field.begin
            + rest * m_number * kPages / static_cast<int>(m_field.plan.atOnce);
        const auto end = m_field.begin
            + std::chrono::duration_cast<SteadyClock::duration>(std::chrono::duration<double>(m_field.plan.seconds));
        while (SteadyClock::now() < end && m_due < end) {
            const std::size_t mine = m_field.next++;
            if (mine >= m_field.people.size()) {
                m_field.ranOut = true;
                return;
            }
            if (!journey(mine))
                ++m_tally.errors;
        }
    }

private:
    std::optional<std::string> page(const char *method, const std::string &path, const std::string &body, int wanted)
    {
        if (m_rest.count() > 0)
            std::this_thread::sleep_until(m_due);
        const auto from = m_rest.count() > 0 ? m_due : SteadyClock::now();
        auto answer = m_connection.ask(method, path, body);
        m_tally.answers.push_back(milliseconds(SteadyClock::now() - from));
        m_due += m_rest;
        if (answer.status == wanted)
            return std::move(answer.body);
        if (m_tally.firstError.empty())
            m_tally.firstError = std::string(method) + ' ' + path.substr(0, 13) + ": " + std::to_string(answer.status) + ' ' + answer.body;
        return std::nullopt;
    }

    bool journey(std::size_t index)
    {
        const Person &person = m_field.people[index];
        const bool stranger = index % kStrangers == 0;
        const std::string address = "visitor" + std::to_string(index) + "@bench.example";
        const auto begun = page("POST", "/v1/journeys",
                                R"({"service":"npq","emailAddress":")" + address + R"("})", 201);
        if (!begun)
            return false;
        const std::string path = "/v1/journeys/" + textIn(*begun, "id");
        std::optional<std::string> stated;
        if (!page("POST", path + "/passcode", R"({"code":")" + m_field.mailbox.codeFor(address) + R"("})", 200)
            || !page("PATCH", path + "/answers",
                     R"({"firstName":")" + person.firstName + R"(","lastName":")" + person.lastName + R"("})", 200)
            || !page("PATCH", path + "/answers", R"({"preferredName":""})", 200)
            || !page("PATCH", path + "/answers", R"({"dateOfBirth":")" + person.bornOn + R"("})", 200)
            || !(stated = page("PATCH", path + "/answers",
                     stranger ? R"({"hasNationalInsuranceNumber":false,"hasTrn":true,"trn":"0000001"})"
                              : R"({"hasNationalInsuranceNumber":true,"nationalInsuranceNumber":")" + person.nino + R"("})",
                     200)))
            return false;
        // Who is not found is asked more; demo worlds hold accounts of people with the same name and birthday.
        if (textIn(*stated, "question") == "existing-account"
            && !page("PATCH", path + "/answers", R"({"existingAccount":false})", 200))
            return false;
        if (textIn(*stated, "finding") != "found"
            && !page("PATCH", path + "/answers", stranger ? R"({"hasQts":false})" : R"({"hasTrn":false,"hasQts":false})", 200))
            return false;
        const auto ended = page("POST", path + "/submit", {}, 200);
        if (!ended)
            return false;
        const std::string ending = textIn(*ended, "ending");
        m_tally.linked += ending == "linked" ? 1U : 0U;
        m_tally.tickets += ending == "pending" ? 1U : 0U;
        m_tally.others += ending == "no-record" ? 1U : 0U;
        if (ending == "linked" || ending == "pending" || ending == "no-record")
            return true;
        if (m_tally.firstError.empty())
            m_tally.firstError = "a journey ended as " + ending;
        return false;
    }

    Field &m_field;
    Tally &m_tally;
    Connection m_connection;
    int m_number;
    SteadyClock::duration m_rest {};
    SteadyClock::time_point m_due;
};

double ownProcessorSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

int measure(const std::string &programs, const Plan &plan, bool few)
{
    ServedWorld world(programs, plan.records);
    if (const std::string problem = world.start(); !problem.empty()) {
        std::fprintf(stderr, "journeys_bench: %s\n", problem.c_str());
        return 2;
    }
    const std::vector<Person> people = world.people();
    Mailbox mailbox(world.database());
    const double load = machineLoad();
    const double served = world.processorSeconds();
    const double own = ownProcessorSeconds();
    std::vector<Tally> tallies(plan.atOnce);
    Field field {world, mailbox, people, plan, SteadyClock::now() + std::chrono::milliseconds(50)};
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < plan.atOnce; ++i)
            threads.emplace_back([&field, &tallies, i] {
                std::this_thread::sleep_until(field.begin);
                Visitor(field, static_cast<int>(i), tallies[i]).goOn();
            });
    }
    const double took = milliseconds(SteadyClock::now() - field.begin) / 1000;
    Tally all;
    Samples answers;
    for (const Tally &tally : tallies) {
        for (const double answer : tally.answers)
            answers.add(answer);
        all.linked += tally.linked;
        all.tickets += tally.tickets;
        all.others += tally.others;
        all.errors += tally.errors;
        if (all.firstError.empty())
            all.firstError = tally.firstError;
    }
    const double journeys = static_cast<double>(all.linked + all.tickets + all.others);
    const double p99 = answers.quantile(0.99);
    std::printf("%zu journeys at once, %s, load %.1f before: %.0f journeys in %.1f s (%zu linked, %zu tickets), %zu errors\n",
                plan.atOnce, plan.rate > 0 ? "begun evenly" : "without a rest", load, journeys, took, all.linked, all.tickets,
                all.errors);
    std::printf("%.0f journeys/s, %.0f answers/s; an answer: median %.1f ms, p95 %.1f, p99 %.1f, worst %.1f\n",
                journeys / took, static_cast<double>(answers.count()) / took, answers.median(), answers.quantile(0.95), p99,
                answers.worst());
    std::printf("processors used: server %.2f, measuring %.2f\n", (world.processorSeconds() - served) / took,
                (ownProcessorSeconds() - own) / took);
    if (!all.firstError.empty())
        std::printf("first error: %s\n", all.firstError.c_str());
    if (field.ranOut)
        std::puts("there were too few people for the time");
    const std::string problem = world.end();
    if (!problem.empty())
        std::fprintf(stderr, "journeys_bench: %s\n", problem.c_str());
    // A few show that the measuring works; on a busy machine their figures mean nothing.
    const bool met = few || (journeys / took >= 0.98 * kJourneysPerSecond && p99 <= kLongestAnswer);
    return all.errors == 0 && problem.empty() && journeys > 0 && met ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    Plan plan;
    bool few = false;
    bool understood = argc > 1;
    for (int i = 2; i < argc; ++i) {
        const std::string word = argv[i];
        const double value = i + 1 < argc ? std::atof(argv[i + 1]) : 0;
        if (word == "--few") {
            few = true;
            plan = {8, 1, 0, 1'500};
            continue;
        }
        understood = understood && value > 0;
        if (word == "--at-once")
            plan.atOnce = static_cast<std::size_t>(value);
        else if (word == "--seconds")
            plan.seconds = value;
        else if (word == "--rate")
            plan.rate = value;
        else
            understood = false;
        ++i;
    }
    if (!understood) {
        std::fputs("usage: journeys_bench PROGRAMS [--few] [--at-once N] [--seconds N] [--rate JOURNEYS_PER_SECOND]\n", stderr);
        return 2;
    }
    return measure(argv[1], plan, few);
}
