#include "core/base/Files.h"
#include "core/image/ImageReader.h"
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

/// The doctor answers the stranger about `picture`.
CliResult answer(const Cli& cli, const std::string& picture, const std::string& output, const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"answer",
                                       picture,
                                       "--key",
                                       cli.file("keys/doctor.key"),
                                       "--trust",
                                       cli.file("keys/kiosk.pub"),
                                       "--to",
                                       cli.file("keys/stranger.pub"),
                                       "--out",
                                       output,
                                       "--json",
                                       "--passphrase-file",
                                       cli.file("passphrase")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return cli.run(arguments);
}

/// Two pages of a grey slope with texture, as a scanner that makes one file of a stack writes them.
void writeTwoPages(const std::filesystem::path& file) {
    intaglio::image::Geometry geometry;
    geometry.columns = geometry.rows = 300;
    geometry.frames = 2;
    auto picture = intaglio::image::Image::create(geometry);
    REQUIRE(picture);
    const auto samples = picture->bytes();
    for (std::size_t i = 0; i < samples.size(); ++i) samples[i] = static_cast<std::uint8_t>(40 + i % 300 / 3 + i * 7919 % 5);
    const auto tiff = intaglio::image::encodeTiff(*picture);
    REQUIRE(tiff);
    REQUIRE(intaglio::base::writeFileAtomically(file, *tiff));
}

}  // namespace

TEST_CASE("a doctor's answer goes into the original of the sealed picture and reaches its reader only") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 4, 300);
    REQUIRE(cli.seal(picture, cli.file("sealed.png")).exitCode == 0);
    writeText(cli.path("words"), "Please come on Monday.\n");
    const CliResult answered = answer(cli, cli.file("sealed.png"), cli.file("answer.png"), {"--text-file", cli.file("words")});
    INFO(answered.err);
    REQUIRE(answered.exitCode == 0);
    CHECK(lineOf(answered).at("status") == "ok");
    CHECK(answered.out.find("Monday") == std::string::npos);

    const std::vector<std::string> trustDoctor{"--trust", cli.file("keys/doctor.pub"), "--restore", cli.file("restored.png")};
    const CliResult opened = cli.open(cli.file("answer.png"), "stranger", trustDoctor);
    INFO(opened.err);
    REQUIRE(opened.exitCode == 0);
    const auto result = lineOf(opened).at("result");
    CHECK(result.at("answer") == "Please come on Monday.");
    CHECK(result.at("kiosk") == "doctor");
    CHECK_FALSE(result.contains("finding"));
    CHECK(lineOf(cli.run({"info", "--json", cli.file("restored.png")})).at("sha256") ==
          lineOf(cli.run({"info", "--json", picture})).at("sha256"));
    CHECK(lineOf(cli.open(cli.file("answer.png"), "stranger")).at("verdict") == "untrusted-kiosk");
    // Who wrote the words reads them again.
    const auto own = lineOf(cli.open(cli.file("answer.png"), "doctor"));
    CHECK(own.at("verdict") == "intact");
    CHECK(own.at("result").at("answer") == "Please come on Monday.");
}

TEST_CASE("an answer needs an intact picture, unless it is said to be a plain one") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 4, 300);
    const CliResult refused = answer(cli, picture, cli.file("answer.png"), {"--text", "hello"});
    CHECK(refused.exitCode == 4);
    CHECK(lineOf(refused).at("error").at("code") == "no-payload");
    CHECK_FALSE(std::filesystem::exists(cli.path("answer.png")));
    REQUIRE(answer(cli, picture, cli.file("answer.png"), {"--text", "hello", "--plain"}).exitCode == 0);
    CHECK(lineOf(cli.open(cli.file("answer.png"), "stranger", {"--trust", cli.file("keys/doctor.pub")})).at("result").at("answer") ==
          "hello");
    CHECK(answer(cli, picture, cli.file("x.png"), {"--plain"}).exitCode == 2);
    CHECK(answer(cli, picture, cli.file("x.png"), {"--plain", "--text", "a", "--text-file", cli.file("passphrase")}).exitCode == 2);
    CHECK(answer(cli, picture, picture, {"--plain", "--text", "a"}).exitCode == 2);
    CHECK(answer(cli, picture, cli.file("x.png"), {"--plain", "--text", std::string(1201, 'a')}).exitCode == 3);
    CHECK_FALSE(std::filesystem::exists(cli.path("x.png")));
}

TEST_CASE("an encrypted copy opens with the colleague's key alone, and with the program age") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 4, 300);
    const CliResult exported = cli.run({"export", picture, "--to", cli.file("keys/doctor.pub"), "--out", cli.file("copy.age"), "--json"});
    INFO(exported.err);
    REQUIRE(exported.exitCode == 0);
    CHECK(contentOf(cli.path("copy.age")).rfind("age-encryption.org/v1", 0) == 0);
    const auto decrypt = [&](const std::string& name) {
        return cli.run({"decrypt", cli.file("copy.age"), "--key", cli.file("keys/" + name + ".key"), "--out", cli.file(name + ".png"),
                        "--json", "--passphrase-file", cli.file("passphrase")});
    };
    REQUIRE(decrypt("doctor").exitCode == 0);
    CHECK(contentOf(cli.path("doctor.png")) == contentOf(picture));
    const CliResult foreign = decrypt("stranger");
    CHECK(foreign.exitCode == 1);
    CHECK(foreign.err.find("The key does not fit, or the file was altered.") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(cli.path("stranger.png")));
    CHECK(cli.run({"export", picture, "--to", cli.file("keys/kiosk.pub"), "--out", cli.file("x.age")}).exitCode == 2);
    CHECK(cli.run({"export", picture, "--to", cli.file("keys/doctor.pub"), "--out", picture}).exitCode == 2);
    CHECK(cli.run({"export", cli.file("absent.png"), "--to", cli.file("keys/doctor.pub"), "--out", cli.file("x.age")}).exitCode == 1);
    CHECK_FALSE(std::filesystem::exists(cli.path("x.age")));
}

TEST_CASE("a sealed TIFF of several pages takes an answer") {
    const Cli cli;
    cli.makeKeys();
    writeTwoPages(cli.path("pages.tif"));
    const CliResult sealed = cli.seal(cli.file("pages.tif"), cli.file("sealed.tif"));
    INFO(sealed.err);
    REQUIRE(sealed.exitCode == 0);
    const CliResult answered = answer(cli, cli.file("sealed.tif"), cli.file("answer.tif"), {"--text", "Please come on Monday."});
    INFO(answered.err);
    REQUIRE(answered.exitCode == 0);
    const CliResult opened =
        cli.open(cli.file("answer.tif"), "stranger", {"--trust", cli.file("keys/doctor.pub"), "--restore", cli.file("restored.tif")});
    INFO(opened.err);
    REQUIRE(opened.exitCode == 0);
    CHECK(lineOf(opened).at("result").at("answer") == "Please come on Monday.");
    const auto pages = lineOf(cli.run({"info", "--json", cli.file("pages.tif")}));
    CHECK(lineOf(cli.run({"info", "--json", cli.file("restored.tif")})).at("sha256") == pages.at("sha256"));
}
