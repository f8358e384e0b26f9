#include <fstream>

#include "core/crypto/EncryptedCopy.h"
#include "core/crypto/Envelope.h"
#include "tests/unit/crypto/KeysTestSupport.h"
#include "tests/unit/crypto/PayloadTestSupport.h"
#include "tests/unit/crypto/wiping/FreedMemory.h"

/// No result, key or passphrase stays in memory that was given back.
namespace intaglio::crypto {

using intaglio::test::FreedMemoryWatch;
using test::made;
using test::primitives;
using test::taken;

namespace {

// Longer than what a string keeps inside itself.
constexpr std::string_view kFinding = "canary finding: malignant, very likely";
constexpr std::string_view kNote = "canary note: come back on Tuesday morning";
constexpr std::string_view kKind = "canary kind of picture: blood smear";
constexpr std::string_view kFlag = "canary flag: demonstration only, blurred";
constexpr std::string_view kAnswer = "canary answer: please repeat in three months";
constexpr std::string_view kSecretPassphrase = "canary passphrase with several words";

void lookForResult(FreedMemoryWatch& watch) {
    for (const std::string_view secret : {kFinding, kNote, kKind, kFlag, kAnswer}) watch.lookFor(secret);
}

Payload secretPayload() {
    Payload payload = test::samplePayload();
    payload.kind = kKind;
    payload.note = kNote;
    payload.flags.clear();
    payload.flags.emplace_back(kFlag);
    payload.classes.clear();
    // Outgrows its memory several times.
    for (std::uint16_t i = 0; i < 9; ++i) payload.classes.push_back({std::string(kFinding), i});
    return payload;
}

FixedBytes<32> copyOf(const SecretBytes& secret) {
    FixedBytes<32> copy{};
    std::copy(secret.view().begin(), secret.view().end(), copy.begin());
    return copy;
}

/// A key as the file's text has it.
std::array<char, 64> hexOf(const FixedBytes<32>& key) {
    std::array<char, 64> text{};
    for (std::size_t i = 0; i < key.size(); ++i) {
        text[2 * i] = "0123456789abcdef"[key[i] >> 4];
        text[2 * i + 1] = "0123456789abcdef"[key[i] & 15];
    }
    return text;
}

}  // namespace

TEST_CASE("The watch sees what is left in freed memory", "[crypto]") {
    FreedMemoryWatch watch;
    watch.lookFor(kNote);
    { const std::string careless(kNote); }
    CHECK(watch.found() == 1);
    {
        std::string careful(kNote);
        base::wipe(careful);
    }
    CHECK(watch.found() == 1);
    {
        // What lies beyond the end of a shortened text is wiped too.
        std::string shortened(kNote);
        shortened.resize(3);
        base::wipe(shortened);
    }
    CHECK(watch.found() == 1);
}

TEST_CASE("A payload leaves nothing, however it goes", "[crypto]") {
    FreedMemoryWatch watch;
    lookForResult(watch);
    {
        Payload payload = secretPayload();
        Payload copy = payload;
        const Payload moved = std::move(payload);
        copy = moved;
        copy = test::sampleAnswer();
        copy.answer = kAnswer;
        copy = Payload();
        std::vector<Payload> several;
        for (int i = 0; i < 5; ++i) several.push_back(moved);
    }
    CHECK(watch.found() == 0);
}

TEST_CASE("Encoding and decoding a payload leaves nothing, not even on failure", "[crypto]") {
    FreedMemoryWatch watch;
    lookForResult(watch);
    {
        const auto encoded = encodePayload(secretPayload());
        REQUIRE(encoded);
        REQUIRE(decodePayload(encoded->view()));
        SecretBytes broken = encoded->clone();
        broken.data().back() ^= 1;
        (void)decodePayload(broken.view());
        for (std::size_t length = 0; length < encoded->size(); ++length) (void)decodePayload(encoded->view().first(length));
        Payload tooLong = secretPayload();
        for (int i = 0; i < 100; ++i) tooLong.flags.emplace_back(kFlag);
        REQUIRE_FALSE(encodePayload(tooLong));
    }
    CHECK(watch.found() == 0);
}

TEST_CASE("Sealing and opening leaves neither result nor key", "[crypto]") {
    const PrivateIdentity kiosk = made(Role::Kiosk);
    const PrivateIdentity doctor = made(Role::Doctor);
    FreedMemoryWatch watch;
    watch.lookFor(kFinding);
    watch.lookFor(kNote);
    watch.lookFor(copyOf(kiosk.signingSeed));
    watch.lookFor(copyOf(doctor.encryptionKey));
    {
        const auto payload = encodePayload(secretPayload());
        REQUIRE(payload);
        EnvelopeContext context;
        context.bucket = *bucketFor(payload->size());
        context.slots = 2;
        const std::vector<PublicKey> recipients = {*doctor.pub.encryption, *doctor.pub.encryption};
        const auto frame = sealEnvelope(primitives(), payload->view(), kiosk.signingSeed.view(), recipients, context);
        REQUIRE(frame);
        const auto opened = openEnvelope(primitives(), *frame, doctor.encryptionKey.view(), context);
        REQUIRE(std::holds_alternative<OpenedEnvelope>(opened));
        CHECK(verifyEnvelope(primitives(), std::get<OpenedEnvelope>(opened), kiosk.pub.signing));
        Bytes damaged = *frame;
        damaged.back() ^= 1;
        (void)openEnvelope(primitives(), damaged, doctor.encryptionKey.view(), context);
    }
    CHECK(watch.found() == 0);
}

TEST_CASE("Key files leave neither keys nor passphrases", "[crypto]") {
    const PrivateIdentity clinic = made(Role::Clinic);
    FreedMemoryWatch watch;
    {
        const PrivateIdentity doctor = taken(replaceKeys(primitives(), made(Role::Doctor, &clinic), &clinic, test::kNow));
        const auto seed = copyOf(doctor.signingSeed);
        const auto seedHex = hexOf(seed);
        const auto stegoHex = hexOf(copyOf(doctor.stegoKeys[0].secret));
        const auto retiredHex = hexOf(copyOf(doctor.retired[0].encryptionKey));
        const auto exportKey = copyOf(doctor.exportKey);
        watch.lookFor(seed);
        watch.lookFor(std::string_view(seedHex.data(), seedHex.size()));
        watch.lookFor(std::string_view(stegoHex.data(), stegoHex.size()));
        watch.lookFor(std::string_view(retiredHex.data(), retiredHex.size()));
        watch.lookFor(exportKey);
        watch.lookFor(kSecretPassphrase);
        watch.lookFor(std::string_view("AGE-SECRET-KEY-1"));
        const auto file = encodeKeyFile(primitives(), doctor, base::viewOf(kSecretPassphrase), test::kQuickWorkFactor);
        REQUIRE(file);
        REQUIRE(decodeKeyFile(primitives(), *file, base::viewOf(kSecretPassphrase), "a.key"));
        REQUIRE_FALSE(decodeKeyFile(primitives(), *file, base::viewOf("another passphrase"), "a.key"));
        const SecretBytes text = writeKeyText(doctor);
        for (std::size_t length = 0; length < text.size(); length += 7)
            (void)readKeyText(primitives(), base::textOf(text.view().first(length)), "a.key");
        PrivateIdentity other = taken(renewIdentity(primitives(), doctor, clinic, test::kNow));
        other = taken(adoptEnrolment(primitives(), other, doctor.pub));
        CHECK(checkPassphrase(base::viewOf(kSecretPassphrase), "doctor"));
    }
    CHECK(watch.found() == 0);
}

TEST_CASE("An encrypted copy leaves nothing of the picture", "[crypto]") {
    const PrivateIdentity doctor = made(Role::Doctor);
    // Large enough that compression works in several parts and its window moves.
    SecretBytes picture(300000);
    for (std::size_t i = 0; i < picture.size(); ++i) picture.data()[i] = static_cast<std::uint8_t>((i * i) >> 9);
    std::copy(kNote.begin(), kNote.end(), picture.data().begin() + 290000);
    FreedMemoryWatch watch;
    watch.lookFor(kNote);
    {
        const std::vector<PublicIdentity> colleagues = {doctor.pub};
        const auto file = encryptCopy(primitives(), picture.view(), colleagues);
        REQUIRE(file);
        const auto opened = decryptCopy(primitives(), *file, doctor, "a.age");
        REQUIRE(opened);
        CHECK(std::equal(opened->view().begin(), opened->view().end(), picture.view().begin(), picture.view().end()));
    }
    CHECK(watch.found() == 0);
}

TEST_CASE("Secret bytes of every size are overwritten when they go or are replaced", "[crypto]") {
    FreedMemoryWatch watch;
    watch.lookFor(kNote);
    for (const std::size_t size : {64U, 65U, 256U, 5000U, 65536U, 65537U, 1000000U}) {
        CAPTURE(size);
        SecretBytes secret(size);
        std::copy(kNote.begin(), kNote.end(), secret.data().begin());
        const SecretBytes copy = secret.clone();
        secret = SecretBytes(3);
        SecretBytes moved = copy.clone();
        const SecretBytes last = std::move(moved);
        CHECK(base::textOf(last.view()).starts_with(kNote));
    }
    CHECK(watch.found() == 0);
}

TEST_CASE("The memory of a small secret holds zeros once it was given back", "[crypto]") {
    const std::uint8_t* place = nullptr;
    {
        SecretBytes secret(200);
        std::copy(kNote.begin(), kNote.end(), secret.data().begin());
        place = secret.view().data();
        REQUIRE(place[0] == 'c');
    }
    // The pool's pages stay: they are for the next secret.
    volatile const std::uint8_t* after = place;
    for (int i = 0; i < 200; ++i) REQUIRE(after[i] == 0);
}

TEST_CASE("Small secrets lie in pages that core dumps leave out", "[crypto]") {
    std::ifstream maps("/proc/self/smaps");
    if (!maps) {
        WARN("SKIPPED: this system has no /proc/self/smaps");
        return;
    }
    const SecretBytes secret(100);
    const auto address = reinterpret_cast<std::uintptr_t>(secret.view().data());
    bool isInside = false;
    std::string flags;
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t from = 0;
        std::uintptr_t to = 0;
        if (std::sscanf(line.c_str(), "%zx-%zx ", &from, &to) == 2) isInside = from <= address && address < to;
        if (isInside && line.starts_with("VmFlags:")) flags = line;
    }
    REQUIRE_FALSE(flags.empty());
    CHECK(flags.find(" dd") != std::string::npos);
    if (flags.find(" lo") == std::string::npos) WARN("this system allows no locked memory");
}

}  // namespace intaglio::crypto
