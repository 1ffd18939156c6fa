// SPDX-License-Identifier: MIT
#pragma once

#include "domain/portal_account.h"
#include "domain/record_source.h"
#include "domain/register_health.h"
#include "support/clock.h"
#include "support/result.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace matchdesk {

/// Where a DQT API is, and how it is spoken to.
struct RemoteRegisterOptions {
    std::string address;                       ///< "https://dqt.example": what comes before "/v2/teachers/find"
    std::string key;                           ///< sent as a bearer token; never logged
    std::chrono::milliseconds limit {5'000};   ///< for one answer, repetitions included
    /// Told, in a sentence for the log, when the state of the other end changes for the worse. Any thread.
    std::function<void(std::string_view)> warn;
};

/// A DQT API elsewhere as the register behind the service. No answer in time is Unavailable, which never means "no match"; so
/// are 429 and 503, after which nothing is asked until the other end said (Error::when). A permanent redirect (308) is
/// followed, to https or to this machine only, and said: of a single record it means that it was merged into another. 410 of
/// a single record means that it is inactive; of the interface, that there is nothing to ask any more until another
/// address is configured.
///
/// What answers is confirmed where it is one active record without an alert, and the facts that agree hold the NI number, the
/// TRN or the email address; a stated TRN that is another record's stands against it, as it does in the register here.
/// Callable from any thread.
class RemoteRegister final : public RecordSource, public PortalAccounts {
public:
    /// Unprocessable where the address is not one that records may be asked of: https, or http to this machine.
    [[nodiscard]] static Result<std::unique_ptr<RemoteRegister>> make(RemoteRegisterOptions options, const Clock &clock);
    ~RemoteRegister() override;

    [[nodiscard]] Result<SourceAnswer> find(const matching::Claim &claim, const matching::Policy &policy) override;
    [[nodiscard]] Result<std::optional<matching::Record>> byTrn(std::string_view trn) override;
    [[nodiscard]] Result<bool> unlock(std::string_view trn) override;
    [[nodiscard]] RegisterHealth health() const;

private:
    RemoteRegister(RemoteRegisterOptions options, const Clock &clock);
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace matchdesk
