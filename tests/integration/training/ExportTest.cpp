#include "core/training/torch/Export.h"

#include <torch/script.h>

#include "core/base/Files.h"
#include "core/training/torch/Networks.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using namespace intaglio::training;

TEST_CASE("An exported network holds three methods that agree bit by bit and any batch size") {
    for (const std::string& name : torch_adapter::networkNames()) {
        INFO(name);
        torch::manual_seed(4);
        const test::TemporaryFolder folder;
        const NetworkShape shape{3, 3, 64, 64};
        const auto network = torch_adapter::makeNetwork(name, shape, 0.3);
        REQUIRE(network);
        REQUIRE(torch_adapter::exportTorchScript(*network, shape, folder / "model.ts"));
        auto module = torch::jit::load((folder / "model.ts").string());
        module.eval();
        for (const std::int64_t count : {1, 4}) {
            const auto input = torch::randn({count, 3, 64, 64});
            const auto logits = module.forward({input}).toTensor();
            const auto spatial = module.get_method("features")({input}).toTensor();
            const auto fromHead = module.get_method("head")({spatial}).toTensor();
            CHECK(logits.sizes().vec() == std::vector<std::int64_t>{count, 3});
            CHECK(logits.scalar_type() == torch::kFloat);
            CHECK(spatial.dim() == 4);
            CHECK(torch::equal(logits, fromHead));
            CHECK(torch::allclose(logits, network->forward(input), 1e-4, 1e-5));
        }
    }
}

TEST_CASE("An exported network can be frozen, optimised and cast, and its features carry gradients") {
    torch::manual_seed(5);
    const test::TemporaryFolder folder;
    const NetworkShape shape{4, 3, 64, 64};
    const auto network = torch_adapter::makeNetwork("mobilenet_v2", shape, 0);
    REQUIRE(torch_adapter::exportTorchScript(*network, shape, folder / "model.ts"));
    auto module = torch::jit::load((folder / "model.ts").string());
    module.eval();
    const auto input = torch::randn({1, 3, 64, 64});
    const auto logits = module.forward({input}).toTensor();
    const std::vector<std::string> parts{"features", "head"};
    auto frozen = torch::jit::freeze(module, parts);
    frozen = torch::jit::optimize_for_inference(frozen, parts);
    CHECK(torch::allclose(frozen.forward({input}).toTensor(), logits, 1e-3, 1e-4));
    module.to(torch::kFloat);
    CHECK(torch::equal(module.forward({input}).toTensor(), logits));

    auto spatial = module.get_method("features")({input}).toTensor().detach().requires_grad_(true);
    module.get_method("head")({spatial}).toTensor()[0][1].backward();
    CHECK(spatial.grad().abs().sum().item<double>() > 0);
}

TEST_CASE("Pretrained tensors are loaded by name, and a file that does not fit is refused") {
    const auto weights = test::sharedFolder("weights");
    if (!weights) {
        return;
    }
    const auto network = torch_adapter::makeNetwork("mobilenet_v2", {4, 3, 96, 96}, 0);
    const auto file = *weights / "mobilenet_v2_1.0_imagenet_folded_fp16.pt";
    REQUIRE(torch_adapter::loadPretrained(*network, file));
    const auto bytes = base::readFile(file);
    REQUIRE(bytes);
    const auto dictionary = torch::pickle_load(std::vector<char>(bytes->begin(), bytes->end())).toGenericDict();
    const auto stored = dictionary.at("features.13.conv.1.0.weight").toTensor().to(torch::kFloat);
    CHECK(torch::equal(network->named_parameters()["features.13.conv.1.0.weight"], stored));

    const auto other = torch_adapter::makeNetwork("small_cnn", {4, 3, 96, 96}, 0);
    const auto refused = torch_adapter::loadPretrained(*other, file);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::InvalidArgument);
}
