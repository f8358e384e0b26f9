#include <algorithm>
#include <cctype>
#include <memory>

#include "core/base/Files.h"
#include "core/crypto/Keys.h"
#include "core/crypto/ReservedNames.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

nlohmann::json lineOf(const CliResult& result) {
    const auto lines = result.lines();
    INFO(result.err);
    REQUIRE(lines.size() == 1);
    return lines[0];
}

/// A clinic with a recovery key, as the set-up window makes one: the command line enrols nobody under that name.
class ClinicWithRecovery {
public:
    ClinicWithRecovery() {
        m_cli.makeKeys();
        const auto clinic = crypto::readKeyFile(*m_primitives, m_cli.path("keys/clinic.key"), passphrase());
        REQUIRE(clinic);
        makeRecovery(*clinic, "keys");
    }

    /// recovery.key and recovery.pub in `folder`, signed by `clinic`.
    void makeRecovery(const crypto::PrivateIdentity& clinic, const std::string& folder) const {
        crypto::NewKeyRequest request;
        request.role = crypto::Role::Doctor;
        request.name = crypto::kRecoveryName;
        request.clinic = &clinic;
        request.now = clinic.pub.notBefore;
        const auto recovery = crypto::createIdentity(*m_primitives, request);
        REQUIRE(recovery);
        constexpr int kQuickWorkFactor = 10;
        REQUIRE(crypto::writeIdentity(*m_primitives, *recovery, passphrase(), m_cli.path(folder), kQuickWorkFactor));
    }
    [[nodiscard]] crypto::PrivateIdentity makeClinic() const {
        crypto::NewKeyRequest request;
        request.role = crypto::Role::Clinic;
        request.name = "clinic";
        request.now = crypto::readPublicIdentity(*m_primitives, m_cli.path("keys/clinic.pub")).value().notBefore;
        return crypto::createIdentity(*m_primitives, request).value();
    }

    [[nodiscard]] const Cli& cli() const { return m_cli; }
    [[nodiscard]] std::string fingerprint(const std::string& file) const {
        return lineOf(m_cli.run({"keys", "show", m_cli.file(file), "--json"})).at("fingerprint");
    }
    [[nodiscard]] CliResult keys(const std::vector<std::string>& more) const {
        std::vector<std::string> arguments{"keys"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        arguments.insert(arguments.end(), {"--json", "--passphrase-file", m_cli.file("passphrase")});
        return m_cli.run(arguments);
    }
    [[nodiscard]] CliResult renew(const std::string& file, const std::string& compared) const {
        std::vector<std::string> arguments{"renew", m_cli.file(file), "--clinic", m_cli.file("keys/clinic.key")};
        if (!compared.empty()) arguments.insert(arguments.end(), {"--fingerprint", compared});
        return keys(arguments);
    }

private:
    static base::ByteView passphrase() { return base::viewOf("correct horse battery staple"); }
    Cli m_cli;
    std::unique_ptr<crypto::Primitives> m_primitives = crypto::createCryptoPpPrimitives();
};

}  // namespace

TEST_CASE("a clinic that replaced its own key renews its recovery key, which then opens what kiosks seal") {
    const ClinicWithRecovery clinic;
    const Cli& cli = clinic.cli();
    const std::string compared = clinic.fingerprint("keys/recovery.pub");
    const std::string former = clinic.fingerprint("keys/clinic.pub");
    const std::string picture = cli.sample("picture.png", 4, 300);
    const std::vector<std::string> forRecovery{"--to", cli.file("keys/recovery.pub")};
    REQUIRE(cli.seal(picture, cli.file("old.png"), forRecovery).exitCode == 0);
    REQUIRE(clinic.keys({"replace", cli.file("keys/clinic.key")}).exitCode == 0);
    const std::string present = clinic.fingerprint("keys/clinic.pub");
    REQUIRE(present != former);

    // The former key's signature alone may be a thief's: people have to have compared the key.
    const std::string before = contentOf(cli.path("keys/recovery.key"));
    const CliResult untold = clinic.renew("keys/recovery.key", "");
    CHECK(untold.exitCode == 2);
    CHECK(lineOf(untold).at("error").at("code") == "invalid-argument");
    CHECK(untold.err.find("--fingerprint") != std::string::npos);
    CHECK(clinic.renew("keys/recovery.key", former).exitCode == 2);
    CHECK(contentOf(cli.path("keys/recovery.key")) == before);

    const auto renewed = lineOf(clinic.renew("keys/recovery.key", compared));
    CHECK(renewed.at("fingerprint") == compared);
    CHECK(renewed.at("clinic_fingerprint") == present);
    CHECK(lineOf(clinic.renew("keys/recovery.key", "")).at("clinic_fingerprint") == present);

    for (const char* other : {"keys/kiosk.key", "keys/doctor.pub"}) REQUIRE(clinic.renew(other, "").exitCode == 0);
    const CliResult sealed = cli.seal(picture, cli.file("new.png"), forRecovery);
    REQUIRE(sealed.exitCode == 0);
    CHECK(lineOf(sealed).at("hidden") == true);
    CHECK(lineOf(cli.open(cli.file("new.png"), "recovery")).at("verdict") == "intact");
    CHECK(lineOf(cli.open(cli.file("old.png"), "recovery")).at("verdict") == "intact");
}

TEST_CASE("a compared recovery key is renewed by its public part or replaced too, and its fingerprint may be typed from paper") {
    const ClinicWithRecovery clinic;
    const Cli& cli = clinic.cli();
    std::string typed = clinic.fingerprint("keys/recovery.pub");
    std::erase(typed, '-');
    std::transform(typed.begin(), typed.end(), typed.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    REQUIRE(clinic.keys({"replace", cli.file("keys/clinic.key")}).exitCode == 0);
    const std::string present = clinic.fingerprint("keys/clinic.pub");
    CHECK(clinic.renew("keys/recovery.pub", "").exitCode == 2);
    CHECK(lineOf(clinic.renew("keys/recovery.pub", typed)).at("clinic_fingerprint") == present);
    const std::vector<std::string> adoption{"adopt",    cli.file("keys/recovery.pub"), "--key", cli.file("keys/recovery.key"),
                                            "--clinic", cli.file("keys/clinic.pub")};
    CHECK(clinic.keys(adoption).exitCode == 0);
    const auto replaced =
        lineOf(clinic.keys({"replace", cli.file("keys/recovery.key"), "--clinic", cli.file("keys/clinic.key"), "--fingerprint", typed}));
    CHECK(replaced.at("clinic_fingerprint") == present);
    CHECK(replaced.at("name") == "recovery");
}

TEST_CASE("a fingerprint makes no recovery key of a key that no clinic signed under that name") {
    const ClinicWithRecovery clinic;
    const Cli& cli = clinic.cli();
    REQUIRE(clinic.keys({"new", "--role", "doctor", "--name", "recovery", "--out", cli.file("own")}).exitCode == 0);
    CHECK(clinic.renew("own/recovery.pub", clinic.fingerprint("own/recovery.pub")).exitCode == 2);
    // Somebody else's clinic: its recovery key is not the compared one.
    clinic.makeRecovery(clinic.makeClinic(), "foreign");
    CHECK(clinic.renew("foreign/recovery.key", "").exitCode == 2);
    CHECK(clinic.renew("foreign/recovery.key", clinic.fingerprint("keys/recovery.pub")).exitCode == 2);
}
