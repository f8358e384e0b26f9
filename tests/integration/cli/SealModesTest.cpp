#include "core/base/Files.h"
#include "core/image/ImageReader.h"
#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

nlohmann::json lineOf(const CliResult& result) {
    const auto lines = result.lines();
    REQUIRE(lines.size() == 1);
    return lines[0];
}

std::string digestOf(const Cli& cli, const std::string& file) {
    return lineOf(cli.run({"info", "--json", file})).value("sha256", "");
}

/// Writes a copy with one sample changed by one level.
void changeOneSample(const std::string& source, const std::string& target, std::size_t index) {
    const image::ReaderRegistry readers(image::standardReaders());
    auto loaded = readers.readFile(source);
    REQUIRE(loaded);
    const auto value = loaded->image.sampleAt(index);
    loaded->image.setSampleAt(index, value == 0 ? 1 : value - 1);
    const auto png = image::encodePng(loaded->image, loaded->source.colorChunks);
    REQUIRE(png);
    REQUIRE(base::writeFileAtomically(target, *png));
}

}  // namespace

TEST_CASE("seal, plan and open take every mode, and plan says what seal then does") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 4, 1024);
    for (const std::string mode : {"reversible", "covert", "robust"}) {
        INFO(mode);
        const CliResult planned = cli.run({"plan", picture, "--mode", mode, "--json"});
        INFO(planned.err);
        REQUIRE(planned.exitCode == 0);
        CHECK(lineOf(planned).at("mode") == mode);
        const CliResult sealed = cli.seal(picture, cli.file(mode + ".png"), {"--mode", mode});
        INFO(sealed.err);
        REQUIRE(sealed.exitCode == 0);
        CHECK(lineOf(sealed).at("mode") == mode);
        CHECK(lineOf(sealed).at("warnings").empty());
        CHECK(lineOf(sealed).at("bytes") == lineOf(planned).at("needed_bytes"));
        const CliResult opened = cli.open(cli.file(mode + ".png"), "doctor", {"--restore", cli.file(mode + "-restored.png")});
        CHECK(lineOf(opened).at("verdict") == "intact");
        CHECK(lineOf(opened).at("mode") == mode);
        CHECK(lineOf(opened).at("result").at("finding") == "pre");
        CHECK(lineOf(opened).at("result").at("recipients") == nlohmann::json({"doctor"}));
        if (mode == "reversible") {
            CHECK(opened.exitCode == 0);
            CHECK(digestOf(cli, cli.file("reversible-restored.png")) == digestOf(cli, picture));
        } else {
            // The result is shown all the same; the original is what cannot be had.
            CHECK(opened.exitCode == 3);
            CHECK(opened.err.find("does not give back the exact original") != std::string::npos);
            CHECK(lineOf(opened).at("restored").is_null());
            CHECK(lineOf(opened).at("warnings").size() == 1);
            CHECK_FALSE(std::filesystem::exists(cli.path(mode + "-restored.png")));
        }
    }
    CHECK(cli.seal(picture, cli.file("strong.png"), {"--mode", "robust", "--strength", "strong"}).exitCode == 0);
    CHECK(cli.seal(picture, cli.file("x.png"), {"--mode", "secret"}).exitCode == 2);
    CHECK(cli.seal(picture, cli.file("x.png"), {"--strength", "much"}).exitCode == 2);
}

TEST_CASE("protected rectangles stay untouched, are named by open, and bad ones are wrong usage") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 4, 512);
    const std::vector<std::string> two{"--protect", "100,100,80,60", "--protect", "300,20,40,40"};
    REQUIRE(cli.seal(picture, cli.file("sealed.png"), two).exitCode == 0);
    const auto opened = lineOf(cli.open(cli.file("sealed.png")));
    CHECK(opened.at("verdict") == "intact");
    CHECK(opened.at("result").at("protected_regions") == nlohmann::json({{100, 100, 80, 60}, {300, 20, 40, 40}}));
    CHECK(cli.run({"plan", picture, "--protect", "100,100,80,60"}).exitCode == 0);
    for (const std::string region :
         {"1,2,3", "1,2,3,4,5", "a,b,c,d", "-1,2,3,4", "100,100,0,5", "500,500,50,50", "70000,1,1,1", "0,0,20,20", ""}) {
        INFO(region);
        const CliResult refused = cli.seal(picture, cli.file("x.png"), {"--protect", region});
        CHECK(refused.exitCode == 2);
        CHECK(cli.run({"plan", picture, "--protect", region}).exitCode == 2);
    }
    CHECK(cli.seal(picture, cli.file("x.png"), {"--mode", "robust", "--protect", "100,100,80,60"}).exitCode == 2);
    CHECK_FALSE(std::filesystem::exists(cli.path("x.png")));
}

