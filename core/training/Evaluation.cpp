#include "core/training/Evaluation.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "core/inference/Calibration.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;

std::size_t labelIndex(const inference::Manifest& manifest, const std::string& key) {
    const auto found = std::find_if(manifest.labels.begin(), manifest.labels.end(), [&](const auto& label) { return label.key == key; });
    return static_cast<std::size_t>(found - manifest.labels.begin());
}

void addClass(const inference::Manifest& manifest, const std::string& name, const std::vector<std::size_t>& members, TruthScheme& scheme) {
    scheme.classes.push_back(name);
    scheme.members.push_back(members);
    if (const auto& shares = manifest.shownLabel.shares; !shares.empty()) {
        scheme.shares.push_back(
            std::accumulate(members.begin(), members.end(), 0.0, [&](double sum, std::size_t member) { return sum + shares[member]; }));
    }
    scheme.isFinding.push_back(std::any_of(
        members.begin(), members.end(), [&](std::size_t member) { return manifest.labels[member].role == inference::LabelRole::Finding; }));
}

/// One row per group whose pictures share one truth: the mean probability over its pictures.
ScoreTable studyTable(const ScoreTable& table) {
    std::map<std::string, std::vector<const Scored*>> groups;
    for (const Scored& row : table.rows) {
        groups[row.group].push_back(&row);
    }
    ScoreTable studies{table.classes, table.isFinding, {}, table.shares};
    bool anyShared = false;
    for (const auto& [name, rows] : groups) {
        if (std::any_of(rows.begin(), rows.end(), [&](const Scored* row) { return row->truth != rows.front()->truth; })) {
            continue;
        }
        Scored study{std::vector<double>(table.classes.size()), rows.front()->truth, name};
        for (const Scored* row : rows) {
            for (std::size_t label = 0; label < study.probabilities.size(); ++label) {
                study.probabilities[label] += row->probabilities[label] / static_cast<double>(rows.size());
            }
        }
        anyShared = anyShared || rows.size() > 1;
        studies.rows.push_back(std::move(study));
    }
    return anyShared ? studies : ScoreTable{table.classes, table.isFinding, {}};
}

std::vector<OperatingPointReport> operatingPointsOf(const inference::Manifest& manifest, const ScoreTable& table,
                                                    const BootstrapOptions& options) {
    std::vector<OperatingPointReport> reports;
    for (const auto& point : manifest.operatingPoints) {
        reports.push_back({point, estimate(table, allRows(table), figuresAt(point.threshold), options)});
    }
    return reports;
}

std::optional<CalibrationReport> calibrationOf(const inference::Manifest& manifest, std::vector<Judged> judged,
                                               const EvaluationReport& report, const BootstrapOptions& options) {
    for (Judged& picture : judged) {
        if (picture.uncalibrated.empty()) {
            return std::nullopt;
        }
        picture.probabilities = picture.uncalibrated;
    }
    const ScoreTable table = scoreTable(judged, report.scheme);
    const auto onlyError = [](const RankedTable& rows, RowCounts counts) { return Figures{{"ece", rows.figures(counts).at("ece")}}; };
    return CalibrationReport{manifest.biases.empty() ? "temperature" : "platt", manifest.temperature,
                             estimate(table, allRows(table), onlyError, options).at("ece"), report.figures.at("ece")};
}

std::optional<ShownLabelReport> shownLabelOf(const ScoreTable& table, const BootstrapOptions& options) {
    if (table.shares.empty()) {
        return std::nullopt;
    }
    ScoreTable plain = table;
    plain.shares.clear();
    ShownLabelReport report;
    report.mostProbable = estimate(plain, allRows(plain), headFigures, options);
    for (const Scored& row : table.rows) {
        const std::size_t shown = inference::shownClass(row.probabilities, table.shares, table.isFinding);
        if (shown != inference::mostProbable(row.probabilities)) {
            report.weighted += 1;
            report.weightedRight += static_cast<int>(shown) == row.truth ? 1 : 0;
        }
    }
    return report;
}

}  // namespace

