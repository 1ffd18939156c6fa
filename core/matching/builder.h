// SPDX-License-Identifier: MIT
#pragma once

#include "intake.h"
#include "snapshot.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace matchdesk::matching {

/// Makes a register out of records that come one by one, in any order: the order does not show in the result, except
/// that of two records with one TRN the first is kept.
class Builder {
public:
    explicit Builder(std::shared_ptr<const Tables> tables);

    /// False when the record was left out: a malformed TRN, or one that has been seen.
    bool add(const Record &record);
    /// The same for all that `intake` holds, of which the text is taken out. How many were taken.
    std::size_t add(Intake &intake);
    /// Uses up the builder.
    [[nodiscard]] std::shared_ptr<const Snapshot> finish();

private:
    struct Row {
        HotRecord hot;
        std::uint32_t emailLocal = 0;
        std::uint32_t otherFirst = 0;
        std::uint32_t otherCount = 0;
        std::uint32_t coldSize = 0;
        const char *cold = nullptr;
    };
    struct Provider {
        std::string key;
        std::string name;
        std::uint32_t ukprn = 0;
        friend auto operator<=>(const Provider &, const Provider &) = default;
    };

    /// Several threads may keep at once.
    template <typename T>
    std::span<const T> keep(std::vector<T> values)
    {
        const std::lock_guard lock(m_keeping);
        return m_storage->keep(std::move(values));
    }
    /// Whether the TRN had not been seen.
    bool take(std::uint32_t trn);
    void append(Intake &intake);
    NameId intern(std::string_view name, std::uint64_t hash);
    void growNames();
    void addParts();
    void sortRows(Index &index);
    std::uint16_t rowOf(const Intake::Provider &written);
    void renumberNames();
    void renumberProviders(Index &index);
    void indexDays(Index &index);
    void indexTrns(Index &index);
    void indexOthers(Index &index);
    void indexSurnames(Index &index);
    void indexNames(Index &index);
    void indexDeletes(Index &index);
    void indexBuckets(Index &index);
    void indexCold(Index &index);
    void count(Index &index);

    std::shared_ptr<const Tables> m_tables;
    std::unique_ptr<HeapStorage> m_storage;
    std::mutex m_keeping;
    std::uint64_t m_rejected = 0;
    std::vector<Row> m_rows;
    std::vector<std::uint32_t> m_others;
    std::vector<std::vector<char>> m_cold; ///< what the rows point into
    std::size_t m_coldBytes = 0;
    std::vector<std::uint64_t> m_trnsSeen;
    std::vector<std::string> m_names;  ///< by NameId; the first is the empty name
    std::vector<char> m_areSurnames;   ///< by NameId
    struct NameSlot {
        std::uint32_t hash = 0;
        NameId id = 0; ///< 0 for a free slot
    };
    std::vector<NameSlot> m_nameSlots; ///< open addressing, a power of two
    std::vector<NameInfo> m_nameInfos;
    std::map<Provider, std::uint16_t> m_providers;
    std::unordered_map<std::string, std::uint16_t> m_providerRows; ///< by how a record writes it
    Intake m_single; ///< records that came one by one, until they are enough for append()
};

} // namespace matchdesk::matching
