#include "app/cli/ExplainScores.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include "core/base/Files.h"
#include "core/explain/ScoreExplanations.h"
#include "core/image/Display.h"
#include "core/inference/Calibration.h"
#include "core/inference/Combined.h"
#include "core/inference/ModelCatalog.h"
#include "core/inference/Preprocess.h"
#include "core/report/ResultJson.h"
#include "core/training/TrainModel.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using Json = nlohmann::ordered_json;
using Regions = std::map<std::string, std::vector<explain::TruthRegion>>;  ///< by the path in the table, in picture pixels

Result<double> numberFrom(const std::string& text, const std::string& file, int line) {
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size()) {
        return Error{ErrorCode::LabelsInvalid, {file, "line " + std::to_string(line) + ": \"" + text + "\" is no number"}};
    }
    return value;
}

/// A table with at least path, x_px, y_px and radius_px; pixels of the picture, origin in its upper left corner.
Result<Regions> readRegions(const std::string& file) {
    if (file.empty()) return Regions();
    const auto bytes = base::readFile(base::pathFromText(file));
    if (!bytes) return bytes.error();
    const auto rows = training::parseTable(base::textOf(*bytes), file);
    if (!rows) return rows.error();
    if (rows->empty()) return Error{ErrorCode::LabelsInvalid, {file, "is empty"}};
    const auto& header = rows->front().fields;
    std::map<std::string, std::size_t> columns;
    for (const char* name : {"path", "x_px", "y_px", "radius_px"}) {
        const auto found = std::find(header.begin(), header.end(), name);
        if (found == header.end()) return Error{ErrorCode::LabelsInvalid, {file, std::string("has no column ") + name}};
        columns[name] = static_cast<std::size_t>(found - header.begin());
    }
    Regions regions;
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
        if (row->fields.size() != header.size()) {
            return Error{ErrorCode::LabelsInvalid, {file, "line " + std::to_string(row->line) + ": another number of fields"}};
        }
        const auto x = numberFrom(row->fields[columns["x_px"]], file, row->line);
        const auto y = numberFrom(row->fields[columns["y_px"]], file, row->line);
        const auto radius = numberFrom(row->fields[columns["radius_px"]], file, row->line);
        if (!x || !y || !radius) return !x ? x.error() : (!y ? y.error() : radius.error());
        regions[row->fields[columns["path"]]].push_back({*x, *y, *radius, *radius, true});
    }
    return regions;
}

/// Evenly spread over the table, so that every class of a sorted table is in it.
std::vector<const training::Sample*> some(const std::vector<const training::Sample*>& samples, int wanted) {
    const auto count = wanted == 0 ? samples.size() : std::min(samples.size(), static_cast<std::size_t>(wanted));
    std::vector<const training::Sample*> chosen;
    for (std::size_t index = 0; index < count; ++index) chosen.push_back(samples[index * samples.size() / count]);
    return chosen;
}

Result<int> labelNamed(const inference::Manifest& manifest, const std::string& key) {
    const auto found = std::find_if(manifest.labels.begin(), manifest.labels.end(), [&](const auto& one) { return one.key == key; });
    return found == manifest.labels.end() ? Result<int>(Error{ErrorCode::LabelUnknown, {key}})
                                          : static_cast<int>(found - manifest.labels.begin());
}

/// The model with everything that reading a picture for it needs.
struct Bench {
    CommandContext& context;
    const ExplainScoresOptions& options;
    const inference::ModelPackage& package;
    inference::ModelRunner& runner;
    const inference::Explainer* explainer;  ///< null where there is none
    const Regions& regions;

