#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <random>

#include "core/base/Files.h"
#include "core/crypto/Envelope.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/stego/Stego.h"
#include "tests/report/OutsideProgram.h"
#include "tests/support/SampleFiles.h"
#include "tests/support/Shared.h"
#include "tests/support/SyntheticPhotograph.h"

/// Sealing a result against steghide and outguess hiding 512 bytes in the same pixels. All run in turn, so that a busy machine slows all;
/// the ratio to the quickest round of the other program counts, and sealing may take at most 0.6 of steghide's time.
/// Ours without the picture's codec; theirs as programs, with reading and writing a BMP, which is a copy, or a JPEG, which is not.
using namespace intaglio;

namespace {

constexpr int kRounds = 7;
constexpr double kLargestRatio = 0.6;

double secondsOf(const auto& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Digest, envelope and embedding.
bool sealOnce(const crypto::Primitives& primitives, const image::Image& picture, crypto::EmbeddingMode mode) {
    const base::Bytes secretKey(32, 3), seed(32, 5), payload(220, 0x42);
    const std::vector<crypto::PublicKey> recipients{primitives.x25519PublicKey(secretKey).value()};
    stego::FrameParameters parameters;
    parameters.mode = mode;
    parameters.bucket = crypto::bucketFor(payload.size()).value();
    parameters.slots = 1;
    (void)stego::canonicalDigest(primitives, picture);
    const auto frame = crypto::sealEnvelope(
        primitives, payload, seed, recipients,
        {parameters.suite, parameters.mode, stego::geometryBytes(picture), parameters.nonce, parameters.bucket, parameters.slots});
    return frame && stego::embed(primitives, picture, crypto::publicStegoKey(primitives), parameters, *frame);
}

struct Covers {
    test::TemporaryFolder folder;
    std::filesystem::path watcher;
};

void prepare(const Covers& covers, const image::Image& picture) {
    test::JpegSpec spec;
    spec.quality = 90;
    spec.isSubsampled = true;
    base::Bytes secret(512);
    std::mt19937 random(1);
    for (std::uint8_t& byte : secret) byte = static_cast<std::uint8_t>(random());
    if (!base::writeFileAtomically(covers.folder / "cover.bmp", test::bmpFile(picture)) ||
        !base::writeFileAtomically(covers.folder / "cover.jpg", test::jpegFile(picture, spec)) ||
        !base::writeFileAtomically(covers.folder / "secret", secret))
        std::abort();
}

struct Quickest {
    double seconds = 1e9;
    void add(double time) { seconds = std::min(seconds, time); }
};

void addProgram(const Covers& covers, const std::vector<std::string>& arguments, Quickest& quickest) {
    const auto run = report::runProgram(covers.watcher, arguments, covers.folder.path());
    if (run && run->exitStatus == 0) quickest.add(run->seconds);
}

/// False where steghide is there and beaten by less than it must.
bool compare(const crypto::Primitives& primitives, const std::filesystem::path& program, int columns, int rows) {
    const image::Image picture = test::syntheticPhotograph(columns, rows, 3, 1);
    const Covers covers{{}, program};
    prepare(covers, picture);
    Quickest reversible, covert, steghide, outguess;
    for (int round = 0; round < kRounds; ++round) {
        reversible.add(secondsOf([&] {
            if (!sealOnce(primitives, picture, crypto::EmbeddingMode::Reversible)) std::abort();
        }));
        covert.add(secondsOf([&] {
            if (!sealOnce(primitives, picture, crypto::EmbeddingMode::Covert)) std::abort();
        }));
        if (report::isInstalled("steghide"))
            addProgram(covers,
                       {"steghide", "embed", "-q", "-f", "-N", "-cf", "cover.bmp", "-ef", "secret", "-sf", "out.bmp", "-p", "passphrase"},
                       steghide);
        if (report::isInstalled("outguess"))
            addProgram(covers, {"outguess", "-k", "passphrase", "-d", "secret", "cover.jpg", "out.jpg"}, outguess);
    }
    std::printf("%d x %d RGB, quickest of %d rounds\n  seal, reversible %8.1f ms\n  seal, covert     %8.1f ms\n", columns, rows, kRounds,
                1000 * reversible.seconds, 1000 * covert.seconds);
    for (const auto& [name, other] : {std::pair{"steghide, BMP", steghide}, {"outguess, JPEG", outguess}}) {
        if (other.seconds > 1e8)
            std::printf("  %-16s not installed, or it failed on this picture\n", name);
        else
            std::printf("  %-16s %8.1f ms   reversible / this %.2f   covert / this %.2f\n", name, 1000 * other.seconds,
                        reversible.seconds / other.seconds, covert.seconds / other.seconds);
    }
    return std::max(reversible.seconds, covert.seconds) <= kLargestRatio * steghide.seconds;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc >= 3 && std::string(argv[1]) == "--watch") return report::watchProgram({argv + 3, argv + argc}, argv[2]) ? 0 : 1;
    const auto primitives = crypto::createCryptoPpPrimitives();
    const auto program = std::filesystem::canonical("/proc/self/exe");
    const bool large = compare(*primitives, program, 4000, 3000), small = compare(*primitives, program, 512, 512);
    if (!large || !small) std::printf("sealing takes more than %.1f of steghide's time\n", kLargestRatio);
    return large && small ? 0 : 1;
}
