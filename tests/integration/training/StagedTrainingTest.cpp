#include <torch/script.h>

#include <atomic>
#include <set>
#include <thread>

#include "core/base/Files.h"
#include "core/training/torch/Checkpoint.h"
#include "core/training/torch/Export.h"
#include "core/training/torch/FeatureCache.h"
#include "core/training/torch/Trainer.h"
#include "tests/integration/training/Bars.h"
#include "tests/integration/training/NetworkStates.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using namespace intaglio::training;
using test::Bars;

namespace {

TrainRequest stagedRequest(const test::TemporaryFolder& folder) {
    TrainRequest request;
    request.architecture = "small_cnn";
    request.shape = {2, 1, 32, 32};
    request.checkpointFile = folder / "training.checkpoint";
    request.modelFile = folder / "model.ts";
    request.stages = {{0, 2, 4e-3, ScheduleKind::OneCycle, 0}, {2, 3, 4e-3, ScheduleKind::Cosine, 3}, {0, 2, 1e-3, ScheduleKind::Step, 0}};
    request.batchSize = 16;
    request.averageDecay = 0.9;
    request.dropout = 0.1;
    request.patience = 100;
    request.threads = 1;  // sums in one order: runs repeat bit by bit
    return request;
}

base::Bytes contentOf(const std::filesystem::path& file) {
    const auto bytes = base::readFile(file);
    REQUIRE(bytes);
    return *bytes;
}

base::NoProgress noProgress;
const std::stop_source neverStopped;

base::Result<TrainReport> train(const TrainRequest& request, const BatchSource& training, const BatchSource& validation) {
    torch_adapter::TorchTrainer trainer;
    return trainer.train(request, training, validation, {noProgress, neverStopped.get_token(), {}, {}, nullptr});
}

/// Stops a run after a number of steps, resumes it and goes on until it ends.
base::Result<TrainReport> trainWithInterruptions(TrainRequest request, const BatchSource& training, const BatchSource& validation,
                                                 std::int64_t stepsBetween) {
    torch_adapter::TorchTrainer trainer;
    for (int attempt = 0; attempt < 1000; ++attempt) {
        TrainingControl control;
        std::int64_t steps = 0;
        const auto stopSoon = [&](const StepReport&) {
            if (++steps == stepsBetween) {
                control.stop();
            }
        };
        auto report = trainer.train(request, training, validation, {noProgress, neverStopped.get_token(), {}, stopSoon, &control});
        if (report || report.error().code != base::ErrorCode::Cancelled) {
            return report;
        }
        request.resume = true;
    }
    return base::ErrorCode::Internal;
}

}  // namespace

TEST_CASE("A run of several stages learns, reports each of them and leaves no file of kept outputs") {
    const test::TemporaryFolder folder;
    TrainRequest request = stagedRequest(folder);
    request.cacheMegabytes = 0;  // everything in the file
    torch_adapter::TorchTrainer trainer;
    std::vector<int> stages;
    std::int64_t steps = 0, total = 0;
    bool hasFile = false;
    const auto onStep = [&](const StepReport& step) {
        ++steps;
        total = step.total;
        hasFile = hasFile || std::filesystem::exists(folder / "training.features");
        CHECK(step.step == steps);
        CHECK(step.loss > 0);
        CHECK(step.learningRate > 0);
    };
    const auto onEpoch = [&](const EpochReport& epoch) { stages.push_back(epoch.stage); };
    const auto report =
        trainer.train(request, Bars(256, 1, 32), Bars(64, 2, 32), {noProgress, neverStopped.get_token(), onEpoch, onStep, nullptr});
    REQUIRE(report);
    CHECK(stages == std::vector<int>{1, 1, 2, 2, 2, 3, 3});
    CHECK(steps == 7 * 16);
    CHECK(total == steps);
    CHECK(hasFile);
    CHECK(report->epochs.back().validationBalancedAccuracy >= 0.95);
    CHECK_FALSE(std::filesystem::exists(folder / "training.features"));
    CHECK_FALSE(std::filesystem::exists(folder / "training.val-features"));
}

