#include "core/training/torch/Export.h"
#include "core/training/torch/Networks.h"

#include <cmath>
#include <map>

#include "core/base/Files.h"
#include "tests/integration/training/NetworkStates.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using namespace intaglio::training;

namespace {

std::int64_t countOf(const std::vector<torch::Tensor>& tensors) {
    std::int64_t count = 0;
    for (const auto& tensor : tensors) {
        count += tensor.numel();
    }
    return count;
}

/// Parameters of a network made as it was published, running statistics not counted.
const std::map<std::string, std::int64_t> kPublished{
    // Folding replaces MobileNetV2's 2 x 17,056 scales and shifts by 17,056 biases.
    {"mobilenet_v2", 3504872 - 17056},
    // The usual figure, 4,253,864, counts the 21,888 running means and variances too.
    {"mobilenet_v1", 4253864 - 21888},
    {"resnet18", 11689512},
    {"resnet50", 25557032},
    {"densenet121", 7978856},
    {"densenet169", 14149480},
    {"vgg16", 138357544},
    {"s1_cnn", 5249729},
    // The layer tables of S4 and S5, convolutions with bias: 9 * inputs * outputs + outputs, two per channel for normalisation.
    {"s4_cnn", 320 + 18496 + 2 * 36928 + 73856 + 2 * 147584 + 295168 + 5 * 590080 + (4096 * 1024 + 1024) + (1024 * 2 + 2)},
    {"s5_skin_cnn", 896 + 9248 + 64 + 18496 + 128 + 36928 + 128 + (18 * 25 * 64 * 128 + 128) + (128 * 7 + 7)},
    {"s5_pneumonia_cnn", 1245313},
    {"s5_bone_cnn",
     896 + 9248 + 64 + 18496 + 36928 + 128 + 73856 + 147584 + 256 + (28 * 28 * 128 * 1024 + 1024) + (1024 * 128 + 128) + 129},
    {"small_cnn", 3 * 16 * 9 + 16 + 16 * 32 * 9 + 32 + 32 * 64 * 9 + 64 + 64 * 128 * 9 + 128 + 258}};

}  // namespace

TEST_CASE("Every architecture has the parameters of its publication and gives one logit per class at its natural size") {
    const auto facts = torch_adapter::networkFacts();
    REQUIRE(facts.size() == torch_adapter::networkNames().size());
    REQUIRE(facts.size() == kPublished.size());
    const torch::NoGradGuard noGradient;
    for (const auto& each : facts) {
        INFO(each.name);
        const auto network = torch_adapter::makeNetwork(each.name, each.naturalShape, 0);
        REQUIRE(network);
        CHECK(countOf(network->parameters()) == kPublished.at(each.name));
        CHECK(network->blockCount() == each.blocks);
        network->eval();
        const auto spatial = network->features(test::randomInput(1, each.naturalShape));
        CHECK(spatial.dim() == 4);
        CHECK(network->head(spatial).sizes().vec() == std::vector<std::int64_t>{1, each.naturalShape.classes});
    }
}

TEST_CASE("Normalisation counts as published where it is not folded, and running statistics come beside the parameters") {
    const auto first = torch_adapter::makeNetwork("mobilenet_v1", {1000, 3, 224, 224}, 0);
    CHECK(countOf(first->buffers()) == 21888);
    CHECK(countOf(first->state()) == 4253864);
    const auto second = torch_adapter::makeNetwork("mobilenet_v2", {1000, 3, 224, 224}, 0);
    std::int64_t biases = 0;
    for (const auto& parameter : second->named_parameters()) {
        const bool bias = parameter.value().dim() == 1 && !torch_adapter::Network::isHeadParameter(parameter.key());
        biases += bias ? parameter.value().numel() : 0;
    }
    CHECK(countOf(second->parameters()) + biases == 3504872);
}

