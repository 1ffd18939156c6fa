// SPDX-License-Identifier: MIT
#include "evaluation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <iomanip>
#include <ostream>

namespace matchdesk::ctl {

namespace {

constexpr double kMega = 1024.0 * 1024.0;

double share(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

double perThousand(std::size_t part, std::size_t whole)
{
    return 1000 * share(part, whole);
}

std::size_t confirmations(const Group &group)
{
    return group.confirmed + group.wrongly;
}

/// Groups of most people first, so that what matters most stands at the top.
std::vector<std::pair<std::string, Group>> byWeight(const std::map<std::string, Group> &groups)
{
    std::vector<std::pair<std::string, Group>> sorted(groups.begin(), groups.end());
    std::ranges::stable_sort(sorted, [](const auto &left, const auto &right) {
        return left.second.people + left.second.strangers > right.second.people + right.second.strangers;
    });
    return sorted;
}

void writeTable(std::ostream &out, std::string_view heading, const std::map<std::string, Group> &groups)
{
    if (groups.empty())
        return;
    out << '\n'
        << std::left << std::setw(32) << heading << std::right << std::setw(9) << "people" << std::setw(12)
        << "missed@1" << std::setw(12) << "missed@10" << std::setw(12) << "confirmed" << std::setw(8) << "wrong"
        << std::setw(11) << "no record" << std::setw(8) << "alarms" << '\n';
    for (const auto &[name, group] : byWeight(groups)) {
        out << std::left << std::setw(32) << name << std::right << std::setw(9) << group.people << std::setprecision(1)
            << std::setw(12) << perThousand(group.people - group.found[0], group.people) << std::setw(12)
            << perThousand(group.people - group.found[2], group.people) << std::setprecision(3) << std::setw(12)
            << share(group.confirmed, group.people) << std::setw(8) << group.wrongly << std::setw(11)
            << group.strangers << std::setw(8) << group.falseAlarms << '\n';
    }
}

QJsonObject asJson(const Group &group)
{
    return {{QStringLiteral("people"), static_cast<qint64>(group.people)},
            {QStringLiteral("found_first"), static_cast<qint64>(group.found[0])},
            {QStringLiteral("found_in_three"), static_cast<qint64>(group.found[1])},
            {QStringLiteral("found_in_ten"), static_cast<qint64>(group.found[2])},
            {QStringLiteral("confirmed_right"), static_cast<qint64>(group.confirmed)},
            {QStringLiteral("confirmed_wrong"), static_cast<qint64>(group.wrongly)},
            {QStringLiteral("without_record"), static_cast<qint64>(group.strangers)},
            {QStringLiteral("false_alarms"), static_cast<qint64>(group.falseAlarms)}};
}

QJsonObject asJson(const std::map<std::string, Group> &groups)
{
    QJsonObject object;
    for (const auto &[name, group] : groups)
        object.insert(QString::fromStdString(name), asJson(group));
    return object;
}

QJsonObject asJson(const Calibration &calibration)
{
    QJsonArray bins;
    for (const Bin &bin : calibration.bins()) {
        const double stated = bin.count == 0 ? 0 : bin.stated / static_cast<double>(bin.count);
        bins.append(QJsonObject {{QStringLiteral("count"), static_cast<qint64>(bin.count)},
                                 {QStringLiteral("stated"), stated},
                                 {QStringLiteral("right"), share(bin.right, bin.count)}});
    }
    return {{QStringLiteral("ece"), calibration.expectedError()},
            {QStringLiteral("brier"), calibration.brier()},
            {QStringLiteral("bins"), bins}};
}

} // namespace

void Evaluation::writeText(std::ostream &out) const
{
    const std::size_t wrongly = m_all.wrongly;
    const std::size_t confirmed = confirmations(m_all);
    out << std::fixed << m_all.people << " people with a record, " << m_all.strangers << " without\n\n"
        << std::setprecision(4) << "recall@1                     " << share(m_all.found[0], m_all.people) << '\n'
        << "recall@3                     " << share(m_all.found[1], m_all.people) << '\n'
        << "recall@10                    " << share(m_all.found[2], m_all.people) << '\n';
    if (m_knowsCompared && m_all.people > 0)
        out << "candidate recall             " << share(m_all.considered, m_all.people) << '\n';
    out << "people confirmed             " << share(m_all.confirmed, m_all.people) << '\n'
        << "confirmations                " << m_all.confirmed << " right, " << wrongly << " wrong";
    if (confirmed > 0)
        out << "; 1 in 10,000 would be " << std::setprecision(1) << static_cast<double>(confirmed) / 10'000
            << ", wrong at most " << 10'000 * upperBound(wrongly, confirmed) << " in 10,000 (95 %)";
    out << std::setprecision(4) << "\nfalse alarms, no record      " << share(m_all.falseAlarms, m_all.strangers) << " ("
        << m_all.falseAlarms << " whose best candidate has 0.9 or more)\n"
        << "calibration, best candidate  ECE " << m_best.expectedError() << ", Brier " << m_best.brier() << '\n'
        << "calibration, all candidates  ECE " << m_candidates.expectedError() << ", Brier " << m_candidates.brier() << '\n'
        << "answers cut short            " << m_truncated << '\n';
    if (!m_micros.empty()) {
        std::vector<double> sorted = m_micros;
        std::ranges::sort(sorted);
        out << std::setprecision(1) << "microseconds                 p50 " << percentile(sorted, 0.5) << ", p95 "
            << percentile(sorted, 0.95) << ", p99 " << percentile(sorted, 0.99) << ", p99.9 "
            << percentile(sorted, 0.999) << ", worst " << sorted.back() << '\n';
    }
    if (m_resources) {
        const Resources &used = *m_resources;
        out << std::setprecision(0) << "queries a second             " << used.queriesPerSecond << " on " << used.threads
            << " thread(s)\n"
            << std::setprecision(1) << "opening the register         " << used.openMillis << " ms\n"
            << "memory                       " << static_cast<double>(used.residentBytes) / kMega << " MiB resident, "
            << static_cast<double>(used.proportionalBytes) / kMega << " MiB proportional; the file has "
            << static_cast<double>(used.fileBytes) / kMega << " MiB\n";
    }
    out << "\nbest candidate's probability    answers    stated     right\n";
    for (std::size_t i = 0; i < m_best.bins().size(); ++i) {
        const Bin &bin = m_best.bins()[i];
        out << std::setprecision(1) << static_cast<double>(i) / 10 << " to " << static_cast<double>(i + 1) / 10
            << std::setw(29) << bin.count << std::setprecision(4) << std::setw(10)
            << (bin.count == 0 ? 0 : bin.stated / static_cast<double>(bin.count)) << std::setw(10)
            << share(bin.right, bin.count) << '\n';
    }
    writeTable(out, "by kind of error (per 1,000)", m_byKind);
    writeTable(out, "by community (per 1,000)", m_byCommunity);
}

void Evaluation::writeJson(std::ostream &out) const
{
    QJsonObject object {{QStringLiteral("all"), asJson(m_all)},
                        {QStringLiteral("recall_at_1"), share(m_all.found[0], m_all.people)},
                        {QStringLiteral("recall_at_3"), share(m_all.found[1], m_all.people)},
                        {QStringLiteral("recall_at_10"), share(m_all.found[2], m_all.people)},
                        {QStringLiteral("confirmed_share"), share(m_all.confirmed, m_all.people)},
                        {QStringLiteral("confirmed_wrong_upper_bound_95"),
                         confirmations(m_all) == 0 ? 0 : upperBound(m_all.wrongly, confirmations(m_all))},
                        {QStringLiteral("false_alarm_share"), share(m_all.falseAlarms, m_all.strangers)},
                        {QStringLiteral("truncated"), static_cast<qint64>(m_truncated)},
                        {QStringLiteral("calibration_best"), asJson(m_best)},
                        {QStringLiteral("calibration_candidates"), asJson(m_candidates)},
                        {QStringLiteral("by_kind"), asJson(m_byKind)},
                        {QStringLiteral("by_community"), asJson(m_byCommunity)}};
    if (m_knowsCompared)
        object.insert(QStringLiteral("candidate_recall"), share(m_all.considered, m_all.people));
    if (!m_micros.empty()) {
        std::vector<double> sorted = m_micros;
        std::ranges::sort(sorted);
        object.insert(QStringLiteral("micros"), QJsonObject {{QStringLiteral("p50"), percentile(sorted, 0.5)},
                                                             {QStringLiteral("p95"), percentile(sorted, 0.95)},
                                                             {QStringLiteral("p99"), percentile(sorted, 0.99)},
                                                             {QStringLiteral("p99.9"), percentile(sorted, 0.999)},
                                                             {QStringLiteral("worst"), sorted.back()}});
    }
    if (m_resources) {
        object.insert(QStringLiteral("queries_per_second"), m_resources->queriesPerSecond);
        object.insert(QStringLiteral("threads"), static_cast<qint64>(m_resources->threads));
        object.insert(QStringLiteral("open_millis"), m_resources->openMillis);
        object.insert(QStringLiteral("resident_bytes"), static_cast<qint64>(m_resources->residentBytes));
        object.insert(QStringLiteral("proportional_bytes"), static_cast<qint64>(m_resources->proportionalBytes));
        object.insert(QStringLiteral("file_bytes"), static_cast<qint64>(m_resources->fileBytes));
    }
    out << QJsonDocument(object).toJson().toStdString();
}

} // namespace matchdesk::ctl
