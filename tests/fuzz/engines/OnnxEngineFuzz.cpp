#include <cmath>

#include "core/base/Files.h"
#include "core/inference/onnx/OnnxEngine.h"
#include "tests/support/FuzzDriver.h"
#include "tests/support/OnnxBytes.h"
#include "tests/support/Shared.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;

/// Whatever model.onnx holds, it is refused or runs with finite answers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const test::TemporaryFolder folder;
    static inference::onnx::OnnxEngine engine;
    inference::ModelPackage package;
    package.manifest = test::smallManifest();
    package.manifest.engine = inference::kOnnxEngine;
    package.folder = folder.path();
    if (size == 0 || size > 20000 || !base::writeFileAtomically(folder / "model.onnx", {data, size})) {
        return 0;
    }
    const auto runner = engine.loadRunner(package, "model.onnx", inference::Device::Cpu);
    if (runner) {
        const auto output = (*runner)->run({{1, 3, 8, 8}, std::vector<float>(192, 0.5F)});
        if (output && !std::isfinite(output->logits.values.at(1))) {
            __builtin_trap();
        }
    }
    return 0;
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    using namespace test::onnx;
    seeds.push_back(model(channelMeans()));
    auto convolution = channelMeans();
    convolution.initialisers.push_back(tensor("kernel", {3, 3, 3, 3}, std::vector<float>(81, 0.1F)));
    convolution.initialisers.push_back(tensor("scale", {3}, {1, 1, 1}));
    convolution.initialisers.push_back(tensor("zero", {3}, {0, 0, 0}));
    convolution.nodes.insert(
        convolution.nodes.begin(),
        {node("Conv", {"picture", "kernel"}, {"maps"},
              {attribute("kernel_shape", {3, 3}), attribute("pads", {1, 1, 1, 1}), attribute("strides", {2, 2}), attribute("group", 1)}),
         node("BatchNormalization", {"maps", "scale", "zero", "zero", "scale"}, {"normal"}), node("Relu", {"normal"}, {"positive"}),
         node("MaxPool", {"positive"}, {"largest"}, {attribute("kernel_shape", {2, 2}), attribute("strides", {2, 2})})});
    convolution.nodes[4] = node("GlobalAveragePool", {"largest"}, {"pooled"});
    seeds.push_back(model(convolution));
}
