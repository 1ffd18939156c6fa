// SPDX-License-Identifier: MIT
#pragma once

#include "domain/details_change.h"
#include "shape.h"

/// What a change of details looks like on the wire, and its file of evidence: on the journey's routes and on the desk's.
namespace matchdesk::contract {

MATCHDESK_SHAPE(EvidenceFile)
{
    v("kind", value.kind);
    v.maybe("fileName", value.fileName);
    v("mediaType", value.mediaType);
    v("content", value.content);
}

MATCHDESK_SHAPE(PersonDetails)
{
    v("firstName", value.firstName);
    v.maybe("middleName", value.middleName);
    v("lastName", value.lastName);
    v("dateOfBirth", value.dateOfBirth);
}

MATCHDESK_SHAPE(DetailsChange)
{
    v("ticket", value.ticket);
    v("before", value.before);
    v("after", value.after);
    v("document", value.document);
    v("fileType", value.fileType);
    v.maybe("fileName", value.fileName);
    v("fileSize", value.fileSize);
    v("fileHash", value.fileHash);
    v("askedAt", value.askedAt);
    v("state", value.state);
    v("settledAt", value.settledAt);
}

} // namespace matchdesk::contract
