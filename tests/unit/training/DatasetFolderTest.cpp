#include "core/training/DatasetFolder.h"

#include <set>

#include "core/base/Files.h"
#include "core/base/Progress.h"
#include "core/image/JpegWriter.h"
#include "core/image/Phantom.h"
#include "core/training/NearDuplicates.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using namespace intaglio::training;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& file, const std::string& content = "x") {
    fs::create_directories(file.parent_path());
    REQUIRE(base::writeFileAtomically(file, base::viewOf(content)));
}

std::map<std::string, int> countsOf(const Dataset& dataset, const std::string& split) {
    std::map<std::string, int> counts;
    for (const Sample* sample : dataset.inSplit(split)) {
        ++counts[sample->label];
    }
    return counts;
}

void putPicture(const fs::path& file, std::uint64_t seed, int side = 96) {
    const auto made = image::bloodSmearPhantom(seed, side);
    REQUIRE(made);
    const auto png = image::encodePng(*made);
    REQUIRE(png);
    fs::create_directories(file.parent_path());
    REQUIRE(base::writeFileAtomically(file, *png));
}

base::NoProgress noProgress;

}  // namespace

TEST_CASE("A folder of labels is read in order, divided by groups, and other files are left out") {
    const test::TemporaryFolder folder;
    for (int index = 0; index < 40; ++index) {
        put(folder / "cats" / (std::to_string(index) + ".png"));
        put(folder / "dogs" / "deep" / (std::to_string(index) + ".JPG"));
    }
    put(folder / "dogs" / "notes.txt");
    put(folder / "dogs" / ".hidden.png");
    put(folder / "readme.png");
    const auto dataset = readDataset(folder.path());
    REQUIRE(dataset);
    CHECK(dataset->samples.size() == 80);
    CHECK_FALSE(dataset->hasSplits);
    CHECK(dataset->labels() == std::vector<std::string>{"cats", "dogs"});
    CHECK(countsOf(*dataset, "train") == std::map<std::string, int>{{"cats", 28}, {"dogs", 28}});
    CHECK(countsOf(*dataset, "val") == std::map<std::string, int>{{"cats", 6}, {"dogs", 6}});
    CHECK(dataset->samples.front().group == dataset->samples.front().path);
    TableOptions other;
    other.splitSeed = 2;
    const auto again = readDataset(folder.path(), other);
    REQUIRE(again);
    CHECK(again->inSplit("train").front()->path != dataset->inSplit("train").front()->path);
}

TEST_CASE("Folders of patients and file-name patterns are groups that stay in one split") {
    const test::TemporaryFolder folder;
    for (int index = 0; index < 60; ++index) {
        const std::string number = std::to_string(index);
        put(folder / "a" / ("patient" + std::to_string(index / 6)) / (number + ".png"));
        put(folder / "b" / ("p" + std::to_string(index / 5) + "_view" + number + ".png"));
    }
    TableOptions options;
    options.groupPattern = "/(p[0-9]+)_";
    const auto dataset = readDataset(folder.path(), options);
    REQUIRE(dataset);
    std::map<std::string, std::set<std::string>> splits;
    for (const Sample& sample : dataset->samples) {
        splits[sample.group].insert(sample.split);
    }
    CHECK(splits.size() == 10 + 12);
    CHECK(splits.count("patient3") == 1);
    CHECK(splits.count("p11") == 1);
    for (const auto& [group, its] : splits) {
        INFO(group);
        CHECK(its.size() == 1);
    }
    options.groupPattern = "(";
    CHECK(readDataset(folder.path(), options).error().code == base::ErrorCode::InvalidArgument);
}

TEST_CASE("Folders named after splits are kept, and validation is taken from training where there is none") {
    const test::TemporaryFolder folder;
    for (int index = 0; index < 20; ++index) {
        for (const char* label : {"no", "yes"}) {
            put(folder / "Training" / label / (std::to_string(index) + ".png"));
            put(folder / "test" / label / (std::to_string(index) + "t.png"));
        }
    }
    const auto dataset = readDataset(folder.path());
    REQUIRE(dataset);
    CHECK(dataset->hasSplits);
    CHECK(countsOf(*dataset, "train") == std::map<std::string, int>{{"no", 17}, {"yes", 17}});
    CHECK(countsOf(*dataset, "val") == std::map<std::string, int>{{"no", 3}, {"yes", 3}});
    CHECK(countsOf(*dataset, "test") == std::map<std::string, int>{{"no", 20}, {"yes", 20}});
    put(folder / "Validation" / "no" / "v.png");
    put(folder / "Validation" / "yes" / "v.png");
    const auto given = readDataset(folder.path());
    REQUIRE(given);
    CHECK(given->inSplit("val").size() == 2);
    CHECK(given->inSplit("train").size() == 40);
}

TEST_CASE("A folder with fewer than two labels says so, and a table in a folder goes first") {
    const test::TemporaryFolder folder;
    const auto empty = readDataset(folder.path());
    REQUIRE_FALSE(empty);
    CHECK(empty.error().code == base::ErrorCode::LabelsInvalid);
    put(folder / "only" / "a.png");
    CHECK(readDataset(folder.path()).error().code == base::ErrorCode::LabelsInvalid);
    put(folder / "labels.csv", "path,label,split\nonly/a.png,x,train\n");
    const auto table = readDataset(folder.path());
    REQUIRE(table);
    CHECK(table->samples.front().label == "x");
}

