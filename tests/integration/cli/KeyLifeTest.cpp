#include <thread>

#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"

using namespace intaglio::test;

namespace {

nlohmann::json lineOf(const CliResult& result) {
    const auto lines = result.lines();
    INFO(result.err);
    REQUIRE(lines.size() == 1);
    return lines[0];
}

CliResult keys(const Cli& cli, const std::string& command, const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"keys", command, "--json", "--passphrase-file", cli.file("passphrase")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return cli.run(arguments);
}

CliResult revoke(const Cli& cli, const std::string& name, const std::string& reason, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{
        "--clinic", cli.file("keys/clinic.key"), "--key", cli.file("keys/" + name + ".pub"), "--reason", reason,
        "--list",   cli.file("clinic.revoked")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return keys(cli, "revoke", arguments);
}

}  // namespace

TEST_CASE("keys show names a key in words, the same ones for its file and its public part") {
    const Cli cli;
    cli.makeKeys();
    const auto pub = lineOf(cli.run({"keys", "show", cli.file("keys/doctor.pub"), "--json"}));
    REQUIRE(pub.at("words").size() == 10);
    const auto key = lineOf(keys(cli, "show", {cli.file("keys/doctor.key")}));
    CHECK(key.at("words") == pub.at("words"));
    CHECK(key.at("fingerprint") == pub.at("fingerprint"));
    const CliResult text = cli.run({"keys", "show", cli.file("keys/doctor.pub")});
    CHECK(text.out.find(pub.at("words")[0].get<std::string>() + " " + pub.at("words")[1].get<std::string>()) != std::string::npos);
}

TEST_CASE("a passphrase that is easy to guess makes no key") {
    const Cli cli;
    for (const std::string weak : {"password", "aaaaaaaaaaaaaaaa", "123456789012345", "short"}) {
        writeText(cli.path("weak"), weak + "\n");
        const CliResult refused = cli.run({"keys", "new", "--role", "doctor", "--name", "weak", "--out", cli.file("out"), "--json",
                                           "--passphrase-file", cli.file("weak")});
        INFO(weak);
        CHECK(refused.exitCode == 2);
        CHECK(lineOf(refused).at("error").at("code") == "passphrase-weak");
        CHECK(refused.err.find(weak) == std::string::npos);
        CHECK_FALSE(std::filesystem::exists(cli.path("out/weak.key")));
    }
}

TEST_CASE("a revoked kiosk seals nothing, and what it sealed is told as revoked") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 4, 300);
    REQUIRE(cli.seal(picture, cli.file("sealed.png")).exitCode == 0);
    // A path without a list is a mistake, unless the clinic says that this is its first.
    const CliResult lacking = revoke(cli, "kiosk", "stolen");
    CHECK(lineOf(lacking).at("error").at("code") == "file-not-found");
    CHECK(lacking.err.find("--first makes its first list") != std::string::npos);
    const CliResult unlisted = cli.open(cli.file("sealed.png"), "doctor", {"--revoked", cli.file("clinic.revoked")});
    CHECK(unlisted.exitCode == 1);
    CHECK(unlisted.err.find("leave --revoked out") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(cli.path("clinic.revoked")));
    const auto list = lineOf(revoke(cli, "kiosk", "stolen", {"--first"}));
    CHECK(lineOf(revoke(cli, "stranger", "left", {"--first"})).at("error").at("code") == "output-exists");
    CHECK(list.at("number") == 1);
    CHECK(list.at("keys") == 1);
    const CliResult opened = cli.open(cli.file("sealed.png"), "doctor", {"--revoked", cli.file("clinic.revoked")});
    CHECK(opened.exitCode == 4);
    CHECK(lineOf(opened).at("verdict") == "untrusted-kiosk");
    CHECK(lineOf(opened).at("revoked") == true);
    CHECK(lineOf(opened).at("result").is_null());
    CHECK(lineOf(cli.open(cli.file("sealed.png"))).at("verdict") == "intact");
    const CliResult refused = cli.seal(picture, cli.file("again.png"), {"--revoked", cli.file("clinic.revoked")});
    CHECK(refused.exitCode == 3);
    CHECK(lineOf(refused).at("refusal").at("code") == "key-revoked");
    CHECK_FALSE(std::filesystem::exists(cli.path("again.png")));

    const CliResult twice = revoke(cli, "kiosk", "lost");
    CHECK(twice.exitCode == 2);
    CHECK(lineOf(revoke(cli, "stranger", "left")).at("number") == 2);
    CHECK(revoke(cli, "clinic", "lost").exitCode == 2);
    CHECK(revoke(cli, "doctor", "bored").exitCode == 2);
}

TEST_CASE("keys that are revoked by two programs at once are both on the list") {
    const Cli cli;
    const Cli other;  // with files of its own for what the program prints
    cli.makeKeys();
    REQUIRE(lineOf(revoke(cli, "doctor", "left", {"--first"})).at("number") == 1);
    CliResult second;
    std::thread program([&] {
        second =
            other.run({"keys", "revoke", "--json", "--passphrase-file", cli.file("passphrase"), "--clinic", cli.file("keys/clinic.key"),
                       "--key", cli.file("keys/stranger.pub"), "--reason", "left", "--list", cli.file("clinic.revoked")});
    });
    const CliResult first = revoke(cli, "kiosk", "lost");
    program.join();
    CHECK(first.exitCode == 0);
    CHECK(second.exitCode == 0);
    CHECK(lineOf(first).at("keys").get<int>() + lineOf(second).at("keys").get<int>() == 2 + 3);
    const auto last = lineOf(revoke(cli, "doctor", "lost"));
    CHECK(last.at("number") == 4);
    CHECK(last.at("keys") == 3);
}

