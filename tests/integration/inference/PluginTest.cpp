#include "core/base/Platform.h"
#include "core/inference/Engine.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;

TEST_CASE("The plugin is found beside the programs and hands out an engine that refuses a missing model") {
    const auto library = test::binaryFolder() / "lib" / base::platform::sharedLibraryName(inference::kEngineLibrary);
    const auto symbol = base::platform::loadSymbol(library, inference::kEngineSymbol);
    REQUIRE(symbol);
    const std::unique_ptr<inference::Engine> engine(reinterpret_cast<inference::CreateEngineFunction>(*symbol)());
    REQUIRE(engine);
    inference::ModelPackage package;
    package.folder = test::binaryFolder() / "no-such-model";
    CHECK(engine->loadRunner(package, inference::kModelFile, inference::Device::Cpu).error().code == base::ErrorCode::ModelBroken);
}

TEST_CASE("A plugin that is not there is reported, not crashed on") {
    const auto symbol = base::platform::loadSymbol(test::binaryFolder() / "lib" / "no-such-plugin.so", inference::kEngineSymbol);
    REQUIRE_FALSE(symbol);
    CHECK(symbol.error().code == base::ErrorCode::EngineUnavailable);
}
