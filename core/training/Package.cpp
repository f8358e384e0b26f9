#include "core/training/Package.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/image/Display.h"
#include "core/inference/Calibration.h"
#include "core/inference/Combined.h"
#include "core/inference/Golden.h"
#include "core/inference/ModelCatalog.h"
#include "core/inference/ModelUid.h"
#include "core/inference/PictureKind.h"
#include "core/inference/Preprocess.h"
#include "core/training/CalibrationFit.h"
#include "core/training/Card.h"
#include "core/training/KindLimits.h"
#include "core/training/OperatingPoints.h"
#include "core/training/Quantile.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;
using base::Status;
namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// Golden logits may differ by this much between processors and library versions.
constexpr double kGoldenTolerance = 0.05;
/// Pictures whose heatmaps set the colour scale.
constexpr std::size_t kHeatmapPictures = 48;

/// The package while it is being made.
struct Draft {
    const PackagePorts& ports;
    const Recipe& recipe;
    const Dataset& dataset;
    inference::ModelPackage package;
    std::unique_ptr<inference::ModelRunner> runner;
    int jobs = 1;
    base::ProgressSink& progress;
    const std::stop_token& stop;
    Json fits = Json::object();  ///< what was fitted on the validation split and by which rule, for the card
};

base::Result<std::vector<PictureScore>> scoreSplit(Draft& draft, const std::string& split) {
    return scorePictures(draft.package, *draft.runner, draft.dataset.inSplit(split), draft.ports.readers, {draft.jobs, {}}, draft.progress,
                         draft.stop);
}

int truthOf(const inference::Manifest& manifest, const Sample& sample) {
    const auto found =
        std::find_if(manifest.labels.begin(), manifest.labels.end(), [&](const auto& label) { return label.key == sample.label; });
    return static_cast<int>(found - manifest.labels.begin());
}

/// A label without a validation picture counts as one: nothing says how rare it is.
void setShownLabel(inference::Manifest& manifest, const std::vector<LogitRow>& rows) {
    if (manifest.shownLabel.rule != inference::kOverShare || rows.empty()) {
        return;
    }
    std::vector<double>& shares = manifest.shownLabel.shares;
    shares.assign(manifest.labels.size(), 0.0);
    for (const LogitRow& row : rows) {
        shares[static_cast<std::size_t>(row.truth)] += 1;
    }
    for (double& share : shares) {
        share = std::max(share, 1.0) / static_cast<double>(rows.size());
    }
}

void calibrate(Draft& draft, const std::vector<PictureScore>& validation) {
    inference::Manifest& manifest = draft.package.manifest;
    const auto samples = draft.dataset.inSplit("val");
    std::vector<LogitRow> rows;
    for (std::size_t index = 0; index < samples.size(); ++index) {
        rows.push_back({validation[index].logits, truthOf(manifest, *samples[index]), samples[index]->group});
    }
    const bool isSoftmax = manifest.activation == "softmax";
    const CalibrationFit fit =
        isSoftmax ? fitCalibration(rows, manifest.labels.size()) : CalibrationFit{fitTemperature(rows, manifest.activation)};
    manifest.temperature = fit.temperature;
    manifest.biases = fit.biases;
    draft.fits["calibration"] = {{"split", "val"}, {"pictures", rows.size()}};
    if (fit.errorOfGain) {
        draft.fits["calibration"].update({{"chosen_by",
                                           "biases where they lower the negative log-likelihood on held-out fifths of the groups by more "
                                           "than the standard error of that gain"},
                                          {"temperature_likelihood", fit.temperatureLikelihood},
                                          {"platt_likelihood", fit.plattLikelihood},
                                          {"error_of_gain", *fit.errorOfGain}});
    }
    if (manifest.film) {
        // Temperature and thresholds below rest on the films that the score itself was fitted on: they look better there than they are.
        draft.fits["film_score"] = {{"split", "val"}, {"pictures", rows.size()}, {"rule", "ridge logistic regression on the map"}};
    }
    setShownLabel(manifest, rows);
    if (!manifest.shownLabel.shares.empty()) {
        draft.fits["shown_label"] = {{"split", "val"}, {"rule", manifest.shownLabel.rule}};
    }
    std::vector<FindingScore> scores;
    for (const LogitRow& row : rows) {
        const auto probabilities = inference::calibratedProbabilities(row.logits, manifest);
        const bool positive = manifest.labels[static_cast<std::size_t>(row.truth)].role == inference::LabelRole::Finding;
        scores.push_back({probabilities ? inference::findingProbability(*probabilities, manifest) : 0, positive, row.group});
    }
    if (auto points = chooseOperatingPoints(scores); !points.empty()) {
        manifest.operatingPoints = std::move(points);
        draft.fits["operating_points"] = {{"split", "val"}, {"pictures", rows.size()}, {"draws", kThresholdDraws}};
    }
}

