#include "core/crypto/Envelope.h"
#include "tests/support/Catch.h"
#include "tests/unit/pipeline_seal/SealDesk.h"

#if __has_include(<sys/resource.h>)
#include <sys/resource.h>

#include <csignal>
#define INTAGLIO_CAN_LIMIT_FILES
#endif

using namespace intaglio;
using namespace intaglio::test;
using base::ErrorCode;

namespace {

image::Image smear() {
    return makePicture({192, 192, 3}, Pattern::SaturatedDisc, 1);
}

FakeDicomFile slice() {
    FakeDicomFile file;
    file.image = makePicture({200, 180, 1, 12}, Pattern::Smooth, 2);
    return file;
}

/// Sealing must fail with `code`, leave no output and the source as it was.
void checkRefused(const SealDesk& desk, const pipeline::SealRequest& request, ErrorCode code) {
    const base::Bytes before = contentOf(request.source);
    const auto report = desk.seal(request);
    REQUIRE_FALSE(report);
    CHECK(base::codeName(report.error().code) == base::codeName(code));
    CHECK(contentOf(request.source) == before);
    if (!base::isSameFile(request.source, request.output)) CHECK_FALSE(std::filesystem::exists(request.output));
    CHECK(filesIn(desk.folder.path(), "sealed") == 0);
}

}  // namespace

TEST_CASE("a sealed PNG gives the doctor the result and the exact original") {
    const SealDesk desk;
    const image::Image original = smear();
    const auto source = desk.putPng(original);
    const base::Bytes before = contentOf(source);
    const auto report = desk.seal(desk.request(source, "sealed.png"));
    REQUIRE(report);
    CHECK(report->hidden);
    CHECK(report->maximumChange == 1);
    CHECK(report->psnrDb > 56);
    CHECK(report->frameBytes == 632);
    CHECK(contentOf(source) == before);

    const auto verdict = desk.open(desk.folder / "sealed.png");
    REQUIRE(verdict);
    REQUIRE(pipeline::verdictName(*verdict) == "intact");
    const auto& intact = std::get<pipeline::IntactResult>(*verdict);
    const inference::Prediction expected = samplePrediction();
    CHECK(intact.result.finding == "pre");
    CHECK(intact.result.decision == inference::Decision::Positive);
    CHECK(intact.result.model.sha256 == expected.model.sha256);
    CHECK(intact.result.flags == expected.flags);
    REQUIRE(intact.result.probabilities.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(intact.result.probabilities[i].label == expected.probabilities[i].label);
        CHECK(intact.result.probabilities[i].probability == Approx(expected.probabilities[i].probability).margin(1e-5));
    }
    CHECK(intact.result.findingProbability == Approx(0.969).margin(1e-5));
    CHECK(intact.result.threshold == Approx(0.35).margin(1e-5));
    CHECK(intact.issuedAt == kNow);
    CHECK(intact.kioskName == "kiosk");
    CHECK(intact.counter == 1);
    CHECK(intact.reportId.size() == 32);
    CHECK(intact.note == "please call back");
    CHECK(intact.warnings.empty());
    CHECK(sameSamples(intact.restored, original));

    const auto sealedFile = contentOf(desk.folder / "sealed.png");
    const auto sealed = desk.readers.read(sealedFile, "sealed");
    REQUIRE(pipeline::writeRestored(desk.ports(), sealedFile, *sealed, intact, desk.folder / "restored.png"));
    CHECK(contentOf(desk.folder / "restored.png") == before);
}

TEST_CASE("a sealed DICOM picture gives back its own identifiers and samples") {
    const SealDesk desk;
    const auto source = desk.putDicom(slice());
    const base::Bytes before = contentOf(source);
    REQUIRE(desk.seal(desk.request(source, "sealed.dcm")));
    const auto verdict = desk.open(desk.folder / "sealed.dcm");
    REQUIRE(verdict);
    REQUIRE(pipeline::verdictName(*verdict) == "intact");
    const auto& intact = std::get<pipeline::IntactResult>(*verdict);
    REQUIRE(intact.dicom);
    CHECK(intact.dicom->sopInstanceUid == "1.2.3.4");
    const auto sealedFile = contentOf(desk.folder / "sealed.dcm");
    CHECK(decodeFakeDicom(sealedFile)->sopInstanceUid == "1.2.3.4.9");
    const auto sealed = desk.readers.read(sealedFile, "sealed");
    REQUIRE(pipeline::writeRestored(desk.ports(), sealedFile, *sealed, intact, desk.folder / "restored.dcm"));
    CHECK(contentOf(desk.folder / "restored.dcm") == before);
}

