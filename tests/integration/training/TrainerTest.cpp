#include "core/training/torch/Trainer.h"

#include <cmath>
#include <set>

#include "core/base/Files.h"
#include "tests/integration/training/Bars.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using namespace intaglio::training;
using test::Bars;

namespace {

TrainRequest smallRequest(const test::TemporaryFolder& folder) {
    TrainRequest request;
    request.architecture = "small_cnn";
    request.shape = {2, 1, 32, 32};
    request.checkpointFile = folder / "training.checkpoint";
    request.modelFile = folder / "model.ts";
    request.epochs = 6;
    request.batchSize = 16;
    request.learningRate = 4e-3;
    request.averageDecay = 0.9;
    request.dropout = 0.1;
    request.patience = 100;
    request.threads = 1;  // sums in one order: runs repeat bit by bit
    return request;
}

/// Asks for a stop after a number of steps.
class StopAfter final : public base::ProgressSink {
public:
    StopAfter(std::stop_source& stop, double steps) : m_stop(stop), m_steps(steps) {}
    void report(std::string_view, double done, double) override {
        if (done >= m_steps) {
            m_stop.request_stop();
        }
    }

private:
    std::stop_source& m_stop;
    double m_steps;
};

base::Bytes contentOf(const std::filesystem::path& file) {
    const auto bytes = base::readFile(file);
    REQUIRE(bytes);
    return *bytes;
}

}  // namespace

TEST_CASE("Parameter counts equal the published ones") {
    const torch_adapter::TorchTrainer trainer;
    // MobileNetV2 1.0 (Sandler et al. 2018; torchvision) has 3,504,872 parameters with 1000 classes. Folding batch normalisation replaces
    // its 2 x 17,056 scales and shifts by 17,056 biases; the pretrained file has 1001 classes and 3,489,097 values.
    CHECK(*trainer.parameterCount("mobilenet_v2", {1000, 3, 224, 224}) == 3504872 - 17056);
    CHECK(*trainer.parameterCount("mobilenet_v2", {1001, 3, 224, 224}) == 3489097);
    CHECK(*trainer.parameterCount("small_cnn", {2, 3, 64, 64}) ==
          3 * 16 * 9 + 16 + 16 * 32 * 9 + 32 + 32 * 64 * 9 + 64 + 64 * 128 * 9 + 128 + 258);
    const auto unknown = trainer.parameterCount("no_such_net", {});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == base::ErrorCode::ArchitectureUnknown);
}

TEST_CASE("A small network learns to tell flat bars from standing ones") {
    const test::TemporaryFolder folder;
    torch_adapter::TorchTrainer trainer;
    base::NoProgress progress;
    const std::stop_source stop;
    int epochs = 0;
    const auto report = trainer.train(smallRequest(folder), Bars(256, 1, 32), Bars(64, 2, 32),
                                      {progress, stop.get_token(), [&](const EpochReport&) { ++epochs; }, {}, nullptr});
    REQUIRE(report);
    CHECK(epochs == 6);
    CHECK(report->epochs.size() == 6);
    CHECK(report->epochs.back().validationBalancedAccuracy >= 0.95);
    CHECK(report->epochs.back().trainLoss < report->epochs.front().trainLoss);
    CHECK(contentOf(folder / "model.ts").size() > 100000);
}

TEST_CASE("Independent labels are learnt each on its own") {
    const test::TemporaryFolder folder;
    torch_adapter::TorchTrainer trainer;
    base::NoProgress progress;
    const std::stop_source stop;
    TrainRequest request = smallRequest(folder);
    request.independentLabels = true;
    const auto report = trainer.train(request, Bars(256, 1, 32), Bars(64, 2, 32), {progress, stop.get_token(), {}, {}, nullptr});
    REQUIRE(report);
    CHECK(report->epochs.back().validationBalancedAccuracy >= 0.95);
    request.resume = false;
    request.epochs = 1;
    request.learningRate = 1e-9;
    const auto unlearnt = trainer.train(request, Bars(64, 1, 32), Bars(64, 2, 32), {progress, stop.get_token(), {}, {}, nullptr});
    request.independentLabels = false;
    const auto exclusive = trainer.train(request, Bars(64, 1, 32), Bars(64, 2, 32), {progress, stop.get_token(), {}, {}, nullptr});
    REQUIRE(unlearnt);
    REQUIRE(exclusive);
    // Guessing costs ln 2 once for two labels that exclude each other, and once for each of two independent ones.
    CHECK(exclusive->epochs[0].validationLoss == Approx(std::log(2)).epsilon(0.1));
    CHECK(unlearnt->epochs[0].validationLoss == Approx(2 * std::log(2)).epsilon(0.1));
}

