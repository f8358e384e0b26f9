#pragma once
#include "core/crypto/Envelope.h"
#include "tests/report/Collections.h"

/// Sealing as the report measures it: frames of random bits, as every masked frame is, with random numbers that repeat.
namespace intaglio::report {

/// A mode as the report lists it; robust mode counts twice.
struct Mode {
    const char* name;
    crypto::EmbeddingMode mode;
    stego::RobustStrength strength;
};
inline constexpr Mode kModes[] = {{"reversible", crypto::EmbeddingMode::Reversible, stego::RobustStrength::Standard},
                                  {"covert", crypto::EmbeddingMode::Covert, stego::RobustStrength::Standard},
                                  {"robust", crypto::EmbeddingMode::Robust, stego::RobustStrength::Standard},
                                  {"robust, strong", crypto::EmbeddingMode::Robust, stego::RobustStrength::Strong}};

/// One typical result for one doctor: 632 bytes, 5,056 bits.
inline constexpr std::uint16_t kTypicalBucket = 512;

[[nodiscard]] stego::FrameParameters parametersOf(const Mode& mode, std::uint64_t seed, std::uint16_t bucket = kTypicalBucket,
                                                  std::uint8_t slots = 1);
[[nodiscard]] base::Bytes randomFrame(const stego::FrameParameters& parameters, std::uint64_t seed);
/// A clinic's key, the same in every run.
[[nodiscard]] crypto::StegoKey reportKey();

/// A frame of random bits sealed into the picture. The same seed gives the same picture.
[[nodiscard]] base::Result<stego::Embedded> sealRandomFrame(const image::Image& picture, const Mode& mode, std::uint64_t seed,
                                                            std::uint16_t bucket = kTypicalBucket, std::uint8_t slots = 1);
/// Does the frame of sealRandomFrame() come out again, and in reversible mode the original?
[[nodiscard]] bool comesOut(const image::Image& original, const image::Image& sealed, const Mode& mode, std::uint64_t seed,
                            std::uint16_t bucket = kTypicalBucket, std::uint8_t slots = 1);

/// How a picture differs from its original.
struct Difference {
    double psnrDb = 0;       ///< over all samples, against 2^bits - 1; infinite where nothing changed
    double psnrRangeDb = 0;  ///< against the picture's own largest minus smallest value
    double ssim = 1;         ///< Wang et al., IEEE TIP 13(4) 2004; mean over the first frame's planes but alpha
    std::int64_t largest = 0;
    double changedShare = 0;
};
[[nodiscard]] Difference differenceOf(const image::Image& original, const image::Image& changed);

}  // namespace intaglio::report