TEST_CASE("nothing of the result stands readable in the sealed file or in what sealing reports") {
    const SealDesk desk;
    auto request = desk.request(desk.putPng(smear()), "sealed.png");
    request.note = "CANARY-7f3a";
    request.result.probabilities[2].label = "CANARY-pre";
    request.result.finding = "CANARY-pre";
    REQUIRE(desk.seal(request));
    const base::Bytes sealed = contentOf(request.output);
    for (const char* canary : {"CANARY", "leukemia-all", "screening", "kiosk"}) CHECK_FALSE(contains(sealed, canary));
    const auto pixels = desk.readers.readFile(request.output);
    REQUIRE(pixels);
    base::Bytes plane(pixels->image.bytes().size() / 8);
    for (std::size_t i = 0; i < plane.size() * 8; ++i) {
        plane[i / 8] = static_cast<std::uint8_t>(plane[i / 8] | ((pixels->image.bytes()[i] & 1) << (7 - i % 8)));
    }
    CHECK_FALSE(contains(plane, "CANARY"));
}

TEST_CASE("the output is never the input, under whatever name") {
    const SealDesk desk;
    const auto source = desk.putPng(smear());
    checkRefused(desk, desk.request(source, "picture.png"), ErrorCode::OutputIsInput);
    std::filesystem::create_symlink(source, desk.folder / "link.png");
    checkRefused(desk, desk.request(source, "link.png"), ErrorCode::OutputIsInput);
    std::filesystem::create_hard_link(source, desk.folder / "hard.png");
    checkRefused(desk, desk.request(source, "hard.png"), ErrorCode::OutputIsInput);
    std::filesystem::create_directory(desk.folder / "inner");
    checkRefused(desk, desk.request(source, "inner/../picture.png"), ErrorCode::OutputIsInput);
}

TEST_CASE("the output's extension must be that of the format that is written") {
    const SealDesk desk;
    const auto png = desk.putPng(smear());
    const auto dicom = desk.putDicom(slice());
    for (const char* name : {"sealed.jpg", "sealed.dcm", "sealed", "sealed.png.bmp", "sealed.tiffx"}) {
        checkRefused(desk, desk.request(png, name), ErrorCode::OutputFormatUnsupported);
    }
    checkRefused(desk, desk.request(dicom, "sealed.png"), ErrorCode::OutputFormatUnsupported);
    CHECK(desk.seal(desk.request(png, "SEALED.PNG")));
}

TEST_CASE("keys of the wrong role, expired keys and too many recipients are refused") {
    SealDesk desk;
    const auto source = desk.putPng(smear());
    auto request = desk.request(source, "sealed.png");
    request.kiosk = &people().doctor;
    checkRefused(desk, request, ErrorCode::KeyWrongRole);
    request = desk.request(source, "sealed.png");
    request.recipients = {people().kiosk.pub};
    checkRefused(desk, request, ErrorCode::KeyWrongRole);
    request.recipients = {};
    checkRefused(desk, request, ErrorCode::TooManyRecipients);
    request.recipients.assign(9, people().doctor.pub);
    checkRefused(desk, request, ErrorCode::TooManyRecipients);
    request = desk.request(source, "sealed.png");
    request.recipients[0].notAfter = kNow - 1;
    checkRefused(desk, request, ErrorCode::KeyExpired);
    request = desk.request(source, "sealed.png");
    desk.clock.now = people().kiosk.pub.notAfter + 1;
    checkRefused(desk, request, ErrorCode::KeyExpired);
}

