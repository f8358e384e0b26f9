#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>

#include "core/crypto/Envelope.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/image/ImageReader.h"
#include "core/stego/Stego.h"
#include "tests/support/SyntheticPhotograph.h"

/// Robust mode against the PNG codec on the same picture: planning, embedding with its trial of the promised losses, taking out, and
/// looking where nothing is. All sides run alternately, so that a busy machine slows all of them.
using namespace intaglio;

namespace {

constexpr int kRounds = 7;

class Timer {
public:
    void run(const std::function<void()>& work) {
        const auto start = std::chrono::steady_clock::now();
        work();
        m_values.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    [[nodiscard]] double median() {
        std::nth_element(m_values.begin(), m_values.begin() + static_cast<std::ptrdiff_t>(m_values.size() / 2), m_values.end());
        return m_values[m_values.size() / 2];
    }

private:
    std::vector<double> m_values;
};

void report(const crypto::Primitives& primitives, const char* name, const image::Image& picture, stego::RobustStrength strength) {
    const crypto::StegoKey key = crypto::publicStegoKey(primitives);
    stego::FrameParameters parameters;
    parameters.mode = crypto::EmbeddingMode::Robust;
    parameters.bucket = 512;
    parameters.slots = 1;
    parameters.strength = strength;
    base::Bytes frame(crypto::frameBytes(parameters.bucket, parameters.slots), 0x42);
    Timer plan, embed, extract, search, encode;
    double psnr = 0;
    for (int round = 0; round < kRounds; ++round) {
        encode.run([&] { (void)image::encodePng(picture).value(); });
        plan.run([&] {
            if (!stego::plan(primitives, picture, key, parameters).value().fits) std::abort();
        });
        image::Image sealed;
        embed.run([&] {
            auto embedded = stego::embed(primitives, picture, key, parameters, frame).value();
            psnr = embedded.psnrDb;
            sealed = std::move(embedded.image);
        });
        extract.run([&] {
            const auto result = stego::extract(primitives, sealed, {&key, 1});
            if (std::get<stego::Extracted>(result).frame != frame) std::abort();
        });
        search.run([&] {
            if (!std::holds_alternative<stego::ExtractFailure>(stego::extract(primitives, picture, {&key, 1}))) std::abort();
        });
    }
    const double seal = embed.median(), open = extract.median(), codec = encode.median();
    std::printf("%s, %s, %.1f dB\n  plan %8.2f ms   embed %8.2f ms   extract %8.2f ms   nothing there %8.2f ms\n", name,
                strength == stego::RobustStrength::Strong ? "strong" : "standard", psnr, plan.median(), seal, open, search.median());
    std::printf("  embed + extract %8.2f ms   PNG level 1 encode %8.2f ms   ratio %.2f\n", seal + open, codec, (seal + open) / codec);
}

}  // namespace

int main() {
    const auto primitives = crypto::createCryptoPpPrimitives();
    for (const stego::RobustStrength strength : {stego::RobustStrength::Standard, stego::RobustStrength::Strong}) {
        report(*primitives, "1920 x 1080 RGB", test::syntheticPhotograph(1920, 1080, 3, 1), strength);
        report(*primitives, "12-megapixel RGB (4000 x 3000)", test::syntheticPhotograph(4000, 3000, 3, 1), strength);
    }
    return 0;
}
