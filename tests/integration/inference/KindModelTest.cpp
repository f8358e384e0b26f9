#include <cstdio>
#include <random>

#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/dicom/dcmtk/DcmtkReader.h"
#include "core/image/Phantom.h"
#include "core/inference/Gate.h"
#include "core/inference/ModelCatalog.h"
#include "core/inference/torch/TorchEngine.h"
#include "core/pipeline/AnalyzeBatch.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "tests/unit/inference/Samples.h"

/// The gate's own model as it is shipped, on a few pictures of every kind. scripts/report_gate measures it on all of them.
using namespace intaglio;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPicturesPerCollection = 12;

class OneEngine final : public pipeline::EngineProvider {
public:
    base::Result<inference::Engine*> engine() override { return &m_engine; }

private:
    inference::torchlib::TorchEngine m_engine;
};

class Gate {
public:
    Gate()
        : m_primitives(crypto::createCryptoPpPrimitives()),
          m_catalog(*m_primitives, std::vector<fs::path>{test::sourceFolder() / "models"}),
          m_analyzer(*m_primitives, m_catalog, m_engine),
          m_readers(dicom::pictureReaders()) {}

    inference::KindFinding find(const image::LoadedImage& picture) {
        auto finding = m_analyzer.kindOf(picture, {});
        REQUIRE(finding);
        return *std::move(finding);
    }
    base::Result<pipeline::Analysis> analyze(const image::LoadedImage& picture) {
        base::NoProgress progress;
        return m_analyzer.analyze(picture, {}, progress, {});
    }
    image::LoadedImage read(const fs::path& file) { return m_readers.readFile(file).value(); }

    static std::vector<fs::path> some(const fs::path& folder) {
        auto files = pipeline::listBatchInputs({folder});
        std::shuffle(files.begin(), files.end(), std::mt19937(5));
        files.resize(std::min(files.size(), kPicturesPerCollection));
        return files;
    }

private:
    std::unique_ptr<crypto::Primitives> m_primitives;
    inference::ModelCatalog m_catalog;
    OneEngine m_engine;
    pipeline::Analyzer m_analyzer;
    image::ReaderRegistry m_readers;
};

std::vector<image::LoadedImage> drawings() {
    std::mt19937 random(11);
    std::vector<image::LoadedImage> pictures;
    for (int seed = 0; seed < 6; ++seed) {
        pictures.push_back({test::pictureOf(224, 224, 3, [&](int, int, int) { return random() % 256; }), {}});
        pictures.push_back({test::pictureOf(224, 224, 3, [&](int, int, int channel) { return 20 + seed * 30 + channel; }), {}});
        pictures.push_back(
            {test::pictureOf(224, 224, 3,
                             [&](int row, int column, int) { return (row / (4 + seed) + column / (4 + seed)) % 2 * 200 + 30; }),
             {}});
        pictures.push_back(
            {test::pictureOf(224, 224, 3, [&](int row, int column, int channel) { return (row * (channel + 1) + column * seed) % 256; }),
             {}});
    }
    return pictures;
}

}  // namespace

TEST_CASE("The gate knows the program's own generated pictures and refuses drawings") {
    Gate gate;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const auto smear = gate.find({image::bloodSmearPhantom(seed).value(), {}});
        CHECK(smear.kind.label == "blood-smear");
        CHECK(smear.isSure);
        const auto chest = gate.find({image::chestPhantom(seed).value(), {}});
        CHECK(chest.kind.label == "chest-xray");
        CHECK(chest.isSure);
    }
    for (const image::LoadedImage& drawing : drawings()) {
        CHECK_FALSE(gate.find(drawing).isSure);
    }
}

TEST_CASE("The gate tells the six kinds apart and catches a file that lies") {
    const auto data = test::sharedFolder("data");
    if (!data) {
        return;
    }
    Gate gate;
    const std::vector<std::pair<const char*, const char*>> collections{
        {"leukemia_all_aria2021", "blood-smear"},    {"pneumonia_kermany2018", "chest-xray"},
        {"tuberculosis_cxr", "chest-xray"},          {"skin_ham10000", "skin"},
        {"breast_us_busi2020", "breast-ultrasound"}, {"bone_fracture_multiregion", "bone-xray"},
        {"mammography_mini_mias", "mammogram"}};
    for (const auto& [folder, kind] : collections) {
        std::size_t right = 0;
        const auto files = Gate::some(*data / folder / "images" / "test");
        REQUIRE(files.size() == kPicturesPerCollection);
        for (const fs::path& file : files) {
            const auto finding = gate.find(gate.read(file));
            right += finding.isSure && finding.kind.label == kind ? 1 : 0;
        }
        std::printf("kind: %-28s %zu of %zu\n", folder, right, files.size());
        CHECK(right + 1 >= files.size());
    }
    auto skin = gate.read(Gate::some(*data / "skin_ham10000/images/test").front());
    skin.source.dicom.emplace();
    skin.source.dicom->modality = "CR";
    skin.source.dicom->bodyPart = "CHEST";
    const auto analysis = gate.analyze(skin);
    REQUIRE(analysis);
    CHECK(std::get<inference::Refusal>(*analysis).reason.code == base::ErrorCode::RefusedContradiction);
}
