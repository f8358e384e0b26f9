#include "core/inference/Familiarity.h"
#include "tests/support/FuzzDriver.h"

/// What is read gives a distance in range, or none.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto familiarity = intaglio::inference::readFamiliarity({data, size});
    if (familiarity) {
        const auto distance = intaglio::inference::familiarityDistance(*familiarity, std::vector<float>(familiarity->dimension, 0.5F),
                                                                       std::vector<float>(familiarity->appearance.mean.size(), 0.5F));
        if (!distance || !(*distance >= 0 && *distance <= 2)) {
            __builtin_trap();
        }
    }
    return 0;
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    intaglio::inference::Familiarity familiarity{3, {0.1F, 0.2F, 0.3F}, {1, 0, 0, 0, 1, 0}, {}};
    seeds.push_back(intaglio::inference::writeFamiliarity(familiarity));
    constexpr std::size_t kNumbers = intaglio::inference::kAppearanceNumbers;
    familiarity.appearance = {std::vector<float>(kNumbers, 0.4F), std::vector<float>(kNumbers * kNumbers, 0.1F), 1};
    seeds.push_back(intaglio::inference::writeFamiliarity(familiarity));
}
