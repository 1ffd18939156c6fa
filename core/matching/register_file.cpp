// SPDX-License-Identifier: MIT
#include "register_file.h"

#include "index_check.h"
#include "snapshot.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

namespace matchdesk::matching {
namespace {

constexpr std::array<char, 8> magic{'M', 'D', 'R', 'E', 'G', 'I', 'S', 'T'};
/// Raised with every change of a section's meaning or of how names are made ready for comparing.
constexpr std::uint32_t formatVersion = 1;
constexpr std::uint32_t byteOrder = 0x01020304;
constexpr std::size_t alignment = 64;

struct Header {
    std::array<char, 8> magic{};
    std::uint32_t version = 0;
    std::uint32_t byteOrder = 0;
    std::uint32_t sections = 0;
    std::uint32_t reserved = 0;
    std::uint64_t fileSize = 0;
    std::array<std::uint64_t, 3> unused{};
    std::uint64_t checksum = 0; ///< of this header, with 0 here, and of the table of sections
};
static_assert(sizeof(Header) == 64);

struct Section {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
    std::uint64_t checksum = 0;
    std::uint64_t elementSize = 0;
};
static_assert(sizeof(Section) == 32);

/// All arrays in the order of the file. Counts go with them as an array of one.
template <typename IndexType, typename Visit>
void eachArray(IndexType &index, Visit visit)
{
    visit(index.hot);
    visit(index.dayStart);
    visit(index.trns.words);
    visit(index.trns.ranks);
    visit(index.trnRecords);
    visit(index.withOthers.words);
    visit(index.withOthers.ranks);
    visit(index.otherStart);
    visit(index.others);
    visit(index.surnameStart);
    visit(index.bySurname);
    visit(index.byFullName);
    visit(index.nameText);
    visit(index.nameBytes);
    visit(index.names);
    visit(index.nameSlots);
    visit(index.wholeStart);
    visit(index.wholes);
    visit(index.deleteStart);
    visit(index.deleteTags);
    visit(index.deleteNames);
    visit(index.ninos.buckets);
    visit(index.emails.buckets);
    visit(index.providerKeys);
    visit(index.providerUkprns);
    visit(index.providerCounts);
    visit(index.providerText);
    visit(index.providerBytes);
    visit(index.coldStart);
    visit(index.cold);
}
constexpr std::size_t arrays = 30;
constexpr std::size_t sectionCount = arrays + 1;

std::size_t aligned(std::size_t offset) { return (offset + alignment - 1) / alignment * alignment; }

std::uint64_t checksumOf(Header header, std::span<const Section> sections)
{
    header.checksum = 0;
    const std::uint64_t head = XXH3_64bits(&header, sizeof header);
    return head ^ XXH3_64bits_withSeed(sections.data(), sections.size_bytes(), head);
}

class Descriptor {
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] int get() const noexcept { return m_descriptor; }
    [[nodiscard]] bool ok() const noexcept { return m_descriptor >= 0; }
    [[nodiscard]] bool close()
    {
        const int descriptor = std::exchange(m_descriptor, -1);
        return ::close(descriptor) == 0;
    }

private:
    int m_descriptor;
};

class MappedStorage final : public Storage {
public:
    MappedStorage(const std::byte *bytes, std::size_t size) : m_bytes(bytes), m_size(size) {}
    ~MappedStorage() override { ::munmap(const_cast<std::byte *>(m_bytes), m_size); }

    [[nodiscard]] const std::byte *at(std::uint64_t offset) const noexcept { return m_bytes + offset; }
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }

private:
    const std::byte *m_bytes;
    std::size_t m_size;
};

struct Mapped {
    std::unique_ptr<MappedStorage> storage;
    std::vector<Section> sections;
    FileProblem problem = FileProblem::None;
};

/// The file with its header and table of sections checked.
Mapped map(const std::filesystem::path &file)
{
    Mapped out;
    const auto fail = [&out](FileProblem problem) {
        out.problem = problem;
        out.storage.reset();
        return std::move(out);
    };
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status{};
    if (!descriptor.ok() || ::fstat(descriptor.get(), &status) != 0)
        return fail(FileProblem::CannotRead);
    if (!S_ISREG(status.st_mode))
        return fail(FileProblem::NotARegister);
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size < sizeof(Header))
        return fail(FileProblem::NotARegister);
    void *bytes = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor.get(), 0);
    if (bytes == MAP_FAILED)
        return fail(FileProblem::CannotRead);
    out.storage = std::make_unique<MappedStorage>(static_cast<const std::byte *>(bytes), size);

    Header header;
    std::memcpy(&header, bytes, sizeof header);
    if (header.magic != magic)
        return fail(FileProblem::NotARegister);
    if (header.version != formatVersion || header.byteOrder != byteOrder)
        return fail(FileProblem::OtherVersion);
    if (header.sections != sectionCount || header.fileSize != size
        || size < sizeof(Header) + sectionCount * sizeof(Section))
        return fail(FileProblem::Damaged);
    out.sections.resize(sectionCount);
    std::memcpy(out.sections.data(), out.storage->at(sizeof(Header)), sectionCount * sizeof(Section));
    if (checksumOf(header, out.sections) != header.checksum)
        return fail(FileProblem::Damaged);
    for (const Section &section : out.sections) {
        if (section.offset % alignment != 0 || section.offset > size || section.bytes > size - section.offset)
            return fail(FileProblem::Damaged);
    }
    return out;
}

