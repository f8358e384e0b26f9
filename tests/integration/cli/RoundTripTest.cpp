#include "core/base/Files.h"
#include "core/image/ImageReader.h"
#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

std::string digestOf(const Cli& cli, const std::string& file) {
    const auto lines = cli.run({"info", "--json", file}).lines();
    REQUIRE(lines.size() == 1);
    return lines[0].value("sha256", "");
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

std::string verdictOf(const CliResult& opened) {
    const auto lines = opened.lines();
    REQUIRE(lines.size() == 1);
    return lines[0].value("verdict", "");
}

}  // namespace

TEST_CASE("A sealed picture opens for its doctor, gives the original back and keeps the result from everybody else") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png");
    const std::string before = contentOf(picture);
    const CliResult sealed = cli.seal(picture, cli.file("sealed.png"), {"--note", "from the desk"});
    INFO(sealed.err);
    REQUIRE(sealed.exitCode == 0);

    SECTION("sealing says what it did and never what it sealed") {
        const auto line = sealed.lines().at(0);
        CHECK(line.at("status") == "ok");
        CHECK(line.at("mode") == "reversible");
        CHECK(line.at("max_change") == 1);
        CHECK(line.at("psnr_db") > 50.0);
        CHECK(line.at("hidden") == true);
        CHECK(line.at("refusal").is_null());
        CHECK(sealed.out.find("pre") == std::string::npos);
        CHECK(sealed.out.find("positive") == std::string::npos);
        CHECK(contentOf(picture) == before);
    }
    SECTION("the doctor reads the result and restores every sample") {
        const CliResult opened = cli.open(cli.file("sealed.png"), "doctor", {"--restore", cli.file("restored.png")});
        INFO(opened.err);
        REQUIRE(opened.exitCode == 0);
        const auto line = opened.lines().at(0);
        CHECK(line.at("verdict") == "intact");
        CHECK(line.at("result").at("finding") == "pre");
        CHECK(line.at("result").at("decision") == "positive");
        CHECK(line.at("mode") == "reversible");
        CHECK_FALSE(line.at("result").contains("finding_probability"));  // the result file had none
        CHECK(line.at("result").at("probabilities").at("pre").get<double>() == Approx(0.5).margin(1.0 / 65535));
        CHECK(line.at("result").at("counter") == 1);
        CHECK(line.at("result").at("report_id").get<std::string>().size() == 32);
        CHECK(line.at("result").at("note") == "from the desk");
        CHECK(line.at("restored") == cli.file("restored.png"));
        CHECK(digestOf(cli, cli.file("restored.png")) == digestOf(cli, picture));
        CHECK(digestOf(cli, cli.file("sealed.png")) != digestOf(cli, picture));
    }
    SECTION("in words the result stands as predict prints it") {
        const CliResult opened = cli.run({"open", cli.file("sealed.png"), "--key", cli.file("keys/doctor.key"), "--trust",
                                          cli.file("keys/kiosk.pub"), "--passphrase-file", cli.file("passphrase")});
        INFO(opened.out);
        CHECK(opened.exitCode == 0);
        CHECK(opened.out.find("positive by the operating point balanced at 50.0 %; the probability of a finding is not stated; most "
                              "probable pre 50.0 %") != std::string::npos);
        CHECK(opened.out.find("\n   50.0 %  ") != std::string::npos);
        CHECK(opened.out.find("from the desk") != std::string::npos);
    }
    SECTION("another doctor reads nothing") {
        const CliResult opened = cli.open(cli.file("sealed.png"), "stranger", {"--restore", cli.file("restored.png")});
        CHECK(opened.exitCode == 4);
        CHECK(verdictOf(opened) == "not-for-you");
        CHECK(opened.lines()[0].at("result").is_null());
        CHECK_FALSE(std::filesystem::exists(cli.path("restored.png")));
    }
    SECTION("the kiosk itself cannot open what it sealed") {
        CHECK(cli.open(cli.file("sealed.png"), "kiosk").exitCode == 2);
    }
    SECTION("a kiosk that is not trusted is named as such") {
        const CliResult opened = cli.run({"open", cli.file("sealed.png"), "--key", cli.file("keys/doctor.key"), "--trust",
                                          cli.file("keys/stranger.pub"), "--json", "--passphrase-file", cli.file("passphrase")});
        CHECK(opened.exitCode == 4);
        CHECK(verdictOf(opened) == "untrusted-kiosk");
    }
    SECTION("a change of one sample never reads as intact") {
        for (const std::size_t index : {0U, 1U, 2U, 1536U, 5000U, 200001U, 512U * 512U * 3U - 1U}) {
            changeOneSample(cli.file("sealed.png"), cli.file("altered.png"), index);
            const CliResult opened = cli.open(cli.file("altered.png"));
            CHECK(opened.exitCode == 4);
            const std::string verdict = verdictOf(opened);
            CHECK((verdict == "image-mismatch" || verdict == "damaged"));
            CHECK(opened.lines()[0].at("result").is_null());
        }
    }
    SECTION("the kiosk counts its results") {
        REQUIRE(cli.seal(picture, cli.file("second.png")).exitCode == 0);
        CHECK(cli.open(cli.file("second.png")).lines()[0].at("result").at("counter") == 2);
    }
}

