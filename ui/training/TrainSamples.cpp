#include "ui/training/TrainSamples.h"

#include <chrono>
#include <cmath>
#include <thread>

#include "ui/models/ModelSamples.h"

namespace intaglio::ui::samples {

namespace {

using inference::LabelRole;

const char* kCard =
    "# Knee radiographs\n\nTells effusions from normal knees.\n\n## Not for\n- Children\n- Knees with implants\n\n## Figures\n| figure | "
    "value |\n|---|---|\n| balanced accuracy | 0.913 (0.871 to 0.948) |\n";

void addSamples(training::Dataset& dataset, const std::string& label, const std::string& split, int count) {
    for (int index = 0; index < count; ++index) {
        training::Sample sample;
        sample.label = label;
        sample.split = split;
        sample.group = label + split + std::to_string(index / 2);
        dataset.samples.push_back(sample);
    }
}

training::Estimate estimate(double value, double low, double high) {
    return {value, training::Interval{low, high}};
}

void addTraining(TrainPorts& ports, TrainEnd end) {
    ports.train = [end](const TrainPlan&, const training::TrainingHooks& hooks) -> base::Result<training::TrainReport> {
        for (const training::EpochReport& epoch : trainEpochs()) hooks.onEpoch(epoch);
        constexpr double kSteps = 1200, kDone = 720;
        hooks.progress.report("train", kDone, kSteps);
        if (end == TrainEnd::Stopped) return base::Error(base::ErrorCode::Cancelled);
        constexpr auto kNap = std::chrono::milliseconds(1);
        while (end == TrainEnd::Paused && !hooks.control->isPaused() && !hooks.stop.stop_requested()) std::this_thread::sleep_for(kNap);
        if (end == TrainEnd::Paused && !hooks.control->waitUntilRunning(hooks.stop)) return base::Error(base::ErrorCode::Cancelled);
        return training::TrainReport{trainEpochs(), 9, 2'226'434, false, {}};
    };
}

}  // namespace

TrainSurvey trainSurvey(bool isBroken) {
    TrainSurvey survey;
    survey.source = "/media/stick/knees";
    survey.dataset.name = "knees";
    survey.dataset.hasSplits = isBroken;
    survey.knowsPatients = !isBroken;
    survey.copyGroups = 3;
    survey.copiesAcrossSplits = isBroken ? 2 : 0;
    if (isBroken) survey.unreadable = {"/media/stick/knees/normal/17.png"};
    for (const auto& [split, count] : {std::pair("train", 290), std::pair("val", 62), std::pair("test", 63)}) {
        addSamples(survey.dataset, "normal", split, count);
        addSamples(survey.dataset, "effusion", split, isBroken && std::string(split) == "val" ? 0 : isBroken ? 21 : count);
    }
    return survey;
}

TrainPlan trainPlan() {
    TrainPlan plan;
    plan.id = "knee-effusion";
    plan.name = "Knee effusion";
    plan.kind = "knee-xray";
    plan.datasetName = "knees";
    plan.architecture = "mobilenet_v2";
    plan.labels = {{"effusion", {{"en", "effusion"}}, LabelRole::Finding}, {"normal", {{"en", "normal"}}, LabelRole::Normal}};
    return plan;
}

std::vector<training::EpochReport> trainEpochs() {
    std::vector<training::EpochReport> epochs;
    for (int number = 1; number <= 12; ++number) {
        training::EpochReport epoch;
        epoch.epoch = number;
        epoch.trainLoss = 0.12 + 0.6 * std::exp(-number / 3.0);
        epoch.validationLoss = 0.2 + 0.55 * std::exp(-number / 2.6) + 0.0012 * (number - 9) * (number - 9);
        epoch.validationBalancedAccuracy = 0.93 - 0.45 * std::exp(-number / 2.2);
        epoch.seconds = 31;
        epochs.push_back(epoch);
    }
    return epochs;
}

TrainOutcome trainOutcome(std::size_t testPictures) {
    TrainOutcome result;
    result.card = QString::fromUtf8(kCard);
    result.manifest.demonstration = true;
    result.validation = {124, 62, 1, {{"balanced_accuracy", estimate(0.931, 0.892, 0.964)}, {"accuracy", estimate(0.935, 0.895, 0.968)}}};
    result.validation.figures["sensitivity"] = estimate(0.921, 0.861, 0.971);
    result.validation.figures["specificity"] = estimate(0.941, 0.893, 0.981);
    result.test = SplitFigures{testPictures, testPictures / 2, 2, {{"balanced_accuracy", estimate(0.913, 0.871, 0.948)}}};
    result.test->figures["accuracy"] = estimate(0.917, 0.876, 0.952);
    result.test->figures["sensitivity"] = estimate(0.902, 0.831, 0.958);
    result.test->figures["specificity"] = estimate(0.924, 0.871, 0.968);
    return result;
}

TrainPorts trainPorts(TrainEnd end, bool isBroken, std::vector<TrainLeftover> leftovers) {
    TrainPorts ports;
    ports.survey = [isBroken](const std::filesystem::path&, base::ProgressSink&, std::stop_token) -> base::Result<TrainSurvey> {
        return trainSurvey(isBroken);
    };
    ports.architectures = []() {
        const training::NetworkShape natural{2, 3, 224, 224};
        return std::vector<training::ArchitectureFacts>{{"mobilenet_v2", "MobileNetV2", natural, 32, true, 19},
                                                        {"small_cnn", "Four convolutions", natural, 4, true, 4},
                                                        {"svm", "Support vectors", natural, 32, false, 0}};
    };
    ports.starts = []() {
        return std::vector<TrainStart>{{"/srv/models/picture-kind", "Kind of picture", "mobilenet_v2", true},
                                       {"/srv/weights/mobilenet_v2_imagenet.pt"}};
    };
    ports.begin = [](const TrainPlan& plan, const TrainSurvey&) -> base::Result<TrainPlan> { return plan; };
    ports.judge = [](const TrainPlan&, base::ProgressSink&, std::stop_token) -> base::Result<TrainOutcome> { return trainOutcome(); };
    ports.leftovers = [leftovers = std::move(leftovers)]() { return leftovers; };
    ports.discard = [](const TrainPlan&) -> base::Status { return {}; };
    ports.models = modelPorts({});
    addTraining(ports, end);
    return ports;
}

}  // namespace intaglio::ui::samples