/// Limits just outside anything seen in training and validation: the gate is there for pictures that went wrong, not for odd ones.
void setQualityLimits(inference::InputGate& gate, const std::vector<PictureScore>& training, const std::vector<PictureScore>& validation) {
    std::vector<double> sharpness, exposure;
    for (const auto* scores : {&training, &validation}) {
        for (const PictureScore& score : *scores) {
            sharpness.push_back(score.quality.sharpness);
            exposure.push_back(score.quality.exposure);
        }
    }
    constexpr double kSharpnessShare = 0.4;
    constexpr double kExposureMargin = 20;
    gate.blurMinimum = kSharpnessShare * quantileOf(sharpness, 0.005);
    gate.exposureMinimum = std::max(0.0, quantileOf(exposure, 0) - kExposureMargin);
    gate.exposureMaximum = std::min(255.0, quantileOf(exposure, 1) + kExposureMargin);
}

Status setFamiliarity(Draft& draft, const std::vector<PictureScore>& training, const std::vector<PictureScore>& validation) {
    if (training.empty() || training.front().features.empty()) {
        return {};
    }
    const std::size_t dimension = training.front().features.size();
    std::vector<float> features;
    for (const PictureScore& score : training) {
        features.insert(features.end(), score.features.begin(), score.features.end());
    }
    const auto centroids = std::min(static_cast<std::size_t>(draft.recipe.familiarityCentroids), training.size());
    auto made = inference::makeFamiliarity(features, dimension, centroids);
    if (!made) {
        return made.error();
    }
    std::vector<float> appearances;
    for (const PictureScore& score : training) {
        appearances.insert(appearances.end(), score.quality.appearance.begin(), score.quality.appearance.end());
    }
    auto appearance = inference::makeAppearanceModel(appearances);
    if (!appearance) {
        return appearance.error();
    }
    made->appearance = *std::move(appearance);
    const auto bytes = inference::writeFamiliarity(*made);
    std::vector<double> distances;
    for (const PictureScore& score : validation) {
        const auto distance = inference::familiarityDistance(*made, score.features, score.quality.appearance);
        if (!distance) {
            return distance.error();
        }
        distances.push_back(*distance);
    }
    inference::InputGate& gate = draft.package.manifest.gate;
    // One validation picture in a hundred lies beyond the quantile; the margin is for patients who were not in it.
    constexpr double kQuantile = 0.99;
    constexpr double kMargin = 1.5;
    gate.familiarityMethod = "centroid-cosine";
    // A network that has its classes by heart puts validation pictures next to their centroids; a slide of another day lies farther off.
    // Other kinds of pictures are held off by their appearance, which alone puts them beyond this. The same for every model.
    constexpr double kSmallestThreshold = 0.25;
    gate.familiarityThreshold = std::clamp(kMargin * quantileOf(distances, kQuantile), kSmallestThreshold, 1.0);
    draft.fits["familiarity"] = {{"split", "val"},
                                 {"rule", "1.5 times the 99 % quantile of the distances, within 0.25 .. 1"},
                                 {"quantile_99", quantileOf(distances, kQuantile)},
                                 {"threshold", gate.familiarityThreshold},
                                 {"refused", std::count_if(distances.begin(), distances.end(),
                                                           [&](double distance) { return distance > gate.familiarityThreshold; })},
                                 {"pictures", distances.size()}};
    gate.kindThreshold = std::min(2.0, 1.25 * gate.familiarityThreshold);
    gate.familiarityFile = kFamiliarityFile;
    draft.package.manifest.digests[kFamiliarityFile] = base::toHex(draft.ports.primitives.sha256(bytes));
    return base::writeFileAtomically(draft.package.folder / kFamiliarityFile, bytes);
}

