#include "core/inference/torch/TorchEngine.h"
#include "core/training/torch/Export.h"
#include "tests/integration/training/NetworkStates.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using namespace intaglio::training;
using inference::Device;
using inference::ExplainMethod;

namespace {

inference::Tensor plainOf(const torch::Tensor& tensor) {
    const auto dense = tensor.contiguous();
    return {dense.sizes().vec(), std::vector<float>(dense.data_ptr<float>(), dense.data_ptr<float>() + dense.numel())};
}

torch::Tensor tensorOf(const inference::Tensor& plain) {
    return torch::tensor(plain.values).view(plain.shape);
}

inference::ModelPackage packageOf(const NetworkShape& shape, const std::filesystem::path& folder) {
    inference::ModelPackage package;
    package.folder = folder;
    package.manifest.id = "exported";
    package.manifest.inputChannels = shape.channels;
    package.manifest.inputRows = shape.rows;
    package.manifest.inputColumns = shape.columns;
    package.manifest.labels.resize(static_cast<std::size_t>(shape.classes));
    return package;
}

}  // namespace

TEST_CASE("Every architecture, exported, answers and explains itself in the program's engine") {
    inference::torchlib::TorchEngine engine;
    for (const auto& each : torch_adapter::networkFacts()) {
        INFO(each.name);
        torch::manual_seed(6);
        const test::TemporaryFolder folder;
        const NetworkShape shape = test::smallShape(each);
        const auto network = torch_adapter::makeNetwork(each.name, shape, 0);
        test::unsettle(*network);
        network->eval();
        REQUIRE(torch_adapter::exportTorchScript(*network, folder / inference::kModelFile));
        const auto package = packageOf(shape, folder.path());
        const auto input = test::randomInput(2, shape);
        const auto spatial = network->features(input).detach();

        const auto runner = engine.loadRunner(package, inference::kModelFile, Device::Cpu);
        REQUIRE(runner);
        const auto output = (*runner)->run(plainOf(input));
        REQUIRE(output);
        CHECK(test::relativeDifference(tensorOf(output->logits), network->forward(input).detach()) < 1e-2);
        CHECK(test::relativeDifference(tensorOf(output->features), spatial.mean({2, 3})) < 1e-2);

        const auto explainer = engine.loadExplainer(package, inference::kModelFile, Device::Cpu);
        REQUIRE(explainer);
        REQUIRE(*explainer);
        CHECK((*explainer)->hasExactCam() == each.anySize);  // both follow from a mean over space before one dense layer
        for (const auto method : {ExplainMethod::GradCam, ExplainMethod::HiResCam}) {
            const auto map = (*explainer)->explain(plainOf(input.slice(0, 0, 1)), 2, method);
            REQUIRE(map);
            CHECK(map->rows == spatial.size(2));
            CHECK(map->columns == spatial.size(3));
        }
    }
}