TEST_CASE("a picture that is too small and a malformed result are refused with their reasons") {
    const SealDesk desk;
    checkRefused(desk, desk.request(desk.putPng(makePicture({40, 40}, Pattern::Smooth, 1), "tiny.png"), "sealed.png"),
                 ErrorCode::CarrierTooSmall);
    const auto source = desk.putPng(smear());
    auto request = desk.request(source, "sealed.png");
    request.note.assign(513, 'n');
    checkRefused(desk, request, ErrorCode::PayloadTooLarge);
    request = desk.request(source, "sealed.png");
    request.result.probabilities[0].probability = std::nan("");
    checkRefused(desk, request, ErrorCode::InvalidArgument);
    request = desk.request(source, "sealed.png");
    request.result.finding = "benign";
    checkRefused(desk, request, ErrorCode::InvalidArgument);
    request.result.finding = "elsewhere";
    checkRefused(desk, request, ErrorCode::InvalidArgument);
    request = desk.request(source, "sealed.png");
    request.result.model.sha256 = "short";
    checkRefused(desk, request, ErrorCode::InvalidArgument);
    checkRefused(desk, desk.request(desk.folder / "missing.png", "sealed.png"), ErrorCode::FileNotFound);
    checkRefused(desk, desk.request(source, "nowhere/sealed.png"), ErrorCode::FileUnwritable);
}

TEST_CASE("a picture that was replaced after it was judged is not sealed") {
    const SealDesk desk;
    const auto judge = [&](const std::filesystem::path& path) {
        const auto picture = desk.readers.readFile(path);
        REQUIRE(picture);
        return pipeline::identityOf(cryptography(), *picture);
    };
    const auto png = desk.putPng(smear());
    auto request = desk.request(png, "sealed.png");
    request.judged = judge(png);
    image::Image other = smear();
    other.setSampleAt(7, other.sampleAt(7) ^ 1);
    desk.putPng(other);
    checkRefused(desk, request, ErrorCode::PictureReplaced);
    desk.putPng(smear());
    CHECK(desk.seal(request));

    FakeDicomFile file = slice();
    const auto dicom = desk.putDicom(file);
    request = desk.request(dicom, "sealed.dcm");
    request.judged = judge(dicom);
    file.patient = "ROE^RICHARD";
    desk.putDicom(file);
    const auto report = desk.seal(request);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::PictureReplaced);
    CHECK_FALSE(std::filesystem::exists(request.output));
    desk.putDicom(slice());
    CHECK(desk.seal(request));
}

TEST_CASE("what the doctor reads keeps the finding of a near tie and lacks what was not sealed") {
    const SealDesk desk;
    auto request = desk.request(desk.putPng(smear()), "sealed.png");
    request.result.probabilities = {{"benign", 0.1}, {"early", 0.4499999}, {"pre", 0.45}};
    request.result.findingProbability.reset();
    REQUIRE(desk.seal(request));
    const auto verdict = desk.open(request.output);
    REQUIRE(verdict);
    REQUIRE(pipeline::verdictName(*verdict) == "intact");
    const auto& result = std::get<pipeline::IntactResult>(*verdict).result;
    CHECK(result.finding == "pre");
    REQUIRE(result.probabilities.size() == 3);
    CHECK(result.probabilities[0].label == "benign");
    CHECK(result.probabilities[1].label == "pre");
    CHECK(result.probabilities[1].probability == result.probabilities[2].probability);
    CHECK_FALSE(result.findingProbability);
}

TEST_CASE("a finding that was shown by its share is sealed, and a label that no flag names is not") {
    const SealDesk desk;
    auto request = desk.request(desk.putPng(smear()), "sealed.png");
    request.result.finding = "early";
    request.result.probabilities = {{"benign", 0.1}, {"early", 0.3}, {"pre", 0.6}};
    const auto refused = desk.seal(request);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::InvalidArgument);
    for (const char* flag : {"weighted-finding:pre", "weighted-finding:nobody"}) {
        request.result.flags = {flag};
        CHECK_FALSE(desk.seal(request));
    }
    request.result.flags = {"weighted-finding:early"};
    REQUIRE(desk.seal(request));
    const auto verdict = desk.open(request.output);
    REQUIRE(verdict);
    REQUIRE(pipeline::verdictName(*verdict) == "intact");
    const auto& result = std::get<pipeline::IntactResult>(*verdict).result;
    CHECK(result.finding == "early");
    CHECK(inference::weightedFinding(result) == "early");
}

