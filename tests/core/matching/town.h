// SPDX-License-Identifier: MIT
#pragma once

#include "samples.h"

#include <random>

namespace matchdesk::matching::samples {

/// A small town of invented people with much in common.
inline std::vector<Record> town(std::size_t size, unsigned seed)
{
    const std::vector<std::string> forenames{"Anna", "Anne", "David", "Dave", "Siân", "Sian", "Mohammed", "Muhammad", "Jane",
        "Jade", "Chukwuemeka", "Małgorzata", "Rukhsana", "J", "Anna Maria", ""};
    const std::vector<std::string> surnames{"Smith", "Smyth", "Smith-Jones", "Jones", "O'Brien", "OBrien", "van der Berg",
        "Khan", "Kaur Gill", "Kaur", "Pritchard", "Prichard", "Nowak", "Balogun", ""};
    const std::vector<std::string> providers{"University of Leeds", "Leeds", "Cardiff Met", "Sunny Bank SCITT", ""};
    std::mt19937 random(seed);
    const auto pick = [&](const auto &list) { return list[random() % list.size()]; };
    std::vector<Record> out;
    for (std::size_t at = 0; at < size; ++at) {
        Record record;
        record.trn = std::to_string(1'000'000 + at * 7);
        record.firstName = pick(forenames);
        record.middleName = random() % 2 != 0 ? pick(forenames) : "";
        record.lastName = pick(surnames);
        if (random() % 4 == 0)
            record.previousLastNames = {pick(surnames)};
        if (random() % 20 != 0)
            record.dateOfBirth = date(1980 + static_cast<int>(random() % 3),
                static_cast<unsigned>(1 + random() % 12), static_cast<unsigned>(1 + random() % 28));
        if (random() % 5 != 0)
            record.nationalInsuranceNumber = "AB" + std::to_string(100'000 + random() % 2'000) + "C";
        if (random() % 3 != 0)
            record.emailAddress = "p" + std::to_string(random() % 500) + "@example.com";
        record.ittProviderName = pick(providers);
        if (random() % 30 == 0)
            record.status = RecordStatus::Inactive;
        out.push_back(record);
    }
    return out;
}

inline Claim scrambled(const Record &record, std::mt19937 &random)
{
    Claim out = claimOf(record);
    const auto slip = [&](std::string &text) {
        if (text.size() > 3 && random() % 3 == 0)
            std::swap(text[random() % (text.size() - 1)], text.back());
        if (random() % 5 == 0)
            text.clear();
    };
    slip(out.firstName);
    slip(out.lastName);
    slip(out.dateOfBirth);
    slip(out.nationalInsuranceNumber);
    slip(out.statedTrn);
    slip(out.emailAddress);
    return out;
}

} // namespace matchdesk::matching::samples
