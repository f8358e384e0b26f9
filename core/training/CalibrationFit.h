#pragma once
#include <optional>
#include <string>
#include <vector>

/// How certain a network may sound: what is fitted on the validation split after training.
namespace intaglio::training {

/// Raw outputs of one picture.
struct LogitRow {
    std::vector<float> logits;
    int truth = 0;
    std::string group = {};  ///< patient or slide
};

/// The temperature that gives the lowest negative log-likelihood (Guo et al. 2017), 0.05 .. 20; of fewer than 50 rows 1 .. 20, as
/// so few cannot show that more certainty is due; 1 without rows. `activation`: the
/// manifest's; for "sigmoid" the likelihood is that of independent labels, of which only the truth holds.
[[nodiscard]] double fitTemperature(const std::vector<LogitRow>& rows, const std::string& activation);

/// How logits become probabilities: softmax(logits / temperature + biases). The likelihoods are mean negative log-likelihoods of held-out
/// groups: with the temperature alone, and with biases too (Platt 1999; for several labels, bias-corrected temperature).
struct CalibrationFit {
    double temperature = 1;
    std::vector<double> biases = {};  ///< one per label; empty where the temperature alone is the better choice
    double temperatureLikelihood = 0;
    double plattLikelihood = 0;
    std::optional<double> errorOfGain = {};  ///< standard error of their difference, over groups; none where nothing was compared
};

/// Fits both ways and keeps the temperature alone, unless biases lower the negative log-likelihood on groups that neither was fitted on
/// (five folds of groups) by more than one standard error of the gain (Breiman et al. 1984): smaller gains are chance, and biases that
/// follow it move the balance of the labels. Biases need at least 100 rows, every label among them, and kMinimumGroups
/// groups (GroupDraws.h; a row without a group stands for itself). `labels`: number of logits.
[[nodiscard]] CalibrationFit fitCalibration(const std::vector<LogitRow>& rows, std::size_t labels);

}  // namespace intaglio::training
