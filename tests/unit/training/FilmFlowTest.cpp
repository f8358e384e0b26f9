#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/image/ImageReader.h"
#include "core/training/Compare.h"
#include "core/training/CrossValidation.h"
#include "core/training/film/FilmSet.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/Shared.h"

namespace intaglio::training {
namespace {

constexpr std::size_t kSide = 128;
constexpr std::size_t kPatch = 32;
constexpr const char* kLargerPatches = "larger_patches";

/// A bright patch is a lesion; the features are the patch's mean and one more.
base::Result<inference::ForwardResult> brightPatches(const inference::Tensor& patches) {
    inference::ForwardResult result;
    const auto count = static_cast<std::size_t>(patches.shape[0]);
    const std::size_t size = patches.values.size() / count;
    const auto side = static_cast<std::size_t>(patches.shape[2]);
    for (std::size_t patch = 0; patch < count; ++patch) {
        const float middle = patches.values[patch * size + (side / 2) * side + side / 2];
        result.logits.values.insert(result.logits.values.end(), {0.0F, 8 * middle - 2});
        result.features.values.insert(result.features.values.end(), {middle, 1.0F});
    }
    result.logits.shape = {patches.shape[0], 2};
    result.features.shape = {patches.shape[0], 2};
    return result;
}

/// Writes a "network" where it is asked to; ends a run with Cancelled where told so.
class FakeTrainer final : public NetworkTrainer {
public:
    base::Result<TrainReport> train(const TrainRequest& request, const BatchSource& training, const BatchSource&,
                                    const TrainingHooks&) override {
        requests.push_back(request);
        pictures.push_back(training.size());
        for (const auto* file : {&request.checkpointFile, &request.modelFile}) {
            REQUIRE(base::writeFileAtomically(*file, base::viewOf(std::string("weights"))));
        }
        if (static_cast<int>(requests.size()) == cancelledCall) {
            return base::ErrorCode::Cancelled;
        }
        TrainReport report;
        report.epochs.push_back({1, 0.5, 0.8, 0.6, 0.7, 1e-3, 1, 1});
        report.bestEpoch = 1;
        report.parameters = 2;
        return report;
    }
    base::Result<std::int64_t> parameterCount(const std::string&, const NetworkShape&) const override { return 2; }
    std::vector<std::string> architectures() const override { return {"mobilenet_v2", kLargerPatches}; }
    std::vector<ArchitectureFacts> facts() const override {
        return {{kLargerPatches, "", {2, 1, 2 * static_cast<int>(kPatch), 2 * static_cast<int>(kPatch)}, 8, false, 4}};
    }

    std::vector<TrainRequest> requests;
    std::vector<std::size_t> pictures;
    int cancelledCall = 0;
};

Recipe smallRecipe() {
    auto recipe = readRecipe(test::sourceFolder() / "recipes" / "mammogram.json").value();
    recipe.manifest.preprocess = {
        {"to-grey", {}, {}}, {"letterbox", {{"rows", kSide}, {"columns", kSide}}, {}}, {"scale", {{"divisor", 100}, {"offset", -1}}, {}}};
    recipe.manifest.inputRows = recipe.manifest.inputColumns = kPatch;
    recipe.manifest.inputChannels = 1;
    recipe.training.shape = {2, 1, static_cast<int>(kPatch), static_cast<int>(kPatch)};
    recipe.manifest.film->filmRows = recipe.manifest.film->filmColumns = kSide;
    recipe.manifest.film->stride = 16;
    recipe.golden.size = 128;
    recipe.familiarityCentroids = 2;
    return recipe;
}

/// Grey films with a ramp, so that every film is another; every second one has a bright lesion, one normal film a bright false alarm.
image::Image film(std::size_t index) {
    image::Geometry geometry;
    geometry.rows = geometry.columns = kSide;
    auto picture = image::Image::create(geometry).value();
    for (std::size_t place = 0; place < picture.bytes().size(); ++place) {
        picture.bytes()[place] = static_cast<std::uint8_t>(50 + index + (place * (index + 3)) % 17);
    }
    const auto spot = [&](std::size_t row, std::size_t column) {
        for (std::size_t line = row - 12; line < row + 12; ++line) {
            std::fill_n(picture.bytes().begin() + static_cast<std::ptrdiff_t>(line * kSide + column - 12), 24, std::uint8_t{220});
        }
    };
    if (index % 2 == 0) {
        spot(40, 40);
    }
    if (index % 5 == 1) {
        spot(90, 80);
    }
    return picture;
}

/// Twenty films in a table without splits, and their lesions beside it.
struct FilmTable {
    test::TemporaryFolder folder;
    std::unique_ptr<crypto::Primitives> primitives = crypto::createCryptoPpPrimitives();
    image::ReaderRegistry readers{image::standardReaders()};
    test::FakeEngine engine{brightPatches};
    FakeTrainer trainer;
    base::NoProgress quiet;
    PackagePorts ports{*primitives, readers, engine};
    TrainingHooks hooks{quiet, {}, {}, {}, nullptr};

