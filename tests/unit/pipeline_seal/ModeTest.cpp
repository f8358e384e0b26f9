#include <algorithm>

#include "core/crypto/Envelope.h"
#include "tests/support/Catch.h"
#include "tests/unit/pipeline_seal/SealDesk.h"

using namespace intaglio;
using namespace intaglio::test;
using base::ErrorCode;
using crypto::EmbeddingMode;

namespace {

image::Image smear() {
    return makePicture({224, 224, 3}, Pattern::Smooth, 4);
}

const pipeline::IntactResult& intactOf(const base::Result<pipeline::Verdict>& verdict) {
    REQUIRE(verdict);
    INFO(pipeline::verdictName(*verdict));
    REQUIRE(std::holds_alternative<pipeline::IntactResult>(*verdict));
    return std::get<pipeline::IntactResult>(*verdict);
}

bool warns(const std::vector<std::string>& warnings, const std::string& code) {
    return std::find(warnings.begin(), warnings.end(), code) != warnings.end();
}

/// The first sample inside a region that differs between two pictures of one size.
bool isSameInside(const image::Image& a, const image::Image& b, const crypto::ProtectedRegion& region) {
    const image::Geometry& geometry = a.geometry();
    for (int row = region.row; row < region.row + region.rows; ++row) {
        for (int column = region.column; column < region.column + region.columns; ++column) {
            for (int channel = 0; channel < geometry.samplesPerPixel; ++channel) {
                const auto pixel =
                    static_cast<std::size_t>(row) * static_cast<std::size_t>(geometry.columns) + static_cast<std::size_t>(column);
                const std::size_t index = pixel * static_cast<std::size_t>(geometry.samplesPerPixel) + static_cast<std::size_t>(channel);
                if (a.sampleAt(index) != b.sampleAt(index)) return false;
            }
        }
    }
    return true;
}

ErrorCode refusalOf(const SealDesk& desk, const pipeline::SealRequest& request) {
    const auto report = desk.seal(request);
    REQUIRE_FALSE(report);
    CHECK_FALSE(std::filesystem::exists(request.output));
    CHECK(filesIn(desk.folder.path(), "sealed") == 0);
    return report.error().code;
}

}  // namespace

TEST_CASE("a covertly sealed picture opens with the same result, proves its buckets and does not give the original back") {
    const SealDesk desk;
    const image::Image original = smear();
    auto request = desk.request(desk.putPng(original), "sealed.png");
    request.mode = EmbeddingMode::Covert;
    const auto report = desk.seal(request);
    REQUIRE(report);
    CHECK(report->mode == EmbeddingMode::Covert);
    CHECK(report->maximumChange == 1);
    CHECK(report->warnings.empty());
    const auto opened = desk.open(request.output);
    const auto& intact = intactOf(opened);
    CHECK(intact.mode == EmbeddingMode::Covert);
    CHECK(intact.result.finding == "pre");
    CHECK(warns(intact.warnings, "bucket"));
    const auto sealedFile = contentOf(request.output);
    const auto sealed = desk.readers.read(sealedFile, "sealed");
    REQUIRE(sealed);
    CHECK(sameSamples(intact.restored, sealed->image));
    CHECK_FALSE(sameSamples(intact.restored, original));
    const auto written = pipeline::writeRestored(desk.ports(), sealedFile, *sealed, intact, desk.folder / "restored.png");
    REQUIRE_FALSE(written);
    CHECK(written.error().code == ErrorCode::OriginalNotKept);
    CHECK(filesIn(desk.folder.path(), "restored") == 0);
}

TEST_CASE("a covertly sealed picture whose sample left its bucket does not match") {
    const SealDesk desk;
    auto request = desk.request(desk.putPng(smear()), "sealed.png");
    request.mode = EmbeddingMode::Covert;
    REQUIRE(desk.seal(request));
    auto picture = desk.readers.readFile(request.output);
    REQUIRE(picture);
    for (const std::size_t index : {70000U, 90001U, 120002U}) {
        auto changed = *picture;
        const auto value = changed.image.sampleAt(index);
        changed.image.setSampleAt(index, value < 128 ? value + 8 : value - 8);
        const auto verdict = desk.openPicture(changed, people().doctor, {people().kiosk.pub});
        REQUIRE(verdict);
        const auto name = pipeline::verdictName(*verdict);
        CHECK((name == "image-mismatch" || name == "damaged"));
    }
}

TEST_CASE("covert mode warns where the picture was compressed with loss") {
    const SealDesk desk;
    FakeDicomFile file;
    file.image = makePicture({224, 224, 1, 12}, Pattern::Smooth, 2);
    file.window = kLossyWindow;
    auto request = desk.request(desk.putDicom(file), "sealed.dcm");
    request.mode = EmbeddingMode::Covert;
    const auto covert = desk.seal(request);
    REQUIRE(covert);
    CHECK(covert->warnings == std::vector<std::string>{"covert-void"});
    request.mode = EmbeddingMode::Reversible;
    const auto reversible = desk.seal(request);
    REQUIRE(reversible);
    CHECK(reversible->warnings.empty());
}

