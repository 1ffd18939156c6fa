// SPDX-License-Identifier: MIT
#include "register_file.h"

#include "index_check.h"
#include "layers.h"
#include "sections.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>
#include <vector>

#include <xxhash.h>

namespace matchdesk::matching {
namespace {

constexpr std::array<char, 8> registerMagic{'M', 'D', 'R', 'E', 'G', 'I', 'S', 'T'};
constexpr std::array<char, 8> changesMagic{'M', 'D', 'C', 'H', 'A', 'N', 'G', 'E'};

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
    visit(index.fullForename);
    visit(index.fullDay);
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
constexpr std::size_t arrayCount = 32;
constexpr std::size_t sectionCount = arrayCount + 1;

constexpr std::size_t changesSections = sectionCount + 1; ///< and the TRNs that are removed
constexpr std::array<std::string_view, changesSections> sectionNames{"records", "days", "trn bits", "trn ranks",
    "trn records", "earlier-name bits", "earlier-name ranks", "earlier-name starts", "earlier names", "surname starts",
    "records by surname", "records by full name", "forenames by full name", "days by full name",
    "name starts", "name bytes", "name counts", "name slots",
    "long surname starts", "long surnames", "slip starts", "slip tags", "slip names", "ni numbers", "email addresses",
    "provider keys", "provider ukprns", "provider counts", "provider starts", "provider bytes", "text starts", "text",
    "counts", "removed trns"};

std::uint64_t tablesMark(const Tables &tables)
{
    return XXH3_64bits(tables.version.data(), tables.version.size());
}

/// The next section as an array of `Element`; false when its elements are of another size.
class SectionReader {
public:
    explicit SectionReader(const SectionFile &file) : m_file(file) {}

