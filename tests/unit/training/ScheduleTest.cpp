#include "core/training/Schedule.h"

#include <numeric>

#include "core/training/Recipe.h"
#include "core/training/Sampling.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using namespace intaglio::training;

namespace {

class Labels final : public BatchSource {
public:
    explicit Labels(std::vector<int> labels) : m_labels(std::move(labels)) {}
    [[nodiscard]] std::size_t size() const override { return m_labels.size(); }
    [[nodiscard]] int labelOf(std::size_t index) const override { return m_labels[index]; }
    void fill(std::size_t, std::optional<std::uint64_t>, std::span<float>) const override {}

private:
    std::vector<int> m_labels;
};

Labels unequal() {
    std::vector<int> labels(100, 0);
    labels.resize(500, 1);
    return Labels(labels);
}

std::string recipeText(const std::string& training, const std::string& augmentation = "{}") {
    return R"({"manifest": {"version": "1.0.0", "name": "n", "description": "d", "authors": "a", "copyright": "c", "intended_use": "u",
        "intaglio": {"id": "some-model", "uid": "2.25.1", "architecture": "mobilenet_v2", "demonstration": true,
        "labels": [{"key": "a", "display": {"en": "A"}, "role": "normal"}, {"key": "b", "display": {"en": "B"}, "role": "finding"}],
        "preprocess": [{"name": "to-grey"}, {"name": "resize", "arguments": {"rows": 150, "columns": 200, "kernel": "area"}},
            {"name": "scale", "arguments": {"divisor": 255, "offset": 0}}],
        "input_gate": {"kind": "some", "modalities": [], "minimum_side": 64}}},
        "training": )" +
           training + R"(, "augmentation": )" + augmentation + "}";
}

}  // namespace

TEST_CASE("Schedules begin, peak and end where they should") {
    constexpr std::int64_t kTotal = 1000;
    CHECK(scheduleFactor(ScheduleKind::OneCycle, 0, kTotal) == Approx(0.04));
    CHECK(scheduleFactor(ScheduleKind::OneCycle, 250, kTotal) == Approx(1).margin(0.001));
    CHECK(scheduleFactor(ScheduleKind::OneCycle, kTotal - 1, kTotal) == Approx(0.001));
    CHECK(scheduleFactor(ScheduleKind::Cosine, 50, kTotal) == Approx(1).margin(0.001));
    CHECK(scheduleFactor(ScheduleKind::Cosine, kTotal - 1, kTotal) == Approx(0.001));
    CHECK(scheduleFactor(ScheduleKind::Step, 400, kTotal) == 1);
    CHECK(scheduleFactor(ScheduleKind::Step, 600, kTotal) == 0.1);
    CHECK(scheduleFactor(ScheduleKind::Step, 900, kTotal) == 0.01);
    for (const auto kind : {ScheduleKind::OneCycle, ScheduleKind::Cosine, ScheduleKind::Step, ScheduleKind::Constant}) {
        for (const std::int64_t total : {std::int64_t{1}, std::int64_t{2}, kTotal}) {
            for (std::int64_t step = 0; step < total; ++step) {
                const double factor = scheduleFactor(kind, step, total);
                CHECK(factor > 0);
                CHECK(factor <= 1);
            }
        }
    }
    CHECK(scheduleFactor(ScheduleKind::Constant, 900, kTotal) == 1);
}

TEST_CASE("Balance decides how often a class is shown or how much its errors count") {
    const auto source = unequal();
    const auto rareIn = [&](ClassBalance balance) {
        const auto order = sampleOrder(source, 2, balance, 3);
        CHECK(order.size() == 500);
        return std::count_if(order.begin(), order.end(), [](std::size_t index) { return index < 100; });
    };
    CHECK(rareIn(ClassBalance::None) == 100);
    CHECK(std::abs(rareIn(ClassBalance::SquareRoot) - 167) <= 2);
    CHECK(std::abs(rareIn(ClassBalance::Full) - 250) <= 2);
    CHECK(classShares(source, 3, ClassBalance::Full) == std::vector<double>{0.5, 0.5, 0});
    const auto weights = classWeights(source, 3, ClassBalance::Full);
    CHECK(weights[0] == Approx(2.5));
    CHECK(weights[1] == Approx(0.625));
    CHECK(weights[2] == 0);
    CHECK((100 * weights[0] + 400 * weights[1]) / 500 == Approx(1));
}

TEST_CASE("Beta draws are symmetric, in range, and gather at the ends for a small alpha") {
    for (const double alpha : {0.2, 1.0}) {
        Dice dice(7);
        double sum = 0;
        int ends = 0;
        constexpr int kDraws = 4000;
        for (int draw = 0; draw < kDraws; ++draw) {
            const double value = dice.beta(alpha);
            REQUIRE(value >= 0);
            REQUIRE(value <= 1);
            sum += value;
            ends += value < 0.1 || value > 0.9 ? 1 : 0;
        }
        CHECK(sum / kDraws == Approx(0.5).margin(0.03));
        // Exactly 0.2 for the uniform one; about 0.69 for alpha 0.2.
        CHECK(ends / static_cast<double>(kDraws) == Approx(alpha == 1.0 ? 0.2 : 0.69).margin(0.04));
    }
}

