#include "core/crypto/Envelope.h"
#include "tests/support/Catch.h"
#include "tests/unit/pipeline_seal/SealDesk.h"

using namespace intaglio;
using namespace intaglio::test;
using base::ErrorCode;

namespace {

constexpr const char* kWords = "Please come on Monday. Keine Sorge: es ist gutartig.";

image::Image smear() {
    return makePicture({192, 192, 3}, Pattern::SaturatedDisc, 1);
}

/// From the doctor to the colleague.
pipeline::SealRequest answerRequest(const SealDesk& desk, const std::filesystem::path& source, const std::string& output) {
    pipeline::SealRequest request;
    request.source = source;
    request.output = desk.folder / output;
    request.kiosk = &people().doctor;
    request.recipients = {people().colleague.pub};
    request.answer = kWords;
    return request;
}

std::string verdictFor(const SealDesk& desk, const std::filesystem::path& path, std::vector<crypto::PublicIdentity> trusted,
                       const crypto::PrivateIdentity& reader = people().colleague) {
    pipeline::OpenRequest request;
    request.doctor = &reader;
    request.trusted = std::move(trusted);
    const auto verdict = desk.openWith(path, request);
    REQUIRE(verdict);
    return std::string(pipeline::verdictName(*verdict));
}

/// Takes out the frame that `path` holds for `reader`, has `signer` sign the payload that `change` makes of it, and puts it back.
std::filesystem::path forge(const SealDesk& desk, const std::filesystem::path& path, const crypto::PrivateIdentity& reader,
                            const crypto::PrivateIdentity& signer, void (*change)(crypto::Payload&)) {
    const auto sealed = desk.readers.readFile(path);
    REQUIRE(sealed);
    const auto result = stego::extract(cryptography(), sealed->image, reader.stegoKeys);
    REQUIRE(std::holds_alternative<stego::Extracted>(result));
    const auto& extracted = std::get<stego::Extracted>(result);
    const auto& parameters = extracted.parameters;
    const crypto::EnvelopeContext context{parameters.suite, parameters.mode,   stego::geometryBytes(sealed->image),
                                          parameters.nonce, parameters.bucket, parameters.slots};
    const auto opened = crypto::openEnvelope(cryptography(), extracted.frame, reader.encryptionKey.view(), context);
    REQUIRE(std::holds_alternative<crypto::OpenedEnvelope>(opened));
    auto payload = crypto::decodePayload(std::get<crypto::OpenedEnvelope>(opened).payload.view());
    REQUIRE(payload);
    payload->kiosk = signer.pub.fingerprint(cryptography());
    change(*payload);
    const auto encoded = crypto::encodePayload(*payload);
    REQUIRE(encoded);
    const std::vector<crypto::PublicKey> readers{*reader.pub.encryption};
    const auto frame = crypto::sealEnvelope(cryptography(), encoded->view(), signer.signingSeed.view(), readers, context);
    REQUIRE(frame);
    const auto embedded = stego::embed(cryptography(), extracted.restored, reader.stegoKeys.front(), parameters, *frame);
    REQUIRE(embedded);
    return desk.putPng(embedded->image, "forged.png");
}

}  // namespace

TEST_CASE("a doctor's answer reaches the colleague, names the doctor and carries no result") {
    const SealDesk desk;
    const auto source = desk.putPng(smear());
    REQUIRE(desk.seal(answerRequest(desk, source, "answer.png")));
    pipeline::OpenRequest request;
    request.doctor = &people().colleague;
    request.trusted = {people().kiosk.pub, people().doctor.pub};
    const auto verdict = desk.openWith(desk.folder / "answer.png", request);
    REQUIRE(verdict);
    REQUIRE(std::holds_alternative<pipeline::IntactResult>(*verdict));
    const auto& intact = std::get<pipeline::IntactResult>(*verdict);
    CHECK(intact.answer == kWords);
    CHECK(intact.result.finding.empty());
    CHECK(intact.result.probabilities.empty());
    CHECK(intact.kioskName == "doctor");
    CHECK(intact.recipients == std::vector<std::string>{"colleague"});
    CHECK(intact.counter == 0);
    CHECK(sameSamples(intact.restored, smear()));
    CHECK_FALSE(contains(contentOf(desk.folder / "answer.png"), "Monday"));
    CHECK(verdictFor(desk, desk.folder / "answer.png", {people().kiosk.pub}) == "untrusted-kiosk");
    CHECK(verdictFor(desk, desk.folder / "answer.png", {people().doctor.pub}, people().doctor) == "not-for-you");
}

