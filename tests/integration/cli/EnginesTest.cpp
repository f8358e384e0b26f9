#include <algorithm>
#include <cmath>
#include <fstream>

#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/image/ImageReader.h"
#include "core/image/Phantom.h"
#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"
#include "tests/support/OnnxBytes.h"

using namespace intaglio;
using namespace intaglio::test;
using nlohmann::json;

namespace {

void writeBytes(const std::filesystem::path& file, const base::Bytes& bytes) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

/// Smears without leucocytes ("normal") and with many ("crowded"), split three ways.
void writeSmears(const std::filesystem::path& folder) {
    std::string table = "path,label,split\n";
    std::uint64_t seed = 100;
    for (const auto& [split, count] : {std::pair("train", 16), std::pair("val", 8), std::pair("test", 8)}) {
        for (int index = 0; index < count; ++index) {
            const bool isCrowded = index % 2 == 1;
            const std::string name = std::string(split) + "-" + std::to_string(index) + ".png";
            const auto picture = image::bloodSmearPhantom(++seed, 128, isCrowded ? 9 : 0);
            REQUIRE(picture);
            writeBytes(folder / name, image::encodePng(*picture).value());
            table += name + "," + (isCrowded ? "crowded" : "normal") + "," + split + "\n";
        }
    }
    writeText(folder / "labels.csv", table);
}

/// Trains the classifier into the home folder's models and checks that it went well.
std::filesystem::path trained(const Cli& cli, const std::string& architecture) {
    const auto folder = cli.path("home/models") / architecture;
    const CliResult result =
        cli.run({"train", "--arch", architecture, "--labels", cli.file("smears/labels.csv"), "--out", folder.string(), "--json"});
    INFO(result.err);
    REQUIRE(result.exitCode == 0);
    return folder;
}

json stateOf(const Cli& cli, const std::string& id) {
    for (const json& line : cli.run({"models", "--json"}).lines()) {
        if (line.at("id") == id) {
            return line;
        }
    }
    return {};
}

/// An administrator takes the responsibility for an unsigned package.
void accept(const Cli& cli, const std::string& id) {
    const CliResult accepted = cli.run({"models", "accept", id, "--by", "Tester"});
    INFO(accepted.err);
    REQUIRE(accepted.exitCode == 0);
}

std::string digestOf(const std::filesystem::path& file) {
    static const auto primitives = crypto::createCryptoPpPrimitives();
    return base::toHex(primitives->sha256(base::viewOf(contentOf(file))));
}

/// Makes an ONNX package beside the trained one: its manifest, with the ONNX network that tells red from green, and the golden vector
/// that the network gives.
void writeOnnxPackage(const std::filesystem::path& from, const std::string& id, const onnx::Graph& graph) {
    const auto folder = from.parent_path() / id;
    std::filesystem::copy(from, folder, std::filesystem::copy_options::recursive);
    std::filesystem::remove(folder / "model.json");
    std::filesystem::remove_all(folder / "golden");
    writeBytes(folder / "model.onnx", onnx::model(graph));
    json manifest = json::parse(contentOf(folder / "metadata.json"));
    json& block = manifest.at("intaglio");
    block["id"] = id;
    block["engine"] = "onnx";
    block["sha256"] = {{"model.onnx", digestOf(folder / "model.onnx")}};
    block["input_gate"].erase("ood");
    writeText(folder / "metadata.json", manifest.dump());
    // A black picture is -1 everywhere: logits 0 and -0.5.
    image::Geometry geometry;
    geometry.rows = geometry.columns = 64;
    geometry.samplesPerPixel = 3;
    image::PixelMeaning meaning;
    meaning.photometric = image::Photometric::Rgb;
    writeBytes(folder / "golden/black.png", image::encodePng(image::Image::create(geometry, meaning).value()).value());
    writeText(folder / "golden/black.json", R"({"picture": "black.png", "logits": [0, -0.5], "tolerance": 0.02})");
}

/// One stated age holds for all pictures of a batch. `cli` has an accepted model "svm" for patients from 15.
void checkBatchAges(const Cli& cli) {
    std::filesystem::create_directories(cli.path("two"));
    for (const char* name : {"test-0.png", "test-1.png"}) std::filesystem::copy(cli.path("smears") / name, cli.path("two") / name);
    const auto judged = [&cli](const std::string& age) {
        return cli.run({"batch", cli.file("two"), "--model", "svm", "--out", cli.file("table"), "--json", "--age", age});
    };
    const CliResult adults = judged("40");
    INFO(adults.err);
    CHECK(adults.exitCode == 0);
    REQUIRE(adults.lines().size() == 2);
    for (const json& line : adults.lines()) {
        const json& flags = line.at("flags");
        CHECK(std::find(flags.begin(), flags.end(), "age-stated") != flags.end());
    }
    CHECK(contentOf(cli.path("table/results.csv")).find("age-stated") != std::string::npos);
    const auto summary = [&cli](const std::vector<std::string>& age) {
        std::vector<std::string> arguments{"batch", cli.file("two"), "--model", "svm", "--out", cli.file("table")};
        arguments.insert(arguments.end(), age.begin(), age.end());
        const CliResult said = cli.run(arguments);
        return said.out + said.err;
    };
    CHECK(summary({}).find("In 2 the patient's age is unknown to a model") != std::string::npos);
    CHECK(summary({"--age", "40"}).find("age is unknown") == std::string::npos);
    const CliResult children = judged("9");
    CHECK(children.exitCode == 3);
    REQUIRE(children.lines().size() == 2);
    for (const json& line : children.lines()) CHECK(line.at("refusal").at("code") == "refused-age");
    CHECK(judged("old").err.find("is no age.") != std::string::npos);
}

}  // namespace

