#include "tests/support/Catch.h"
#include "ui/presenters/TrainPlan.h"

using namespace intaglio;
using namespace intaglio::ui;

TEST_CASE("A plan survives its file, and a damaged file is no plan", "[training]") {
    TrainPlan plan;
    plan.id = "knees";
    plan.name = "Knees \"left\"";
    plan.kind = "knee-xray";
    plan.source = "/media/stick/knees";
    plan.datasetName = "knees";
    plan.labels = {{"effusion", {{"en", "effusion"}}, inference::LabelRole::Finding}, {"ok", {{"en", "ok"}}, inference::LabelRole::Normal}};
    plan.architecture = "small_cnn";
    plan.weights = "/srv/w.pt";
    plan.side = 96;
    plan.epochs = 7;
    plan.batchSize = 16;
    plan.patience = 3;
    plan.learningRate = 0.002;
    plan.seed = 11;
    const auto again = parsePlan(planJson(plan));
    REQUIRE(again);
    CHECK(planJson(*again) == planJson(plan));
    CHECK(again->labels.at(1).role == inference::LabelRole::Normal);
    CHECK(again->weights == plan.weights);
    for (const char* damaged : {"", "{}", "[1]", R"({"id": 3})", R"({"id": "a", "name": "b"})"}) CHECK_FALSE(parsePlan(damaged));
}

TEST_CASE("A plan without a name, a kind, a finding or a network is not trained", "[training]") {
    TrainPlan plan;
    CHECK(problemOf(plan) == PlanProblem::NameMissing);
    plan.name = "Knees";
    CHECK(problemOf(plan) == PlanProblem::KindMissing);
    plan.kind = "Knee X-ray";
    CHECK(problemOf(plan) == PlanProblem::KindInvalid);
    plan.kind = "knee-xray";
    plan.labels = {{"ok", {}, inference::LabelRole::Normal}};
    CHECK(problemOf(plan) == PlanProblem::NoFinding);
    plan.labels.push_back({"effusion", {}, inference::LabelRole::Finding});
    CHECK(problemOf(plan) == PlanProblem::NetworkMissing);
    plan.architecture = "svm";
    CHECK(problemOf(plan) == PlanProblem::None);
}

TEST_CASE("Labels that mean healthy are guessed", "[training]") {
    const auto labels = guessedLabels({"Normal", "effusion"});
    CHECK(labels.at(0).role == inference::LabelRole::Normal);
    CHECK(labels.at(1).role == inference::LabelRole::Finding);
}

TEST_CASE("A network is proposed by weights and number of pictures", "[training]") {
    const std::vector<training::ArchitectureFacts> facts{
        {"mobilenet_v2", {}, {}, 32, true, 19}, {"small_cnn", {}, {}, 4, true, 4}, {"svm", {}, {}, 32, false, 0}};
    const TrainStart file{"/w/mobilenet_v2_imagenet.pt"};
    const TrainStart model{"/models/chest", "Chest", "mobilenet_v2"};
    CHECK(proposedArchitecture(facts, {file}, 100) == "mobilenet_v2");
    CHECK(proposedArchitecture(facts, {model}, 100) == "mobilenet_v2");
    CHECK(proposedArchitecture(facts, {{"/w/mobilenet_v22.pt"}}, 100) == "svm");
    CHECK(proposedArchitecture(facts, {}, 5000) == "small_cnn");
    CHECK(proposedArchitecture({}, {}, 5000).empty());
    CHECK(startsFor("mobilenet_v2", {file, model}).size() == 2);
    CHECK(startsFor("resnet18", {{"/w/resnet50.pt"}, model, {"/w/resnet18-v1.pt"}}).front().path == "/w/resnet18-v1.pt");
    CHECK(startsFor("mobilenet_v1", {file, model}).empty());
}

TEST_CASE("Epochs that a resumed training repeats replace the former ones", "[training]") {
    std::vector<training::EpochReport> epochs;
    for (const int number : {1, 2, 3}) {
        training::EpochReport epoch;
        epoch.epoch = number;
        epoch.trainLoss = number;
        addEpoch(epochs, epoch);
    }
    training::EpochReport again;
    again.epoch = 2;
    again.trainLoss = 0.5;
    addEpoch(epochs, again);
    REQUIRE(epochs.size() == 2);
    CHECK(epochs.back().trainLoss == 0.5);
    const auto read = parseEpochs(epochsJson(epochs));
    REQUIRE(read.size() == 2);
    CHECK(read.back().trainLoss == 0.5);
    CHECK(parseEpochs("no json").empty());
}

TEST_CASE("What is wrong with pictures is named, what blocks first", "[training]") {
    TrainSurvey survey;
    survey.knowsPatients = true;
    const auto add = [&](const char* label, const char* split, int count) {
        for (int index = 0; index < count; ++index) {
            training::Sample sample;
            sample.label = label;
            sample.split = split;
            survey.dataset.samples.push_back(sample);
        }
    };
    for (const char* label : {"a", "b"}) {
        add(label, "train", 60);
        add(label, "val", 10);
        add(label, "test", 10);
    }
    CHECK(problemsOf(survey).empty());
    add("c", "train", 2);
    add("c", "test", 1);
    survey.copiesAcrossSplits = 1;
    const auto problems = problemsOf(survey);
    REQUIRE(problems.size() == 3);
    CHECK(problems[0].kind == SurveyProblem::Kind::LabelMissingInSplit);
    CHECK(problems[0].split == "val");
    CHECK(problems[0].isBlocking());
    CHECK(problems[1].kind == SurveyProblem::Kind::FewPictures);
    CHECK(problems[2].kind == SurveyProblem::Kind::CopiesAcrossSplits);
}
