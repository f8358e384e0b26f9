#include <algorithm>

#include "core/base/Files.h"
#include "core/image/ImageReader.h"
#include "core/image/Noise.h"
#include "core/image/Phantom.h"
#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

/// A chest phantom of twelve bits with detector noise, as a 16-bit PNG.
std::string noisyChest(const Cli& cli) {
    image::Image chest = image::chestPhantom(4, 160, 12).value();
    image::Random random(3);
    for (std::size_t index = 0; index < chest.geometry().sampleCount(); ++index) {
        const auto value = static_cast<double>(chest.sampleAt(index)) + 60 * random.normal();
        chest.setSampleAt(index, static_cast<std::int64_t>(std::clamp(value, 0.0, 4095.0)));
    }
    REQUIRE(base::writeFileAtomically(cli.path("chest.png"), image::encodePng(chest).value()));
    return cli.file("chest.png");
}

nlohmann::json clean(const Cli& cli, const std::string& source, const std::string& out, const std::string& kind) {
    const CliResult result = cli.run({"clean", source, "--out", out, "--kind", kind, "--json"});
    INFO(result.err);
    REQUIRE(result.exitCode == 0);
    REQUIRE(result.lines().size() == 1);
    return result.lines()[0];
}

image::Geometry geometryOf(const std::string& file) {
    const image::ReaderRegistry readers(image::standardReaders());
    const auto loaded = readers.readFile(file);
    REQUIRE(loaded);
    return loaded->image.geometry();
}

}  // namespace

TEST_CASE("clean takes noise away and keeps size and depth, in PNG and TIFF") {
    const Cli cli;
    const std::string chest = noisyChest(cli);
    for (const char* name : {"clean.png", "clean.tif"}) {
        const auto line = clean(cli, chest, cli.file(name), "other");
        CHECK(line.at("status") == "ok");
        CHECK(line.at("denoised") == true);
        CHECK(line.at("smear") == false);
        CHECK(line.at("noise").get<double>() == Approx(60).epsilon(0.3));
        CHECK(line.at("max_change").get<double>() <= 3 * line.at("noise").get<double>() + 1);
        CHECK(geometryOf(cli.file(name)) == geometryOf(chest));
    }
    CHECK(clean(cli, cli.file("clean.png"), cli.file("again.png"), "other").at("mean_change") < 0.4 * 60);
    CHECK(cli.run({"clean", chest, "--out", cli.file("said.png"), "--kind", "other"}).out.find(" of 65535)") != std::string::npos);
}

TEST_CASE("clean corrects lamp and stain in smears alone") {
    const Cli cli;
    const std::string smear = cli.sample("smear.png", 4, 256);
    const auto other = clean(cli, smear, cli.file("other.png"), "other");
    CHECK(other.at("illumination_corrected") == false);
    CHECK(other.at("stain_normalised") == false);
    const auto corrected = clean(cli, smear, cli.file("corrected.png"), "smear");
    CHECK(corrected.at("smear") == true);
    CHECK(corrected.at("illumination_corrected") == true);
}

TEST_CASE("clean refuses its own input, unknown endings, files that are no pictures, and DICOM from a PNG") {
    const Cli cli;
    const std::string smear = cli.sample("smear.png", 4, 128);
    CHECK(cli.run({"clean", smear, "--out", smear, "--kind", "other"}).exitCode == 2);
    CHECK(cli.run({"clean", smear, "--out", cli.file("out.jpg"), "--kind", "other"}).exitCode == 2);
    CHECK(cli.run({"clean", smear, "--out", cli.file("out.dcm"), "--kind", "other"}).exitCode == 2);
    CHECK(cli.run({"clean", smear, "--kind", "other"}).exitCode == 2);
    CHECK(cli.run({"clean", smear, "--out", cli.file("out.png"), "--kind", "moon"}).exitCode == 2);
    writeText(cli.path("words"), "no picture");
    const CliResult words = cli.run({"clean", cli.file("words"), "--out", cli.file("out.png"), "--kind", "other", "--json"});
    CHECK(words.exitCode == 1);
    CHECK(words.lines().at(0).at("status") == "error");
    CHECK_FALSE(std::filesystem::exists(cli.path("out.png")));
}

TEST_CASE("clean of a DICOM picture gives a derived DICOM picture of the same depth") {
    const auto folder = sharedFolder("data/dicom/pydicom");
    if (!folder) {
        return;
    }
    const Cli cli;
    const std::string source = (*folder / "CR1_6154.dcm").string();
    const auto line = clean(cli, source, cli.file("clean.dcm"), "other");
    CHECK(line.at("bits_stored") == 12);
    const auto facts = cli.run({"info", cli.file("clean.dcm"), "--json"}).lines().at(0);
    CHECK(facts.at("format") == "dicom");
    CHECK(facts.at("bits_stored") == 12);
    CHECK(contentOf(cli.path("clean.dcm")).find("not reversible") != std::string::npos);
    CHECK(clean(cli, source, cli.file("shown.png"), "other").at("bits_stored") == 8);
    // The change is that of the stored values, also where the file holds what is shown.
    CHECK(cli.run({"clean", source, "--out", cli.file("said.png"), "--kind", "other"}).out.find(" of 4095)") != std::string::npos);
}

TEST_CASE("a DICOM file that begins like a TIFF file is read as DICOM") {
    const auto folder = sharedFolder("data/dicom/pydicom");
    if (!folder) {
        return;
    }
    const Cli cli;
    const std::string tiffHead{'I', 'I', '*', '\0', '\x8', '\0', '\0', '\0'};
    writeText(cli.path("both.dcm"), contentOf(*folder / "CR1_6154.dcm").replace(0, tiffHead.size(), tiffHead));
    CHECK(cli.run({"info", cli.file("both.dcm"), "--json"}).lines().at(0).at("format") == "dicom");
}

TEST_CASE("open tells a doctor that the kiosk cleaned the picture, and by how much, and every other flag") {
    const Cli cli;
    cli.makeKeys();
    auto result = nlohmann::json::parse(contentOf(cli.resultFile()));
    result["finding"] = "early";
    result["finding_probability"] = 0.875;
    result["flags"] = {"cleaned:34/255",           "demonstration", "age-unchecked", "age-stated", "weighted-finding:early",
                       "answers-disagree:450/945", "of-tomorrow"};
    writeText(cli.path("cleaned.json"), result.dump());
    const std::string sealed = cli.file("sealed.png");
    REQUIRE(cli.seal(cli.sample("smear.png"), sealed, {"--result", cli.file("cleaned.json")}).exitCode == 0);
    CHECK(cli.open(sealed).lines().at(0).at("result").at("flags") == result["flags"]);
    const CliResult words = cli.run({"open", sealed, "--key", cli.file("keys/doctor.key"), "--trust", cli.file("keys/kiosk.pub"),
                                     "--passphrase-file", cli.file("passphrase")});
    INFO(words.err);
    CHECK(words.exitCode == 0);
    for (const char* said :
         {"no value was changed by more than 34 of 255", "not for patients", "does not say the patient's", "was stated, not read",
          "early is not the most probable label", "between 45.0 % and 94.5 %", "\n  of-tomorrow\n"}) {
        INFO(said);
        CHECK((words.out + words.err).find(said) != std::string::npos);
    }
    CHECK((words.out + words.err).find("--age") == std::string::npos);
}
