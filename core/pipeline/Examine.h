#pragma once
#include "core/inference/Gate.h"
#include "core/pipeline/ModelShelf.h"

/// Refuse first: which model may judge a picture, and whether any may.
namespace intaglio::pipeline {

/// What one model made of a picture.
struct Examination {
    std::shared_ptr<LoadedModel> model;
    inference::Tensor input;
    inference::ForwardResult output;
    inference::Quality quality;
    inference::KindJudgement judgement;
};

/// A picture that may be judged, with the model that judges it.
struct Examined {
    image::Image display;
    Examination best;
    std::optional<base::Error> setAside;  ///< the first refusal that a doctor overrode
    bool isKindUnchecked = false;         ///< the gate's own model is not there or could not be asked
    inference::AgeBasis ageBasis = inference::AgeBasis::File;
};

/// Runs the gate. Where the gate's own model (picture-kind) is installed it sees the picture first, and only models of the kind found
/// are loaded; of several the default alone, unless what is known of the picture speaks against it. Where it is installed but cannot be
/// used nothing is chosen, for familiarity does not tell a rose from a skin lesion: models judge by name alone, those with a familiarity of
/// their own, and the result says so. Where it was never installed each model's familiarity decides, and the result says so too.
class Examiner {
public:
    explicit Examiner(ModelShelf& shelf) : m_shelf(shelf) {}

    /// Phase "gate". Errors of ModelShelf; what is wrong with the gate's model, or with the default for the kind found, where no model is
    /// named; InvalidArgument for a frame that there is not, for an age that nobody reaches or that is none, for the gate's own model by
    /// name, and for an override without a model's name.
    [[nodiscard]] base::Result<std::variant<Examined, inference::Refusal>> examine(const image::LoadedImage& picture,
                                                                                   const AnalyzeOptions& options,
                                                                                   base::ProgressSink& progress,
                                                                                   const std::stop_token& stop);
    /// What the gate's own model takes the picture for. ModelNotFound where it is not installed, ModelBroken ... where it
    /// cannot be used.
    [[nodiscard]] base::Result<inference::KindFinding> kindOf(const image::LoadedImage& picture, const AnalyzeOptions& options);

private:
    ModelShelf& m_shelf;
};

}  // namespace intaglio::pipeline
