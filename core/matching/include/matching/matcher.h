// SPDX-License-Identifier: MIT
#pragma once

#include "matching/model.h"
#include "matching/vocabulary.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace matchdesk::matching {

class Register;

/// Why a register file could not be opened or written.
enum class FileProblem : std::uint8_t {
    None,
    CannotRead,   ///< not there, no right to read it, or the disk says no
    NotARegister, ///< another kind of file
    OtherVersion, ///< written by another version of the format or of the rules of comparing; build it anew
    Damaged,      ///< shorter or other than what was written
    CannotWrite,
    ChangesDamaged,   ///< the register is whole, the file of changes beside it is not
    ChangesOfAnother, ///< the changes beside it belong on top of another register
    Busy,             ///< another program is changing it
};

struct OpenedRegister {
    std::shared_ptr<const Register> records; ///< null when there is a problem
    FileProblem problem = FileProblem::None;
};

/// An institution that trained teachers, as records name it. One UKPRN may come under several names.
struct ProviderEntry {
    std::string name;
    std::string ukprn; ///< eight digits; empty where no record says it

    friend bool operator==(const ProviderEntry &, const ProviderEntry &) = default;
};

/// An unchangeable snapshot of the register with its indexes. Shared by any number of threads.
class Register {
public:
    virtual ~Register() = default;

    /// Maps a file written by write(), with the changes that lie on top of it (changes.h). Everything that a query follows is checked to stay inside the file, so that no file,
    /// however made, does more than give wrong answers; verify() tells those. The file must not be changed in place
    /// while it is open; write() never does.
    [[nodiscard]] static OpenedRegister open(const std::filesystem::path &file);
    /// Compares every checksum. Reads the whole file.
    [[nodiscard]] static FileProblem verify(const std::filesystem::path &file);
    /// Writes this snapshot beside `file` and then renames it: a crash leaves the old file or the new one. The same records
    /// give the same bytes.
    [[nodiscard]] FileProblem write(const std::filesystem::path &file) const;

    /// Builds a snapshot in memory. Records with a repeated or malformed TRN are left out and counted in rejected().
    [[nodiscard]] static std::shared_ptr<const Register> build(std::span<const Record> records);

    [[nodiscard]] virtual std::size_t size() const noexcept = 0;
    [[nodiscard]] virtual std::size_t rejected() const noexcept = 0;
    [[nodiscard]] virtual std::optional<Record> record(std::string_view trn) const = 0;
    /// Every institution that some record names, by name and then UKPRN.
    [[nodiscard]] virtual std::vector<ProviderEntry> providers() const = 0;

private:
    friend class Matcher;
    friend class TwinFinder;
    friend class ChangeAccess;
    /// Private and pure: registers are made by build() only.
    [[nodiscard]] virtual const class Snapshot &snapshot() const noexcept = 0;
};

/// Records on their way into a RegisterBuilder, with what can be worked out about each by itself, which is most of the work of
/// a build. Each of several threads may fill one of its own at the same time.
class RecordIntake {
public:
    RecordIntake();
    ~RecordIntake();
    RecordIntake(RecordIntake &&) noexcept;
    RecordIntake &operator=(RecordIntake &&) noexcept;

    void add(const Record &record);
    /// Empties it; its memory is used again.
    void clear();

private:
    friend class RegisterBuilder;
    std::unique_ptr<class Intake> m_intake;
};

/// Builds a snapshot from records that come one by one, in any order. Use from one thread.
class RegisterBuilder {
public:
    RegisterBuilder();
    ~RegisterBuilder();
    RegisterBuilder(RegisterBuilder &&) noexcept;
    RegisterBuilder &operator=(RegisterBuilder &&) noexcept;

    /// False when the record was left out: its TRN is malformed, or was there before.
    bool add(const Record &record);
    /// The same for all records of `intake`, which is empty afterwards. How many were taken.
    std::size_t add(RecordIntake &intake);
    /// The snapshot; afterwards the builder is empty and may be used again.
    [[nodiscard]] std::shared_ptr<const Register> finish();

private:
    std::unique_ptr<class Builder> m_builder;
};

/// What an agent typed to find a record by hand; only the members that are given narrow the search.
struct RecordQuery {
    std::string trn;
    std::string nationalInsuranceNumber;
    std::string emailAddress;
    std::string name; ///< any of the name's words, current or previous, short forms and small typos included
    std::optional<Date> dateOfBirth;
};

/// Reads free text as TRN, NI number, email address, date or name, in any mixture ("lowe 4/6/1986").
[[nodiscard]] RecordQuery parseRecordQuery(std::string_view text);

/// Proposes and explains the records that a claim may belong to. Stateless: safe from any thread.
class Matcher {
public:
    explicit Matcher(std::shared_ptr<const Register> records, std::shared_ptr<const Model> model = startingModel());

    /// The rule and the ranked list for `claim`, at most `limit` candidates.
    [[nodiscard]] MatchResult match(const Claim &claim, const Policy &policy, std::size_t limit = 20) const;

    /// Every active record that answers `claim` by the policy's rule alone, without the further conditions of a
    /// confirmation: what the DQT API finds. By last name, first name and TRN.
    [[nodiscard]] std::vector<Record> answers(const Claim &claim, const Policy &policy) const;

    /// The comparison with one named record, however unlikely; nothing when the register has no such TRN.
    /// Its probability is the one it would have beside match()'s own candidates.
    [[nodiscard]] std::optional<Candidate> compare(const Claim &claim, const Policy &policy, std::string_view trn) const;

    /// Records that answer `query`, best first, at most `limit`.
    [[nodiscard]] std::vector<Record> find(const RecordQuery &query, std::size_t limit = 20) const;

    [[nodiscard]] const Register &records() const noexcept { return *m_records; }
    [[nodiscard]] const std::shared_ptr<const Register> &sharedRecords() const noexcept { return m_records; }

private:
    std::shared_ptr<const Register> m_records;
    std::shared_ptr<const Model> m_model;
    std::string m_modelVersion;
    std::shared_ptr<class ScratchPool> m_scratches; ///< memory of queries, one for each that runs at once
};

} // namespace matchdesk::matching
