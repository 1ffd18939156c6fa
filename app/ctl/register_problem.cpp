// SPDX-License-Identifier: MIT
#include "register_problem.h"

namespace matchdesk::ctl {

Error problemWith(matching::FileProblem problem)
{
    const auto error = [](ErrorCode code, std::string_view what) {
        return Error {.code = code, .detail = std::string(what)};
    };
    switch (problem) {
    case matching::FileProblem::CannotRead:
        return error(ErrorCode::NotFound, "the register file cannot be opened");
    case matching::FileProblem::NotARegister:
        return error(ErrorCode::Damaged, "that is no register file; matchdeskctl register build makes one");
    case matching::FileProblem::OtherVersion:
        return error(ErrorCode::Damaged,
                     "the register file is of another version; build it again with matchdeskctl register build");
    case matching::FileProblem::CannotWrite:
        return error(ErrorCode::StorageFull, "the register file cannot be written; is the disk full?");
    case matching::FileProblem::ChangesDamaged:
        return error(ErrorCode::Damaged,
                     "the changes beside the register file (FILE.changes) are damaged; build the register again from a "
                     "newer extract, or delete FILE.changes and apply the changes again");
    case matching::FileProblem::ChangesOfAnother:
        return error(ErrorCode::Damaged,
                     "the changes beside the register file (FILE.changes) belong to another register; put back the "
                     "register that they were applied to, or delete FILE.changes");
    case matching::FileProblem::Busy:
        return error(ErrorCode::RuleRefused, "another program is changing the register file; try again when it is done");
    case matching::FileProblem::Damaged:
    case matching::FileProblem::None:
        break;
    }
    return error(ErrorCode::Damaged, "the register file is damaged; build it again from the extract");
}

} // namespace matchdesk::ctl