TEST_CASE("A recipe may name stages, an oblong grey input and every other setting, and keeps them when written") {
    const auto recipe = parseRecipe(recipeText(R"({"rows": 150, "columns": 200, "channels": 1, "balance": "full", "balance_by":
        "loss-weights", "select_by": "balanced-accuracy", "device": "auto", "mixup": 0.3, "add_normalization": true, "stages": [{"first_trainable_block": 14,
        "epochs": 3, "learning_rate": 0.001, "schedule": "cosine", "views": 4}, {"epochs": 2}]})",
                                               R"({"flips": false, "flip": true, "shear_degrees": 4, "jpeg_quality_lowest": 40})"),
                                    "test");
    REQUIRE(recipe);
    const TrainRequest& training = recipe->training;
    CHECK(training.shape.channels == 1);
    CHECK(training.shape.rows == 150);
    CHECK(training.shape.columns == 200);
    CHECK(training.balance == ClassBalance::Full);
    CHECK(training.balanceMethod == BalanceMethod::LossWeights);
    CHECK(training.selectBy == SelectBy::BalancedAccuracy);
    CHECK(training.device == TrainDevice::Auto);
    CHECK(training.addNormalization);
    REQUIRE(training.stages.size() == 2);
    CHECK(training.stages[0].firstTrainableBlock == 14);
    CHECK(training.stages[0].schedule == ScheduleKind::Cosine);
    CHECK(training.stages[0].views == 4);
    CHECK(training.stages[1].epochs == 2);
    CHECK_FALSE(recipe->augmentation.mirror);
    CHECK(recipe->augmentation.flip);
    const std::string written = trainingJson(*recipe);
    CHECK(written.find(R"("schedule":"cosine")") != std::string::npos);
    CHECK(written.find(R"("balance_by":"loss-weights")") != std::string::npos);
    CHECK(written.find(R"("flip":true)") != std::string::npos);
}

TEST_CASE("Flat recipes are one stage, and wrong settings are named") {
    const auto flat = parseRecipe(
        recipeText(R"({"rows": 150, "columns": 200, "channels": 1, "epochs": 7, "learning_rate": 0.002, "first_trainable_block": 3})"),
        "test");
    REQUIRE(flat);
    const auto stages = stagesOf(flat->training);
    REQUIRE(stages.size() == 1);
    CHECK(stages[0].epochs == 7);
    CHECK(stages[0].learningRate == 0.002);
    CHECK(stages[0].firstTrainableBlock == 3);
    CHECK(stages[0].views == 0);
    const auto problemOf = [](const std::string& training, const std::string& augmentation = "{}") {
        const auto recipe = parseRecipe(recipeText(training, augmentation), "test");
        REQUIRE_FALSE(recipe);
        return recipe.error().arguments.back();
    };
    CHECK(problemOf(R"({"balance": "fair"})").find("balance") != std::string::npos);
    CHECK(problemOf(R"({"epochs": "many"})").find("epochs") != std::string::npos);
    CHECK(problemOf(R"({"stages": [{"epoch": 3}]})").find("epoch") != std::string::npos);
    CHECK(problemOf(R"({"stages": [{"schedule": "linear"}]})").find("schedule") != std::string::npos);
    CHECK(problemOf("{}", R"({"scale": 3})").find("augmentation.scale") != std::string::npos);
    CHECK(problemOf("{}", R"({"jpegs": 3})").find("jpegs") != std::string::npos);
}

TEST_CASE("The input of a recipe can be changed, and its resize step with it") {
    auto recipe = parseRecipe(recipeText(R"({"rows": 150, "columns": 200, "channels": 1})"), "test");
    REQUIRE(recipe);
    REQUIRE(setInputSize(*recipe, 96, 128));
    CHECK(recipe->training.shape.rows == 96);
    CHECK(recipe->manifest.inputColumns == 128);
    CHECK(recipe->manifest.preprocess[1].numbers.at("rows") == 96);
    CHECK(setInputSize(*recipe, 4, 128).error().code == base::ErrorCode::InvalidArgument);
    recipe->manifest.preprocess.erase(recipe->manifest.preprocess.begin() + 1);
    CHECK_FALSE(setInputSize(*recipe, 96, 128));
}

TEST_CASE("Stages for fine-tuning grow with the network and shrink with the number of pictures") {
    const auto few = transferStages(19, 500), many = transferStages(19, 50000);
    REQUIRE(few.size() == 2);
    CHECK(few[0].firstTrainableBlock == 14);
    CHECK(few[0].views > many[0].views);
    CHECK(many[0].views >= 2);
    CHECK(few[1].firstTrainableBlock == 0);
    CHECK(few[1].views == 0);
    CHECK(few[1].epochs > many[1].epochs);
    CHECK(transferStages(0, 100).size() == 1);
}
