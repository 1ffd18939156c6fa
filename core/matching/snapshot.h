// SPDX-License-Identifier: MIT
#pragma once

#include "index.h"
#include "matching/matcher.h"
#include "tables.h"

#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk::matching {

/// Owns the bytes that an Index points into.
class Storage {
public:
    virtual ~Storage() = default;
    /// Copies bytes of an array that seldom needed ones lie in. A file gives them without mapping them in: what only
    /// showing a record needs then takes up no memory of the process. False, and zeros, when the disk says no.
    virtual bool copy(const void *from, std::size_t size, void *to) const
    {
        std::memcpy(to, from, size);
        return true;
    }
};

/// Arrays made by the builder.
class HeapStorage final : public Storage {
public:
    template <typename T>
    std::span<const T> keep(std::vector<T> values)
    {
        auto holder = std::make_unique<Holder<T>>();
        holder->values = std::move(values);
        const std::span<const T> out(holder->values);
        m_arrays.push_back(std::move(holder));
        return out;
    }

private:
    struct Array {
        virtual ~Array() = default;
    };
    template <typename T>
    struct Holder final : Array {
        std::vector<T> values;
    };
    std::vector<std::unique_ptr<Array>> m_arrays;
};

/// The register that everything else here works on.
class Snapshot final : public Register {
public:
    Snapshot(std::unique_ptr<Storage> storage, const Index &index, std::shared_ptr<const Tables> tables);
    /// `plain` with the changes in `changes` on top; `index` and `changesIndex` are theirs with what both count together,
    /// in arrays that `storage` owns.
    Snapshot(std::shared_ptr<const Snapshot> plain, const Index &index, std::shared_ptr<const Snapshot> changes,
        const Index &changesIndex, std::unique_ptr<Storage> storage);

    [[nodiscard]] std::size_t size() const noexcept override { return static_cast<std::size_t>(m_index.counts.records); }
    [[nodiscard]] std::size_t rejected() const noexcept override
    {
        return static_cast<std::size_t>(m_index.counts.rejected);
    }
    [[nodiscard]] std::optional<Record> record(std::string_view trn) const override;
    [[nodiscard]] std::vector<ProviderEntry> providers() const override;

    [[nodiscard]] const Index &index() const noexcept { return m_index; }
    [[nodiscard]] const Tables &tables() const noexcept { return *m_tables; }
    [[nodiscard]] const std::shared_ptr<const Tables> &sharedTables() const noexcept { return m_tables; }
    /// Of a register in two layers: the changes on top of this one.
    [[nodiscard]] const Snapshot *changes() const noexcept { return m_changes.get(); }
    /// Of a layer: itself as it was before the two were put together.
    [[nodiscard]] const std::shared_ptr<const Snapshot> &plain() const noexcept { return m_plain; }
    /// What cold.h reads; empty when it cannot be read.
    [[nodiscard]] std::string coldOf(RecordNumber number) const;
    /// The whole record, as it was given.
    [[nodiscard]] Record recordAt(RecordNumber number) const { return recordAt(number, coldOf(number)); }
    /// The same with its coldOf(), where that is at hand.
    [[nodiscard]] Record recordAt(RecordNumber number, std::string_view cold) const;
    /// ProviderTable::familiesOf() of a row of the register's providers.
    [[nodiscard]] std::uint64_t providerFamilies(std::size_t row) const noexcept { return m_providerFamilies[row]; }

private:
    [[nodiscard]] const Snapshot &snapshot() const noexcept override { return *this; }
    void readFamilies();

    std::unique_ptr<Storage> m_storage;
    const Storage *m_text = nullptr;         ///< where the cold text lies
    std::shared_ptr<const Snapshot> m_plain; ///< whose arrays this one's index shares
    std::unique_ptr<Snapshot> m_changes;
    Index m_index;
    std::shared_ptr<const Tables> m_tables;
    std::vector<std::uint64_t> m_providerFamilies;
};

} // namespace matchdesk::matching
