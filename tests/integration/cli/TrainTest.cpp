#include <fstream>

#include "core/base/Files.h"
#include "core/image/ImageReader.h"
#include "core/image/Phantom.h"
#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using namespace intaglio::test;
namespace fs = std::filesystem;

namespace {

constexpr int kPictures = 40;

/// Two kinds of drawn pictures that any network tells apart: FOLDER/bones/..., FOLDER/skin/...
fs::path labelledFolder(const Cli& cli) {
    const fs::path folder = cli.path("pictures");
    for (int index = 0; index < kPictures; ++index) {
        const auto seed = static_cast<std::uint64_t>(index);
        const std::string name = std::to_string(index) + ".png";
        for (const bool isSkin : {false, true}) {
            const auto picture = isSkin ? image::skinPhantom(seed, 64) : image::bonePhantom(seed, 64);
            REQUIRE(picture);
            const auto png = image::encodePng(*picture);
            REQUIRE(png);
            const fs::path file = folder / (isSkin ? "skin" : "bones") / name;
            fs::create_directories(file.parent_path());
            REQUIRE(base::writeFileAtomically(file, *png));
        }
    }
    return folder;
}

std::vector<std::string> quickTraining(const std::string& labels, const std::string& out) {
    return {"train", "--labels", labels, "--out", out, "--arch", "small_cnn", "--side", "32x48", "--epochs", "4", "--json"};
}

}  // namespace

TEST_CASE("A folder of labelled pictures becomes a working package with one command, and says how good it is") {
    const Cli cli;
    const std::string folder = labelledFolder(cli).string();
    const std::string out = cli.file("clinic-model");
    const CliResult trained = cli.run(quickTraining(folder, out));
    INFO(trained.err);
    REQUIRE(trained.exitCode == 0);
    CHECK(trained.err.find("small_cnn learns from a random start") != std::string::npos);
    const auto lines = trained.lines();
    REQUIRE(lines.size() == 5);
    CHECK(lines[0].at("epoch") == 1);
    CHECK(lines[0].at("stage") == 1);
    CHECK(lines[3].at("train_loss") < lines[0].at("train_loss"));
    CHECK(lines[4].at("model") == "clinic-model");
    CHECK(lines[4].at("validation").at("balanced_accuracy") >= 0.9);
    for (const char* file : {"model.ts", "metadata.json", "CARD.md", "labels.csv", "training.svg"}) {
        INFO(file);
        CHECK(fs::is_regular_file(fs::path(out) / file));
    }
    CHECK_FALSE(fs::exists(fs::path(out) / "training.checkpoint"));

    const CliResult judged = cli.run(
        {"evaluate", "--model", out, "--labels", out + "/labels.csv", "--split", "test", "--out", cli.file("evaluation"), "--json"});
    INFO(judged.err);
    REQUIRE(judged.exitCode == 0);
    CHECK(judged.lines().at(0).at("metrics").at("accuracy").at("value") >= 0.9);
}

TEST_CASE("A training begins with an installed model, which the card names") {
    const Cli cli;
    const std::string folder = labelledFolder(cli).string();
    const std::string out = cli.file("begun");
    const CliResult trained =
        cli.run({"train", "--labels", folder, "--out", out, "--weights", "chest-tuberculosis", "--side", "32x48", "--epochs", "1"});
    INFO(trained.err);
    REQUIRE(trained.exitCode == 0);
    CHECK(trained.err.find("random start") == std::string::npos);
    const auto card = base::readFile(fs::path(out) / "CARD.md");
    REQUIRE(card);
    CHECK(base::textOf(*card).find("weights of `chest-tuberculosis ") != std::string::npos);
    const auto manifest = base::readFile(fs::path(out) / "metadata.json");
    REQUIRE(manifest);
    CHECK(base::textOf(*manifest).find("\"mobilenet_v2\"") != std::string::npos);

    const CliResult unknown = cli.run({"train", "--labels", folder, "--out", cli.file("none"), "--weights", "no-such-model"});
    CHECK(unknown.exitCode != 0);
    CHECK(unknown.err.find("no-such-model is neither a file or folder nor an installed model") != std::string::npos);
    const auto hint = unknown.err.substr(unknown.err.find("hint:"));
    for (const char* would : {"mobilenet_v2: ", "chest-tuberculosis", "finished model's folder", "*.pt"})
        CHECK(hint.find(would) != std::string::npos);
    CHECK_FALSE(fs::exists(cli.path("none")));
}

