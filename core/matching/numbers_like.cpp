// SPDX-License-Identifier: MIT
// Candidates by numbers that are a slip away from the stated ones.
#include "candidates.h"

#include "text.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace matchdesk::matching {

void Candidates::addTrnsLike()
{
    if (!m_claim->trn)
        return;
    const Index &index = m_snapshot->index();
    const std::size_t before = m_all.size();
    std::array<RecordNumber, 80> found{};
    std::size_t count = 0;
    const auto tryTrn = [&](std::uint32_t trn) {
        if (const RecordNumber record = index.byTrn(trn); record != noRecord && count < found.size()) {
            __builtin_prefetch(&index.hot[record]);
            found[count++] = record;
        }
    };
    std::uint32_t place = 1;
    for (int digit = 0; digit < 7; ++digit, place *= 10) {
        const std::uint32_t here = *m_claim->trn / place % 10;
        for (std::uint32_t other = 0; other < 10; ++other) {
            if (other != here)
                tryTrn(*m_claim->trn - here * place + other * place);
        }
        if (digit < 6) {
            const std::uint32_t next = *m_claim->trn / place / 10 % 10;
            if (next != here)
                tryTrn(*m_claim->trn - here * place - next * place * 10 + next * place + here * place * 10);
        }
    }
    // A third of all numbers is somebody's: of the near ones, those that share something else.
    for (const RecordNumber record : std::span(found).first(count)) {
        const HotRecord &hot = index.hot[record];
        if (unnamed() || mayMatter(hot) || (m_claim->day != 0 && hot.birthDay == m_claim->day))
            add(record);
    }
    m_passedOver += count - (m_all.size() - before);
}

void Candidates::addNinosLike()
{
    const Index &index = m_snapshot->index();
    m_bodies.clear();
    const auto tryBody = [&](std::string_view eight) {
        const std::uint32_t body = packNinoBody(eight);
        if (body == Nino::none || index.ninos.buckets.empty())
            return;
        // All cache lines are on their way before the first is looked at.
        __builtin_prefetch(&index.ninos.buckets[index.ninos.home(mixed(body))]);
        m_bodies.push_back(body);
    };
    addNinosNear(tryBody);
    std::sort(m_bodies.begin(), m_bodies.end());
    m_bodies.erase(std::unique(m_bodies.begin(), m_bodies.end()), m_bodies.end());
    for (const std::uint32_t body : m_bodies) {
        index.ninos.each(mixed(body), [&](RecordNumber record) {
            if (index.hot[record].ninoBody == body)
                add(record);
            return true;
        });
    }
}

template <typename Visit>
void Candidates::addNinosNear(Visit tryBody) const
{
    const std::string &text = m_claim->nino.text;
    std::array<char, 16> near{};
    if (m_claim->nino.shaped()) {
        std::copy_n(text.begin(), 8, near.begin());
        const std::string_view eight(near.data(), 8);
        for (std::size_t at = 0; at < 8; ++at) {
            const char kept = near[at];
            const char first = kept >= 'A' ? 'A' : '0';
            const char last = kept >= 'A' ? 'Z' : '9';
            for (char other = first; other <= last; ++other) {
                near[at] = other;
                if (other != kept)
                    tryBody(eight);
            }
            near[at] = kept;
            if (at < 7 && near[at] != near[at + 1]) {
                std::swap(near[at], near[at + 1]);
                tryBody(eight);
                std::swap(near[at], near[at + 1]);
            }
        }
        return;
    }
    if (text.size() < 7 || text.size() > 10)
        return;
    // A letter or digit too many, too few, or of the wrong kind (O for 0).
    constexpr std::string_view every = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const auto put = [&](std::string_view before, std::string_view middle, std::string_view after) {
        auto end = std::copy(before.begin(), before.end(), near.begin());
        end = std::copy(middle.begin(), middle.end(), end);
        end = std::copy(after.begin(), after.end(), end);
        return std::string_view(near.data(), static_cast<std::size_t>(end - near.begin())).substr(0, 8);
    };
    const std::string_view whole = text;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size()) {
            tryBody(put(whole.substr(0, at), {}, whole.substr(at + 1)));
            for (const char &c : every)
                tryBody(put(whole.substr(0, at), {&c, 1}, whole.substr(at + 1)));
        }
        if (text.size() <= 8) {
            for (const char &c : every)
                tryBody(put(whole.substr(0, at), {&c, 1}, whole.substr(at)));
        }
    }
}

} // namespace matchdesk::matching