TEST_CASE("a robustly sealed photograph opens, says what it proves and carries its signed look") {
    const SealDesk desk;
    auto request = desk.request(desk.putPng(makePicture({1280, 960, 3}, Pattern::Smooth, 6)), "sealed.png");
    request.mode = EmbeddingMode::Robust;
    const auto report = desk.seal(request);
    INFO((report ? "" : std::string(base::codeName(report.error().code))));
    REQUIRE(report);
    CHECK(report->maximumChange > 1);
    CHECK_FALSE(report->hasTiles);
    const auto opened = desk.open(request.output);
    const auto& intact = intactOf(opened);
    CHECK(intact.mode == EmbeddingMode::Robust);
    CHECK(warns(intact.warnings, "approximate"));
    CHECK(intact.thumbnail.size() == crypto::kThumbnailBytes);
    CHECK(intact.result.finding == "pre");
}

TEST_CASE("robust mode is refused for DICOM, for small pictures and with protected regions") {
    const SealDesk desk;
    FakeDicomFile file;
    file.image = makePicture({1280, 960, 1, 12}, Pattern::Smooth, 2);
    auto request = desk.request(desk.putDicom(file), "sealed.dcm");
    request.mode = EmbeddingMode::Robust;
    CHECK(refusalOf(desk, request) == ErrorCode::CarrierUnsupported);
    const auto plan = pipeline::planSeal(desk.ports(), {.source = request.source, .mode = EmbeddingMode::Robust});
    REQUIRE(plan);
    CHECK_FALSE(plan->fits);
    CHECK(plan->mode == EmbeddingMode::Robust);
    CHECK(plan->reason->code == ErrorCode::CarrierUnsupported);

    request = desk.request(desk.putPng(makePicture({200, 200, 3}, Pattern::Smooth, 6)), "sealed.png");
    request.mode = EmbeddingMode::Robust;
    CHECK(refusalOf(desk, request) == ErrorCode::CarrierTooSmall);
    request.protectedRegions = {{40, 40, 50, 50}};
    CHECK(refusalOf(desk, request) == ErrorCode::RegionInvalid);
}

TEST_CASE("no sample inside a protected region changes, and its own proof stands when the rest was changed") {
    const SealDesk desk;
    const image::Image original = smear();
    const crypto::ProtectedRegion region{60, 50, 90, 80};
    for (const EmbeddingMode mode : {EmbeddingMode::Reversible, EmbeddingMode::Covert}) {
        CAPTURE(crypto::modeName(mode));
        auto request = desk.request(desk.putPng(original), "sealed.png");
        request.mode = mode;
        request.protectedRegions = {region};
        REQUIRE(desk.seal(request));
        auto sealed = desk.readers.readFile(request.output);
        REQUIRE(sealed);
        CHECK(isSameInside(original, sealed->image, region));
        const auto opened = desk.open(request.output);
        CHECK(intactOf(opened).protectedRegions == request.protectedRegions);

        int seen = 0;
        for (int row = 70; row < 120; row += 10) {
            auto changed = *sealed;
            const std::size_t inside = (static_cast<std::size_t>(row) * 224U + 100U) * 3U;
            changed.image.setSampleAt(inside, changed.image.sampleAt(inside) ^ 1);
            const auto verdict = desk.openPicture(changed, people().doctor, {people().kiosk.pub});
            REQUIRE(verdict);
            // Which samples carry the frame may depend on this one; then the frame itself is damaged.
            CHECK((pipeline::verdictName(*verdict) == "image-mismatch" || pipeline::verdictName(*verdict) == "damaged"));
            const auto* mismatch = std::get_if<pipeline::ImageMismatch>(&*verdict);
            if (mismatch != nullptr) CHECK(mismatch->protectedMatches == false);
            seen += mismatch != nullptr ? 1 : 0;
        }
        CHECK(seen > 0);
    }
}

TEST_CASE("a change outside a protected region leaves the region proven and is shown by its tile") {
    const SealDesk desk;
    auto request = desk.request(desk.putPng(smear()), "sealed.png");
    request.note.clear();
    request.protectedRegions = {{28, 28, 60, 60}};
    const auto report = desk.seal(request);
    REQUIRE(report);
    auto sealed = desk.readers.readFile(request.output);
    REQUIRE(sealed);
    int seen = 0;
    // Far from the border, where the header lies; some of these samples carry bits of the frame, and then the verdict is "damaged".
    for (int trial = 0; trial < 60; ++trial) {
        const int row = 120 + trial, column = 205 - 2 * trial;
        auto changed = *sealed;
        const std::size_t index =
            (static_cast<std::size_t>(row) * 224U + static_cast<std::size_t>(column)) * 3U + (static_cast<std::size_t>(trial) % 3U);
        changed.image.setSampleAt(index, changed.image.sampleAt(index) + 2);
        const auto verdict = desk.openPicture(changed, people().doctor, {people().kiosk.pub});
        REQUIRE(verdict);
        const auto* mismatch = std::get_if<pipeline::ImageMismatch>(&*verdict);
        if (mismatch == nullptr) {
            CHECK(pipeline::verdictName(*verdict) == "damaged");
            continue;
        }
        ++seen;
        CHECK(mismatch->protectedMatches == true);
        CHECK(mismatch->kioskName == "kiosk");
        CHECK(mismatch->issuedAt == kNow);
        const int tile = row * 8 / 224 * 8 + column * 8 / 224;
        CHECK(std::count(mismatch->changedTiles.begin(), mismatch->changedTiles.end(), tile) == (report->hasTiles ? 1 : 0));
    }
    CHECK(seen > 0);
}

