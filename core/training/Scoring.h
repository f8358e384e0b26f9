#pragma once
#include <functional>

#include "core/image/ImageReader.h"
#include "core/inference/Engine.h"
#include "core/inference/Gate.h"
#include "core/training/Dataset.h"

/// Runs a model over labelled pictures the way prediction does, keeping what evaluation and packaging need.
namespace intaglio::training {

/// Everything a model and its gate say about one picture.
struct PictureScore {
    std::vector<float> logits;
    std::vector<double> probabilities;  ///< calibrated
    std::vector<float> features;        ///< averaged over space
    inference::Quality quality;
    bool gateRefuses = false;  ///< scored all the same: evaluation leaves nothing out
};

/// A change of the display picture before preparation (robustness); must not throw and must be callable from several threads.
using PictureChange = std::function<base::Result<image::Image>(const image::Image&)>;

struct ScoringOptions {
    int jobs = 1;          ///< pictures judged at the same time
    PictureChange change;  ///< none by default
};

/// Judges every sample, in order; phase "predict". The reader's or model's first error, or Cancelled.
[[nodiscard]] base::Result<std::vector<PictureScore>> scorePictures(const inference::ModelPackage& package, inference::ModelRunner& runner,
                                                                    const std::vector<const Sample*>& samples,
                                                                    const image::ReaderRegistry& readers, const ScoringOptions& options,
                                                                    base::ProgressSink& progress, const std::stop_token& stop);

/// The package's familiarity file; empty where it has none. ModelBroken.
[[nodiscard]] base::Result<std::optional<inference::Familiarity>> loadFamiliarity(const inference::ModelPackage& package);

}  // namespace intaglio::training
