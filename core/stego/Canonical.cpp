#include "core/stego/Canonical.h"

#include <algorithm>
#include <bit>

namespace intaglio::stego {
namespace {

using image::Photometric;

/// Numbers of the format; the enumeration's own order is free to change.
std::uint8_t photometricNumber(Photometric photometric) {
    switch (photometric) {
        case Photometric::Monochrome1:
            return 1;
        case Photometric::Monochrome2:
            return 2;
        case Photometric::Rgb:
            return 3;
        case Photometric::Palette:
            return 4;
        case Photometric::YbrFull:
            return 5;
        case Photometric::YbrFull422:
            return 6;
        case Photometric::YbrIct:
            return 7;
        case Photometric::YbrRct:
            return 8;
        case Photometric::YbrPartial420:
            return 9;
    }
    return 0;
}

std::size_t canonicalWidth(const image::Geometry& geometry) {
    if (geometry.bitsStored <= 8) return 1;
    return geometry.bitsStored <= 16 ? 2 : 4;
}

/// For samples whose width in memory or byte order is not the canonical one.
void hashConverted(crypto::Hasher& hasher, const image::Image& picture, std::size_t first, std::size_t count, std::size_t width) {
    constexpr std::size_t kBlock = 4096;
    Bytes block;
    for (std::size_t start = first; start < first + count; start += kBlock) {
        block.clear();
        for (std::size_t i = start; i < std::min(first + count, start + kBlock); ++i) {
            const auto value = static_cast<std::uint64_t>(picture.sampleAt(i));
            for (std::size_t byte = 0; byte < width; ++byte) block.push_back(static_cast<std::uint8_t>(value >> (8 * byte)));
        }
        hasher.update(block);
    }
}

base::Error unsupported(std::string detail) {
    return {base::ErrorCode::CarrierUnsupported, {std::move(detail)}};
}

bool isCarrierColor(const image::Geometry& geometry, Photometric photometric) {
    const int colors = geometry.samplesPerPixel - (geometry.hasAlpha() ? 1 : 0);
    if (photometric == Photometric::Monochrome1 || photometric == Photometric::Monochrome2) return colors == 1;
    return (photometric == Photometric::Rgb || photometric == Photometric::YbrFull) && colors == 3;
}

}  // namespace

Bytes geometryBytes(const image::Image& image) {
    const image::Geometry& geometry = image.geometry();
    Bytes bytes;
    base::appendBigEndian(bytes, static_cast<std::uint64_t>(geometry.columns), 4);
    base::appendBigEndian(bytes, static_cast<std::uint64_t>(geometry.rows), 4);
    base::appendBigEndian(bytes, static_cast<std::uint64_t>(geometry.frames), 4);
    base::appendBigEndian(bytes, static_cast<std::uint64_t>(geometry.samplesPerPixel), 1);
    base::appendBigEndian(bytes, static_cast<std::uint64_t>(geometry.bitsStored), 1);
    base::appendBigEndian(bytes, geometry.isSigned ? 1 : 0, 1);
    base::appendBigEndian(bytes, photometricNumber(image.meaning().photometric), 1);
    return bytes;
}

void hashSamples(crypto::Hasher& hasher, const image::Image& image, std::size_t first, std::size_t count) {
    const std::size_t width = canonicalWidth(image.geometry());
    if (width == image.geometry().bytesPerSample() && (width == 1 || std::endian::native == std::endian::little)) {
        hasher.update(image.bytes().subspan(first * width, count * width));
    } else {
        hashConverted(hasher, image, first, count, width);
    }
}

Digest canonicalDigest(const Primitives& primitives, const image::Image& image) {
    const auto hasher = primitives.sha256();
    hasher->update(base::viewOf("intaglio/1/img"));
    hasher->update(geometryBytes(image));
    hashSamples(*hasher, image, 0, image.geometry().sampleCount());
    return hasher->finish();
}

base::Status checkCarrier(const image::Image& image) {
    const image::Geometry& geometry = image.geometry();
    const Photometric photometric = image.meaning().photometric;
    if (photometric == Photometric::Palette) return unsupported("palette");
    if (photometric == Photometric::YbrFull422 || photometric == Photometric::YbrPartial420) return unsupported("subsampled colour");
    if (geometry.bitsAllocated > 16) return unsupported(std::to_string(geometry.bitsAllocated) + " bits a sample");
    if (geometry.bitsStored < 8) return unsupported(std::to_string(geometry.bitsStored) + " bits a sample");
    if (!isCarrierColor(geometry, photometric)) return unsupported(std::string(image::photometricName(photometric)));
    return {};
}

}  // namespace intaglio::stego
