// Runs a fuzz target without libFuzzer: every seed whole, then random mutations of the seeds for --seconds N (default 3) or --runs N times,
// or the given files.
#include "tests/support/FuzzDriver.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <limits>
#include <random>
#include <string>

#include "tests/support/FuzzSeeds.h"

namespace {

using Input = std::vector<std::uint8_t>;
constexpr std::uint32_t kSeed = 20240917;
constexpr std::size_t kLargestGrowth = 64;

void flipBits(Input& input, std::mt19937& random) {
    if (input.empty()) return;
    const int flips = 1 + static_cast<int>(random() % 8);
    for (int i = 0; i < flips; ++i) input[random() % input.size()] ^= static_cast<std::uint8_t>(1U << (random() % 8));
}

void setInterestingBytes(Input& input, std::mt19937& random) {
    if (input.empty()) return;
    constexpr std::uint8_t kInteresting[] = {0, 1, 0x7f, 0x80, 0xff, 0x20};
    const std::size_t start = random() % input.size();
    const std::size_t length = 1 + random() % 8;
    for (std::size_t i = start; i < input.size() && i < start + length; ++i) input[i] = kInteresting[random() % std::size(kInteresting)];
}

void truncate(Input& input, std::mt19937& random) {
    if (!input.empty()) input.resize(random() % input.size());
}

void insertRandom(Input& input, std::mt19937& random) {
    const std::size_t at = input.empty() ? 0 : random() % input.size();
    Input extra(random() % kLargestGrowth);
    for (auto& byte : extra) byte = static_cast<std::uint8_t>(random());
    input.insert(input.begin() + static_cast<std::ptrdiff_t>(at), extra.begin(), extra.end());
}

void removeRange(Input& input, std::mt19937& random) {
    if (input.size() < 2) return;
    const std::size_t from = random() % input.size();
    const std::size_t length = std::min<std::size_t>(input.size() - from, 1 + random() % 32);
    input.erase(input.begin() + static_cast<std::ptrdiff_t>(from), input.begin() + static_cast<std::ptrdiff_t>(from + length));
}

void mutate(Input& input, std::mt19937& random) {
    constexpr std::array kMutators{flipBits, setInterestingBytes, truncate, insertRandom, removeRange};
    const int rounds = 1 + static_cast<int>(random() % 3);
    for (int i = 0; i < rounds; ++i) kMutators[random() % kMutators.size()](input, random);
}

void run(const Input& input) {
    LLVMFuzzerTestOneInput(input.data(), input.size());
}

int runFiles(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        std::ifstream file(argv[i], std::ios::binary);
        run(Input(std::istreambuf_iterator<char>(file), {}));
    }
    std::printf("%d files run\n", argc - 1);
    return 0;
}

/// Every seed whole, then mutations of them until one of the limits is reached.
int runMutations(double seconds, long runs) {
    std::vector<Input> seeds;
    intaglioFuzzSeeds(seeds);
    for (const Input& seed : seeds) run(seed);
    run({});
    seeds.emplace_back();

    std::mt19937 random(kSeed);
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    long executions = 0;
    for (; executions < runs && std::chrono::steady_clock::now() < end; ++executions) {
        Input input = seeds[random() % seeds.size()];
        mutate(input, random);
        run(input);
    }
    std::printf("%ld executions over %zu seeds without a finding\n", executions, seeds.size());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    constexpr double kDefaultSeconds = 3;
    constexpr double kNoLimit = 1e6;
    if (argc == 1) return runMutations(kDefaultSeconds, std::numeric_limits<long>::max());
    const std::string option = argv[1];
    if (const auto status = intaglio::test::writeFuzzSeeds(option)) return *status;
    if (argc == 3 && option == "--seconds") return runMutations(std::stod(argv[2]), std::numeric_limits<long>::max());
    if (argc == 3 && option == "--runs") return runMutations(kNoLimit, std::stol(argv[2]));
    return runFiles(argc, argv);
}