TEST_CASE("Names that do not exist and pictures that vanish in the pools are refused") {
    const auto codeOf = [](const std::string& name, const NetworkShape& shape) {
        CHECK_FALSE(torch_adapter::makeNetwork(name, shape, 0));
        const auto checked = torch_adapter::checkArchitecture(name, shape);
        REQUIRE_FALSE(checked);
        return checked.error().code;
    };
    CHECK(codeOf("no_such_net", {2, 3, 64, 64}) == base::ErrorCode::ArchitectureUnknown);
    CHECK(codeOf("resnet18", {0, 3, 64, 64}) == base::ErrorCode::InvalidArgument);
    const torch::NoGradGuard noGradient;
    for (const auto& each : torch_adapter::networkFacts()) {
        INFO(each.name);
        const int side = each.minimumSide;
        CHECK(codeOf(each.name, {2, 3, side, side - 1}) == base::ErrorCode::InvalidArgument);
        const auto network = torch_adapter::makeNetwork(each.name, {2, 3, side, side}, 0);
        REQUIRE(network);
        network->eval();
        CHECK(network->forward(torch::randn({1, 3, side, side})).sizes().vec() == std::vector<std::int64_t>{1, 2});
        if (each.anySize) {
            CHECK(network->forward(torch::randn({1, 3, side + 13, side + 6})).sizes().vec() == std::vector<std::int64_t>{1, 2});
        }
    }
}

TEST_CASE("Blocks run one after the other are the features") {
    const torch::NoGradGuard noGradient;
    for (const auto& each : torch_adapter::networkFacts()) {
        INFO(each.name);
        const NetworkShape shape = test::smallShape(each);
        const auto network = torch_adapter::makeNetwork(each.name, shape, 0.4);
        test::unsettle(*network);
        network->eval();
        const auto input = test::randomInput(2, shape);
        const auto whole = network->features(input);
        torch::Tensor value = input;
        for (int block = 0; block < network->blockCount(); ++block) {
            value = network->runBlocks(value, block, block + 1);
        }
        CHECK(torch::equal(value, whole));
        CHECK(torch::equal(network->runBlocks(input, 0, 0), input));
        CHECK(torch::equal(network->runBlocks(input, -3, 1000), whole));
    }
}

TEST_CASE("Frozen blocks give the same in training as in evaluation, and only later ones learn") {
    for (const auto& each : torch_adapter::networkFacts()) {
        INFO(each.name);
        const NetworkShape shape = test::smallShape(each);
        const auto network = torch_adapter::makeNetwork(each.name, shape, 0.4);
        test::unsettle(*network);
        const auto input = test::randomInput(4, shape);
        const int frozen = network->blockCount() - 1;
        network->eval();
        const auto expected = network->runBlocks(input, 0, frozen).detach();
        network->freezeBefore(frozen);
        network->train();
        const auto before = network->runBlocks(input, 0, frozen);
        CHECK_FALSE(before.requires_grad());
        CHECK(torch::equal(before, expected));
        network->forward(input).sum().backward();
        CHECK(torch::equal(network->runBlocks(input, 0, frozen), expected));
        const std::string lastBlock = "features." + std::to_string(frozen) + ".";
        for (const auto& parameter : network->named_parameters()) {
            const bool learns = parameter.key().rfind(lastBlock, 0) == 0 || parameter.key().rfind("features.", 0) != 0;
            CHECK(parameter.value().grad().defined() == learns);
        }
        network->freezeBefore(0);
        CHECK(network->runBlocks(input, 0, frozen).requires_grad());
        CHECK((network->buffers().empty() || network->named_modules()["features.0"]->is_training()));
    }
}

TEST_CASE("Every architecture learns from a random start, and all of it does") {
    for (const auto& each : torch_adapter::networkFacts()) {
        INFO(each.name);
        torch::manual_seed(7);
        const NetworkShape shape = test::smallShape(each);
        const auto network = torch_adapter::makeNetwork(each.name, shape, 0);
        torch::optim::Adam optimizer(network->parameters(), torch::optim::AdamOptions(2e-4));
        const auto input = test::randomInput(6, shape);
        const auto labels = torch::tensor({0, 1, 2, 0, 1, 2}, torch::kLong);
        network->train();
        const auto lossNow = [&] { return torch::nn::functional::cross_entropy(network->forward(input), labels); };
        const double first = lossNow().item<double>();
        for (int step = 0; step < 4; ++step) {
            optimizer.zero_grad();
            lossNow().backward();
            optimizer.step();
        }
        for (const auto& parameter : network->named_parameters()) {
            INFO(parameter.key());
            const double gradient = parameter.value().grad().abs().sum().item<double>();
            CHECK((std::isfinite(gradient) && gradient > 0));
        }
        const double last = lossNow().item<double>();
        CHECK(first < 3);
        CHECK(last < first);
    }
}

