#pragma once
#include "core/explain/Evidence.h"
#include "core/explain/Scores.h"
#include "core/inference/Manifest.h"

/// The scores of several ways of explaining over many pictures; `intaglio explain --scores` writes them as explanation.json:
///
///   {"model": {"id", "version", "sha256"}, "dataset": "leukemia_all_aria2021", "split": "val", "pictures": 24, "steps": 16,
///    "methods": [{"method": "gradcam", "done": "gradcam", "map": [5, 5],
///                 "insertion": {"value": 0.91, "ci95": [0.88, 0.94]}, "deletion": {"value": 0.42, "ci95": [0.35, 0.49]},
///                 "unevenness": {"value": 0.4, "ci95": [0.3, 0.5]}, "pointing": {"hits": 3, "of": 10, "chance": 0.04} or null,
///                 "seconds": 0.02}],
///    "random": {"insertion": {...}, "deletion": {...}},
///    "sanity": [{"method": "gradcam", "weights": "head" or "head-and-last-features", "rank_correlation": {"value": 0.03, "ci95": [..]}}],
///    "command": "intaglio explain --scores ..."}
///
/// "done" differs from "method" where the model cannot be explained so (Evidence.h). "random" is a map of the first method's resolution
/// that knows nothing: a method is worth showing where its insertion lies above and its deletion below. Intervals: percentile bootstrap
/// over whole groups (patients, slides), 2,000 draws. A model of films is scored by "patches" once, in place of all methods that look
/// inside.
namespace intaglio::explain {

/// A picture as the network takes it.
struct ScoredPicture {
    inference::Tensor input;           ///< 1 x C x H x W
    int label = 0;                     ///< that is explained
    std::vector<TruthRegion> regions;  ///< in the input's pixels; empty where none is known
    std::string group = {};            ///< patient or slide; empty: a group of its own
};

/// The n-th picture of a set; called in order, from one thread.
using PictureSource = std::function<base::Result<ScoredPicture>(std::size_t index)>;

struct ScoreRequest {
    std::vector<inference::ExplainMethod> methods;
    EvidenceOptions evidence;
    FaithfulnessOptions faithfulness;
    double tolerance = 0.04;  ///< of the pointing game, as a share of the input's shorter side
    std::uint64_t seed = 1;   ///< random maps, random weights, bootstrap
};

struct ScoreFigure {
    double value = 0;
    double low = 0;  ///< 95 % interval
    double high = 0;
};

struct PointingTally {
    int hits = 0;
    int of = 0;         ///< pictures with a known region
    double chance = 0;  ///< mean share of a picture that would have been a hit
};

struct MethodScores {
    inference::ExplainMethod method = inference::ExplainMethod::GradCam;
    inference::ExplainMethod done = inference::ExplainMethod::GradCam;
    int mapRows = 0;
    int mapColumns = 0;
    ScoreFigure insertion;
    ScoreFigure deletion;
    ScoreFigure unevenness;
    std::optional<PointingTally> pointing;
    double seconds = 0;  ///< median time of one map
};

struct SanityRow {
    inference::ExplainMethod method = inference::ExplainMethod::GradCam;
    inference::Randomised weights = inference::Randomised::Head;
    ScoreFigure rankCorrelation;  ///< with the map of the trained network; far from 0: the map shows the picture, not the network
};

struct ExplanationScores {
    std::size_t pictures = 0;
    std::vector<MethodScores> methods;
    ScoreFigure randomInsertion;
    ScoreFigure randomDeletion;
    std::vector<SanityRow> sanity;  ///< of the methods that look inside; empty where the engine cannot randomise
};

/// `explainer` may be null. Phase "explain". The first error of source, runner or explainer; Cancelled; InvalidArgument without pictures or
/// methods.
[[nodiscard]] base::Result<ExplanationScores> scoreExplanations(inference::ModelRunner& runner, inference::Explainer* explainer,
                                                                const inference::Manifest& manifest, const PictureSource& source,
                                                                std::size_t count, const ScoreRequest& request,
                                                                base::ProgressSink& progress, const std::stop_token& stop);

}  // namespace intaglio::explain
