// SPDX-License-Identifier: MIT
#include "matching/upkeep.h"

#include "identifiers.h"
#include "layers.h"
#include "register_file.h"
#include "sections.h"

#include <array>
#include <cstdio>

namespace matchdesk::matching {
namespace {

std::string hexadecimal(std::uint64_t value)
{
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(value));
    return text.data();
}

std::vector<SectionSize> named(const std::vector<std::uint64_t> &bytes)
{
    std::vector<SectionSize> out;
    for (std::size_t at = 0; at < bytes.size(); ++at)
        out.push_back({std::string(sectionName(at)), bytes[at]});
    return out;
}

} // namespace

FileChange applyToFile(const std::filesystem::path &file, const Changes &changes)
{
    FileChange out;
    const WriteLock lock(file);
    out.problem = lock.problem();
    if (out.problem != FileProblem::None)
        return out;
    const OpenedRegister opened = Register::open(file);
    out.problem = opened.problem;
    if (out.problem != FileProblem::None)
        return out;
    out.result = withChanges(opened.records, changes);
    out.problem = ChangeAccess::write(*out.result.records, file);
    if (out.problem != FileProblem::None)
        out.result.records.reset();
    return out;
}

bool wantsFolding(const ChangedRegister &changed) noexcept
{
    return changed.layered > foldingLeast
        && static_cast<double>(changed.layered) > foldingShare * static_cast<double>(changed.records->size());
}

Folded foldChanges(const std::filesystem::path &file, const FoldingProgress &progress)
{
    Folded out;
    const WriteLock lock(file);
    out.problem = lock.problem();
    if (out.problem != FileProblem::None)
        return out;
    const OpenedRegister opened = Register::open(file);
    out.problem = opened.problem;
    if (out.problem != FileProblem::None || !ChangeAccess::hasChanges(*opened.records))
        return out;
    const auto flat = ChangeAccess::compacted(*opened.records, progress);
    out.stopped = flat == nullptr;
    if (flat)
        out.problem = ChangeAccess::writeFlat(*flat, file);
    return out;
}

RegisterDescription describe(const std::filesystem::path &file)
{
    RegisterDescription out;
    const FileShape shape = shapeOf(file);
    out.problem = shape.problem;
    if (out.problem != FileProblem::None)
        return out;
    const OpenedRegister opened = Register::open(file);
    out.problem = opened.problem;
    if (out.problem != FileProblem::None)
        return out;
    out.formatVersion = shape.formatVersion;
    out.identity = hexadecimal(shape.identity);
    out.bytes = shape.bytes;
    out.sections = named(shape.sectionBytes);
    if (shape.changesIdentity != 0)
        out.changesIdentity = hexadecimal(shape.changesIdentity);
    out.changesBytes = shape.changesBytes;
    out.changesSections = named(shape.changesSectionBytes);
    ChangeAccess::count(*opened.records, out);
    return out;
}

void ChangeAccess::count(const Register &records, RegisterDescription &out)
{
    const Snapshot &own = records.snapshot();
    out.tables = own.tables().version;
    out.records = own.size();
    for (const Snapshot *layer : {&own, own.changes()}) {
        for (RecordNumber number = 0; layer != nullptr && number < layer->index().hot.size(); ++number) {
            if (!layer->index().live(number))
                continue;
            const HotRecord &hot = layer->index().hot[number];
            ++out.byStatus[hot.status()];
            out.withAlert += (hot.trnAndStatus & HotRecord::alertBit) != 0 ? 1U : 0U;
            out.withNino += hot.ninoBody != Nino::none || (hot.bits & HotRecord::oddNinoBit) != 0 ? 1U : 0U;
            out.withEmail += hot.emailHash != 0 ? 1U : 0U;
        }
    }
    if (own.changes() != nullptr) {
        out.changedRecords = own.changes()->index().hot.size();
        out.removedRecords = removedFrom(own).size();
    }
}

FileProblem ChangeAccess::write(const Register &records, const std::filesystem::path &file)
{
    return writeChanges(records.snapshot(), file);
}

FileProblem ChangeAccess::writeFlat(const Register &records, const std::filesystem::path &file)
{
    return writeRegister(records.snapshot(), file);
}

bool ChangeAccess::hasChanges(const Register &records) noexcept
{
    return records.snapshot().changes() != nullptr;
}

} // namespace matchdesk::matching
