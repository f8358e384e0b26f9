#include "core/training/Dataset.h"

#include <set>

#include "core/base/Files.h"
#include "core/training/Sampling.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using namespace intaglio::training;

namespace {

base::Result<Dataset> read(const test::TemporaryFolder& folder, const std::string& text, const TableOptions& options = {}) {
    REQUIRE(base::writeFileAtomically(folder / "labels.csv", base::viewOf(text)));
    return readDataset(folder / "labels.csv", options);
}

/// Expects LabelsInvalid and that the message names the line.
void expectInvalid(const std::string& text, const std::string& line) {
    INFO(text);
    const test::TemporaryFolder folder;
    const auto dataset = read(folder, text);
    REQUIRE_FALSE(dataset);
    CHECK(dataset.error().code == base::ErrorCode::LabelsInvalid);
    CHECK(dataset.error().arguments.at(1).find("line " + line + ":") == 0);
}

/// 3 classes; groups of 5 pictures; no splits yet.
Dataset grouped() {
    Dataset dataset;
    for (int group = 0; group < 60; ++group) {
        for (int picture = 0; picture < 5; ++picture) {
            Sample sample;
            sample.path = std::to_string(group) + "-" + std::to_string(picture);
            sample.label = group % 3 == 0 ? "a" : group % 3 == 1 ? "b" : "c";
            sample.group = "g" + std::to_string(group);
            dataset.samples.push_back(sample);
        }
    }
    return dataset;
}

class CountedSource final : public BatchSource {
public:
    explicit CountedSource(std::vector<int> labels) : m_labels(std::move(labels)) {}
    [[nodiscard]] std::size_t size() const override { return m_labels.size(); }
    [[nodiscard]] int labelOf(std::size_t index) const override { return m_labels[index]; }
    void fill(std::size_t, std::optional<std::uint64_t>, std::span<float>) const override {}

private:
    std::vector<int> m_labels;
};

}  // namespace

TEST_CASE("A table is read with quotes, CRLF, byte-order mark and further columns") {
    const test::TemporaryFolder folder;
    const auto dataset = read(folder,
                              "\xEF\xBB\xBFpath,label,split,group,sex\r\n"
                              "\"a, one.png\",x,train,p1,F\r\n"
                              "\r\n"
                              "\"say \"\"b\"\".png\",y,test,p2,M\r\n");
    REQUIRE(dataset);
    REQUIRE(dataset->samples.size() == 2);
    CHECK(dataset->samples[0].path == "a, one.png");
    CHECK(dataset->samples[0].file == folder / "a, one.png");
    CHECK(dataset->samples[1].path == "say \"b\".png");
    CHECK(dataset->samples[1].columns.at("sex") == "M");
    CHECK(dataset->inSplit("train").size() == 1);
    CHECK(dataset->labels() == std::vector<std::string>{"x", "y"});
    CHECK(quotedField("say \"b\".png") == "\"say \"\"b\"\".png\"");
}

TEST_CASE("Another column can hold the truth, and a missing group is the picture itself") {
    const test::TemporaryFolder folder;
    const auto dataset = read(folder, "path,label,split,subtype\na.png,ill,train,virus\n", {"subtype", "group"});
    REQUIRE(dataset);
    CHECK(dataset->samples[0].label == "virus");
    CHECK(dataset->samples[0].columns.at("label") == "ill");
    CHECK(dataset->samples[0].group == "a.png");
}

TEST_CASE("Broken tables are refused with the line of the mistake") {
    expectInvalid("\n", "1");
    expectInvalid("path,split\na.png,train\n", "1");
    expectInvalid("path,label,split\na.png,x\n", "2");
    expectInvalid("path,label,split\na.png,x,train\nb.png,x,train,extra\n", "3");
    expectInvalid("path,label,split\na.png,x,train\n,x,train\n", "3");
    expectInvalid("path,label,split\na.png,,train\n", "2");
    expectInvalid("path,label,split\na.png,x,\n", "2");
    expectInvalid("path,label,split\n\"a.png,x,train\n", "2");
    expectInvalid("path,label,split\na.png,x,train\nb.png,x,train\na.png,x,train\n", "4");
    expectInvalid("path,label,split,group\na.png,x,train,p1\nb.png,x,test,p1\n", "3");
}

