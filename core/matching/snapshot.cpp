// SPDX-License-Identifier: MIT
#include "snapshot.h"

#include "builder.h"
#include "cold.h"
#include "matching/changes.h"
#include "dates.h"
#include "identifiers.h"
#include "register_file.h"
#include "sections.h"
#include "text.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace matchdesk::matching {

std::uint32_t deleteHash(std::string_view word) noexcept
{
    return static_cast<std::uint32_t>(hashOf(word) >> 32);
}

NameId Index::find(std::string_view name) const noexcept
{
    if (name.empty() || nameSlots.empty())
        return 0;
    const std::size_t mask = nameSlots.size() - 1;
    for (std::size_t slot = hashOf(name) & mask; nameSlots[slot] != 0; slot = (slot + 1) & mask) {
        if (this->name(nameSlots[slot]) == name)
            return nameSlots[slot];
    }
    return 0;
}

std::uint32_t Index::liveHolders(NameId forename, NameId surname) const noexcept
{
    const auto all = static_cast<std::uint32_t>(withFullName(forename, surname).size());
    if (all == 0 || goneNames.empty())
        return all;
    const std::size_t mask = goneNames.size() - 1;
    for (std::size_t slot = fullNameHash(forename, surname) & mask; goneNames[slot].surname != 0; slot = (slot + 1) & mask) {
        if (goneNames[slot].forename == forename && goneNames[slot].surname == surname)
            return all - std::min(all, goneNames[slot].records);
    }
    return all;
}

std::uint32_t Index::holdersInBoth(NameId forename, NameId surname) const noexcept
{
    const NameId thereSurname = surname == 0 ? 0 : beside->find(name(surname));
    const NameId thereForename = forename == 0 ? 0 : beside->find(name(forename));
    const bool known = thereSurname != 0 && (thereForename != 0 || forename == 0);
    return liveHolders(forename, surname) + (known ? beside->liveHolders(thereForename, thereSurname) : 0);
}

NameInfo Index::infoOf(std::string_view name) const noexcept
{
    if (const NameId id = find(name))
        return names[id];
    return beside == nullptr ? NameInfo{} : beside->names[beside->find(name)];
}

std::span<const RecordNumber> Index::withFullName(NameId forename, NameId surname) const noexcept
{
    const std::size_t from = surnameStart[surname];
    const auto forenames = fullForename.subspan(from, surnameStart[surname + std::size_t{1}] - from);
    const auto [first, last] = std::equal_range(forenames.begin(), forenames.end(), forename);
    return byFullName.subspan(from + static_cast<std::size_t>(first - forenames.begin()),
        static_cast<std::size_t>(last - first));
}

Snapshot::Snapshot(std::unique_ptr<Storage> storage, const Index &index, std::shared_ptr<const Tables> tables)
    : m_storage(std::move(storage)), m_text(m_storage.get()), m_index(index), m_tables(std::move(tables))
{
    readFamilies();
}

Snapshot::Snapshot(std::shared_ptr<const Snapshot> plain, const Index &index, std::shared_ptr<const Snapshot> changes,
    const Index &changesIndex, std::unique_ptr<Storage> storage)
    : m_storage(std::move(storage)), m_text(plain->m_text), m_plain(std::move(plain)), m_index(index),
      m_tables(m_plain->m_tables)
{
    m_changes = std::make_unique<Snapshot>(nullptr, changesIndex, m_tables);
    m_changes->m_text = changes->m_text;
    m_changes->m_plain = std::move(changes);
    m_changes->m_index.beside = &m_index;
    m_index.beside = &m_changes->m_index;
    readFamilies();
}

void Snapshot::readFamilies()
{
    m_providerFamilies.resize(m_index.providerKeys.size());
    for (std::size_t row = 1; row < m_providerFamilies.size(); ++row) {
        const std::size_t from = m_index.providerText[row * 2 + 1];
        m_providerFamilies[row] = m_tables->providers.familiesOf(
            {m_index.providerBytes.data() + from, m_index.providerText[row * 2 + 2] - from});
    }
}

std::optional<Record> Snapshot::record(std::string_view trn) const
{
    if (m_changes) {
        if (auto changed = m_changes->record(trn))
            return changed;
    }
    const auto number = parseTrn(trn);
    if (!number)
        return std::nullopt;
    const RecordNumber found = m_index.byTrn(*number);
    return found == noRecord ? std::nullopt : std::optional(recordAt(found));
}

