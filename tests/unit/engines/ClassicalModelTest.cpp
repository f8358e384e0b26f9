#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/inference/classical/ClassicalEngine.h"
#include "core/inference/classical/ClassicalModel.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "tests/unit/engines/ClassicalSamples.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;
using namespace intaglio::inference::classical;
using nlohmann::json;

namespace {

json jsonOf(const ClassicalModel& model) {
    return json::parse(base::textOf(writeClassicalModel(model)));
}

base::Result<ClassicalModel> read(const json& file) {
    return readClassicalModel(base::viewOf(file.dump()));
}

/// Every pointer to a value inside, deepest last.
std::vector<json::json_pointer> placesIn(const json& file) {
    std::vector<json::json_pointer> places;
    const json flat = file.flatten();
    for (const auto& [key, value] : flat.items()) {
        places.emplace_back(key);
    }
    return places;
}

inference::ModelPackage packageIn(const std::filesystem::path& folder) {
    inference::ModelPackage package;
    package.manifest = test::smallManifest();
    package.manifest.engine = inference::kClassicalEngine;
    package.manifest.inputRows = package.manifest.inputColumns = 16;
    package.folder = folder;
    return package;
}

}  // namespace

TEST_CASE("A classical model is read as it was written") {
    for (const ClassicalModel& model : {test::smallMachine(), test::smallNeighbours()}) {
        const auto bytes = writeClassicalModel(model);
        const auto back = readClassicalModel(bytes);
        REQUIRE(back);
        CHECK(writeClassicalModel(*back) == bytes);
        const std::vector<float> row{0.25F, -0.5F};
        CHECK(classProbabilities(*back, row) == classProbabilities(model, row));
    }
}

TEST_CASE("A classical model with any field missing, unknown or of another type is refused") {
    for (const ClassicalModel& model : {test::smallMachine(), test::smallNeighbours()}) {
        const json whole = jsonOf(model);
        REQUIRE(read(whole));
        for (const auto& place : placesIn(whole)) {
            INFO(place.to_string());
            json other = whole;
            other.at(place) = json::object();
            CHECK(read(other).error().code == base::ErrorCode::InvalidArgument);
            json missing = whole;
            if (missing.at(place.parent_pointer()).is_object()) {
                missing.at(place.parent_pointer()).erase(place.back());
                CHECK(read(missing).error().code == base::ErrorCode::InvalidArgument);
                json more = whole;
                more.at(place.parent_pointer())["colour"] = 1;
                CHECK(read(more).error().code == base::ErrorCode::InvalidArgument);
            }
        }
    }
    CHECK_FALSE(readClassicalModel(base::viewOf("[]")));
    CHECK_FALSE(readClassicalModel(base::viewOf("{\"format\": ")));
}

TEST_CASE("A classical model with numbers out of range or not finite is refused") {
    json machine = jsonOf(test::smallMachine());
    const auto refusesMachine = [&](const std::string& place, const json& value) {
        json altered = machine;
        altered.at(json::json_pointer(place)) = value;
        INFO(place << " " << value);
        CHECK_FALSE(read(altered));
    };
    refusesMachine("/version", 2);
    refusesMachine("/rows", 8);
    refusesMachine("/classes", 3);
    refusesMachine("/classes", 2.5);
    refusesMachine("/mean", "AADAfwAAAAA");                // not a number, 0
    refusesMachine("/mean", "AAAAAA");                     // one number too few
    refusesMachine("/classifier/vectors", "AHwAAAAAAAA");  // infinity
    refusesMachine("/classifier/gamma", -1);
    refusesMachine("/features", json::array({"hog-mean", "hog-mean"}));
    json neighbours = jsonOf(test::smallNeighbours());
    neighbours["classifier"]["labels"] = "AAABAAkA";  // class 9
    CHECK_FALSE(read(neighbours));
}

