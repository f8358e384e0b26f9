#include <cmath>
#include <fstream>
#include <random>

#include "core/base/Files.h"
#include "core/inference/classical/ClassicalEngine.h"
#include "core/inference/classical/ClassicalModel.h"
#include "core/training/Sampling.h"
#include "core/training/classical/ClassicalTrainer.h"
#include "core/training/classical/SvmFit.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;
using training::classical::ClassicalTrainer;

namespace {

constexpr int kSide = 32;

/// Stripes with noise and a random phase: upright (class 0), lying (1) and slanting (2). Class 2 is rarer.
class Stripes final : public training::BatchSource {
public:
    Stripes(std::size_t count, std::uint64_t seed, int classes = 3) : m_count(count), m_seed(seed), m_classes(classes) {}
    [[nodiscard]] std::size_t size() const override { return m_count; }
    [[nodiscard]] int labelOf(std::size_t index) const override { return index % 5 == 4 ? m_classes - 1 : static_cast<int>(index % 2); }
    void fill(std::size_t index, std::optional<std::uint64_t>, std::span<float> target) const override {
        std::mt19937_64 random(training::mixSeeds(m_seed, index));
        const double phase = static_cast<double>(random() % 628) / 100;
        for (int place = 0; place < kSide * kSide; ++place) {
            const int row = place / kSide, column = place % kSide;
            const int along = labelOf(index) == 0 ? column : labelOf(index) == 1 ? row : row + column;
            const double value = 128 + 60 * std::sin(along * 0.7 + phase) + static_cast<double>(random() % 61) - 30;
            target[static_cast<std::size_t>(place)] = static_cast<float>(std::round(value) / 127.5 - 1);
        }
    }

private:
    std::size_t m_count;
    std::uint64_t m_seed;
    int m_classes;
};

struct Hooks {
    base::NoProgress progress;
    std::stop_source stop;
    std::vector<training::EpochReport> epochs;
    training::TrainingHooks hooks{progress, stop.get_token(), [this](const auto& epoch) { epochs.push_back(epoch); }, {}, nullptr};
};

training::TrainRequest requestFor(const std::string& architecture, const std::filesystem::path& file) {
    training::TrainRequest request;
    request.architecture = architecture;
    request.shape = {3, 1, kSide, kSide};
    request.modelFile = file;
    return request;
}

inference::Manifest stripesManifest() {
    auto manifest = test::smallManifest();
    manifest.engine = inference::kClassicalEngine;
    manifest.labels.push_back({"third", {{"en", "Third"}}, inference::LabelRole::Other});
    manifest.inputChannels = 1;
    manifest.inputRows = manifest.inputColumns = kSide;
    return manifest;
}

/// Share of a source's pictures that the written file judges rightly.
double accuracyOf(const std::filesystem::path& folder, const training::BatchSource& source) {
    inference::ModelPackage package;
    package.manifest = stripesManifest();
    package.folder = folder;
    inference::classical::ClassicalEngine engine;
    const auto runner = engine.loadRunner(package, "model.json", inference::Device::Cpu);
    REQUIRE(runner);
    double right = 0;
    for (std::size_t index = 0; index < source.size(); ++index) {
        inference::Tensor input{{1, 1, kSide, kSide}, std::vector<float>(static_cast<std::size_t>(kSide) * kSide)};
        source.fill(index, std::nullopt, input.values);
        const auto output = (*runner)->run(input);
        REQUIRE(output);
        const auto& logits = output->logits.values;
        right += std::max_element(logits.begin(), logits.end()) - logits.begin() == source.labelOf(index) ? 1 : 0;
    }
    return right / static_cast<double>(source.size());
}

}  // namespace

TEST_CASE("Support vectors and neighbours learn stripes from few pictures and judge new ones") {
    const test::TemporaryFolder folder;
    for (const std::string architecture : {"svm", "knn"}) {
        INFO(architecture);
        Hooks watch;
        ClassicalTrainer trainer;
        const auto report = trainer.train(requestFor(architecture, folder / "model.json"), Stripes(90, 1), Stripes(40, 2), watch.hooks);
        REQUIRE(report);
        CHECK(report->parameters > 0);
        CHECK(report->epochs.size() == watch.epochs.size());
        CHECK(report->epochs.size() >= 6);
        CHECK(report->bestEpoch >= 1);
        CHECK(accuracyOf(folder.path(), Stripes(60, 3)) >= 0.95);
    }
}

TEST_CASE("A linear machine keeps one vector for each pair and decides as before") {
    training::classical::FeatureTable table{2, {}, {}};
    for (int index = 0; index < 30; ++index) {
        const float along = static_cast<float>(index) / 10;
        for (const int label : {0, 1}) {
            table.values.insert(table.values.end(), {label == 0 ? 1.0F : -1.0F, along});
            table.labels.push_back(label);
        }
    }
    training::classical::SvmSettings settings;
    settings.kernel = inference::classical::Kernel::Linear;
    const auto machine = training::classical::fitSupportVectors(table, 2, settings, [] { return true; });
    REQUIRE(machine);
    CHECK(machine->vectors.size() == 2);
    // The widest margin between x = 1 and x = -1 is d = x.
    CHECK(inference::classical::decisionValues(*machine, std::vector<float>{1, 1}).front() == Approx(1).margin(0.02));
    CHECK(inference::classical::decisionValues(*machine, std::vector<float>{-1, 2}).front() == Approx(-1).margin(0.02));
}