TEST_CASE("A run that was stopped in the middle of an epoch and resumed gives the same model as one that was not") {
    const test::TemporaryFolder whole, broken;
    torch_adapter::TorchTrainer trainer;
    base::NoProgress progress;
    const std::stop_source running;
    const Bars training(128, 1, 32), validation(32, 2, 32);
    const auto uninterrupted = trainer.train(smallRequest(whole), training, validation, {progress, running.get_token(), {}, {}, nullptr});
    REQUIRE(uninterrupted);

    std::stop_source stop;
    StopAfter stopAfter(stop, 19);  // 8 steps an epoch: in the third
    TrainRequest request = smallRequest(broken);
    const auto cancelled = trainer.train(request, training, validation, {stopAfter, stop.get_token(), {}, {}, nullptr});
    REQUIRE_FALSE(cancelled);
    CHECK(cancelled.error().code == base::ErrorCode::Cancelled);
    CHECK_FALSE(std::filesystem::exists(request.modelFile));
    request.resume = true;
    const auto resumed = trainer.train(request, training, validation, {progress, running.get_token(), {}, {}, nullptr});
    REQUIRE(resumed);

    REQUIRE(resumed->epochs.size() == uninterrupted->epochs.size());
    for (std::size_t epoch = 0; epoch < resumed->epochs.size(); ++epoch) {
        CHECK(resumed->epochs[epoch].trainLoss == uninterrupted->epochs[epoch].trainLoss);
        CHECK(resumed->epochs[epoch].validationLoss == uninterrupted->epochs[epoch].validationLoss);
    }
    CHECK(resumed->bestEpoch == uninterrupted->bestEpoch);
    CHECK(contentOf(broken / "model.ts") == contentOf(whole / "model.ts"));
}

TEST_CASE("A checkpoint of another request is refused, not continued") {
    const test::TemporaryFolder folder;
    torch_adapter::TorchTrainer trainer;
    base::NoProgress progress;
    const std::stop_source running;
    const Bars training(64, 1, 32), validation(16, 2, 32);
    TrainRequest request = smallRequest(folder);
    request.epochs = 1;
    REQUIRE(trainer.train(request, training, validation, {progress, running.get_token(), {}, {}, nullptr}));
    request.resume = true;
    request.seed = 9;
    const auto refused = trainer.train(request, training, validation, {progress, running.get_token(), {}, {}, nullptr});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::InvalidArgument);
}

TEST_CASE("Requests that make no sense are refused before anything is trained") {
    const test::TemporaryFolder folder;
    torch_adapter::TorchTrainer trainer;
    base::NoProgress progress;
    const std::stop_source running;
    const Bars some(8, 1, 32), nothing(0, 1, 32);
    const auto codeOf = [&](const TrainRequest& request, const Bars& training, const Bars& validation) {
        const auto report = trainer.train(request, training, validation, {progress, running.get_token(), {}, {}, nullptr});
        REQUIRE_FALSE(report);
        return report.error().code;
    };
    CHECK(codeOf(smallRequest(folder), nothing, some) == base::ErrorCode::SplitEmpty);
    CHECK(codeOf(smallRequest(folder), some, nothing) == base::ErrorCode::SplitEmpty);
    TrainRequest request = smallRequest(folder);
    request.architecture = "no_such_net";
    CHECK(codeOf(request, some, some) == base::ErrorCode::ArchitectureUnknown);
    request = smallRequest(folder);
    request.pretrainedWeights = folder / "missing.pt";
    CHECK(codeOf(request, some, some) == base::ErrorCode::FileNotFound);
    request = smallRequest(folder);
    request.learningRate = 1e30;
    CHECK(codeOf(request, Bars(64, 1, 32), some) == base::ErrorCode::TrainingDiverged);
}
