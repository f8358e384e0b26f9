#include "core/base/Files.h"
#include "core/image/ImageReader.h"
#include "core/image/Phantom.h"
#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using namespace intaglio::test;
namespace fs = std::filesystem;

namespace {

/// FOLDER/NAME/0.png and so on: bones, or mammograms, which any classifier tells apart from them.
void writePictures(const fs::path& folder, const std::string& label, bool isBone, int count) {
    fs::create_directories(folder / label);
    for (int index = 0; index < count; ++index) {
        const auto seed = static_cast<std::uint64_t>(index + 1);
        const auto picture = isBone ? image::bonePhantom(seed, 64) : image::mammogramPhantom(seed, 64);
        REQUIRE(picture);
        const auto png = image::encodePng(*picture);
        REQUIRE(png);
        REQUIRE(base::writeFileAtomically(folder / label / (std::to_string(index) + ".png"), *png));
    }
}

std::string labelledFolder(const Cli& cli, const std::string& normal, const std::string& finding, int count = 24) {
    writePictures(cli.path("pictures"), normal, true, count);
    writePictures(cli.path("pictures"), finding, false, count);
    return cli.file("pictures");
}

CliResult train(const Cli& cli, const std::string& labels, const std::string& out, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"train", "--labels", labels, "--out", cli.file(out), "--arch", "knn", "--side", "64"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return cli.run(arguments);
}

void checkRefusal(const CliResult& result, int exitCode, const std::string& said) {
    INFO(result.err);
    CHECK(result.exitCode == exitCode);
    CHECK(result.err.find("hint:") != std::string::npos);
    CHECK(result.err.find(said) != std::string::npos);
}

/// What stands between the lines ```json and ``` of a page.
std::string jsonBlock(const std::string& page) {
    const std::string begin = "```json\n";
    const std::size_t from = page.find(begin);
    REQUIRE(from != std::string::npos);
    const std::size_t to = page.find("```", from + begin.size());
    REQUIRE(to != std::string::npos);
    return page.substr(from + begin.size(), to - from - begin.size());
}

}  // namespace

TEST_CASE("A finished model is replaced only where that is asked for, and then with its card and signature") {
    const Cli cli;
    const std::string pictures = labelledFolder(cli, "normal", "ill");
    const CliResult first = train(cli, pictures, "model", {"--resume"});
    INFO(first.err);
    REQUIRE(first.exitCode == 0);
    CHECK(first.err.find("no stopped training lies in") != std::string::npos);
    CHECK(first.err.find("labels taken for findings: ill; for normal: normal") != std::string::npos);
    CHECK(first.err.find("no label is normal") == std::string::npos);
    CHECK(first.err.find("random start") == std::string::npos);  // neighbours have no weights
    const std::string network = contentOf(cli.path("model/model.json"));
    writeText(cli.path("model/CARD.md"), "# Written by hand\n");
    writeText(cli.path("model/signature.json"), "{}");

    // A finished training has no checkpoint to go on from.
    checkRefusal(train(cli, pictures, "model", {"--split-seed", "5", "--resume"}), 2, "--replace");
    checkRefusal(train(cli, pictures, "model", {"--split-seed", "5"}), 2, "--replace");
    CHECK(contentOf(cli.path("model/CARD.md")) == "# Written by hand\n");
    CHECK(contentOf(cli.path("model/model.json")) == network);

    const CliResult replaced = train(cli, pictures, "model", {"--split-seed", "5", "--replace"});
    INFO(replaced.err);
    CHECK(replaced.exitCode == 0);
    CHECK(replaced.err.find("signature of the former package is gone") != std::string::npos);
    CHECK_FALSE(fs::exists(cli.path("model/signature.json")));
    CHECK(contentOf(cli.path("model/CARD.md")) != "# Written by hand\n");
    CHECK(contentOf(cli.path("model/model.json")) != network);
}

