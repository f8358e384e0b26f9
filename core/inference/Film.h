#pragma once
#include <array>

#include "core/inference/Engine.h"

/// A detector of small lesions on a whole film: a network that knows patches slides over the prepared film, and the film's own score comes
/// from the map of its answers (the mammogram path of IRMI; Shen et al., Scientific Reports 2019, go the same way). Everything here is
/// deterministic; objects may be used by several threads where the network may.
namespace intaglio::inference {

/// Where a film is suspicious, best first; places in pixels of the prepared film.
struct FilmCandidate {
    double row = 0;
    double column = 0;
    double probability = 0;
};

/// A film's map and what is read from it.
struct FilmReading {
    /// Probability of a lesion, 0 .. 1, in cells of stride x stride pixels over the prepared film: the mean of the answers of all patches
    /// that cover a cell, those with the cell near their middle counting most. Patches of nearly nothing but black are not asked: 0.
    Heatmap map;
    std::vector<float> features;  ///< the network's own, averaged over the patches that were asked
    double score = 0;             ///< logit of "this film shows a lesion": FilmPlan::scoreWeights on filmFeatures(map)
    std::vector<double> answers;  ///< the same from the map of each member alone, where several networks or views answer
};

/// Largest value, mean of the five largest, share of cells at 0.5 and above, mean of all cells: what the film's score is made from.
inline constexpr std::size_t kFilmFeatures = 4;
[[nodiscard]] std::array<double, kFilmFeatures> filmFeatures(const Heatmap& map);
/// Bias (the last weight) plus weighted features. `weights` has kFilmFeatures + 1 elements.
[[nodiscard]] double filmScore(const std::array<double, kFilmFeatures>& features, const std::vector<double>& weights);

/// Local maxima of a map with cells of `stride` pixels by falling probability, none closer to a better one than `distance` cells
/// (non-maximum suppression), none below `least`, at most `count`.
struct CandidateOptions {
    double distance = 1.25;
    double least = 0.05;
    std::size_t count = 20;
};
[[nodiscard]] std::vector<FilmCandidate> filmCandidates(const Heatmap& map, int stride, const CandidateOptions& options = {});

/// Asks the network about every patch of one film (1 x C x filmRows x filmColumns) in batches. `manifest` has a film plan. InvalidArgument
/// for a film of another size; the network's errors; ModelOutputInvalid.
[[nodiscard]] base::Result<FilmReading> judgeFilm(ModelRunner& network, const Tensor& film, const Manifest& manifest);

/// The network as one that judges whole films: logits are 0 for the other label and FilmReading::score for the lesion label, so that all
/// that works with models works with films; the members' answers likewise. ModelBroken unless the manifest has a film plan, two labels and
/// kFilmFeatures + 1 weights.
[[nodiscard]] base::Result<std::unique_ptr<ModelRunner>> filmRunner(std::unique_ptr<ModelRunner> network, const Manifest& manifest);

/// Explains a film by its map, the lesion's probability, whatever method and label are asked for; done() says so. There is no map of what
/// makes a film normal.
[[nodiscard]] base::Result<std::unique_ptr<Explainer>> filmExplainer(std::unique_ptr<ModelRunner> network, const Manifest& manifest);

}  // namespace intaglio::inference
