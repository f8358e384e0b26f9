#include "core/training/torch/Export.h"

#include <torch/csrc/jit/runtime/graph_executor.h>
#include <torch/script.h>

#include "core/base/Files.h"
#include "core/training/torch/Checkpoint.h"
#include "tests/integration/training/NetworkStates.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using namespace intaglio::training;

namespace {

torch::Tensor callPart(torch::jit::Module& module, const char* method, const torch::Tensor& input) {
    return module.get_method(method)({input}).toTensor();
}

/// Reads a file and runs it as the program's engine does: LibTorch 2.6's profiling executor compiles some of these for minutes.
torch::jit::Module loaded(const std::filesystem::path& file) {
    torch::jit::getExecutorMode() = false;
    auto module = torch::jit::load(file.string());
    module.eval();
    return module;
}

/// As if it had learnt, in evaluation mode.
std::shared_ptr<torch_adapter::Network> learntNetwork(const ArchitectureFacts& facts) {
    torch::manual_seed(3);
    auto network = torch_adapter::makeNetwork(facts.name, test::smallShape(facts), 0);
    test::unsettle(*network);
    network->eval();
    return network;
}

}  // namespace

TEST_CASE("Folding normalisation into convolutions changes no answer") {
    const torch::NoGradGuard noGradient;
    for (const auto& each : torch_adapter::networkFacts()) {
        INFO(each.name);
        const auto network = learntNetwork(each);
        const auto input = test::randomInput(2, network->shape());
        const auto expected = network->forward(input);
        const std::size_t statistics = network->buffers().size();
        network->fold();
        CHECK(test::relativeDifference(network->forward(input), expected) < 1e-4);
        if (each.name == "mobilenet_v1" || each.name == "resnet18" || each.name == "resnet50") {
            CHECK(statistics > 0);
            CHECK(network->buffers().empty());
        }
        const auto twice = network->forward(input);
        network->fold();
        CHECK(torch::equal(network->forward(input), twice));
    }
}

TEST_CASE("Added normalisation changes no answer when it is added, settled or folded, and is there while it learns") {
    for (const auto& each : torch_adapter::networkFacts()) {
        if (each.name != "mobilenet_v2" && each.name != "small_cnn" && each.name != "s5_skin_cnn") {
            continue;  // folded; with no normalisation; with its own behind the activation
        }
        INFO(each.name);
        const auto network = learntNetwork(each);
        const torch::NoGradGuard noGradient;
        const auto input = test::randomInput(6, network->shape());
        const auto expected = network->forward(input);
        const bool hasItsOwn = !network->buffers().empty();
        const std::size_t before = network->buffers().size();
        network->addNormalization();
        CHECK(network->hasAddedNormalization());
        CHECK(network->buffers().size() > before);
        CHECK(test::relativeDifference(network->forward(input), expected) < 1e-4);
        network->settleNormalization(input);
        CHECK(test::relativeDifference(network->forward(input), expected) < 1e-4);
        if (!hasItsOwn) {
            // All statistics are this batch's own: training sees what evaluation sees, and takes the scale of its input out.
            const auto state = torch_adapter::copyOf(*network);
            network->train();
            const auto learning = network->forward(input);
            CHECK(test::relativeDifference(learning, expected) < 1e-3);
            CHECK(test::relativeDifference(network->forward(input * 3), learning) < 0.05);
            network->setState(state);
            network->eval();
        }
        const test::TemporaryFolder folder;
        REQUIRE(torch_adapter::exportTorchScript(*network, folder / "model.ts"));
        CHECK(test::relativeDifference(loaded(folder / "model.ts").forward({input}).toTensor(), expected) < 0.03);  // 16-bit weights
        network->fold();
        CHECK(network->buffers().size() == before);
        CHECK(test::relativeDifference(network->forward(input), expected) < 1e-3);
    }
}

