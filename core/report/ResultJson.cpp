#include "core/report/ResultJson.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/report/ErrorSentence.h"

namespace intaglio::report {
namespace {

using base::Error;
using base::ErrorCode;
using inference::ClassProbability;
using inference::Decision;
using inference::Prediction;
using nlohmann::ordered_json;

ordered_json modelJson(const inference::ModelIdentity& model) {
    return {{"id", model.id}, {"version", model.version}, {"sha256", model.sha256}};
}

ordered_json kindJson(const inference::KindScore& kind) {
    return {{"label", kind.label}, {"score", kind.score}};
}

ordered_json probabilitiesJson(const std::vector<ClassProbability>& probabilities) {
    ordered_json object = ordered_json::object();
    for (const ClassProbability& entry : probabilities) object[entry.label] = entry.probability;
    return object;
}

/// Only for labels whose answers were combined from several.
ordered_json intervalsJson(const std::vector<ClassProbability>& probabilities) {
    ordered_json object = ordered_json::object();
    for (const ClassProbability& entry : probabilities) {
        if (entry.lowest && entry.highest) object[entry.label] = {{"low", *entry.lowest}, {"high", *entry.highest}};
    }
    return object;
}

/// A field of the agreed line; throws what nlohmann throws, which parsePrediction turns into an Error.
double probabilityAt(const ordered_json& value) {
    const double probability = value.get<double>();
    if (!(probability >= 0 && probability <= 1)) throw std::out_of_range("a probability is outside 0..1");
    return probability;
}

Decision decisionAt(const ordered_json& value) {
    const auto name = value.get<std::string>();
    for (const Decision decision : {Decision::Negative, Decision::Positive, Decision::Indeterminate}) {
        if (inference::decisionName(decision) == name) return decision;
    }
    throw std::out_of_range("the decision is unknown");
}

void readIntervals(const ordered_json& line, Prediction& prediction) {
    if (!line.contains("intervals")) return;
    for (const auto& [label, interval] : line.at("intervals").items()) {
        for (ClassProbability& entry : prediction.probabilities) {
            if (entry.label != label) continue;
            entry.lowest = probabilityAt(interval.at("low"));
            entry.highest = probabilityAt(interval.at("high"));
        }
    }
}

Prediction predictionAt(const ordered_json& line) {
    if (line.value("status", "ok") != "ok") throw std::out_of_range("its status is not ok");
    Prediction prediction;
    const ordered_json& model = line.at("model");
    prediction.model = {model.at("id").get<std::string>(), model.at("version").get<std::string>(), model.at("sha256").get<std::string>()};
    if (line.contains("kind") && !line.at("kind").is_null()) {
        prediction.kind = {line.at("kind").at("label").get<std::string>(), probabilityAt(line.at("kind").at("score"))};
    }
    for (const auto& [label, probability] : line.at("probabilities").items()) {
        prediction.probabilities.push_back({label, probabilityAt(probability)});
    }
    if (prediction.probabilities.empty()) throw std::out_of_range("it has no probabilities");
    prediction.finding = line.at("finding").get<std::string>();
    prediction.decision = decisionAt(line.at("decision"));
    prediction.operatingPoint = line.at("operating_point").at("name").get<std::string>();
    prediction.threshold = probabilityAt(line.at("operating_point").at("threshold"));
    if (line.contains("finding_probability") && !line.at("finding_probability").is_null()) {
        prediction.findingProbability = probabilityAt(line.at("finding_probability"));
    }
    for (const ordered_json& flag : line.value("flags", ordered_json::array())) prediction.flags.push_back(flag.get<std::string>());
    if (inference::hasBrokenWeight(prediction) || !inference::canBeFinding(prediction, prediction.finding)) {
        throw std::out_of_range("its finding is neither its most probable label nor the one that its flags name");
    }
    prediction.overriddenRefusal = line.value("overridden_refusal", std::string());
    readIntervals(line, prediction);
    return prediction;
}

}  // namespace

ordered_json errorJson(const Error& error) {
    return {{"code", base::codeName(error.code)}, {"message", sentenceOf(error)}};
}

ordered_json predictionJson(const Prediction& prediction) {
    ordered_json result = {{"model", modelJson(prediction.model)},
                           {"kind", kindJson(prediction.kind)},
                           {"refusal", nullptr},
                           {"probabilities", probabilitiesJson(prediction.probabilities)},
                           {"finding", prediction.finding},
                           {"decision", inference::decisionName(prediction.decision)}};
    if (prediction.findingProbability) result["finding_probability"] = *prediction.findingProbability;
    if (ordered_json intervals = intervalsJson(prediction.probabilities); !intervals.empty()) result["intervals"] = std::move(intervals);
    if (!prediction.overriddenRefusal.empty()) result["overridden_refusal"] = prediction.overriddenRefusal;
    result["operating_point"] = {{"name", prediction.operatingPoint}, {"threshold", prediction.threshold}};
    result["flags"] = prediction.flags;
    result["time_ms"] = prediction.timeMs;
    return result;
}

ordered_json rowJson(const pipeline::BatchRow& row) {
    ordered_json line = {{"file", base::pathText(row.file)}, {"status", row.status}};
    if (row.prediction) line.update(predictionJson(*row.prediction));
    if (row.refusal) {
        line["model"] = row.refusal->model ? modelJson(*row.refusal->model) : ordered_json(nullptr);
        line["kind"] = row.refusal->kind ? kindJson(*row.refusal->kind) : ordered_json(nullptr);
        line["refusal"] = errorJson(row.refusal->reason);
    }
    if (row.error) line["error"] = errorJson(*row.error);
    line["time_ms"] = std::round(row.timeMs * 100) / 100;
    return line;
}

base::Result<Prediction> parsePrediction(base::ByteView json, const std::string& path) {
    try {
        return predictionAt(ordered_json::parse(json.begin(), json.end()));
    } catch (const nlohmann::json::exception&) {
        return Error(ErrorCode::ResultFileInvalid, {path, "it is not a line of \"intaglio predict --json\""});
    } catch (const std::out_of_range& problem) {
        return Error(ErrorCode::ResultFileInvalid, {path, problem.what()});
    }
}

}  // namespace intaglio::report
