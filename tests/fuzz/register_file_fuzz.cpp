// SPDX-License-Identifier: MIT
// Bytes as a register file or as the file of changes on top of one. The first byte says which, and whether the rest is the file or
// alters a sound one: five bytes each, a place and what to write there. The header's checksum is put right afterwards, as whoever
// means harm would do. Whatever opens must answer queries without leaving the files.
#include "matching/matcher.h"
#include "matching/twins.h"
#include "matching/upkeep.h"

#include <xxhash.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

namespace {

using namespace matchdesk::matching;

constexpr std::size_t kHeader = 64;
constexpr std::size_t kSections = 16; ///< where the header counts its sections
constexpr std::size_t kChecksum = 56;
constexpr std::size_t kSection = 32;

std::vector<Record> people()
{
    const std::array<const char *, 6> forenames {"Anna", "Siân", "David", "Mohammed", "Jane", "Dave"};
    const std::array<const char *, 5> surnames {"Smith", "Smith-Jones", "O'Brien", "van der Berg", "Khan"};
    std::vector<Record> records;
    for (unsigned i = 0; i < 40; ++i) {
        Record record;
        record.trn = std::to_string(1'000'000 + i * 7);
        record.firstName = forenames[i % forenames.size()];
        record.lastName = surnames[i % surnames.size()];
        if (i % 4 == 0)
            record.previousLastNames = {surnames[(i + 1) % surnames.size()]};
        record.dateOfBirth = Date(std::chrono::year(1980 + static_cast<int>(i % 3)), std::chrono::month(1 + i % 12), std::chrono::day(1 + i % 28));
        record.nationalInsuranceNumber = "AB" + std::to_string(100'000 + i) + "C";
        record.emailAddress = "p" + std::to_string(i) + "@example.com";
        record.ittProviderName = i % 2 == 0 ? "University of Leeds" : "Sunny Bank SCITT";
        records.push_back(record);
    }
    return records;
}

/// A file in memory.
class File {
public:
    File() : m_descriptor(::memfd_create("register", MFD_CLOEXEC)) {}

    [[nodiscard]] std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }
    void become(const char *bytes, std::size_t size)
    {
        if (::ftruncate(m_descriptor, static_cast<off_t>(size)) != 0)
            std::abort();
        put(0, bytes, size);
    }
    void put(std::size_t at, const char *bytes, std::size_t size)
    {
        if (size > 0 && ::pwrite(m_descriptor, bytes, size, static_cast<off_t>(at)) != static_cast<ssize_t>(size))
            std::abort();
    }

private:
    int m_descriptor;
};

/// A sound file that is put back to what it was after each try.
class Changeable : public File {
public:
    explicit Changeable(const std::filesystem::path &sound)
    {
        std::ifstream in(sound, std::ios::binary);
        m_sound.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        become(m_sound.data(), m_sound.size());
    }
    void change(const std::uint8_t *data, std::size_t size)
    {
        std::vector<char> head(m_sound.begin(), m_sound.begin() + kHeader);
        std::uint32_t sections = 0;
        std::memcpy(&sections, head.data() + kSections, sizeof sections);
        head.assign(m_sound.begin(), m_sound.begin() + static_cast<std::ptrdiff_t>(kHeader + sections * kSection));
        for (; size >= 5; data += 5, size -= 5) {
            std::uint32_t place = 0;
            std::memcpy(&place, data, sizeof place);
            // Half of all changes to the head: it is small beside the rest.
            const std::size_t at = (place & 1U) != 0 ? (place >> 1U) % head.size() : (place >> 1U) % m_sound.size();
            if (at < head.size()) {
                head[at] = static_cast<char>(data[4]);
                continue;
            }
            m_changed.push_back(at);
            put(at, reinterpret_cast<const char *>(data + 4), 1);
        }
        std::memset(head.data() + kChecksum, 0, sizeof(std::uint64_t));
        const std::uint64_t first = XXH3_64bits(head.data(), kHeader);
        const std::uint64_t checksum = first ^ XXH3_64bits_withSeed(head.data() + kHeader, head.size() - kHeader, first);
        std::memcpy(head.data() + kChecksum, &checksum, sizeof checksum);
        put(0, head.data(), head.size());
        m_headChanged = head.size();
    }
    void restore()
    {
        for (const std::size_t at : m_changed)
            put(at, &m_sound[at], 1);
        put(0, m_sound.data(), m_headChanged);
        m_changed.clear();
        m_headChanged = 0;
    }

private:
    std::vector<char> m_sound;
    std::vector<std::size_t> m_changed;
    std::size_t m_headChanged = 0;
};

void use(const std::filesystem::path &path)
{
    const OpenedRegister opened = Register::open(path);
    if (!opened.records)
        return;
    static const auto model = startingModel();
    Claim claim;
    claim.firstName = "Sian";
    claim.lastName = "Smith";
    claim.dateOfBirth = "1981-02-02";
    claim.nationalInsuranceNumber = "AB 10 00 01 C";
    claim.emailAddress = "p1@example.com";
    claim.statedTrn = "1000007";
    claim.ittProviderName = "Leeds";
    const Matcher matcher(opened.records, model);
    static_cast<void>(matcher.match(claim, {}));
    static_cast<void>(matcher.compare(claim, {}, "1000014"));
    static_cast<void>(matcher.find(parseRecordQuery("smith anna"), 5));
    static_cast<void>(TwinFinder(opened.records, 0, model).next(8));
}

/// A folder that is gone with the process.
class Folder {
public:
    Folder() : m_path(std::filesystem::temp_directory_path() / ("matchdesk-fuzz-" + std::to_string(::getpid())))
    {
        std::filesystem::create_directory(m_path);
    }
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;
    ~Folder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    [[nodiscard]] std::filesystem::path operator/(const char *name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

/// Writes a sound register with changes on top of it, and says where.
std::filesystem::path soundIn(const Folder &folder)
{
    const auto file = folder / "sound";
    const std::vector<Record> records = people();
    Changes changes;
    changes.put = {records[3], records[8]};
    changes.put.front().lastName = "Okonkwo";
    changes.put.back().trn = "2000001";
    changes.removed = {"1000014"};
    if (Register::build(records)->write(file) != FileProblem::None || applyToFile(file, changes).problem != FileProblem::None)
        std::abort();
    return file;
}

/// What is tried, under the names by which it is opened.
class Files {
public:
    Files() : m_sound(soundIn(m_folder)), m_records(m_sound), m_changes(m_sound.string() + ".changes")
    {
        link("any", m_any);
        link("plain", m_records);
        link("layered", m_records);
        link("layered.changes", m_changes);
        link("any-layered", m_records);
        link("any-layered.changes", m_any);
        // Else all that follows would be refused at the door.
        if (!Register::open(m_folder / "plain").records || describe(m_folder / "layered").removedRecords != 1)
            std::abort();
    }

    void tryAs(std::uint8_t kind, const std::uint8_t *data, std::size_t size)
    {
        if (kind % 8 < 2) {
            m_any.become(reinterpret_cast<const char *>(data), size);
            use(m_folder / (kind % 8 == 0 ? "any" : "any-layered"));
            return;
        }
        Changeable &file = kind % 8 < 4 ? m_changes : m_records;
        file.change(data, size);
        use(m_folder / (kind % 8 < 4 ? "layered" : "plain"));
        file.restore();
    }

private:
    void link(const char *name, const File &file) { std::filesystem::create_symlink(file.path(), m_folder / name); }

    Folder m_folder;
    std::filesystem::path m_sound;
    Changeable m_records;
    Changeable m_changes;
    File m_any;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static Files files;
    if (size > 0)
        files.tryAs(data[0], data + 1, size - 1);
    return 0;
}
