#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/inference/Combined.h"
#include "core/inference/Golden.h"
#include "core/inference/ModelCatalog.h"
#include "core/inference/torch/TorchEngine.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;

namespace {

inference::ModelCatalog repositoryModels() {
    static const auto primitives = crypto::createCryptoPpPrimitives();
    return inference::ModelCatalog(*primitives, std::vector<inference::ModelFolder>{{test::sourceFolder() / "models", true}});
}

}  // namespace

TEST_CASE("Every package of the repository is whole and answers its golden vectors") {
    auto catalog = repositoryModels();
    const auto packages = catalog.packages();
    REQUIRE_FALSE(packages.empty());
    inference::torchlib::TorchEngine engine;
    for (const auto& package : packages) {
        INFO(package.manifest.id);
        INFO((package.problem ? package.problem->arguments.back() : std::string("no problem")));
        REQUIRE_FALSE(package.problem);
        const auto runner = inference::loadModel(engine, package, inference::Device::Cpu);
        REQUIRE(runner);
        const auto golden = inference::checkGoldenVectors(package, **runner);
        INFO((golden ? std::string() : golden.error().arguments.back()));
        CHECK(golden);
    }
}

TEST_CASE("The prediction form answers like the differentiable network") {
    auto catalog = repositoryModels();
    const auto package = catalog.find("leukemia-all");
    REQUIRE(package);
    inference::torchlib::TorchEngine engine;
    const auto runner = inference::loadModel(engine, **package, inference::Device::Cpu);
    const auto explainer = inference::loadExplanation(engine, **package, inference::Device::Cpu);
    REQUIRE(runner);
    REQUIRE(explainer);
    const auto input = inference::goldenInput(**package, {"smear", "blood-smear", 3, 192, "", {}, 0.02});
    REQUIRE(input);
    const auto output = (*runner)->run(*input);
    REQUIRE(output);
    // The head is linear on pooled features: a class activation map averages to its logit without the bias, so differences between
    // two pictures agree with differences of logits.
    const auto other = inference::goldenInput(**package, {"smear", "blood-smear", 4, 192, "", {}, 0.02});
    REQUIRE(other);
    const auto otherOutput = (*runner)->run(*other);
    REQUIRE(otherOutput);
    const auto meanOf = [&](const inference::Tensor& picture, int label) {
        const auto map = (*explainer)->explain(picture, label, inference::ExplainMethod::HiResCam);
        REQUIRE(map);
        double sum = 0;
        for (const float value : map->values) {
            sum += value;
        }
        return sum / static_cast<double>(map->values.size());
    };
    for (int label = 0; label < 4; ++label) {
        const auto index = static_cast<std::size_t>(label);
        const double expected = otherOutput->logits.values[index] - output->logits.values[index];
        CHECK(meanOf(*other, label) - meanOf(*input, label) == Approx(expected).margin(0.02));
    }
}