TEST_CASE("Kept outputs equal direct ones within the precision of 16-bit floats, in memory and in a file") {
    const test::TemporaryFolder folder;
    const Bars pictures(21, 1, 32);
    torch::manual_seed(3);
    const auto network = torch_adapter::makeNetwork("small_cnn", {2, 1, 32, 32}, 0);
    REQUIRE(network);
    for (const std::uint64_t memory : {std::uint64_t{1} << 30, std::uint64_t{0}}) {
        torch_adapter::FeatureCache::Plan plan;
        plan.blocks = 2;
        plan.views = 3;
        plan.seed = 9;
        plan.memoryBytes = memory;
        plan.file = folder / "features";
        {
            const auto cache =
                torch_adapter::FeatureCache::make(*network, pictures, plan, {noProgress, neverStopped.get_token(), {}, {}, nullptr}, 8);
            REQUIRE(cache);
            CHECK(cache->isInFile() == (memory == 0));
            CHECK(std::filesystem::exists(plan.file) == (memory == 0));
            const std::vector<std::size_t> some{20, 3, 3};
            const std::vector<std::size_t> views{0, 1, 2};
            const auto kept = cache->take(some, views);
            network->eval();
            const torch::NoGradGuard noGradient;
            const std::vector<std::optional<std::uint64_t>> seeds{std::nullopt, mixSeeds(mixSeeds(9, 1), 3), mixSeeds(mixSeeds(9, 2), 3)};
            const auto direct = network->runBlocks(torch_adapter::makeBatch(pictures, some, network->shape(), seeds).values, 0, 2);
            REQUIRE(kept.sizes() == direct.sizes());
            CHECK(torch::allclose(kept, direct, 1e-3, 1e-4));
            CHECK_FALSE(torch::equal(kept[1], kept[2]));
        }
        CHECK_FALSE(std::filesystem::exists(plan.file));
    }
}

TEST_CASE("A stage on kept outputs of the plain pictures goes the way of one that runs the frozen blocks in every step") {
    const test::TemporaryFolder direct, kept;
    TrainRequest request = stagedRequest(direct);
    request.stages = {{2, 4, 4e-3, ScheduleKind::OneCycle, 0}};
    // Without variation, so that both see the same pictures: Bars varies by the seed alone, which this source keeps from it.
    class Plain final : public BatchSource {
    public:
        explicit Plain(const Bars& bars) : m_bars(bars) {}
        [[nodiscard]] std::size_t size() const override { return m_bars.size(); }
        [[nodiscard]] int labelOf(std::size_t index) const override { return m_bars.labelOf(index); }
        void fill(std::size_t index, std::optional<std::uint64_t>, std::span<float> target) const override {
            m_bars.fill(index, std::nullopt, target);
        }

    private:
        const Bars& m_bars;
    };
    const Bars bars(128, 1, 32), validation(32, 2, 32);
    const auto first = train(request, Plain(bars), validation);
    request = stagedRequest(kept);
    request.stages = {{2, 4, 4e-3, ScheduleKind::OneCycle, 1}};
    const auto second = train(request, Plain(bars), validation);
    REQUIRE(first);
    REQUIRE(second);
    REQUIRE(first->epochs.size() == second->epochs.size());
    for (std::size_t epoch = 0; epoch < first->epochs.size(); ++epoch) {
        CHECK(second->epochs[epoch].trainLoss == Approx(first->epochs[epoch].trainLoss).epsilon(0.01));
        CHECK(second->epochs[epoch].validationLoss == Approx(first->epochs[epoch].validationLoss).epsilon(0.1));
    }
}

TEST_CASE("A staged run that is stopped again and again gives the same model as one that is not") {
    const Bars training(128, 1, 32), validation(32, 2, 32);  // 8 steps an epoch
    const test::TemporaryFolder whole;
    const auto uninterrupted = train(stagedRequest(whole), training, validation);
    REQUIRE(uninterrupted);
    // 5: in the middle of epochs and across stages; 16: exactly between the first two stages.
    for (const std::int64_t stepsBetween : {5, 16}) {
        INFO(stepsBetween);
        const test::TemporaryFolder broken;
        const auto resumed = trainWithInterruptions(stagedRequest(broken), training, validation, stepsBetween);
        REQUIRE(resumed);
        REQUIRE(resumed->epochs.size() == uninterrupted->epochs.size());
        for (std::size_t epoch = 0; epoch < resumed->epochs.size(); ++epoch) {
            CHECK(resumed->epochs[epoch].trainLoss == uninterrupted->epochs[epoch].trainLoss);
            CHECK(resumed->epochs[epoch].validationLoss == uninterrupted->epochs[epoch].validationLoss);
            CHECK(resumed->epochs[epoch].stage == uninterrupted->epochs[epoch].stage);
        }
        CHECK(resumed->bestEpoch == uninterrupted->bestEpoch);
        CHECK((contentOf(broken / "model.ts") == contentOf(whole / "model.ts")));
    }
}

