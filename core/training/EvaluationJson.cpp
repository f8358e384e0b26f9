#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/inference/Calibration.h"
#include "core/training/Evaluation.h"
#include "core/training/NumberText.h"

namespace intaglio::training {

namespace {

using Json = nlohmann::ordered_json;

Json estimateJson(const Estimate& estimate) {
    Json json = {{"value", estimate.value}, {"ci95", nullptr}};
    if (estimate.ci95) {
        json["ci95"] = {estimate.ci95->low, estimate.ci95->high};
    }
    return json;
}

/// Figures whose names start with `prefix`, the rest of the name as key; without a prefix those of the whole table.
Json figuresJson(const Estimates& figures, const std::string& prefix = {}) {
    Json json = Json::object();
    for (const auto& [name, estimate] : figures) {
        const bool belongs = prefix.empty() ? name.find('/') == std::string::npos : name.starts_with(prefix);
        if (belongs) {
            json[name.substr(prefix.size())] = estimateJson(estimate);
        }
    }
    return json;
}

Json perClassJson(const EvaluationReport& report) {
    Json json = Json::object();
    for (std::size_t label = 0; label < report.scheme.classes.size(); ++label) {
        const std::string& name = report.scheme.classes[label];
        std::set<std::string> groups;
        std::size_t count = 0;
        for (const Scored& scored : report.table.rows) {
            if (scored.truth == static_cast<int>(label)) {
                groups.insert(scored.group);
                ++count;
            }
        }
        Json row = {{"n", count}, {"groups", groups.size()}, {"finding", static_cast<bool>(report.scheme.isFinding[label])}};
        row.update(figuresJson(report.figures, name + "/"));
        json[name] = row;
    }
    return json;
}

/// `chosen_on_val`: what the threshold gave where it was chosen; both are means over the folds where folds were judged.
Json operatingPointsJson(const std::vector<OperatingPointReport>& points) {
    Json json = Json::array();
    for (const auto& entry : points) {
        json.push_back({{"name", entry.point.name},
                        {"threshold", entry.point.threshold},
                        {"chosen_on_val", {{"sensitivity", entry.point.sensitivity}, {"specificity", entry.point.specificity}}},
                        {"metrics", figuresJson(entry.figures)}});
    }
    return json;
}

Json calibrationJson(const CalibrationReport& calibration) {
    return {{"method", calibration.method},
            {"temperature", calibration.temperature},
            {"ece_before", estimateJson(calibration.before)},
            {"ece_after", estimateJson(calibration.after)}};
}

Json subgroupsJson(const EvaluationReport& report) {
    Json json = Json::array();
    for (const auto& entry : report.subgroups) {
        Json truths = Json::object();
        for (std::size_t label = 0; label < entry.truths.size(); ++label) {
            truths[report.scheme.classes[label]] = entry.truths[label];
        }
        json.push_back({{"column", entry.column},
                        {"value", entry.value},
                        {"n", entry.count},
                        {"truths", truths},
                        {"metrics", figuresJson(entry.figures)},
                        {"at_default_point", figuresJson(entry.atDefaultPoint)}});
    }
    return json;
}

Json reliabilityJson(const EvaluationReport& report) {
    Json json = Json::array();
    for (const ReliabilityBin& bin : reliabilityBins(report.table, allRows(report.table))) {
        json.push_back({{"n", bin.count}, {"confidence", bin.confidence}, {"accuracy", bin.accuracy}});
    }
    return json;
}

Json confusionJson(const EvaluationReport& report) {
    Json json = Json::array();
    for (const auto& row : confusionMatrix(report.table, allRows(report.table))) {
        Json counts = Json::array();
        for (const double count : row) {
            counts.push_back(static_cast<std::int64_t>(count));
        }
        json.push_back(counts);
    }
    return json;
}

std::string probabilityText(double probability) {
    return fixedNumber(probability, 6);
}

}  // namespace

std::string metricsJson(const EvaluationReport& report) {
    Json json;
    json["model"] = {{"id", report.model.id}, {"version", report.model.version}, {"sha256", report.model.sha256}};
    json["dataset"] = report.dataset;
    json["split"] = report.split;
    json["n"] = report.count;
    json["groups"] = report.groups;
    json["classes"] = report.scheme.classes;
    json["metrics"] = figuresJson(report.figures);
    json["per_class"] = perClassJson(report);
    json["confusion"] = confusionJson(report);
    json["operating_points"] = operatingPointsJson(report.operatingPoints);
    json["subgroups"] = subgroupsJson(report);
    json["study_level"] = nullptr;
    if (report.studyCount > 0) {
        json["study_level"] = {{"n", report.studyCount},
                               {"metrics", figuresJson(report.studyFigures)},
                               {"operating_points", operatingPointsJson(report.studyPoints)}};
    }
    json["calibration"] = report.calibration ? calibrationJson(*report.calibration) : Json(nullptr);
    if (report.shownLabel) {
        const auto& [figures, weighted, right] = *report.shownLabel;
        json["most_probable"] = {{"accuracy", estimateJson(figures.at("accuracy"))},
                                 {"balanced_accuracy", estimateJson(figures.at("balanced_accuracy"))},
                                 {"weighted", weighted},
                                 {"weighted_right", right}};
    }
    json["reliability"] = reliabilityJson(report);
    json["robustness"] = Json::array();
    for (const RobustnessRow& row : report.robustness) {
        json["robustness"].push_back({{"change", row.change},
                                      {"accuracy", estimateJson(row.accuracy)},
                                      {"balanced_accuracy", estimateJson(row.balancedAccuracy)},
                                      {"gate_refusals", row.gateRefusals}});
    }
    json["gate_refusals"] = report.gateRefusals;
    json["definitions"] = {{"ci95", "percentile bootstrap over groups"},
                           {"ece", "15 equal-mass bins of the most probable label, debiased"},
                           {"brier", "mean over pictures and classes of the squared error"},
                           {"operating_points", "thresholds on the summed probability of the findings, chosen on the split val"},
                           {"study_level", "mean probability over the pictures of a group"},
                           {"sensitivity", "one class against the rest, mean over classes; with two classes that of the finding"}};
    json["seconds"] = report.seconds;
    json["images_per_second"] = report.seconds > 0 ? static_cast<double>(report.count) / report.seconds : 0;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string predictionsCsv(const inference::Manifest& manifest, const std::vector<Judged>& judged,
                           const std::vector<PredictionColumn>& further) {
    std::string text = "path,label,split,group,predicted,gate_refuses";
    for (const auto& label : manifest.labels) {
        text += ",p_" + quotedField(label.key);
    }
    for (const PredictionColumn& column : further) {
        text += "," + quotedField(column.name);
    }
    text += "\r\n";
    for (std::size_t row = 0; row < judged.size(); ++row) {
        const Judged& picture = judged[row];
        const std::size_t shown = inference::shownLabel(picture.probabilities, manifest);
        const Sample& sample = *picture.sample;
        text += quotedField(sample.path) + "," + quotedField(sample.label) + "," + quotedField(sample.split) + "," +
                quotedField(sample.group) + "," + quotedField(manifest.labels[shown].key) + "," + (picture.gateRefuses ? "yes" : "no");
        for (const double probability : picture.probabilities) {
            text += "," + probabilityText(probability);
        }
        for (const PredictionColumn& column : further) {
            text += "," + quotedField(column.values[row]);
        }
        text += "\r\n";
    }
    return text;
}

}  // namespace intaglio::training
