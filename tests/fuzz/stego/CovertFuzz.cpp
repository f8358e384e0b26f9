#include <algorithm>
#include <cstdlib>

#include "core/crypto/Envelope.h"
#include "core/crypto/Keys.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/stego/Covert.h"
#include "core/stego/CovertBlocks.h"
#include "core/stego/CovertHeader.h"
#include "core/stego/FrameHeader.h"
#include "tests/support/FuzzDriver.h"

// Any picture through the covert reader: as it is, and with a true header written into it whose arrangement comes from the input, so that
// the body's reader sees numbers that no writer would choose. What the writer accepts must come out again.

using namespace intaglio;

namespace {

constexpr std::size_t kPrefix = 16;

const crypto::Primitives& primitives() {
    static const auto instance = crypto::createCryptoPpPrimitives();
    return *instance;
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
    const std::int64_t low = geometry.minimumValue();
    const auto range = static_cast<std::uint64_t>(geometry.maximumValue() - low) + 1;
    for (std::size_t i = 0; i < geometry.sampleCount() && !samples.empty(); ++i) {
        const std::uint64_t byte = samples[i % samples.size()];
        picture.setSampleAt(i, low + static_cast<std::int64_t>((byte * 257 + i / samples.size() * 31) % range));
    }
    return picture;
}

/// Numbers of a header: either refused or within the limits.
void readArrangement(base::ByteView input, std::size_t bits) {
    const auto blocks = stego::CovertBlocks::create(input[0], static_cast<std::size_t>(base::readBigEndian(input.subspan(1, 2))), bits);
    if (!blocks) return;
    if (blocks->carriers() > stego::CovertBlocks::kMostCarriers || blocks->bits() < bits) std::abort();
    const std::size_t block = input[3] % blocks->blocks();
    const std::size_t last = (std::size_t{1} << blocks->bitsOf(block)) - 1;
    if (blocks->ordinalOf(block, last) >= blocks->carriers()) std::abort();
}

/// Writes a header that the key opens, with an arrangement and rectangles from the input, and reads on from there.
void readBehindTrueHeader(image::Image picture, const crypto::StegoKey& key, base::ByteView input) {
    stego::FrameParameters parameters;
    parameters.mode = crypto::EmbeddingMode::Covert;
    parameters.bucket = static_cast<std::uint16_t>(256u << (input[5] % 4));
    parameters.slots = static_cast<std::uint8_t>(1u << (input[6] % 4));
    std::copy_n(input.begin(), parameters.nonce.size(), parameters.nonce.begin());
    for (std::size_t i = 0; i < input[7] % 9u; ++i) {
        parameters.protectedRegions.push_back(
            {input[i], input[i + 1], static_cast<std::uint16_t>(input[i + 2] + 1), static_cast<std::uint16_t>(input[i + 3] * 3 + 1)});
    }
    stego::CovertArrangement arrangement;
    arrangement.order = input[4];
    arrangement.variant = input[8] % 2;
    std::copy_n(input.begin() + 9, arrangement.details.size(), arrangement.details.begin());
    const auto header = stego::sealHeader(primitives(), key, stego::geometryBytes(picture), parameters, arrangement);
    if (!header) std::abort();
    const auto sites = stego::covertHeaderSites(primitives(), picture.geometry(), key, 0, header->size());
    if (sites.empty()) return;
    const std::size_t block = stego::covertHeaderBlock(picture.geometry());
    const stego::CovertHeaderByte code(std::vector<bool>(block, true));
    const base::Bytes found = stego::readCovertHeader(picture, sites);
    for (std::size_t i = 0; i < header->size(); ++i) {
        for (const std::size_t sample : code.changesFor(static_cast<std::uint8_t>((*header)[i] ^ found[i]))) {
            picture.setSampleAt(sites[i * block + sample], picture.sampleAt(sites[i * block + sample]) ^ 1);
        }
    }
    if (stego::readCovertHeader(picture, sites) != *header) std::abort();
    if (!stego::extractCovert(primitives(), picture, {&key, 1})) std::abort();
}

void embedAndExtract(const image::Image& picture, const crypto::StegoKey& key, base::ByteView input) {
    stego::FrameParameters parameters;
    parameters.mode = crypto::EmbeddingMode::Covert;
    parameters.bucket = 256;
    parameters.slots = 1;
    std::copy_n(input.begin(), parameters.nonce.size(), parameters.nonce.begin());
    base::Bytes frame(crypto::frameBytes(parameters.bucket, parameters.slots));
    for (std::size_t i = 0; i < frame.size(); ++i) frame[i] = input[i % input.size()];
    const auto plan = stego::plan(primitives(), picture, key, parameters);
    const auto embedded = stego::embed(primitives(), picture, key, parameters, frame);
    if (!plan || plan->fits != embedded.hasValue()) std::abort();
    if (!embedded) return;
    const auto result = stego::extractCovert(primitives(), embedded->image, {&key, 1});
    const auto* extracted = result ? std::get_if<stego::Extracted>(&*result) : nullptr;
    if (extracted == nullptr || extracted->frame != frame) std::abort();
    if (stego::bucketDigest(primitives(), picture, key) != stego::bucketDigest(primitives(), embedded->image, key)) std::abort();
    // A sealed picture with a piece of the input laid over it: whatever comes out, nothing breaks.
    image::Image changed = embedded->image;
    const std::size_t at = input[1] * std::size_t{97} % changed.geometry().sampleCount();
    for (std::size_t i = 0; i < std::min<std::size_t>(input[2], changed.geometry().sampleCount() - at); ++i) {
        changed.setSampleAt(at + i, picture.sampleAt((at + 2 * i) % picture.geometry().sampleCount()));
    }
    (void)stego::extractCovert(primitives(), changed, {&key, 1});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < kPrefix) return 0;
    const base::ByteView input(data, size);
    readArrangement(input.subspan(4, 4), 3008);
    static const crypto::StegoKey key = crypto::publicStegoKey(primitives());
    const bool isThorough = isThoroughTurn(256);
    const image::Image small = pictureFrom(input.first(4), input.subspan(kPrefix), 40);
    if (stego::checkCarrier(small)) readBehindTrueHeader(small, key, input);
    if (!isThorough) return 0;
    const image::Image large = pictureFrom(input.first(4), input.subspan(kPrefix), 80);
    if (!stego::checkCarrier(large)) return 0;
    for (const image::Image* picture : {&small, &large}) {
        (void)stego::extractCovert(primitives(), *picture, {&key, 1});
        embedAndExtract(*picture, key, input);
    }
    readBehindTrueHeader(large, key, input);
    return 0;
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    for (const int kind : {0, 2, 3, 16, 48, 80, 112}) {
        std::vector<std::uint8_t> seed{76, 70, static_cast<std::uint8_t>(kind), 4, 3, 0, 9, 20, 30, 128, 7, 0, 0, 0, 0, 0};
        for (int i = 0; i < 6000; ++i) seed.push_back(static_cast<std::uint8_t>(100 + i % 77 / 8 + ((i * 7919) >> 5) % 7));
        seeds.push_back(std::move(seed));
    }
}