TEST_CASE("Stages that leave random blocks as they are are warned of, and each epoch says its stage") {
    const Cli cli;
    const auto label = [](const char* key, const char* role) {
        return nlohmann::json{{"key", key}, {"display", {{"en", key}}}, {"role", role}};
    };
    const std::string page = contentOf(sourceFolder() / "docs/howto/train-a-model.md");
    const std::size_t begin = page.find("```json\n") + 8;
    auto recipe = nlohmann::json::parse(page.substr(begin, page.find("```", begin) - begin));
    recipe["manifest"]["intaglio"]["labels"] = {label("bones", "normal"), label("skin", "finding")};
    for (auto& stage : recipe["training"]["stages"]) stage["views"] = stage["epochs"] = 1;
    const auto trained = [&](const std::string& out, const std::vector<std::string>& more) {
        writeText(cli.path("recipe.json"), recipe.dump());
        std::vector<std::string> command{
            "train", "--labels", cli.file("pictures"), "--out", cli.file(out), "--recipe", cli.file("recipe.json"), "--side", "32"};
        command.insert(command.end(), more.begin(), more.end());
        CliResult result = cli.run(command);
        INFO(result.err);
        REQUIRE(result.exitCode == 0);
        return result;
    };
    const std::string warned = "but without --weights they are random and learn nothing there";
    CHECK(fs::is_directory(labelledFolder(cli)));
    recipe["manifest"]["intaglio"]["id"] = "frozen";
    const CliResult frozen = trained("frozen", {});
    CHECK(frozen.err.find("as they are (stage 1 of 2: the first 14), " + warned) != std::string::npos);
    CHECK(frozen.err.find("the id of an installed mobilenet_v2 model") != std::string::npos);
    CHECK(frozen.out.find("stage 1 of 2, epoch 1 of 2: training loss ") != std::string::npos);
    CHECK(frozen.out.find("stage 2 of 2, epoch 2 of 2: training loss ") != std::string::npos);
    recipe["manifest"]["intaglio"]["id"] = "begun";
    CHECK(trained("begun", {"--weights", "chest-tuberculosis"}).err.find(warned) == std::string::npos);
    recipe["manifest"]["intaglio"]["id"] = "free";
    recipe["training"]["stages"] = {{{"first_trainable_block", 0}, {"epochs", 1}, {"learning_rate", 0.001}}};
    const CliResult free = trained("free", {});
    CHECK(free.err.find(warned) == std::string::npos);
    CHECK(free.out.find("stage ") == std::string::npos);
    CHECK(free.out.find("epoch 1 of 1: training loss ") != std::string::npos);
}

TEST_CASE("A damaged picture counts only in the splits that training reads") {
    const Cli cli;
    const fs::path folder = labelledFolder(cli);
    std::ofstream(folder / "damaged.png") << "no picture";
    const auto table = [&](const std::string& split) {
        std::ofstream rows(folder / "labels.csv");
        rows << "path,label,split\ndamaged.png,skin," << split << "\n";
        for (const fs::directory_entry& label : fs::directory_iterator(folder)) {
            if (!label.is_directory()) continue;
            int count = 0;
            for (const fs::directory_entry& picture : fs::directory_iterator(label.path())) {
                const std::string name = label.path().filename().string();
                rows << name << "/" << picture.path().filename().string() << "," << name << "," << (++count % 3 == 0 ? "val" : "train")
                     << "\n";
            }
        }
        return (folder / "labels.csv").string();
    };
    const CliResult refused = cli.run(quickTraining(table("train"), cli.file("model")));
    CHECK(refused.exitCode != 0);
    CHECK(refused.err.find("damaged.png") != std::string::npos);
    const CliResult trained = cli.run(quickTraining(table("holdout"), cli.file("model")));
    INFO(trained.err);
    CHECK(trained.exitCode == 0);
}