TEST_CASE("an answer goes into the exact original of the picture that was opened, from memory") {
    const SealDesk desk;
    FakeDicomFile file;
    file.image = makePicture({200, 180, 1, 12}, Pattern::Smooth, 2);
    const auto source = desk.putDicom(file);
    REQUIRE(desk.seal(desk.request(source, "sealed.dcm")));
    const auto opened = desk.open(desk.folder / "sealed.dcm");
    REQUIRE(opened);
    const auto& intact = std::get<pipeline::IntactResult>(*opened);
    const auto sealedFile = contentOf(desk.folder / "sealed.dcm");
    const auto sealed = desk.readers.read(sealedFile, "sealed");
    REQUIRE(sealed);
    const auto original = pipeline::restoredContent(desk.ports(), sealedFile, *sealed, intact);
    REQUIRE(original);
    CHECK(*original == contentOf(source));

    auto request = answerRequest(desk, desk.folder / "sealed.dcm", "answer.dcm");
    request.sourceContent = *original;
    request.judged = pipeline::identityOf(cryptography(), {intact.restored, sealed->source});
    REQUIRE(desk.seal(request));
    CHECK(contentOf(desk.folder / "sealed.dcm") == sealedFile);
    CHECK(verdictFor(desk, desk.folder / "answer.dcm", {people().doctor.pub}) == "intact");
    CHECK(decodeFakeDicom(contentOf(desk.folder / "answer.dcm"))->patient == file.patient);

    request.output = desk.folder / "sealed.dcm";
    const auto onto = desk.seal(request);
    REQUIRE_FALSE(onto);
    CHECK(onto.error().code == ErrorCode::OutputIsInput);
}

TEST_CASE("only doctors answer, only kiosks seal results, and an answer has a length") {
    const SealDesk desk;
    const auto source = desk.putPng(smear());
    const auto refusal = [&](const pipeline::SealRequest& request) {
        const auto report = desk.seal(request);
        REQUIRE_FALSE(report);
        CHECK_FALSE(std::filesystem::exists(request.output));
        return report.error().code;
    };
    auto request = answerRequest(desk, source, "answer.png");
    request.kiosk = &people().kiosk;
    CHECK(refusal(request) == ErrorCode::KeyWrongRole);
    request = desk.request(source, "sealed.png");
    request.kiosk = &people().doctor;
    CHECK(refusal(request) == ErrorCode::KeyWrongRole);
    request = answerRequest(desk, source, "answer.png");
    request.answer = std::string(crypto::kMaximumAnswerBytes + 1, 'a');
    CHECK(refusal(request) == ErrorCode::PayloadTooLarge);
    request.answer = "";
    CHECK_FALSE(desk.seal(request));
    request.answer = std::string(crypto::kMaximumAnswerBytes, 'a');
    CHECK(desk.seal(request));
    CHECK(verdictFor(desk, request.output, {people().doctor.pub}) == "intact");
}

TEST_CASE("an answer signed by a kiosk and a result signed by a doctor are bad signatures") {
    const SealDesk desk;
    const auto source = desk.putPng(smear());
    const std::vector<crypto::PublicIdentity> everybody{people().kiosk.pub, people().doctor.pub, people().colleague.pub};
    REQUIRE(desk.seal(answerRequest(desk, source, "answer.png")));
    const auto answer = desk.folder / "answer.png";
    CHECK(verdictFor(desk, answer, everybody) == "intact");
    CHECK(verdictFor(desk, forge(desk, answer, people().colleague, people().doctor, [](crypto::Payload&) {}), everybody) == "intact");
    CHECK(verdictFor(desk, forge(desk, answer, people().colleague, people().kiosk, [](crypto::Payload&) {}), everybody) == "bad-signature");

    REQUIRE(desk.seal(desk.request(source, "sealed.png")));
    const auto sealed = desk.folder / "sealed.png";
    const auto byDoctor = forge(desk, sealed, people().doctor, people().colleague, [](crypto::Payload&) {});
    CHECK(verdictFor(desk, byDoctor, everybody, people().doctor) == "bad-signature");
}

TEST_CASE("an answer reaches a patient's account, which reads it without the clinic's carrier order; a result never does") {
    const SealDesk desk;
    const auto source = desk.putPng(smear());
    crypto::NewKeyRequest wanted;
    wanted.role = crypto::Role::Patient;
    wanted.name = "account 17";
    wanted.now = desk.clock.now;
    wanted.clinic = &people().clinic;
    const auto patient = crypto::createIdentity(cryptography(), wanted);
    REQUIRE(patient);
    CHECK(patient->stegoKeys.empty());
    CHECK(patient->pub.wrappedStegoKey.empty());

    auto answer = answerRequest(desk, source, "answer.png");
    answer.recipients = {patient->pub};
    const auto sealed = desk.seal(answer);
    REQUIRE(sealed);
    CHECK_FALSE(sealed->hidden);
    pipeline::OpenRequest open;
    open.doctor = &*patient;
    open.trusted = {people().doctor.pub};
    const auto verdict = desk.openWith(desk.folder / "answer.png", open);
    REQUIRE(verdict);
    REQUIRE(std::holds_alternative<pipeline::IntactResult>(*verdict));
    CHECK(std::get<pipeline::IntactResult>(*verdict).answer == kWords);

    auto result = desk.request(source, "result.png");
    result.recipients = {patient->pub};
    const auto refused = desk.seal(result);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::KeyWrongRole);
}
