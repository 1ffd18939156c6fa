// SPDX-License-Identifier: MIT
#include "served_desk.h"

#include "support/text.h"

#include <thread>

namespace matchdesk::test {

namespace {

void giveTokens(DeskBench &bench)
{
    const Outcome given = bench.store->write([&](Session &session) -> Outcome {
        for (const Staff &staff : {bench.ada, bench.bea, bench.vera, bench.leo}) {
            if (Outcome put = session.staff().put(staff, sha256Hex(ServedDesk::tokenOf(staff))); !put.ok())
                return put;
        }
        return Done {};
    });
    EXPECT_TRUE(given.ok());
}

} // namespace

ServedDesk::ServedDesk(BackendOptions options)
    : memory(new MemoryStore)
    , bench(std::unique_ptr<Store>(memory))
{
    giveTokens(bench);
    backend = std::make_unique<Backend>(*bench.store, bench.clock, bench.records, std::move(options));
    const Result<std::uint16_t> started = backend->start();
    EXPECT_TRUE(started.ok()) << (started.ok() ? "" : started.error().detail);
    port = started.ok() ? started.value() : std::uint16_t(0);
}

ServedDesk::~ServedDesk()
{
    backend.reset();
}

BackendOptions ServedDesk::usualOptions()
{
    BackendOptions options;
    options.hold = DeskBench::hold;
    options.world = "Test desk";
    options.demo = true;
    options.registerPatience = std::chrono::milliseconds(50);
    return options;
}

void ServedDesk::awaitQuiet()
{
    // Old journeys are cleared by the hour. The next clearing is let fail, to see that it is over.
    memory->failChange(1, Error {.code = ErrorCode::Unavailable, .detail = "made to fail"});
    bench.clock.advance(std::chrono::hours(2));
    EXPECT_TRUE(eventually([this] { return memory->hasFailed(); }));
}

std::string ServedDesk::tokenOf(const Staff &staff)
{
    return "token-of-" + staff.id.text + "-0123456789012345678901234567890123456789";
}

ServedDesk::Answer ServedDesk::ask(const std::string &method, const std::string &path, const std::string &token,
                                   const std::string &body, const std::map<std::string, std::string> &headers) const
{
    std::string text = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!token.empty())
        text += "Authorization: Bearer " + token + "\r\n";
    for (const auto &[name, value] : headers)
        text += name + ": " + value + "\r\n";
    if (!body.empty())
        text += "Content-Type: application/json\r\n";
    if (!body.empty() || method == "POST")
        text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    http::tests::RawClient client(port);
    client.send(text + "\r\n" + body);
    const auto answer = client.receive();
    EXPECT_TRUE(answer) << method << ' ' << path << " was not answered";
    return answer.value_or(Answer {});
}

TicketDetail ServedDesk::shown(const TicketId &id, const Staff &staff) const
{
    return read<TicketDetail>(get("/v1/tickets/" + id.text, staff));
}

DecisionRequest ServedDesk::requestFor(const TicketId &id, DecisionKind kind, Reason reason, const std::string &trn)
{
    const TicketDetail detail = shown(id, bench.ada);
    DecisionRequest request;
    request.ticket = id;
    request.basedOnVersion = detail.ticket.version;
    request.seenDigest = detail.digest;
    request.kind = kind;
    request.reason = reason;
    request.trn = trn;
    request.key = "served-" + std::to_string(++m_keys);
    return request;
}

bool eventually(const std::function<bool()> &condition)
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > until)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

} // namespace matchdesk::test
