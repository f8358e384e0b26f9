#include <algorithm>
#include <cstdlib>

#include "core/crypto/Envelope.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/stego/robust/Robust.h"
#include "core/stego/robust/RobustHeader.h"
#include "core/stego/robust/RobustWriter.h"
#include "tests/support/FuzzDriver.h"

/// Whatever the pixels and whatever a header says, looking for a robust frame ends with a frame or a failure.
/// Input: a byte that chooses, then a header or a thumbnail's picture; both as the samples of a picture too (repeated to fill it). Reading
/// a whole picture takes a thousand times as long as a header, so it is done now and then.

using namespace intaglio;
using namespace intaglio::stego::robust;

namespace {

const crypto::Primitives& primitives() {
    static const auto instance = crypto::createCryptoPpPrimitives();
    return *instance;
}

const crypto::StegoKey& key() {
    static const crypto::StegoKey instance = crypto::publicStegoKey(primitives());
    return instance;
}

image::Image pictureFrom(int columns, int rows, base::ByteView input) {
    image::Geometry geometry;
    geometry.columns = columns;
    geometry.rows = rows;
    geometry.samplesPerPixel = 1 + input[0] % 4;
    image::PixelMeaning meaning;
    meaning.photometric = geometry.samplesPerPixel >= 3 ? image::Photometric::Rgb : image::Photometric::Monochrome2;
    auto picture = image::Image::create(geometry, meaning).value();
    for (std::size_t i = 0; i < picture.bytes().size(); ++i) picture.bytes()[i] = input[i % input.size()];
    return picture;
}

/// The MAC would stop nearly every mutation, so the parameters are also sealed afresh.
void openHeaders(base::ByteView input) {
    RobustHeaderBytes bytes{};
    std::copy_n(input.begin(), std::min(input.size(), bytes.size()), bytes.begin());
    (void)openRobustHeader(primitives(), key(), bytes);
    RobustHeader header;
    header.parameters.mode = crypto::EmbeddingMode::Robust;
    header.parameters.suite = input[0] >> 4;
    header.parameters.bucket = static_cast<std::uint16_t>(256u << (input[0] & 3));
    header.parameters.slots = static_cast<std::uint8_t>(1u << (bytes[1] & 3));
    header.parameters.strength = static_cast<stego::RobustStrength>(bytes[1] >> 7);
    header.isColor = (bytes[1] & 4) != 0;
    header.columns = bytes[2] << 8 | bytes[3];
    header.rows = bytes[4] << 8 | bytes[5];
    const auto sealed = sealRobustHeader(primitives(), key(), header);
    if (!sealed) std::abort();
    const auto opened = openRobustHeader(primitives(), key(), *sealed);
    const bool isPossible = header.columns > 0 && header.rows > 0;
    if (opened.has_value() != isPossible) std::abort();
    if (opened && (opened->columns != header.columns || opened->rows != header.rows || sealedGeometry(*opened).size() != 16)) std::abort();
    (void)gridsFor(header.columns, header.rows);
}

void compareThumbnails(base::ByteView input) {
    const image::Image picture = pictureFrom(1 + input[0] % 64, 1 + input[input.size() - 1] % 64, input);
    const base::Bytes thumbnail = stego::thumbnailOf(picture);
    if (!stego::thumbnailMatches(picture, thumbnail)) std::abort();
    (void)stego::thumbnailMatches(picture, input.first(std::min(input.size(), crypto::kThumbnailBytes)));
}

/// The smallest grids, so that a picture takes a millisecond.
void lookForFrames(base::ByteView input) {
    image::Image picture = pictureFrom(512 + input[0] % 16, 64 + input[1] % 8, input);
    (void)stego::extractRobust(primitives(), picture, {&key(), 1});
    if (input.size() % 16 != 0 || input[2] % 8 != 4 || picture.geometry().samplesPerPixel != 1) return;
    // A header laid into it leads on to a body that is not there.
    RobustHeader header;
    header.parameters.mode = crypto::EmbeddingMode::Robust;
    header.parameters.suite = 1;
    header.parameters.bucket = 256;
    header.parameters.slots = 1;
    header.columns = picture.geometry().columns;
    header.rows = picture.geometry().rows;
    const base::Bytes frame(crypto::frameBytes(256, 1));
    const BlockGrid grid = gridsFor(header.columns, header.rows).front();
    const auto band = bandFor(grid, frame.size());
    const auto writer = band ? RobustWriter::create(primitives(), key(), header, frame, grid, *band) : base::ErrorCode::Internal;
    if (!writer) return;
    (void)stego::extractRobust(primitives(), writer->lay(picture).image, {&key(), 1});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 8 || size > 65536) return 0;
    const base::ByteView input(data + 1, size - 1);
    if (isThoroughTurn(2048)) lookForFrames(input);
    if (data[0] % 2 == 0) {
        compareThumbnails(input);
    } else {
        openHeaders(input);
    }
    return 0;
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    for (std::uint8_t kind = 0; kind < 3; ++kind) {
        std::vector<std::uint8_t> seed{kind};
        for (int i = 0; i < 2000; ++i) seed.push_back(static_cast<std::uint8_t>(100 + i % 96 / 8 + ((i * 7919) >> 5) % 9));
        seeds.push_back(std::move(seed));
    }
}