    [[nodiscard]] Result<explain::ScoredPicture> picture(const training::Sample& sample) const {
        const auto loaded = context.services.readers().readFile(sample.file);
        if (!loaded) return loaded.error();
        const auto display = image::toDisplay(loaded->image);
        if (!display) return display.error();
        auto input = inference::preprocess(*display, package.manifest.preprocess);
        if (!input) return input.error();
        const auto seen = inference::seenRegion(*display, package.manifest.preprocess);
        if (!seen) return seen.error();
        const auto label = labelToExplain(*input);
        if (!label) return label.error();
        std::vector<explain::TruthRegion> found;
        if (const auto known = regions.find(sample.path); known != regions.end()) {
            for (const auto& region : known->second) {
                found.push_back(
                    explain::regionSeen(region, *seen, static_cast<double>(input->shape[3]), static_cast<double>(input->shape[2])));
            }
        }
        return explain::ScoredPicture{*std::move(input), *label, std::move(found), sample.group};
    }

private:
    /// The label that was asked for, else the one that the product shows; the one that there are maps for where a model has maps for one
    /// only.
    [[nodiscard]] Result<int> labelToExplain(const inference::Tensor& input) const {
        const auto mapped = [this](int label) {
            return explain::possibleTask(explainer, {inference::ExplainMethod::GradCam, label}).label;
        };
        if (!options.label.empty()) {
            const auto label = labelNamed(package.manifest, options.label);
            const bool hasMap = label && mapped(*label) == *label;
            return label && !hasMap ? Result<int>(Error{ErrorCode::InvalidArgument, {"--label", options.label}}) : label;
        }
        const auto output = runner.run(input);
        if (!output) return output.error();
        const auto probabilities = inference::calibratedProbabilities(output->logits.values, package.manifest);
        return probabilities ? Result<int>(mapped(static_cast<int>(inference::shownLabel(*probabilities, package.manifest))))
                             : probabilities.error();
    }
};

Json figureJson(const explain::ScoreFigure& figure) {
    return {{"value", figure.value}, {"ci95", {figure.low, figure.high}}};
}

std::string commandText(const ExplainScoresOptions& options) {
    std::string text = "intaglio explain --scores --model " + options.analyze.modelId + " --labels LABELS.csv --split " + options.split +
                       " --pictures " + std::to_string(options.pictures) + " --masks " + std::to_string(options.masks);
    if (!options.regions.empty()) text += " --regions REGIONS.csv";
    if (!options.label.empty()) text += " --label " + options.label;
    return text;
}

Json scoresJson(const explain::ExplanationScores& scores, const inference::ModelPackage& package, const training::Dataset& dataset,
                const ExplainScoresOptions& options) {
    Json methods = Json::array();
    for (const auto& row : scores.methods) {
        const Json pointing =
            row.pointing ? Json{{"hits", row.pointing->hits}, {"of", row.pointing->of}, {"chance", row.pointing->chance}} : Json();
        methods.push_back({{"method", explain::methodName(row.method)},
                           {"done", explain::methodName(row.done)},
                           {"map", {row.mapRows, row.mapColumns}},
                           {"insertion", figureJson(row.insertion)},
                           {"deletion", figureJson(row.deletion)},
                           {"unevenness", figureJson(row.unevenness)},
                           {"pointing", pointing},
                           {"seconds", row.seconds}});
    }
    Json sanity = Json::array();
    for (const auto& row : scores.sanity) {
        sanity.push_back({{"method", explain::methodName(row.method)},
                          {"weights", row.weights == inference::Randomised::Head ? "head" : "head-and-last-features"},
                          {"rank_correlation", figureJson(row.rankCorrelation)}});
    }
    const auto& identity = package.identity;
    return {{"model", {{"id", identity.id}, {"version", identity.version}, {"sha256", identity.sha256}}},
            {"dataset", dataset.name},
            {"split", options.split},
            {"pictures", scores.pictures},
            {"steps", explain::FaithfulnessOptions().steps},
            {"methods", methods},
            {"random", {{"insertion", figureJson(scores.randomInsertion)}, {"deletion", figureJson(scores.randomDeletion)}}},
            {"sanity", sanity},
            {"command", commandText(options)}};
}

