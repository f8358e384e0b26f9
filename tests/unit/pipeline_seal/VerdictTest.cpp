#include <limits>
#include <map>

#include "core/crypto/Envelope.h"
#include "tests/support/Catch.h"
#include "tests/unit/pipeline_seal/SealDesk.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

image::Image photograph() {
    return makePicture({220, 200, 3}, Pattern::Smooth, 3);
}

/// A sealed picture and what an attacker who is one of its readers can take out of it.
struct Dissected {
    image::LoadedImage sealed;
    stego::Extracted extracted;
    crypto::OpenedEnvelope opened;
    crypto::Payload payload;
};

crypto::EnvelopeContext contextOf(const image::Image& picture, const stego::FrameParameters& parameters) {
    return {parameters.suite, parameters.mode, stego::geometryBytes(picture), parameters.nonce, parameters.bucket, parameters.slots};
}

Dissected dissect(const SealDesk& desk, const std::filesystem::path& sealedFile) {
    auto sealed = desk.readers.readFile(sealedFile);
    REQUIRE(sealed);
    auto result = stego::extract(cryptography(), sealed->image, people().doctor.stegoKeys);
    REQUIRE(std::holds_alternative<stego::Extracted>(result));
    auto& extracted = std::get<stego::Extracted>(result);
    auto envelope = crypto::openEnvelope(cryptography(), extracted.frame, people().doctor.encryptionKey.view(),
                                         contextOf(sealed->image, extracted.parameters));
    REQUIRE(std::holds_alternative<crypto::OpenedEnvelope>(envelope));
    auto& opened = std::get<crypto::OpenedEnvelope>(envelope);
    auto payload = crypto::decodePayload(opened.payload.view());
    REQUIRE(payload);
    return {std::move(*sealed), std::move(extracted), std::move(opened), std::move(*payload)};
}

/// Seals `payload` anew with the given signer and reader and embeds it in the original.
std::string verdictOfForgery(const SealDesk& desk, const Dissected& parts, const crypto::Payload& payload, base::ByteView signer,
                             const crypto::PrivateIdentity& reader) {
    const auto encoded = crypto::encodePayload(payload);
    REQUIRE(encoded);
    const std::vector<crypto::PublicKey> readers{*reader.pub.encryption};
    const auto frame = crypto::sealEnvelope(cryptography(), encoded->view(), signer, readers,
                                            contextOf(parts.extracted.restored, parts.extracted.parameters));
    REQUIRE(frame);
    auto embedded =
        stego::embed(cryptography(), parts.extracted.restored, people().doctor.stegoKeys.front(), parts.extracted.parameters, *frame);
    REQUIRE(embedded);
    image::LoadedImage forged = parts.sealed;
    forged.image = std::move(embedded->image);
    const auto verdict = desk.openPicture(forged, reader, {people().kiosk.pub});
    REQUIRE(verdict);
    return std::string(pipeline::verdictName(*verdict));
}

}  // namespace

TEST_CASE("another doctor, the kiosk itself and a stranger's kiosk get their own verdicts") {
    const SealDesk desk;
    const auto request = desk.request(desk.putPng(photograph()), "sealed.png");
    REQUIRE(desk.seal(request));
    CHECK(desk.verdictOf(request.output, people().colleague) == "not-for-you");
    CHECK(desk.verdictOf(request.output, people().looseDoctor) == "no-payload");  // without the clinic's order there is nothing to see
    CHECK(desk.verdictOf(request.output, people().kiosk) == "key-wrong-role");
    const auto picture = desk.readers.readFile(request.output);
    REQUIRE(picture);
    const auto untrusted = desk.openPicture(*picture, people().doctor, {people().looseKiosk.pub, people().doctor.pub});
    REQUIRE(untrusted);
    REQUIRE(pipeline::verdictName(*untrusted) == "untrusted-kiosk");
    CHECK(std::get<pipeline::UntrustedKiosk>(*untrusted).fingerprint ==
          people().kiosk.pub.readableFingerprint(cryptography()).substr(0, 14));
    CHECK_FALSE(std::get<pipeline::UntrustedKiosk>(*untrusted).isAnswer);
    CHECK(pipeline::verdictName(*desk.openPicture(*picture, people().doctor, {})) == "untrusted-kiosk");
}

TEST_CASE("a kiosk cannot open what it sealed, even with its own keys in a doctor's place") {
    const SealDesk desk;
    const auto request = desk.request(desk.putPng(photograph()), "sealed.png");
    REQUIRE(desk.seal(request));
    crypto::PrivateIdentity disguised = makeIdentity(cryptography(), crypto::Role::Doctor, "disguise", &people().clinic);
    disguised.encryptionKey = people().kiosk.signingSeed.clone();
    CHECK(desk.verdictOf(request.output, disguised) == "not-for-you");
}