TEST_CASE("A folder of pictures becomes a support-vector model that is listed, judges, and is judged") {
    const Cli cli;
    writeSmears(cli.path("smears"));
    const auto folder = trained(cli, "svm");
    CHECK(std::filesystem::exists(folder / "model.json"));
    CHECK_FALSE(std::filesystem::exists(folder / "model.ts"));
    const json state = stateOf(cli, "svm");
    INFO(state);
    REQUIRE_FALSE(state.is_null());
    CHECK(state.at("problem").is_null());
    accept(cli, "svm");

    const CliResult predicted =
        cli.run({"predict", "--model", "svm", "--json", cli.file("smears/test-0.png"), cli.file("smears/test-1.png")});
    INFO(predicted.err);
    REQUIRE(predicted.lines().size() == 2);
    CHECK(predicted.lines()[0].at("finding") == "normal");
    CHECK(predicted.lines()[1].at("finding") == "crowded");
    const CliResult words = cli.run({"predict", "--model", "svm", cli.file("smears/test-0.png")});
    CHECK(words.out.find("not signed by a trusted publisher") != std::string::npos);

    const CliResult evaluated = cli.run({"evaluate", "--model", folder.string(), "--labels", cli.file("smears/labels.csv"), "--split",
                                         "test", "--out", cli.file("judged"), "--json"});
    INFO(evaluated.err);
    REQUIRE(evaluated.exitCode == 0);
    const json metrics = json::parse(contentOf(cli.path("judged/metrics.json")));
    CHECK(metrics.at("metrics").at("balanced_accuracy").at("value").get<double>() >= 0.9);

    const CliResult explained =
        cli.run({"explain", cli.file("smears/test-1.png"), "--model", "svm", "--method", "occlusion", "--out", cli.file("map.png")});
    INFO(explained.err);
    CHECK(explained.exitCode == 0);
}

