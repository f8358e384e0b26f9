#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include "core/base/Files.h"
#include "core/base/Platform.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/image/Display.h"
#include "core/image/Phantom.h"
#include "core/inference/Combined.h"
#include "core/inference/Golden.h"
#include "core/inference/ModelCatalog.h"
#include "core/inference/PictureKind.h"
#include "core/inference/Preprocess.h"
#include "core/pipeline/AnalyzeBatch.h"
#include "tests/bench/Cost.h"
#include "tests/support/Shared.h"

/// The bare forward passes (the gate's network, then the model's) against the whole prediction of a file (read, decode, gate, preprocess,
/// network, calibrate) for three of the shipped models and for the first network of one of them alone, with one worker and with one per
/// core, alternately so that a busy machine slows both; and the time to the first prediction of a fresh process.
using namespace intaglio;
namespace fs = std::filesystem;
using bench::Cost;

namespace {

constexpr int kRounds = 7;
constexpr int kPictures = 96;
constexpr int kSide = 224;

class Plugin final : public pipeline::EngineProvider {
public:
    base::Result<inference::Engine*> engine() override {
        if (!m_engine) {
            const auto library = test::binaryFolder() / "lib" / base::platform::sharedLibraryName(inference::kEngineLibrary);
            const auto symbol = base::platform::loadSymbol(library, inference::kEngineSymbol);
            if (!symbol) {
                return symbol.error();
            }
            m_engine.reset(reinterpret_cast<inference::CreateEngineFunction>(*symbol)());
        }
        return m_engine.get();
    }

private:
    std::unique_ptr<inference::Engine> m_engine;
};

class Quiet final : public pipeline::BatchObserver {
public:
    void listed(const std::vector<fs::path>&) override {}
    void finished(std::size_t, const pipeline::BatchRow&) override {}
};

int fail(const base::Error& error) {
    std::fprintf(stderr, "bench_predict: %s %s\n", std::string(base::codeName(error.code)).c_str(),
                 error.arguments.empty() ? "" : error.arguments.back().c_str());
    return 1;
}

/// A model that is measured, with pictures for it.
struct Case {
    const char* kind;
    const char* pictures;  ///< folder of the shared data
    const char* phantom;
};

/// From a small network to one of 224 pixels, which works longer beside the same rest.
constexpr std::array<Case, 3> kCases{{{"blood-smear", "leukemia_all_aria2021/images/val", "blood-smear"},
                                      {"chest-xray", "tuberculosis_cxr/images/val", "chest"},
                                      {"breast-ultrasound", "breast_us_busi2020/images/val", "breast-ultrasound"}}};

/// The shared photographs where they are there, else generated ones (PNG).
std::vector<fs::path> benchPictures(const Case& measured, const test::TemporaryFolder& folder) {
    std::vector<fs::path> files;
    if (const auto shared = test::sharedFolder(std::string("data/") + measured.pictures)) {
        files = pipeline::listBatchInputs({*shared});
        files.resize(std::min<std::size_t>(files.size(), kPictures));
    }
    for (int index = static_cast<int>(files.size()); index < kPictures; ++index) {
        const auto png = image::encodePng(image::phantomOf(measured.phantom, static_cast<std::uint64_t>(index), kSide).value());
        files.push_back(folder / (std::string(measured.phantom) + std::to_string(index) + ".png"));
        static_cast<void>(base::writeFileAtomically(files.back(), png.value()));
    }
    return files;
}

/// A network with a picture as it reads it.
struct Ready {
    std::unique_ptr<inference::ModelRunner> runner;
    inference::Tensor input;
};

base::Result<Ready> readyFor(const inference::ModelPackage& package, inference::Engine& engine, const image::Image& picture) {
    auto runner = inference::loadModel(engine, package, inference::Device::Auto);
    if (!runner) {
        return runner.error();
    }
    auto input = inference::preprocess(image::toDisplay(picture).value(), package.manifest.preprocess);
    return input ? base::Result<Ready>(Ready{*std::move(runner), *std::move(input)}) : input.error();
}

/// Of a picture by the networks alone, on tensors that are already there.
Cost forwardCost(const std::vector<Ready>& networks, int workers) {
    const Cost all = bench::costOf([&] {
        std::atomic<int> next{0};
        std::vector<std::jthread> threads;
        for (int worker = 0; worker < workers; ++worker) {
            threads.emplace_back([&] {
                while (next.fetch_add(1) < kPictures) {
                    for (const Ready& network : networks) {
                        static_cast<void>(network.runner->run(network.input));
                    }
                }
            });
        }
    });
    return all / kPictures;
}

/// What every case is measured with.
struct Bench {
    explicit Bench(const fs::path& models)
        : catalog(*primitives, std::vector<inference::ModelFolder>{{models, true}}), analyzer(*primitives, catalog, plugin) {}

