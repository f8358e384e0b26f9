#include "core/training/Schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace intaglio::training {

namespace {

constexpr double kStart = 0.04;
constexpr double kEnd = 0.001;

/// From one value to another along half a cosine; `share` 0 .. 1.
double blend(double from, double to, double share) {
    return to + (from - to) * (1 + std::cos(std::numbers::pi * share)) / 2;
}

}  // namespace

double scheduleFactor(ScheduleKind kind, std::int64_t step, std::int64_t total) {
    const double place = std::clamp(static_cast<double>(step) / static_cast<double>(std::max<std::int64_t>(1, total - 1)), 0.0, 1.0);
    constexpr double kCycleRise = 0.25;
    constexpr double kWarmUp = 0.05;
    switch (kind) {
        case ScheduleKind::OneCycle:
            return place < kCycleRise ? blend(kStart, 1, place / kCycleRise) : blend(1, kEnd, (place - kCycleRise) / (1 - kCycleRise));
        case ScheduleKind::Cosine:
            return place < kWarmUp ? kStart + (1 - kStart) * place / kWarmUp : blend(1, kEnd, (place - kWarmUp) / (1 - kWarmUp));
        case ScheduleKind::Step:
            return place < 0.5 ? 1 : place < 0.75 ? 0.1 : 0.01;
        case ScheduleKind::Constant:
            break;
    }
    return 1;
}

std::vector<TrainStage> stagesOf(const TrainRequest& request) {
    if (!request.stages.empty()) {
        return request.stages;
    }
    TrainStage stage;
    stage.firstTrainableBlock = request.firstTrainableBlock;
    stage.epochs = request.epochs;
    stage.learningRate = request.learningRate;
    return {stage};
}

int plannedEpochs(const TrainRequest& request) {
    const auto stages = stagesOf(request);
    return std::accumulate(stages.begin(), stages.end(), 0, [](int sum, const TrainStage& stage) { return sum + stage.epochs; });
}

}  // namespace intaglio::training
