// SPDX-License-Identifier: MIT
#include "world/extract_world.h"

#include "answers.h"
#include "holders.h"

#include "support/text.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace matchdesk {

namespace {

using matching::Record;
using world::Answer;
using world::Holder;
using world::Random;

constexpr std::size_t kMostRecords = 10'000'000;
constexpr std::size_t kOthersKept = 4'000;
constexpr std::size_t kProgressEvery = 50'000;
constexpr std::size_t kWrittenAtOnce = 1U << 20U;

/// CSV that goes out in large pieces.
class Lines {
public:
    explicit Lines(std::ostream &out) : m_out(out) { m_text.reserve(kWrittenAtOnce + 4'096); }
    void line(std::string_view whole)
    {
        m_text.append(whole);
        m_text += '\n';
    }
    void value(std::string_view text)
    {
        if (!m_first)
            m_text += ',';
        m_first = false;
        if (text.find_first_of(",\"\n\r") == std::string_view::npos) {
            m_text.append(text);
            return;
        }
        m_text += '"';
        for (const char unit : text) {
            if (unit == '"')
                m_text += '"';
            m_text += unit;
        }
        m_text += '"';
    }
    void date(const std::optional<matching::Date> &date) { value(date ? toIso(*date) : std::string()); }
    void end()
    {
        m_text += '\n';
        m_first = true;
        if (m_text.size() >= kWrittenAtOnce)
            flush();
    }
    void flush()
    {
        m_out.write(m_text.data(), static_cast<std::streamsize>(m_text.size()));
        m_text.clear();
    }

private:
    std::ostream &m_out;
    std::string m_text;
    bool m_first = true;
};

std::string joined(const std::vector<std::string> &values)
{
    std::string text;
    for (const std::string &value : values)
        text.append(text.empty() ? "" : ";").append(value);
    return text;
}

void writeRecord(Lines &lines, const Record &record)
{
    for (const std::string *value : {&record.trn, &record.firstName, &record.middleName, &record.lastName})
        lines.value(*value);
    lines.value(joined(record.previousFirstNames));
    lines.value(joined(record.previousLastNames));
    lines.date(record.dateOfBirth);
    lines.value(record.nationalInsuranceNumber);
    lines.value(record.emailAddress);
    lines.date(record.qtsDate);
    lines.date(record.eytsDate);
    lines.value(record.ittProviderName);
    lines.value(record.ittProviderUkprn);
    lines.value(matching::nameOf(record.status));
    lines.value(record.mergedIntoTrn);
    lines.value(record.activeAlert ? "1" : "0");
    lines.end();
}

/// A fair sample of all that pass by.
template <typename T>
class Sample {
public:
    Sample(std::size_t wanted, Random random) : m_wanted(wanted), m_random(random) { m_kept.reserve(wanted); }
    template <typename Source>
    void see(const Source &value)
    {
        ++m_seen;
        if (m_kept.size() < m_wanted) {
            m_kept.push_back(T(value));
        } else if (const std::uint32_t at = m_random.below(static_cast<std::uint32_t>(m_seen)); at < m_wanted) {
            m_kept[at] = T(value);
        }
    }
    [[nodiscard]] std::vector<T> &kept() noexcept { return m_kept; }

private:
    std::size_t m_wanted;
    std::size_t m_seen = 0;
    Random m_random;
    std::vector<T> m_kept;
};

struct Numbers : world::Others {
    explicit Numbers(const Record &record) : Others {record.nationalInsuranceNumber, record.trn} {}
};

void writeQuery(Lines &lines, std::size_t number, const Holder &holder, const Answer &answer)
{
    const matching::Claim &claim = answer.claim;
    lines.value("q" + std::to_string(number + 1));
    for (const std::string *value :
         {&claim.firstName, &claim.middleName, &claim.lastName, &claim.previousFirstName, &claim.previousLastName,
          &claim.dateOfBirth, &claim.nationalInsuranceNumber, &claim.emailAddress, &claim.statedTrn,
          &claim.ittProviderName, &claim.ittProviderUkprn, &holder.trn})
        lines.value(*value);
    lines.value(joined(answer.kinds));
    lines.value(holder.community->name);
    lines.end();
}

} // namespace

Outcome writeDemoExtract(const ExtractOptions &options, std::ostream &extract, std::ostream &queries,
                         const std::function<bool(std::size_t)> &progress)
{
    const ExtractProfile &profile = options.profile != nullptr ? *options.profile : extractProfiles().front();
    const auto strangers = options.queries * profile.askers.withoutRecord / 10'000;
    if (options.records == 0 || options.records > kMostRecords)
        return Error {.code = ErrorCode::Unprocessable, .detail = "a register has 1 to 10,000,000 records", .field = "records"};

    const world::Tables tables;
    world::Holders people(tables, profile.people, options.seed, options.records);
    Sample<Holder> askers(options.queries - strangers, Random(options.seed, "askers"));
    Sample<Numbers> others(kOthersKept, Random(options.seed, "others"));
    Lines lines(extract);
    lines.line("trn,first_name,middle_name,last_name,previous_first_names,previous_last_names,date_of_birth,"
               "national_insurance_number,email_address,qts_date,eyts_date,itt_provider_name,itt_provider_ukprn,status,"
               "merged_into_trn,active_alert");
    std::vector<Holder> household;
    std::vector<Record> records;
    std::size_t next = kProgressEvery;
    for (std::size_t written = 0; written < options.records;) {
        household.clear();
        records.clear();
        people.nextHousehold(household, records);
        records.resize(std::min(records.size(), options.records - written));
        for (const Record &record : records) {
            writeRecord(lines, record);
            others.see(record);
        }
        written += records.size();
        for (const Holder &holder : household) {
            // The last household may be cut short; and the dead ask for nothing.
            const auto record = std::ranges::find(records, holder.trn, &Record::trn);
            if (record != records.end() && record->status != matching::RecordStatus::Deceased)
                askers.see(holder);
        }
        if (written >= next) {
            next += kProgressEvery;
            if (!progress(written))
                return Error {.code = ErrorCode::Cancelled};
        }
    }
    lines.flush();

    std::vector<Holder> &asking = askers.kept();
    if (asking.empty() && options.queries > 0)
        return Error {.code = ErrorCode::Unprocessable, .detail = "more queries than people", .field = "queries"};
    Random random(options.seed, "answers");
    const std::size_t withRecord = asking.size();
    std::vector<std::string> kinds(withRecord);
    for (std::size_t i = 0; i < strangers; ++i) {
        std::string kind = "no-record";
        const bool near = random.below(10'000) < profile.askers.nearSomebody && withRecord > 0;
        std::string like;
        asking.push_back(near ? people.relative(random, asking[random.below(static_cast<std::uint32_t>(withRecord))], like)
                              : people.stranger(random));
        kinds.push_back(near ? kind + "-" + like : kind);
    }
    std::vector<std::size_t> order(asking.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    random.shuffle(order);
    Lines asked(queries);
    asked.line("query_id,first_name,middle_name,last_name,previous_first_name,previous_last_name,date_of_birth,"
               "national_insurance_number,email_address,stated_trn,itt_provider_name,itt_provider_ukprn,truth_trn,"
               "error_kinds,community");
    world::Asker asker(tables, profile.askers, people, random);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::size_t who = order[i];
        Answer answer = asker.answer(asking[who], random.pick(others.kept()));
        if (!kinds[who].empty())
            answer.kinds.insert(answer.kinds.begin(), kinds[who]);
        writeQuery(asked, i, asking[who], answer);
    }
    asked.flush();
    if (!extract || !queries)
        return Error {.code = ErrorCode::Unavailable, .detail = "writing failed; is the disk full?"};
    return Done {};
}

} // namespace matchdesk
