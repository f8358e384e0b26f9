#pragma once
#include "core/image/ImageReader.h"
#include "core/inference/Manifest.h"
#include "core/training/Dataset.h"
#include "core/training/Training.h"

/// Pictures of a data set in memory, ready to become network inputs.
namespace intaglio::training {

/// How far training varies a picture. Zero or false switches a variation off.
struct Augmentation {
    bool flips = true;  ///< mirrored left-right or top-down
    bool quarterTurns = true;
    double rotationDegrees = 12;   ///< largest turn beside the quarter turns
    double scale = 0.12;           ///< largest relative change of size
    double shift = 0.06;           ///< largest move, as a share of the side
    double stainHueDegrees = 20;   ///< before preparation: hue, saturation and channel gains of a colour picture, as another laboratory's
    double stainSaturation = 0.4;  ///< stain would change them
    double stainGain = 0.15;
    double gamma = 0.35;  ///< after preparation: exponent e^u, |u| <= gamma
    double contrast = 0.3;
    double brightness = 0.15;  ///< share of the full range
    double blurSigma = 1.0;    ///< in pixels of the network input, applied to a third of the pictures
    double noise = 8;          ///< largest standard deviation in grey levels, applied to a third of the pictures
};

/// A display picture as a stain shift would change it: hue turned, saturation and channel gains scaled (1 = unchanged).
struct ColorShift {
    double hueDegrees = 0;
    double saturation = 1;
    double redGain = 1;
    double greenGain = 1;
    double blueGain = 1;
};
/// Grey pictures only take the mean of the gains.
[[nodiscard]] base::Result<image::Image> shiftColors(const image::Image& display, const ColorShift& shift);

/// A loaded split.
class PictureSet final : public BatchSource {
public:
    /// Reads and decodes every sample on `threads` threads; phase "load". `classes` gives the index of each label.
    /// LabelUnknown, SplitEmpty, Cancelled, or the reader's error of the first picture that cannot be read.
    [[nodiscard]] static base::Result<PictureSet> load(const std::vector<const Sample*>& samples, const std::vector<std::string>& classes,
                                                       const image::ReaderRegistry& readers,
                                                       const std::vector<inference::PreprocessStep>& steps,
                                                       const Augmentation& augmentation, int threads, base::ProgressSink& progress,
                                                       const std::stop_token& stop);

    [[nodiscard]] std::size_t size() const override { return m_pictures.size(); }
    [[nodiscard]] int labelOf(std::size_t index) const override { return m_labels[index]; }
    void fill(std::size_t index, std::optional<std::uint64_t> augmentationSeed, std::span<float> target) const override;

    /// As image::toDisplay gave it.
    [[nodiscard]] const image::Image& display(std::size_t index) const { return m_pictures[index]; }

private:
    std::vector<image::Image> m_pictures;
    std::vector<int> m_labels;
    std::vector<inference::PreprocessStep> m_steps;
    Augmentation m_augmentation;
};

}  // namespace intaglio::training
