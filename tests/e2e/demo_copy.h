// SPDX-License-Identifier: MIT
#pragma once

#include "domain/detail.h"
#include "world/demo_world.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace matchdesk::test {

/// One ticket of the demo world, as a newly started backend shows it, with what only the world knows of it.
struct Case {
    TicketDetail shown;
    TicketTruth truth;
    std::optional<CandidateView> found; ///< for an asker without a record: somebody else's, as a search adds it

    [[nodiscard]] const TicketId &id() const { return shown.ticket.id; }
    [[nodiscard]] const std::string &reference() const { return shown.ticket.reference; }
    /// Where the asker's own record stands among the candidates, counted from 1; 0 when it is not among them.
    [[nodiscard]] int place() const;
    [[nodiscard]] const CandidateView *ownRecord() const;
};

/// A small demo world, made once for the whole program from a fixed seed. Tests work on copies of it.
class DemoWorld {
public:
    static const DemoWorld &instance();

    /// A database of its own for one test, in `folder`.
    void copyTo(const std::filesystem::path &folder) const;
    /// The open tickets in queue order.
    [[nodiscard]] const std::vector<Case> &cases() const { return m_cases; }
    /// Those for which `fits` holds.
    [[nodiscard]] std::vector<Case> casesWhere(const std::function<bool(const Case &)> &fits) const;

private:
    DemoWorld();
    void make();
    void survey();

    std::filesystem::path m_folder;
    std::vector<Case> m_cases;
};

/// The asker's own record is among the four candidates on the screen, and one person may link it.
[[nodiscard]] bool isClearLink(const Case &one);
/// The register has no record of the asker.
[[nodiscard]] bool isWithoutRecord(const Case &one);
/// No record is the asker's; a colleague may be asked to agree to one that was found by hand.
[[nodiscard]] bool isFoundBySearch(const Case &one);
/// The asker's own record is among the four on the screen, and another account holds it.
[[nodiscard]] bool isClaimed(const Case &one);

} // namespace matchdesk::test