std::vector<ProviderEntry> Snapshot::providers() const
{
    constexpr std::size_t ukprnDigits = 8;
    std::vector<ProviderEntry> out;
    for (std::size_t row = 1; row < m_index.providerUkprns.size(); ++row) {
        const std::size_t from = m_index.providerText[row * 2];
        ProviderEntry entry;
        entry.name.assign(m_index.providerBytes.data() + from, m_index.providerText[row * 2 + 1] - from);
        if (const std::uint32_t ukprn = m_index.providerUkprns[row]; ukprn != 0) {
            entry.ukprn = std::to_string(ukprn);
            if (entry.ukprn.size() < ukprnDigits)
                entry.ukprn.insert(0, ukprnDigits - entry.ukprn.size(), '0');
        }
        out.push_back(std::move(entry));
    }
    if (m_changes) {
        const auto changed = m_changes->providers();
        out.insert(out.end(), changed.begin(), changed.end());
    }
    std::sort(out.begin(), out.end(), [](const ProviderEntry &left, const ProviderEntry &right) {
        return std::tie(left.name, left.ukprn) < std::tie(right.name, right.ukprn);
    });
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::string Snapshot::coldOf(RecordNumber number) const
{
    // The bounds lie in what is seldom read too, and nobody has checked them before.
    std::array<std::uint32_t, 2> bounds{};
    if (!m_text->copy(&m_index.coldStart[number], sizeof bounds, bounds.data()) || bounds[0] > bounds[1]
        || bounds[1] > m_index.cold.size())
        return {};
    std::string out(bounds[1] - bounds[0], '\0');
    return m_text->copy(m_index.cold.data() + bounds[0], out.size(), out.data()) ? out : std::string();
}

Record Snapshot::recordAt(RecordNumber number, std::string_view cold) const
{
    const HotRecord &hot = m_index.hot[number];
    Record out;
    out.trn = trnText(hot.trn());
    out.status = static_cast<RecordStatus>(hot.status());
    out.activeAlert = (hot.trnAndStatus & HotRecord::alertBit) != 0;
    if (hot.birthDay != 0)
        out.dateOfBirth = fromDayNumber(hot.birthDay);
    KnownText known{m_index.name(hot.forename), m_index.name(hot.middle), m_index.name(hot.surname), {}};
    if (hot.ninoBody != Nino::none) {
        known.nino = ninoBodyText(hot.ninoBody);
        if (hot.ninoSuffix != 0)
            known.nino += static_cast<char>('A' + hot.ninoSuffix - 1);
    }
    readCold(cold, known, out);
    if (hot.provider != 0) {
        const std::size_t text = hot.provider * std::size_t{2};
        out.ittProviderName.assign(m_index.providerBytes.data() + m_index.providerText[text],
            m_index.providerText[text + 1] - m_index.providerText[text]);
        if (const auto ukprn = m_index.providerUkprns[hot.provider])
            out.ittProviderUkprn = std::to_string(ukprn);
    }
    return out;
}

OpenedRegister Register::open(const std::filesystem::path &file)
{
    return openRegister(file, shippedTables());
}

FileProblem Register::verify(const std::filesystem::path &file)
{
    return verifyRegister(file);
}

FileProblem Register::write(const std::filesystem::path &file) const
{
    if (snapshot().changes() != nullptr)
        return compacted(*this)->write(file);
    const WriteLock lock(file);
    return lock.problem() != FileProblem::None ? lock.problem() : writeRegister(snapshot(), file);
}

RegisterBuilder::RegisterBuilder() : m_builder(std::make_unique<Builder>(shippedTables()))
{
}

RegisterBuilder::~RegisterBuilder() = default;
RegisterBuilder::RegisterBuilder(RegisterBuilder &&) noexcept = default;
RegisterBuilder &RegisterBuilder::operator=(RegisterBuilder &&) noexcept = default;

bool RegisterBuilder::add(const Record &record)
{
    return m_builder->add(record);
}

std::size_t RegisterBuilder::add(RecordIntake &intake)
{
    const std::size_t taken = m_builder->add(*intake.m_intake);
    intake.clear();
    return taken;
}

RecordIntake::RecordIntake() : m_intake(std::make_unique<Intake>())
{
}

RecordIntake::~RecordIntake() = default;
RecordIntake::RecordIntake(RecordIntake &&) noexcept = default;
RecordIntake &RecordIntake::operator=(RecordIntake &&) noexcept = default;

void RecordIntake::add(const Record &record)
{
    (void)m_intake->add(record);
}

void RecordIntake::clear()
{
    m_intake->clear();
}

std::shared_ptr<const Register> RegisterBuilder::finish()
{
    auto out = m_builder->finish();
    m_builder = std::make_unique<Builder>(shippedTables());
    return out;
}

std::shared_ptr<const Register> Register::build(std::span<const Record> records)
{
    Builder builder(shippedTables());
    for (const Record &record : records)
        builder.add(record);
    return builder.finish();
}

} // namespace matchdesk::matching
