#pragma once
#include <functional>

#include "core/inference/classical/ClassicalModel.h"
#include "core/training/Training.h"

/// Fitting of support-vector classifiers.
namespace intaglio::training::classical {

/// Standardised features of labelled pictures.
struct FeatureTable {
    std::size_t dimension = 0;
    std::vector<float> values;  ///< labels.size() x dimension, row by row
    std::vector<int> labels;

    [[nodiscard]] std::size_t size() const { return labels.size(); }
    [[nodiscard]] std::span<const float> row(std::size_t index) const { return std::span(values).subspan(index * dimension, dimension); }
};

struct SvmSettings {
    inference::classical::Kernel kernel = inference::classical::Kernel::Rbf;
    double gamma = 1;    ///< of the RBF kernel
    double penalty = 1;  ///< C
    ClassBalance balance = ClassBalance::SquareRoot;
};

/// False ends the work in progress; may block while it is paused.
using GoesOn = std::function<bool()>;

/// A C-support-vector classifier, one against one (Cortes and Vapnik 1995; OpenCV's solver, which is LIBSVM's). Errors on rare classes
/// weigh more as `settings.balance` says. Vectors are rounded as they will be stored; probabilities are not fitted yet. InvalidArgument
/// where a class has no row, Cancelled (within one row of the kernel matrix), OutOfMemory, Internal.
[[nodiscard]] base::Result<inference::classical::SupportVectors> fitSupportVectors(const FeatureTable& table, int classes,
                                                                                   const SvmSettings& settings, const GoesOn& goesOn);

/// Slope and offset of every pair from the decision values of pictures that the machine was not fitted to: Platt's sigmoid by the
/// Newton method of Lin, Lin and Weng (Machine Learning 68, 2007). A pair with one of its classes missing in `judged` takes `fallback`.
void fitProbabilities(inference::classical::SupportVectors& machine, int classes, const FeatureTable& judged, const FeatureTable& fallback);

/// Slope and offset for which 1 / (1 + exp(slope * d + offset)) fits best; `isFirst[i]`: whether d[i] belongs to the first class.
struct Sigmoid {
    double slope = -1;
    double offset = 0;
};
[[nodiscard]] Sigmoid fitSigmoid(std::span<const double> decisions, const std::vector<bool>& isFirst);

}  // namespace intaglio::training::classical
