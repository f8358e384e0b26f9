#include <cmath>
#include <limits>
#include <thread>

#include "core/base/Files.h"
#include "core/inference/onnx/OnnxEngine.h"
#include "tests/support/Catch.h"
#include "tests/support/OnnxBytes.h"
#include "tests/support/Shared.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;
using inference::Device;
using inference::Tensor;
using test::onnx::attribute;
using test::onnx::channelMeans;
using test::onnx::node;
using test::onnx::port;
using test::onnx::tensor;

namespace {

inference::ModelPackage packageIn(const std::filesystem::path& folder) {
    inference::ModelPackage package;
    package.manifest = test::smallManifest();
    package.manifest.engine = inference::kOnnxEngine;
    package.folder = folder;
    return package;
}

base::Result<std::unique_ptr<inference::ModelRunner>> load(const base::Bytes& bytes) {
    const test::TemporaryFolder folder;
    REQUIRE(base::writeFileAtomically(folder / "model.onnx", bytes));
    inference::onnx::OnnxEngine engine;
    return engine.loadRunner(packageIn(folder.path()), "model.onnx", Device::Cpu);
}

base::Result<std::unique_ptr<inference::ModelRunner>> load(const test::onnx::Graph& graph) {
    return load(test::onnx::model(graph));
}

/// Pictures of one colour each.
Tensor pictures(const std::vector<std::array<float, 3>>& colors) {
    Tensor input{{static_cast<std::int64_t>(colors.size()), 3, 8, 8}, {}};
    for (const auto& color : colors) {
        for (const float channel : color) {
            input.values.insert(input.values.end(), 64, channel);
        }
    }
    return input;
}

/// Why a file is refused; empty where it is taken.
std::string reason(const base::Result<std::unique_ptr<inference::ModelRunner>>& loaded) {
    if (loaded) {
        return {};
    }
    CHECK(loaded.error().code == base::ErrorCode::ModelBroken);
    return loaded.error().arguments.back();
}

void expectRefused(const test::onnx::Graph& graph, const std::string& words) {
    const std::string found = reason(load(graph));
    INFO(found);
    CHECK(found.find(words) != std::string::npos);
}

}  // namespace

TEST_CASE("An ONNX network gives its logits, and as features what its fully connected layer reads") {
    const auto runner = load(channelMeans());
    INFO(reason(runner));
    REQUIRE(runner);
    const auto output = (*runner)->run(pictures({{0.75F, 0.25F, -0.5F}}));
    REQUIRE(output);
    CHECK(output->logits.shape == std::vector<std::int64_t>{1, 2});
    CHECK(output->logits.values[0] == Approx(0.5));
    CHECK(output->logits.values[1] == Approx(0.0).margin(1e-6));
    REQUIRE(output->features.shape == std::vector<std::int64_t>{1, 3});
    CHECK(output->features.values[0] == Approx(0.75));
    CHECK(output->features.values[2] == Approx(-0.5));
    CHECK((*runner)->device() == "cpu");
}

TEST_CASE("A batch gives what its pictures give alone, also where the file holds a batch of one") {
    const auto runner = load(channelMeans());
    REQUIRE(runner);
    const std::vector<std::array<float, 3>> colors{{1, 0, 0}, {0, 1, 0}, {0.5F, 0.25F, 1}};
    const auto together = (*runner)->run(pictures(colors));
    REQUIRE(together);
    REQUIRE(together->logits.shape == std::vector<std::int64_t>{3, 2});
    REQUIRE(together->features.shape == std::vector<std::int64_t>{3, 3});
    for (std::size_t index = 0; index < colors.size(); ++index) {
        const auto alone = (*runner)->run(pictures({colors[index]}));
        REQUIRE(alone);
        CHECK(together->logits.values[2 * index] == alone->logits.values[0]);
        CHECK(together->features.values[3 * index + 2] == alone->features.values[2]);
    }
}

TEST_CASE("A named output of features is averaged over space") {
    auto graph = channelMeans();
    graph.nodes.insert(graph.nodes.begin(), node("Relu", {"picture"}, {"features"}));
    graph.nodes[1] = node("GlobalAveragePool", {"features"}, {"pooled"});
    graph.outputs.push_back(port("features", {1, 3, 8, 8}));
    const auto runner = load(graph);
    INFO(reason(runner));
    REQUIRE(runner);
    const auto output = (*runner)->run(pictures({{0.5F, -1, 0.25F}}));
    REQUIRE(output);
    REQUIRE(output->features.values.size() == 3);
    CHECK(output->features.values[1] == 0);
    CHECK(output->features.values[2] == Approx(0.25));
}

TEST_CASE("A network without a fully connected layer runs without features") {
    auto graph = channelMeans();
    graph.initialisers = {tensor("kernel", {2, 3, 1, 1}, {1, -1, 0, 0, 0, 1})};
    graph.nodes = {node("Conv", {"picture", "kernel"}, {"maps"}, {attribute("kernel_shape", {1, 1})}),
                   node("GlobalAveragePool", {"maps"}, {"pooled"}), node("Flatten", {"pooled"}, {"logits"}, {attribute("axis", 1)})};
    const auto runner = load(graph);
    INFO(reason(runner));
    REQUIRE(runner);
    const auto output = (*runner)->run(pictures({{0.75F, 0.25F, -0.5F}}));
    REQUIRE(output);
    CHECK(output->logits.values[0] == Approx(0.5));
    CHECK(output->features.values.empty());
}

TEST_CASE("An open batch size is taken as one picture at a time") {
    auto graph = channelMeans();
    graph.inputs = {port("picture", {-1, 3, 8, 8})};
    graph.outputs = {port("logits", {-1, 2})};
    const auto runner = load(graph);
    INFO(reason(runner));
    REQUIRE(runner);
    CHECK((*runner)->run(pictures({{1, 0, 0}, {0, 1, 0}})));
}

