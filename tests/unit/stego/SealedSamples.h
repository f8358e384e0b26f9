#pragma once
#include <functional>
#include <string>

#include "core/stego/Stego.h"

/// The files of tests/data/sealed: what they show, how they are made and what opening must say. Everything is fixed, keys included
/// (tests/data/README.md), so a file can be made again to the last sample. A mode adds its files by rows in sealedSamples().
namespace intaglio::test {

struct SealedSample {
    std::string name;  ///< of the file; the extension decides the format: .png or .tif
    std::function<image::Image()> original;
    stego::FrameParameters parameters;  ///< bucket and nonce are filled in
    /// What happens to the frame before it is embedded, and to the picture afterwards; may be empty.
    std::function<void(base::Bytes&)> damageFrame;
    std::function<void(image::Image&)> damage;
    std::string outcome;  ///< as OpenedSample::outcome
};
[[nodiscard]] std::vector<SealedSample> sealedSamples();

/// The sealed picture. Empty where the sample cannot be sealed: a mistake in the list.
[[nodiscard]] std::optional<image::Image> seal(const SealedSample& sample);
/// As a file of the format that its name says.
[[nodiscard]] base::Result<base::Bytes> encodeSample(const SealedSample& sample, const image::Image& picture);

struct OpenedSample {
    /// "no-header", "body-damaged", "frame-damaged", "image-mismatch", "protected-region-changed" or "intact"
    std::string outcome;
    std::string frame;     ///< SHA-256 of the frame; empty without one
    std::string restored;  ///< stego::canonicalDigest() of the restored picture; empty without one
};
[[nodiscard]] OpenedSample openSample(const image::Image& picture);

/// A line of tests/data/sealed/digests.tsv: name, outcome, frame, restored, canonical digest of the picture as it is in the file.
[[nodiscard]] std::string digestLine(const SealedSample& sample, const image::Image& picture);

}  // namespace intaglio::test
