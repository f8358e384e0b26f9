#include "tests/unit/stego/SealedSamples.h"

#include "core/crypto/Envelope.h"
#include "core/image/ImageReader.h"
#include "core/stego/Binding.h"
#include "core/stego/CovertHeader.h"
#include "core/stego/HeaderSearch.h"
#include "tests/unit/crypto/CryptoTestSupport.h"
#include "tests/unit/crypto/PayloadTestSupport.h"
#include "tests/unit/stego/StegoSetup.h"

namespace intaglio::test {
namespace {

using crypto::EmbeddingMode;

const crypto::StegoKey& key() {
    static const crypto::StegoKey instance = stegoKey(0x2a);
    return instance;
}
const base::Bytes kDoctorSecret(32, 0x03);
const base::Bytes kKioskSeed(32, 0x05);

/// Slopes with a little noise around a bright disc; integers only, so that every compiler makes the same picture.
image::Image slopes(const PictureShape& shape) {
    image::Image picture = blankPicture(shape);
    const image::Geometry& geometry = picture.geometry();
    const auto samples = static_cast<std::size_t>(shape.samplesPerPixel);
    std::uint32_t state = 2026;
    for (std::size_t i = 0; i < geometry.sampleCount(); ++i) {
        state = state * 1664525u + 1013904223u;
        const auto pixel = static_cast<int>(i / samples);
        const int column = pixel % shape.columns, row = pixel / shape.columns % shape.rows;
        const int x = column - shape.columns / 2, y = row - shape.rows / 2;
        const int disc = x * x + y * y < shape.columns * shape.columns / 16 ? 60 : 0;
        const int noise = static_cast<int>(state >> 30);
        const std::int64_t value = geometry.minimumValue() + 30 + column / 3 + row / 4 + disc + noise + static_cast<int>(i % samples) * 9;
        picture.setSampleAt(i, std::min(value, geometry.maximumValue()));
    }
    return picture;
}

std::function<image::Image()> slopesOf(const PictureShape& shape) {
    return [shape] { return slopes(shape); };
}

stego::FrameParameters parametersFor(EmbeddingMode mode, std::vector<crypto::ProtectedRegion> regions = {}, std::uint8_t slots = 1) {
    stego::FrameParameters parameters;
    parameters.mode = mode;
    parameters.slots = slots;
    parameters.protectedRegions = std::move(regions);
    return parameters;
}

void flip(image::Image& picture, std::size_t sample) {
    picture.setSampleAt(sample, picture.sampleAt(sample) ^ 1);
}

stego::HeaderSites headerOf(const image::Image& picture, std::size_t bytes) {
    return stego::headerSitesFor(primitives(), picture, key(), bytes).value_or(stego::HeaderSites{});
}

/// Changes the first sample, in keyed order of the header's strip or behind it, for which opening gives `outcome`.
void changeUntil(image::Image& picture, const std::string& outcome) {
    const std::size_t samples = picture.geometry().samplesPerFrame();
    for (std::size_t i = 0; i < samples; ++i) {
        const std::size_t sample = (i * 7919 + samples / 3) % samples;
        flip(picture, sample);
        if (openSample(picture).outcome == outcome) return;
        flip(picture, sample);
    }
}

/// Writes a header with the true key that names the first rectangle eight pixels further right.
void moveRegion(image::Image& picture) {
    std::vector<stego::HeaderSites> walks;
    const auto found = stego::findHeader(primitives(), picture, {&key(), 1}, walks);
    if (!found) return;
    auto parameters = found->header.parameters;
    parameters.protectedRegions.at(0).column = static_cast<std::uint16_t>(parameters.protectedRegions[0].column + 8);
    const auto header = stego::sealHeader(primitives(), key(), stego::geometryBytes(picture), parameters, found->header.arrangement);
    if (header) stego::writeHeaderBits(picture, found->sites, *header);
}

image::Image withoutLastRows(const image::Image& picture, int rows) {
    image::Geometry geometry = picture.geometry();
    geometry.rows -= rows;
    auto cropped = image::Image::create(geometry, picture.meaning()).value();
    std::copy_n(picture.bytes().begin(), cropped.bytes().size(), cropped.bytes().begin());
    return cropped;
}

/// Signed and sealed for the one doctor, with fixed randomness.
base::Result<base::Bytes> frameOf(const SealedSample& sample, const image::Image& original, stego::FrameParameters& parameters) {
    const crypto::test::FixedRandomPrimitives fixed(0x11);
    crypto::Payload payload = crypto::test::samplePayload();
    payload.note.clear();
    payload.dicom.reset();
    payload.mode = sample.parameters.mode;
    payload.binding =
        stego::bindingOf(primitives(), original, payload.mode, key(), parameters.protectedRegions, payload.mode != EmbeddingMode::Robust);
    const auto encoded = crypto::encodePayload(payload);
    if (!encoded) return encoded.error();
    const auto bucket = crypto::bucketFor(encoded->view().size());
    const auto doctor = primitives().x25519PublicKey(kDoctorSecret);
    if (!bucket) return bucket.error();
    if (!doctor) return doctor.error();
    parameters.bucket = *bucket;
    parameters.nonce = crypto::test::countingBytes<16>(0x30);
    const crypto::EnvelopeContext context{parameters.suite, parameters.mode,   stego::geometryBytes(original),
                                          parameters.nonce, parameters.bucket, parameters.slots};
    const std::vector<crypto::PublicKey> doctors(parameters.slots == 1 ? 1u : parameters.slots - 1u, *doctor);
    return crypto::sealEnvelope(fixed, encoded->view(), kKioskSeed, doctors, context);
}

std::vector<SealedSample> wholeSamples() {
    const auto reversible = parametersFor(EmbeddingMode::Reversible);
    const auto regions = parametersFor(EmbeddingMode::Reversible, {{40, 36, 50, 40}, {100, 60, 20, 50}});
    return {
        {"reversible-gray8.png", slopesOf({150, 130, 1, 8}), reversible, {}, {}, "intact"},
        {"reversible-rgb8.png", slopesOf({110, 100, 3, 8}), reversible, {}, {}, "intact"},
        {"reversible-rgba8.png", slopesOf({110, 100, 4, 8}), reversible, {}, {}, "intact"},
        {"reversible-gray16.png", slopesOf({150, 130, 1, 16}), reversible, {}, {}, "intact"},
        {"reversible-signed16.tif", slopesOf({150, 130, 1, 16, true}), reversible, {}, {}, "intact"},
        {"reversible-gray8-three-frames.tif", slopesOf({150, 130, 1, 8, false, 3}), reversible, {}, {}, "intact"},
        {"reversible-four-slots.png", slopesOf({170, 150, 1, 8}), parametersFor(EmbeddingMode::Reversible, {}, 4), {}, {}, "intact"},
        {"reversible-two-regions.png", slopesOf({220, 200, 1, 8}), regions, {}, {}, "intact"},
    };
}

std::vector<SealedSample> brokenSamples() {
    const auto reversible = parametersFor(EmbeddingMode::Reversible);
    const auto region = parametersFor(EmbeddingMode::Reversible, {{40, 36, 50, 40}});
    const auto grey = slopesOf({150, 130, 1, 8});
    const auto large = slopesOf({220, 200, 1, 8});
    const auto flipHeader = [](std::size_t bytes, std::size_t bit) {
        return [bytes, bit](image::Image& picture) { flip(picture, headerOf(picture, bytes).carriers.at(bit)); };
    };
    const auto changeOne = [](std::string outcome) { return [outcome](image::Image& picture) { changeUntil(picture, outcome); }; };
    const auto cutShort = [](base::Bytes& frame) { std::fill(frame.end() - 100, frame.end(), std::uint8_t{0}); };
    const auto otherMark = [](base::Bytes& frame) { frame[0] = 'X'; };
    return {
        {"broken-header-bit-flipped.png", grey, reversible, {}, flipHeader(stego::kHeaderBytes, 200), "body-damaged"},
        {"broken-region-bit-flipped.png", large, region, {}, flipHeader(stego::kHeaderBytes + stego::kRegionBytes, 300), "body-damaged"},
        {"broken-region-moved.png", large, region, {}, moveRegion, "frame-damaged"},
        {"broken-region-changed.png",
         large,
         region,
         {},
         [](image::Image& picture) { flip(picture, 50 * 220 + 60); },
         "protected-region-changed"},
        {"broken-body-sample-changed.png", grey, reversible, {}, changeOne("frame-damaged"), "frame-damaged"},
        {"broken-image-mismatch.png", grey, reversible, {}, changeOne("image-mismatch"), "image-mismatch"},
        {"broken-frame-cut-short.png", grey, reversible, cutShort, {}, "frame-damaged"},
        {"broken-frame-other-mark.png", grey, reversible, otherMark, {}, "frame-damaged"},
        {"broken-rows-cut-off.png",
         grey,
         reversible,
         {},
         [](image::Image& picture) { picture = withoutLastRows(picture, 1); },
         "no-header"},
    };
}

std::vector<SealedSample> covertSamples() {
    const auto covert = parametersFor(EmbeddingMode::Covert);
    const auto region = parametersFor(EmbeddingMode::Covert, {{40, 36, 50, 40}});
    const auto grey = slopesOf({150, 130, 1, 8});
    const auto large = slopesOf({220, 200, 1, 8});
    const auto flipHeader = [](image::Image& picture) {
        flip(picture, stego::covertHeaderSites(primitives(), picture.geometry(), key(), 0, stego::kHeaderBytes).at(1000));
    };
    const auto changeOne = [](std::string outcome) { return [outcome](image::Image& picture) { changeUntil(picture, outcome); }; };
    const auto changeRegion = [](image::Image& picture) { flip(picture, 50 * 220 + 60); };
    return {
        {"covert-gray8.png", grey, covert, {}, {}, "intact"},
        {"covert-rgb8.png", slopesOf({110, 100, 3, 8}), covert, {}, {}, "intact"},
        {"covert-rgba8.png", slopesOf({110, 100, 4, 8}), covert, {}, {}, "intact"},
        {"covert-gray16.png", slopesOf({150, 130, 1, 16}), covert, {}, {}, "intact"},
        {"covert-signed16.tif", slopesOf({150, 130, 1, 16, true}), covert, {}, {}, "intact"},
        {"covert-gray8-three-frames.tif", slopesOf({150, 130, 1, 8, false, 3}), covert, {}, {}, "intact"},
        {"covert-region.png", large, region, {}, {}, "intact"},
        {"broken-covert-header-bit-flipped.png", grey, covert, {}, flipHeader, "body-damaged"},
        {"broken-covert-carrier-changed.png", grey, covert, {}, changeOne("frame-damaged"), "frame-damaged"},
        {"broken-covert-image-mismatch.png", grey, covert, {}, changeOne("image-mismatch"), "image-mismatch"},
        {"broken-covert-region-changed.png", large, region, {}, changeRegion, "protected-region-changed"},
    };
}

}  // namespace

std::vector<SealedSample> sealedSamples() {
    auto samples = wholeSamples();
    for (SealedSample& sample : brokenSamples()) samples.push_back(std::move(sample));
    for (SealedSample& sample : covertSamples()) samples.push_back(std::move(sample));
    return samples;
}

std::optional<image::Image> seal(const SealedSample& sample) {
    const image::Image original = sample.original();
    stego::FrameParameters parameters = sample.parameters;
    auto frame = frameOf(sample, original, parameters);
    if (!frame) return std::nullopt;
    if (sample.damageFrame) sample.damageFrame(*frame);
    auto embedded = stego::embed(primitives(), original, key(), parameters, *frame);
    if (!embedded) return std::nullopt;
    if (sample.damage) sample.damage(embedded->image);
    return std::move(embedded->image);
}

base::Result<base::Bytes> encodeSample(const SealedSample& sample, const image::Image& picture) {
    return sample.name.ends_with(".tif") ? image::encodeTiff(picture) : image::encodePng(picture, {}, 9);
}

OpenedSample openSample(const image::Image& picture) {
    const auto result = stego::extract(primitives(), picture, {&key(), 1});
    if (const auto* failure = std::get_if<stego::ExtractFailure>(&result)) {
        return {*failure == stego::ExtractFailure::NoHeader ? "no-header" : "body-damaged", "", ""};
    }
    const auto& extracted = std::get<stego::Extracted>(result);
    OpenedSample opened;
    opened.frame = base::toHex(primitives().sha256(extracted.frame));
    opened.restored = base::toHex(stego::canonicalDigest(primitives(), extracted.restored));
    const auto& parameters = extracted.parameters;
    const crypto::EnvelopeContext context{parameters.suite, parameters.mode,   stego::sealedGeometryBytes(extracted),
                                          parameters.nonce, parameters.bucket, parameters.slots};
    const auto envelope = crypto::openEnvelope(primitives(), extracted.frame, kDoctorSecret, context);
    const auto* open = std::get_if<crypto::OpenedEnvelope>(&envelope);
    const auto kiosk = primitives().ed25519PublicKey(kKioskSeed);
    opened.outcome = "frame-damaged";
    if (open == nullptr || !kiosk || !crypto::verifyEnvelope(primitives(), *open, *kiosk)) return opened;
    const auto payload = crypto::decodePayload(open->payload.view());
    if (!payload) return opened;
    const auto check = stego::checkBinding(primitives(), extracted.restored, payload->mode, key(), payload->binding);
    opened.outcome = check.matches ? "intact" : check.protectedMatches.value_or(true) ? "image-mismatch" : "protected-region-changed";
    return opened;
}

std::string digestLine(const SealedSample& sample, const image::Image& picture) {
    const OpenedSample opened = openSample(picture);
    return sample.name + '\t' + opened.outcome + '\t' + opened.frame + '\t' + opened.restored + '\t' +
           base::toHex(stego::canonicalDigest(primitives(), picture));
}

}  // namespace intaglio::test