/// The logit contribution per place that only one heatmap in a hundred exceeds.
Status setHeatmapScale(Draft& draft) {
    const auto explainer = inference::loadExplanation(draft.ports.engine, draft.package, inference::Device::Cpu);
    if (!explainer) {
        return explainer.error();
    }
    if (!*explainer) {
        return {};  // a network without gradients keeps the manifest's scale
    }
    const auto samples = draft.dataset.inSplit("val");
    const std::size_t step = std::max<std::size_t>(1, samples.size() / kHeatmapPictures);
    std::vector<double> peaks;
    for (std::size_t index = 0; index < samples.size(); index += step) {
        const auto loaded = draft.ports.readers.readFile(samples[index]->file);
        const auto display = loaded ? image::toDisplay(loaded->image) : base::Result<image::Image>(loaded.error());
        const auto input =
            display ? inference::preprocess(*display, draft.package.manifest.preprocess) : base::Result<inference::Tensor>(display.error());
        if (!input) {
            return input.error();
        }
        const auto map = (*explainer)->explain(*input, truthOf(draft.package.manifest, *samples[index]), inference::ExplainMethod::GradCam);
        if (!map) {
            return map.error();
        }
        peaks.push_back(static_cast<double>(*std::max_element(map->values.begin(), map->values.end())));
    }
    draft.package.manifest.explainScaleMaximum = std::max(1e-3, quantileOf(peaks, 0.99));
    return {};
}

Status writeGoldenVectors(Draft& draft) {
    const fs::path folder = draft.package.folder / inference::kGoldenFolder;
    std::error_code failure;
    fs::create_directories(folder, failure);
    for (const std::uint64_t seed : draft.recipe.golden.seeds) {
        inference::GoldenVector vector;
        vector.name = draft.recipe.golden.phantom + "-" + std::to_string(seed);
        vector.phantom = draft.recipe.golden.phantom;
        vector.seed = seed;
        vector.size = draft.recipe.golden.size;
        vector.tolerance = kGoldenTolerance;
        const auto input = inference::goldenInput(draft.package, vector);
        const auto output = input ? draft.runner->run(*input) : base::Result<inference::ForwardResult>(input.error());
        if (!output) {
            return output.error();
        }
        vector.logits.assign(output->logits.values.begin(), output->logits.values.end());
        const std::string text = inference::goldenVectorJson(vector);
        if (const auto written = base::writeFileAtomically(folder / (vector.name + ".json"), base::viewOf(text)); !written) {
            return written;
        }
    }
    return {};
}

Json pictureCounts(const Dataset& dataset) {
    Json counts = Json::object();
    for (const Sample& sample : dataset.samples) {
        if (sample.split == "train" || sample.split == "val") {
            Json& count = counts[sample.split][sample.label];
            count = count.is_null() ? 1 : count.get<int>() + 1;
        }
    }
    return counts;
}

