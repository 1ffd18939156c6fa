// SPDX-License-Identifier: MIT
#include "user_side.h"

#include "core/casework/store_kinds.h"
#include "support/text.h"

#include <algorithm>
#include <thread>

namespace matchdesk::test {

namespace {

/// Six digits in the body of a mail.
std::string codeIn(const Message &message)
{
    const std::string &body = message.body;
    for (std::size_t i = 0; i + 6 <= body.size(); ++i) {
        const auto digit = [&](std::size_t at) { return at < body.size() && body[at] >= '0' && body[at] <= '9'; };
        std::size_t length = 0;
        while (digit(i + length))
            ++length;
        if (length == 6)
            return body.substr(i, 6);
        i += length;
    }
    return {};
}

Outcome furnish(Session &session, const std::string &key)
{
    for (const CallingService &service :
         {CallingService {ServiceId(UserSide::course), "Register for a course", false, "default", true},
          CallingService {ServiceId(UserSide::records), "Your records", true, "default", true},
          CallingService {ServiceId(UserSide::claims), "Claim a payment", true, "strict", true},
          CallingService {ServiceId(UserSide::quiet), "A quiet service", false, "default", false}}) {
        if (Outcome put = session.services().put(service); !put.ok())
            return put;
    }
    Client client;
    client.id = ClientId("front");
    client.name = "Front end";
    client.scopes = {Scope::Journey};
    client.callsPerMinute = kMostCallsPerMinute;
    return session.clients().add(client, sha256Hex(key));
}

} // namespace

UserSide::UserSide(std::unique_ptr<Store> store)
    : bench(std::make_unique<DeskBench>(store ? std::move(store) : openSqlite())), key(newClientKey()),
      m_source(bench->records)
{
    const Outcome furnished
        = bench->store->write([&](Session &session) { return furnish(session, key); });
    EXPECT_TRUE(furnished.ok()) << furnished.error().detail;
    start();
}

UserSide::~UserSide()
{
    backend.reset();
}

void UserSide::start()
{
    BackendOptions options;
    options.hold = DeskBench::hold;
    options.demo = true;
    options.registerPatience = std::chrono::milliseconds(50);
    // Two backends over one database know the same secrets.
    options.source = &m_source;
    options.passcodePepper.emplace();
    options.addressCounters.emplace();
    std::fill_n(options.passcodePepper->data(), SecretKey::kBytes, std::uint8_t {7});
    std::fill_n(options.addressCounters->data(), SecretKey::kBytes, std::uint8_t {9});
    backend = std::make_unique<Backend>(*bench->store, bench->clock, bench->records, std::move(options));
    const auto started = backend->start();
    EXPECT_TRUE(started.ok()) << started.error().detail;
    port = started.ok() ? started.value() : std::uint16_t(0);
}

void UserSide::restart()
{
    backend.reset();
    start();
}

Visitor UserSide::visitor(const std::string &emailAddress, const std::string &service)
{
    return Visitor(*this, emailAddress, service);
}

UserSide::Answer UserSide::ask(const std::string &method, const std::string &path, const std::string &body,
                               const std::string &otherKey) const
{
    // Every request comes a moment later than the one before, so that mail has an order.
    bench->clock.advance(std::chrono::milliseconds(1));
    std::string text = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
        + (otherKey.empty() ? key : otherKey) + "\r\n";
    if (!body.empty())
        text += "Content-Type: application/json\r\n";
    if (!body.empty() || method != "GET")
        text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    http::tests::RawClient client(port);
    client.send(text + "\r\n" + body);
    const auto answer = client.receive();
    EXPECT_TRUE(answer) << method << ' ' << path << " was not answered";
    return answer.value_or(Answer {});
}

Error UserSide::errorIn(const Answer &answer)
{
    const auto type = answer.headers.find("content-type");
    return contract::errorOf(answer.status, type == answer.headers.end() ? "" : type->second, answer.body);
}

std::vector<Message> UserSide::mailTo(const std::string &emailAddress)
{
    std::vector<Message> mail;
    for (const Message &message : bench->outbox()) {
        if (message.recipient == emailAddress)
            mail.push_back(message);
    }
    std::ranges::stable_sort(mail, {}, &Message::createdAt);
    return mail;
}

std::vector<std::string> UserSide::lettersTo(const std::string &emailAddress)
{
    std::vector<std::string> letters;
    for (const Message &message : mailTo(emailAddress)) {
        if (!message.templateId.ends_with("passcode"))
            letters.push_back(message.templateId);
    }
    return letters;
}

std::string UserSide::newestCodeFor(const std::string &emailAddress)
{
    std::string code;
    for (const Message &message : mailTo(emailAddress)) {
        if (message.templateId.ends_with("passcode"))
            code = codeIn(message);
    }
    EXPECT_EQ(code.size(), 6U) << "no code was sent";
    return code;
}

std::vector<Ticket> UserSide::tickets()
{
    const auto all = inRead<std::vector<Ticket>>(
        *bench->store, [](Session &session) { return session.tickets().changedAfter(0, 1'000); });
    EXPECT_TRUE(all.ok());
    return all.ok() ? all.value() : std::vector<Ticket> {};
}

std::optional<Identity> UserSide::account(const std::string &emailAddress)
{
    const auto found = inRead<std::optional<Identity>>(
        *bench->store, [&](Session &session) { return session.identities().liveByEmail(emailAddress); });
    EXPECT_TRUE(found.ok());
    return found.ok() ? found.value() : std::nullopt;
}

std::vector<IdentityEvent> UserSide::events(const IdentityId &id)
{
    const auto all = inRead<std::vector<IdentityEvent>>(
        *bench->store, [&](Session &session) { return session.identityEvents().forIdentity(id); });
    EXPECT_TRUE(all.ok());
    return all.ok() ? all.value() : std::vector<IdentityEvent> {};
}

Identity UserSide::accountOf(const std::string &trn, const std::string &emailAddress)
{
    const auto record = bench->records.current()->records().record(trn);
    Identity identity;
    identity.id = IdentityId("account-" + emailAddress);
    identity.firstName = record ? record->firstName : "Nell";
    identity.lastName = record ? record->lastName : "Garrod";
    identity.dateOfBirth = record ? record->dateOfBirth : matching::Date {std::chrono::year {1990} / 5 / 17};
    identity.emailAddress = emailAddress;
    identity.emailProvenAt = identity.createdAt = bench->clock.now() - std::chrono::hours(24 * 90);
    if (record) {
        identity.trn = trn;
        identity.lookupStatus = LookupStatus::Found;
        identity.linkSource = LinkSource::Lookup;
        identity.linkedAt = identity.createdAt;
    }
    const Outcome added
        = bench->store->write([&](Session &session) { return session.identities().add(identity); });
    EXPECT_TRUE(added.ok()) << added.error().detail;
    return identity;
}

void UserSide::registerAway(bool away)
{
    m_source.away = away;
}

void UserSide::addRecord(matching::Record record)
{
    bench->addRecord(std::move(record));
}

Visitor::Visitor(UserSide &side, std::string emailAddress, std::string service)
    : m_side(&side), m_address(std::move(emailAddress)), m_service(std::move(service))
{
}

std::string Visitor::path(const std::string &step) const
{
    return "/v1/journeys/" + m_id + (step.empty() ? "" : "/" + step);
}

Visitor &Visitor::take(UserSide::Answer answer)
{
    m_last = std::move(answer);
    m_view.reset();
    if (m_last.status == 200 || m_last.status == 201) {
        auto view = contract::decode<JourneyView>(m_last.body, contract::Origin::Response);
        EXPECT_TRUE(view.ok()) << m_last.body;
        if (view.ok()) {
            m_id = view.value().id.text;
            m_view = std::move(view).value();
        }
    }
    return *this;
}

Visitor &Visitor::posts(const std::string &step, const std::string &body)
{
    return take(m_side->ask("POST", path(step), body));
}

Visitor &Visitor::begins()
{
    JourneyStart start;
    start.service = ServiceId(m_service);
    start.emailAddress = m_address;
    return take(m_side->ask("POST", "/v1/journeys", contract::encode(start)));
}

Visitor &Visitor::signsIn()
{
    begins();
    EXPECT_EQ(m_last.status, 201) << m_last.body;
    return enters(m_side->newestCodeFor(m_address));
}

Visitor &Visitor::enters(const std::string &code)
{
    return posts("passcode", contract::encode(CodeEntry {code}));
}

Visitor &Visitor::answers(const AnswersPatch &patch)
{
    return take(m_side->ask("PATCH", path("answers"), contract::encode(patch)));
}

Visitor &Visitor::statesDetailsOf(const std::string &trn, AnswersPatch patch)
{
    const auto record = m_side->bench->records.current()->records().record(trn);
    EXPECT_TRUE(record) << trn;
    if (!record)
        return *this;
    patch.firstName = patch.firstName.value_or(record->firstName);
    patch.lastName = patch.lastName.value_or(record->lastName);
    patch.dateOfBirth = patch.dateOfBirth.value_or(toIso(*record->dateOfBirth));
    patch.preferredName = patch.preferredName.value_or("");
    return answers(patch);
}

Visitor &Visitor::submits()
{
    return posts("submit");
}

Visitor &Visitor::disputes()
{
    return posts("dispute");
}

Visitor &Visitor::looksAgain()
{
    return take(m_side->ask("GET", path()));
}

Visitor &Visitor::entersOwnersCode(const std::string &code)
{
    return posts("owner-passcode", contract::encode(CodeEntry {code}));
}

Visitor &Visitor::chooses(const std::string &emailAddress)
{
    return posts("email-choice", contract::encode(EmailChoice {emailAddress}));
}

Visitor &Visitor::contests(const std::string &reason)
{
    return posts("contest", "{\"reason\":\"" + reason + "\"}");
}

Visitor &Visitor::changesAccount(const AccountPatch &patch)
{
    return take(m_side->ask("PATCH", path("account"), contract::encode(patch)));
}

Visitor &Visitor::confirmsNewAddress(const std::string &code)
{
    return posts("account/passcode", contract::encode(CodeEntry {code}));
}

const JourneyView &Visitor::sees() const
{
    static const JourneyView nothing;
    EXPECT_TRUE(m_view) << m_last.status << ' ' << m_last.body;
    return m_view ? *m_view : nothing;
}

Error Visitor::refusal() const
{
    EXPECT_GE(m_last.status, 400) << m_last.body;
    return UserSide::errorIn(m_last);
}

bool eventually(const std::function<bool()> &condition)
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > until)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

AnswersPatch nothingKnown()
{
    AnswersPatch patch;
    patch.preferredName = "";
    patch.hasNationalInsuranceNumber = false;
    patch.hasTrn = false;
    patch.hasQts = false;
    return patch;
}

} // namespace matchdesk::test