TEST_CASE("A written table gives the same dataset, from wherever it lies") {
    const test::TemporaryFolder folder, elsewhere;
    for (int index = 0; index < 12; ++index) {
        put(folder / "a, b" / ("p" + std::to_string(index % 4)) / (std::to_string(index) + ".png"));
        put(folder / "c" / (std::to_string(index) + ".png"));
    }
    const auto dataset = readDataset(folder.path());
    REQUIRE(dataset);
    REQUIRE(writeDataset(*dataset, elsewhere / "labels.csv"));
    const auto back = readDataset(elsewhere / "labels.csv");
    REQUIRE(back);
    REQUIRE(back->samples.size() == dataset->samples.size());
    CHECK(back->hasSplits);
    for (std::size_t index = 0; index < back->samples.size(); ++index) {
        CHECK(back->samples[index].label == dataset->samples[index].label);
        CHECK(back->samples[index].split == dataset->samples[index].split);
        CHECK(back->samples[index].group == dataset->samples[index].group);
        CHECK(fs::equivalent(back->samples[index].file, dataset->samples[index].file));
    }
}

TEST_CASE("Turned, rescaled and recompressed copies hash alike, other pictures do not") {
    const auto first = image::bloodSmearPhantom(1, 192);
    const auto other = image::bloodSmearPhantom(2, 192);
    REQUIRE(first);
    REQUIRE(other);
    const auto hashes = differenceHashes(*first);
    const auto compressed = image::jpegRoundTrip(*first, 60);
    REQUIRE(compressed);
    const DuplicateOptions options;
    CHECK(hashDistance(hashes[0], differenceHashes(*compressed)[0]) <= options.distance);
    CHECK(hashDistance(hashes[0], differenceHashes(*other)[0]) > 2 * options.distance);
    for (std::size_t turn = 1; turn < hashes.size(); ++turn) {
        CHECK(hashDistance(hashes[0], hashes[turn]) > 2 * options.distance);
    }
    CHECK(hashDistance(hashes[0], hashes[0]) == 0);
}

TEST_CASE("Near copies join one group, so that none of them straddles two splits") {
    const test::TemporaryFolder folder;
    Dataset dataset;
    const auto add = [&](const std::string& name, std::uint64_t seed, const std::string& group, int side) {
        putPicture(folder / name, seed, side);
        Sample sample;
        sample.path = name;
        sample.file = folder / name;
        sample.label = "x";
        sample.group = group;
        dataset.samples.push_back(sample);
    };
    add("a.png", 1, "a", 128);
    add("b.png", 2, "b", 128);
    add("c.png", 3, "c", 128);
    add("d.png", 2, "d", 128);  // the same as b
    add("e.png", 9, "d", 128);  // of d's group
    const image::ReaderRegistry readers(image::standardReaders());
    const std::stop_source running;
    const auto changed = groupNearDuplicates(dataset, readers, {12, 2}, noProgress, running.get_token());
    REQUIRE(changed);
    CHECK(*changed == 2);
    std::vector<std::string> groups;
    for (const Sample& sample : dataset.samples) {
        groups.push_back(sample.group);
    }
    CHECK(groups == std::vector<std::string>{"a", "b", "c", "b", "b"});

    std::stop_source stopped;
    stopped.request_stop();
    CHECK(groupNearDuplicates(dataset, readers, {12, 1}, noProgress, stopped.get_token()).error().code == base::ErrorCode::Cancelled);
    REQUIRE(base::writeFileAtomically(folder / "c.png", base::viewOf("no picture")));
    CHECK_FALSE(groupNearDuplicates(dataset, readers, {12, 1}, noProgress, running.get_token()));
    std::vector<std::size_t> unreadable;
    REQUIRE(groupNearDuplicates(dataset, readers, {12, 2, &unreadable}, noProgress, running.get_token()));
    CHECK(unreadable == std::vector<std::size_t>{2});
    CHECK(dataset.samples[2].group == "c");
    CHECK(groupNearDuplicates(dataset, readers, {12, 1, &unreadable}, noProgress, stopped.get_token()).error().code ==
          base::ErrorCode::Cancelled);
}

TEST_CASE("Copies in two given splits flatter, and a split that was taken here is none") {
    Dataset before;
    before.hasSplits = true;
    for (const char* split : {"train", "val", "test"}) {
        Sample& sample = before.samples.emplace_back();
        sample.group = sample.path = split;
        sample.split = split;
    }
    Dataset grouped = before;
    grouped.samples[1].group = "train";
    CHECK(copySetsOf(before, grouped).sets == 1);
    CHECK(copySetsOf(before, grouped).acrossSplits == 1);
    before.validationTaken = true;
    CHECK(copySetsOf(before, grouped).sets == 1);
    CHECK(copySetsOf(before, grouped).acrossSplits == 0);
    grouped.samples[2].group = "train";
    CHECK(copySetsOf(before, grouped).acrossSplits == 1);
    CHECK(copySetsOf(before, before).sets == 0);
}
