#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"

/// What a model says about a picture. Plain values; no engine types.
namespace intaglio::inference {

struct ModelIdentity {
    std::string id;
    std::string version;
    std::string sha256;  ///< lower-case hex of model.ts
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
    std::string finding;                          ///< the most probable label
    Decision decision = Decision::Indeterminate;
    /// Summed probability of the labels whose role is finding; urgency sorts by it. Absent where a result was made without it.
    std::optional<double> findingProbability;
    std::string operatingPoint;
    double threshold = 0.5;
    std::vector<std::string> flags;  ///< "demonstration", "non-commercial", "unsigned", "kind-unchecked", "gate-overridden"
    /// The refusal that a doctor set aside, as a code's name ("refused-blurred"); empty where the gate let the picture pass.
    std::string overriddenRefusal;
    double timeMs = 0;
};

/// True where `label` is among the probabilities and none is greater than its own.
[[nodiscard]] bool isLikeliest(const Prediction& prediction, const std::string& label);
/// Overwrites what a prediction says about a patient.
void wipe(Prediction& prediction);

/// The gate's answer where a picture may not be judged.
struct Refusal {
    base::Error reason;  ///< a Refused* code
    std::optional<KindScore> kind;
    std::optional<ModelIdentity> model;  ///< the model it was refused for, if one was chosen
};

}  // namespace intaglio::inference
