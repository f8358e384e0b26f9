#pragma once
#include <span>

#include "tests/support/steganalysis/SamplePlane.h"

/// A learned detector that also sees +-1 embedding.
namespace intaglio::steganalysis {

inline constexpr std::size_t kSpamFeatures = 686;

/// Second-order Markov features of neighbouring differences, truncated to -3 .. 3, averaged over the four straight and the four diagonal
/// directions: T. Pevný, P. Bas, J. Fridrich, "Steganalysis by subtractive pixel adjacency matrix", IEEE TIFS 5(2), 2010.
/// kSpamFeatures numbers from 0 to 1. Range: planes from 64 x 64.
[[nodiscard]] std::vector<double> spamFeatures(const SamplePlane& plane);

/// One picture's features, its class, and the picture it belongs to (a cover and its stego twin share the group).
struct LabelledFeatures {
    std::vector<double> features;
    bool stego = false;
    int group = 0;
};

/// A score for each row by Fisher's linear discriminant with a ridge, trained on the folds that the row's group is not in; features are
/// standardised by their training fold. `folds` >= 2; group g belongs to fold g % folds. `ridge` is relative to the features' variance.
[[nodiscard]] std::vector<double> crossValidatedScores(std::span<const LabelledFeatures> rows, int folds = 10, double ridge = 0.1);

}  // namespace intaglio::steganalysis
