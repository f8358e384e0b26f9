#include "core/inference/onnx/OnnxGraph.h"
#include "tests/support/FuzzDriver.h"
#include "tests/support/OnnxBytes.h"

/// Whatever a file holds, our walk over it ends with a graph or a reason; a graph's output is made by something in it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto graph = intaglio::inference::onnx::readOnnxGraph({data, size});
    if (graph) {
        for (const std::string& output : graph->outputs) {
            (void)intaglio::inference::onnx::featuresOf(*graph, output);
        }
    }
    return 0;
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    seeds.push_back(intaglio::test::onnx::model(intaglio::test::onnx::channelMeans()));
}