TEST_CASE("A state holds all that makes a network's answers") {
    for (const std::string name : {"resnet18", "densenet121", "s5_skin_cnn", "mobilenet_v2"}) {
        INFO(name);
        const NetworkShape shape{3, 3, 40, 40};
        const auto network = torch_adapter::makeNetwork(name, shape, 0);
        test::unsettle(*network);
        const auto other = torch_adapter::makeNetwork(name, shape, 0.3);
        other->setState(network->state());
        network->eval();
        other->eval();
        const auto input = test::randomInput(2, shape);
        CHECK(torch::equal(network->forward(input), other->forward(input)));
        for (const auto& tensor : network->state()) {
            CHECK(tensor.scalar_type() == torch::kFloat);
        }
        const auto wider = torch_adapter::makeNetwork(name, {4, 3, 40, 40}, 0);
        CHECK_THROWS(wider->setState(network->state()));
    }
}

TEST_CASE("One picture at one place leaves running statistics finite") {
    const auto network = torch_adapter::makeNetwork("resnet18", {2, 3, 32, 32}, 0);
    network->train();
    network->forward(torch::randn({1, 3, 32, 32}));
    for (const auto& statistics : network->buffers()) {
        CHECK(torch::isfinite(statistics).all().item<bool>());
    }
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

TEST_CASE("The network of a finished model starts another one for other classes and sizes") {
    const test::TemporaryFolder folder;
    const auto teacher = torch_adapter::makeNetwork("mobilenet_v2", {5, 3, 64, 64}, 0);
    REQUIRE(torch_adapter::exportTorchScript(*teacher, folder / "model.ts"));
    const auto pupil = torch_adapter::makeNetwork("mobilenet_v2", {2, 3, 96, 96}, 0);
    REQUIRE(torch_adapter::loadPretrained(*pupil, folder / "model.ts"));
    const auto taught = teacher->named_parameters();
    for (const auto& item : pupil->named_parameters()) {
        INFO(item.key());
        const bool isHead = torch_adapter::Network::isHeadParameter(item.key());
        CHECK((isHead || torch::equal(item.value(), taught[item.key()].to(torch::kHalf).to(torch::kFloat))));  // stored in 16 bits
    }

    for (const char* name : {"noise.ts", "noise.pt"}) {
        REQUIRE(base::writeFileAtomically(folder / name, base::viewOf(std::string("no weights at all"))));
        const auto noise = torch_adapter::loadPretrained(*pupil, folder / name);
        REQUIRE_FALSE(noise);
        CHECK(noise.error().code == base::ErrorCode::InvalidArgument);
    }

    // ResNet's normalisation was folded when it was exported.
    const auto folded = torch_adapter::makeNetwork("resnet18", {2, 3, 64, 64}, 0);
    REQUIRE(torch_adapter::exportTorchScript(*folded, folder / "folded.ts"));
    const auto refused = torch_adapter::loadPretrained(*folded, folder / "folded.ts");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::InvalidArgument);
}

TEST_CASE("A file of a network's own tensors starts another one for other classes, running statistics included") {
    const test::TemporaryFolder folder;
    const auto teacher = torch_adapter::makeNetwork("resnet18", {5, 3, 64, 64}, 0);
    test::unsettle(*teacher);
    c10::Dict<std::string, torch::Tensor> tensors;
    for (const auto& item : teacher->named_parameters()) {
        tensors.insert(item.key(), item.value().detach());
    }
    for (const auto& item : teacher->named_buffers()) {
        tensors.insert(item.key(), item.value());
    }
    const auto write = [&](const char* name) {
        const auto bytes = torch::pickle_save(torch::IValue(tensors));
        const auto file = folder / name;
        REQUIRE(base::writeFileAtomically(file, base::viewOf(std::string_view(bytes.data(), bytes.size()))));
        return file;
    };
    const auto pupil = torch_adapter::makeNetwork("resnet18", {2, 3, 64, 64}, 0);
    REQUIRE(torch_adapter::loadPretrained(*pupil, write("whole.pt")));
    teacher->eval();
    pupil->eval();
    const auto input = torch::randn({2, 3, 64, 64});
    CHECK(torch::equal(pupil->features(input), teacher->features(input)));

    REQUIRE(tensors.erase("features.3.1.normalization.running_var") == 1);
    const auto refused = torch_adapter::loadPretrained(*pupil, write("part.pt"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::InvalidArgument);
}
