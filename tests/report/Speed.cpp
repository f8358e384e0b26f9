#include "tests/report/Speed.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>

#include "core/base/Files.h"
#include "core/image/Phantom.h"
#include "tests/report/OutsideProgram.h"
#include "tests/report/Sealing.h"
#include "tests/support/SampleFiles.h"
#include "tests/support/Shared.h"
#include "tests/support/SyntheticPhotograph.h"
#include "tests/support/steganalysis/Roc.h"
#include "tests/unit/crypto/CryptoTestSupport.h"

/// Time and memory beside steghide and outguess on the same pixels. All sides run in turn, so that a busy machine slows all of them.
namespace intaglio::report {

namespace fs = std::filesystem;

namespace {

constexpr int kRounds = 5;
using Clock = std::chrono::steady_clock;
using Figures = std::map<std::string, std::vector<double>>;

const base::Bytes kReaderKey(32, 3), kSigningSeed(32, 5), kPayload(220, 0x42);

double secondsOf(const std::function<void()>& work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

crypto::EnvelopeContext contextOf(const image::Image& picture, const stego::FrameParameters& parameters) {
    return {parameters.suite, parameters.mode, stego::geometryBytes(picture), parameters.nonce, parameters.bucket, parameters.slots};
}

/// Digest, envelope and embedding: all that sealing adds to writing a picture.
base::Result<stego::Embedded> sealWhole(const image::Image& picture, const Mode& mode) {
    const auto& primitives = crypto::test::primitives();
    const auto parameters = parametersOf(mode, 9);
    (void)stego::canonicalDigest(primitives, picture);
    const std::vector<crypto::PublicKey> recipients{primitives.x25519PublicKey(kReaderKey).value()};
    const auto frame = crypto::sealEnvelope(primitives, kPayload, kSigningSeed, recipients, contextOf(picture, parameters));
    if (!frame) return frame.error();
    return stego::embed(primitives, picture, reportKey(), parameters, *frame);
}

/// Extraction, envelope, and the digest of the restored picture.
bool openWhole(const image::Image& sealed) {
    const auto& primitives = crypto::test::primitives();
    const crypto::StegoKey key = reportKey();
    const auto result = stego::extract(primitives, sealed, {&key, 1});
    const auto* extracted = std::get_if<stego::Extracted>(&result);
    if (extracted == nullptr) return false;
    const auto opened = crypto::openEnvelope(primitives, extracted->frame, kReaderKey, contextOf(sealed, extracted->parameters));
    if (!std::holds_alternative<crypto::OpenedEnvelope>(opened)) return false;
    (void)stego::canonicalDigest(primitives, extracted->restored);
    return true;
}

/// Grey as three equal channels, which is all that both programs read.
image::Image asColour(const image::Image& picture) {
    if (picture.geometry().samplesPerPixel == 3) return picture;
    image::Geometry geometry = picture.geometry();
    geometry.samplesPerPixel = 3;
    image::PixelMeaning meaning;
    meaning.photometric = image::Photometric::Rgb;
    image::Image colour = image::Image::create(geometry, meaning).value();
    for (std::size_t i = 0; i < colour.bytes().size(); ++i) colour.bytes()[i] = picture.bytes()[i / 3];
    return colour;
}

struct Bench {
    fs::path watcher, folder;
    Figures seconds, megabytes;
    std::map<std::string, int> failed;

    void program(const std::string& name, const std::vector<std::string>& arguments) {
        const auto run = runProgram(watcher, arguments, folder);
        if (!run || run->exitStatus != 0) {
            failed[name] = run ? run->exitStatus : -1;
            return;
        }
        seconds[name].push_back(run->seconds);
        megabytes[name].push_back(run->peakMegabytes);
    }
    void here(const std::string& name, const std::function<bool()>& work) {
        bool succeeded = false;
        const double time = secondsOf([&] { succeeded = work(); });
        if (succeeded)
            seconds[name].push_back(time);
        else
            failed[name] = 1;
    }
};

void runOwn(Bench& bench, const Setup& setup, const image::Image& picture) {
    for (const Mode& mode : kModes) {
        std::optional<image::Image> sealed;
        bench.here(std::string("seal, ") + mode.name, [&] {
            auto embedded = sealWhole(picture, mode);
            if (embedded) sealed = std::move(embedded->image);
            return embedded.hasValue();
        });
        if (sealed) bench.here(std::string("open, ") + mode.name, [&] { return openWhole(*sealed); });
    }
    const std::string program = setup.program.string();
    bench.program("BMP to PNG only", {program, "--act", "write", "cover.bmp", "copy.png"});
    bench.program("seal, BMP to PNG", {program, "--act", "seal", "cover.bmp", "sealed.png"});
    bench.program("PNG decoding only", {program, "--act", "read", "sealed.png", "-"});
    bench.program("open, PNG", {program, "--act", "open", "sealed.png", "-"});
}

void runSteghide(Bench& bench, const std::string& ending, const std::string& secret) {
    const std::string cover = "cover." + ending, stego = "steghide." + ending, name = "steghide " + ending + ", " + secret;
    bench.program(name + ", embed", {"steghide", "embed", "-q", "-f", "-N", "-cf", cover, "-ef", secret, "-sf", stego, "-p", "passphrase"});
    bench.program(name + ", extract", {"steghide", "extract", "-q", "-f", "-sf", stego, "-xf", "out", "-p", "passphrase"});
}

void runOutguess(Bench& bench, const std::string& secret) {
    const std::string name = "outguess jpg, " + secret;
    bench.program(name + ", embed", {"outguess", "-k", "passphrase", "-d", secret, "cover.jpg", "outguess.jpg"});
    bench.program(name + ", extract", {"outguess", "-k", "passphrase", "-r", "outguess.jpg", "out"});
}

void writeRandom(const fs::path& path, std::size_t bytes) {
    base::Bytes content(bytes);
    std::mt19937_64 random(bytes);
    for (std::uint8_t& byte : content) byte = static_cast<std::uint8_t>(random() >> 56);
    (void)base::writeFileAtomically(path, content).hasValue();
}

Json measurePicture(const Setup& setup, const std::string& name, const image::Image& picture) {
    const test::TemporaryFolder folder;
    Bench bench{setup.program, folder.path(), {}, {}, {}};
    const image::Image colour = asColour(picture);
    test::JpegSpec spec;
    spec.quality = 90;
    spec.isSubsampled = true;
    if (!base::writeFileAtomically(folder / "cover.bmp", test::bmpFile(colour)) ||
        !base::writeFileAtomically(folder / "cover.jpg", test::jpegFile(colour, spec)))
        return {{"name", name}, {"skipped", "the covers could not be written"}};
    writeRandom(folder / "512 B", 512);
    writeRandom(folder / "4 KB", 4096);
    for (int round = 0; round < std::max(1, kRounds / setup.scale); ++round) {
        runOwn(bench, setup, picture);
        for (const std::string secret : {"512 B", "4 KB"}) {
            for (const std::string ending : {"bmp", "jpg"}) {
                if (isInstalled("steghide")) runSteghide(bench, ending, secret);
            }
            if (isInstalled("outguess")) runOutguess(bench, secret);
        }
    }
    Json result{{"name", name}, {"rawMegabytes", static_cast<double>(picture.bytes().size()) / 1048576.0}, {"failed", bench.failed}};
    for (const auto& [what, values] : bench.seconds) result["seconds"][what] = values;
    for (const auto& [what, values] : bench.megabytes) result["megabytes"][what] = *std::max_element(values.begin(), values.end());
    return result;
}

}  // namespace

bool actAsChild(composition::Services& services, const std::string& act, const fs::path& input, const fs::path& output) {
    const auto loaded = services.readers().readFile(input);
    if (!loaded) return false;
    if (act == "read") return true;
    if (act == "open") return openWhole(loaded->image);
    base::Result<base::Bytes> file = base::Error(base::ErrorCode::InvalidArgument);
    if (act == "write") {
        file = image::encodePng(loaded->image);
    } else if (act == "seal") {
        const auto sealed = sealWhole(loaded->image, kModes[0]);
        if (!sealed) return false;
        file = image::encodePng(sealed->image);
    }
    return file && base::writeFileAtomically(output, *file);
}

Json measureSpeed(const Setup& setup) {
    Json result{{"pictures", Json::array()}, {"steghide", isInstalled("steghide")}, {"outguess", isInstalled("outguess")}};
    result["pictures"].push_back(measurePicture(setup, "12 megapixels RGB", test::syntheticPhotograph(4000, 3000, 3, 1)));
    result["pictures"].push_back(measurePicture(setup, "512 x 512 grey", image::chestPhantom(1, 512).value()));
    result["pictures"].push_back(measurePicture(setup, "1920 x 1080 RGB", test::syntheticPhotograph(1920, 1080, 3, 1)));
    return result;
}

}  // namespace intaglio::report
