#include <algorithm>

#include "tests/support/Catch.h"
#include "tests/unit/pipeline_seal/SealDesk.h"

using namespace intaglio;
using namespace intaglio::test;
using base::ErrorCode;
using crypto::RevocationReason;

namespace {

image::Image smear() {
    return makePicture({192, 192, 3}, Pattern::SaturatedDisc, 1);
}

crypto::RevocationList listOf(const crypto::PublicIdentity& key, RevocationReason reason, std::int64_t when) {
    auto list = crypto::revoke(cryptography(), nullptr, people().clinic, key.fingerprint(cryptography()), reason, when);
    REQUIRE(list);
    return *std::move(list);
}

base::Result<pipeline::Verdict> openAgainst(const SealDesk& desk, const std::filesystem::path& path, const crypto::RevocationList* list,
                                            const crypto::PrivateIdentity& doctor = people().doctor) {
    pipeline::OpenRequest request;
    request.doctor = &doctor;
    request.trusted = {people().kiosk.pub, people().colleague.pub};
    request.revocations = list;
    return desk.openWith(path, request);
}

}  // namespace

TEST_CASE("what a lost kiosk ever sealed no longer counts, what a replaced one sealed before does") {
    const SealDesk desk;
    const auto request = desk.request(desk.putPng(smear()), "sealed.png");
    REQUIRE(desk.seal(request));
    const auto verdictWith = [&](const crypto::RevocationList& list) {
        const auto verdict = openAgainst(desk, request.output, &list);
        REQUIRE(verdict);
        const auto* untrusted = std::get_if<pipeline::UntrustedKiosk>(&*verdict);
        return std::string(pipeline::verdictName(*verdict)) + (untrusted != nullptr && untrusted->revoked ? ", revoked" : "");
    };
    const crypto::PublicIdentity& kiosk = people().kiosk.pub;
    CHECK(verdictWith(listOf(kiosk, RevocationReason::Lost, kNow + 500)) == "untrusted-kiosk, revoked");
    CHECK(verdictWith(listOf(kiosk, RevocationReason::Stolen, kNow + 500)) == "untrusted-kiosk, revoked");
    CHECK(verdictWith(listOf(kiosk, RevocationReason::Replaced, kNow + 500)) == "intact");
    CHECK(verdictWith(listOf(kiosk, RevocationReason::Left, kNow - 500)) == "untrusted-kiosk, revoked");
    CHECK(verdictWith(listOf(people().looseKiosk.pub, RevocationReason::Lost, kNow)) == "intact");
}

TEST_CASE("an unknown kiosk is told from one that the clinic revoked") {
    const SealDesk desk;
    const auto request = desk.request(desk.putPng(smear()), "sealed.png");
    REQUIRE(desk.seal(request));
    const auto list = listOf(people().kiosk.pub, RevocationReason::Lost, kNow);
    pipeline::OpenRequest open;
    open.doctor = &people().doctor;
    open.revocations = &list;
    const auto revoked = desk.openWith(request.output, open);
    REQUIRE(revoked);
    CHECK(std::get<pipeline::UntrustedKiosk>(*revoked).revoked);
    CHECK(pipeline::verdictError(*revoked) == base::ErrorCode::VerdictRevokedKiosk);
    // Unknown for another reason: when it sealed this, the kiosk had not been replaced yet.
    const auto later = listOf(people().kiosk.pub, RevocationReason::Replaced, kNow + 500);
    open.revocations = &later;
    const auto before = desk.openWith(request.output, open);
    REQUIRE(before);
    CHECK_FALSE(std::get<pipeline::UntrustedKiosk>(*before).revoked);
    open.revocations = nullptr;
    const auto unknown = desk.openWith(request.output, open);
    REQUIRE(unknown);
    CHECK_FALSE(std::get<pipeline::UntrustedKiosk>(*unknown).revoked);
    CHECK(pipeline::verdictError(*unknown) == base::ErrorCode::VerdictUntrustedKiosk);
}

