// SPDX-License-Identifier: MIT
#pragma once

#include "matching/matcher.h"
#include "snapshot.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include <sys/types.h>

/// A file of arrays: a header, a table of sections with their checksums (XXH3), and the arrays, each on a boundary of 64
/// bytes. It is written beside its name, synced and renamed, and never changed in place; opening maps it.
namespace matchdesk::matching {

/// Raised with every change of a section's meaning or of how names are made ready for comparing.
inline constexpr std::uint32_t formatVersion = 2;

struct SectionHeader {
    std::array<char, 8> magic{};
    std::uint32_t version = 0;
    std::uint32_t byteOrder = 0;
    std::uint32_t sections = 0;
    std::uint32_t reserved = 0;
    std::uint64_t fileSize = 0;
    std::uint64_t basis = 0;    ///< checksum of the header of the file that this one belongs on top of
    std::uint64_t folded = 0;   ///< checksum of the header of the file that was folded into this one
    std::uint64_t tables = 0;   ///< of the curated tables that the arrays were made with
    std::uint64_t checksum = 0; ///< of this header, with 0 here, and of the table of sections
};
static_assert(sizeof(SectionHeader) == 64);

struct Section {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
    std::uint64_t checksum = 0;
    std::uint64_t elementSize = 0;
};
static_assert(sizeof(Section) == 32);

class Descriptor {
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    ~Descriptor();
    Descriptor(Descriptor &&other) noexcept;
    Descriptor &operator=(Descriptor &&other) noexcept;

    [[nodiscard]] int get() const noexcept { return m_descriptor; }
    [[nodiscard]] bool ok() const noexcept { return m_descriptor >= 0; }
    [[nodiscard]] bool close();

private:
    int m_descriptor;
};

class MappedStorage final : public Storage {
public:
    MappedStorage(Descriptor descriptor, const std::byte *bytes, std::size_t size)
        : m_descriptor(std::move(descriptor)), m_bytes(bytes), m_size(size)
    {
    }
    ~MappedStorage() override;
    bool copy(const void *from, std::size_t size, void *to) const override;

    [[nodiscard]] const std::byte *at(std::uint64_t offset) const noexcept { return m_bytes + offset; }

private:
    Descriptor m_descriptor;
    const std::byte *m_bytes;
    std::size_t m_size;
};

struct SectionFile {
    std::unique_ptr<MappedStorage> storage;
    SectionHeader header;
    std::vector<Section> sections;
    FileProblem problem = FileProblem::None;
    bool missing = false; ///< there is no such file
    dev_t device = 0;
    ino_t inode = 0;

    /// Whether `file` still names what was opened.
    [[nodiscard]] bool isStill(const std::filesystem::path &file) const noexcept;
    [[nodiscard]] bool checksumsHold() const noexcept;
};

/// Maps `file` and checks its header and its table of sections.
[[nodiscard]] SectionFile openSections(
    const std::filesystem::path &file, const std::array<char, 8> &magic, std::size_t sectionCount);

struct Array {
    const void *data = nullptr;
    std::size_t bytes = 0;
    std::size_t elementSize = 0;
};
/// Of `header` the caller sets magic, basis, folded and tables.
[[nodiscard]] FileProblem writeSections(
    const std::filesystem::path &file, SectionHeader header, std::span<const Array> arrays);

[[nodiscard]] bool syncFolderOf(const std::filesystem::path &file);

/// Keeps others from writing `file` while it lives, whatever the file is renamed to meanwhile. Readers do not ask.
class WriteLock {
public:
    explicit WriteLock(const std::filesystem::path &file);
    /// None when it is held, or when there is no file yet; otherwise Busy or CannotRead.
    [[nodiscard]] FileProblem problem() const noexcept { return m_problem; }

private:
    Descriptor m_descriptor;
    FileProblem m_problem = FileProblem::None;
};

} // namespace matchdesk::matching