TEST_CASE("regions that leave the picture, touch its border or are too many are refused") {
    const SealDesk desk;
    const auto source = desk.putPng(smear());
    const std::vector<std::vector<crypto::ProtectedRegion>> refused{
        {{200, 50, 50, 50}}, {{50, 50, 0, 10}}, {{0, 0, 30, 30}}, std::vector<crypto::ProtectedRegion>(9, {60, 60, 10, 10})};
    for (const auto& regions : refused) {
        auto request = desk.request(source, "sealed.png");
        request.protectedRegions = regions;
        CHECK(refusalOf(desk, request) == ErrorCode::RegionInvalid);
        const auto plan = pipeline::planSeal(desk.ports(), {.source = source, .protectedRegions = regions});
        REQUIRE_FALSE(plan);
        CHECK(plan.error().code == ErrorCode::RegionInvalid);
    }
}

TEST_CASE("tiles are sealed where the seal gets no larger by them") {
    const SealDesk desk;
    auto request = desk.request(desk.putPng(smear()), "sealed.png");
    request.note.clear();
    const auto small = desk.seal(request);
    REQUIRE(small);
    CHECK(small->hasTiles);
    CHECK(small->frameBytes == 632);
    // A note that nearly fills the bucket leaves no room, and the bucket stays.
    bool withoutTiles = false;
    for (std::size_t length = 0; length <= 200 && !withoutTiles; length += 20) {
        request.note.assign(length, 'n');
        const auto report = desk.seal(request);
        REQUIRE(report);
        if (report->frameBytes > 632) break;
        withoutTiles = !report->hasTiles;
    }
    CHECK(withoutTiles);
    CHECK(desk.verdictOf(request.output) == "intact");
}

TEST_CASE("a plan in every mode agrees with sealing") {
    const SealDesk desk;
    const auto source = desk.putPng(makePicture({1280, 960, 3}, Pattern::Smooth, 6));
    for (const EmbeddingMode mode : {EmbeddingMode::Reversible, EmbeddingMode::Covert, EmbeddingMode::Robust}) {
        CAPTURE(crypto::modeName(mode));
        const auto plan = pipeline::planSeal(desk.ports(), {.source = source, .mode = mode, .key = &people().kiosk.stegoKeys.front()});
        REQUIRE(plan);
        CHECK(plan->mode == mode);
        REQUIRE(plan->fits);
        auto request = desk.request(source, "sealed.png");
        request.mode = mode;
        const auto report = desk.seal(request);
        REQUIRE(report);
        CHECK(plan->maximumChange >= report->maximumChange);
        CHECK(plan->psnrDb == Approx(report->psnrDb).margin(1.0));
    }
}

TEST_CASE("a picture is sealed and restored as TIFF where its name says so") {
    const SealDesk desk;
    const image::Image original = makePicture({224, 224, 1, 16}, Pattern::Smooth, 8);
    for (const char* name : {"sealed.tif", "SEALED.TIFF"}) {
        const auto request = desk.request(desk.putPng(original), name);
        REQUIRE(desk.seal(request));
        const auto sealedFile = contentOf(request.output);
        const auto sealed = desk.readers.read(sealedFile, name);
        REQUIRE(sealed);
        CHECK(sealed->source.format == "tiff");
        const auto opened = desk.open(request.output);
        const auto& intact = intactOf(opened);
        CHECK(sameSamples(intact.restored, original));
        for (const char* restored : {"restored.tif", "restored.png"}) {
            REQUIRE(pipeline::writeRestored(desk.ports(), sealedFile, *sealed, intact, desk.folder / restored));
            const auto again = desk.readers.readFile(desk.folder / restored);
            REQUIRE(again);
            CHECK(sameSamples(again->image, original));
        }
    }
}

TEST_CASE("a DICOM picture is handed to the writer with the encoding that was asked for") {
    const SealDesk desk;
    FakeDicomFile file;
    file.image = makePicture({200, 180, 1, 12}, Pattern::Smooth, 2);
    auto request = desk.request(desk.putDicom(file), "sealed.dcm");
    request.encoding = dicom::SealedEncoding::JpegLs;
    REQUIRE(desk.seal(request));
    CHECK(desk.writer.lastEncoding == dicom::SealedEncoding::JpegLs);
}
