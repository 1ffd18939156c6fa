// SPDX-License-Identifier: MIT
#include "messaging/delivery.h"

#include "seal.h"
#include "support/text.h"

#include <algorithm>
#include <random>
#include <utility>

namespace matchdesk {

namespace {

using std::chrono::milliseconds;
using Verdict = SendReport::Verdict;

/// The longest sleep: another process may write messages too.
constexpr milliseconds kLongestRest {1'000};

double atRandom()
{
    thread_local std::mt19937_64 engine {std::random_device {}()};
    return std::uniform_real_distribution<double>(0, 1)(engine);
}

/// `first` times `factor` to the power of `steps`, at most `longest`.
milliseconds grown(milliseconds first, int factor, std::uint32_t steps, milliseconds longest)
{
    milliseconds pause = first;
    for (std::uint32_t i = 0; i < steps && pause < longest; ++i)
        pause *= factor;
    return std::min(pause, longest);
}

DeliveryOutcome givenUp(DeliveryProblem problem, bool forget)
{
    return {.state = DeliveryState::Failed, .problem = problem, .forget = forget};
}

} // namespace

Delivery::Delivery(Store &store, const Clock &clock, MailTransport &transport, const SecretKey &sealing,
                   DeliveryOptions options)
    : m_store(store), m_clock(clock), m_transport(transport), m_sealing(sealing), m_options(std::move(options)),
      m_owner(newToken(12))
{
    if (!m_options.random)
        m_options.random = &atRandom;
}

Result<DeliveryStep> Delivery::step(const GiveUp &giveUp)
{
    // Looked at first: an outbox in which nothing waits is asked every second and needs no write.
    const auto due = inRead<std::optional<Instant>>(m_store, [](Session &session) { return session.deliveries().nextDue(); });
    if (!due.ok())
        return due.error();
    DeliveryStep step;
    if (!due.value() || *due.value() > m_clock.now()) {
        step.rest = restUntilDue(due.value());
        return step;
    }
    const auto taken = inWrite<std::optional<Message>>(m_store, [&](Session &session) {
        const Instant now = m_clock.now();
        return session.deliveries().take(m_owner, now, now + m_options.lease);
    });
    if (!taken.ok())
        return taken.error();
    // Another one was quicker.
    if (!taken.value())
        return step;
    step.took = true;
    const Message &message = *taken.value();
    const DeliveryOutcome outcome = outcomeOf(message, giveUp, step);
    step.became = outcome.state;
    step.problem = outcome.problem;
    const Outcome settled = m_store.write([&](Session &session) {
        return session.deliveries().settle(message.id, m_owner, outcome, m_clock.now());
    });
    // Another one took it after the lease had ended: that one writes down what became of it.
    if (!settled.ok() && settled.error().code != ErrorCode::TooLate)
        return settled.error();
    return step;
}

DeliveryOutcome Delivery::outcomeOf(const Message &message, const GiveUp &giveUp, DeliveryStep &step)
{
    if (message.expiresAt && *message.expiresAt <= m_clock.now())
        return givenUp(DeliveryProblem::Expired, true);
    if (message.attempts > m_options.tries) {
        return givenUp(message.problem == DeliveryProblem::None ? DeliveryProblem::Unreachable : message.problem,
                       message.expiresAt.has_value());
    }
    OutgoingMail mail {.id = message.id.text,
                       .recipient = message.recipient,
                       .templateId = message.templateId,
                       .language = message.language,
                       .subject = message.subject,
                       .body = message.body,
                       .createdAt = message.createdAt,
                       .triedBefore = message.attempts > 1};
    if (!message.sealed.empty()) {
        Result<std::string> body = messaging::opened(m_sealing, message.id.text, message.sealed);
        if (!body.ok())
            return givenUp(DeliveryProblem::Unreadable, false);
        mail.body = std::move(body).value();
    }
    const SendReport report = m_transport.send(mail, giveUp);
    m_unreached = report.nobodyThere ? m_unreached + 1 : 0;
    switch (report.verdict) {
    case Verdict::Accepted:
        return {.state = DeliveryState::Sent, .providerReference = report.providerReference, .forget = true};
    case Verdict::Refused: return givenUp(report.problem, message.expiresAt.has_value());
    case Verdict::Blocked:
        step.rest = m_options.blockedPause;
        return {.problem = report.problem, .nextAttemptAt = m_clock.now() + m_options.blockedPause, .counts = false};
    case Verdict::Later: break;
    }
    if (report.nobodyThere) {
        step.rest = grown(m_options.firstPause, 2, static_cast<std::uint32_t>(m_unreached - 1), m_options.longestQuiet);
    }
    if (message.attempts >= m_options.tries)
        return givenUp(report.problem, message.expiresAt.has_value());
    return {.problem = report.problem, .nextAttemptAt = nextAttempt(message, report)};
}

Instant Delivery::nextAttempt(const Message &message, const SendReport &report)
{
    const milliseconds most = grown(m_options.firstPause, 4, message.attempts - 1, m_options.longestPause);
    milliseconds pause(static_cast<milliseconds::rep>(m_options.random() * static_cast<double>(most.count())));
    if (report.retryAfter)
        pause = std::max(pause, milliseconds(*report.retryAfter));
    const Instant next = m_clock.now() + pause;
    return message.expiresAt ? std::min(next, *message.expiresAt) : next;
}

milliseconds Delivery::restUntilDue(const std::optional<Instant> &due) const
{
    if (!due)
        return kLongestRest;
    return std::clamp(std::chrono::ceil<milliseconds>(*due - m_clock.now()), milliseconds(1), kLongestRest);
}

Outcome retryDelivery(Session &session, const MessageId &id, const Staff &staff, std::string_view requestId, Instant now)
{
    if (!may(staff.role, Permission::RetryMail))
        return Error {.code = ErrorCode::Forbidden, .detail = "the role does not allow this"};
    const Result<Message> message = session.deliveries().byId(id);
    if (!message.ok())
        return message.error();
    if (message.value().state != DeliveryState::Failed)
        return Error {.code = ErrorCode::RuleRefused, .detail = "the message has not failed", .rule = "not-failed"};
    if (message.value().expiresAt)
        return Error {.code = ErrorCode::RuleRefused, .detail = "the message is no longer true", .rule = "message-expired"};
    if (Outcome waits = session.deliveries().retry(id, now); !waits.ok())
        return waits;
    AuditEvent event;
    event.at = now;
    event.staff = staff.id;
    event.staffName = staff.displayName;
    event.action = AuditAction::MessageRetried;
    event.ticket = message.value().ticket;
    event.note = message.value().templateId;
    event.requestId = requestId;
    return session.audit().append(std::move(event));
}

} // namespace matchdesk
