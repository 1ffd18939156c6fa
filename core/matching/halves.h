// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <future>
#include <utility>

namespace matchdesk::matching {

/// Calls work(first, last) for both halves of 0 to `count`, each on a core of its own; `middle` is where they meet.
template <typename Work>
void inHalves(std::size_t count, std::size_t middle, Work work)
{
    // A thread costs more than a few rows do.
    constexpr std::size_t worthAThread = 4'096;
    if (count < worthAThread) {
        work(std::size_t{0}, middle);
        work(middle, count);
        return;
    }
    auto lower = std::async(std::launch::async, [&] { work(std::size_t{0}, middle); });
    work(middle, count);
    lower.get();
}

template <typename Work>
void inHalves(std::size_t count, Work work)
{
    inHalves(count, count / 2, std::move(work));
}

} // namespace matchdesk::matching