TEST_CASE("a revoked key neither seals nor receives") {
    const SealDesk desk;
    auto request = desk.request(desk.putPng(smear()), "sealed.png");
    const auto refusalWith = [&](const crypto::RevocationList& list) {
        request.revocations = &list;
        const auto report = desk.seal(request);
        if (report) return std::string();
        CHECK_FALSE(std::filesystem::exists(request.output));
        return std::string(base::codeName(report.error().code));
    };
    CHECK(refusalWith(listOf(people().kiosk.pub, RevocationReason::Left, kNow)) == "key-revoked");
    CHECK(refusalWith(listOf(people().doctor.pub, RevocationReason::Replaced, kNow + 99999)) == "key-revoked");
    CHECK(refusalWith(listOf(people().colleague.pub, RevocationReason::Lost, kNow)).empty());
}

TEST_CASE("a doctor with new keys still opens what was sealed for the old ones, and is told") {
    const SealDesk desk;
    auto request = desk.request(desk.putPng(smear()), "sealed.png");
    REQUIRE(desk.seal(request));
    const auto once = crypto::replaceKeys(cryptography(), people().doctor, &people().clinic, kNow);
    REQUIRE(once);
    const auto twice = crypto::replaceKeys(cryptography(), *once, &people().clinic, kNow);
    REQUIRE(twice);
    for (const auto* doctor : {&*once, &*twice}) {
        const auto verdict = openAgainst(desk, request.output, nullptr, *doctor);
        REQUIRE(verdict);
        REQUIRE(std::holds_alternative<pipeline::IntactResult>(*verdict));
        const auto& intact = std::get<pipeline::IntactResult>(*verdict);
        CHECK(intact.warnings == std::vector<std::string>{"recipient-retired"});
        CHECK(intact.recipients == std::vector<std::string>{"doctor"});
    }
    request.recipients = {twice->pub};
    REQUIRE(desk.seal(request));
    const auto current = openAgainst(desk, request.output, nullptr, *twice);
    REQUIRE(current);
    REQUIRE(std::holds_alternative<pipeline::IntactResult>(*current));
    CHECK(std::get<pipeline::IntactResult>(*current).warnings.empty());
    CHECK(desk.verdictOf(request.output) == "not-for-you");  // the old file does not open what is for the new keys
}

TEST_CASE("recipients are named where the doctor knows them") {
    const SealDesk desk;
    auto request = desk.request(desk.putPng(smear()), "sealed.png");
    request.recipients = {people().doctor.pub, people().colleague.pub, people().foreignDoctor.pub};
    REQUIRE(desk.seal(request));
    const auto verdict = openAgainst(desk, request.output, nullptr);
    REQUIRE(verdict);
    REQUIRE(std::holds_alternative<pipeline::IntactResult>(*verdict));
    auto names = std::get<pipeline::IntactResult>(*verdict).recipients;
    std::sort(names.begin(), names.end());
    std::vector<std::string> expected{"doctor", "colleague", people().foreignDoctor.pub.readableFingerprint(cryptography()).substr(0, 14)};
    std::sort(expected.begin(), expected.end());
    CHECK(names == expected);
}

TEST_CASE("pictures of every epoch open after the clinic's carrier order was rotated") {
    const SealDesk desk;
    const auto source = desk.putPng(smear());
    REQUIRE(desk.seal(desk.request(source, "old.png")));
    const auto clinic = crypto::rotateStegoKey(cryptography(), people().clinic);
    REQUIRE(clinic);
    const auto kiosk = crypto::renewIdentity(cryptography(), people().kiosk, *clinic, kNow);
    const auto doctor = crypto::renewIdentity(cryptography(), people().doctor, *clinic, kNow);
    REQUIRE(kiosk);
    REQUIRE(doctor);
    auto request = desk.request(source, "new.png");
    request.kiosk = &*kiosk;
    request.recipients = {doctor->pub};
    const auto report = desk.seal(request);
    REQUIRE(report);
    CHECK(report->hidden);
    CHECK(desk.verdictOf(desk.folder / "new.png", *doctor) == "intact");
    CHECK(desk.verdictOf(desk.folder / "old.png", *doctor) == "intact");
    CHECK(desk.verdictOf(desk.folder / "new.png", people().doctor) == "no-payload");  // the old key file lacks the new order
    request.mode = crypto::EmbeddingMode::Covert;
    REQUIRE(desk.seal(request));
    CHECK(desk.verdictOf(desk.folder / "new.png", *doctor) == "intact");
}
