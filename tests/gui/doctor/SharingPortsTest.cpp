#include "app/composition/Services.h"
#include "core/base/Files.h"
#include "core/image/Phantom.h"
#include "tests/gui/doctor/FakePorts.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "ui/doctor/DoctorPorts.h"

using namespace intaglio;
using base::ErrorCode;

namespace {

/// The program's real functions on a computer that trusts one clinic.
class Workplace {
public:
    Workplace() {
        m_clinic = make(crypto::Role::Clinic, "clinic", nullptr);
        kiosk = make(crypto::Role::Kiosk, "ward3", &m_clinic);
        doctor = make(crypto::Role::Doctor, "weber", &m_clinic);
        colleague = make(crypto::Role::Doctor, "okafor", &m_clinic);
        stranger = make(crypto::Role::Doctor, "stranger", nullptr);
        REQUIRE(openStore().pinClinic(m_clinic.pub));
        functions = ui::makeStudyPorts(m_ports);
    }

    crypto::PrivateIdentity make(crypto::Role role, const char* name, const crypto::PrivateIdentity* clinic, std::int64_t age = 0) {
        crypto::NewKeyRequest request;
        request.role = role;
        request.name = name;
        request.clinic = clinic;
        request.now = m_services.clock().unixSeconds() - age;
        request.validitySeconds = 1000;
        return crypto::createIdentity(m_services.primitives(), request).value();
    }

    [[nodiscard]] crypto::TrustStore openStore() {
        return crypto::TrustStore::open(m_services.primitives(), ui::trustFolderIn(folder.path())).value();
    }

    void revoke(const crypto::PublicIdentity& key) {
        const auto list = crypto::revoke(m_services.primitives(), nullptr, m_clinic, key.fingerprint(m_services.primitives()),
                                         crypto::RevocationReason::Lost, m_services.clock().unixSeconds());
        REQUIRE(list);
        REQUIRE(openStore().update(*list));
    }

    void writePicture(std::uint64_t seed) {
        const auto picture = image::bloodSmearPhantom(seed, 256);
        REQUIRE(picture);
        REQUIRE(base::writeFileAtomically(folder / "source.png", image::encodePng(*picture).value()));
    }

    /// A picture that the kiosk sealed for the doctor, opened.
    ui::StudyPorts::AnswerRequest opened(crypto::EmbeddingMode mode) {
        writePicture(3);
        pipeline::SealRequest seal;
        seal.source = folder / "source.png";
        seal.output = folder / "sealed.png";
        seal.kiosk = &kiosk;
        seal.recipients = {doctor.pub};
        seal.result = test::predictionOf(0.75);
        seal.result.model.sha256 = std::string(64, 'a');
        seal.counterFile = folder / "counter";
        seal.mode = mode;
        base::NoProgress progress;
        REQUIRE(pipeline::sealImage(m_services.sealPorts(), seal, progress, {}));
        ui::StudyPorts::AnswerRequest request;
        request.sealedFile = seal.output;
        request.sealed = std::make_shared<const image::LoadedImage>(functions.load(seal.output).value());
        auto verdict = functions.openSealed(*request.sealed, {&doctor, {kiosk.pub}}, progress, {});
        REQUIRE(verdict);
        REQUIRE(std::holds_alternative<pipeline::IntactResult>(*verdict));
        request.verdict = std::make_shared<const pipeline::Verdict>(std::move(*verdict));
        request.doctor = std::shared_ptr<const crypto::PrivateIdentity>(&doctor, [](const auto*) {});
        request.words = "Please come on Monday.";
        request.recipients = {colleague.pub};
        request.output = folder / "answer.png";
        return request;
    }