    image::ReaderRegistry readers{image::standardReaders()};
    std::unique_ptr<crypto::Primitives> primitives = crypto::createCryptoPpPrimitives();
    inference::ModelCatalog catalog;
    Plugin plugin;
    pipeline::Analyzer analyzer;
    test::TemporaryFolder folder;
};

/// What the golden vectors of a package have to say where its network is another one.
base::Status recordGoldenVectors(Bench& bench, const inference::ModelPackage& package) {
    const auto runner = inference::loadModel(*bench.plugin.engine().value(), package, inference::Device::Cpu);
    auto vectors = inference::readGoldenVectors(package);
    if (!runner || !vectors) {
        return runner ? vectors.error() : runner.error();
    }
    for (inference::GoldenVector& vector : *vectors) {
        const auto output = (*runner)->run(inference::goldenInput(package, vector).value());
        if (!output) {
            return output.error();
        }
        vector.logits.assign(output->logits.values.begin(), output->logits.values.end());
        const std::string text = inference::goldenVectorJson(vector);
        const fs::path file = package.folder / inference::kGoldenFolder / (vector.name + ".json");
        if (const auto written = base::writeFileAtomically(file, base::viewOf(text)); !written) {
            return written;
        }
    }
    return {};
}

/// The gate's model, and the first network of `id` without the others and without mirrored views: one pass a picture. Its limits
/// stay those of the whole model, so that it may refuse a few pictures more or less.
base::Status makeSingleNetwork(Bench& bench, const std::string& id, const fs::path& models) {
    for (const std::string& name : {std::string(inference::kGateKind), id}) {
        fs::copy(test::sourceFolder() / "models" / name, models / name, fs::copy_options::recursive);
    }
    const fs::path file = models / id / "metadata.json";
    auto metadata = nlohmann::json::parse(base::textOf(base::readFile(file).value()));
    metadata["intaglio"].erase("ensemble");
    metadata["intaglio"].erase("tta");
    const std::string text = metadata.dump(2);
    if (const auto written = base::writeFileAtomically(file, base::viewOf(text)); !written) {
        return written;
    }
    const inference::ModelPackage package = inference::openPackage(*bench.primitives, models / id);
    return package.problem ? base::Status(*package.problem) : recordGoldenVectors(bench, package);
}

Cost pipelineCost(Bench& bench, const pipeline::BatchRequest& request, int& judged) {
    Quiet observer;
    const Cost all = bench::costOf([&] {
        const auto rows = pipeline::analyzeBatch(bench.readers, bench.analyzer, request, observer, {});
        judged = static_cast<int>(std::count_if(rows->begin(), rows->end(), [](const auto& row) { return row.prediction.has_value(); }));
    });
    return all / static_cast<double>(request.inputs.size());
}

/// Of the first case: the time to the first prediction of a fresh process.
base::Status analyzeFirst(Bench& bench, const image::LoadedImage& picture) {
    base::NoProgress progress;
    base::Status status;
    const Cost cost = bench::costOf([&] {
        if (const auto analysis = bench.analyzer.analyze(picture, {}, progress, {}); !analysis) {
            status = analysis.error();
        }
    });
    std::printf("first prediction, with what had to be loaded for it: %.2f s\n", cost.clock / 1000);
    return status;
}

/// The ratio is that of pictures in the same time.
void report(const inference::ModelPackage& package, int workers, const Cost& forward, const Cost& whole) {
    const inference::Manifest& manifest = package.manifest;
    std::printf(
        "%d worker(s), picture-kind and %s (%d x %d, %zu pass(es)): networks alone %.2f ms, whole prediction %.2f ms, ratio %.2f "
        "(bar 0.85); of the processor %.2f ms, %.2f ms, ratio %.2f\n",
        workers, manifest.id.c_str(), manifest.inputRows, manifest.inputColumns,
        (1 + manifest.ensembleMembers.size()) * (1 + manifest.testTimeTransforms.size()), forward.clock, whole.clock,
        forward.clock / whole.clock, forward.processor, whole.processor, forward.processor / whole.processor);
}

base::Status measure(Bench& bench, const Case& measured, bool isFirst) {
    pipeline::BatchRequest request;
    request.inputs = benchPictures(measured, bench.folder);
    const auto first = bench.readers.readFile(request.inputs.front());
    if (!first) {
        return first.error();
    }
    if (const base::Status analyzed = isFirst ? analyzeFirst(bench, *first) : base::Status(); !analyzed) {
        return analyzed;
    }
    const auto package = bench.catalog.defaultFor(measured.kind);
    std::vector<Ready> networks;
    for (const auto& judge : {bench.catalog.defaultFor(inference::kGateKind), package}) {
        auto ready = readyFor(*judge, *bench.plugin.engine().value(), first->image);
        if (!ready) {
            return ready.error();
        }
        networks.push_back(*std::move(ready));
    }
    for (const int workers : {1, std::max(1, static_cast<int>(std::thread::hardware_concurrency()))}) {
        std::vector<Cost> forward;
        std::vector<Cost> whole;
        int judged = 0;
        request.jobs = workers;
        for (int round = 0; round < kRounds; ++round) {
            forward.push_back(forwardCost(networks, workers));
            whole.push_back(pipelineCost(bench, request, judged));
        }
        report(*package, workers, bench::medianOf(forward), bench::medianOf(whole));
        std::printf("    on %s, %d of %zu judged\n", networks.back().runner->device().c_str(), judged, request.inputs.size());
    }
    return {};
}

}  // namespace

int main() {
    Bench shipped(test::sourceFolder() / "models");
    bool isFirst = true;
    for (const Case& measured : kCases) {
        if (const base::Status status = measure(shipped, measured, std::exchange(isFirst, false)); !status) {
            return fail(status.error());
        }
    }
    const test::TemporaryFolder single;
    if (const base::Status made = makeSingleNetwork(shipped, "breast-ultrasound", single.path()); !made) {
        return fail(made.error());
    }
    Bench alone(single.path());
    const base::Status status = measure(alone, kCases.back(), false);
    return status ? 0 : fail(status.error());
}