TEST_CASE("Two networks are trained from two seeds, judge together and belong to one package") {
    const Cli cli;
    const std::string out = cli.file("pair");
    auto command = quickTraining(labelledFolder(cli).string(), out);
    command.insert(command.end(), {"--networks", "2"});
    const CliResult trained = cli.run(command);
    INFO(trained.err);
    REQUIRE(trained.exitCode == 0);
    const auto lines = trained.lines();
    REQUIRE(lines.size() == 9);  // four epochs each, then the model
    CHECK(lines[7].at("epoch") == 8);
    const auto first = base::readFile(fs::path(out) / "model.ts");
    const auto second = base::readFile(fs::path(out) / "network-2.ts");
    REQUIRE(first);
    REQUIRE(second);
    CHECK(*first != *second);
    CHECK_FALSE(fs::exists(fs::path(out) / "training-2.checkpoint"));

    const CliResult judged = cli.run(
        {"evaluate", "--model", out, "--labels", out + "/labels.csv", "--split", "test", "--out", cli.file("evaluation"), "--json"});
    INFO(judged.err);
    REQUIRE(judged.exitCode == 0);
    CHECK(judged.lines().at(0).at("metrics").at("accuracy").at("value") >= 0.9);

    // The second network belongs to the package: without its own bytes nothing runs.
    REQUIRE(base::writeFileAtomically(fs::path(out) / "network-2.ts", *first));
    const CliResult tampered =
        cli.run({"evaluate", "--model", out, "--labels", out + "/labels.csv", "--split", "test", "--out", cli.file("again"), "--json"});
    CHECK(tampered.exitCode != 0);
    CHECK(tampered.err.find("its digest is wrong") != std::string::npos);

    const CliResult classical =
        cli.run({"train", "--labels", out + "/labels.csv", "--out", cli.file("vectors"), "--arch", "svm", "--networks", "2"});
    CHECK(classical.exitCode == 2);
    CHECK(classical.err.find("networks") != std::string::npos);
}

TEST_CASE("Training tells what it lacks and refuses what makes no sense") {
    const Cli cli;
    const std::string folder = labelledFolder(cli).string();
    const auto refusedWith = [&](std::vector<std::string> more) {
        std::vector<std::string> arguments{"train", "--labels", folder, "--out", cli.file("model")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const CliResult result = cli.run(arguments);
        CHECK(result.exitCode == 2);
        return result.err;
    };
    CHECK(refusedWith({"--arch", "no_such_net"}).find("no_such_net") != std::string::npos);
    CHECK(refusedWith({"--side", "150x"}).find("150x") != std::string::npos);
    CHECK(refusedWith({"--side", "4"}).find("4x4") != std::string::npos);
    CHECK(refusedWith({"--device", "abacus"}).find("abacus") != std::string::npos);
    CHECK(refusedWith({"--group-pattern", "("}).find("error:") == 0);
    CHECK_FALSE(fs::exists(cli.path("model") / "metadata.json"));

    const CliResult small = cli.run({"train", "--labels", folder, "--out", cli.file("model"), "--side", "32", "--epochs", "1"});
    INFO(small.err);
    CHECK(small.exitCode == 0);
    CHECK(small.err.find("no pretrained weights") != std::string::npos);
    CHECK(small.err.find("labels taken for findings: bones, skin; for normal: none") != std::string::npos);
    CHECK(small.err.find("warning: no label is normal") != std::string::npos);
    CHECK(small.err.find("warning: \"skin\" has only 28 pictures to learn from") != std::string::npos);
    CHECK(small.err.find("same patient") != std::string::npos);
    CHECK(small.out.find("balanced_accuracy") != std::string::npos);
    CHECK(small.out.find(cli.file("model")) != std::string::npos);

    fs::create_directories(cli.path("empty"));
    const CliResult empty = cli.run({"train", "--labels", cli.file("empty"), "--out", cli.file("model")});
    CHECK(empty.exitCode == 1);
    CHECK(empty.err.find("no folders with pictures") != std::string::npos);
}
