#include <algorithm>
#include <cstdlib>

#include "core/crypto/Envelope.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/stego/FrameHeader.h"
#include "core/stego/HeaderSites.h"
#include "core/stego/Reversible.h"
#include "tests/support/FuzzDriver.h"

/// Whatever the pixels, taking a frame out ends with a frame or a failure, and restoring moves no sample by more than one.
/// The header's MAC would stop nearly every mutation at the door, so the arrangement is also handed in past it.
/// Input: 4 bytes of shape, 8 bytes of arrangement, samples (repeated to fill the picture).

using namespace intaglio;

namespace {

constexpr std::size_t kPrefix = 12;
constexpr unsigned kThoroughPeriod = 256;
constexpr int kSmallSide = 24;  ///< holds a header and a little body
constexpr int kLargeSide = 96;

const crypto::Primitives& primitives() {
    static const auto instance = crypto::createCryptoPpPrimitives();
    return *instance;
}

const crypto::StegoKey& key() {
    static const crypto::StegoKey instance = crypto::publicStegoKey(primitives());
    return instance;
}

image::Image pictureFrom(base::ByteView shape, base::ByteView samples, int largestSide) {
    image::Geometry geometry;
    geometry.columns = 1 + shape[0] % largestSide;
    geometry.rows = 1 + shape[1] % largestSide;
    geometry.samplesPerPixel = 1 + shape[2] % 4;
    geometry.bitsAllocated = (shape[2] & 16) != 0 ? 16 : 8;
    geometry.bitsStored = geometry.bitsAllocated == 8 ? 8 : 9 + shape[3] % 8;
    geometry.isSigned = (shape[2] & 32) != 0;
    image::PixelMeaning meaning;
    meaning.photometric = geometry.samplesPerPixel >= 3 ? image::Photometric::Rgb : image::Photometric::Monochrome2;
    if ((shape[2] & 64) != 0) meaning.paddingValue = static_cast<std::int8_t>(shape[3]);
    auto picture = image::Image::create(geometry, meaning).value();
    const auto bytes = picture.bytes();
    for (std::size_t i = 0; i < bytes.size() && !samples.empty(); ++i) bytes[i] = samples[i % samples.size()];
    return picture;
}

stego::Arrangement arrangementFrom(base::ByteView bytes) {
    stego::Arrangement arrangement;
    arrangement.planeOrder = bytes[0] % 6;
    arrangement.layers = static_cast<std::uint8_t>(1 + bytes[1] % stego::kMaximumLayers);
    arrangement.thresholds = {bytes[2], bytes[3]};
    std::copy_n(bytes.begin() + 3, arrangement.shares.size(), arrangement.shares.begin());
    return arrangement;
}

/// None, or one in the middle of the picture.
std::vector<crypto::ProtectedRegion> regionsOf(const image::Image& picture) {
    const image::Geometry& geometry = picture.geometry();
    if (geometry.columns < 30 || geometry.rows < 30 || geometry.columns % 2 == 0) return {};
    return {{10, 10, static_cast<std::uint16_t>(geometry.columns - 20), static_cast<std::uint16_t>(geometry.rows / 4)}};
}

void liftPastTheHeader(const image::Image& picture, const stego::Arrangement& arrangement) {
    const auto regions = regionsOf(picture);
    const auto range = stego::SampleRange::of(picture);
    const auto sites = stego::findHeaderSites(picture, range, stego::headerOrderKey(primitives(), key(), picture.geometry()));
    const auto keys = stego::deriveBodyKeys(primitives(), key(), {});
    if (!sites || !keys) return;
    image::Image restored = picture;
    if (!stego::liftBody(stego::Carrier(picture, range, *sites, regions), *keys, arrangement, 40, restored)) return;
    for (std::size_t i = 0; i < picture.geometry().sampleCount(); ++i) {
        const std::int64_t value = restored.sampleAt(i);
        if (value == picture.sampleAt(i)) continue;  // files do hold samples beyond their stored bits; nobody may touch those
        const bool inRange = value >= picture.geometry().minimumValue() && value <= picture.geometry().maximumValue();
        if (!inRange || std::abs(value - picture.sampleAt(i)) > 1) std::abort();
    }
}

/// A small body laid into any picture must come off again exactly.
void layAndLift(const image::Image& picture, base::ByteView body) {
    const auto regions = regionsOf(picture);
    const auto range = stego::SampleRange::of(picture);
    const auto sites = stego::findHeaderSites(picture, range, stego::headerOrderKey(primitives(), key(), picture.geometry()));
    const auto keys = stego::deriveBodyKeys(primitives(), key(), {});
    if (!sites || !keys || body.empty()) return;
    const stego::Carrier carrier(picture, range, *sites, regions);
    stego::Capacity capacity(carrier);
    image::Image sealed = picture;
    const auto laid = stego::layBody(carrier, *keys, body, capacity, &sealed);
    image::Image restored = sealed;
    if (laid) {
        const auto lifted =
            stego::liftBody(stego::Carrier(sealed, range, *sites, regions), *keys, laid->arrangement, body.size(), restored);
        if (!lifted || !std::equal(body.begin(), body.end(), lifted->begin(), lifted->end())) std::abort();
    }
    if (!std::equal(restored.bytes().begin(), restored.bytes().end(), picture.bytes().begin())) std::abort();
}

void useCarrier(base::ByteView input, int largestSide) {
    const image::Image picture = pictureFrom(input.first(4), input.subspan(kPrefix), largestSide);
    if (!stego::checkCarrier(picture)) return;
    liftPastTheHeader(picture, arrangementFrom(input.subspan(4, 8)));
    layAndLift(picture, input.subspan(4, std::min<std::size_t>(24, input.size() - 4)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < kPrefix) return 0;
    const base::ByteView input(data, size);
    const bool isThorough = isThoroughTurn(kThoroughPeriod);
    useCarrier(input, kSmallSide);
    if (!isThorough) return 0;
    useCarrier(input, kLargeSide);
    for (const int side : {kSmallSide, kLargeSide}) {
        (void)stego::extract(primitives(), pictureFrom(input.first(4), input.subspan(kPrefix), side), {&key(), 1});
    }
    return 0;
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    for (const int kind : {0, 2, 3, 16, 48, 80, 112}) {
        std::vector<std::uint8_t> seed{95, 90, static_cast<std::uint8_t>(kind), 4, 0, 1, 20, 30, 128, 0, 0, 0};
        for (int i = 0; i < 6000; ++i) seed.push_back(static_cast<std::uint8_t>(100 + i % 96 / 8 + ((i * 7919) >> 5) % 2));
        seeds.push_back(std::move(seed));
    }
}
