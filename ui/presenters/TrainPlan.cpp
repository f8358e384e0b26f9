#include "ui/presenters/TrainPlan.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/training/Compare.h"

namespace intaglio::ui {

namespace {

using Json = nlohmann::json;

constexpr std::array kSplits{"train", "val", "test"};

bool isWord(const std::string& text) {
    constexpr std::size_t kLongest = 64;
    return text.size() <= kLongest &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

void addSplitProblems(const TrainSurvey& survey, std::vector<SurveyProblem>& problems) {
    using Kind = SurveyProblem::Kind;
    const auto labels = survey.dataset.labels();
    const bool hasTest = !survey.dataset.inSplit("test").empty();
    if (!hasTest) problems.push_back({Kind::NoTest});
    for (const std::string& label : labels) {
        for (const char* split : kSplits) {
            const bool isNeeded = split != std::string("test") || hasTest;
            if (isNeeded && survey.count(label, split) == 0) problems.push_back({Kind::LabelMissingInSplit, label, split, 0});
        }
        const int training = survey.count(label, "train");
        if (training > 0 && training < kFewPictures) problems.push_back({Kind::FewPictures, label, "train", training});
    }
}

/// The stages of a network that fine-tunes given weights, or learns from a random start.
void setStages(const TrainPlan& plan, int blocks, std::size_t pictures, training::TrainRequest& training) {
    if (!plan.weights.empty()) {
        training.stages = training::transferStages(blocks, pictures);
    } else if (blocks > 0) {
        training.stages = {{0, 40, 2e-3, training::ScheduleKind::OneCycle, 0}};
        training.patience = 10;
    }
    if (plan.epochs > 0) training.epochs = plan.epochs;
    if (plan.learningRate > 0) training.learningRate = plan.learningRate;
    for (training::TrainStage& stage : training.stages) {
        if (plan.epochs > 0) stage.epochs = plan.epochs;
        if (plan.learningRate > 0) stage.learningRate = plan.learningRate;
    }
    if (plan.batchSize > 0) training.batchSize = plan.batchSize;
    if (plan.patience > 0) training.patience = plan.patience;
    training.seed = plan.seed;
}

/// "mobilenet_v2_imagenet.pt" is named after mobilenet_v2.
bool isNamedAfter(const std::filesystem::path& file, const std::string& architecture) {
    const std::string name = base::pathText(file.stem());
    return name.starts_with(architecture) &&
           (name.size() == architecture.size() || std::string_view("_-.").find(name[architecture.size()]) != std::string_view::npos);
}

std::optional<inference::LabelRole> roleNamed(const std::string& name) {
    for (const auto role : {inference::LabelRole::Finding, inference::LabelRole::Normal, inference::LabelRole::Other}) {
        if (inference::labelRoleName(role) == name) return role;
    }
    return std::nullopt;
}

TrainPlan planFrom(const Json& json) {
    TrainPlan plan;
    plan.id = json.at("id").get<std::string>();
    plan.name = json.at("name").get<std::string>();
    plan.kind = json.at("kind").get<std::string>();
    plan.source = base::pathFromText(json.at("source").get<std::string>());
    plan.datasetName = json.at("dataset").get<std::string>();
    plan.architecture = json.at("architecture").get<std::string>();
    plan.weights = base::pathFromText(json.at("weights").get<std::string>());
    plan.side = json.at("side").get<int>();
    plan.epochs = json.at("epochs").get<int>();
    plan.batchSize = json.at("batch_size").get<int>();
    plan.patience = json.at("patience").get<int>();
    plan.learningRate = json.at("learning_rate").get<double>();
    plan.seed = json.at("seed").get<std::uint64_t>();
    for (const Json& label : json.at("labels")) {
        const auto key = label.at("key").get<std::string>();
        plan.labels.push_back({key, {{"en", key}}, roleNamed(label.at("role").get<std::string>()).value_or(inference::LabelRole::Other)});
    }
    return plan;
}

training::EpochReport epochFrom(const Json& json) {
    training::EpochReport epoch;
    epoch.epoch = json.at("epoch").get<int>();
    epoch.stage = json.at("stage").get<int>();
    epoch.trainLoss = json.at("train_loss").get<double>();
    epoch.trainAccuracy = json.at("train_accuracy").get<double>();
    epoch.validationLoss = json.at("val_loss").get<double>();
    epoch.validationBalancedAccuracy = json.at("val_balanced_accuracy").get<double>();
    epoch.seconds = json.at("seconds").get<double>();
    return epoch;
}

}  // namespace

int TrainSurvey::count(const std::string& label, const std::string& split) const {
    return static_cast<int>(std::count_if(dataset.samples.begin(), dataset.samples.end(),
                                          [&](const training::Sample& sample) { return sample.label == label && sample.split == split; }));
}

std::vector<SurveyProblem> problemsOf(const TrainSurvey& survey) {
    using Kind = SurveyProblem::Kind;
    std::vector<SurveyProblem> problems;
    if (survey.dataset.labels().size() < 2) problems.push_back({Kind::OneLabel});
    addSplitProblems(survey, problems);
    if (!survey.unreadable.empty()) problems.push_back({Kind::Unreadable, {}, {}, static_cast<int>(survey.unreadable.size())});
    if (!survey.knowsPatients) problems.push_back({Kind::NoPatients});
    if (survey.copiesAcrossSplits > 0) {
        problems.push_back({Kind::CopiesAcrossSplits, {}, {}, survey.copiesAcrossSplits});
    } else if (survey.copyGroups > 0) {
        problems.push_back({Kind::Copies, {}, {}, survey.copyGroups});
    }
    std::stable_partition(problems.begin(), problems.end(), [](const SurveyProblem& problem) { return problem.isBlocking(); });
    return problems;
}

std::vector<inference::Label> guessedLabels(const std::vector<std::string>& labels) {
    // The recipe knows which words mean healthy; its other parts do not matter here.
    const auto recipe = training::defaultRecipe("guess", labels, "svm", 0);
    if (recipe) return recipe->manifest.labels;
    std::vector<inference::Label> plain;
    for (const std::string& label : labels) plain.push_back({label, {{"en", label}}, inference::LabelRole::Finding});
    return plain;
}

PlanProblem problemOf(const TrainPlan& plan) {
    if (plan.name.empty()) return PlanProblem::NameMissing;
    if (plan.kind.empty()) return PlanProblem::KindMissing;
    if (!isWord(plan.kind)) return PlanProblem::KindInvalid;
    const auto isFinding = [](const inference::Label& label) { return label.role == inference::LabelRole::Finding; };
    if (std::none_of(plan.labels.begin(), plan.labels.end(), isFinding)) return PlanProblem::NoFinding;
    return plan.architecture.empty() ? PlanProblem::NetworkMissing : PlanProblem::None;
}

bool isClassical(const std::string& architecture) {
    return architecture == "svm" || architecture == "knn";
}

std::vector<TrainStart> startsFor(const std::string& architecture, const std::vector<TrainStart>& starts) {
    std::vector<TrainStart> fitting;
    std::copy_if(starts.begin(), starts.end(), std::back_inserter(fitting), [&](const TrainStart& start) {
        return start.model.empty() ? isNamedAfter(start.path, architecture) : start.architecture == architecture;
    });
    return fitting;
}

std::string proposedArchitecture(const std::vector<training::ArchitectureFacts>& facts, const std::vector<TrainStart>& starts,
                                 int trainingPictures) {
    const auto has = [&](const char* name) {
        return std::any_of(facts.begin(), facts.end(), [&](const auto& item) { return item.name == name; });
    };
    constexpr int kFew = 500;
    if (has("mobilenet_v2") && !startsFor("mobilenet_v2", starts).empty()) return "mobilenet_v2";
    if (has("svm") && (trainingPictures < kFew || !has("small_cnn"))) return "svm";
    if (has("small_cnn")) return "small_cnn";
    return facts.empty() ? std::string() : facts.front().name;
}

base::Result<training::Recipe> recipeOf(const TrainPlan& plan, const std::vector<training::ArchitectureFacts>& facts,
                                        const training::Dataset& dataset) {
    const auto known = std::find_if(facts.begin(), facts.end(), [&](const auto& item) { return item.name == plan.architecture; });
    if (known == facts.end()) return base::Error(base::ErrorCode::ArchitectureUnknown, {plan.architecture});
    std::vector<std::string> keys;
    for (const inference::Label& label : plan.labels) keys.push_back(label.key);
    const auto plain = training::defaultRecipe(plan.id, keys, plan.architecture, plan.side);
    auto recipe = plain ? training::recipeFor(*plain, *known, plan.id) : plain;
    if (!recipe) return recipe;
    recipe->manifest.name = plan.name;
    recipe->manifest.gate.kind = plan.kind;
    recipe->manifest.labels = plan.labels;
    setStages(plan, known->blocks, dataset.inSplit("train").size(), recipe->training);
    return recipe;
}

std::string planJson(const TrainPlan& plan) {
    Json labels = Json::array();
    for (const inference::Label& label : plan.labels)
        labels.push_back({{"key", label.key}, {"role", inference::labelRoleName(label.role)}});
    const Json json = {{"id", plan.id},
                       {"name", plan.name},
                       {"kind", plan.kind},
                       {"source", base::pathText(plan.source)},
                       {"dataset", plan.datasetName},
                       {"labels", labels},
                       {"architecture", plan.architecture},
                       {"weights", base::pathText(plan.weights)},
                       {"side", plan.side},
                       {"epochs", plan.epochs},
                       {"batch_size", plan.batchSize},
                       {"patience", plan.patience},
                       {"learning_rate", plan.learningRate},
                       {"seed", plan.seed}};
    // A name may come from a folder whose name is not UTF-8.
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<TrainPlan> parsePlan(const std::string& json) {
    try {
        return planFrom(Json::parse(json));
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

std::string epochsJson(const std::vector<training::EpochReport>& epochs) {
    Json json = Json::array();
    for (const training::EpochReport& epoch : epochs) {
        json.push_back({{"epoch", epoch.epoch},
                        {"stage", epoch.stage},
                        {"train_loss", epoch.trainLoss},
                        {"train_accuracy", epoch.trainAccuracy},
                        {"val_loss", epoch.validationLoss},
                        {"val_balanced_accuracy", epoch.validationBalancedAccuracy},
                        {"seconds", epoch.seconds}});
    }
    return json.dump() + "\n";
}

std::vector<training::EpochReport> parseEpochs(const std::string& json) {
    std::vector<training::EpochReport> epochs;
    try {
        for (const Json& epoch : Json::parse(json)) epochs.push_back(epochFrom(epoch));
    } catch (const Json::exception&) {
        return {};
    }
    return epochs;
}

void addEpoch(std::vector<training::EpochReport>& epochs, const training::EpochReport& epoch) {
    std::erase_if(epochs, [&](const training::EpochReport& former) { return former.epoch >= epoch.epoch; });
    epochs.push_back(epoch);
}

}  // namespace intaglio::ui