TEST_CASE("Chosen features are the ones that are used") {
    const test::TemporaryFolder folder;
    Hooks watch;
    auto request = requestFor("knn", folder / "model.json");
    request.classicalFeatures = {"glcm-contrast", "glcm-correlation"};
    REQUIRE(ClassicalTrainer().train(request, Stripes(60, 1), Stripes(30, 2), watch.hooks));
    const auto model = inference::classical::readClassicalModel(base::readFile(folder / "model.json").value());
    REQUIRE(model);
    CHECK(model->features == request.classicalFeatures);
    CHECK(model->dimension() == 2);
    request.classicalFeatures = {"sift"};
    CHECK(ClassicalTrainer().train(request, Stripes(60, 1), Stripes(30, 2), watch.hooks).error().code == base::ErrorCode::InvalidArgument);
}

TEST_CASE("Equal requests give equal files, whatever the number of threads") {
    const test::TemporaryFolder folder;
    base::Bytes first;
    for (const int threads : {1, 3}) {
        Hooks watch;
        auto request = requestFor("svm", folder / "model.json");
        request.threads = threads;
        REQUIRE(ClassicalTrainer().train(request, Stripes(50, 1), Stripes(30, 2), watch.hooks));
        const auto bytes = base::readFile(folder / "model.json").value();
        CHECK((first.empty() || first == bytes));
        first = bytes;
    }
}

TEST_CASE("A stopped training writes nothing, also when it is stopped within a fit") {
    const test::TemporaryFolder folder;
    Hooks watch;
    watch.stop.request_stop();
    CHECK(ClassicalTrainer().train(requestFor("svm", folder / "model.json"), Stripes(50, 1), Stripes(30, 2), watch.hooks).error().code ==
          base::ErrorCode::Cancelled);
    CHECK_FALSE(std::filesystem::exists(folder / "model.json"));
    training::classical::FeatureTable table{1, {0, 1, 2, 3}, {0, 0, 1, 1}};
    int rows = 0;
    const auto stopped = training::classical::fitSupportVectors(table, 2, {}, [&] { return ++rows < 3; });
    CHECK(stopped.error().code == base::ErrorCode::Cancelled);
}

TEST_CASE("What cannot be trained says why") {
    const test::TemporaryFolder folder;
    Hooks watch;
    ClassicalTrainer trainer;
    auto request = requestFor("forest", folder / "model.json");
    CHECK(trainer.train(request, Stripes(50, 1), Stripes(30, 2), watch.hooks).error().code == base::ErrorCode::ArchitectureUnknown);
    CHECK(trainer.train(requestFor("svm", folder / "model.json"), Stripes(0, 1), Stripes(30, 2), watch.hooks).error().code ==
          base::ErrorCode::SplitEmpty);
    CHECK(trainer.train(requestFor("svm", folder / "model.json"), Stripes(50, 1), Stripes(0, 2), watch.hooks).error().code ==
          base::ErrorCode::SplitEmpty);
    request = requestFor("svm", folder / "model.json");
    request.shape.classes = 4;  // of which no picture is
    CHECK(trainer.train(request, Stripes(50, 1), Stripes(30, 2), watch.hooks).error().code == base::ErrorCode::InvalidArgument);
    CHECK(trainer.parameterCount("svm", {}).value() == 0);
    CHECK_FALSE(trainer.parameterCount("vgg16", {}));
    CHECK(trainer.facts().size() == trainer.architectures().size());
}

TEST_CASE("Platt's sigmoid finds the slope and offset that decisions were drawn from") {
    std::mt19937_64 random(5);
    std::vector<double> decisions;
    std::vector<bool> isFirst;
    for (int index = 0; index < 20000; ++index) {
        const double decision = static_cast<double>(random() % 4001) / 1000 - 2;
        decisions.push_back(decision);
        isFirst.push_back(static_cast<double>(random() % 1000000) / 1e6 < 1 / (1 + std::exp(-1.7 * decision + 0.4)));
    }
    const auto sigmoid = training::classical::fitSigmoid(decisions, isFirst);
    CHECK(sigmoid.slope == Approx(-1.7).margin(0.08));
    CHECK(sigmoid.offset == Approx(0.4).margin(0.05));
    // Perfectly divided decisions must not run away to certainty.
    const auto divided = training::classical::fitSigmoid(std::vector<double>{-1, -1, 1, 1}, {false, false, true, true});
    CHECK(1 / (1 + std::exp(divided.slope + divided.offset)) == Approx(0.75).margin(0.01));
}
