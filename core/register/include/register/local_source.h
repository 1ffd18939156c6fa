// SPDX-License-Identifier: MIT
#pragma once

#include "domain/record_source.h"
#include "register/live_register.h"

namespace matchdesk {

/// The register of this process as a source of records. Unavailable until it has been loaded.
class LocalRecordSource final : public RecordSource {
public:
    explicit LocalRecordSource(const LiveRegister &records) : m_records(records) {}
    [[nodiscard]] Result<SourceAnswer> find(const matching::Claim &claim, const matching::Policy &policy) override;
    [[nodiscard]] Result<std::optional<matching::Record>> byTrn(std::string_view trn) override;

private:
    const LiveRegister &m_records;
};

} // namespace matchdesk
