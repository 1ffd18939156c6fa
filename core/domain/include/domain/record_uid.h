// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace matchdesk {

/// The GUIDs by which clients of the DQT API name records: stable for one database, and saying nothing of the TRN to who
/// has not its key. Made of the TRN and read back to it (a synthetic IV over seven digits), so there is no table of them.
/// Stateless; any thread.
class RecordUids {
public:
    /// `key` is kept in the database's facts under kFact.
    explicit RecordUids(std::string key) : m_key(std::move(key)) {}
    static constexpr std::string_view kFact = "record-uid-key";

    [[nodiscard]] std::string uidOf(std::string_view trn) const;
    /// Nothing for what is no uid of this database, in any letter case.
    [[nodiscard]] std::optional<std::string> trnOf(std::string_view uid) const;

private:
    std::string m_key;
};

} // namespace matchdesk
