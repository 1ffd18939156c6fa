// SPDX-License-Identifier: MIT
#include "domain/details_change.h"

#include "effect_parts.h"
#include "name_table.h"
#include "support/text.h"

namespace matchdesk {

using detail::email;
using detail::plain;

namespace {

std::string isoOrNone(const std::optional<matching::Date> &date)
{
    return date ? toIso(*date) : std::string();
}

bool sameName(const PersonDetails &left, const PersonDetails &right)
{
    return left.firstName == right.firstName && left.middleName == right.middleName && left.lastName == right.lastName;
}

std::vector<Effect> approving(const DetailsChange &change, const Identity &identity)
{
    std::vector<Effect> effects;
    const PersonDetails present = detailsOf(identity);
    if (!sameName(change.before, change.after))
        effects.push_back(plain(EffectKind::OfficialNameChanged, fullName(change.after), fullName(present)));
    if (change.before.dateOfBirth != change.after.dateOfBirth)
        effects.push_back(plain(EffectKind::BirthDateChanged, isoOrNone(change.after.dateOfBirth),
                                isoOrNone(present.dateOfBirth)));
    effects.push_back(email("change-accepted", identity));
    effects.push_back(plain(EffectKind::EvidenceDestroyed));
    effects.push_back(plain(EffectKind::TicketClosed));
    return effects;
}

} // namespace

PersonDetails detailsOf(const Identity &identity)
{
    return {identity.firstName, identity.middleName, identity.lastName, identity.dateOfBirth};
}

std::string changedFields(const PersonDetails &before, const PersonDetails &after)
{
    std::string fields;
    if (!sameName(before, after))
        fields = nameOf(matching::Field::Name);
    if (before.dateOfBirth != after.dateOfBirth)
        fields.append(fields.empty() ? "" : ",").append(nameOf(matching::Field::DateOfBirth));
    return fields;
}

std::string fullName(const PersonDetails &details)
{
    std::string name;
    for (const std::string &part : {details.firstName, details.middleName, details.lastName}) {
        if (!part.empty())
            name.append(name.empty() ? "" : " ").append(part);
    }
    return name;
}

bool isAboutDetails(DecisionKind kind) noexcept
{
    return kind == DecisionKind::ApproveDetails || kind == DecisionKind::RejectDetails;
}

const std::vector<DecisionKind> &detailsDecisions()
{
    static const std::vector<DecisionKind> kinds {DecisionKind::ApproveDetails, DecisionKind::RejectDetails,
                                                  DecisionKind::NotSure, DecisionKind::Park, DecisionKind::Skip};
    return kinds;
}

std::string_view ruleAgainstDetails(DecisionKind kind, const Identity &identity) noexcept
{
    if (kind != DecisionKind::ApproveDetails)
        return {};
    if (!identity.live)
        return "identity-not-live";
    // A record found since says by itself what the account's name is.
    return identity.trn.empty() ? std::string_view() : "details-come-from-record";
}

std::vector<Effect> detailsEffectsOf(DecisionKind kind, const DetailsChange &change, const Identity &identity)
{
    switch (kind) {
    case DecisionKind::ApproveDetails: return approving(change, identity);
    case DecisionKind::RejectDetails:
        return {plain(EffectKind::DetailsKept), email("change-rejected", identity),
                plain(EffectKind::EvidenceDestroyed), plain(EffectKind::TicketClosed)};
    case DecisionKind::NotSure: return {plain(EffectKind::SecondReaderAsked)};
    case DecisionKind::Park: return {plain(EffectKind::TicketParked)};
    case DecisionKind::Skip: return {plain(EffectKind::TicketReturned)};
    default: return {};
    }
}

std::string_view nameOf(DocumentKind kind) noexcept
{
    switch (kind) {
    case DocumentKind::Passport: return "passport";
    case DocumentKind::DrivingLicence: return "driving-licence";
    case DocumentKind::BirthCertificate: return "birth-certificate";
    case DocumentKind::MarriageCertificate: return "marriage-certificate";
    case DocumentKind::CivilPartnershipCertificate: return "civil-partnership-certificate";
    case DocumentKind::DeedPoll: return "deed-poll";
    case DocumentKind::DivorceOrder: return "divorce-order";
    case DocumentKind::Other: return "other";
    }
    return {};
}

std::optional<DocumentKind> documentKindFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {DocumentKind::Passport, DocumentKind::DrivingLicence,
                                            DocumentKind::BirthCertificate, DocumentKind::MarriageCertificate,
                                            DocumentKind::CivilPartnershipCertificate, DocumentKind::DeedPoll,
                                            DocumentKind::DivorceOrder, DocumentKind::Other});
}

std::string_view nameOf(FileType type) noexcept
{
    switch (type) {
    case FileType::Pdf: return "application/pdf";
    case FileType::Jpeg: return "image/jpeg";
    case FileType::Png: return "image/png";
    }
    return {};
}

std::optional<FileType> fileTypeFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {FileType::Pdf, FileType::Jpeg, FileType::Png});
}

std::string_view nameOf(DetailsState state) noexcept
{
    switch (state) {
    case DetailsState::Asked: return "asked";
    case DetailsState::Accepted: return "accepted";
    case DetailsState::Refused: return "refused";
    }
    return {};
}

std::optional<DetailsState> detailsStateFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {DetailsState::Asked, DetailsState::Accepted, DetailsState::Refused});
}

} // namespace matchdesk