TEST_CASE("The patient's age can be said where the file is silent") {
    const Cli cli;
    writeSmears(cli.path("smears"));
    const auto folder = trained(cli, "svm");
    json manifest = json::parse(contentOf(folder / "metadata.json"));
    manifest.at("intaglio").at("input_gate")["age_minimum"] = 15;
    writeText(folder / "metadata.json", manifest.dump());
    accept(cli, "svm");
    const auto predicted = [&](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"predict", "--model", "svm", cli.file("smears/test-0.png")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return cli.run(arguments);
    };
    const CliResult silent = predicted({});
    INFO(silent.err);
    CHECK(silent.exitCode == 0);
    CHECK(silent.out.find("the model is made for the ages 15+: say the patient's with --age YEARS") != std::string::npos);
    const CliResult adult = predicted({"--age", "40"});
    CHECK(adult.exitCode == 0);
    CHECK(adult.out.find("certain age") == std::string::npos);
    CHECK(adult.out.find("--age") == std::string::npos);
    CHECK(adult.out.find("the patient's age was stated, not read from the picture") != std::string::npos);
    CHECK(predicted({"--age", "15.5"}).exitCode == 0);

    const CliResult several = predicted({cli.file("smears/test-1.png"), "--age", "40"});
    CHECK(several.exitCode == 2);
    CHECK(several.out.empty());
    CHECK(several.err.find("--age says how old one patient is") != std::string::npos);
    CHECK(predicted({cli.file("smears/test-1.png")}).exitCode == 0);

    const CliResult child = predicted({"--age", "9", "--json"});
    CHECK(child.exitCode == 3);
    CHECK(child.lines().at(0).at("refusal").at("code") == "refused-age");
    CHECK(child.err.find("9 years old; the model \"svm\" is not made for that age") != std::string::npos);
    CHECK(child.err.find("cover these ages in years: ") != std::string::npos);
    for (const std::string wrong : {"131", "-1", "young", "nan", "0,5", "4e1"}) {
        const CliResult refused = predicted({"--age=" + wrong});
        INFO(refused.err);
        CHECK(refused.exitCode == 2);
        CHECK(refused.err.find("\"" + wrong + "\" is no age.\nhint: Say it in years, from 0 to 130") != std::string::npos);
    }
    checkBatchAges(cli);
    const json listed = stateOf(cli, "svm");
    CHECK(listed.at("ages") == json{{"minimum", 15.0}, {"maximum", nullptr}});
    CHECK(stateOf(cli, "picture-kind").at("ages").is_null());
    CHECK(cli.run({"models"}).out.find("  ages 15+") != std::string::npos);
    const CliResult explained = cli.run(
        {"explain", cli.file("smears/test-1.png"), "--model", "svm", "--method", "occlusion", "--age", "9", "--out", cli.file("map.png")});
    CHECK(explained.exitCode == 3);
    const CliResult unasked =
        cli.run({"explain", cli.file("smears/test-1.png"), "--model", "svm", "--method", "occlusion", "--out", cli.file("map.png")});
    CHECK(unasked.exitCode == 0);
    CHECK(unasked.out.find("certain age") != std::string::npos);
    CHECK(unasked.out.find("made for the ages 15+") != std::string::npos);
    CHECK(unasked.out.find("of the operating point balanced: ") != std::string::npos);
    cli.makeKeys();
    const auto sealed = [&](const std::string& out, const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"seal", cli.file("smears/test-1.png"), "--model", "svm", "--to", cli.file("keys/doctor.pub")};
        for (const std::string& word : {std::string("--as"), cli.file("keys/kiosk.key"), std::string("--out"), cli.file(out),
                                        std::string("--passphrase-file"), cli.file("passphrase")})
            arguments.push_back(word);
        arguments.insert(arguments.end(), more.begin(), more.end());
        return cli.run(arguments);
    };
    const CliResult ageless = sealed("ageless.png", {});
    INFO(ageless.err);
    CHECK(ageless.exitCode == 0);
    CHECK(ageless.err.find("note: the model is made for the ages 15+: say the patient's with --age YEARS") != std::string::npos);
    for (const std::string told : {"positive", "negative", "finding", "%", "benign", "early", "svm"}) {
        INFO(told);
        CHECK((ageless.out + ageless.err).find(told) == std::string::npos);
    }
    const CliResult aged = sealed("aged.png", {"--age", "40"});
    CHECK(aged.exitCode == 0);
    CHECK(aged.err.find("--age") == std::string::npos);
    const CliResult contradicting = cli.run({"seal", cli.file("smears/test-1.png"), "--to", "a.pub", "--as", "a.key", "--out", "sealed.png",
                                             "--result", "result.json", "--age", "40"});
    CHECK(contradicting.exitCode == 2);
    CHECK(contradicting.err.find("--age") != std::string::npos);
}

