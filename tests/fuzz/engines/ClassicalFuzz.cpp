#include <cmath>

#include "core/inference/classical/ClassicalModel.h"
#include "tests/support/FuzzDriver.h"
#include "tests/unit/engines/ClassicalSamples.h"

using namespace intaglio::inference::classical;

/// What is read gives probabilities that are probabilities.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto model = readClassicalModel({data, size});
    if (model) {
        double sum = 0;
        for (const double probability : classProbabilities(*model, std::vector<float>(model->dimension(), 0.5F))) {
            sum += probability;
        }
        if (!(std::fabs(sum - 1) < 1e-6)) {
            __builtin_trap();
        }
    }
    return 0;
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    seeds.push_back(writeClassicalModel(intaglio::test::smallMachine()));
    seeds.push_back(writeClassicalModel(intaglio::test::smallNeighbours()));
}
