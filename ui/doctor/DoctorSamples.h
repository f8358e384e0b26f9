#pragma once

#include "ui/presenters/StudyPorts.h"

namespace intaglio::ui {

/// Made-up pictures, results and keys for the gallery. Nothing here comes from a person.
namespace samples {

/// A drawn blood smear, 8-bit RGB.
[[nodiscard]] image::LoadedImage bloodSmear(unsigned seed);
/// A drawn hand-like radiograph, 12-bit MONOCHROME2 with spacing, window and tags.
[[nodiscard]] image::LoadedImage radiograph();
/// A leukemia model with four labels in English, German and Arabic.
[[nodiscard]] inference::ModelPackage leukemiaPackage();
/// `finding`: summed probability of the three leukemia labels.
[[nodiscard]] inference::Prediction leukemiaPrediction(double finding);
/// What two networks say about a blurred picture that a doctor had judged all the same.
[[nodiscard]] inference::Prediction overriddenPrediction();
[[nodiscard]] pipeline::IntactResult intactResult();
/// Negative, with answers on both sides of the threshold.
[[nodiscard]] pipeline::IntactResult dividedResult();
/// Robust mode with every warning that leaves a result intact.
[[nodiscard]] pipeline::IntactResult doubtfulResult();
/// A colleague's answer, with a protected region.
[[nodiscard]] pipeline::IntactResult answerResult();
[[nodiscard]] pipeline::IntactResult ownAnswerResult();
/// A genuine result over a picture that was changed in five tiles.
[[nodiscard]] pipeline::ImageMismatch mismatch();
/// An evidence map with two warm places, 0 .. 4 logits.
[[nodiscard]] inference::Heatmap evidence(int rows, int columns);

/// What the sample program answers.
struct Scene {
    enum class Picture { Smear, Radiograph, Unreadable } picture = Picture::Smear;
    std::shared_ptr<const pipeline::Verdict> verdict;  ///< null: no sealed result
    bool refuses = false;                              ///< the gate refuses every picture
    bool isForSomeAges = false;                        ///< the model is, and the picture states no age
    bool batchNeverEnds = false;                       ///< a batch stays half done until it is cancelled
};
[[nodiscard]] StudyPorts ports(const Scene& scene);

}  // namespace samples
}  // namespace intaglio::ui