TEST_CASE("What a user wrote is repeated on one line, without control characters, beside the hint") {
    const Cli cli;
    const std::string usual = "\nhint: Run the command with --help to see how it is used.\n";
    const CliResult age = cli.run({"predict", "picture.png", "--age", "3\n4"});
    CHECK(age.exitCode == 2);
    CHECK(age.err.starts_with("error: --age: \"3\\n4\" is no age.\nhint: Say it in years, from 0 to 130"));
    const CliResult device = cli.run({"predict", "picture.png", "--threads\nhint: 4\x1b[2J\xc2\x9b\xc3\xa9"});
    INFO(device.err);
    CHECK(device.exitCode == 2);
    CHECK(device.err.find("--threads\\nhint: 4\\x1b[2J\\x9b\xc3\xa9" + usual) != std::string::npos);
    CHECK(cli.run({"predict"}).err.ends_with(usual));
}

TEST_CASE("An ONNX model and neighbours run beside it, and without LibTorch's plugin") {
    const Cli cli;
    writeSmears(cli.path("smears"));
    const auto folder = trained(cli, "knn");
    writeOnnxPackage(folder, "red-green", onnx::channelMeans(64));
    const json state = stateOf(cli, "red-green");
    INFO(state);
    REQUIRE_FALSE(state.is_null());
    CHECK(state.at("problem").is_null());
    accept(cli, "red-green");
    accept(cli, "knn");
    const CliResult predicted = cli.run({"predict", "--model", "red-green", "--override-gate", "--json", cli.file("smears/test-0.png")});
    INFO(predicted.err);  // the kind of the drawn picture is not what this test is about
    CHECK(predicted.lines().at(0).at("status") == "ok");

    // A copy of the program alone finds no plugin beside it.
    std::filesystem::create_directories(cli.path("alone/bin"));
    std::filesystem::copy_file(binaryFolder() / "bin" / "intaglio", cli.path("alone/bin/intaglio"));
    const std::string home = "INTAGLIO_HOME='" + cli.file("home") + "' '" + cli.file("alone/bin/intaglio") + "' predict --json '" +
                             cli.file("smears/test-0.png") + "' --model ";
    for (const std::string model : {"knn", "red-green"}) {
        const CliResult alone = cli.run({}, home + model + "; exit $?;");
        INFO(alone.err);
        CHECK(alone.exitCode == 0);
        CHECK(alone.lines().at(0).at("status") == "ok");
    }
}

TEST_CASE("A broken, tampered or exploding model is refused with a reason, and the others keep working") {
    const Cli cli;
    writeSmears(cli.path("smears"));
    const auto folder = trained(cli, "knn");
    auto exploding = onnx::channelMeans(64);
    exploding.initialisers[1] = onnx::tensor("bias", {2}, {std::nanf(""), 0});
    writeOnnxPackage(folder, "exploding", exploding);
    writeOnnxPackage(folder, "tampered", onnx::channelMeans(64));
    writeBytes(folder.parent_path() / "tampered/model.onnx", onnx::model(onnx::channelMeans(32)));
    writeOnnxPackage(folder, "of-another-size", onnx::channelMeans(32));
    std::filesystem::copy(folder, folder.parent_path() / "cut-short", std::filesystem::copy_options::recursive);
    const auto cut = folder.parent_path() / "cut-short";
    std::filesystem::resize_file(cut / "model.json", 1000);
    json manifest = json::parse(contentOf(cut / "metadata.json"));
    manifest.at("intaglio")["id"] = "cut-short";
    manifest.at("intaglio").at("sha256")["model.json"] = digestOf(cut / "model.json");
    writeText(cut / "metadata.json", manifest.dump());

    CHECK(stateOf(cli, "tampered").at("problem").at("code") == "model-digest-mismatch");
    for (const auto& [id, words] : {std::pair<std::string, std::string>{"exploding", "does not run"},
                                    {"of-another-size", "another size"},
                                    {"cut-short", "no JSON object"}}) {
        accept(cli, id);
        const CliResult refused = cli.run({"predict", "--model", id, cli.file("smears/test-0.png")});
        INFO(id << ": " << refused.err);
        CHECK(refused.exitCode == 1);
        CHECK(refused.err.find(words) != std::string::npos);
    }
    accept(cli, "knn");
    const CliResult whole = cli.run({"predict", "--model", "knn", "--json", cli.file("smears/test-0.png")});
    INFO(whole.err);
    CHECK(whole.lines().at(0).at("status") == "ok");
}