    /// "" or the code of the error.
    std::string answer(const ui::StudyPorts::AnswerRequest& request) {
        base::NoProgress progress;
        const auto report = functions.answer(request, progress, {});
        return report ? std::string() : std::string(base::codeName(report.error().code));
    }
    std::string copyFor(const crypto::PublicIdentity& reader) {
        const auto written = functions.exportCopy({folder / "source.png"}, {reader}, folder / "copy.age");
        return written ? std::string() : std::string(base::codeName(written.error().code));
    }
    std::string check(const crypto::PublicIdentity& reader) {
        const auto allowed = functions.checkReader(reader);
        return allowed ? std::string() : std::string(base::codeName(allowed.error().code));
    }

    test::TemporaryFolder folder;
    crypto::PrivateIdentity kiosk, doctor, colleague, stranger;
    ui::StudyPorts functions;

private:
    composition::Services m_services;
    crypto::PrivateIdentity m_clinic;
    ui::AppPorts m_ports{m_services.primitives(),  m_services.readers(),
                         m_services.dicomWriter(), m_services.clock(),
                         m_services.models(),      m_services.engines(),
                         m_services.analyzer(),    folder.path(),
                         folder / "samples",       nullptr};
};

}  // namespace

TEST_CASE("a revoked or expired colleague is given neither an answer nor a copy", "[gui][doctor]") {
    Workplace place;
    const auto request = place.opened(crypto::EmbeddingMode::Reversible);
    CHECK(place.functions.isVouchedFor(place.colleague.pub));
    CHECK_FALSE(place.functions.isVouchedFor(place.stranger.pub));
    CHECK(place.check(place.colleague.pub).empty());
    CHECK(place.copyFor(place.colleague.pub).empty());
    CHECK(place.answer(request).empty());
    std::filesystem::remove(place.folder / "copy.age");
    std::filesystem::remove(request.output);

    place.revoke(place.colleague.pub);
    CHECK(place.check(place.colleague.pub) == "key-revoked");
    CHECK(place.copyFor(place.colleague.pub) == "key-revoked");
    CHECK(place.answer(request) == "key-revoked");
    const auto expired = place.make(crypto::Role::Doctor, "late", nullptr, 5000);
    CHECK(place.check(expired.pub) == "key-expired");
    CHECK(place.copyFor(expired.pub) == "key-expired");
    CHECK_FALSE(std::filesystem::exists(place.folder / "copy.age"));
    CHECK_FALSE(std::filesystem::exists(request.output));
}

TEST_CASE("where this computer's trust cannot be read nothing is given away", "[gui][doctor]") {
    Workplace place;
    const auto request = place.opened(crypto::EmbeddingMode::Reversible);
    const auto trust = ui::trustFolderIn(place.folder.path());
    std::filesystem::remove_all(trust);
    REQUIRE(base::writeFileAtomically(trust, base::viewOf("no folder")));
    CHECK_FALSE(place.check(place.colleague.pub).empty());
    CHECK_FALSE(place.copyFor(place.colleague.pub).empty());
    CHECK_FALSE(place.answer(request).empty());
    CHECK_FALSE(std::filesystem::exists(request.output));
    CHECK_FALSE(place.functions.trust().problems.empty());
}

TEST_CASE("an answer goes into the picture that was opened, not into what took its place", "[gui][doctor]") {
    Workplace place;
    const auto request = place.opened(crypto::EmbeddingMode::Covert);
    place.writePicture(4);
    std::filesystem::copy_file(place.folder / "source.png", request.sealedFile, std::filesystem::copy_options::overwrite_existing);
    CHECK(place.answer(request) == "picture-replaced");
    CHECK_FALSE(std::filesystem::exists(request.output));
}

