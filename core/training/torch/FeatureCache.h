#pragma once
#include "core/training/torch/Networks.h"

/// Network inputs for training steps, and what the frozen first blocks of a network make of them, computed once.
namespace intaglio::training::torch_adapter {

/// Inputs and labels of one step, on the processor.
struct Batch {
    torch::Tensor values;  ///< N x C x H x W
    torch::Tensor labels;  ///< N, 64-bit
};

/// Fills a batch with one thread per core. Each picture depends on its own seed (`seeds` has one per picture; empty: no variation), never
/// on the thread that made it.
[[nodiscard]] Batch makeBatch(const BatchSource& source, std::span<const std::size_t> indices, const NetworkShape& shape,
                              std::span<const std::optional<std::uint64_t>> seeds = {});

/// Outputs of a network's first blocks for every picture in several versions, kept as 16-bit floats (values beyond their range are cut)
/// in memory or, where they are too many, in a file that is removed with the object.
class FeatureCache {
public:
    struct Plan {
        int blocks = 0;          ///< how many first blocks are run; in evaluation mode and without gradients
        int views = 1;           ///< versions of each picture: 0 is the picture itself, the others are varied
        std::uint64_t seed = 1;  ///< decides the variations
        std::uint64_t memoryBytes = std::uint64_t{2} << 30;
        std::filesystem::path file;  ///< where they lie when they are more
        torch::Device device = torch::kCPU;
    };
    /// Runs the blocks over all pictures; phase "features". Cancelled, DiskFull.
    [[nodiscard]] static base::Result<FeatureCache> make(Network& network, const BatchSource& source, const Plan& plan,
                                                         const TrainingHooks& hooks, int batchSize);
    FeatureCache() = default;
    FeatureCache(FeatureCache&& other) noexcept;
    FeatureCache& operator=(FeatureCache&& other) noexcept;
    ~FeatureCache();

    [[nodiscard]] bool isEmpty() const { return !m_values.defined(); }
    [[nodiscard]] bool isInFile() const { return !m_file.empty(); }
    /// 32-bit outputs for these pictures in these versions, N x C x h x w, on the processor.
    [[nodiscard]] torch::Tensor take(std::span<const std::size_t> pictures, std::span<const std::size_t> views) const;

private:
    class Writer;
    torch::Tensor m_values;  ///< (views * pictures) x (C * h * w), half
    std::vector<std::int64_t> m_shape;
    std::size_t m_pictures = 0;
    std::filesystem::path m_file;
};

}  // namespace intaglio::training::torch_adapter
