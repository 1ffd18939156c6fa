// SPDX-License-Identifier: MIT
#pragma once

#include "matching/matcher.h"

#include <string>
#include <vector>

/// Invented people for the tests of matching.
namespace matchdesk::matching::samples {

inline Date date(int year, unsigned month, unsigned day)
{
    return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

inline Record sianPritchard()
{
    Record out;
    out.trn = "4821973";
    out.firstName = "Siân";
    out.lastName = "Pritchard";
    out.dateOfBirth = date(1986, 4, 6);
    out.nationalInsuranceNumber = "NW123414C";
    out.emailAddress = "s.pritchard@met.example.ac.uk";
    out.ittProviderName = "Cardiff Metropolitan University";
    out.qtsDate = date(2009, 7, 1);
    return out;
}

inline Claim claimOf(const Record &record)
{
    Claim out;
    out.firstName = record.firstName;
    out.middleName = record.middleName;
    out.lastName = record.lastName;
    if (record.dateOfBirth) {
        const Date &born = *record.dateOfBirth;
        const auto padded = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
        out.dateOfBirth = std::to_string(static_cast<int>(born.year())) + '-'
            + padded(static_cast<unsigned>(born.month())) + '-' + padded(static_cast<unsigned>(born.day()));
    }
    out.nationalInsuranceNumber = record.nationalInsuranceNumber;
    out.emailAddress = record.emailAddress;
    out.statedTrn = record.trn;
    out.ittProviderName = record.ittProviderName;
    out.ittProviderUkprn = record.ittProviderUkprn;
    return out;
}

inline const Cell &cell(const Candidate &candidate, Field field)
{
    return candidate.cells.at(static_cast<std::size_t>(field));
}

} // namespace matchdesk::matching::samples
