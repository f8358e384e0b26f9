#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "core/base/Files.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/dicom/dcmtk/DcmtkReader.h"
#include "tests/integration/dicom/IndexExpectations.h"
#include "tests/integration/dicom/IndexTable.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using test::IndexRow;

namespace {

constexpr double kSecondsPerFile = 10;
constexpr std::size_t kFiles = 241;
/// For lossy codings, whose decoders may round differently: of the reference's value range.
constexpr double kMeanTolerance = 0.002;
constexpr double kExtremeTolerance = 0.03;

base::Result<image::LoadedImage> load(const std::filesystem::path& path) {
    static const image::ReaderRegistry registry = [] {
        std::vector<std::unique_ptr<image::ImageReader>> readers;
        readers.push_back(dicom::createDicomReader());
        return image::ReaderRegistry(std::move(readers));
    }();
    return registry.readFile(path);
}

std::string shapeOf(const image::Geometry& g) {
    std::string text = g.frames > 1 ? std::to_string(g.frames) + "x" : "";
    text += std::to_string(g.rows) + "x" + std::to_string(g.columns);
    return g.samplesPerPixel > 1 ? text + "x" + std::to_string(g.samplesPerPixel) : text;
}

/// The reference's type for a geometry, byte order aside.
std::string typeOf(const image::Geometry& g) {
    return (g.isSigned ? "int" : "uint") + std::to_string(g.bitsAllocated);
}

std::string plainType(const std::string& type) {
    if (type.empty() || type[0] != '>') return type;
    return (type[1] == 'i' ? "int" : "uint") + std::to_string(8 * (type[2] - '0'));
}

/// SHA-256 of the samples in the reference's byte order, first 16 digits. `mask`: applied to 16-bit samples first.
std::string digestOf(const image::Image& picture, const IndexRow& row, std::uint16_t mask = 0xFFFF) {
    static const auto primitives = crypto::createCryptoPpPrimitives();
    image::Image copy = picture;
    if (mask != 0xFFFF) {
        for (std::uint16_t& sample : copy.samples<std::uint16_t>()) sample = static_cast<std::uint16_t>(sample & mask);
    }
    const auto bytes = copy.bytes();
    if (!row.type.empty() && row.type[0] == '>') {
        const std::size_t width = picture.geometry().bytesPerSample();
        for (std::size_t i = 0; i < bytes.size(); i += width) std::reverse(bytes.data() + i, bytes.data() + i + width);
    }
    return base::toHex(primitives->sha256(bytes)).substr(0, 16);
}

enum class Outcome { Exact, Tolerance, Twin, NoReference, Refused, Wrong };

struct Verdict {
    Outcome outcome;
    std::string detail;
};

bool isWithinTolerance(const image::Image& picture, const IndexRow& row) {
    const image::SampleStatistics s = image::statisticsOf(picture);
    const double range = std::max(1.0, row.maximum - row.minimum);
    return std::abs(s.mean - row.mean) <= kMeanTolerance * range &&
           std::abs(static_cast<double>(s.minimum) - row.minimum) <= kExtremeTolerance * range &&
           std::abs(static_cast<double>(s.maximum) - row.maximum) <= kExtremeTolerance * range;
}

Verdict judgeReference(const image::Image& picture, const IndexRow& row) {
    if (shapeOf(picture.geometry()) != row.shape) return {Outcome::Wrong, "shape " + shapeOf(picture.geometry())};
    if (typeOf(picture.geometry()) != plainType(row.type)) return {Outcome::Wrong, "type " + typeOf(picture.geometry())};
    if (digestOf(picture, row) == row.digest) {
        const image::SampleStatistics s = image::statisticsOf(picture);
        const bool statisticsAgree = static_cast<double>(s.minimum) == row.minimum && static_cast<double>(s.maximum) == row.maximum &&
                                     std::abs(s.mean - row.mean) <= 1e-4;
        return {statisticsAgree ? Outcome::Exact : Outcome::Wrong, "statistics"};
    }
    if (row.isLossy && isWithinTolerance(picture, row)) return {Outcome::Tolerance, ""};
    const image::Geometry& g = picture.geometry();
    // The reference of signed samples narrower than their words is not sign-extended: equal in all stored bits.
    const auto mask = static_cast<std::uint16_t>((1U << g.bitsStored) - 1);
    if (g.isSigned && g.bitsStored < g.bitsAllocated && g.bitsAllocated == 16 && digestOf(picture, row, mask) == row.digest) {
        return {Outcome::Exact, "sign extension"};
    }
    return {Outcome::Wrong, "samples"};
}

Verdict judgeTwin(const image::Image& picture, const test::Twin& twin, const std::filesystem::path& folder) {
    const auto other = load(folder / twin.file);
    if (!other) return {Outcome::Wrong, "twin unreadable"};
    const image::Geometry& a = picture.geometry();
    const image::Geometry& b = other->image.geometry();
    if (shapeOf(a) != shapeOf(b) || typeOf(a) != typeOf(b)) return {Outcome::Wrong, "twin's shape"};
    for (std::size_t i = 0; i < a.sampleCount(); ++i) {
        if (std::abs(picture.sampleAt(i) - other->image.sampleAt(i)) > twin.tolerance) {
            return {Outcome::Wrong, "differs from twin at sample " + std::to_string(i)};
        }
    }
    return {Outcome::Twin, twin.file};
}

Verdict judge(const IndexRow& row, const std::filesystem::path& folder) {
    const auto loaded = load(folder / row.file);
    const auto refusal = test::expectedRefusals().find(row.file);
    if (!loaded) {
        const std::string code(base::codeName(loaded.error().code));
        if (refusal == test::expectedRefusals().end()) return {Outcome::Wrong, "refused: " + code};
        return {loaded.error().code == refusal->second.code ? Outcome::Refused : Outcome::Wrong, code};
    }
    if (refusal != test::expectedRefusals().end()) return {Outcome::Wrong, "decoded against expectation"};
    const image::Geometry& g = loaded->image.geometry();
    for (std::size_t i = 0; i < g.sampleCount(); ++i) {
        const std::int64_t value = loaded->image.sampleAt(i);
        if (value < g.minimumValue() || value > g.maximumValue()) return {Outcome::Wrong, "sample outside BitsStored"};
    }
    const auto twin = test::twins().find(row.file);
    if (row.hasReference() && test::wrongReferences().count(row.file) == 0) return judgeReference(loaded->image, row);
    if (twin != test::twins().end()) return judgeTwin(loaded->image, twin->second, folder);
    return {Outcome::NoReference, ""};
}

void printSummary(const std::map<Outcome, std::vector<std::string>>& outcomes) {
    const std::pair<Outcome, const char*> names[] = {{Outcome::Exact, "equal to the reference"},
                                                     {Outcome::Tolerance, "lossy, within tolerance"},
                                                     {Outcome::Twin, "equal to the same picture in another coding"},
                                                     {Outcome::NoReference, "decoded, nothing to compare with"},
                                                     {Outcome::Refused, "refused as expected"},
                                                     {Outcome::Wrong, "WRONG"}};
    for (const auto& [outcome, name] : names) {
        const auto found = outcomes.find(outcome);
        std::printf("%4zu  %s\n", found == outcomes.end() ? std::size_t{0} : found->second.size(), name);
        if (found == outcomes.end() || outcome == Outcome::Exact) continue;
        for (const std::string& line : found->second) std::printf("        %s\n", line.c_str());
    }
}

}  // namespace

TEST_CASE("every sample DICOM file decodes to its reference or is refused for a stated reason", "[dicom][index]") {
    const auto folder = test::sharedFolder("data/dicom");
    if (!folder) return;
    const std::vector<IndexRow> rows = test::readIndex(*folder / "INDEX.csv");
    REQUIRE(rows.size() == kFiles);
    std::map<Outcome, std::vector<std::string>> outcomes;
    for (const IndexRow& row : rows) {
        const auto start = std::chrono::steady_clock::now();
        const Verdict verdict = judge(row, *folder);
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        outcomes[verdict.outcome].push_back(row.file + (verdict.detail.empty() ? "" : ": " + verdict.detail));
        INFO(row.file << ": " << verdict.detail);
        CHECK(elapsed.count() < kSecondsPerFile);
        CHECK(verdict.outcome != Outcome::Wrong);
    }
    printSummary(outcomes);
    CHECK(outcomes[Outcome::Refused].size() == test::expectedRefusals().size());
    CHECK(outcomes[Outcome::Exact].size() >= 157);
}
