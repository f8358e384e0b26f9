#include "tests/fuzz/image/FuzzReader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto reader = intaglio::image::makePngReader();
    return intaglio::image::fuzzReader(*reader, data, size);
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    seeds = intaglio::test::wellFormedFiles("png");
}
