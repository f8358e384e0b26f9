#include <algorithm>

#include "tests/integration/seal/RealDesk.h"
#include "tests/support/Catch.h"
#include "tests/support/SampleFiles.h"
#include "tests/support/SyntheticPhotograph.h"

using namespace intaglio;
using namespace intaglio::test;
using crypto::EmbeddingMode;

namespace {

pipeline::SealRequest requestFor(const RealDesk& desk, const std::filesystem::path& source, const std::string& output, EmbeddingMode mode) {
    pipeline::SealRequest request;
    request.source = source;
    request.output = desk.folder / output;
    request.kiosk = &people().kiosk;
    request.recipients = {people().doctor.pub};
    request.result = samplePrediction();
    request.counterFile = desk.folder / "counter";
    request.mode = mode;
    return request;
}

base::Result<pipeline::SealReport> seal(const RealDesk& desk, const pipeline::SealRequest& request) {
    base::NoProgress progress;
    return pipeline::sealImage(desk.ports(), request, progress, {});
}

base::Bytes jpegOf(const image::Image& picture, int quality) {
    JpegSpec spec;
    spec.quality = quality;
    spec.isSubsampled = true;  // as cameras and messengers write it
    return jpegFile(picture, spec);
}

std::filesystem::path photographIn(const RealDesk& desk) {
    const auto path = desk.folder / "photograph.png";
    REQUIRE(base::writeFileAtomically(path, image::encodePng(syntheticPhotograph(1280, 960, 3, 3)).value()));
    return path;
}

}  // namespace

TEST_CASE("a robustly sealed photograph is still intact after it was saved as JPEG, and not when it shows something else") {
    const RealDesk desk;
    auto request = requestFor(desk, photographIn(desk), "sealed.png", EmbeddingMode::Robust);
    for (const auto strength : {stego::RobustStrength::Standard, stego::RobustStrength::Strong}) {
        request.strength = strength;
        const auto report = seal(desk, request);
        REQUIRE(report);
        CHECK(report->psnrDb >= (strength == stego::RobustStrength::Strong ? 44 : 48));
        const auto sealed = desk.readers.readFile(request.output);
        REQUIRE(sealed);
        for (const int quality : {95, 85, strength == stego::RobustStrength::Strong ? 50 : 75}) {
            CAPTURE(quality);
            const auto verdict = desk.openBytes(jpegOf(sealed->image, quality));
            REQUIRE(verdict);
            REQUIRE(pipeline::verdictName(*verdict) == "intact");
            const auto& intact = std::get<pipeline::IntactResult>(*verdict);
            CHECK(intact.result.finding == "pre");
            CHECK(std::count(intact.warnings.begin(), intact.warnings.end(), "approximate") == 1);
        }
        image::Image painted = sealed->image;
        const auto width = static_cast<std::size_t>(painted.geometry().columns) * 3;
        for (std::size_t row = 300; row < 660; ++row) {
            for (std::size_t sample = 1200; sample < 2640; ++sample) painted.setSampleAt(row * width + sample, 0);
        }
        CHECK(desk.verdictOf(image::encodePng(painted).value()) != "intact");
    }
}

TEST_CASE("the other modes do not survive JPEG, and say that nothing is left or that it is damaged") {
    const RealDesk desk;
    const auto source = photographIn(desk);
    for (const EmbeddingMode mode : {EmbeddingMode::Reversible, EmbeddingMode::Covert}) {
        const auto request = requestFor(desk, source, "sealed.png", mode);
        REQUIRE(seal(desk, request));
        const auto sealed = desk.readers.readFile(request.output);
        REQUIRE(sealed);
        const std::string verdict = desk.verdictOf(jpegOf(sealed->image, 95));
        CHECK((verdict == "no-payload" || verdict == "damaged"));
    }
}

TEST_CASE("a picture that was a JPEG is sealed covertly with a warning") {
    const RealDesk desk;
    const auto source = desk.folder / "photograph.jpg";
    REQUIRE(base::writeFileAtomically(source, jpegOf(syntheticPhotograph(640, 480, 3, 5), 90)));
    const auto request = requestFor(desk, source, "sealed.tif", EmbeddingMode::Covert);
    const auto report = seal(desk, request);
    REQUIRE(report);
    CHECK(report->warnings == std::vector<std::string>{"covert-void"});
    CHECK(desk.verdictOf(contentOf(request.output)) == "intact");
}

TEST_CASE("a DICOM picture is sealed in every encoding and both modes, and the reversible one restores it exactly") {
    const auto samples = sharedFolder("data/dicom/dicom-test-files");
    if (!samples) return;
    const RealDesk desk;
    const auto source = *samples / "693_UNCR.dcm";
    REQUIRE(std::filesystem::exists(source));
    const auto original = desk.readers.readFile(source);
    REQUIRE(original);
    using dicom::SealedEncoding;
    const std::vector<std::pair<SealedEncoding, std::string>> encodings{{SealedEncoding::ExplicitLittleEndian, "1.2.840.10008.1.2.1"},
                                                                        {SealedEncoding::Deflated, "1.2.840.10008.1.2.1.99"},
                                                                        {SealedEncoding::Rle, "1.2.840.10008.1.2.5"},
                                                                        {SealedEncoding::JpegLossless, "1.2.840.10008.1.2.4.70"},
                                                                        {SealedEncoding::JpegLs, "1.2.840.10008.1.2.4.80"}};
    for (const auto& [encoding, uid] : encodings) {
        for (const EmbeddingMode mode : {EmbeddingMode::Reversible, EmbeddingMode::Covert}) {
            CAPTURE(uid, crypto::modeName(mode));
            auto request = requestFor(desk, source, "sealed.dcm", mode);
            request.encoding = encoding;
            REQUIRE(seal(desk, request));
            const base::Bytes sealedFile = contentOf(request.output);
            const auto sealed = desk.readers.read(sealedFile, "sealed");
            REQUIRE(sealed);
            CHECK(sealed->source.transferSyntax == uid);
            const auto verdict = desk.openBytes(sealedFile);
            REQUIRE(verdict);
            REQUIRE(pipeline::verdictName(*verdict) == "intact");
            if (mode == EmbeddingMode::Covert) continue;
            const auto& intact = std::get<pipeline::IntactResult>(*verdict);
            REQUIRE(pipeline::writeRestored(desk.ports(), sealedFile, *sealed, intact, desk.folder / "restored.dcm"));
            const auto restored = desk.readers.readFile(desk.folder / "restored.dcm");
            REQUIRE(restored);
            CHECK(sameSamples(restored->image, original->image));
        }
    }
}