TEST_CASE("A plain picture holds nothing") {
    const Cli cli;
    cli.makeKeys();
    const CliResult opened = cli.open(cli.sample("plain.png"));
    CHECK(opened.exitCode == 4);
    CHECK(verdictOf(opened) == "no-payload");
}

TEST_CASE("A real smear goes through the gate and the model into the seal") {
    const auto smear = sharedFolder("data/leukemia_all_aria2021/images/test/pre");
    if (!smear) return;
    const Cli cli;
    cli.makeKeys();
    const std::string picture = std::filesystem::directory_iterator(*smear)->path().string();
    const auto predicted = cli.run({"predict", "--json", picture}).lines().at(0);
    INFO(predicted.dump());
    REQUIRE(predicted.at("status") == "ok");
    const CliResult sealed = cli.run({"seal", picture, "--to", cli.file("keys/doctor.pub"), "--as", cli.file("keys/kiosk.key"), "--out",
                                      cli.file("sealed.png"), "--passphrase-file", cli.file("passphrase")});
    INFO(sealed.err);
    REQUIRE(sealed.exitCode == 0);
    const auto opened = cli.open(cli.file("sealed.png")).lines().at(0);
    CHECK(opened.at("verdict") == "intact");
    CHECK(opened.at("result").at("finding") == predicted.at("finding"));
    CHECK(opened.at("result").at("finding_probability").get<double>() ==
          Approx(predicted.at("finding_probability").get<double>()).margin(1.0 / 65535));
    CHECK(opened.at("result").at("model").at("sha256") == predicted.at("model").at("sha256"));
    for (const auto& [label, probability] : predicted.at("probabilities").items()) {
        CHECK(opened.at("result").at("probabilities").at(label).get<double>() == Approx(probability.get<double>()).margin(1.0 / 65535));
    }
}

TEST_CASE("A sealed DICOM opens, restores bit for bit and tells a changed name or window") {
    const auto dicom = sharedFolder("data/dicom");
    if (!dicom) return;
    const Cli cli;
    cli.makeKeys();
    const std::string picture = (*dicom / "dicom-test-files" / "693_UNCR.dcm").string();
    if (!std::filesystem::exists(picture)) {
        WARN("SKIPPED: " << picture << " is not here");
        return;
    }
    const CliResult sealed = cli.seal(picture, cli.file("sealed.dcm"));
    INFO(sealed.err);
    REQUIRE(sealed.exitCode == 0);
    const CliResult opened = cli.open(cli.file("sealed.dcm"), "doctor", {"--restore", cli.file("restored.dcm")});
    INFO(opened.err);
    REQUIRE(opened.exitCode == 0);
    CHECK(digestOf(cli, cli.file("restored.dcm")) == digestOf(cli, picture));

    if (std::system("command -v dcmodify >/dev/null 2>&1") != 0) {
        WARN("SKIPPED: dcmodify is not installed");
        return;
    }
    for (const std::string change : {"(0010,0010)=Someone^Else", "(0028,1050)=77", "(0020,0060)=L"}) {
        std::filesystem::copy_file(cli.path("sealed.dcm"), cli.path("changed.dcm"), std::filesystem::copy_options::overwrite_existing);
        REQUIRE(std::system(("dcmodify -nb -q -i '" + change + "' '" + cli.file("changed.dcm") + "'").c_str()) == 0);
        const CliResult altered = cli.open(cli.file("changed.dcm"));
        INFO(change);
        CHECK(altered.exitCode == 4);
        CHECK(verdictOf(altered) == "image-mismatch");
    }
}
