#include <set>

#include "core/base/Files.h"
#include "core/image/ImageReader.h"
#include "core/image/JpegWriter.h"
#include "core/image/Phantom.h"
#include "core/training/Dataset.h"
#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using namespace intaglio::test;
namespace fs = std::filesystem;

namespace {

/// FOLDER/bones/..., FOLDER/breast/...: two pictures of each are nearly the same.
fs::path folderWithCopies(const Cli& cli) {
    const fs::path folder = cli.path("pictures");
    for (int index = 0; index < 32; ++index) {
        for (const bool isBone : {false, true}) {
            const auto seed = static_cast<std::uint64_t>(index / 2 + 1);
            const auto made = isBone ? image::bonePhantom(seed, 64) : image::mammogramPhantom(seed, 64);
            REQUIRE(made);
            const auto shown = index % 2 == 0 ? made : image::jpegRoundTrip(*made, 90);
            REQUIRE(shown);
            const auto png = image::encodePng(*shown);
            REQUIRE(png);
            const fs::path file = folder / (isBone ? "bones" : "breast") / (std::to_string(index) + ".png");
            fs::create_directories(file.parent_path());
            REQUIRE(base::writeFileAtomically(file, *png));
        }
    }
    return folder;
}

std::set<std::string> testFilesOf(const fs::path& table) {
    const auto dataset = training::readDataset(table);
    REQUIRE(dataset);
    std::set<std::string> files;
    for (const training::Sample* sample : dataset->inSplit("test")) {
        files.insert(fs::weakly_canonical(sample->file).string());
    }
    return files;
}

std::set<std::string> judgedFiles(const fs::path& predictions, const fs::path& folder) {
    const auto rows = training::parseTable(contentOf(predictions), "predictions.csv");
    REQUIRE(rows);
    std::set<std::string> files;
    for (std::size_t row = 1; row < rows->size(); ++row) {
        files.insert(fs::weakly_canonical(folder / (*rows)[row].fields.front()).string());
    }
    return files;
}

}  // namespace

TEST_CASE("A folder without splits is judged by the split that the model was trained with, never by another one") {
    const Cli cli;
    const fs::path folder = folderWithCopies(cli);
    const std::string model = cli.file("clinic-model");
    const auto train = [&](const std::string& out) {
        return cli.run({"train", "--labels", folder.string(), "--arch", "knn", "--side", "64", "--split-seed", "7", "--out", out});
    };
    const CliResult trained = train(model);
    INFO(trained.err);
    REQUIRE(trained.exitCode == 0);
    const auto expected = testFilesOf(fs::path(model) / "labels.csv");
    REQUIRE_FALSE(expected.empty());
    // Without the model's own table the folder would be divided otherwise.
    const auto otherwise = training::readDataset(folder);
    REQUIRE(otherwise);
    std::set<std::string> others;
    for (const training::Sample* sample : otherwise->inSplit("test")) {
        others.insert(fs::weakly_canonical(sample->file).string());
    }
    REQUIRE(others != expected);

    const auto evaluate = [&](const std::string& labels) {
        return cli.run({"evaluate", "--model", model, "--labels", labels, "--split", "test", "--out", cli.file("judged")});
    };
    const CliResult judged = evaluate(folder.string());
    INFO(judged.err);
    REQUIRE(judged.exitCode == 0);
    CHECK(judgedFiles(cli.path("judged") / "predictions.csv", folder) == expected);

    const CliResult compared =
        cli.run({"compare", "--models", model, "--archs", "svm", "--side", "64", "--labels", folder.string(), "--out", cli.file("table")});
    INFO(compared.err);
    REQUIRE(compared.exitCode == 0);
    CHECK(judgedFiles(cli.path("table") / "judged/clinic-model/evaluation/predictions.csv", folder) == expected);
    CHECK(judgedFiles(cli.path("table") / "svm/evaluation/predictions.csv", folder) == expected);

    // Pictures that the model's table does not know, and a model without a table, are refused by name.
    fs::copy_file(folder / "bones" / "0.png", folder / "bones" / "new.png");
    const CliResult unknown = evaluate(folder.string());
    CHECK(unknown.exitCode == 1);
    CHECK(unknown.err.find("bones/new.png") != std::string::npos);
    fs::remove(fs::path(model) / "labels.csv");
    const CliResult refused = evaluate(folder.string());
    CHECK(refused.exitCode == 1);
    CHECK(refused.err.find("clinic-model/labels.csv") != std::string::npos);
}

TEST_CASE("A folder that cannot hold the model is refused before training, and a broken end leaves no package") {
    const Cli cli;
    const fs::path folder = folderWithCopies(cli);
    const auto train = [&](const std::string& out) {
        return cli.run({"train", "--labels", folder.string(), "--arch", "knn", "--side", "64", "--out", out});
    };
    for (const char* name : {"M", "my_model"}) {
        const CliResult refused = train(cli.file(name));
        INFO(refused.err);
        CHECK(refused.exitCode == 2);
        CHECK(refused.err.find("must be named") != std::string::npos);
        CHECK_FALSE(fs::exists(cli.path(name) / "model.json"));
    }
    fs::create_directories(cli.path("half") / "CARD.md" / "blocked");
    CHECK(train(cli.file("half")).exitCode == 1);
    CHECK(fs::exists(cli.path("half") / "model.json"));
    CHECK_FALSE(fs::exists(cli.path("half") / "metadata.json"));
}