std::string line(std::string_view name, const explain::ScoreFigure& insertion, const explain::ScoreFigure& deletion) {
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(), "\n  %-10.10s %.3f (%.3f to %.3f)   %.3f (%.3f to %.3f)", std::string(name).c_str(),
                  insertion.value, insertion.low, insertion.high, deletion.value, deletion.low, deletion.high);
    return text.data();
}

std::string tableOf(const explain::ExplanationScores& scores) {
    std::string text = "  method     insertion (high is good)  deletion (low is good), " + std::to_string(scores.pictures) + " pictures";
    for (const auto& row : scores.methods) {
        text += line(explain::methodName(row.method), row.insertion, row.deletion);
        std::array<char, 120> rest{};
        std::snprintf(rest.data(), rest.size(), "   unevenness %.2f, %.0f ms a map", row.unevenness.value, 1000 * row.seconds);
        text += rest.data();
        if (row.pointing) {
            text += ", points right in " + std::to_string(row.pointing->hits) + " of " + std::to_string(row.pointing->of);
        }
        if (row.done != row.method) text += " (done by " + std::string(explain::methodName(row.done)) + ")";
    }
    text += line("chance", scores.randomInsertion, scores.randomDeletion);
    for (const auto& row : scores.sanity) {
        std::array<char, 120> rest{};
        std::snprintf(rest.data(), rest.size(), "\n  %-10.10s rank correlation %.3f with random weights in the %s",
                      std::string(explain::methodName(row.method)).c_str(), row.rankCorrelation.value,
                      row.weights == inference::Randomised::Head ? "head" : "head and last features");
        text += rest.data();
    }
    return text;
}

explain::ScoreRequest requestOf(const ExplainScoresOptions& options) {
    explain::ScoreRequest request;
    request.evidence.rise.masks = std::max(8, options.masks);
    for (const auto method : explain::allMethods()) {
        if (method != inference::ExplainMethod::Rise || options.masks > 0) request.methods.push_back(method);
    }
    return request;
}

struct Outcome {
    Json json;
    std::string table;
};

Result<Outcome> scored(CommandContext& context, const ExplainScoresOptions& options) {
    const auto package = context.services.models().find(options.analyze.modelId);
    if (!package) return package.error();
    const auto dataset = training::judgedDataset(**package, base::pathFromText(options.labels), {}, options.split);
    if (!dataset) return dataset.error();
    const auto samples = some(dataset->inSplit(options.split), options.pictures);
    if (samples.empty()) return Error{ErrorCode::SplitEmpty, {options.split}};
    const auto regions = readRegions(options.regions);
    if (!regions) return regions.error();
    const auto engine = context.services.engines().engine();
    if (!engine) return engine.error();
    const auto runner = inference::loadModel(**engine, **package, options.analyze.device);
    if (!runner) return runner.error();
    const auto explainer = inference::loadExplanation(**engine, **package, options.analyze.device);
    if (!explainer) return explainer.error();
    const Bench bench{context, options, **package, **runner, explainer->get(), *regions};
    ConsoleProgress progress(context.console);
    const auto source = [&](std::size_t index) { return bench.picture(*samples[index]); };
    const auto scores = explain::scoreExplanations(**runner, explainer->get(), (*package)->manifest, source, samples.size(),
                                                   requestOf(options), progress, context.stop);
    if (!scores) return scores.error();
    return Outcome{scoresJson(*scores, **package, *dataset, options), tableOf(*scores)};
}

}  // namespace

void scoreExplanationsOf(CommandContext& context, const ExplainScoresOptions& options) {
    const auto outcome = scored(context, options);
    if (!outcome) {
        context.console.json({{"status", "error"}, {"error", report::errorJson(outcome.error())}});
        return context.fail(outcome.error());
    }
    const std::string text = outcome->json.dump(2) + "\n";
    if (const auto written = base::writeFileAtomically(base::pathFromText(options.out), base::viewOf(text)); !written) {
        return context.fail(written.error());
    }
    context.console.json(outcome->json);
    context.console.text(outcome->table + "\nWritten to " + options.out + ".");
}

}  // namespace intaglio::cli