TEST_CASE("Mixed pictures, weighted errors, another measure and no limits train and resume too") {
    const Bars training(128, 1, 32, 5), validation(40, 2, 32, 5);
    const auto change = [](TrainRequest& request) {
        request.mixup = 0.4;
        request.balance = ClassBalance::Full;
        request.balanceMethod = BalanceMethod::LossWeights;
        request.selectBy = SelectBy::BalancedAccuracy;
        request.gradientLimit = 0;
        request.averageDecay = 0;
    };
    const test::TemporaryFolder whole, broken;
    TrainRequest request = stagedRequest(whole);
    change(request);
    const auto uninterrupted = train(request, training, validation);
    REQUIRE(uninterrupted);
    double best = 0;
    for (const EpochReport& epoch : uninterrupted->epochs) {
        best = std::max(best, epoch.validationBalancedAccuracy);
    }
    const auto kept = uninterrupted->epochs[static_cast<std::size_t>(uninterrupted->bestEpoch - 1)];
    CHECK(kept.validationBalancedAccuracy == best);
    request = stagedRequest(broken);
    change(request);
    REQUIRE(trainWithInterruptions(request, training, validation, 11));
    CHECK((contentOf(broken / "model.ts") == contentOf(whole / "model.ts")));
}

TEST_CASE("A network with batch normalisation repeats too, and its frozen blocks keep their statistics") {
    const auto facts = torch_adapter::TorchTrainer().facts();
    const auto found = std::find_if(facts.begin(), facts.end(), [](const auto& fact) { return fact.name == "resnet18"; });
    REQUIRE(found != facts.end());
    const Bars training(36, 1, 32), validation(12, 2, 32);
    const auto requestIn = [&](const test::TemporaryFolder& folder) {
        TrainRequest request = stagedRequest(folder);
        request.architecture = found->name;
        request.shape = {2, 3, 32, 32};
        request.batchSize = 12;
        request.stages = {{0, 1, 1e-3, ScheduleKind::Constant, 0}, {found->blocks - 1, 2, 1e-3, ScheduleKind::Constant, 2}};
        return request;
    };
    const test::TemporaryFolder whole, broken;
    const auto uninterrupted = train(requestIn(whole), training, validation);
    REQUIRE(uninterrupted);
    const auto resumed = trainWithInterruptions(requestIn(broken), training, validation, 2);
    REQUIRE(resumed);
    CHECK((contentOf(broken / "model.ts") == contentOf(whole / "model.ts")));
}

TEST_CASE("A network that learns with added normalisation repeats too, and its model has none left") {
    const Bars training(128, 1, 32), validation(32, 2, 32);
    const auto requestIn = [](const test::TemporaryFolder& folder) {
        TrainRequest request = stagedRequest(folder);
        request.addNormalization = true;
        return request;
    };
    const test::TemporaryFolder whole, broken, plain;
    const auto uninterrupted = train(requestIn(whole), training, validation);
    REQUIRE(uninterrupted);
    CHECK(uninterrupted->epochs.back().validationBalancedAccuracy > 0.8);
    const auto resumed = trainWithInterruptions(requestIn(broken), training, validation, 5);
    REQUIRE(resumed);
    CHECK((contentOf(broken / "model.ts") == contentOf(whole / "model.ts")));
    const auto without = train(stagedRequest(plain), training, validation);
    REQUIRE(without);
    CHECK(without->parameters == uninterrupted->parameters);
    CHECK_FALSE((contentOf(plain / "model.ts") == contentOf(whole / "model.ts")));

    CHECK(torch_adapter::fingerprintOf(requestIn(whole), 128) != torch_adapter::fingerprintOf(stagedRequest(whole), 128));
}

