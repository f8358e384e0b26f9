#include "tests/integration/seal/RealDesk.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

/// Every `step`-th picture of a folder, sorted by name.
std::vector<std::filesystem::path> somePictures(const std::filesystem::path& folder, std::size_t wanted) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const auto extension = entry.path().extension();
        if (extension == ".png" || extension == ".jpg" || extension == ".jpeg") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::filesystem::path> chosen;
    const std::size_t step = std::max<std::size_t>(1, files.size() / wanted);
    for (std::size_t i = 0; i < files.size() && chosen.size() < wanted; i += step) chosen.push_back(files[i]);
    return chosen;
}

/// Seals, opens, restores and compares one picture; returns its PSNR.
double checkRoundTrip(const RealDesk& desk, const std::filesystem::path& source) {
    const auto output = desk.folder / "sealed.png";
    const auto restored = desk.folder / "restored.png";
    const base::Bytes before = contentOf(source);
    const auto report = desk.seal(source, output);
    CAPTURE(source.string());
    REQUIRE(report);
    CHECK(report->maximumChange == 1);
    CHECK(contentOf(source) == before);
    const base::Bytes sealed = contentOf(output);
    const auto verdict = desk.openBytes(sealed);
    REQUIRE(verdict);
    REQUIRE(pipeline::verdictName(*verdict) == "intact");
    CHECK(desk.verdictOf(sealed, people().colleague) == "not-for-you");
    const auto picture = desk.readers.read(sealed, "sealed");
    REQUIRE(pipeline::writeRestored(desk.ports(), sealed, *picture, std::get<pipeline::IntactResult>(*verdict), restored));
    const auto original = desk.readers.readFile(source);
    const auto again = desk.readers.readFile(restored);
    REQUIRE(again);
    CHECK(sameSamples(original->image, again->image));
    return report->psnrDb;
}

double medianOf(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

TEST_CASE("pictures of every sample collection are sealed, opened and restored, at 56 dB or more in the median") {
    const auto data = sharedFolder("data");
    if (!data) return;
    const RealDesk desk;
    for (const char* collection : {"leukemia_all_aria2021", "pneumonia_kermany2018", "skin_ham10000", "breast_us_busi2020",
                                   "mammography_mini_mias", "tuberculosis_cxr"}) {
        std::vector<double> psnr;
        for (const auto& source : somePictures(*data / collection, 7)) psnr.push_back(checkRoundTrip(desk, source));
        CAPTURE(collection);
        REQUIRE(psnr.size() == 7);
        CHECK(medianOf(psnr) >= 56);
    }
}

TEST_CASE("a sealed picture that was saved again as it is stays intact, and a changed one does not") {
    const RealDesk desk;
    const auto source = desk.folder / "source.png";
    REQUIRE(base::writeFileAtomically(source, image::encodePng(makePicture({300, 200, 3}, Pattern::Smooth, 4)).value()));
    const auto output = desk.folder / "sealed.png";
    REQUIRE(desk.seal(source, output));
    const auto picture = desk.readers.readFile(output);
    REQUIRE(picture);
    const auto saved = image::encodePng(picture->image, {}, 6);
    REQUIRE(saved);
    CHECK(*saved != contentOf(output));
    CHECK(desk.verdictOf(*saved) == "intact");
    image::Image brighter = picture->image;
    for (std::uint8_t& sample : brighter.bytes()) sample = static_cast<std::uint8_t>(std::min(255, sample + 3));
    CHECK(desk.verdictOf(image::encodePng(brighter).value()) != "intact");
    base::Bytes truncated = *saved;
    truncated.resize(truncated.size() / 2);
    CHECK(desk.verdictOf(truncated) == "picture-truncated");
}

TEST_CASE("sixteen-bit and transparent PNG pictures are sealed without touching what is not seen") {
    const RealDesk desk;
    for (const PictureShape& shape : {PictureShape{180, 160, 1, 16}, PictureShape{180, 160, 4, 8}, PictureShape{220, 200, 2, 8}}) {
        const auto source = desk.folder / "source.png";
        const auto original = makePicture(shape, Pattern::Smooth, 6);
        REQUIRE(base::writeFileAtomically(source, image::encodePng(original).value()));
        CAPTURE(shape.samplesPerPixel, shape.bitsStored);
        checkRoundTrip(desk, source);
        const auto sealed = desk.readers.readFile(desk.folder / "sealed.png");
        if (!original.geometry().hasAlpha()) continue;
        const auto samples = static_cast<std::size_t>(shape.samplesPerPixel);
        for (std::size_t i = 0; i < original.geometry().sampleCount(); ++i) {
            const bool isAlpha = i % samples == samples - 1;
            const bool isTransparent = original.sampleAt(i / samples * samples + samples - 1) == 0;
            if (isAlpha || isTransparent) REQUIRE(sealed->image.sampleAt(i) == original.sampleAt(i));
        }
    }
}
