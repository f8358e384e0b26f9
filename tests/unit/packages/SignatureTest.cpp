#include "core/inference/PackageSignature.h"

#include "tests/support/Catch.h"
#include "tests/unit/packages/PackageSamples.h"

using namespace intaglio;
using base::ErrorCode;
using inference::PackageStatus;
using test::packagePrimitives;
using test::StoreDesk;
using test::writePackage;
namespace fs = std::filesystem;

TEST_CASE("A package that the trusted clinic signed needs nobody to accept it") {
    StoreDesk desk;
    const auto clinic = test::clinicKey("Riverside");
    desk.trusted = {clinic.pub};
    const fs::path package = writePackage(desk.folder / "stick", "model-a");
    REQUIRE(inference::signPackage(packagePrimitives(), package, clinic, desk.clock.unixSeconds()));
    const auto installed = desk.install(package, {});
    REQUIRE(installed);
    CHECK(installed->status == PackageStatus::Ok);
    REQUIRE(installed->signer);
    CHECK(installed->signer->isTrusted);
    CHECK(installed->signer->name == "Riverside");
    CHECK(installed->signer->fingerprint == clinic.pub.readableFingerprint(packagePrimitives()));
}

TEST_CASE("A stranger's signature is shown and does not count") {
    StoreDesk desk;
    const auto stranger = test::clinicKey("Stranger");
    const fs::path package = writePackage(desk.folder / "stick", "model-a");
    REQUIRE(inference::signPackage(packagePrimitives(), package, stranger, desk.clock.unixSeconds()));
    CHECK(desk.install(package, {}).error().code == ErrorCode::PackageNotAccepted);
    REQUIRE(desk.store.trustPublisher(stranger.pub));
    const auto installed = desk.install(package, {});
    REQUIRE(installed);
    CHECK(installed->status == PackageStatus::Ok);
    REQUIRE(desk.store.distrustPublisher(installed->signer->fingerprint));
    auto catalog = desk.catalog();
    CHECK(catalog.packages().at(0).status == PackageStatus::Unsigned);
    CHECK(catalog.find("model-a").error().code == ErrorCode::PackageNotAccepted);
}

TEST_CASE("A change of any covered file after signing breaks the package") {
    for (const std::string file : {"CARD.md", "golden/smear.json", "metadata.json", "golden/added.json", "evaluation/metrics.json"}) {
        INFO(file);
        StoreDesk desk;
        const fs::path package = writePackage(desk.folder / "stick", "model-a");
        REQUIRE(inference::signPackage(packagePrimitives(), package, test::clinicKey("Riverside"), desk.clock.unixSeconds()));
        CHECK_FALSE(inference::openPackage(packagePrimitives(), package, false).problem);
        const std::string old =
            fs::exists(package / file) ? test::contentOf(package / file) : test::contentOf(package / "golden/smear.json");
        test::writeText(package / file, old + "\n");
        const auto opened = inference::openPackage(packagePrimitives(), package, false);
        REQUIRE(opened.problem);
        CHECK(opened.status == PackageStatus::Broken);
        CHECK(opened.problem->arguments.at(1).find("changed after it was signed") != std::string::npos);
        REQUIRE(inference::signPackage(packagePrimitives(), package, test::clinicKey("Again"), desk.clock.unixSeconds()));
        CHECK_FALSE(inference::openPackage(packagePrimitives(), package, false).problem);
    }
}

TEST_CASE("A signature file that cannot be read is no missing one") {
    test::TemporaryFolder folder;
    const fs::path package = writePackage(folder.path(), "model-a");
    for (const std::string text : {"{}", "no json", R"({"format":"intaglio-model-signature/1","name":"x","key":"00"})"}) {
        test::writeText(package / "signature.json", text);
        CHECK(inference::openPackage(packagePrimitives(), package, false).status == PackageStatus::Broken);
    }
}

TEST_CASE("Only a valid clinic's key signs packages") {
    test::TemporaryFolder folder;
    const fs::path package = writePackage(folder.path(), "model-a");
    crypto::NewKeyRequest request;
    request.role = crypto::Role::Doctor;
    request.name = "Doctor";
    request.now = 1'700'000'000;
    const auto doctor = crypto::createIdentity(packagePrimitives(), request);
    REQUIRE(doctor);
    CHECK(inference::signPackage(packagePrimitives(), package, *doctor, request.now).error().code == ErrorCode::KeyWrongRole);
    const auto clinic = test::clinicKey("Riverside");
    CHECK(inference::signPackage(packagePrimitives(), package, clinic, clinic.pub.notAfter + 1).error().code == ErrorCode::KeyExpired);
    CHECK_FALSE(fs::exists(package / "signature.json"));
}

TEST_CASE("A signature over one package does not hold for another") {
    test::TemporaryFolder folder;
    const auto clinic = test::clinicKey("Riverside");
    const fs::path first = writePackage(folder / "a", "model-a");
    const fs::path second = writePackage(folder / "b", "model-b");
    REQUIRE(inference::signPackage(packagePrimitives(), first, clinic, clinic.pub.notBefore));
    fs::copy(first / "signature.json", second / "signature.json");
    CHECK(inference::openPackage(packagePrimitives(), second, false).status == PackageStatus::Broken);
}