TEST_CASE("a picture is sealed as TIFF, and outputs of other kinds are refused") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 4, 400);
    REQUIRE(cli.seal(picture, cli.file("sealed.tif")).exitCode == 0);
    CHECK(lineOf(cli.run({"info", "--json", cli.file("sealed.tif")})).at("format") == "tiff");
    REQUIRE(cli.open(cli.file("sealed.tif"), "doctor", {"--restore", cli.file("restored.tiff")}).exitCode == 0);
    CHECK(digestOf(cli, cli.file("restored.tiff")) == digestOf(cli, picture));
    CHECK(cli.seal(picture, cli.file("sealed.jpg")).exitCode == 2);
    CHECK(cli.seal(picture, cli.file("sealed.png"), {"--transfer-syntax", "rle"}).exitCode == 2);
}

TEST_CASE("DICOM is sealed in the transfer syntax that was asked for") {
    const auto dicom = sharedFolder("data/dicom/dicom-test-files");
    if (!dicom) return;
    const Cli cli;
    cli.makeKeys();
    const std::string picture = (*dicom / "693_UNCR.dcm").string();
    const std::vector<std::pair<std::string, std::string>> syntaxes{{"explicit", "1.2.840.10008.1.2.1"},
                                                                    {"deflated", "1.2.840.10008.1.2.1.99"},
                                                                    {"rle", "1.2.840.10008.1.2.5"},
                                                                    {"jpeg-lossless", "1.2.840.10008.1.2.4.70"},
                                                                    {"jpeg-ls", "1.2.840.10008.1.2.4.80"}};
    for (const auto& [name, uid] : syntaxes) {
        INFO(name);
        REQUIRE(cli.seal(picture, cli.file("sealed.dcm"), {"--transfer-syntax", name}).exitCode == 0);
        CHECK(lineOf(cli.run({"info", "--json", cli.file("sealed.dcm")})).at("transfer_syntax") == uid);
        REQUIRE(cli.open(cli.file("sealed.dcm"), "doctor", {"--restore", cli.file("restored.dcm")}).exitCode == 0);
        CHECK(digestOf(cli, cli.file("restored.dcm")) == digestOf(cli, picture));
    }
    CHECK(cli.seal(picture, cli.file("x.dcm"), {"--mode", "robust"}).exitCode == 3);
}

TEST_CASE("outputs are replaced in one step, or kept where --no-overwrite says so") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 4, 300);
    writeText(cli.path("there.png"), "old");
    for (const std::string flag : {"seal", "open"}) {
        const CliResult kept = flag == "seal" ? cli.seal(picture, cli.file("there.png"), {"--no-overwrite"})
                                              : cli.open(picture, "doctor", {"--restore", cli.file("there.png"), "--no-overwrite"});
        CHECK(kept.exitCode == 2);
        CHECK(kept.err.find("is there already") != std::string::npos);
        CHECK(contentOf(cli.path("there.png")) == "old");
    }
    REQUIRE(cli.seal(picture, cli.file("there.png")).exitCode == 0);
    CHECK(contentOf(cli.path("there.png")) != "old");
}

TEST_CASE("a changed picture is told with the kiosk and the place that changed") {
    const Cli cli;
    cli.makeKeys();
    REQUIRE(cli.seal(cli.sample("picture.png", 4, 512), cli.file("sealed.png")).exitCode == 0);
    const std::size_t pixel = 270U * 512U + 210U;  // tile [4, 3]
    int seen = 0;
    for (const std::size_t channel : {0U, 1U, 2U}) {
        changeOneSample(cli.file("sealed.png"), cli.file("changed.png"), pixel * 3 + channel);
        const CliResult opened = cli.open(cli.file("changed.png"));
        CHECK(opened.exitCode == 4);
        const auto line = lineOf(opened);
        CHECK(line.at("result").is_null());
        if (line.at("verdict") != "image-mismatch") {
            CHECK(line.at("verdict") == "damaged");  // the sample carried a part of the frame
            continue;
        }
        ++seen;
        CHECK(line.at("kiosk") == "kiosk");
        CHECK(line.at("issued_at").is_string());
        CHECK(line.at("protected_regions_match").is_null());
        CHECK(line.at("changed_tiles") == nlohmann::json::parse("[[4, 3]]"));
    }
    CHECK(seen > 0);
}

