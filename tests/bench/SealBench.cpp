#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <optional>
#include <random>

#include "core/crypto/Envelope.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/image/ImageReader.h"
#include "core/stego/Binding.h"

/// Sealing and opening against the PNG codec on the same picture. Both sides run alternately, so that a busy machine slows both.
using namespace intaglio;

namespace {

constexpr int kRounds = 7;
using Clock = std::chrono::steady_clock;

double milliseconds(const std::function<void()>& work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

/// Soft structures with a little noise, as a microscope or an X-ray detector gives them.
image::Image makePicture(int columns, int rows, int channels) {
    image::Geometry geometry;
    geometry.columns = columns;
    geometry.rows = rows;
    geometry.samplesPerPixel = channels;
    image::PixelMeaning meaning;
    meaning.photometric = channels == 3 ? image::Photometric::Rgb : image::Photometric::Monochrome2;
    auto picture = image::Image::create(geometry, meaning).value();
    std::mt19937 random(7);
    std::normal_distribution<double> noise(0, 1.5);
    std::size_t index = 0;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const double base = 130 + 60 * std::sin(column * 0.011) * std::cos(row * 0.013) + ((column / 90 + row / 70) % 5 == 0 ? 25 : 0);
            for (int channel = 0; channel < channels; ++channel, ++index) {
                picture.bytes()[index] = static_cast<std::uint8_t>(std::clamp(base + 12 * channel + noise(random), 0.0, 255.0));
            }
        }
    }
    return picture;
}

struct Timings {
    std::vector<double> encode, decode, plan, embed, seal, open;
};

/// What sealing adds to writing a PNG, and opening to reading one: binding with tiles, envelope and embedding; extraction, envelope,
/// binding.
Timings measure(const crypto::Primitives& primitives, const image::Image& picture) {
    const auto reader = std::move(image::standardReaders().front());
    const base::Bytes secretKey(32, 3), seed(32, 5), payload(220, 0x42);
    const std::vector<crypto::PublicKey> recipients{primitives.x25519PublicKey(secretKey).value()};
    const crypto::StegoKey key = crypto::publicStegoKey(primitives);
    stego::FrameParameters parameters;
    parameters.bucket = crypto::bucketFor(payload.size()).value();
    parameters.slots = 1;
    constexpr auto kMode = crypto::EmbeddingMode::Reversible;
    const crypto::EnvelopeContext context{parameters.suite, parameters.mode,   stego::geometryBytes(picture),
                                          parameters.nonce, parameters.bucket, parameters.slots};
    Timings timings;
    for (int round = 0; round < kRounds; ++round) {
        base::Bytes file;
        std::optional<stego::Embedded> embedded;
        timings.encode.push_back(milliseconds([&] { file = image::encodePng(picture).value(); }));
        crypto::Binding binding;
        timings.plan.push_back(milliseconds([&] { (void)stego::plan(primitives, picture, key, parameters).value(); }));
        timings.seal.push_back(milliseconds([&] {
            binding = stego::bindingOf(primitives, picture, kMode, key, {}, true);
            const auto frame = crypto::sealEnvelope(primitives, payload, seed, recipients, context).value();
            timings.embed.push_back(milliseconds([&] { embedded = stego::embed(primitives, picture, key, parameters, frame).value(); }));
        }));
        timings.decode.push_back(milliseconds([&] { (void)reader->read(file, {}).hasValue(); }));
        timings.open.push_back(milliseconds([&] {
            const auto result = stego::extract(primitives, embedded->image, {&key, 1});
            const auto& extracted = std::get<stego::Extracted>(result);
            (void)crypto::openEnvelope(primitives, extracted.frame, secretKey, context);
            if (!stego::checkBinding(primitives, extracted.restored, kMode, key, binding).matches) std::abort();
        }));
    }
    return timings;
}

void report(const crypto::Primitives& primitives, const char* name, const image::Image& picture) {
    const Timings timings = measure(primitives, picture);
    const double encode = median(timings.encode), decode = median(timings.decode), seal = median(timings.seal), open = median(timings.open);
    std::printf(
        "%s\n  seal  %8.2f ms   PNG level 1 encode %8.2f ms   ratio %.2f\n  open  %8.2f ms   PNG decode         %8.2f ms   ratio %.2f\n",
        name, seal, encode, seal / encode, open, decode, open / decode);
    const double plan = median(timings.plan), embed = median(timings.embed);
    std::printf("  plan  %8.2f ms   embedding alone    %8.2f ms   ratio %.2f\n", plan, embed, plan / embed);
}

}  // namespace

int main() {
    const auto primitives = crypto::createCryptoPpPrimitives();
    report(*primitives, "12-megapixel RGB (4000 x 3000)", makePicture(4000, 3000, 3));
    report(*primitives, "512 x 512 grey", makePicture(512, 512, 1));
    return 0;
}