TEST_CASE("another clinic's list of revoked keys is not taken") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 4, 300);
    REQUIRE(keys(cli, "new", {"--role", "clinic", "--name", "other", "--out", cli.file("other")}).exitCode == 0);
    REQUIRE(keys(cli, "new", {"--role", "kiosk", "--name", "theirs", "--out", cli.file("other"), "--clinic", cli.file("other/other.key")})
                .exitCode == 0);
    const std::vector<std::string> theirs{"--clinic", cli.file("other/other.key"), "--reason", "lost",
                                          "--list",   cli.file("other.revoked"),   "--first"};
    auto ours = theirs;
    ours.insert(ours.end(), {"--key", cli.file("keys/kiosk.pub")});
    CHECK(lineOf(keys(cli, "revoke", ours)).at("error").at("code") == "clinic-mismatch");
    auto own = theirs;
    own.insert(own.end(), {"--key", cli.file("other/theirs.pub")});
    REQUIRE(keys(cli, "revoke", own).exitCode == 0);
    const CliResult refused = cli.seal(picture, cli.file("x.png"), {"--revoked", cli.file("other.revoked")});
    CHECK(refused.exitCode == 3);
    CHECK(lineOf(refused).at("refusal").at("code") == "clinic-mismatch");
}

TEST_CASE("after a rotation everybody is renewed, and old and new pictures open") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 4, 300);
    REQUIRE(cli.seal(picture, cli.file("old.png")).exitCode == 0);
    const auto first = lineOf(cli.run({"keys", "show", cli.file("keys/kiosk.pub"), "--json"})).at("epoch").get<std::uint64_t>();
    const auto second = lineOf(keys(cli, "rotate", {"--clinic", cli.file("keys/clinic.key")})).at("epoch").get<std::uint64_t>();
    CHECK(second > first);
    CHECK(lineOf(keys(cli, "renew", {cli.file("keys/kiosk.key"), "--clinic", cli.file("keys/clinic.key")})).at("epoch") == second);
    // The doctor is elsewhere: the clinic renews the public part, the doctor takes it over.
    CHECK(lineOf(keys(cli, "renew", {cli.file("keys/doctor.pub"), "--clinic", cli.file("keys/clinic.key")})).at("epoch") == second);
    const CliResult sealed = cli.seal(picture, cli.file("new.png"));
    REQUIRE(sealed.exitCode == 0);
    CHECK(lineOf(sealed).at("hidden") == true);
    CHECK(lineOf(cli.open(cli.file("new.png"))).at("verdict") == "no-payload");
    const std::vector<std::string> adoption{cli.file("keys/doctor.pub"), "--key", cli.file("keys/doctor.key"), "--clinic",
                                            cli.file("keys/clinic.pub")};
    CHECK(lineOf(keys(cli, "adopt", adoption)).at("epoch") == second);
    CHECK(lineOf(cli.open(cli.file("new.png"))).at("verdict") == "intact");
    CHECK(lineOf(cli.open(cli.file("old.png"))).at("verdict") == "intact");
    const CliResult foreign = keys(cli, "adopt", {cli.file("keys/stranger.pub"), "--key", cli.file("keys/doctor.key")});
    CHECK(foreign.exitCode == 1);
    CHECK(lineOf(cli.open(cli.file("new.png"))).at("verdict") == "intact");
}

TEST_CASE("replaced keys open what the old ones opened") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 4, 300);
    REQUIRE(cli.seal(picture, cli.file("sealed.png")).exitCode == 0);
    const auto before = lineOf(cli.run({"keys", "show", cli.file("keys/doctor.pub"), "--json"}));
    const auto after = lineOf(keys(cli, "replace", {cli.file("keys/doctor.key"), "--clinic", cli.file("keys/clinic.key")}));
    CHECK(after.at("fingerprint") != before.at("fingerprint"));
    CHECK(after.at("name") == "doctor");
    const auto opened = lineOf(cli.open(cli.file("sealed.png")));
    CHECK(opened.at("verdict") == "intact");
    CHECK(opened.at("warnings") == nlohmann::json({"recipient-retired"}));
    REQUIRE(cli.seal(picture, cli.file("again.png")).exitCode == 0);
    CHECK(lineOf(cli.open(cli.file("again.png"))).at("warnings").empty());
    std::filesystem::rename(cli.path("keys/doctor.key"), cli.path("keys/renamed.key"));
    CHECK(keys(cli, "replace", {cli.file("keys/renamed.key")}).exitCode == 1);
}

TEST_CASE("no clinic key enrols somebody under the name of the recovery key") {
    const Cli cli;
    cli.makeKeys();
    for (const std::string name : {"recovery", "Recovery"}) {
        INFO(name);
        const std::vector<std::string> own{"--role", "doctor", "--name", name, "--out", cli.file("own")};
        auto enrolled = own;
        enrolled.insert(enrolled.end(), {"--clinic", cli.file("keys/clinic.key")});
        CHECK(lineOf(keys(cli, "new", enrolled)).at("error").at("code") == "invalid-argument");
        CHECK_FALSE(std::filesystem::exists(cli.path("own/" + name + ".key")));
        // Made by its holder, the key is nobody's recovery key until a clinic signs it.
        REQUIRE(keys(cli, "new", own).exitCode == 0);
        for (const std::string ending : {".pub", ".key"}) {
            const std::string file = cli.file("own/" + name + ending);
            const std::string before = contentOf(file);
            CHECK(keys(cli, "renew", {file, "--clinic", cli.file("keys/clinic.key")}).exitCode == 2);
            CHECK(contentOf(file) == before);
        }
        CHECK(keys(cli, "replace", {cli.file("own/" + name + ".key"), "--clinic", cli.file("keys/clinic.key")}).exitCode == 2);
    }
}
