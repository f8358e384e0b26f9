#pragma once
#include <variant>

#include "core/inference/classical/ClassicalFeatures.h"

/// A classical classifier as plain values, and the file that holds it (model.json of an engine "classical").
///
/// model.json: {"format": "intaglio-classical", "version": 1, "features": [names], "rows", "columns", "classes", "mean": f32,
/// "scale": f32, "classifier": {...}} with the classifier either
///   {"kind": "svm", "kernel": "rbf"|"linear", "gamma", "vectors": f16, "pairs": [{"bias", "slope", "offset", "coefficients": f32}]} or
///   {"kind": "knn", "neighbours", "rows": f16, "labels": u16}.
/// f32, f16 and u16 are little-endian values in base64 (RFC 4648, without padding).
namespace intaglio::inference::classical {

inline constexpr std::uint64_t kMaximumModelFileBytes = std::uint64_t{256} << 20;
inline constexpr int kMaximumClasses = 64;

enum class Kernel { Linear, Rbf };  ///< x.y, exp(-gamma |x - y|^2)

/// Decides between two classes: d = sum over vectors of coefficient * kernel(vector, row) - bias, positive for the first class, whose
/// probability is 1 / (1 + exp(slope * d + offset)) (Platt 1999).
struct PairDecision {
    double bias = 0;
    double slope = -1;
    double offset = 0;
    std::vector<float> coefficients;  ///< one per vector, 0 where the pair does not use it
};

/// C-support-vector classifier, one against one.
struct SupportVectors {
    Kernel kernel = Kernel::Rbf;
    double gamma = 1;
    std::vector<float> vectors;       ///< count x dimension
    std::vector<PairDecision> pairs;  ///< classes (0,1), (0,2) .. (n-2,n-1)
};

/// k nearest neighbours; a class has (its neighbours + 1) / (k + classes) as its probability (Laplace's rule of succession).
struct NearestNeighbours {
    int neighbours = 5;
    std::vector<float> rows;            ///< count x dimension
    std::vector<std::uint16_t> labels;  ///< count
};

struct ClassicalModel {
    std::vector<std::string> features;
    int rows = 0;  ///< of the pictures
    int columns = 0;
    int classes = 0;
    std::vector<float> mean;   ///< dimension; subtracted from the features
    std::vector<float> scale;  ///< dimension; then multiplied with them
    std::variant<SupportVectors, NearestNeighbours> classifier;

    [[nodiscard]] std::size_t dimension() const { return mean.size(); }
};

/// (feature - mean) * scale, in place; `features` may hold several rows.
void standardise(const ClassicalModel& model, std::span<float> features);

/// d of every pair for one standardised row.
[[nodiscard]] std::vector<double> decisionValues(const SupportVectors& machine, std::span<const float> row);

/// One probability per class from those of the pairs, each the probability of the first class of (0,1), (0,2) .. (n-2,n-1): Wu, Lin and
/// Weng, JMLR 5 (2004), second approach.
[[nodiscard]] std::vector<double> coupledProbabilities(std::span<const double> pairs, int classes);

/// Probabilities of the classes for one standardised row; they sum to 1, none is 0.
[[nodiscard]] std::vector<double> classProbabilities(const ClassicalModel& model, std::span<const float> row);

/// Vectors and rows as 16-bit floats: what is read back differs by that rounding (roundToFile makes it no difference).
[[nodiscard]] base::Bytes writeClassicalModel(const ClassicalModel& model);
/// Values as they will be after writing and reading, so that calibration is fitted to what will run.
void roundToFile(std::span<float> values);

/// Strict: InvalidArgument with the field's name for one that is missing, unknown, of another type, out of range or not finite.
[[nodiscard]] base::Result<ClassicalModel> readClassicalModel(base::ByteView file);

}  // namespace intaglio::inference::classical
