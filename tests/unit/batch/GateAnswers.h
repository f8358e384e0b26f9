#pragma once
#include "core/pipeline/Analyze.h"
#include "tests/support/Catch.h"
#include "tests/unit/batch/FakeModels.h"
#include "tests/unit/inference/Samples.h"

/// Pictures of which the gate's own model is sure or not, and what comes of judging them.
namespace intaglio::test {

inline constexpr int kBright = 255;
inline constexpr int kDark = 0;
inline constexpr int kGrey = 128;

inline image::LoadedImage flat(int grey, int side = 32) {
    return {pictureOf(side, side, 1, [&](int, int, int) { return grey; }), {}};
}

inline image::LoadedImage dicom(int grey, const std::string& modality, const std::string& part = "") {
    auto picture = flat(grey);
    picture.source.dicom.emplace();
    picture.source.dicom->modality = modality;
    picture.source.dicom->bodyPart = part;
    return picture;
}

inline pipeline::Analysis analysisOf(FakeModels& models, const image::LoadedImage& picture, const pipeline::AnalyzeOptions& options = {}) {
    base::NoProgress progress;
    auto analysis = models.analyzer().analyze(picture, options, progress, {});
    REQUIRE(analysis);
    return *std::move(analysis);
}

inline inference::Refusal refusalOf(FakeModels& models, const image::LoadedImage& picture, const pipeline::AnalyzeOptions& options = {}) {
    auto analysis = analysisOf(models, picture, options);
    REQUIRE(std::holds_alternative<inference::Refusal>(analysis));
    return std::get<inference::Refusal>(std::move(analysis));
}

inline inference::Prediction predictionOf(FakeModels& models, const image::LoadedImage& picture,
                                          const pipeline::AnalyzeOptions& options = {}) {
    auto analysis = analysisOf(models, picture, options);
    REQUIRE(std::holds_alternative<inference::Prediction>(analysis));
    return std::get<inference::Prediction>(std::move(analysis));
}

inline pipeline::AnalyzeOptions named(const std::string& id, bool overrideRefusal = false) {
    return {id, inference::Device::Auto, 0, overrideRefusal};
}

}  // namespace intaglio::test
