#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <random>

#include "core/base/Files.h"
#include "core/base/Platform.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/dicom/dcmtk/DcmtkReader.h"
#include "core/image/Display.h"
#include "core/image/Phantom.h"
#include "core/inference/Combined.h"
#include "core/inference/Gate.h"
#include "core/inference/ModelCatalog.h"
#include "core/inference/Preprocess.h"
#include "core/inference/torch/TorchEngine.h"
#include "core/pipeline/AnalyzeBatch.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "tests/unit/inference/Samples.h"

/// How well the leukemia model's gate tells smears from everything else. The distance alone is judged by its AUROC, the gate as a whole
/// by how often it refuses.
using namespace intaglio;
namespace fs = std::filesystem;

namespace {

/// Pictures per foreign domain; INTAGLIO_GATE_PICTURES=0 takes them all.
std::size_t picturesPerDomain() {
    const std::string wanted = base::platform::environmentVariable("INTAGLIO_GATE_PICTURES");
    return wanted.empty() ? 60 : static_cast<std::size_t>(std::stoul(wanted));
}

struct Judged {
    double distance = 0;
    bool refused = false;
    std::string reason;
};

class Gatekeeper {
public:
    Gatekeeper() : m_primitives(crypto::createCryptoPpPrimitives()), m_readers(dicom::pictureReaders()) {
        const std::string elsewhere = base::platform::environmentVariable("INTAGLIO_GATE_MODEL");
        const fs::path folder = elsewhere.empty() ? test::sourceFolder() / "models" / "leukemia-all" : fs::path(elsewhere);
        m_package = inference::openPackage(*m_primitives, folder);
        REQUIRE_FALSE(m_package.problem);
        m_familiarity = inference::readFamiliarity(base::readFile(folder / m_package.manifest.gate.familiarityFile).value()).value();
        m_runner = inference::loadModel(m_engine, m_package, inference::Device::Cpu).value();
    }

    std::optional<Judged> judge(const image::LoadedImage& picture) {
        if (const auto source = inference::checkSource(picture, m_package.manifest); !source) {
            return Judged{2, true, std::string(base::codeName(source.error().code))};
        }
        const auto display = image::toDisplay(picture.image);
        const auto input =
            display ? inference::preprocess(*display, m_package.manifest.preprocess) : base::Result<inference::Tensor>(display.error());
        const auto output = input ? m_runner->run(*input) : base::Result<inference::ForwardResult>(input.error());
        if (!output) {
            return std::nullopt;
        }
        const auto quality = inference::measureQuality(*display, m_package.manifest).value();
        const auto judgement =
            inference::judgeKind(m_package.manifest, &m_familiarity, output->features.values, quality.appearance).value();
        const auto seen = inference::checkSeen(judgement, quality, m_package.manifest);
        return Judged{*judgement.ratio * m_package.manifest.gate.familiarityThreshold, !seen.hasValue(),
                      seen ? "ok" : std::string(base::codeName(seen.error().code))};
    }

