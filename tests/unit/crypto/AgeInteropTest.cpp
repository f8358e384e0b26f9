#include <cstdlib>
#include <fstream>

#include "core/base/Files.h"
#include "core/crypto/Age.h"
#include "core/crypto/EncryptedCopy.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "tests/unit/crypto/CryptoTestSupport.h"

/// Our files against the program "age" (https://age-encryption.org), where it is installed.
namespace intaglio::crypto {

using test::bytesOf;
using test::copyOf;
using test::primitives;

namespace {

using intaglio::test::TemporaryFolder;

const std::string kPassphrase = "correct horse battery staple";

bool runs(const std::string& command) {
    return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

bool isInstalled(const char* program) {
    const bool found = runs(std::string("command -v ") + program);
    if (!found) WARN("SKIPPED: the program " << program << " is not installed");
    return found;
}

void write(const std::filesystem::path& path, ByteView content) {
    REQUIRE(base::writeFileAtomically(path, content));
}

Bytes read(const std::filesystem::path& path) {
    const auto content = base::readFile(path);
    REQUIRE(content);
    return *content;
}

/// Runs `ageArguments` inside `folder` on a terminal of its own and types the passphrase `times` times: age asks nowhere else. The input
/// stays open until `output` has come, ten seconds at most.
bool runsOnTerminal(const TemporaryFolder& folder, const std::string& ageArguments, const std::string& output, int times) {
    std::string typing;
    for (int i = 0; i < times; ++i) typing += "sleep 0.5; printf '" + kPassphrase + "\\n'; ";
    typing += "for i in $(seq 100); do sleep 0.1; test -s " + output + " && break; done";
    const std::string command =
        "cd '" + folder.path().string() + "' && (" + typing + ") | script -qec 'age " + ageArguments + "' /dev/null";
    return runs(command) && std::filesystem::exists(folder / output);
}

}  // namespace

TEST_CASE("The program age opens what we seal to its keys, and we open what it seals to ours", "[crypto][interop]") {
    if (!isInstalled("age")) return;
    const TemporaryFolder folder;
    const std::string in = "cd '" + folder.path().string() + "' && ";
    const Bytes secret(32, 0x42);
    std::string identity = age::identityText(secret);
    const auto publicKey = primitives().x25519PublicKey(secret);
    REQUIRE(publicKey);
    for (const std::size_t length : {0U, 1U, 65536U, 200000U}) {
        const Bytes plaintext(length, 0x61);
        const std::vector<PublicKey> recipients = {*publicKey};
        const auto ours = age::encryptToKeys(primitives(), plaintext, recipients);
        REQUIRE(ours);
        write(folder / "identity", bytesOf(identity + "\n"));
        write(folder / "ours.age", *ours);
        REQUIRE(runs(in + "rm -f out && age -d -i identity -o out ours.age"));
        std::ifstream out(folder / "out", std::ios::binary);
        CHECK(std::string(std::istreambuf_iterator<char>(out), {}) == std::string(length, 'a'));

        write(folder / "plain", plaintext);
        REQUIRE(runs(in + "rm -f theirs.age && age -r " + age::recipientText(*publicKey) + " -o theirs.age plain"));
        const auto opened = age::decryptWithKey(primitives(), read(folder / "theirs.age"), secret);
        REQUIRE(std::holds_alternative<SecretBytes>(opened));
        CHECK(copyOf(std::get<SecretBytes>(opened).view()) == plaintext);
    }
}

TEST_CASE("The program age opens a doctor's key file and can use the identity in it", "[crypto][interop]") {
    if (!isInstalled("age") || !isInstalled("script")) return;
    const TemporaryFolder folder;
    NewKeyRequest request;
    request.name = "doctor";
    request.now = 1795234567;
    const auto doctor = createIdentity(primitives(), request);
    REQUIRE(doctor);
    REQUIRE(writeIdentity(primitives(), *doctor, base::viewOf(kPassphrase), folder.path(), 10));
    REQUIRE(runsOnTerminal(folder, "-d -o identity doctor.key", "identity", 1));

    const Bytes message = bytesOf("an export for the doctor");
    const std::vector<PublicKey> recipients = {*doctor->pub.exportKey};
    const auto sealed = age::encryptToKeys(primitives(), message, recipients);
    REQUIRE(sealed);
    write(folder / "export.age", *sealed);
    REQUIRE(runs("cd '" + folder.path().string() + "' && age -d -i identity -o export export.age"));
    CHECK(read(folder / "export") == message);
}

TEST_CASE("We open a passphrase file that the program age made", "[crypto][interop]") {
    if (!isInstalled("age") || !isInstalled("script")) return;
    const TemporaryFolder folder;
    const Bytes message = bytesOf("a text behind a passphrase");
    write(folder / "plain", message);
    REQUIRE(runsOnTerminal(folder, "-p -o theirs.age plain", "theirs.age", 2));
    const auto opened = age::decryptWithPassphrase(primitives(), read(folder / "theirs.age"), base::viewOf(kPassphrase));
    REQUIRE(std::holds_alternative<SecretBytes>(opened));
    CHECK(copyOf(std::get<SecretBytes>(opened).view()) == message);
}

TEST_CASE("A colleague opens an encrypted copy with age and gunzip, and we open what gzip and age made", "[crypto][interop]") {
    if (!isInstalled("age") || !isInstalled("script") || !isInstalled("gzip")) return;
    const TemporaryFolder folder;
    const std::string in = "cd '" + folder.path().string() + "' && ";
    NewKeyRequest request;
    request.name = "doctor";
    request.now = 1795234567;
    const auto old = createIdentity(primitives(), request);
    REQUIRE(old);
    // With a retired key in the file: age must take both identities from it.
    const auto doctor = replaceKeys(primitives(), *old, nullptr, request.now);
    REQUIRE(doctor);
    REQUIRE(writeIdentity(primitives(), *doctor, base::viewOf(kPassphrase), folder.path(), 10));
    REQUIRE(runsOnTerminal(folder, "-d -o identity doctor.key", "identity", 1));

    Bytes picture(150000);
    for (std::size_t i = 0; i < picture.size(); ++i) picture[i] = static_cast<std::uint8_t>(i * i >> 7);
    for (const PublicIdentity& reader : {doctor->pub, old->pub}) {
        const std::vector<PublicIdentity> colleagues = {reader};
        const auto copy = encryptCopy(primitives(), picture, colleagues);
        REQUIRE(copy);
        write(folder / "copy.age", *copy);
        REQUIRE(runs(in + "(age -d -i identity copy.age | gunzip > picture)"));
        CHECK(read(folder / "picture") == picture);
    }

    write(folder / "picture", picture);
    REQUIRE(runs(in + "gzip -c picture | age -r " + age::recipientText(*doctor->pub.exportKey) + " -o theirs.age"));
    const auto opened = decryptCopy(primitives(), read(folder / "theirs.age"), *doctor, "theirs.age");
    REQUIRE(opened);
    CHECK(copyOf(opened->view()) == picture);
}

}  // namespace intaglio::crypto