TEST_CASE("a picture that holds nothing has no payload") {
    const SealDesk desk;
    CHECK(desk.verdictOf(desk.putPng(photograph())) == "no-payload");
    CHECK(desk.verdictOf(desk.putPng(makePicture({5, 4}, Pattern::Noise, 1), "dot.png")) == "no-payload");
}

TEST_CASE("results older than ninety days or dated in the future carry a warning") {
    SealDesk desk;
    const auto request = desk.request(desk.putPng(photograph()), "sealed.png");
    REQUIRE(desk.seal(request));
    const auto warningsAfter = [&](std::int64_t days) {
        desk.clock.now = kNow + days * 86400;
        const auto verdict = desk.open(request.output);
        REQUIRE(verdict);
        REQUIRE(std::holds_alternative<pipeline::IntactResult>(*verdict));
        return std::get<pipeline::IntactResult>(*verdict).warnings;
    };
    CHECK(warningsAfter(89).empty());
    CHECK(warningsAfter(91) == std::vector<std::string>{"old"});
    CHECK(warningsAfter(-1).empty());
    CHECK(warningsAfter(-2) == std::vector<std::string>{"future"});
}

TEST_CASE("a kiosk whose key never ends is trusted, one that ended before the result is not") {
    const SealDesk desk;
    const auto request = desk.request(desk.putPng(photograph()), "sealed.png");
    REQUIRE(desk.seal(request));
    const auto picture = desk.readers.readFile(request.output);
    REQUIRE(picture);
    const auto verdictFor = [&](std::int64_t notBefore, std::int64_t notAfter) {
        crypto::PublicIdentity kiosk = people().kiosk.pub;
        kiosk.notBefore = notBefore;
        kiosk.notAfter = notAfter;
        const auto verdict = desk.openPicture(*picture, people().doctor, {kiosk});
        REQUIRE(verdict);
        return std::string(pipeline::verdictName(*verdict));
    };
    constexpr std::int64_t kForever = std::numeric_limits<std::int64_t>::max();
    CHECK(verdictFor(0, kForever) == "intact");
    CHECK(verdictFor(kNow + 86400, kForever) == "intact");
    CHECK(verdictFor(kNow + 86401, kForever) == "untrusted-kiosk");
    CHECK(verdictFor(0, kNow - 86400) == "intact");
    CHECK(verdictFor(0, kNow - 86401) == "untrusted-kiosk");
}

TEST_CASE("a signature by another key, and one that was taken over for another reader, are bad signatures") {
    const SealDesk desk;
    const auto request = desk.request(desk.putPng(photograph()), "sealed.png");
    REQUIRE(desk.seal(request));
    const Dissected parts = dissect(desk, request.output);
    const People& all = people();
    CHECK(verdictOfForgery(desk, parts, parts.payload, all.kiosk.signingSeed.view(), all.doctor) == "intact");
    crypto::Payload changed = parts.payload;
    changed.classes[0].probability = 65535;
    CHECK(verdictOfForgery(desk, parts, changed, all.looseKiosk.signingSeed.view(), all.doctor) == "bad-signature");
    // The signed recipients do not name the colleague, whoever seals it for him.
    CHECK(verdictOfForgery(desk, parts, parts.payload, all.kiosk.signingSeed.view(), all.colleague) == "bad-signature");
    changed = parts.payload;
    changed.mode = crypto::EmbeddingMode::Covert;
    CHECK(verdictOfForgery(desk, parts, changed, all.kiosk.signingSeed.view(), all.doctor) == "bad-signature");
    changed = parts.payload;
    changed.issuedAt = all.kiosk.pub.notAfter + 100 * 86400;
    CHECK(verdictOfForgery(desk, parts, changed, all.kiosk.signingSeed.view(), all.doctor) == "untrusted-kiosk");
}

TEST_CASE("a frame moved to another picture of the same size does not match it") {
    const SealDesk desk;
    const auto request = desk.request(desk.putPng(photograph()), "sealed.png");
    REQUIRE(desk.seal(request));
    const Dissected parts = dissect(desk, request.output);
    const auto other = makePicture({220, 200, 3}, Pattern::Smooth, 77);
    auto embedded =
        stego::embed(cryptography(), other, people().doctor.stegoKeys.front(), parts.extracted.parameters, parts.extracted.frame);
    REQUIRE(embedded);
    image::LoadedImage swapped = parts.sealed;
    swapped.image = std::move(embedded->image);
    const auto verdict = desk.openPicture(swapped, people().doctor, {people().kiosk.pub});
    REQUIRE(verdict);
    CHECK(pipeline::verdictName(*verdict) == "image-mismatch");
}