    std::vector<Judged> judgeFolder(const fs::path& folder, std::size_t limit) {
        auto files = pipeline::listBatchInputs({folder});
        std::erase_if(files, [](const fs::path& file) { return file.extension() == ".csv" || file.extension() == ".md"; });
        std::shuffle(files.begin(), files.end(), std::mt19937(3));
        if (limit != 0) {
            files.resize(std::min(files.size(), limit));
        }
        std::vector<Judged> results;
        for (const fs::path& file : files) {
            const auto picture = m_readers.readFile(file);
            const auto judged = picture ? judge(*picture) : std::nullopt;
            if (judged) {
                results.push_back(*judged);
            }
        }
        return results;
    }

private:
    std::unique_ptr<crypto::Primitives> m_primitives;
    image::ReaderRegistry m_readers;
    inference::torchlib::TorchEngine m_engine;
    inference::ModelPackage m_package;
    inference::Familiarity m_familiarity;
    std::unique_ptr<inference::ModelRunner> m_runner;
};

/// Chance that a foreign picture is farther away than a smear; ties count half.
double auroc(const std::vector<Judged>& own, const std::vector<Judged>& foreign) {
    double wins = 0;
    for (const Judged& a : own) {
        for (const Judged& b : foreign) {
            wins += b.distance > a.distance ? 1 : (b.distance == a.distance ? 0.5 : 0);
        }
    }
    return wins / (static_cast<double>(own.size()) * static_cast<double>(foreign.size()));
}

double refusedShare(const std::vector<Judged>& results) {
    const auto refused = std::count_if(results.begin(), results.end(), [](const Judged& judged) { return judged.refused; });
    return static_cast<double>(refused) / static_cast<double>(results.size());
}

void print(const std::string& domain, const std::vector<Judged>& own, const std::vector<Judged>& results) {
    std::map<std::string, int> reasons;
    for (const Judged& judged : results) {
        ++reasons[judged.reason];
    }
    std::vector<double> distances;
    std::transform(results.begin(), results.end(), std::back_inserter(distances), [](const Judged& judged) { return judged.distance; });
    std::sort(distances.begin(), distances.end());
    std::printf("gate: %-28s n %5zu  AUROC %.4f  distance %.3f..%.3f..%.3f  refused %.3f ", domain.c_str(), results.size(),
                auroc(own, results), distances.front(), distances[distances.size() * 9 / 10], distances.back(), refusedShare(results));
    for (const auto& [reason, count] : reasons) {
        std::printf(" %s=%d", reason.c_str(), count);
    }
    std::printf("\n");
}

std::vector<Judged> generatedPictures(Gatekeeper& gatekeeper) {
    std::vector<Judged> results;
    std::mt19937 random(11);
    const auto add = [&](const image::Image& picture) { results.push_back(gatekeeper.judge({picture, {}}).value()); };
    for (int seed = 0; seed < 10; ++seed) {
        add(image::chestPhantom(static_cast<std::uint64_t>(seed)).value());
        add(test::pictureOf(224, 224, 3, [&](int, int, int) { return random() % 256; }));
        add(test::pictureOf(224, 224, 3, [&](int, int, int channel) { return 20 + seed * 20 + channel; }));
        add(test::pictureOf(224, 224, 3,
                            [&](int row, int column, int) { return (row / (4 + seed) + column / (4 + seed)) % 2 * 200 + 30; }));
        add(test::pictureOf(224, 224, 3, [&](int row, int column, int channel) { return (row * (channel + 1) + column * seed) % 256; }));
        add(test::pictureOf(224, 224, 3, [&](int row, int column, int) {
            return 128 + 100 * std::sin(row * 0.02 * (seed + 1)) * std::cos(column * 0.03);
        }));
    }
    return results;
}

}  // namespace

TEST_CASE("The leukemia model's gate lets smears in and keeps other pictures out") {
    const auto data = test::sharedFolder("data");
    if (!data) {
        return;
    }
    Gatekeeper gatekeeper;
    const auto own = gatekeeper.judgeFolder(*data / "leukemia_all_aria2021/images/test", 0);
    REQUIRE(own.size() >= 100);
    print("leukemia_all_aria2021 test", own, own);
    std::vector<Judged> smears;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        smears.push_back(gatekeeper.judge({image::bloodSmearPhantom(seed).value(), {}}).value());
    }
    print("generated smears", own, smears);
    std::vector<Judged> foreign = generatedPictures(gatekeeper);
    print("generated", own, foreign);
    for (const char* domain : {"bone_fracture_multiregion", "breast_us_busi2020", "dicom", "mammography_mini_mias", "pneumonia_kermany2018",
                               "skin_ham10000", "tuberculosis_cxr"}) {
        const auto results = gatekeeper.judgeFolder(*data / domain, picturesPerDomain());
        REQUIRE(results.size() >= 30);
        print(domain, own, results);
        foreign.insert(foreign.end(), results.begin(), results.end());
    }
    print("all but smears", own, foreign);
    CHECK(auroc(own, foreign) >= 0.99);
    CHECK(refusedShare(foreign) >= 0.99);
    CHECK(refusedShare(own) <= 0.01);
}