TEST_CASE("who answers reads the own words again, without trusting the own key by name", "[gui][doctor]") {
    Workplace place;
    const auto request = place.opened(crypto::EmbeddingMode::Reversible);
    REQUIRE(place.answer(request).empty());
    base::NoProgress progress;
    const auto picture = place.functions.load(request.output).value();
    for (const auto* reader : {&place.doctor, &place.colleague}) {
        const auto verdict = place.functions.openSealed(picture, {reader, {place.doctor.pub}}, progress, {});
        REQUIRE(verdict);
        REQUIRE(std::holds_alternative<pipeline::IntactResult>(*verdict));
        const auto& intact = std::get<pipeline::IntactResult>(*verdict);
        CHECK(intact.answer == "Please come on Monday.");
        CHECK(intact.isOwnAnswer == (reader == &place.doctor));
        CHECK(intact.recipients.size() == 2);
    }
    const auto alone = place.functions.openSealed(picture, {&place.doctor, {}}, progress, {});
    CHECK((alone && std::holds_alternative<pipeline::IntactResult>(*alone)));
    const auto untrusting = place.functions.openSealed(picture, {&place.colleague, {}}, progress, {});
    CHECK((untrusting && std::holds_alternative<pipeline::UntrustedKiosk>(*untrusting)));
    place.revoke(place.doctor.pub);
    const auto list = place.functions.trust().revocations;
    const auto revoked = place.functions.openSealed(picture, {&place.doctor, {}, &*list}, progress, {});
    CHECK((revoked && std::holds_alternative<pipeline::UntrustedKiosk>(*revoked)));
}

TEST_CASE("a copy is decrypted in memory, and gives back the original and takes an answer", "[gui][doctor]") {
    Workplace place;
    const auto mode = GENERATE(crypto::EmbeddingMode::Reversible, crypto::EmbeddingMode::Covert);
    auto request = place.opened(mode);
    const auto copy = place.folder / "copy.png.gz.age";
    REQUIRE(place.functions.exportCopy({request.sealedFile}, {place.doctor.pub}, copy));
    CHECK(place.functions.isCopy(copy));
    CHECK_FALSE(place.functions.isCopy(request.sealedFile));
    CHECK_FALSE(place.functions.isCopy(place.folder.path()));
    const auto foreign = place.functions.openCopy(copy, place.colleague);
    REQUIRE_FALSE(foreign);
    CHECK(foreign.error().code == ErrorCode::CryptoAuthenticationFailed);

    const auto opened = place.functions.openCopy(copy, place.doctor);
    REQUIRE(opened);
    std::filesystem::remove(request.sealedFile);
    request.sealedFile = copy;
    request.sealedContent = opened->content;
    CHECK(place.answer(request).empty());
    CHECK(std::filesystem::exists(request.output));
    // Encrypted anew is the picture, not the copy.
    const auto again = place.folder / "again.age";
    REQUIRE(place.functions.exportCopy({copy, opened->content}, {place.colleague.pub}, again));
    CHECK(place.functions.openCopy(again, place.colleague));
    if (mode != crypto::EmbeddingMode::Reversible) return;
    const auto restored = place.folder / "restored.png";
    const auto& intact = std::get<pipeline::IntactResult>(*request.verdict);
    REQUIRE(place.functions.restore({copy, opened->content}, *request.sealed, intact, restored));
    const auto original = place.functions.load(place.folder / "source.png").value();
    const auto back = place.functions.load(restored).value();
    CHECK(std::ranges::equal(original.image.bytes(), back.image.bytes()));
}

TEST_CASE("where all places are taken by others the author goes without, and the answer is sealed", "[gui][doctor]") {
    Workplace place;
    auto request = place.opened(crypto::EmbeddingMode::Reversible);
    request.recipients.clear();
    for (int i = 0; i < 8; ++i) request.recipients.push_back(place.make(crypto::Role::Doctor, "reader", nullptr).pub);
    REQUIRE(place.answer(request).empty());
    base::NoProgress progress;
    const auto picture = place.functions.load(request.output).value();
    const auto verdict = place.functions.openSealed(picture, {&place.doctor, {}}, progress, {});
    REQUIRE(verdict);
    CHECK(pipeline::verdictName(*verdict) != "intact");
}