TEST_CASE("Pictures that can teach nothing are refused before training, as in the window") {
    const Cli cli;
    writePictures(cli.path("pictures"), "normal", true, 1);
    writePictures(cli.path("pictures"), "ill", false, 2);
    const std::string pictures = cli.file("pictures");
    checkRefusal(train(cli, pictures, "model"), 1, "Labels without a picture in a split: ");
    CHECK_FALSE(fs::exists(cli.path("model/metadata.json")));
    checkRefusal(train(cli, pictures + "/ill", "model"), 1, "one folder for each label");
    writeText(cli.path("one.csv"), "path,label,split\npictures/ill/0.png,ill,train\npictures/ill/1.png,ill,val\n");
    checkRefusal(train(cli, cli.file("one.csv"), "model"), 2, "only one label");
    writeText(cli.path("no-val.csv"), "path,label,split\npictures/ill/0.png,ill,train\npictures/normal/0.png,normal,train\n");
    checkRefusal(train(cli, cli.file("no-val.csv"), "model"), 2, "no row in the split \"val\"");
    writeText(cli.path("pictures/ill/broken.png"), "no picture");
    checkRefusal(train(cli, pictures, "model"), 1, "cannot be read: ill/broken.png");
}

TEST_CASE("A model needs a finding and a name that it can have") {
    const Cli cli;
    writePictures(cli.path("healthy"), "normal", true, 3);
    writePictures(cli.path("healthy"), "benign", true, 3);
    checkRefusal(train(cli, cli.file("healthy"), "model"), 2, "At least one label must be a finding");
    checkRefusal(train(cli, labelledFolder(cli, "normal", "ill"), "My_Model"), 2, "small letters, digits and hyphens only");
}

TEST_CASE("A start that there is not is named, with what would do") {
    const Cli cli;
    const CliResult refused = train(cli, labelledFolder(cli, "normal", "ill"), "model", {"--weights", "no-such-model"});
    checkRefusal(refused, 2, "--weights: no-such-model is neither a file or folder nor an installed model.");
    CHECK(refused.err.find("a finished model's folder, or a file of pretrained weights (*.pt)") != std::string::npos);
    CHECK(refused.err.find("random weights") != std::string::npos);
    const std::string folder = cli.file("pictures");
    const CliResult noModel = train(cli, folder, "model", {"--weights", folder});
    checkRefusal(noModel, 2, "--weights: " + folder + " is a folder that holds no model.");
    CHECK(noModel.err.find("a finished model's folder, or a file of pretrained weights (*.pt)") != std::string::npos);
    writeText(cli.path("pictures/network.ts"), "no network");
    checkRefusal(train(cli, folder, "model", {"--weights", folder + "/network.ts"}), 2,
                 "/network.ts lies in a folder that holds no model.");
    CHECK_FALSE(fs::exists(cli.path("model")));
}

TEST_CASE("A recipe that does not fit is said with what it names, and where its settings are described") {
    const Cli cli;
    const auto manual = nlohmann::json::parse(jsonBlock(contentOf(sourceFolder() / "docs/howto/train-a-model.md")));
    const std::string file = cli.file("recipe.json");
    const auto refused = [&](const nlohmann::json& recipe) {
        writeText(file, recipe.dump());
        CliResult result = train(cli, cli.file("pictures"), "my-model", {"--recipe", file});
        checkRefusal(result, 2, "docs/howto/train-a-model.md");
        CHECK_FALSE(fs::exists(cli.path("my-model")));
        return result.err;
    };
    CHECK(!labelledFolder(cli, "clear", "misty", 3).empty());
    const std::string other = refused(manual);
    CHECK(other.find("\" does not name the label \"misty\" of the pictures. It names: clear, cloudy.\n") != std::string::npos);
    CHECK(other.find("intaglio models") == std::string::npos);
    auto mistyped = manual;
    mistyped["training"]["stages"][0]["epochz"] = 3;
    CHECK(refused(mistyped).find("\"stages.epochz\" is not valid for recipe " + file) != std::string::npos);
}

TEST_CASE("The recipe of the manual is one to copy: it says which label is normal") {
    const Cli cli;
    const std::string pictures = labelledFolder(cli, "clear", "cloudy");
    writeText(cli.path("recipe.json"), jsonBlock(contentOf(sourceFolder() / "docs/howto/train-a-model.md")));
    const CliResult trained = train(cli, pictures, "my-model", {"--recipe", cli.file("recipe.json")});
    INFO(trained.err);
    REQUIRE(trained.exitCode == 0);
    CHECK(trained.err.find("labels taken for") == std::string::npos);
    const auto labels = nlohmann::json::parse(contentOf(cli.path("my-model/metadata.json"))).at("intaglio").at("labels");
    CHECK(labels[0].at("role") == "normal");
    CHECK(labels[1].at("role") == "finding");
    CHECK(contentOf(cli.path("my-model/CARD.md")).find("What may give the label away") != std::string::npos);
}
