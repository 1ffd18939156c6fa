// SPDX-License-Identifier: MIT
#pragma once

#include "sql.h"
#include "support/error.h"

#include <QSqlError>

#include <cstdint>
#include <string>

/// Why a statement failed, as far as the store acts on it. Never carries values: databases quote them in their
/// messages.
namespace matchdesk::store {

enum class FailureKind : std::uint8_t {
    RunAgain,   ///< serialisation or deadlock: the transaction did not happen, and may if it is run again
    Lost,       ///< the connection is gone
    Busy,       ///< somebody holds what is needed for longer than we wait
    Unique,     ///< `constraint` says which
    Constraint, ///< another rule of the schema
    Full,
    Damaged,
    BadText,    ///< a value that is not UTF-8 or holds a NUL, refused before it reaches the database
    Other,
};

struct Failure {
    FailureKind kind = FailureKind::Other;
    std::string code;       ///< the database's own
    std::string constraint; ///< "identities.trn" (SQLite) or the name of a constraint or index (PostgreSQL)
};

[[nodiscard]] Failure failureOf(const QSqlError &error, Engine engine);
[[nodiscard]] Error errorOf(const Failure &failure);
/// An error of the store's own; `rule` is given where a rule refuses.
[[nodiscard]] Error fault(ErrorCode code, std::string detail, std::string rule = {});

} // namespace matchdesk::store