    template <typename Element>
    void bind(std::span<Element> &array)
    {
        const Section &section = m_file.sections[m_next++];
        m_sound = m_sound && section.elementSize == sizeof(Element) && section.bytes % sizeof(Element) == 0;
        if (m_sound) {
            array = std::span<Element>(reinterpret_cast<Element *>(m_file.storage->at(section.offset)),
                section.bytes / sizeof(Element));
        }
    }
    [[nodiscard]] bool sound() const noexcept { return m_sound; }

private:
    const SectionFile &m_file;
    std::size_t m_next = 0;
    bool m_sound = true;
};

/// The index of a file; nothing when it does not stay inside the file. `removed`: of a file of changes.
std::optional<Index> indexIn(const SectionFile &file, std::span<const std::uint32_t> *removed = nullptr)
{
    Index index;
    SectionReader reader(file);
    eachArray(index, [&reader](auto &array) { reader.bind(array); });
    std::span<const Counts> counts;
    reader.bind(counts);
    if (removed != nullptr)
        reader.bind(*removed);
    if (!reader.sound() || counts.size() != 1)
        return std::nullopt;
    index.counts = counts[0];
    return staysInside(index) ? std::optional(index) : std::nullopt;
}

template <typename Span>
Array arrayOf(const Span &span)
{
    return {span.data(), span.size_bytes(), sizeof(typename Span::element_type)};
}

std::vector<Array> arraysOf(const Index &index)
{
    std::vector<Array> out;
    eachArray(index, [&out](const auto &array) { out.push_back(arrayOf(array)); });
    out.push_back(arrayOf(std::span<const Counts>(&index.counts, 1)));
    return out;
}

/// A register file and what lies on top of it, as they were at one moment.
struct Opened {
    SectionFile base;
    SectionFile changes;
    bool layered = false;
    FileProblem problem = FileProblem::None;
};

Opened openBoth(const std::filesystem::path &file)
{
    Opened out;
    // A register that is replaced takes its changes in with it: then the changes of the old one are gone with the old one.
    constexpr int mostTries = 10;
    for (int tries = 0; tries < mostTries; ++tries) {
        out.base = openSections(file, registerMagic, sectionCount);
        out.problem = out.base.problem;
        if (out.problem != FileProblem::None)
            return out;
        out.changes = openSections(changesFileOf(file), changesMagic, changesSections);
        if (out.base.isStill(file))
            break;
    }
    if (out.changes.missing)
        return out;
    if (out.changes.problem != FileProblem::None) {
        out.problem = out.changes.problem == FileProblem::OtherVersion ? FileProblem::OtherVersion
                                                                       : FileProblem::ChangesDamaged;
    } else if (out.changes.header.basis == out.base.header.checksum) {
        out.layered = true;
    } else if (out.base.header.folded != out.changes.header.checksum) {
        out.problem = FileProblem::ChangesOfAnother;
    }
    return out;
}

/// What a register that replaces `file` has to name, so that changes that lie beside it count no longer.
std::uint64_t supersededBy(const std::filesystem::path &file)
{
    const SectionFile changes = openSections(changesFileOf(file), changesMagic, changesSections);
    if (changes.problem == FileProblem::None)
        return changes.header.checksum;
    std::error_code ignored;
    if (!changes.missing)
        std::filesystem::remove(changesFileOf(file), ignored);
    return 0;
}

} // namespace

std::filesystem::path changesFileOf(const std::filesystem::path &file)
{
    auto out = file;
    out += ".changes";
    return out;
}

OpenedRegister openRegister(const std::filesystem::path &file, std::shared_ptr<const Tables> tables)
{
    Opened opened = openBoth(file);
    if (opened.problem != FileProblem::None)
        return {nullptr, opened.problem};
    const std::uint64_t mark = tablesMark(*tables);
    if (opened.base.header.tables != mark || (opened.layered && opened.changes.header.tables != mark))
        return {nullptr, FileProblem::OtherVersion};
    const auto index = indexIn(opened.base);
    if (!index)
        return {nullptr, FileProblem::Damaged};
    auto base = std::make_shared<const Snapshot>(std::move(opened.base.storage), *index, tables);
    if (!opened.layered)
        return {std::move(base), FileProblem::None};
    std::span<const std::uint32_t> removed;
    const auto top = indexIn(opened.changes, &removed);
    if (!top)
        return {nullptr, FileProblem::ChangesDamaged};
    // The storage is given away last: until then `removed` lies in it.
    const std::vector<std::uint32_t> gone(removed.begin(), removed.end());
    auto changes = std::make_shared<const Snapshot>(std::move(opened.changes.storage), *top, std::move(tables));
    return {layered(std::move(base), std::move(changes), gone), FileProblem::None};
}

FileProblem verifyRegister(const std::filesystem::path &file)
{
    const Opened opened = openBoth(file);
    if (opened.problem != FileProblem::None)
        return opened.problem;
    if (!opened.base.checksumsHold())
        return FileProblem::Damaged;
    return opened.layered && !opened.changes.checksumsHold() ? FileProblem::ChangesDamaged : FileProblem::None;
}

FileProblem writeRegister(const Snapshot &records, const std::filesystem::path &file)
{
    SectionHeader header;
    header.magic = registerMagic;
    header.folded = supersededBy(file);
    header.tables = tablesMark(records.tables());
    return writeSections(file, header, arraysOf(records.index()));
}

FileProblem writeChanges(const Snapshot &records, const std::filesystem::path &file)
{
    const SectionFile base = openSections(file, registerMagic, sectionCount);
    if (base.problem != FileProblem::None)
        return base.problem;
    const std::vector<std::uint32_t> removed = removedFrom(records);
    const Snapshot &changes = *records.changes()->plain();
    SectionHeader header;
    header.magic = changesMagic;
    header.basis = base.header.checksum;
    header.tables = tablesMark(records.tables());
    auto arrays = arraysOf(changes.index());
    arrays.push_back(arrayOf(std::span<const std::uint32_t>(removed)));
    return writeSections(changesFileOf(file), header, arrays);
}

std::string_view sectionName(std::size_t place) noexcept
{
    return place < sectionNames.size() ? sectionNames[place] : std::string_view();
}

FileShape shapeOf(const std::filesystem::path &file)
{
    const Opened opened = openBoth(file);
    FileShape out;
    out.problem = opened.problem;
    if (out.problem != FileProblem::None)
        return out;
    const auto sizes = [](const SectionFile &from) {
        std::vector<std::uint64_t> bytes;
        for (const Section &section : from.sections)
            bytes.push_back(section.bytes);
        return bytes;
    };
    out.formatVersion = formatVersion;
    out.identity = opened.base.header.checksum;
    out.bytes = opened.base.header.fileSize;
    out.sectionBytes = sizes(opened.base);
    if (opened.layered) {
        out.changesIdentity = opened.changes.header.checksum;
        out.changesBytes = opened.changes.header.fileSize;
        out.changesSectionBytes = sizes(opened.changes);
    }
    return out;
}

} // namespace matchdesk::matching
