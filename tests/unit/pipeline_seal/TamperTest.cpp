#include <cstdlib>
#include <map>
#include <random>

#include "core/crypto/Envelope.h"
#include "tests/support/Catch.h"
#include "tests/unit/pipeline_seal/SealDesk.h"

using namespace intaglio;
using namespace intaglio::test;

TEST_CASE("a thousand random changes of one sample never read as intact in reversible mode") {
    const SealDesk desk;
    const auto request = desk.request(desk.putPng(makePicture({160, 150}, Pattern::Smooth, 3)), "sealed.png");
    REQUIRE(desk.seal(request));
    auto picture = desk.readers.readFile(request.output);
    REQUIRE(picture);
    std::mt19937 random(20);
    std::map<std::string, int> verdicts;
    for (int trial = 0; trial < 1000; ++trial) {
        const std::size_t index = random() % picture->image.geometry().sampleCount();
        const std::int64_t before = picture->image.sampleAt(index);
        // Half of them by one level, which nobody sees; the others by anything.
        const std::int64_t small = before == 255 ? 254 : before + 1;
        const std::int64_t any = (before + 1 + static_cast<std::int64_t>(random() % 255)) % 256;
        picture->image.setSampleAt(index, trial % 2 == 0 ? small : any);
        const auto verdict = desk.openPicture(*picture, people().doctor, {people().kiosk.pub});
        REQUIRE(verdict);
        ++verdicts[std::string(pipeline::verdictName(*verdict))];
        picture->image.setSampleAt(index, before);
    }
    CHECK(verdicts.count("intact") == 0);
    CHECK(verdicts["image-mismatch"] + verdicts["damaged"] == 1000);
    CHECK(desk.verdictOf(request.output) == "intact");
}

TEST_CASE("a payload of the largest size is sealed and opened, one byte more is refused") {
    const SealDesk desk;
    auto request = desk.request(desk.putPng(makePicture({320, 320, 3}, Pattern::Smooth, 3)), "sealed.png");
    request.note.assign(crypto::kMaximumNoteBytes, 'n');
    request.result.flags.assign(1, std::string(300, 'f'));
    const auto sealsWith = [&](std::size_t length) {
        request.result.flags[0].assign(length, 'f');
        return desk.seal(request);
    };
    std::size_t fits = 300, tooLong = crypto::kMaximumPayloadBytes;
    REQUIRE(sealsWith(fits));
    while (tooLong - fits > 1) {
        const std::size_t middle = (fits + tooLong) / 2;
        (sealsWith(middle) ? fits : tooLong) = middle;
    }
    const auto refused = sealsWith(tooLong);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::PayloadTooLarge);
    CHECK(refused.error().arguments.front() == std::to_string(crypto::kMaximumPayloadBytes + 1));
    const auto largest = sealsWith(fits);
    REQUIRE(largest);
    CHECK(largest->frameBytes == crypto::frameBytes(2048, 1));
    CHECK_FALSE(largest->hasTiles);
    const auto verdict = desk.open(request.output);
    REQUIRE(verdict);
    REQUIRE(std::holds_alternative<pipeline::IntactResult>(*verdict));
    CHECK(std::get<pipeline::IntactResult>(*verdict).result.flags.front() == request.result.flags.front());
}

TEST_CASE("a cut-off file is no picture or holds nothing, and never opens") {
    const SealDesk desk;
    const auto request = desk.request(desk.putPng(makePicture({200, 180, 3}, Pattern::Smooth, 3)), "sealed.png");
    REQUIRE(desk.seal(request));
    const base::Bytes whole = contentOf(request.output);
    for (const double share : {0.0001, 0.01, 0.3, 0.5, 0.9, 0.99, 0.9999}) {
        const auto length = static_cast<std::size_t>(static_cast<double>(whole.size()) * share);
        REQUIRE(base::writeFileAtomically(desk.folder / "cut.png", base::ByteView(whole).first(std::max<std::size_t>(length, 1))));
        const std::string verdict = desk.verdictOf(desk.folder / "cut.png");
        CAPTURE(share, verdict);
        CHECK(verdict != "intact");
    }
}

TEST_CASE("a DICOM picture that names another patient or study, or none, does not match its seal") {
    const SealDesk desk;
    FakeDicomFile file;
    file.image = makePicture({200, 180, 1, 12}, Pattern::Smooth, 2);
    const auto request = desk.request(desk.putDicom(file), "sealed.dcm");
    REQUIRE(desk.seal(request));
    auto picture = desk.readers.readFile(request.output);
    REQUIRE(picture);
    const auto verdictOf = [&](const image::LoadedImage& changed) {
        const auto verdict = desk.openPicture(changed, people().doctor, {people().kiosk.pub});
        REQUIRE(verdict);
        return std::string(pipeline::verdictName(*verdict));
    };
    CHECK(verdictOf(*picture) == "intact");
    // The bound attributes stay, so that the reference to the patient alone has to tell.
    auto changed = *picture;
    changed.source.dicom->patientId = "ROE^RICHARD";
    CHECK(verdictOf(changed) == "image-mismatch");
    changed = *picture;
    changed.source.dicom->studyInstanceUid = "1.2.99";
    CHECK(verdictOf(changed) == "image-mismatch");
    changed = *picture;
    changed.source.dicom->patientId.clear();
    CHECK(verdictOf(changed) == "image-mismatch");
    changed = *picture;
    changed.source.dicom.reset();
    CHECK(verdictOf(changed) == "image-mismatch");
}