TEST_CASE("a seal of an unknown kiosk names its fingerprint") {
    const Cli cli;
    cli.makeKeys();
    REQUIRE(cli.seal(cli.sample("picture.png", 4, 300), cli.file("sealed.png")).exitCode == 0);
    const CliResult untrusted = cli.run({"open", cli.file("sealed.png"), "--key", cli.file("keys/doctor.key"), "--trust",
                                         cli.file("keys/doctor.pub"), "--json", "--passphrase-file", cli.file("passphrase")});
    CHECK(untrusted.exitCode == 4);
    CHECK(lineOf(untrusted).at("verdict") == "untrusted-kiosk");
    CHECK(lineOf(untrusted).at("revoked") == false);
    const auto shown = lineOf(cli.run({"keys", "show", cli.file("keys/kiosk.pub"), "--json"})).at("fingerprint").get<std::string>();
    CHECK(lineOf(untrusted).at("kiosk_fingerprint") == shown.substr(0, 14));
}

TEST_CASE("opening works without a usable memory and says so; --no-memory does without it") {
    const Cli cli;
    cli.makeKeys();
    REQUIRE(cli.seal(cli.sample("picture.png", 4, 300), cli.file("sealed.png")).exitCode == 0);
    CHECK(lineOf(cli.open(cli.file("sealed.png"), "doctor", {"--no-memory"})).at("warnings").empty());
    CHECK_FALSE(std::filesystem::exists(cli.path("home/records/seen.sqlite")));
    CHECK(lineOf(cli.open(cli.file("sealed.png"))).at("warnings").empty());
    CHECK(lineOf(cli.open(cli.file("sealed.png"))).at("warnings").empty());
    REQUIRE(std::filesystem::exists(cli.path("home/records/seen.sqlite")));
    writeText(cli.path("home/records/seen.sqlite"), std::string(5000, 'x'));
    const CliResult opened = cli.open(cli.file("sealed.png"));
    CHECK(opened.exitCode == 0);
    CHECK(lineOf(opened).at("warnings") == nlohmann::json({"memory-unavailable"}));
}

TEST_CASE("a kiosk whose counter was set back is noticed by the doctor's memory") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 4, 300);
    REQUIRE(cli.seal(picture, cli.file("first.png")).exitCode == 0);
    REQUIRE(lineOf(cli.open(cli.file("first.png"))).at("warnings").empty());
    std::filesystem::remove_all(cli.path("home/kiosk"));
    REQUIRE(cli.seal(picture, cli.file("second.png")).exitCode == 0);
    const auto second = lineOf(cli.open(cli.file("second.png")));
    CHECK(second.at("verdict") == "intact");
    CHECK(second.at("result").at("counter") == 1);
    CHECK(second.at("warnings") == nlohmann::json({"seen-before"}));
}

TEST_CASE("every doctor who was named reads a picture and nobody else") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 4, 400);
    REQUIRE(cli.seal(picture, cli.file("two.png"), {"--to", cli.file("keys/stranger.pub")}).exitCode == 0);
    CHECK(lineOf(cli.open(cli.file("two.png"))).at("verdict") == "intact");
    CHECK(lineOf(cli.open(cli.file("two.png"), "stranger")).at("verdict") == "intact");
    CHECK(lineOf(cli.open(cli.file("two.png"), "stranger")).at("result").at("recipients").size() == 2);
    REQUIRE(cli.seal(picture, cli.file("one.png")).exitCode == 0);
    CHECK(lineOf(cli.open(cli.file("one.png"), "stranger")).at("verdict") == "not-for-you");
}

TEST_CASE("a picture that holds a sealed result is not sealed again") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 4, 1024);
    for (const std::string mode : {"reversible", "covert", "robust"}) {
        INFO(mode);
        const std::string first = cli.file(mode + ".png");
        REQUIRE(cli.seal(picture, first, {"--mode", mode}).exitCode == 0);
        const std::string before = contentOf(first);
        const CliResult again = cli.seal(first, cli.file("again.png"));
        CHECK(again.exitCode == 3);
        CHECK(lineOf(again).at("status") == "refused");
        CHECK(lineOf(again).at("refusal").at("code") == "carrier-unsupported");
        CHECK(again.err.find("it holds a sealed result already") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(cli.path("again.png")));
        CHECK(contentOf(first) == before);
    }
    // Damage does not make a sealed picture an original.
    changeOneSample(cli.file("reversible.png"), cli.file("changed.png"), 500000);
    CHECK(cli.seal(cli.file("changed.png"), cli.file("again.png")).exitCode == 3);
    CHECK_FALSE(std::filesystem::exists(cli.path("again.png")));
}
