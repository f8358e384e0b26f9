#include <algorithm>

#include "tests/support/Catch.h"
#include "tests/unit/pipeline_seal/SealDesk.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

/// Answers what the test says and keeps what it was asked.
class ScriptedMemory final : public pipeline::SeenResults {
public:
    [[nodiscard]] base::Result<Answer> remember(const pipeline::SeenResult& result) override {
        asked.push_back(result);
        if (isBroken) return base::Error(base::ErrorCode::RecordsUnavailable, {"seen", "test"});
        return answer;
    }
    Answer answer = Answer::New;
    bool isBroken = false;
    std::vector<pipeline::SeenResult> asked;
};

struct ReplayDesk : SealDesk {
    ReplayDesk() { sealedFile = makeSealed("sealed.png", crypto::EmbeddingMode::Reversible); }
    std::filesystem::path makeSealed(const std::string& name, crypto::EmbeddingMode mode) {
        auto wanted = request(putPng(makePicture({224, 224, 3}, Pattern::Smooth, 4)), name);
        wanted.mode = mode;
        REQUIRE(seal(wanted));
        return wanted.output;
    }
    base::Result<pipeline::Verdict> openRemembering(const std::filesystem::path& path,
                                                    const crypto::PrivateIdentity& doctor = people().doctor) {
        pipeline::OpenRequest open;
        open.doctor = &doctor;
        open.trusted = {people().kiosk.pub};
        open.seen = &memory;
        return openWith(path, open);
    }
    std::vector<std::string> warningsOf(const std::filesystem::path& path) {
        const auto verdict = openRemembering(path);
        REQUIRE(verdict);
        REQUIRE(std::holds_alternative<pipeline::IntactResult>(*verdict));
        return std::get<pipeline::IntactResult>(*verdict).warnings;
    }
    ScriptedMemory memory;
    std::filesystem::path sealedFile;
};

}  // namespace

TEST_CASE("a result that came with another picture or other contents is warned of, the same one is not") {
    using Answer = pipeline::SeenResults::Answer;
    ReplayDesk desk;
    const std::vector<std::string> seen{"seen-before"};
    CHECK(desk.warningsOf(desk.sealedFile).empty());
    desk.memory.answer = Answer::Same;
    CHECK(desk.warningsOf(desk.sealedFile).empty());
    desk.memory.answer = Answer::AnotherPicture;
    CHECK(desk.warningsOf(desk.sealedFile) == seen);
    desk.memory.answer = Answer::OtherContents;
    CHECK(desk.warningsOf(desk.sealedFile) == seen);
}

TEST_CASE("opening works without its memory, and says so") {
    ReplayDesk desk;
    desk.memory.isBroken = true;
    CHECK(desk.warningsOf(desk.sealedFile) == std::vector<std::string>{"memory-unavailable"});
}

TEST_CASE("what is remembered is the same for a lossless copy and differs between results and pictures") {
    ReplayDesk desk;
    const auto second = desk.makeSealed("second.png", crypto::EmbeddingMode::Reversible);
    const auto covert = desk.makeSealed("covert.png", crypto::EmbeddingMode::Covert);
    const auto picture = desk.readers.readFile(desk.sealedFile);
    REQUIRE(picture);
    const auto tiff = image::encodeTiff(picture->image);
    REQUIRE(tiff);
    REQUIRE(base::writeFileAtomically(desk.folder / "copy.tif", *tiff));
    for (const auto& path : {desk.sealedFile, desk.folder / "copy.tif", second, covert}) (void)desk.warningsOf(path);
    const auto& asked = desk.memory.asked;
    REQUIRE(asked.size() == 4);
    CHECK(asked[0].kiosk == people().kiosk.pub.fingerprint(cryptography()));
    CHECK(asked[0].reportId == asked[1].reportId);
    CHECK(asked[0].payloadSha256 == asked[1].payloadSha256);
    CHECK(asked[0].pictureSha256 == asked[1].pictureSha256);
    CHECK(asked[0].counter == 1);
    CHECK(asked[2].counter == 2);
    CHECK(asked[0].reportId != asked[2].reportId);
    CHECK(asked[0].payloadSha256 != asked[2].payloadSha256);
    CHECK(asked[0].pictureSha256 == asked[2].pictureSha256);  // the same original
    CHECK(asked[3].pictureSha256 != asked[0].pictureSha256);
    CHECK(asked[3].pictureSha256 != crypto::Digest{});
}

TEST_CASE("nothing is remembered of a picture that is not intact or not for this doctor") {
    ReplayDesk desk;
    REQUIRE(desk.openRemembering(desk.sealedFile, people().colleague));
    auto picture = desk.readers.readFile(desk.sealedFile);
    REQUIRE(picture);
    picture->image.setSampleAt(80000, picture->image.sampleAt(80000) ^ 1);
    REQUIRE(desk.openRemembering(desk.putPng(picture->image, "changed.png")));
    CHECK(desk.memory.asked.empty());
}
