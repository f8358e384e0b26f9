#include <string_view>

#include "core/inference/Manifest.h"
#include "tests/support/FuzzDriver.h"
#include "tests/unit/inference/Samples.h"

/// A manifest comes from whoever made the package; whatever it holds, it is understood or refused, and what is understood can be
/// written again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto manifest = intaglio::inference::parseManifest({data, size}, "small-model");
    if (manifest && !intaglio::inference::serialiseManifest(*manifest)) {
        __builtin_trap();
    }
    return 0;
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    auto manifest = intaglio::test::smallManifest();
    if (auto bytes = intaglio::inference::serialiseManifest(manifest)) {
        seeds.push_back(*bytes);
    }
    manifest.gate.familiarityMethod = "centroid-cosine";
    manifest.gate.familiarityFile = "familiarity.bin";
    manifest.gate.familiarityThreshold = 0.4;
    manifest.digests["familiarity.bin"] = std::string(64, 'b');
    if (auto bytes = intaglio::inference::serialiseManifest(manifest)) {
        seeds.push_back(*bytes);
    }
}