TEST_CASE("An exported network gives the network's answers from three methods that agree bit by bit, for any batch size") {
    for (const auto& each : torch_adapter::networkFacts()) {
        INFO(each.name);
        torch::manual_seed(4);
        const test::TemporaryFolder folder;
        const NetworkShape shape = test::smallShape(each);
        const auto network = torch_adapter::makeNetwork(each.name, shape, 0.3);
        test::unsettle(*network);
        network->train();  // whatever it does at the time, the file answers as in evaluation
        const auto before = network->state();
        REQUIRE(torch_adapter::exportTorchScript(*network, folder / "model.ts"));
        CHECK(network->is_training());
        CHECK(network->state().size() == before.size());
        network->eval();
        auto module = loaded(folder / "model.ts");
        for (const std::int64_t count : {1, 3}) {
            const auto input = test::randomInput(count, shape);
            const auto logits = module.forward({input}).toTensor();
            CHECK(logits.sizes().vec() == std::vector<std::int64_t>{count, 3});
            CHECK(logits.scalar_type() == torch::kFloat);
            CHECK(torch::equal(logits, callPart(module, "head", callPart(module, "features", input))));
            CHECK(test::relativeDifference(logits, network->forward(input)) < 1e-2);  // weights were rounded to 11 bits
        }
    }
}

TEST_CASE("An exported file holds its weights in half the bytes, and none of the normalisation that could be folded") {
    const test::TemporaryFolder folder;
    const auto network = torch_adapter::makeNetwork("resnet18", {2, 3, 64, 64}, 0);
    REQUIRE(torch_adapter::exportTorchScript(*network, folder / "model.ts"));
    std::int64_t values = 0;
    for (const auto& parameter : network->parameters()) {
        values += parameter.numel();
    }
    const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(folder / "model.ts"));
    CHECK(bytes > 2 * values);
    CHECK(bytes < 2 * values + 200'000);
    const auto module = loaded(folder / "model.ts");
    CHECK(module.buffers().size() == 0);
    for (const auto& parameter : module.parameters()) {
        CHECK(parameter.scalar_type() == torch::kHalf);
    }
}

TEST_CASE("A weight too large for 16 bits keeps its 32") {
    const test::TemporaryFolder folder;
    const NetworkShape shape{2, 1, 32, 32};
    const auto network = torch_adapter::makeNetwork("small_cnn", shape, 0);
    {
        const torch::NoGradGuard noGradient;
        network->named_parameters()["classifier.1.weight"].fill_(70000);
    }
    REQUIRE(torch_adapter::exportTorchScript(*network, folder / "model.ts"));
    auto module = loaded(folder / "model.ts");
    network->eval();
    const auto input = test::randomInput(1, shape);
    const auto logits = module.forward({input}).toTensor();
    CHECK(torch::isfinite(logits).all().item<bool>());
    CHECK(test::relativeDifference(logits, network->forward(input)) < 5e-3);
}

TEST_CASE("An exported network can be frozen, optimised and cast, and its features carry gradients") {
    for (const std::string name : {"mobilenet_v2", "densenet121", "s4_cnn"}) {
        INFO(name);
        torch::manual_seed(5);
        const test::TemporaryFolder folder;
        const NetworkShape shape{4, 3, 64, 64};
        const auto network = torch_adapter::makeNetwork(name, shape, 0);
        test::unsettle(*network);
        REQUIRE(torch_adapter::exportTorchScript(*network, folder / "model.ts"));
        auto module = loaded(folder / "model.ts");
        const auto input = test::randomInput(1, shape);
        const auto logits = module.forward({input}).toTensor();
        const std::vector<std::string> parts{"features", "head"};
        auto frozen = torch::jit::freeze(module, parts);
        frozen = torch::jit::optimize_for_inference(frozen, parts);
        CHECK(test::relativeDifference(frozen.forward({input}).toTensor(), logits) < 1e-3);
        module.to(torch::kFloat);
        CHECK(torch::equal(module.forward({input}).toTensor(), logits));

        auto spatial = callPart(module, "features", input).detach().requires_grad_(true);
        callPart(module, "head", spatial)[0][1].backward();
        CHECK(spatial.grad().abs().sum().item<double>() > 0);
    }
}