TEST_CASE("Several threads may ask one network") {
    const auto runner = load(channelMeans());
    REQUIRE(runner);
    std::atomic<int> wrong{0};
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&, thread] {
                const auto red = static_cast<float>(thread);
                for (int round = 0; round < 50; ++round) {
                    const auto output = (*runner)->run(pictures({{red, 0, 0}}));
                    wrong += output && std::fabs(output->logits.values[0] - red) < 1e-4F ? 0 : 1;
                }
            });
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("A network of another shape is refused with the reason") {
    auto otherSize = channelMeans(16);
    expectRefused(otherSize, "another size");
    auto moreClasses = channelMeans();
    moreClasses.initialisers = {tensor("weights", {3, 3}, std::vector<float>(9, 1)), tensor("bias", {3}, {0, 0, 0})};
    expectRefused(moreClasses, "does not run on its input");
    auto twoInputs = channelMeans();
    twoInputs.inputs.push_back(port("age", {1, 1}));
    expectRefused(twoInputs, "one input");
    auto twoOutputs = channelMeans();
    twoOutputs.outputs.push_back(port("flat", {1, 3}));
    expectRefused(twoOutputs, "one output beside features");
    auto probabilities = channelMeans();
    probabilities.nodes.push_back(node("Softmax", {"logits"}, {"probabilities"}));
    probabilities.outputs = {port("probabilities", {1, 2})};
    expectRefused(probabilities, "logits are needed");
}

TEST_CASE("A network whose numbers explode is refused when it is loaded, and when only a picture shows it") {
    auto graph = channelMeans();
    graph.initialisers[1] = tensor("bias", {2}, {std::numeric_limits<float>::quiet_NaN(), 0});
    expectRefused(graph, "does not run on its input");
    graph.initialisers[1] = tensor("bias", {2}, {0, 0});
    graph.initialisers[0] = tensor("weights", {2, 3}, {3e38F, 0, 0, 0, 0, 0});
    const auto runner = load(graph);
    REQUIRE(runner);
    const auto output = (*runner)->run(pictures({{100, 0, 0}}));
    REQUIRE_FALSE(output);
    CHECK(output.error().code == base::ErrorCode::ModelOutputInvalid);
    CHECK((*runner)->run(pictures({{0.5F, 0, 0}})));
}

TEST_CASE("What no classifier needs is refused before OpenCV sees it") {
    auto loop = channelMeans();
    loop.nodes.push_back(node("Loop", {"logits"}, {"again"}));
    expectRefused(loop, "operator Loop");
    auto early = channelMeans();
    std::swap(early.nodes[0], early.nodes[1]);
    expectRefused(early, "which nothing before it makes");
    auto twice = channelMeans();
    twice.nodes.push_back(node("Relu", {"flat"}, {"logits"}));
    expectRefused(twice, "a second time");
    auto missing = channelMeans();
    missing.outputs = {port("nothing", {1, 2})};
    expectRefused(missing, "is made by no operator");
    auto stepless = channelMeans();
    stepless.nodes[0] = node("AveragePool", {"picture"}, {"pooled"}, {attribute("kernel_shape", {8, 8}), attribute("strides", {0, 0})});
    expectRefused(stepless, "strides is out of range");
    auto elsewhere = channelMeans();
    elsewhere.initialisers[1] = test::onnx::joined(
        {test::onnx::number(1, 2), test::onnx::number(2, 1), test::onnx::text(8, "bias"), test::onnx::number(14, 1),
         test::onnx::message(13, test::onnx::joined({test::onnx::text(1, "location"), test::onnx::text(2, "/etc/passwd")}))});
    expectRefused(elsewhere, "in another file");
    auto hollow = channelMeans();
    hollow.initialisers[0] = tensor("weights", {2000, 3}, {1, 2, 3});
    expectRefused(hollow, "do not fill its shape");
}

TEST_CASE("A file cut short or overwritten anywhere is refused or still runs, but never brings the program down") {
    const base::Bytes whole = test::onnx::model(channelMeans());
    for (std::size_t length = 1; length < whole.size(); length += 7) {
        CHECK_FALSE(load(base::Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length))));
    }
    for (std::size_t place = 0; place < whole.size(); place += 3) {
        base::Bytes altered = whole;
        altered[place] = static_cast<std::uint8_t>(altered[place] ^ 0xff);
        (void)load(altered);
    }
    CHECK_FALSE(reason(load(base::Bytes{'P', 'K', 3, 4, 'x'})).empty());
}

TEST_CASE("ONNX runs on the processor only and has no gradients to explain by") {
    const test::TemporaryFolder folder;
    REQUIRE(base::writeFileAtomically(folder / "model.onnx", test::onnx::model(channelMeans())));
    inference::onnx::OnnxEngine engine;
    const auto package = packageIn(folder.path());
    CHECK(engine.loadRunner(package, "model.onnx", Device::Cuda).error().code == base::ErrorCode::DeviceUnavailable);
    CHECK(engine.loadRunner(package, "model.onnx", Device::Auto));
    CHECK(engine.loadRunner(package, "absent.onnx", Device::Cpu).error().code == base::ErrorCode::ModelBroken);
    const auto explainer = engine.loadExplainer(package, "model.onnx", Device::Cpu);
    REQUIRE(explainer);
    CHECK_FALSE(*explainer);
    const auto runner = engine.loadRunner(package, "model.onnx", Device::Cpu);
    REQUIRE(runner);
    CHECK((*runner)->run(Tensor{{1, 3, 4, 4}, std::vector<float>(48)}).error().code == base::ErrorCode::InvalidArgument);
}
