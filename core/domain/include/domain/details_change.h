// SPDX-License-Identifier: MIT
#pragma once

#include "domain/effect.h"
#include "domain/identity.h"
#include "domain/ticket.h"
#include "matching/vocabulary.h"
#include "support/clock.h"
#include "support/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Changes of official name or date of birth that somebody without a TRN asks for, with a document that shows them.
/// Whoever has a record changes it there.
namespace matchdesk {

/// What a document is said to be.
enum class DocumentKind : std::uint8_t {
    Passport,
    DrivingLicence,
    BirthCertificate,
    MarriageCertificate,
    CivilPartnershipCertificate,
    DeedPoll,
    DivorceOrder,
    Other,
};

enum class FileType : std::uint8_t { Pdf, Jpeg, Png };

enum class DetailsState : std::uint8_t { Asked, Accepted, Refused };

/// What an account officially says of a person.
struct PersonDetails {
    std::string firstName;
    std::string middleName;
    std::string lastName;
    std::optional<matching::Date> dateOfBirth;

    friend bool operator==(const PersonDetails &, const PersonDetails &) = default;
};

/// A document as it was sent in.
struct EvidenceFile {
    DocumentKind kind = DocumentKind::Other;
    std::string fileName; ///< as the person's device calls it: to be shown, never to be opened by
    FileType mediaType = FileType::Pdf;
    std::string content;  ///< in base64

    friend bool operator==(const EvidenceFile &, const EvidenceFile &) = default;
};

/// What is asked for: what is not given stays.
struct DetailsRequest {
    std::optional<std::string> firstName;
    std::optional<std::string> middleName; ///< empty: none any more
    std::optional<std::string> lastName;
    std::optional<std::string> dateOfBirth; ///< ISO
    EvidenceFile evidence;

    friend bool operator==(const DetailsRequest &, const DetailsRequest &) = default;
};

/// The request beside its ticket. The file itself lies apart, until the ticket is closed.
struct DetailsChange {
    TicketId ticket;
    PersonDetails before; ///< as the account had it when it was asked
    PersonDetails after;  ///< whole: also what stays
    DocumentKind document = DocumentKind::Other;
    FileType fileType = FileType::Pdf;
    std::string fileName;
    std::int64_t fileSize = 0; ///< bytes
    std::string fileHash;      ///< SHA-256 of the bytes, in lower-case hexadecimal
    Instant askedAt {};
    DetailsState state = DetailsState::Asked;
    std::optional<Instant> settledAt;

    friend bool operator==(const DetailsChange &, const DetailsChange &) = default;
};

class DetailsChangeRepository {
public:
    virtual ~DetailsChangeRepository() = default;
    /// `content` is the file in base64.
    [[nodiscard]] virtual Outcome add(const DetailsChange &change, std::string_view content) = 0;
    [[nodiscard]] virtual Result<DetailsChange> byTicket(const TicketId &ticket) = 0; ///< NotFound
    /// The file in base64; nothing once it is destroyed.
    [[nodiscard]] virtual Result<std::optional<std::string>> content(const TicketId &ticket) = 0;
    /// Ends the request and destroys the file.
    [[nodiscard]] virtual Outcome settle(const TicketId &ticket, DetailsState state, Instant at) = 0;
};

/// The largest file that is taken, in bytes.
inline constexpr std::size_t kLargestEvidence = 5UL * 1024UL * 1024UL;

/// The file's bytes. Unprocessable, with the field, where it is no base64, empty, too large, or not what its type says.
[[nodiscard]] Result<std::string> evidenceBytes(const EvidenceFile &file);

[[nodiscard]] PersonDetails detailsOf(const Identity &identity);
/// The names of the fields that differ, with commas between them, as templates take them: "name,date-of-birth".
[[nodiscard]] std::string changedFields(const PersonDetails &before, const PersonDetails &after);
/// First, middle and last name as far as there are any, with a space between them.
[[nodiscard]] std::string fullName(const PersonDetails &details);

/// True for the decisions that only a ticket of this kind knows.
[[nodiscard]] bool isAboutDetails(DecisionKind kind) noexcept;
/// What can be decided of such a ticket, in the order of the buttons.
[[nodiscard]] const std::vector<DecisionKind> &detailsDecisions();
/// The rule that stands against a decision for this account; empty when none does.
[[nodiscard]] std::string_view ruleAgainstDetails(DecisionKind kind, const Identity &identity) noexcept;
/// What `kind` does, in the order it is carried out. `identity` is as it is now.
[[nodiscard]] std::vector<Effect> detailsEffectsOf(DecisionKind kind, const DetailsChange &change,
                                                   const Identity &identity);

[[nodiscard]] std::string_view nameOf(DocumentKind) noexcept;
[[nodiscard]] std::optional<DocumentKind> documentKindFromName(std::string_view) noexcept;
/// A media type: "application/pdf".
[[nodiscard]] std::string_view nameOf(FileType) noexcept;
[[nodiscard]] std::optional<FileType> fileTypeFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(DetailsState) noexcept;
[[nodiscard]] std::optional<DetailsState> detailsStateFromName(std::string_view) noexcept;

} // namespace matchdesk