TEST_CASE("a change of any one sample of a sealed picture is never intact") {
    const SealDesk desk;
    const auto request = desk.request(desk.putPng(photograph()), "sealed.png");
    REQUIRE(desk.seal(request));
    auto picture = desk.readers.readFile(request.output);
    REQUIRE(picture);
    std::mt19937 random(3);
    std::map<std::string, int> verdicts;
    for (int trial = 0; trial < 150; ++trial) {
        // Half of the changes hit the border, where the header lies.
        const std::size_t index = random() % (trial % 2 == 0 ? picture->image.geometry().sampleCount() : 2000);
        const std::int64_t value = picture->image.sampleAt(index);
        picture->image.setSampleAt(index, value == 255 ? 254 : value + 1);
        const auto verdict = desk.openPicture(*picture, people().doctor, {people().kiosk.pub});
        REQUIRE(verdict);
        ++verdicts[std::string(pipeline::verdictName(*verdict))];
        picture->image.setSampleAt(index, value);
    }
    CHECK(verdicts.count("intact") == 0);
    CHECK(verdicts["image-mismatch"] > 0);
    CHECK(verdicts["image-mismatch"] + verdicts["damaged"] == 150);
}

TEST_CASE("a DICOM picture whose patient or window was changed does not match") {
    const SealDesk desk;
    FakeDicomFile file;
    file.image = makePicture({200, 180, 1, 12}, Pattern::Smooth, 2);
    const auto request = desk.request(desk.putDicom(file), "sealed.dcm");
    REQUIRE(desk.seal(request));
    const auto sealed = decodeFakeDicom(contentOf(request.output));
    REQUIRE(sealed);
    const auto verdictWith = [&](auto change) {
        FakeDicomFile changed = *sealed;
        change(changed);
        return desk.verdictOf(desk.putDicom(changed, "changed.dcm"));
    };
    CHECK(verdictWith([](FakeDicomFile&) {}) == "intact");
    CHECK(verdictWith([](FakeDicomFile& changed) { changed.patient = "ROE^RICHARD"; }) == "image-mismatch");
    CHECK(verdictWith([](FakeDicomFile& changed) { changed.window = "40/80"; }) == "image-mismatch");
}

TEST_CASE("every verdict has its name and error code") {
    using namespace pipeline;
    const std::vector<std::pair<Verdict, std::string>> rows{{NoPayload{}, "no-payload"},       {Damaged{}, "damaged"},
                                                            {NotForYou{}, "not-for-you"},      {UntrustedKiosk{}, "untrusted-kiosk"},
                                                            {BadSignature{}, "bad-signature"}, {ImageMismatch{}, "image-mismatch"}};
    for (const auto& [verdict, name] : rows) {
        CHECK(verdictName(verdict) == name);
        CHECK(base::codeName(verdictError(verdict)) == name);
        CHECK(base::categoryOf(verdictError(verdict)) == base::ErrorCategory::NotIntact);
    }
    CHECK(verdictName(IntactResult{}) == "intact");
}

TEST_CASE("a restored file that is not the original is thrown away") {
    SealDesk desk;
    FakeDicomFile file;
    file.image = makePicture({200, 180, 1, 12}, Pattern::Smooth, 2);
    const auto request = desk.request(desk.putDicom(file), "sealed.dcm");
    REQUIRE(desk.seal(request));
    const auto verdict = desk.open(request.output);
    REQUIRE(verdict);
    const auto& intact = std::get<pipeline::IntactResult>(*verdict);
    const auto sealedFile = contentOf(request.output);
    const auto sealed = desk.readers.read(sealedFile, "sealed");
    desk.writer.fault = WriterFault::ChangesSample;
    auto written = pipeline::writeRestored(desk.ports(), sealedFile, *sealed, intact, desk.folder / "restored.dcm");
    REQUIRE_FALSE(written);
    CHECK(written.error().code == base::ErrorCode::SelfVerificationFailed);
    CHECK(filesIn(desk.folder.path(), "restored") == 0);
    for (const auto fault : {WriterFault::ChangesPatient, WriterFault::ChangesIdentifier}) {
        CAPTURE(static_cast<int>(fault));
        desk.writer.fault = fault;
        written = pipeline::writeRestored(desk.ports(), sealedFile, *sealed, intact, desk.folder / "restored.dcm");
        REQUIRE_FALSE(written);
        CHECK(written.error().code == base::ErrorCode::SelfVerificationFailed);
        CHECK(filesIn(desk.folder.path(), "restored") == 0);
    }
    written = pipeline::writeRestored(desk.ports(), sealedFile, *sealed, intact, desk.folder / "restored.png");
    REQUIRE_FALSE(written);
    CHECK(written.error().code == base::ErrorCode::OutputFormatUnsupported);
}