base::Result<TruthScheme> truthSchemeOf(const inference::Manifest& manifest, const std::vector<std::string>& truths) {
    std::set<std::string> open(truths.begin(), truths.end());
    std::vector<bool> used(manifest.labels.size());
    std::map<std::size_t, const inference::LabelGroup*> groupAt;  // first member -> group
    const bool finest = std::all_of(open.begin(), open.end(), [&](const auto& truth) { return labelIndex(manifest, truth) < used.size(); });
    for (const auto& group : manifest.labelGroups) {
        if (!finest && open.contains(group.name)) {
            std::size_t first = used.size();
            for (const std::string& member : group.members) {
                first = std::min(first, labelIndex(manifest, member));
                used[labelIndex(manifest, member)] = true;
            }
            groupAt[first] = &group;
        }
    }
    TruthScheme scheme;
    for (std::size_t label = 0; label < manifest.labels.size(); ++label) {
        if (const auto group = groupAt.find(label); group != groupAt.end()) {
            std::vector<std::size_t> members;
            for (const std::string& member : group->second->members) {
                members.push_back(labelIndex(manifest, member));
            }
            addClass(manifest, group->second->name, members, scheme);
        } else if (!used[label]) {
            addClass(manifest, manifest.labels[label].key, {label}, scheme);
        }
    }
    for (const std::string& truth : open) {
        if (std::find(scheme.classes.begin(), scheme.classes.end(), truth) == scheme.classes.end()) {
            return Error(ErrorCode::LabelUnknown, {truth});
        }
    }
    return scheme;
}

ScoreTable scoreTable(const std::vector<Judged>& judged, const TruthScheme& scheme) {
    ScoreTable table{scheme.classes, scheme.isFinding, {}, scheme.shares};
    for (const Judged& picture : judged) {
        const auto truth = std::find(scheme.classes.begin(), scheme.classes.end(), picture.sample->label);
        Scored row{std::vector<double>(scheme.classes.size()), static_cast<int>(truth - scheme.classes.begin()), picture.sample->group};
        for (std::size_t label = 0; label < scheme.classes.size(); ++label) {
            for (const std::size_t member : scheme.members[label]) {
                row.probabilities[label] += picture.probabilities[member];
            }
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

base::Result<EvaluationReport> evaluate(const inference::Manifest& manifest, const inference::ModelIdentity& model, const Dataset& dataset,
                                        const std::string& split, const std::vector<Judged>& judged, const BootstrapOptions& options) {
    std::vector<std::string> truths;
    std::set<std::string> groups;
    for (const Judged& picture : judged) {
        truths.push_back(picture.sample->label);
        groups.insert(picture.sample->group);
    }
    auto scheme = truthSchemeOf(manifest, truths);
    if (!scheme) {
        return scheme.error();
    }
    EvaluationReport report;
    report.model = model;
    report.dataset = dataset.name;
    report.split = split;
    report.count = judged.size();
    report.groups = groups.size();
    report.gateRefusals =
        static_cast<std::size_t>(std::count_if(judged.begin(), judged.end(), [](const auto& j) { return j.gateRefuses; }));
    report.scheme = *std::move(scheme);
    report.table = scoreTable(judged, report.scheme);
    report.figures = estimate(report.table, allRows(report.table), allFigures, options);
    report.operatingPoints = operatingPointsOf(manifest, report.table, options);
    report.shownLabel = shownLabelOf(report.table, options);
    report.calibration = calibrationOf(manifest, judged, report, options);
    report.subgroups = subgroupsOf(dataset, judged, report.table, manifest, options);
    const ScoreTable studies = studyTable(report.table);
    report.studyCount = studies.rows.size();
    if (!studies.rows.empty()) {
        report.studyFigures = estimate(studies, allRows(studies), headFigures, options);
        report.studyPoints = operatingPointsOf(manifest, studies, options);
    }
    return report;
}

}  // namespace intaglio::training
