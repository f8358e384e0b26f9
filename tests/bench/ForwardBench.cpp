#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "core/base/Files.h"
#include "core/base/Platform.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/inference/Combined.h"
#include "core/inference/ModelCatalog.h"
#include "tests/bench/Cost.h"
#include "tests/support/Shared.h"

/// One forward pass against ONNX Runtime on the same MobileNetV2, weight for weight, at 224 pixels: alternately, so that a busy machine
/// slows both. INTAGLIO_ONNXRUNTIME names a folder in which `npm install --ignore-scripts onnxruntime-node` was run (scripts/bench --peers
/// does it); without it only our own times are printed. Nothing of the product uses ONNX Runtime.
using namespace intaglio;
namespace fs = std::filesystem;
using bench::Cost;

namespace {

constexpr int kSide = 224;
constexpr int kRounds = 7;

/// How the work is laid out; threads are those inside one request.
struct Shape {
    const char* name;
    int batch;
    int inFlight;
    int runs;
};
constexpr Shape kShapes[] = {{"one picture, one thread", 1, 1, 24}, {"batches of 8, two in flight of one thread", 8, 2, 4}};

/// The same numbers as peer.js.
inference::Tensor testBatch(int batch) {
    inference::Tensor input{{batch, 3, kSide, kSide}, {}};
    const int count = batch * 3 * kSide * kSide;
    for (std::int64_t index = 0; index < count; ++index) {
        input.values.push_back(static_cast<float>(static_cast<double>(index * 7919 % 1000) / 500 - 1));
    }
    return input;
}

/// Milliseconds a picture.
Cost ourRound(inference::ModelRunner& runner, const inference::Tensor& input, const Shape& shape) {
    const Cost all = bench::costOf([&] {
        std::vector<std::jthread> workers;
        for (int worker = 0; worker < shape.inFlight; ++worker) {
            workers.emplace_back([&] {
                for (int run = 0; run < shape.runs; ++run) {
                    static_cast<void>(runner.run(input));
                }
            });
        }
    });
    return all / (shape.runs * shape.batch * shape.inFlight);
}

class Peer {
public:
    /// Says why where it cannot be used.
    [[nodiscard]] bool prepare(const fs::path& network) {
        m_packages = base::platform::environmentVariable("INTAGLIO_ONNXRUNTIME");
        if (m_packages.empty() || !fs::exists(fs::path(m_packages) / "node_modules" / "onnxruntime-node")) {
            std::printf("ONNX Runtime is left out: INTAGLIO_ONNXRUNTIME names no folder with node_modules/onnxruntime-node\n");
            return false;
        }
        const fs::path script = m_scripts / "mobilenet_onnx.py";
        const std::string command =
            "python3 '" + script.string() + "' '" + network.string() + "' '" + model() + "' " + std::to_string(kSide);
        if (std::system(command.c_str()) != 0) {
            std::printf("ONNX Runtime is left out: the network could not be written as ONNX\n");
            return false;
        }
        return true;
    }

    /// Milliseconds a picture by the clock and of the processor, and the first picture's logits; empty where it fails.
    [[nodiscard]] std::vector<double> round(const Shape& shape, int threads, int inFlight) const {
        const std::string out = (m_folder / "round.txt").string();
        std::string command = "node '" + (m_scripts / "peer.js").string() + "' '" + m_packages + "' '" + model() + "'";
        for (const int number : {kSide, shape.batch, threads, inFlight, shape.runs * shape.inFlight / inFlight}) {
            command += " " + std::to_string(number);
        }
        if (std::system((command + " '" + out + "'").c_str()) != 0) {
            return {};
        }
        std::ifstream file(out);
        std::vector<double> values;
        for (double value = 0; file >> value;) {
            values.push_back(value);
        }
        return values;
    }

private:
    [[nodiscard]] std::string model() const { return (m_folder / "network.onnx").string(); }

    test::TemporaryFolder m_folder;
    fs::path m_scripts = test::sourceFolder() / "tests" / "bench" / "onnxruntime";
    std::string m_packages;
};

double largestDifference(const std::vector<double>& peer, const std::vector<float>& ours) {
    double largest = 0;
    for (std::size_t index = 0; index + 2 < peer.size() && index < ours.size(); ++index) {
        largest = std::max(largest, std::abs(peer[index + 2] - static_cast<double>(ours[index])));
    }
    return largest;
}

bool compare(inference::ModelRunner& runner, const Peer* peer, const Shape& shape) {
    const inference::Tensor input = testBatch(shape.batch);
    const auto answer = runner.run(input);
    if (!answer) {
        return false;
    }
    std::vector<Cost> ours;
    std::vector<Cost> apart;   // as many requests of one thread in flight as ours
    std::vector<Cost> inside;  // one request with as many threads
    double difference = 0;
    for (int round = 0; round < kRounds; ++round) {
        ours.push_back(ourRound(runner, input, shape));
        if (peer == nullptr) {
            continue;
        }
        const auto first = peer->round(shape, 1, shape.inFlight);
        const auto second = peer->round(shape, shape.inFlight, 1);
        if (first.size() < 2 || second.size() < 2) {
            return false;
        }
        apart.push_back({first[0], first[1]});
        inside.push_back({second[0], second[1]});
        difference = std::max(difference, largestDifference(first, answer->logits.values));
    }
    const Cost own = medianOf(ours);
    std::printf("%s: %.2f ms a picture (%.2f of the processor)", shape.name, own.clock, own.processor);
    if (peer != nullptr) {
        const Cost requests = medianOf(apart);
        const Cost threads = medianOf(inside);
        std::printf("; ONNX Runtime %.2f (%.2f), with its threads inside one request %.2f (%.2f)\n", requests.clock, requests.processor,
                    threads.clock, threads.processor);
        std::printf("  ours / its best: %.2f by the clock (bar %s), %.2f of the processor; logits differ by %.1e",
                    own.clock / std::min(requests.clock, threads.clock), shape.batch == 1 ? "1.25" : "1.11",
                    own.processor / std::min(requests.processor, threads.processor), difference);
    }
    std::printf("\n");
    return true;
}

}  // namespace

int main() {
    const auto library = test::binaryFolder() / "lib" / base::platform::sharedLibraryName(inference::kEngineLibrary);
    const auto symbol = base::platform::loadSymbol(library, inference::kEngineSymbol);
    if (!symbol) {
        std::fprintf(stderr, "bench_forward: the engine cannot be loaded\n");
        return 1;
    }
    const std::unique_ptr<inference::Engine> engine(reinterpret_cast<inference::CreateEngineFunction>(*symbol)());
    const auto primitives = crypto::createCryptoPpPrimitives();
    const auto package = inference::openPackage(*primitives, test::sourceFolder() / "models" / "leukemia-all");
    const auto runner = engine->loadRunner(package, inference::kModelFile, inference::Device::Cpu);
    if (package.problem || !runner) {
        std::fprintf(stderr, "bench_forward: leukemia-all cannot be loaded\n");
        return 1;
    }
    Peer peer;
    const bool hasPeer = peer.prepare(package.folder / inference::kModelFile);
    return std::all_of(std::begin(kShapes), std::end(kShapes),
                       [&](const Shape& shape) { return compare(**runner, hasPeer ? &peer : nullptr, shape); })
               ? 0
               : 1;
}
