// SPDX-License-Identifier: MIT
#include "sections.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <future>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

namespace matchdesk::matching {
namespace {

constexpr std::uint32_t byteOrder = 0x01020304;
constexpr std::size_t alignment = 64;
constexpr std::size_t worthAThread = std::size_t{1} << 20U; ///< bytes

std::size_t aligned(std::size_t offset) { return (offset + alignment - 1) / alignment * alignment; }

std::uint64_t checksumOf(SectionHeader header, std::span<const Section> sections)
{
    header.checksum = 0;
    const std::uint64_t head = XXH3_64bits(&header, sizeof header);
    return head ^ XXH3_64bits_withSeed(sections.data(), sections.size_bytes(), head);
}

/// Writes in strips, and has the disk begin with each at once: a sync at the end then has little left to wait for.
bool writeAt(int descriptor, std::size_t offset, const void *data, std::size_t size)
{
    constexpr std::size_t strip = std::size_t{8} << 20U;
    const auto *bytes = static_cast<const char *>(data);
    while (size > 0) {
        const ssize_t written = ::pwrite(descriptor, bytes, std::min(size, strip), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        // A hint: where it is not taken, the sync does it all.
        if (static_cast<std::size_t>(written) == strip)
            (void)::sync_file_range(descriptor, static_cast<off_t>(offset), written, SYNC_FILE_RANGE_WRITE);
        bytes += written;
        offset += static_cast<std::size_t>(written);
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

} // namespace

Descriptor::~Descriptor()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Descriptor::Descriptor(Descriptor &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

Descriptor &Descriptor::operator=(Descriptor &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

bool Descriptor::close()
{
    return ::close(std::exchange(m_descriptor, -1)) == 0;
}

MappedStorage::~MappedStorage()
{
    ::munmap(const_cast<std::byte *>(m_bytes), m_size);
}

bool MappedStorage::copy(const void *from, std::size_t size, void *to) const
{
    off_t at = static_cast<const std::byte *>(from) - m_bytes;
    auto *bytes = static_cast<char *>(to);
    while (size > 0) {
        const ssize_t got = ::pread(m_descriptor.get(), bytes, size, at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            std::memset(bytes, 0, size);
            return false;
        }
        bytes += got;
        at += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool SectionFile::isStill(const std::filesystem::path &file) const noexcept
{
    struct stat status{};
    return ::stat(file.c_str(), &status) == 0 && status.st_dev == device && status.st_ino == inode;
}

bool SectionFile::checksumsHold() const noexcept
{
    return std::all_of(sections.begin(), sections.end(), [this](const Section &section) {
        return XXH3_64bits(storage->at(section.offset), section.bytes) == section.checksum;
    });
}

SectionFile openSections(const std::filesystem::path &file, const std::array<char, 8> &magic, std::size_t sectionCount)
{
    SectionFile out;
    const auto fail = [&out](FileProblem problem) {
        out.problem = problem;
        out.storage.reset();
        return std::move(out);
    };
    Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    out.missing = !descriptor.ok() && errno == ENOENT;
    struct stat status{};
    if (!descriptor.ok() || ::fstat(descriptor.get(), &status) != 0)
        return fail(FileProblem::CannotRead);
    if (!S_ISREG(status.st_mode))
        return fail(FileProblem::NotARegister);
    out.device = status.st_dev;
    out.inode = status.st_ino;
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size < sizeof(SectionHeader))
        return fail(FileProblem::NotARegister);
    void *bytes = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor.get(), 0);
    if (bytes == MAP_FAILED)
        return fail(FileProblem::CannotRead);
    out.storage = std::make_unique<MappedStorage>(std::move(descriptor), static_cast<const std::byte *>(bytes), size);

    SectionHeader &header = out.header;
    std::memcpy(&header, bytes, sizeof header);
    if (header.magic != magic)
        return fail(FileProblem::NotARegister);
    if (header.version != formatVersion || header.byteOrder != byteOrder)
        return fail(FileProblem::OtherVersion);
    if (header.sections != sectionCount || header.fileSize != size
        || size < sizeof header + sectionCount * sizeof(Section))
        return fail(FileProblem::Damaged);
    out.sections.resize(sectionCount);
    std::memcpy(out.sections.data(), out.storage->at(sizeof header), sectionCount * sizeof(Section));
    if (checksumOf(header, out.sections) != header.checksum)
        return fail(FileProblem::Damaged);
    for (const Section &section : out.sections) {
        if (section.offset % alignment != 0 || section.offset > size || section.bytes > size - section.offset)
            return fail(FileProblem::Damaged);
    }
    return out;
}

FileProblem writeSections(const std::filesystem::path &file, SectionHeader header, std::span<const Array> arrays)
{
    std::vector<Section> sections;
    const std::size_t head = aligned(sizeof header + arrays.size() * sizeof(Section));
    std::size_t offset = head;
    for (const Array &array : arrays) {
        sections.push_back({offset, array.bytes, 0, array.elementSize});
        offset = aligned(offset + array.bytes);
    }
    auto temporary = file;
    temporary += ".new";
    Descriptor descriptor(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!descriptor.ok())
        return FileProblem::CannotWrite;
    // The arrays are summed up while they are on their way to the disk. What names the sums comes last, into its gap.
    auto summed = std::async(offset > worthAThread ? std::launch::async : std::launch::deferred, [&] {
        for (std::size_t at = 0; at < arrays.size(); ++at)
            sections[at].checksum = XXH3_64bits(arrays[at].data, arrays[at].bytes);
    });
    bool ok = ::ftruncate(descriptor.get(), static_cast<off_t>(offset)) == 0;
    for (std::size_t at = 0; ok && at < arrays.size(); ++at)
        ok = writeAt(descriptor.get(), sections[at].offset, arrays[at].data, arrays[at].bytes);
    summed.get();
    header.version = formatVersion;
    header.byteOrder = byteOrder;
    header.sections = static_cast<std::uint32_t>(arrays.size());
    header.fileSize = offset;
    header.checksum = checksumOf(header, sections);
    ok = ok && writeAt(descriptor.get(), 0, &header, sizeof header)
        && writeAt(descriptor.get(), sizeof header, sections.data(), sections.size() * sizeof(Section));
    ok = ok && ::fsync(descriptor.get()) == 0 && descriptor.close();
    std::error_code error;
    if (ok)
        std::filesystem::rename(temporary, file, error);
    if (!ok || error) {
        std::filesystem::remove(temporary, error);
        return FileProblem::CannotWrite;
    }
    return syncFolderOf(file) ? FileProblem::None : FileProblem::CannotWrite;
}

bool syncFolderOf(const std::filesystem::path &file)
{
    const auto folder = file.parent_path().empty() ? std::filesystem::path(".") : file.parent_path();
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return descriptor.ok() && ::fsync(descriptor.get()) == 0;
}

WriteLock::WriteLock(const std::filesystem::path &file) : m_descriptor(-1)
{
    // What was locked may have been replaced while the lock was waited for: then it says nothing.
    constexpr int mostTries = 20;
    for (int tries = 0; tries < mostTries; ++tries) {
        Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
        if (!descriptor.ok()) {
            m_problem = errno == ENOENT ? FileProblem::None : FileProblem::CannotRead;
            return;
        }
        if (::flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0) {
            m_problem = errno == EWOULDBLOCK ? FileProblem::Busy : FileProblem::CannotRead;
            return;
        }
        struct stat held{};
        struct stat named{};
        if (::fstat(descriptor.get(), &held) == 0 && ::stat(file.c_str(), &named) == 0 && held.st_dev == named.st_dev
            && held.st_ino == named.st_ino) {
            m_descriptor = std::move(descriptor);
            return;
        }
    }
    m_problem = FileProblem::Busy;
}

} // namespace matchdesk::matching
