// SPDX-License-Identifier: MIT
#include "register/extract.h"

#include "csv_chunks.h"
#include "csv_rows.h"
#include "extract_rows.h"

#include <array>
#include <bitset>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace matchdesk {

namespace {

constexpr std::size_t kAllTrns = 10'000'000;

/// A piece of the file on its way from the reader to the taker.
struct Piece {
    CsvChunk chunk;
    ExtractPart part;
    std::optional<matching::RecordIntake> intake; ///< where the records go, unless they stay in `part`
    bool done = false;

    void read(const ExtractHeader &header)
    {
        if (intake)
            part.read(chunk, header, *intake);
        else
            part.read(chunk, header);
    }
};

/// Threads that read pieces. Whoever has a piece has it alone; only the handing over is locked.
class Workers {
public:
    Workers(std::size_t threads, const ExtractHeader &header) : m_header(header)
    {
        for (std::size_t i = 0; i < threads; ++i)
            m_threads.emplace_back([this] { work(); });
    }
    ~Workers()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_ending = true;
        }
        m_changed.notify_all();
    }
    Workers(const Workers &) = delete;
    Workers &operator=(const Workers &) = delete;

    void give(Piece &piece)
    {
        if (m_threads.empty()) {
            piece.read(m_header);
            return;
        }
        {
            const std::scoped_lock lock(m_mutex);
            piece.done = false;
            m_waiting.push_back(&piece);
        }
        m_changed.notify_all();
    }
    void waitFor(const Piece &piece)
    {
        if (m_threads.empty())
            return;
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return piece.done; });
    }

private:
    void work()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [this] { return m_ending || !m_waiting.empty(); });
            if (m_ending)
                return;
            Piece &piece = *m_waiting.front();
            m_waiting.pop_front();
            lock.unlock();
            piece.read(m_header);
            lock.lock();
            piece.done = true;
            m_changed.notify_all();
        }
    }

    const ExtractHeader &m_header;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Piece *> m_waiting;
    bool m_ending = false;
    std::vector<std::jthread> m_threads; ///< last: they end before the rest goes
};

/// Leaves out records whose TRN has been there, and tells everything that was left out in the order of lines.
class Sieve {
public:
    explicit Sieve(const std::function<void(const RejectedRow &)> &reject) : m_reject(reject) {}

    void pass(ExtractPart &part)
    {
        std::size_t kept = 0;
        auto bad = part.rejects.begin();
        const auto refuse = [this](const RejectedRow &row) {
            ++m_summary.rejected;
            m_reject(row);
        };
        for (std::size_t at = 0; at < part.trns.size(); ++at) {
            for (; bad != part.rejects.end() && bad->line < part.lines[at]; ++bad)
                refuse(*bad);
            if (!isNew(part.trns[at])) {
                refuse(repeatedTrn(part.lines[at]));
                continue;
            }
            // A builder that takes an intake passes over the same ones by itself.
            if (kept != at && !part.records.empty())
                std::swap(part.records[kept], part.records[at]);
            ++kept;
        }
        for (; bad != part.rejects.end(); ++bad)
            refuse(*bad);
        if (!part.records.empty())
            part.records.resize(kept);
        m_summary.taken += kept;
    }
    [[nodiscard]] const ExtractSummary &summary() const noexcept { return m_summary; }

private:
    static constexpr std::size_t kBlock = std::size_t {1} << 16U;

    /// Whether the TRN has not been there; now it has.
    bool isNew(std::size_t trn)
    {
        auto &block = m_seen[trn / kBlock];
        if (!block)
            block = std::make_unique<std::bitset<kBlock>>();
        const bool seen = block->test(trn % kBlock);
        block->set(trn % kBlock);
        return !seen;
    }

    std::array<std::unique_ptr<std::bitset<kBlock>>, kAllTrns / kBlock + 1> m_seen;
    const std::function<void(const RejectedRow &)> &m_reject;
    ExtractSummary m_summary;
};

Error unreadable()
{
    return {.code = ErrorCode::Unavailable, .detail = "reading the extract failed"};
}

/// Reads the pieces of `in` on `threads` threads and gives them to `take` in the order of the file.
template <typename Take>
Result<ExtractSummary> readPieces(std::istream &in, std::size_t threads, std::size_t bytes, bool intoIntakes, Take take,
                                  const std::function<void(const RejectedRow &)> &reject)
{
    CsvChunks chunks(in, bytes);
    CsvChunk first;
    if (!chunks.next(first))
        return chunks.failed() ? unreadable()
                               : Error {.code = ErrorCode::Unprocessable, .detail = "the first line does not name columns"};
    const Result<ExtractHeader> header = ExtractHeader::takenOff(first);
    if (!header.ok())
        return header.error();

    Sieve sieve(reject);
    std::deque<std::unique_ptr<Piece>> going;
    std::vector<std::unique_ptr<Piece>> free;
    Workers workers(threads > 1 ? threads : 0, header.value());
    bool more = true;
    std::optional<CsvChunk> ready = std::move(first);
    while (more || !going.empty()) {
        while (more && going.size() < threads + 2) {
            if (free.empty()) {
                free.push_back(std::make_unique<Piece>());
                if (intoIntakes)
                    free.back()->intake.emplace();
            }
            std::unique_ptr<Piece> piece = std::move(free.back());
            free.pop_back();
            if (ready) {
                piece->chunk = std::move(*ready);
                ready.reset();
            } else if (!chunks.next(piece->chunk)) {
                more = false;
                break;
            }
            workers.give(*piece);
            going.push_back(std::move(piece));
        }
        if (going.empty())
            break;
        Piece &oldest = *going.front();
        workers.waitFor(oldest);
        sieve.pass(oldest.part);
        if (Outcome taken = take(oldest); !taken.ok())
            return taken.error();
        free.push_back(std::move(going.front()));
        going.pop_front();
    }
    if (chunks.failed())
        return unreadable();
    return sieve.summary();
}

} // namespace

Result<ExtractSummary> readExtract(std::istream &in, std::size_t threads,
                                   const std::function<Outcome(std::vector<matching::Record> &)> &take,
                                   const std::function<void(const RejectedRow &)> &reject)
{
    constexpr std::size_t bytes = std::size_t {1} << 20U;
    return readPieces(in, threads, bytes, false, [&take](Piece &piece) { return take(piece.part.records); }, reject);
}

Result<ExtractSummary> readExtract(std::istream &in, std::size_t threads, matching::RegisterBuilder &builder,
                                   const std::function<Outcome(std::size_t)> &taken,
                                   const std::function<void(const RejectedRow &)> &reject)
{
    // The longer a piece, the fewer of its names are new to it; but they are best looked up in the nearest cache.
    constexpr std::size_t bytes = std::size_t {1} << 19U;
    std::size_t sum = 0;
    const auto take = [&](Piece &piece) {
        sum += builder.add(*piece.intake);
        return taken(sum);
    };
    return readPieces(in, threads, bytes, true, take, reject);
}

Result<ExtractSummary> readExtract(std::istream &in, const std::function<Outcome(matching::Record)> &take,
                                   const std::function<void(const RejectedRow &)> &reject)
{
    return readExtract(
        in, 1,
        [&](std::vector<matching::Record> &records) -> Outcome {
            for (matching::Record &record : records) {
                if (Outcome taken = take(std::move(record)); !taken.ok())
                    return taken;
            }
            records.clear();
            return Done {};
        },
        reject);
}

} // namespace matchdesk
