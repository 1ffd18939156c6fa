// SPDX-License-Identifier: MIT
#include "neighbours.h"

#include "distance.h"
#include "text.h"

#include <algorithm>

namespace matchdesk::matching {
namespace {

/// Smith stands in thousands of double surnames; more than these would cost more than they bring.
constexpr std::size_t mostWholes = 4'096;

} // namespace

void NameNeighbours::addStrong(const StatedName &name, NameSet &out) const
{
    if (name.empty())
        return;
    const Index &index = m_snapshot->index();
    out.addStrong(name.id());
    for (const NameId id : name.related())
        out.addStrong(id);
    const std::string &text = name.text();
    if (text.find(' ') != std::string::npos) {
        for (const auto word : splitWords(text)) {
            if (word.size() > 1)
                out.addStrong(index.find(word));
        }
        out.addStrong(index.find(Joined(text).view()));
    }
    std::array<char, 64> other{};
    const bool mac = text.starts_with("mac");
    if (!mac && !text.starts_with("mc"))
        return;
    const std::string_view rest = std::string_view(text).substr(mac ? 3 : 2);
    const std::string_view head = mac ? "mc" : "mac";
    if (head.size() + rest.size() > other.size())
        return;
    std::copy(head.begin(), head.end(), other.begin());
    std::copy(rest.begin(), rest.end(), other.begin() + static_cast<std::ptrdiff_t>(head.size()));
    out.addStrong(index.find({other.data(), head.size() + rest.size()}));
}

void NameNeighbours::begin(const Snapshot &snapshot, const Prepared &claim)
{
    m_snapshot = &snapshot;
    m_claim = &claim;
    m_forenames.begin(snapshot.index().names.size());
    m_surnames.begin(snapshot.index().names.size());
    for (const auto &name : claim.forenames)
        addStrong(name, m_forenames);
    for (const auto &name : claim.surnames)
        addStrong(name, m_surnames);
    // One of several given names agrees by the rule, so that the longer ones belong to what is looked for at once.
    addWholes(m_forenames);
    // People go by their middle names, and given and family names change places.
    addStrong(claim.middle, m_forenames);
    if (claim.forenames.size() > 0 && claim.surnames.size() > 0) {
        if (const NameId crossed = claim.surnames[0].id(); crossed != 0)
            m_forenames.filter.add(crossed);
        if (const NameId crossed = claim.forenames[0].id(); crossed != 0)
            m_surnames.filter.add(crossed);
    }
}

void NameNeighbours::addWholes(NameSet &out) const
{
    const Index &index = m_snapshot->index();
    for (const NameId word : out.strong) {
        const auto wholes = index.wholesOf(word);
        for (const NameId whole : wholes.first(std::min(wholes.size(), mostWholes)))
            out.addLonger(whole);
    }
}

void NameNeighbours::addSlips(const StatedName &name, bool surname, NameSet &out)
{
    const Joined joined(name.text());
    if (joined.view().size() < 3)
        return;
    const Index &index = m_snapshot->index();
    m_hashes.clear();
    m_near.clear();
    // Each step asks for all of its memory before it looks at any of it.
    eachDelete(joined.view(), [&](std::uint32_t hash) {
        __builtin_prefetch(&index.deleteStart[hash >> (32 - Index::deleteTopBits)]);
        m_hashes.push_back(hash);
    });
    for (const std::uint32_t hash : m_hashes)
        __builtin_prefetch(index.deleteTags.data() + index.deleteStart[hash >> (32 - Index::deleteTopBits)]);
    for (const std::uint32_t hash : m_hashes) {
        const std::size_t top = hash >> (32 - Index::deleteTopBits);
        for (std::size_t at = index.deleteStart[top]; at < index.deleteStart[top + 1]; ++at) {
            if (index.deleteTags[at] != static_cast<std::uint16_t>(hash))
                continue;
            const NameId id = index.deleteNames[at];
            __builtin_prefetch(&index.nameText[id]);
            __builtin_prefetch(&index.names[id]);
            m_near.push_back(id);
        }
    }
    std::sort(m_near.begin(), m_near.end());
    m_near.erase(std::unique(m_near.begin(), m_near.end()), m_near.end());
    std::erase_if(m_near, [&](NameId id) {
        const NameInfo &info = index.names[id];
        const bool used = surname ? info.asSurname > 0 : info.asForename > 0;
        if (used)
            __builtin_prefetch(index.nameBytes.data() + index.nameText[id]);
        return !used || id == name.id();
    });
    const EditPattern pattern(joined.view());
    for (const NameId id : m_near) {
        if (pattern.distance(index.name(id)) <= 2)
            out.addSlip(id);
    }
}

void NameNeighbours::widen()
{
    for (const auto &name : m_claim->surnames)
        addSlips(name, true, m_surnames);
    for (const auto &name : m_claim->forenames)
        addSlips(name, false, m_forenames);
    addWholes(m_surnames);
}

void NameNeighbours::surnamesLike(const Snapshot &snapshot, const StatedName &name, std::vector<NameId> &out)
{
    m_snapshot = &snapshot;
    m_surnames.begin(snapshot.index().names.size());
    addStrong(name, m_surnames);
    addSlips(name, true, m_surnames);
    addWholes(m_surnames);
    out.insert(out.end(), m_surnames.strong.begin(), m_surnames.strong.end());
    out.insert(out.end(), m_surnames.longer.begin(), m_surnames.longer.end());
    out.insert(out.end(), m_surnames.slips.begin(), m_surnames.slips.end());
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

} // namespace matchdesk::matching