    FilmTable() {
        std::string labels = "path,label,group\n";
        std::string lesions = "path,x_px,y_px,radius_px\n";
        std::filesystem::create_directories(folder / "films");
        for (std::size_t index = 0; index < 20; ++index) {
            const std::string path = "films/" + std::to_string(index) + ".png";
            REQUIRE(base::writeFileAtomically(folder / path, image::encodePng(film(index)).value()));
            labels += path + (index % 2 == 0 ? ",malignant,g" : ",normal,g") + std::to_string(index) + "\n";
            lesions += index % 2 == 0 ? path + ",40,40,12\n" : "";
        }
        REQUIRE(base::writeFileAtomically(folder / "labels.csv", base::viewOf(labels)));
        REQUIRE(base::writeFileAtomically(folder / "lesions.csv", base::viewOf(lesions)));
    }

    [[nodiscard]] TrainModelRequest request() const {
        TrainModelRequest request;
        request.recipe = smallRecipe();
        request.labelsFile = folder / "labels.csv";
        request.groupDuplicates = false;
        request.folder = folder / "mammogram";
        request.threads = 1;
        return request;
    }
};

std::string textIn(const std::filesystem::path& file) {
    return std::string(base::textOf(base::readFile(file).value()));
}

}  // namespace

TEST_CASE("Lesions are found for the same pictures named by another table") {
    const test::TemporaryFolder folder;
    Dataset dataset;
    dataset.samples.resize(2);
    dataset.samples[0].path = base::pathText(folder / "films/a.png");
    dataset.samples[0].file = folder / "films/a.png";
    dataset.samples[1].path = "b.png";
    dataset.samples[1].file = folder / "films/../films/b.png";
    const auto found =
        lesionsOf(dataset, {{"films/a.png", {{1, 2, 3}}}, {"films/b.png", {{4, 5, 6}}}, {"b.png", {{7, 8, 9}}}}, folder.path());
    REQUIRE(found.size() == 2);
    CHECK(found.at(dataset.samples[0].path)[0].radius == 3);
    CHECK(found.at("b.png")[0].radius == 6);
}

TEST_CASE("A stopped film training goes on in the round that it was stopped in, on the same splits") {
    FilmTable table;
    TrainModelRequest request = table.request();
    table.trainer.cancelledCall = 2;
    REQUIRE(trainModel(table.ports, table.trainer, request, table.hooks).error().code == base::ErrorCode::Cancelled);
    const std::string splits = textIn(request.folder / kUnfinishedLabelsFile);
    const auto& asked = table.trainer.requests;
    REQUIRE(asked.size() == 2);
    CHECK(asked[0].checkpointFile != asked[1].checkpointFile);
    CHECK(asked[0].inputDivisor == 100);
    CHECK(table.trainer.pictures[1] > table.trainer.pictures[0]);  // the false alarms
    CHECK(std::filesystem::exists(asked[0].checkpointFile));
    request.resume = true;
    REQUIRE(trainModel(table.ports, table.trainer, request, table.hooks));
    REQUIRE(asked.size() == 4);
    for (const std::size_t round : {0, 1}) {
        CHECK_FALSE(asked[round].resume);
        CHECK(asked[round + 2].resume);
        CHECK(asked[round + 2].checkpointFile == asked[round].checkpointFile);
        CHECK(table.trainer.pictures[round + 2] == table.trainer.pictures[round]);
        CHECK_FALSE(std::filesystem::exists(asked[round].checkpointFile));
    }
    CHECK(textIn(request.folder / "labels.csv") == splits);
    const std::string metadata = textIn(request.folder / "metadata.json");
    CHECK(metadata.find("\"film_score\"") != std::string::npos);
    REQUIRE(repackageModel(table.ports, request, table.quiet, {}));
    CHECK(textIn(request.folder / "labels.csv") == splits);
}

TEST_CASE("A film recipe is judged by cross-validation") {
    FilmTable table;
    const auto outcome = crossValidate(table.ports, table.trainer, {table.request(), 4, {}}, table.hooks);
    if (!outcome) {
        FAIL(static_cast<int>(outcome.error().code) << " " << (outcome.error().arguments.empty() ? "" : outcome.error().arguments.back()));
    }
    CHECK(outcome->report.count == 20);
    CHECK(table.trainer.requests.size() >= 4);
    CHECK(outcome->report.figures.at("auc_macro").value > 0.5);
    CHECK(std::filesystem::exists(table.folder / "mammogram" / "evaluation" / "cross-validation" / "metrics.json"));
}

TEST_CASE("Another patch size takes the film along") {
    Recipe recipe = smallRecipe();
    REQUIRE(setInputSize(recipe, 80, 80));
    CHECK(recipe.manifest.inputRows == 80);
    CHECK(recipe.manifest.film->filmRows == 320);
    CHECK(recipe.manifest.film->stride == 40);
    CHECK(recipe.manifest.preprocess[1].numbers.at("columns") == 320);
    CHECK(setInputSize(recipe, 3200, 3200).error().code == base::ErrorCode::InvalidArgument);
    CHECK(setInputSize(recipe, 80, 96).error().code == base::ErrorCode::InvalidArgument);
    recipe.manifest.preprocess.erase(recipe.manifest.preprocess.begin() + 1);
    CHECK(setInputSize(recipe, 96, 96).error().code == base::ErrorCode::InvalidArgument);
    CHECK(recipe.manifest.film->filmRows == 320);
}

TEST_CASE("A network with its own patch size is compared on the same films as a finished model") {
    FilmTable table;
    REQUIRE(trainModel(table.ports, table.trainer, table.request(), table.hooks));
    CompareRequest request;
    request.training = table.request();
    request.training.folder = table.folder / "compare";
    request.packages = {table.folder / "mammogram"};
    request.architectures = {kLargerPatches};
    request.split = "train";
    const auto comparison = compareModels(table.ports, table.trainer, request, table.hooks, {});
    REQUIRE(comparison);
    REQUIRE(comparison->rows.size() == 2);
    for (const CompareRow& row : comparison->rows) {
        INFO(row.name << ": " << (row.failure ? row.failure->arguments.back() : ""));
        REQUIRE_FALSE(row.failure);
        CHECK(row.report.count == comparison->rows.front().report.count);
        CHECK(row.report.figures.at("auc_macro").value > 0.5);
    }
    CHECK(comparison->rows[1].input == "64 x 64 x 1");
    CHECK(comparison->rows[1].differences.count("balanced_accuracy") == 1);
}

}  // namespace intaglio::training
