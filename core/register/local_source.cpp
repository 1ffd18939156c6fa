// SPDX-License-Identifier: MIT
#include "register/local_source.h"

namespace matchdesk {

namespace {

Error notLoaded()
{
    return Error {.code = ErrorCode::Unavailable, .detail = "the register is not loaded yet"};
}

} // namespace

Result<SourceAnswer> LocalRecordSource::find(const matching::Claim &claim, const matching::Policy &policy)
{
    const auto matcher = m_records.current();
    if (!matcher)
        return notLoaded();
    return SourceAnswer {matcher->match(claim, policy)};
}

Result<std::optional<matching::Record>> LocalRecordSource::byTrn(std::string_view trn)
{
    const auto matcher = m_records.current();
    if (!matcher)
        return notLoaded();
    return matcher->records().record(trn);
}

} // namespace matchdesk