TEST_CASE("Normalisation that is added to loaded weights begins with the statistics of the training pictures") {
    const test::TemporaryFolder folder;
    torch::manual_seed(5);
    TrainRequest request = stagedRequest(folder);
    const auto start = torch_adapter::makeNetwork(request.architecture, request.shape, 0);
    test::unsettle(*start);
    start->eval();
    request.pretrainedWeights = folder / "start.ts";
    REQUIRE(torch_adapter::exportTorchScript(*start, request.pretrainedWeights));
    request.addNormalization = true;
    request.batchSize = 64;
    request.stages = {{0, 8, 1e-9, ScheduleKind::Constant, 0}};  // learns nothing, but sees all pictures eight times
    const Bars training(128, 1, 32), validation(16, 2, 32);
    REQUIRE(train(request, training, validation));
    const torch::NoGradGuard noGradient;
    const std::vector<std::size_t> some{1, 20, 40, 90};
    const auto pictures = torch_adapter::makeBatch(training, some, request.shape).values;
    auto written = torch::jit::load((folder / "model.ts").string());
    const auto features = written.get_method("features")({pictures}).toTensor();
    CHECK(test::relativeDifference(features, start->features(pictures)) < 0.1);
}

TEST_CASE("A paused run stands still with its checkpoint written, goes on when told, and can be stopped while it waits") {
    const test::TemporaryFolder folder;
    TrainRequest request = stagedRequest(folder);
    TrainingControl control;
    std::atomic<std::int64_t> steps{0};
    const auto pauseOnce = [&](const StepReport& step) {
        steps = step.step;
        if (step.step == 5) {
            control.pause();
        }
    };
    torch_adapter::TorchTrainer trainer;
    std::optional<base::Result<TrainReport>> report;
    std::jthread worker([&] {
        report = trainer.train(request, Bars(128, 1, 32), Bars(32, 2, 32), {noProgress, neverStopped.get_token(), {}, pauseOnce, &control});
    });
    while (!std::filesystem::exists(request.checkpointFile)) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    CHECK(steps == 5);
    CHECK(control.isPaused());
    control.resume();
    while (steps < 20) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    control.pause();
    control.stop();
    worker.join();
    REQUIRE(report);
    REQUIRE_FALSE(*report);
    CHECK(report->error().code == base::ErrorCode::Cancelled);
    CHECK(std::filesystem::exists(request.checkpointFile));
    CHECK_FALSE(std::filesystem::exists(request.modelFile));
}

TEST_CASE("Patience ends a stage early and the next one begins with the best weights") {
    const test::TemporaryFolder folder;
    TrainRequest request = stagedRequest(folder);
    // The first stage learns; the second moves nothing, so it cannot get better and must give up after two epochs.
    request.stages = {{0, 4, 4e-3, ScheduleKind::OneCycle, 0}, {3, 9, 1e-30, ScheduleKind::Constant, 1}};
    request.patience = 2;
    const auto report = train(request, Bars(128, 1, 32), Bars(32, 2, 32));
    REQUIRE(report);
    CHECK(report->stoppedEarly);
    CHECK(report->epochs.size() == 6);
    CHECK(report->epochs[static_cast<std::size_t>(report->bestEpoch - 1)].stage == 1);
}

TEST_CASE("Devices and stages that are not there are refused") {
    const test::TemporaryFolder folder;
    TrainRequest request = stagedRequest(folder);
    const auto codeOf = [&](const TrainRequest& wrong) {
        const auto report = train(wrong, Bars(8, 1, 32), Bars(8, 2, 32));
        REQUIRE_FALSE(report);
        return report.error().code;
    };
    if (!torch::cuda::is_available()) {
        request.device = TrainDevice::Cuda;
        CHECK(codeOf(request) == base::ErrorCode::DeviceUnavailable);
    }
    request = stagedRequest(folder);
    request.stages[1].epochs = 0;
    CHECK(codeOf(request) == base::ErrorCode::InvalidArgument);
    request = stagedRequest(folder);
    request.stages[1].views = -1;
    CHECK(codeOf(request) == base::ErrorCode::InvalidArgument);
    request = stagedRequest(folder);
    request.mixup = 2;
    CHECK(codeOf(request) == base::ErrorCode::InvalidArgument);
    request = stagedRequest(folder);
    request.resume = true;
    REQUIRE(base::writeFileAtomically(request.checkpointFile, base::viewOf("no checkpoint")));
    CHECK(codeOf(request) == base::ErrorCode::InvalidArgument);
}