Json trainingFacts(const Draft& draft, const TrainReport& report) {
    Json epochs = Json::array();
    for (const EpochReport& epoch : report.epochs) {
        epochs.push_back({{"epoch", epoch.epoch},
                          {"train_loss", epoch.trainLoss},
                          {"train_accuracy", epoch.trainAccuracy},
                          {"val_loss", epoch.validationLoss},
                          {"val_balanced_accuracy", epoch.validationBalancedAccuracy}});
    }
    Json facts = {{"dataset", draft.dataset.name},
                  {"networks", draft.recipe.networks},
                  {"counts", report.counts.empty() ? pictureCounts(draft.dataset) : Json::parse(report.counts)},
                  {"recipe", Json::parse(trainingJson(draft.recipe))},
                  {"best_epoch", report.bestEpoch},
                  {"epochs", epochs}};
    if (!report.startedFrom.empty()) {
        facts["started_from"] = report.startedFrom;
    }
    return facts;
}

Status writeManifestAndCard(Draft& draft, const TrainReport& report) {
    inference::Manifest& manifest = draft.package.manifest;
    Json further = Json::parse(manifest.further);
    further["parameters"] = report.parameters;
    further["precision"] = "weights float16, computed in float32";
    further["training_data"] = trainingFacts(draft, report);
    further["fitted_on_validation"] = draft.fits;
    manifest.further = further.dump();
    const auto metadata = inference::serialiseManifest(manifest);
    if (!metadata) {
        return metadata.error();
    }
    const std::string card = modelCard(manifest, {});
    if (const auto written = base::writeFileAtomically(draft.package.folder / inference::kCardFile, base::viewOf(card)); !written) {
        return written;
    }
    // Last: a folder with a manifest counts as a finished package.
    return base::writeFileAtomically(draft.package.folder / inference::kMetadataFile, *metadata);
}

Status fitOnValidation(Draft& draft) {
    const auto training = scoreSplit(draft, "train");
    if (!training) {
        return training.error();
    }
    const auto validation = scoreSplit(draft, "val");
    if (!validation) {
        return validation.error();
    }
    calibrate(draft, *validation);
    setQualityLimits(draft.package.manifest.gate, *training, *validation);
    const bool isGate = inference::isGateModel(draft.package.manifest);
    if (isGate) {
        draft.package.manifest.gate.kindProbability =
            kindProbabilityFrom(*validation, draft.dataset.inSplit("val"), draft.package.manifest);
    }
    const auto familiar = isGate ? setFamiliarity(draft, ofKnownKinds(*training, draft.dataset.inSplit("train")),
                                                  ofKnownKinds(*validation, draft.dataset.inSplit("val")))
                                 : setFamiliarity(draft, *training, *validation);
    if (!familiar) {
        return familiar;
    }
    return setHeatmapScale(draft);
}

}  // namespace

Status completePackage(const PackagePorts& ports, const Recipe& recipe, const Dataset& dataset, const TrainReport& report,
                       const fs::path& folder, int jobs, base::ProgressSink& progress, const std::stop_token& stop) {
    inference::ModelPackage package;
    package.manifest = recipe.manifest;
    package.folder = folder;
    for (auto& [file, sha256] : package.manifest.digests) {
        const auto digest = inference::fileDigest(ports.primitives, folder / base::pathFromText(file));
        if (!digest) {
            return digest.error();
        }
        sha256 = *digest;
    }
    package.identity = {package.manifest.id, package.manifest.version, inference::identityDigest(ports.primitives, package.manifest)};
    if (crypto::Digest digest{}; package.manifest.uid == inference::kNoModelUid && base::decodeHex(package.identity.sha256, digest)) {
        package.manifest.uid = inference::uidFrom(digest);
    }
    auto runner = inference::loadModel(ports.engine, package, inference::Device::Cpu);
    if (!runner) {
        return runner.error();
    }
    Draft draft{ports, recipe, dataset, std::move(package), *std::move(runner), jobs, progress, stop, Json::object()};
    if (const auto fitted = fitOnValidation(draft); !fitted) {
        return fitted;
    }
    if (const auto golden = writeGoldenVectors(draft); !golden) {
        return golden;
    }
    return writeManifestAndCard(draft, report);
}

}  // namespace intaglio::training