bool writeAll(int descriptor, const void *data, std::size_t size)
{
    const auto *bytes = static_cast<const char *>(data);
    while (size > 0) {
        const ssize_t written = ::write(descriptor, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

bool syncFolder(const std::filesystem::path &file)
{
    const auto folder = file.parent_path().empty() ? std::filesystem::path(".") : file.parent_path();
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return descriptor.ok() && ::fsync(descriptor.get()) == 0;
}

} // namespace

OpenedRegister openRegister(const std::filesystem::path &file, std::shared_ptr<const Tables> tables)
{
    Mapped mapped = map(file);
    if (mapped.problem != FileProblem::None)
        return {nullptr, mapped.problem};
    Index index;
    bool sound = true;
    std::size_t next = 0;
    const auto bind = [&](auto &array) {
        using Array = std::remove_reference_t<decltype(array)>;
        using Element = typename Array::element_type;
        const Section &section = mapped.sections[next++];
        sound = sound && section.elementSize == sizeof(Element) && section.bytes % sizeof(Element) == 0;
        if (sound) {
            array = Array(reinterpret_cast<Element *>(mapped.storage->at(section.offset)),
                section.bytes / sizeof(Element));
        }
    };
    eachArray(index, bind);
    std::span<const Counts> counts;
    bind(counts);
    if (!sound || counts.size() != 1)
        return {nullptr, FileProblem::Damaged};
    index.counts = counts[0];
    if (!staysInside(index))
        return {nullptr, FileProblem::Damaged};
    return {std::make_shared<const Snapshot>(std::move(mapped.storage), index, std::move(tables)), FileProblem::None};
}

FileProblem verifyRegister(const std::filesystem::path &file)
{
    const Mapped mapped = map(file);
    if (mapped.problem != FileProblem::None)
        return mapped.problem;
    const bool whole = std::all_of(mapped.sections.begin(), mapped.sections.end(), [&](const Section &section) {
        return XXH3_64bits(mapped.storage->at(section.offset), section.bytes) == section.checksum;
    });
    return whole ? FileProblem::None : FileProblem::Damaged;
}

FileProblem writeRegister(const Index &index, const std::filesystem::path &file)
{
    std::vector<Section> sections;
    std::vector<std::pair<const void *, std::size_t>> contents;
    std::size_t offset = aligned(sizeof(Header) + sectionCount * sizeof(Section));
    const auto place = [&](const auto &array) {
        sections.push_back({offset, array.size_bytes(), XXH3_64bits(array.data(), array.size_bytes()),
            sizeof(typename std::remove_reference_t<decltype(array)>::element_type)});
        contents.emplace_back(array.data(), array.size_bytes());
        offset = aligned(offset + array.size_bytes());
    };
    eachArray(index, place);
    place(std::span<const Counts>(&index.counts, 1));
    Header header;
    header.magic = magic;
    header.version = formatVersion;
    header.byteOrder = byteOrder;
    header.sections = sectionCount;
    header.fileSize = offset;
    header.checksum = checksumOf(header, sections);

    auto temporary = file;
    temporary += ".new";
    Descriptor descriptor(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!descriptor.ok())
        return FileProblem::CannotWrite;
    const std::array<char, alignment> padding{};
    std::size_t written = 0;
    const auto put = [&](const void *data, std::size_t size) {
        written += size;
        return writeAll(descriptor.get(), data, size);
    };
    const auto pad = [&] { return put(padding.data(), aligned(written) - written); };
    bool ok = put(&header, sizeof header) && put(sections.data(), sections.size() * sizeof(Section)) && pad();
    for (const auto &[data, size] : contents)
        ok = ok && put(data, size) && pad();
    ok = ok && ::fsync(descriptor.get()) == 0 && descriptor.close();
    std::error_code error;
    if (ok)
        std::filesystem::rename(temporary, file, error);
    if (!ok || error) {
        std::filesystem::remove(temporary, error);
        return FileProblem::CannotWrite;
    }
    return syncFolder(file) ? FileProblem::None : FileProblem::CannotWrite;
}

} // namespace matchdesk::matching
