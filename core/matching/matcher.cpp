// SPDX-License-Identifier: MIT
#include "matching/matcher.h"

#include "work.h"

namespace matchdesk::matching {
namespace {

/// Memory for one claim, for as long as it is being matched.
class Lease {
public:
    explicit Lease(ScratchPool &pool) : m_pool(pool), m_scratch(pool.take()) {}
    ~Lease() { m_pool.giveBack(std::move(m_scratch)); }
    Lease(const Lease &) = delete;
    Lease &operator=(const Lease &) = delete;
    [[nodiscard]] Scratch &scratch() noexcept { return *m_scratch; }

private:
    ScratchPool &m_pool;
    std::unique_ptr<Scratch> m_scratch;
};

} // namespace

Matcher::Matcher(std::shared_ptr<const Register> records, std::shared_ptr<const Model> model)
    : m_records(std::move(records)), m_model(std::move(model)), m_modelVersion(versionOf(*m_model)),
      m_scratches(std::make_shared<ScratchPool>())
{
}

MatchResult Matcher::match(const Claim &claim, const Policy &policy, std::size_t limit) const
{
    const Snapshot &snapshot = m_records->snapshot();
    const PolicyRules &rules = snapshot.tables().policy(policy.id);
    Lease lease(*m_scratches);
    Work work(snapshot, *m_model, claim, rules, lease.scratch());
    MatchResult out = work.result(policy, limit);
    out.version = m_modelVersion + ' ' + snapshot.tables().version + ' ' + rules.id + '@' + std::to_string(rules.version);
    return out;
}

std::vector<Record> Matcher::answers(const Claim &claim, const Policy &policy) const
{
    const Snapshot &snapshot = m_records->snapshot();
    Lease lease(*m_scratches);
    return Work(snapshot, *m_model, claim, snapshot.tables().policy(policy.id), lease.scratch()).ruled();
}

std::optional<Candidate> Matcher::compare(const Claim &claim, const Policy &policy, std::string_view trn) const
{
    const Snapshot &snapshot = m_records->snapshot();
    const auto number = parseTrn(trn);
    if (!number || !m_records->record(trn))
        return std::nullopt;
    Lease lease(*m_scratches);
    Work work(snapshot, *m_model, claim, snapshot.tables().policy(policy.id), lease.scratch());
    return work.candidateFor(*number);
}

} // namespace matchdesk::matching
