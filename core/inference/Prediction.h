#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"

/// What a model says about a picture. Plain values; no engine types.
namespace intaglio::inference {

struct ModelIdentity {
    std::string id;
    std::string version;
    std::string sha256;  ///< lower-case hex: identityDigest in ModelCatalog.h
};

enum class Decision { Negative, Positive, Indeterminate };
[[nodiscard]] std::string_view decisionName(Decision decision);  ///< "negative", "positive", "indeterminate"

struct ClassProbability {
    std::string label;
    double probability = 0;  ///< calibrated, 0..1
    /// Lowest and highest that the members of an ensemble or the turned pictures gave on their own; absent for a single answer.
    std::optional<double> lowest = std::nullopt;
    std::optional<double> highest = std::nullopt;
};

/// Which kind of picture the gate took it for ("blood-smear", "unknown") and how sure it is, 0..1.
struct KindScore {
    std::string label;
    double score = 0;
};

struct Prediction {
    ModelIdentity model;
    KindScore kind;
    std::vector<ClassProbability> probabilities;  ///< in the manifest's label order; sums to 1 for exclusive labels
    std::string finding;                          ///< the label that is shown, see findingOf
    Decision decision = Decision::Indeterminate;
    /// Summed probability of the labels whose role is finding; urgency sorts by it. Absent where a result was made without it.
    std::optional<double> findingProbability;
    std::string operatingPoint;
    double threshold = 0.5;
    /// "demonstration", "non-commercial", "unsigned", "kind-unchecked", "age-unchecked", "age-stated", "gate-overridden", "cleaned:",
    /// "weighted-finding:", "answers-disagree:" (Disagreement.h)
    std::vector<std::string> flags;
    /// The refusal that a doctor set aside, as a code's name ("refused-blurred"); empty where the gate let the picture pass.
    std::string overriddenRefusal;
    double timeMs = 0;
};

/// Begins the flag of a result that shows another label than the most probable one (Manifest::shownLabel): "weighted-finding:melanoma".
inline constexpr std::string_view kWeightedFindingFlag = "weighted-finding:";
/// The label of that flag. None where there is no such flag or several, or where it names no label of the result or a most probable one.
[[nodiscard]] std::optional<std::string> weightedFinding(const Prediction& prediction);
/// True where the flags say that a label was weighted, and weightedFinding knows none: nobody may seal or read on such a result.
[[nodiscard]] bool hasBrokenWeight(const Prediction& prediction);
/// The most probable label, the first of equals; empty without labels.
[[nodiscard]] std::string mostProbableLabel(const Prediction& prediction);
/// The label that a result shows: weightedFinding, else mostProbableLabel.
[[nodiscard]] std::string findingOf(const Prediction& prediction);
/// True where `label` may be the finding: findingOf, or as probable as that where nothing was weighted.
[[nodiscard]] bool canBeFinding(const Prediction& prediction, const std::string& label);
/// Overwrites what a prediction says about a patient.
void wipe(Prediction& prediction);

/// The gate's answer where a picture may not be judged.
struct Refusal {
    base::Error reason;  ///< a Refused* code
    std::optional<KindScore> kind;
    std::optional<ModelIdentity> model;  ///< the model it was refused for, if one was chosen
};

}  // namespace intaglio::inference