TEST_CASE("A table that is not there or empty is told apart from a broken one") {
    const test::TemporaryFolder folder;
    CHECK(read(folder, "").error().code == base::ErrorCode::FileEmpty);
    CHECK(readDataset(folder / "missing.csv").error().code == base::ErrorCode::FileNotFound);
}

TEST_CASE("A table without a column split is divided by groups") {
    const test::TemporaryFolder folder;
    std::string text = "path,label,group\n";
    for (const Sample& sample : grouped().samples) {
        text += sample.path + "," + sample.label + "," + sample.group + "\n";
    }
    const auto dataset = read(folder, text);
    REQUIRE(dataset);
    CHECK(dataset->inSplit("train").size() == 210);
    CHECK(dataset->inSplit("val").size() == 45);
    CHECK(dataset->inSplit("test").size() == 45);
    std::map<std::string, std::set<std::string>> splitsOfGroup;
    for (const Sample& sample : dataset->samples) {
        splitsOfGroup[sample.group].insert(sample.split);
    }
    for (const auto& [group, splits] : splitsOfGroup) {
        CHECK(splits.size() == 1);
    }
}

TEST_CASE("Splits and folds keep groups together, spread the classes and repeat with the seed") {
    Dataset first = grouped(), second = grouped(), other = grouped();
    assignSplits(first, {}, 5);
    assignSplits(second, {}, 5);
    assignSplits(other, {}, 6);
    const auto splitsOf = [](const Dataset& dataset) {
        std::string text;
        for (const Sample& sample : dataset.samples) {
            text += sample.split + " ";
        }
        return text;
    };
    CHECK(splitsOf(first) == splitsOf(second));
    CHECK(splitsOf(first) != splitsOf(other));

    const auto folds = groupedFolds(first, 5, 1);
    std::map<std::string, std::set<int>> foldsOfGroup;
    std::map<std::pair<int, std::string>, int> count;
    for (std::size_t index = 0; index < folds.size(); ++index) {
        foldsOfGroup[first.samples[index].group].insert(folds[index]);
        ++count[{folds[index], first.samples[index].label}];
    }
    for (const auto& [group, members] : foldsOfGroup) {
        CHECK(members.size() == 1);
    }
    CHECK(count.size() == 15);
    for (const auto& [key, pictures] : count) {
        CHECK(pictures == 20);
    }
}

TEST_CASE("A fold is judged by what half of the next one chose, or all of it where that is small") {
    for (const auto& [folds, validation] : {std::pair{3, 50}, std::pair{5, 60}}) {
        Dataset dataset = grouped();
        const auto foldOf = groupedFolds(dataset, folds, 1);
        divideByFold(dataset, foldOf, folds - 1, 1);
        std::map<std::string, std::set<std::string>> splitsOfGroup;
        std::map<std::string, std::map<std::string, int>> count;
        for (std::size_t index = 0; index < foldOf.size(); ++index) {
            const Sample& sample = dataset.samples[index];
            splitsOfGroup[sample.group].insert(sample.split);
            ++count[sample.split][sample.label];
            CHECK((sample.split == "test") == (foldOf[index] == folds - 1));
            CHECK((sample.split != "val" || foldOf[index] == 0));
        }
        CHECK(dataset.inSplit("val").size() == Approx(validation).margin(10));
        CHECK(count.at("val").size() == 3);
        for (const auto& [group, splits] : splitsOfGroup) {
            CHECK(splits.size() == 1);
        }
    }
}

TEST_CASE("An epoch shows each class in proportion to the square root of its size") {
    std::vector<int> labels(100, 0);
    labels.resize(500, 1);
    const CountedSource source(labels);
    const auto order = sampleOrder(source, 2, ClassBalance::SquareRoot, 3);
    REQUIRE(order.size() == 500);
    const auto rare = std::count_if(order.begin(), order.end(), [](std::size_t index) { return index < 100; });
    CHECK(std::abs(static_cast<int>(rare) - 167) <= 2);  // 10 : 20 of 500
    CHECK(sampleOrder(source, 2, ClassBalance::SquareRoot, 3) == order);
    CHECK(sampleOrder(source, 2, ClassBalance::SquareRoot, 4) != order);
    // Before a rare picture comes a third time, every one came twice... here: each once or twice.
    std::map<std::size_t, int> uses;
    for (const std::size_t index : order) {
        ++uses[index];
    }
    for (std::size_t index = 0; index < 100; ++index) {
        CHECK(uses[index] >= 1);
        CHECK(uses[index] <= 2);
    }
}
