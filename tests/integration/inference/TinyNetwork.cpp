#include "tests/integration/inference/TinyNetwork.h"

#include <torch/script.h>

#include "tests/unit/inference/Samples.h"

namespace intaglio::test {

void writeNetwork(const std::filesystem::path& folder, const std::string& source) {
    torch::jit::Module module("Tiny");
    module.register_buffer("gains", torch::tensor({1.0F, 2.0F, 3.0F}).view({1, 3, 1, 1}));
    module.define(source);
    module.save((folder / "model.ts").string());
}

inference::ModelPackage packageIn(const std::filesystem::path& folder) {
    inference::ModelPackage package;
    package.manifest = smallManifest();
    package.folder = folder;
    package.identity = {package.manifest.id, package.manifest.version, std::string(64, 'a')};
    return package;
}

}  // namespace intaglio::test