TEST_CASE("a written file that does not restore the original is thrown away") {
    SealDesk desk;
    const auto source = desk.putDicom(slice());
    for (const auto fault : {WriterFault::ChangesSample, WriterFault::ChangesPatient, WriterFault::WritesRubbish}) {
        desk.writer.fault = fault;
        CAPTURE(static_cast<int>(fault));
        checkRefused(desk, desk.request(source, "sealed.dcm"), ErrorCode::SelfVerificationFailed);
    }
    desk.writer.fault = WriterFault::Refuses;
    checkRefused(desk, desk.request(source, "sealed.dcm"), ErrorCode::CarrierUnsupported);
    const auto plan = pipeline::planSeal(desk.ports(), {.source = source});
    REQUIRE(plan);
    CHECK_FALSE(plan->fits);
    REQUIRE(plan->reason);
    CHECK(plan->reason->code == ErrorCode::CarrierUnsupported);
}

TEST_CASE("a failed sealing leaves an older sealed file as it was") {
    SealDesk desk;
    const auto source = desk.putDicom(slice());
    REQUIRE(desk.seal(desk.request(source, "sealed.dcm")));
    const base::Bytes older = contentOf(desk.folder / "sealed.dcm");
    desk.writer.fault = WriterFault::ChangesSample;
    CHECK_FALSE(desk.seal(desk.request(source, "sealed.dcm")));
    CHECK(contentOf(desk.folder / "sealed.dcm") == older);
    CHECK(filesIn(desk.folder.path(), "sealed") == 1);
}

TEST_CASE("a stop request ends sealing before anything is written") {
    const SealDesk desk;
    const auto request = desk.request(desk.putPng(smear()), "sealed.png");
    /// Asks to stop when a phase begins.
    struct StopAt final : base::ProgressSink {
        StopAt(std::string_view wanted, std::stop_source& stopSource) : phase(wanted), source(stopSource) {}
        void report(std::string_view name, double done, double) override {
            if (name == phase && done > 0) source.request_stop();
        }
        std::string_view phase;
        std::stop_source& source;
    };
    for (const char* phase : {"load", "seal", "embed", "write", "verify"}) {
        std::stop_source source;
        StopAt progress(phase, source);
        const auto report = pipeline::sealImage(desk.ports(), request, progress, source.get_token());
        CAPTURE(phase);
        REQUIRE_FALSE(report);
        CHECK(report.error().code == ErrorCode::Cancelled);
        CHECK(filesIn(desk.folder.path(), "sealed") == 0);
    }
}

TEST_CASE("the clinic's carrier order is used only where every reader holds it") {
    const SealDesk desk;
    const auto source = desk.putPng(smear());
    const auto hiddenFor = [&](const crypto::PrivateIdentity& kiosk, std::vector<crypto::PublicIdentity> recipients) {
        auto request = desk.request(source, "sealed.png");
        request.kiosk = &kiosk;
        request.recipients = std::move(recipients);
        const auto report = desk.seal(request);
        REQUIRE(report);
        return report->hidden;
    };
    const People& all = people();
    CHECK(hiddenFor(all.kiosk, {all.doctor.pub, all.colleague.pub}));
    CHECK(desk.verdictOf(desk.folder / "sealed.png", all.colleague) == "intact");
    CHECK_FALSE(hiddenFor(all.kiosk, {all.doctor.pub, all.looseDoctor.pub}));
    CHECK(desk.verdictOf(desk.folder / "sealed.png", all.looseDoctor) == "intact");
    CHECK(desk.verdictOf(desk.folder / "sealed.png", all.doctor) == "intact");
    CHECK_FALSE(hiddenFor(all.kiosk, {all.foreignDoctor.pub}));
    CHECK(desk.verdictOf(desk.folder / "sealed.png", all.foreignDoctor) == "intact");
    CHECK_FALSE(hiddenFor(all.looseKiosk, {all.looseDoctor.pub}));
    CHECK(desk.verdictOf(desk.folder / "sealed.png", all.looseDoctor) == "intact");
    crypto::PublicIdentity forged = all.looseDoctor.pub;  // claims the clinic, carries no valid signature of it
    forged.clinic = all.clinic.pub.signing;
    forged.clinicSignature.emplace();
    forged.epoch = all.doctor.pub.epoch;
    forged.wrappedStegoKey = all.doctor.pub.wrappedStegoKey;
    CHECK_FALSE(hiddenFor(all.kiosk, {forged}));
}

