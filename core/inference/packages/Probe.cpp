#include "core/inference/packages/Probe.h"

#include <algorithm>
#include <cmath>

#include "core/image/Image.h"
#include "core/inference/Golden.h"
#include "core/inference/Preprocess.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

/// Logits of trained networks stay below a hundred.
constexpr double kLargestLogit = 1e4;
/// Two runs on the same picture differ by rounding at most.
constexpr double kRepeatTolerance = 1e-3;
constexpr double kProbabilitySumTolerance = 1e-3;

enum class ProbePicture { Black, White, Noise };

const char* nameOf(ProbePicture picture) {
    return picture == ProbePicture::Black ? "a black picture" : picture == ProbePicture::White ? "a white picture" : "a noisy picture";
}

Error broken(const ModelPackage& package, const std::string& detail) {
    return {ErrorCode::ModelBroken, {package.manifest.id, detail}};
}

/// Samples of a fixed linear congruential generator (Numerical Recipes), so that every computer sees the same noise.
void fill(std::span<std::uint8_t> bytes, ProbePicture kind) {
    std::uint32_t state = 12345;
    for (std::uint8_t& byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = kind == ProbePicture::Black ? 0 : kind == ProbePicture::White ? 255 : static_cast<std::uint8_t>(state >> 24);
    }
}

Result<Tensor> inputOf(const ModelPackage& package, ProbePicture kind) {
    const Manifest& manifest = package.manifest;
    image::Geometry geometry;
    // A detector takes whole films; inputRows x inputColumns is one of its patches.
    geometry.rows = manifest.film ? manifest.film->filmRows : manifest.inputRows;
    geometry.columns = manifest.film ? manifest.film->filmColumns : manifest.inputColumns;
    geometry.samplesPerPixel = manifest.inputChannels;
    image::PixelMeaning meaning;
    meaning.photometric = manifest.inputChannels == 3 ? image::Photometric::Rgb : image::Photometric::Monochrome2;
    auto picture = image::Image::create(geometry, meaning);
    if (!picture) {
        return picture.error();
    }
    fill(picture->bytes(), kind);
    return toTensor(*picture, manifest.preprocess);
}

Status checkLogits(const ModelPackage& package, const Tensor& logits, const std::string& where) {
    const auto labels = static_cast<std::int64_t>(package.manifest.labels.size());
    if (logits.shape != std::vector<std::int64_t>{1, labels} || logits.values.size() != package.manifest.labels.size()) {
        return broken(package,
                      "for " + where + " it does not answer with one number for each of its " + std::to_string(labels) + " labels");
    }
    for (const float logit : logits.values) {
        if (!std::isfinite(logit)) {
            return broken(package, "for " + where + " it answers with something that is no number");
        }
        if (std::fabs(logit) > kLargestLogit) {
            return broken(package, "for " + where + " its numbers grow without limit");
        }
    }
    return {};
}

Result<std::vector<float>> answerTo(const ModelPackage& package, ModelRunner& runner, const Tensor& input, const std::string& where,
                                    const std::stop_token& stop) {
    if (stop.stop_requested()) {
        return ErrorCode::Cancelled;
    }
    const auto output = runner.run(input);
    if (!output) {
        return output.error().code == ErrorCode::ModelOutputInvalid
                   ? broken(package, "for " + where + " it does not answer with one finite number for each of its " +
                                         std::to_string(package.manifest.labels.size()) + " labels")
                   : output.error();
    }
    if (const Status checked = checkLogits(package, output->logits, where); !checked) {
        return checked.error();
    }
    return output->logits.values;
}

bool areProbabilities(const std::vector<float>& values) {
    double sum = 0;
    for (const float value : values) {
        sum += static_cast<double>(value);
        if (value < 0 || value > 1) {
            return false;
        }
    }
    return std::fabs(sum - 1) < kProbabilitySumTolerance;
}

}  // namespace

Status probeAnswers(const ModelPackage& package, ModelRunner& runner, ProbeStrictness strictness, const std::stop_token& stop) {
    std::vector<std::vector<float>> answers;
    for (const ProbePicture kind : {ProbePicture::Black, ProbePicture::White, ProbePicture::Noise}) {
        const auto input = inputOf(package, kind);
        if (!input) {
            return input.error();
        }
        auto first = answerTo(package, runner, *input, nameOf(kind), stop);
        const auto second = first ? answerTo(package, runner, *input, nameOf(kind), stop) : first;
        if (!second) {
            return second.error();
        }
        const bool repeats = std::equal(first->begin(), first->end(), second->begin(),
                                        [](float a, float b) { return std::fabs(a - b) <= kRepeatTolerance; });
        if (!repeats) {
            return broken(package, "it answers the same picture differently each time; it was probably saved in training mode");
        }
        answers.push_back(*std::move(first));
    }
    // A support-vector machine with a local kernel rightly answers the same wherever a picture lies far from all that it learnt, as these
    // three may.
    const bool mayRepeat = package.manifest.engine == kClassicalEngine;
    if (!mayRepeat && answers[0] == answers[1] && answers[1] == answers[2]) {
        return broken(package, "it gives the same answer whatever the picture");
    }
    const bool endsInSoftmax = package.manifest.activation == "softmax" && std::all_of(answers.begin(), answers.end(), areProbabilities);
    if (strictness == ProbeStrictness::Import && endsInSoftmax) {
        return broken(package, "it answers with probabilities; save it without its last softmax");
    }
    return {};
}

Status probeModel(const ModelPackage& package, ModelRunner& runner, ProbeStrictness strictness, const std::stop_token& stop) {
    if (const Status probed = probeAnswers(package, runner, strictness, stop); !probed) {
        return probed;
    }
    return stop.stop_requested() ? Status(ErrorCode::Cancelled) : checkGoldenVectors(package, runner);
}

}  // namespace intaglio::inference
