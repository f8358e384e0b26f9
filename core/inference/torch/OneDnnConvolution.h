#pragma once
#include <torch/script.h>

#include <mutex>
#include <optional>

namespace intaglio::inference::torchlib {

/// What a convolution over pictures computes. Pairs are rows, then columns.
struct ConvolutionSettings {
    using Pair = std::vector<std::int64_t>;
    torch::Tensor weights;  ///< outputs x inputs / groups x rows x columns, 32-bit floats in main memory
    torch::Tensor bias;     ///< one float for each output
    Pair stride{1, 1};
    Pair paddingBefore{0, 0};  ///< zeros above and to the left, which may differ from those
    Pair paddingAfter{0, 0};   ///< below and to the right
    Pair dilation{1, 1};
    std::int64_t groups = 1;
    /// Outputs are held between the two: ReLU is (0, infinity), ReLU6 (0, 6).
    std::optional<std::pair<float, float>> limits;
};

/// One convolution as one primitive of oneDNN: padding and limits cost no pass over memory of their own, and the weights are kept in the
/// order in which the primitive reads them. Pictures come and go with their channels last, which is what LibTorch calls channels_last.
/// All functions may throw what LibTorch and oneDNN throw.
class OneDnnConvolution final : public torch::CustomClassHolder {
public:
    /// False where the oneDNN that was loaded is of another version than the one compiled for: a LibTorch may bring its own.
    [[nodiscard]] static bool isUsable();

    explicit OneDnnConvolution(ConvolutionSettings settings);
    ~OneDnnConvolution() override;
    /// N x inputs x rows x columns. Any thread, each with as many threads inside (useOneThread) as the first call had.
    [[nodiscard]] torch::Tensor run(const torch::Tensor& input);

private:
    struct Weights;
    struct Plan;
    [[nodiscard]] std::shared_ptr<const Plan> planFor(const torch::Tensor& input);

    ConvolutionSettings m_settings;
    std::mutex m_planning;
    std::unique_ptr<Weights> m_weights;
    std::shared_ptr<const Plan> m_plan;  ///< for the shape seen last: pictures of one model all have the same
};

}  // namespace intaglio::inference::torchlib
