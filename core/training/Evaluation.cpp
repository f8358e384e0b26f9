#include "core/training/Evaluation.h"

#include <algorithm>
#include <set>

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;

/// Columns with more distinct values are identifiers, not subgroups.
constexpr std::size_t kMaximumSubgroups = 12;
/// Smaller subgroups say nothing.
constexpr std::size_t kMinimumSubgroupSize = 10;

std::size_t labelIndex(const inference::Manifest& manifest, const std::string& key) {
    const auto found = std::find_if(manifest.labels.begin(), manifest.labels.end(), [&](const auto& label) { return label.key == key; });
    return static_cast<std::size_t>(found - manifest.labels.begin());
}

void addClass(const inference::Manifest& manifest, const std::string& name, const std::vector<std::size_t>& members, TruthScheme& scheme) {
    scheme.classes.push_back(name);
    scheme.members.push_back(members);
    scheme.isFinding.push_back(std::any_of(
        members.begin(), members.end(), [&](std::size_t member) { return manifest.labels[member].role == inference::LabelRole::Finding; }));
}

/// Figures of a subset: the class-wise ones are left to the whole table.
Figures headFigures(const ScoreTable& table, RowSelection rows) {
    Figures figures = figuresOf(table, rows);
    std::erase_if(figures, [](const auto& item) { return item.first.find('/') != std::string::npos; });
    return figures;
}

std::string fieldOf(const Sample& sample, const std::string& column) {
    const auto found = sample.columns.find(column);
    return found == sample.columns.end() ? std::string() : found->second;
}

std::vector<SubgroupReport> subgroupsOf(const Dataset& dataset, const std::vector<Judged>& judged, const ScoreTable& table,
                                        const BootstrapOptions& options) {
    std::vector<SubgroupReport> reports;
    for (const std::string& column : dataset.columnNames) {
        std::map<std::string, std::vector<std::size_t>> rowsOfValue;
        for (std::size_t row = 0; row < judged.size(); ++row) {
            if (const std::string value = fieldOf(*judged[row].sample, column); !value.empty()) {
                rowsOfValue[value].push_back(row);
            }
        }
        if (rowsOfValue.size() < 2 || rowsOfValue.size() > kMaximumSubgroups) {
            continue;
        }
        for (const auto& [value, rows] : rowsOfValue) {
            if (rows.size() >= kMinimumSubgroupSize) {
                reports.push_back({column, value, rows.size(), estimate(table, rows, headFigures, options)});
            }
        }
    }
    return reports;
}

/// One row per group whose pictures share one truth: the mean probability over its pictures.
ScoreTable studyTable(const ScoreTable& table) {
    std::map<std::string, std::vector<const Scored*>> groups;
    for (const Scored& row : table.rows) {
        groups[row.group].push_back(&row);
    }
    ScoreTable studies{table.classes, table.isFinding, {}};
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
    ScoreTable table{scheme.classes, scheme.isFinding, {}};
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
    const auto rows = allRows(report.table);
    report.figures = estimate(report.table, rows, figuresOf, options);
    for (const auto& point : manifest.operatingPoints) {
        const auto atPoint = [&](const ScoreTable& table, RowSelection selection) {
            return figuresAtThreshold(table, selection, point.threshold);
        };
        report.operatingPoints.push_back({point, estimate(report.table, rows, atPoint, options)});
    }
    report.subgroups = subgroupsOf(dataset, judged, report.table, options);
    const ScoreTable studies = studyTable(report.table);
    report.studyCount = studies.rows.size();
    report.studyFigures = studies.rows.empty() ? Estimates() : estimate(studies, allRows(studies), headFigures, options);
    return report;
}

}  // namespace intaglio::training