TEST_CASE("eight doctors read, and naming one twice takes one slot") {
    const SealDesk desk;
    auto request = desk.request(desk.putPng(makePicture({256, 256, 3}, Pattern::Smooth, 5)), "sealed.png");
    request.recipients.assign(8, people().doctor.pub);
    auto report = desk.seal(request);
    REQUIRE(report);
    CHECK(report->frameBytes == 632);
    std::vector<crypto::PrivateIdentity> doctors;
    request.recipients.clear();
    for (int i = 0; i < 8; ++i) {
        doctors.push_back(makeIdentity(cryptography(), crypto::Role::Doctor, "doctor" + std::to_string(i), &people().clinic));
        request.recipients.push_back(doctors.back().pub);
    }
    report = desk.seal(request);
    REQUIRE(report);
    CHECK(report->frameBytes == crypto::frameBytes(512, 8));
    for (const auto& doctor : doctors) CHECK(desk.verdictOf(request.output, doctor) == "intact");
    CHECK(desk.verdictOf(request.output, people().doctor) == "not-for-you");
}

TEST_CASE("the plan of a picture agrees with sealing it") {
    const SealDesk desk;
    const auto source = desk.putPng(smear());
    const auto plan = pipeline::planSeal(desk.ports(), {.source = source});
    REQUIRE(plan);
    CHECK(plan->fits);
    CHECK(plan->neededBytes == 632);
    CHECK(plan->capacityBytes >= 632);
    const auto report = desk.seal(desk.request(source, "sealed.png"));
    REQUIRE(report);
    CHECK(plan->psnrDb == Approx(report->psnrDb).margin(0.5));
    const auto tiny = pipeline::planSeal(desk.ports(), {.source = desk.putPng(makePicture({40, 40}, Pattern::Smooth, 1), "tiny.png")});
    REQUIRE(tiny);
    CHECK_FALSE(tiny->fits);
    CHECK(tiny->reason->code == ErrorCode::CarrierTooSmall);
    const auto refusalOf = [&](std::size_t bytes) {
        const auto refused = pipeline::planSeal(desk.ports(), {.source = source, .payloadBytes = bytes});
        REQUIRE(refused);
        return refused->reason ? std::string(base::codeName(refused->reason->code)) : std::string();
    };
    CHECK(refusalOf(crypto::kMaximumPayloadBytes).empty());
    CHECK(refusalOf(crypto::kMaximumPayloadBytes + 1) == "payload-too-large");
    CHECK(refusalOf(5000) == "payload-too-large");
    CHECK_FALSE(pipeline::planSeal(desk.ports(), {.source = source, .recipients = 9}));
}

#ifdef INTAGLIO_CAN_LIMIT_FILES
TEST_CASE("a disk without room for the sealed picture is reported as full and keeps nothing of it") {
    const SealDesk desk;
    const auto source = desk.putPng(smear());
    constexpr rlim_t kRoom = 16 * 1024;  // less than the picture, more than the counter
    REQUIRE(std::filesystem::file_size(source) > kRoom);
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    const rlimit little{kRoom, before.rlim_max};
    const auto previous = std::signal(SIGXFSZ, SIG_IGN);
    REQUIRE(setrlimit(RLIMIT_FSIZE, &little) == 0);
    const auto report = desk.seal(desk.request(source, "sealed.png"));
    REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, previous);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::DiskFull);
    CHECK(filesIn(desk.folder.path(), "sealed") == 0);
}
#endif
