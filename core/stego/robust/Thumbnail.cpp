#include "core/stego/robust/Thumbnail.h"

#include <algorithm>

#include "core/crypto/Payload.h"
#include "core/stego/robust/JpegModel.h"

namespace intaglio::stego {
namespace {

constexpr int kSide = 16;
constexpr float kLevelsPerStep = 16;
constexpr float kTolerance = 4;

/// Empty where the picture has no thumbnail.
std::vector<float> meansOf(const image::Image& image) {
    const image::Geometry& geometry = image.geometry();
    if (geometry.bitsAllocated != 8 || geometry.bitsStored != 8 || geometry.isSigned || geometry.sampleCount() == 0) return {};
    return robust::shrunk(robust::lumaOf(image), kSide, kSide).values;
}

}  // namespace

base::Bytes thumbnailOf(const image::Image& image) {
    const std::vector<float> means = meansOf(image);
    if (means.empty()) return {};
    base::Bytes thumbnail(crypto::kThumbnailBytes);
    for (std::size_t i = 0; i < means.size(); ++i) {
        const int step = std::clamp(static_cast<int>(means[i] / kLevelsPerStep), 0, 15);
        thumbnail[i / 2] = static_cast<std::uint8_t>(thumbnail[i / 2] | (i % 2 == 0 ? step << 4 : step));
    }
    return thumbnail;
}

bool thumbnailMatches(const image::Image& image, base::ByteView thumbnail) {
    const std::vector<float> means = meansOf(image);
    if (means.empty() || thumbnail.size() != crypto::kThumbnailBytes) return false;
    for (std::size_t i = 0; i < means.size(); ++i) {
        const int step = i % 2 == 0 ? thumbnail[i / 2] >> 4 : thumbnail[i / 2] & 15;
        const float low = static_cast<float>(step) * kLevelsPerStep;
        if (means[i] < low - kTolerance || means[i] > low + kLevelsPerStep + kTolerance) return false;
    }
    return true;
}

}  // namespace intaglio::stego