TEST_CASE("Pairs that agree give the probabilities that they came from") {
    const std::vector<double> wanted{0.5, 0.3, 0.15, 0.05};
    std::vector<double> pairs;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        for (std::size_t j = i + 1; j < wanted.size(); ++j) {
            pairs.push_back(wanted[i] / (wanted[i] + wanted[j]));
        }
    }
    const auto found = coupledProbabilities(pairs, 4);
    for (std::size_t label = 0; label < wanted.size(); ++label) {
        CHECK(found[label] == Approx(wanted[label]).margin(1e-6));
    }
    CHECK(coupledProbabilities(std::vector<double>{0.8}, 2)[0] == Approx(0.8).margin(1e-6));
    const auto certain = coupledProbabilities(std::vector<double>{1}, 2);
    CHECK(certain[0] > 0.999);
    CHECK(certain[1] > 0);
}

TEST_CASE("Neighbours vote with Laplace's rule of succession") {
    const auto model = test::smallNeighbours();  // rows (0,0) and (0,1) of class 0, (4,4) of class 1; 2 neighbours
    const auto near = classProbabilities(model, std::vector<float>{0, 0.5F});
    CHECK(near[0] == Approx(3.0 / 4));
    CHECK(near[1] == Approx(1.0 / 4));
    const auto between = classProbabilities(model, std::vector<float>{3, 4});
    CHECK(between[0] == Approx(0.5));
}

TEST_CASE("A support-vector pair decides by its kernel, bias and sigmoid") {
    const auto model = test::smallMachine();  // vectors (1,0), (-1,0); coefficients 1, -1; gamma 0.5, slope -2
    const std::vector<float> row{1, 0};
    const auto& machine = std::get<SupportVectors>(model.classifier);
    const double decision = 1 - std::exp(-0.5 * 4) - 0.25;
    CHECK(decisionValues(machine, row).front() == Approx(decision));
    CHECK(classProbabilities(model, row)[0] == Approx(1 / (1 + std::exp(-2 * decision + 0.1))).epsilon(1e-6));
}

TEST_CASE("The classical engine gives logarithms of probabilities and refuses what does not fit its manifest") {
    const test::TemporaryFolder folder;
    REQUIRE(base::writeFileAtomically(folder / "model.json", writeClassicalModel(test::smallMachine())));
    ClassicalEngine engine;
    auto package = packageIn(folder.path());
    const auto runner = engine.loadRunner(package, "model.json", inference::Device::Auto);
    REQUIRE(runner);
    inference::Tensor input{{2, 3, 16, 16}, std::vector<float>(2 * 3 * 256)};
    for (std::size_t index = 0; index < 3 * 256; ++index) {
        input.values[index] = static_cast<float>(index % 17) / 17 - 0.5F;
    }
    const auto output = (*runner)->run(input);
    REQUIRE(output);
    REQUIRE(output->logits.shape == std::vector<std::int64_t>{2, 2});
    REQUIRE(output->features.shape == std::vector<std::int64_t>{2, 2});
    CHECK(std::exp(output->logits.values[0]) + std::exp(output->logits.values[1]) == Approx(1).margin(1e-5));
    input.values[5] = std::nanf("");
    CHECK_FALSE((*runner)->run(input));
    CHECK_FALSE((*runner)->run({{1, 3, 8, 8}, std::vector<float>(192)}));

    CHECK(engine.loadRunner(package, "model.json", inference::Device::Cuda).error().code == base::ErrorCode::DeviceUnavailable);
    CHECK_FALSE(*engine.loadExplainer(package, "model.json", inference::Device::Cpu));
    package.manifest.inputRows = 24;
    CHECK(engine.loadRunner(package, "model.json", inference::Device::Cpu).error().arguments.back().find("another size") !=
          std::string::npos);
    package = packageIn(folder.path());
    package.manifest.labels.push_back({"third", {{"en", "Third"}}});
    CHECK(engine.loadRunner(package, "model.json", inference::Device::Cpu).error().arguments.back().find("number of classes") !=
          std::string::npos);
    package = packageIn(folder.path());
    package.manifest.preprocess.back() = {"standardise", {{"divisor", 255}}, {}};
    CHECK_FALSE(engine.loadRunner(package, "model.json", inference::Device::Cpu));
    REQUIRE(base::writeFileAtomically(folder / "model.json", base::viewOf("{\"format\": \"intaglio-classical\"}")));
    const auto broken = engine.loadRunner(packageIn(folder.path()), "model.json", inference::Device::Cpu);
    CHECK(broken.error().code == base::ErrorCode::ModelBroken);
    CHECK(broken.error().arguments.back().find("version") != std::string::npos);
}
