// SPDX-License-Identifier: MIT
#include "register/extract.h"

#include "csv_chunks.h"
#include "csv_rows.h"
#include "extract_rows.h"

#include <charconv>
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
    bool done = false;
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
            piece.part.read(piece.chunk, m_header);
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
            piece.part.read(piece.chunk, m_header);
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
    explicit Sieve(const std::function<void(const RejectedRow &)> &reject) : m_seen(kAllTrns), m_reject(reject) {}

    void pass(ExtractPart &part)
    {
        std::size_t kept = 0;
        auto bad = part.rejects.begin();
        const auto refuse = [this](const RejectedRow &row) {
            ++m_summary.rejected;
            m_reject(row);
        };
        for (std::size_t at = 0; at < part.records.size(); ++at) {
            for (; bad != part.rejects.end() && bad->line < part.lines[at]; ++bad)
                refuse(*bad);
            const std::string &trn = part.records[at].trn;
            std::size_t number = 0;
            std::from_chars(trn.data(), trn.data() + trn.size(), number);
            if (m_seen[number]) {
                refuse(repeatedTrn(part.lines[at]));
                continue;
            }
            m_seen[number] = true;
            if (kept != at)
                std::swap(part.records[kept], part.records[at]);
            ++kept;
        }
        for (; bad != part.rejects.end(); ++bad)
            refuse(*bad);
        part.records.resize(kept);
        m_summary.taken += kept;
    }
    [[nodiscard]] const ExtractSummary &summary() const noexcept { return m_summary; }

private:
    std::vector<bool> m_seen;
    const std::function<void(const RejectedRow &)> &m_reject;
    ExtractSummary m_summary;
};

Error unreadable()
{
    return {.code = ErrorCode::Unavailable, .detail = "reading the extract failed"};
}

} // namespace

Result<ExtractSummary> readExtract(std::istream &in, std::size_t threads,
                                   const std::function<Outcome(std::vector<matching::Record> &)> &take,
                                   const std::function<void(const RejectedRow &)> &reject)
{
    CsvChunks chunks(in);
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
            if (free.empty())
                free.push_back(std::make_unique<Piece>());
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
        if (Outcome taken = take(oldest.part.records); !taken.ok())
            return taken.error();
        free.push_back(std::move(going.front()));
        going.pop_front();
    }
    if (chunks.failed())
        return unreadable();
    return sieve.summary();
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
