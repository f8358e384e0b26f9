#include "tests/unit/batch/FakeModels.h"

#include <cmath>
#include <numeric>

#include "core/base/Files.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/image/Display.h"
#include "core/inference/Familiarity.h"
#include "core/inference/Golden.h"
#include "core/inference/PictureKind.h"
#include "core/inference/Preprocess.h"
#include "tests/support/Catch.h"
#include "tests/unit/inference/Samples.h"

namespace intaglio::test {
namespace {

void write(const std::filesystem::path& path, base::ByteView content) {
    std::filesystem::create_directories(path.parent_path());
    REQUIRE(base::writeFileAtomically(path, content));
}

std::string digestOf(base::ByteView content) {
    return base::toHex(testPrimitives().sha256(content));
}

}  // namespace

const crypto::Primitives& testPrimitives() {
    static const auto instance = crypto::createCryptoPpPrimitives();
    return *instance;
}

FakeModels::FakeModels()
    : m_catalog(testPrimitives(), std::vector<inference::ModelFolder>{{m_folder.path(), true}}),
      m_engine(forward),
      m_analyzer(std::make_unique<pipeline::Analyzer>(testPrimitives(), m_catalog, m_engine)) {}

base::Result<inference::ForwardResult> FakeModels::forward(const inference::Tensor& input) {
    inference::ForwardResult result;
    const auto pictures = static_cast<std::size_t>(input.shape[0]);
    const auto size = input.values.size() / pictures;
    for (std::size_t picture = 0; picture < pictures; ++picture) {
        const auto first = input.values.begin() + static_cast<std::ptrdiff_t>(picture * size);
        const float mean = std::accumulate(first, first + static_cast<std::ptrdiff_t>(size), 0.0F) / static_cast<float>(size);
        result.logits.values.insert(result.logits.values.end(), {-mean, mean});
        result.features.values.insert(result.features.values.end(), {mean, 1 - std::fabs(mean)});
    }
    result.logits.shape = {input.shape[0], 2};
    result.features.shape = {input.shape[0], 2};
    return result;
}

void FakeModels::add(const std::string& id, const std::string& kind, std::vector<float> direction) {
    addChanged(
        id, kind, [](inference::Manifest&) {}, std::move(direction));
}

void FakeModels::addGate() {
    addChanged("picture-kind", inference::kGateKind, [](inference::Manifest& manifest) {
        manifest.labels = {{"chest-xray", {{"en", "Chest X-ray"}}, inference::LabelRole::Normal},
                           {"blood-smear", {{"en", "Blood smear"}}, inference::LabelRole::Finding}};
        manifest.labelGroups.clear();
        manifest.gate.kindProbability = 0.8;
        manifest.gate.modalities.clear();
        manifest.temperature = 0.25;
    });
}

void FakeModels::addChanged(const std::string& id, const std::string& kind, const std::function<void(inference::Manifest&)>& change,
                            std::vector<float> direction) {
    const auto folder = m_folder / id;
    auto manifest = smallManifest();
    manifest.id = id;
    manifest.gate.kind = kind;
    change(manifest);
    manifest.digests["model.ts"] = digestOf(base::viewOf(id));
    write(folder / "model.ts", base::viewOf(id));
    write(folder / "CARD.md", base::viewOf("# Card"));
    if (!direction.empty()) {
        const auto file = inference::writeFamiliarity({direction.size(), std::vector<float>(direction.size()), direction, {}});
        write(folder / "familiarity.bin", file);
        manifest.digests["familiarity.bin"] = digestOf(file);
        manifest.gate.familiarityMethod = "centroid-cosine";
        manifest.gate.familiarityFile = "familiarity.bin";
        manifest.gate.familiarityThreshold = 0.3;
    }
    const auto metadata = inference::serialiseManifest(manifest);
    REQUIRE(metadata);
    write(folder / "metadata.json", *metadata);
    inference::GoldenVector vector{"smear", "blood-smear", 1, 64, "", {}, 0.01};
    inference::ModelPackage package;
    package.manifest = manifest;
    const auto output = forward(inference::goldenInput(package, vector).value());
    vector.logits.assign(output->logits.values.begin(), output->logits.values.end());
    write(folder / "golden/smear.json", base::viewOf(inference::goldenVectorJson(vector)));
    m_catalog.refresh();
}

void writeFlatPng(const std::filesystem::path& path, int grey, int side) {
    std::filesystem::create_directories(path.parent_path());
    const auto png = image::encodePng(pictureOf(side, side, 1, [&](int, int, int) { return grey; }));
    REQUIRE(png);
    REQUIRE(base::writeFileAtomically(path, *png));
}

}  // namespace intaglio::test
