// SPDX-License-Identifier: MIT
#include "matching/coverage.h"

#include "identifiers.h"
#include "layers.h"
#include "work.h"

namespace matchdesk::matching {

Coverage::Coverage(std::shared_ptr<const Register> records, std::shared_ptr<const Model> model)
    : m_records(std::move(records)), m_model(std::move(model)), m_scratch(std::make_unique<Scratch>())
{
}

Coverage::~Coverage() = default;

bool Coverage::compares(const Claim &claim, const Policy &policy, std::string_view trn)
{
    const auto number = parseTrn(trn);
    if (!number)
        return false;
    const Snapshot &snapshot = ChangeAccess::snapshotOf(*m_records);
    const Work work(snapshot, *m_model, claim, snapshot.tables().policy(policy.id), *m_scratch);
    return work.compares(*number);
}

} // namespace matchdesk::matching
