#include <algorithm>
#include <cstdlib>

#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/stego/HeaderSearch.h"
#include "tests/support/FuzzDriver.h"

/// Parameters and rectangles of any bytes behind a MAC that holds: what somebody with the stego key could write. Opening ends with a frame
/// or a failure, and whatever is restored moves no sample by more than one and none inside the rectangles. Input: 8 bytes of parameters, 64
/// of rectangles, samples (repeated to fill the picture).

using namespace intaglio;

namespace {

constexpr std::size_t kParameterBytes = 8;
constexpr std::size_t kPrefix = kParameterBytes + stego::kMostHeaderBytes - stego::kHeaderBytes;

const crypto::Primitives& primitives() {
    static const auto instance = crypto::createCryptoPpPrimitives();
    return *instance;
}
const crypto::StegoKey& key() {
    static const crypto::StegoKey instance = crypto::publicStegoKey(primitives());
    return instance;
}

image::Image pictureFrom(base::ByteView samples, int columns, int rows) {
    image::Geometry geometry;
    geometry.columns = columns;
    geometry.rows = rows;
    auto picture = image::Image::create(geometry).value();
    const auto bytes = picture.bytes();
    for (std::size_t i = 0; i < bytes.size() && !samples.empty(); ++i) bytes[i] = samples[i % samples.size()];
    return picture;
}

base::SecretBytes macWith(std::string_view label, const base::Bytes& content) {
    base::Bytes message;
    base::append(message, base::viewOf(label));
    message.push_back(0);
    base::append(message, content);
    return primitives().hmac(crypto::HashFunction::Sha256, key().secret.view(), message);
}

void mask(base::Bytes& bytes, base::ByteView stream) {
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(bytes[i] ^ stream[i]);
}

/// The header as docs/formats/sealed-image.md describes it, without the product's own packing.
base::Bytes headerOf(const image::Image& picture, base::ByteView parameterBytes, base::ByteView regionBytes) {
    constexpr std::size_t kRectangles[] = {0, 1, 4, 8};
    const std::size_t count = kRectangles[((parameterBytes[1] >> 2) & 2) | ((parameterBytes[2] >> 3) & 1)];
    base::Bytes parameters(parameterBytes.begin(), parameterBytes.end());
    base::Bytes regions(regionBytes.begin(), regionBytes.begin() + static_cast<std::ptrdiff_t>(count * stego::kRegionBytes));
    const base::Bytes nonce(16, 9);
    base::Bytes authenticated = nonce;
    base::append(authenticated, parameters);
    base::append(authenticated, stego::geometryBytes(picture));
    base::append(authenticated, regions);
    const auto mac = macWith("intaglio/1/carrier-header", authenticated);
    mask(parameters, macWith("intaglio/1/carrier-parameters", nonce).view());
    const auto stream = primitives().chacha20KeyStream(macWith("intaglio/1/carrier-regions", nonce).view(), base::Bytes(12), 64);
    if (!stream) std::abort();
    mask(regions, stream->view());
    base::Bytes header = nonce;
    base::append(header, mac.view().first(8));
    base::append(header, parameters);
    base::append(header, regions);
    return header;
}

bool isInside(const crypto::ProtectedRegion& region, int column, int row) {
    return column >= region.column && column < region.column + region.columns && row >= region.row && row < region.row + region.rows;
}

void check(const image::Image& sealed, const stego::Extracted& extracted) {
    for (int row = 0; row < sealed.geometry().rows; ++row) {
        for (int column = 0; column < sealed.geometry().columns; ++column) {
            const auto index = static_cast<std::size_t>(row * sealed.geometry().columns + column);
            const std::int64_t moved = std::abs(sealed.sampleAt(index) - extracted.restored.sampleAt(index));
            const auto& regions = extracted.parameters.protectedRegions;
            const bool isProtected =
                std::any_of(regions.begin(), regions.end(), [&](const auto& region) { return isInside(region, column, row); });
            if (moved > (isProtected ? 0 : 1)) std::abort();
        }
    }
}

void openBehindHeader(base::ByteView input, int columns, int rows) {
    image::Image picture = pictureFrom(input.subspan(kPrefix), columns, rows);
    const base::Bytes header = headerOf(picture, input.first(kParameterBytes), input.subspan(kParameterBytes, kPrefix - kParameterBytes));
    const auto sites = stego::headerSitesFor(primitives(), picture, key(), header.size());
    if (!sites) std::abort();
    stego::writeHeaderBits(picture, *sites, header);
    const auto result = stego::extract(primitives(), picture, {&key(), 1});
    if (const auto* extracted = std::get_if<stego::Extracted>(&result)) check(picture, *extracted);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < kPrefix) return 0;
    const bool isThorough = isThoroughTurn(128);
    openBehindHeader({data, size}, 40, 36);  // room for the header and no more
    if (isThorough) openBehindHeader({data, size}, 120, 100);
    return 0;
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    for (const unsigned regionClass : {0u, 1u, 2u, 3u}) {
        const auto byte = [](unsigned value) { return static_cast<std::uint8_t>(value); };
        std::vector<std::uint8_t> seed{0x11, byte((regionClass & 2) << 2), byte(((regionClass & 1) << 3) | 2), 200, 200, 128, 0, 0};
        for (int i = 0; i < 8; ++i) {
            for (const int field : {20 + i, 20, 30, 10}) {
                seed.push_back(0);
                seed.push_back(static_cast<std::uint8_t>(field));
            }
        }
        for (int i = 0; i < 6000; ++i) seed.push_back(static_cast<std::uint8_t>(100 + i % 120 / 8 + ((i * 7919) >> 5) % 2));
        seeds.push_back(std::move(seed));
    }
}
