#include "core/training/Scoring.h"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "core/base/Files.h"
#include "core/image/Display.h"
#include "core/inference/Calibration.h"
#include "core/inference/Preprocess.h"
#include "core/training/Workers.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

/// What the judging threads share.
struct Scoring {
    const inference::ModelPackage& package;
    inference::ModelRunner& runner;
    const std::vector<const Sample*>& samples;
    const image::ReaderRegistry& readers;
    const ScoringOptions& options;
    const inference::Familiarity* familiarity;
    base::ProgressSink& progress;
    const std::stop_token& stop;
    std::vector<PictureScore> scores;
    std::atomic<std::size_t> next{0};
    std::mutex guard;
    std::size_t done = 0;
    std::optional<Error> failure;
};

Result<PictureScore> judgeDisplay(const Scoring& work, const image::Image& display) {
    const inference::Manifest& manifest = work.package.manifest;
    const auto look = inference::lookAt(display, manifest);
    if (!look) {
        return look.error();
    }
    auto output = work.runner.run(look->input);
    if (!output) {
        return output.error();
    }
    const auto probabilities = inference::calibratedProbabilities(output->logits.values, manifest);
    const auto kind = inference::judgeKind(manifest, work.familiarity, output->features.values, look->quality.appearance);
    if (!probabilities || !kind) {
        return probabilities ? kind.error() : probabilities.error();
    }
    const bool refuses = !inference::checkSeen(*kind, look->quality, manifest);
    return PictureScore{std::move(output->logits.values), *probabilities, std::move(output->features.values), look->quality, refuses};
}

Result<PictureScore> judgeSample(const Scoring& work, const Sample& sample) {
    const auto loaded = work.readers.readFile(sample.file);
    if (!loaded) {
        return loaded.error();
    }
    auto display = image::toDisplay(loaded->image);
    if (display && work.options.change) {
        display = work.options.change(*display);
    }
    if (!display) {
        return display.error();
    }
    auto score = judgeDisplay(work, *display);
    if (score && !inference::checkSource(*loaded, work.package.manifest)) {
        score->gateRefuses = true;
    }
    return score;
}

void judgeUntilDone(Scoring& work) {
    for (std::size_t index = work.next++; index < work.samples.size(); index = work.next++) {
        auto score = work.stop.stop_requested() ? Result<PictureScore>(ErrorCode::Cancelled) : judgeSample(work, *work.samples[index]);
        const std::lock_guard lock(work.guard);
        if (!score) {
            work.failure = work.failure.value_or(score.error());
            work.next = work.samples.size();
            return;
        }
        work.scores[index] = std::move(*score);
        work.progress.report("predict", static_cast<double>(++work.done), static_cast<double>(work.samples.size()));
    }
}

}  // namespace

Result<std::optional<inference::Familiarity>> loadFamiliarity(const inference::ModelPackage& package) {
    const auto& gate = package.manifest.gate;
    if (gate.familiarityMethod.empty()) {
        return std::optional<inference::Familiarity>();
    }
    const auto bytes = base::readFile(package.folder / base::pathFromText(gate.familiarityFile));
    if (!bytes) {
        return Error(ErrorCode::ModelBroken, {package.manifest.id, gate.familiarityFile});
    }
    auto familiarity = inference::readFamiliarity(*bytes);
    if (!familiarity) {
        return Error(ErrorCode::ModelBroken, {package.manifest.id, gate.familiarityFile});
    }
    return std::optional(*std::move(familiarity));
}

Result<std::vector<PictureScore>> scorePictures(const inference::ModelPackage& package, inference::ModelRunner& runner,
                                                const std::vector<const Sample*>& samples, const image::ReaderRegistry& readers,
                                                const ScoringOptions& options, base::ProgressSink& progress, const std::stop_token& stop) {
    const auto familiarity = loadFamiliarity(package);
    if (!familiarity) {
        return familiarity.error();
    }
    Scoring work{package,  runner,  samples,
                 readers,  options, *familiarity ? &**familiarity : nullptr,
                 progress, stop,    std::vector<PictureScore>(samples.size()),
                 {},       {},      0,
                 {}};
    const auto ran = runWorkers(
        options.jobs, [&work] { judgeUntilDone(work); }, [&work] { work.next = work.samples.size(); });
    if (!ran || work.failure) {
        return work.failure ? *work.failure : ran.error();
    }
    return std::move(work.scores);
}

}  // namespace intaglio::training
