#pragma once
#include "core/image/ImageReader.h"
#include "core/training/Augment.h"
#include "core/training/Dataset.h"
#include "core/training/Training.h"

/// Pictures of a data set in memory, ready to become network inputs.
namespace intaglio::training {

/// How pictures are loaded.
struct PicturePlan {
    std::vector<std::string> classes;  ///< gives the index of each label
    std::vector<inference::PreprocessStep> steps;
    Augmentation augmentation;
    std::optional<NetworkShape> shape;  ///< what preparation must give; unset: whatever it gives
    bool keepDisplays = false;          ///< for display(); else pictures are kept as small as training allows
    int threads = 1;
};

/// A loaded split.
class PictureSet final : public BatchSource {
public:
    /// Reads, decodes and prepares every sample; phase "load". LabelUnknown, InvalidArgument (a step, or a shape that preparation does not
    /// give), Cancelled, or the reader's error of the first picture that cannot be read.
    [[nodiscard]] static base::Result<PictureSet> load(const std::vector<const Sample*>& samples, const PicturePlan& plan,
                                                       const image::ReaderRegistry& readers, base::ProgressSink& progress,
                                                       const std::stop_token& stop);

    [[nodiscard]] std::size_t size() const override { return m_labels.size(); }
    [[nodiscard]] int labelOf(std::size_t index) const override { return m_labels[index]; }
    void fill(std::size_t index, std::optional<std::uint64_t> augmentationSeed, std::span<float> target) const override;

    /// As image::toDisplay gave it; only with PicturePlan::keepDisplays.
    [[nodiscard]] const image::Image& display(std::size_t index) const { return m_displays[index]; }

private:
    PictureSet(const PicturePlan& plan) : m_augmenter(plan.steps, plan.augmentation) {}

    Augmenter m_augmenter;
    std::vector<image::Image> m_kept;  ///< as Augmenter::keep gave them
    std::vector<image::Image> m_displays;
    std::vector<int> m_labels;
};

}  // namespace intaglio::training
