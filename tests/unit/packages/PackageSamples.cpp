#include "tests/unit/packages/PackageSamples.h"

#include <map>
#include <numeric>

#include "core/base/Files.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/inference/Golden.h"
#include "tests/support/Catch.h"
#include "tests/unit/inference/Samples.h"

namespace intaglio::test {
namespace fs = std::filesystem;

const crypto::Primitives& packagePrimitives() {
    static const auto instance = crypto::createCryptoPpPrimitives();
    return *instance;
}

void writeText(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    REQUIRE(base::writeFileAtomically(path, base::viewOf(text)));
}

std::string contentOf(const fs::path& path) {
    const auto bytes = base::readFile(path);
    REQUIRE(bytes);
    return std::string(base::textOf(*bytes));
}

base::Result<inference::ForwardResult> brightnessForward(const inference::Tensor& input) {
    const float sum = std::accumulate(input.values.begin(), input.values.end(), 0.0F);
    const float mean = sum / static_cast<float>(input.values.size());
    inference::ForwardResult result;
    result.logits = {{1, 2}, {3 * mean, -3 * mean}};
    return result;
}

fs::path writePackage(const fs::path& parent, const std::string& id, const std::string& version) {
    inference::ModelPackage package;
    package.folder = parent / id;
    package.manifest = smallManifest();
    package.manifest.id = id;
    package.manifest.version = version;
    const std::string network = "network of " + id + " " + version;
    writeText(package.folder / "model.ts", network);
    package.manifest.digests["model.ts"] = base::toHex(packagePrimitives().sha256(base::viewOf(network)));
    const auto metadata = inference::serialiseManifest(package.manifest);
    REQUIRE(metadata);
    writeText(package.folder / "metadata.json", std::string(base::textOf(*metadata)));
    writeText(package.folder / "CARD.md", "# Card of " + id);
    inference::GoldenVector vector;
    vector.phantom = "blood-smear";
    vector.seed = 1;
    vector.size = 64;
    const auto input = inference::goldenInput(package, vector);
    REQUIRE(input);
    const auto answer = brightnessForward(*input);
    vector.logits.assign(answer->logits.values.begin(), answer->logits.values.end());
    writeText(package.folder / "golden" / "smear.json", inference::goldenVectorJson(vector));
    return package.folder;
}

crypto::PrivateIdentity clinicKey(const std::string& name) {
    crypto::NewKeyRequest request;
    request.role = crypto::Role::Clinic;
    request.name = name;
    request.now = FixedClock().unixSeconds() - 1000;
    auto identity = crypto::createIdentity(packagePrimitives(), request);
    REQUIRE(identity);
    return *std::move(identity);
}

StoreDesk::StoreDesk(FakeForward forward)
    : engine(std::move(forward)),
      store({packagePrimitives(), clock, [this] { return engine.engine(); }, [this] { return trusted; }, {}}, models(), settings()) {}

base::Result<inference::StagedPackage> StoreDesk::stage(const fs::path& source, const std::optional<inference::ImportAnswers>& answers) {
    base::NoProgress progress;
    return store.stage(source, answers, progress, {});
}

base::Result<inference::ModelPackage> StoreDesk::install(const fs::path& source, const inference::InstallConsent& consent) {
    auto staged = stage(source);
    return staged ? store.install(*staged, consent) : base::Result<inference::ModelPackage>(staged.error());
}

inference::ModelCatalog StoreDesk::catalog() {
    return inference::ModelCatalog(packagePrimitives(), {{models(), false, true}}, {settings(), [this] { return trusted; }});
}

bool StoreDesk::isTidy() const {
    std::error_code failure;
    for (fs::directory_iterator entry(models(), failure), end; !failure && entry != end; entry.increment(failure)) {
        const std::string name = entry->path().filename().string();
        const bool isEmptyBin = name == "_replaced" && fs::is_empty(entry->path());
        if (name.front() == '_' && !isEmptyBin) return false;
    }
    return true;
}

}  // namespace intaglio::test
