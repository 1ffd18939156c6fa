// SPDX-License-Identifier: MIT
#include "addresses.h"

#include "naming.h"

#include <array>
#include <string_view>
#include <utility>

namespace matchdesk::world {

namespace {

std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char unit : text)
        hash = (hash ^ static_cast<unsigned char>(unit)) * 0x100000001b3U;
    // The low bits choose the place; zero means free.
    return (hash ^ (hash >> 29U)) | 1U;
}

} // namespace

bool Addresses::isNew(const std::string &address)
{
    if (m_count * 2 >= m_known.size()) {
        std::vector<std::uint64_t> larger(m_known.size() * 2);
        for (const std::uint64_t hash : m_known) {
            std::size_t at = (hash >> 1U) & (larger.size() - 1);
            while (hash != 0 && larger[at] != 0)
                at = (at + 1) & (larger.size() - 1);
            if (hash != 0)
                larger[at] = hash;
        }
        m_known = std::move(larger);
    }
    const std::uint64_t hash = hashOf(address);
    std::size_t at = (hash >> 1U) & (m_known.size() - 1);
    for (; m_known[at] != 0; at = (at + 1) & (m_known.size() - 1)) {
        if (m_known[at] == hash)
            return false;
    }
    m_known[at] = hash;
    ++m_count;
    return true;
}

std::string Addresses::fresh(Random &random, const std::string &firstName, const std::string &lastName, int bornIn)
{
    static constexpr std::array<std::string_view, 9> domains {
        "post.example",   "mailbox.example", "homepost.example",   "inbox.example", "letterbox.example",
        "email.test",     "brightmail.test", "pigeonpost.example", "fastpost.example"};
    const std::string first = lettersOnly(firstName);
    const std::string last = lettersOnly(lastName);
    std::string local;
    switch (random.below(8)) {
    case 0: local = first + "." + last; break;
    case 1: local = first.substr(0, 1) + last; break;
    case 2: local = first + last; break;
    case 3: local = first + "_" + last; break;
    case 4: local = last + "." + first.substr(0, 1); break;
    case 5: local = first + std::to_string(bornIn); break;
    case 6: local = first + "." + last + std::to_string(bornIn % 100); break;
    default: {
        // A word of one's own instead of the name.
        const auto &starts = m_tables.surnames("tail start").names();
        local = lettersOnly(random.pick(starts)) + lettersOnly(random.pick(starts)) + std::to_string(random.below(1000));
    }
    }
    if (random.chance(350))
        local += std::to_string(random.between(1, 999));
    const std::string domain(random.pick(domains));
    std::string address = local + "@" + domain;
    // Common names run out of plain addresses; a longer number always finds a free one.
    while (local.empty() || !isNew(address)) {
        local += std::to_string(random.below(1000));
        address = local + "@" + domain;
    }
    return address;
}

} // namespace matchdesk::world
