#include "core/image/Resample.h"
#include "tests/support/Catch.h"
#include "tests/support/SampleFiles.h"
#include "tests/support/SyntheticPhotograph.h"
#include "tests/unit/pipeline_seal/SealDesk.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

/// Sends a sealed file as a messenger does: smaller, as a JPEG, under another name.
std::filesystem::path sendByMessenger(const SealDesk& desk, const std::filesystem::path& sealed, int columns, int rows, int quality) {
    const auto picture = desk.readers.readFile(sealed);
    REQUIRE(picture);
    JpegSpec spec;
    spec.quality = quality;
    spec.isSubsampled = true;
    const auto path = desk.folder / "received.jpg";
    REQUIRE(base::writeFileAtomically(path, jpegFile(image::resampled(picture->image, columns, rows).value(), spec)));
    return path;
}

pipeline::SealRequest robustRequest(const SealDesk& desk, const image::Image& picture) {
    auto request = desk.request(desk.putPng(picture), "sealed.png");
    request.mode = crypto::EmbeddingMode::Robust;
    request.strength = stego::RobustStrength::Strong;
    return request;
}

}  // namespace

TEST_CASE("a result that a messenger sent as a smaller JPEG opens, signed and for the right doctor") {
    const SealDesk desk;
    const auto request = robustRequest(desk, syntheticPhotograph(1920, 1080, 3, 3));
    REQUIRE(desk.seal(request));
    const auto received = sendByMessenger(desk, request.output, 1600, 900, 75);
    const auto verdict = desk.open(received);
    REQUIRE(verdict);
    INFO(pipeline::verdictName(*verdict));
    REQUIRE(std::holds_alternative<pipeline::IntactResult>(*verdict));
    CHECK(std::get<pipeline::IntactResult>(*verdict).mode == crypto::EmbeddingMode::Robust);
    CHECK(desk.verdictOf(received, people().colleague) == "not-for-you");
}

TEST_CASE("a picture painted over after sealing opens as another picture, though its frame survives") {
    const SealDesk desk;
    const auto request = robustRequest(desk, syntheticPhotograph(1920, 1080, 3, 4));
    REQUIRE(desk.seal(request));
    auto picture = desk.readers.readFile(request.output);
    REQUIRE(picture);
    for (std::size_t row = 500; row < 620; ++row) {
        const auto start = picture->image.bytes().begin() + static_cast<std::ptrdiff_t>((row * 1920 + 900) * 3);
        std::fill(start, start + 160 * 3, std::uint8_t{10});
    }
    const auto painted = desk.putPng(picture->image, "painted.png");
    CHECK(desk.verdictOf(painted) == "image-mismatch");
}
