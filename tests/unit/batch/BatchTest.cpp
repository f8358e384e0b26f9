#include "core/pipeline/AnalyzeBatch.h"

#include <algorithm>
#include <atomic>
#include <fstream>

#include "core/base/Files.h"
#include "tests/support/Catch.h"
#include "tests/unit/batch/FakeModels.h"

using namespace intaglio;
using base::ErrorCode;
using pipeline::BatchRow;
namespace fs = std::filesystem;

namespace {

class Recorder final : public pipeline::BatchObserver {
public:
    void listed(const std::vector<fs::path>& files) override { total = files.size(); }
    void finished(std::size_t index, const BatchRow& row) override {
        CHECK_FALSE(m_inside.exchange(true));  // one call at a time
        indices.push_back(index);
        CHECK_FALSE(row.status.empty());
        if (stopAfter != 0 && indices.size() == stopAfter) {
            stop.request_stop();
        }
        m_inside = false;
    }

    std::size_t total = 0;
    std::vector<std::size_t> indices;
    std::size_t stopAfter = 0;
    std::stop_source stop;

private:
    std::atomic<bool> m_inside{false};
};

std::vector<BatchRow> run(test::FakeModels& models, const pipeline::BatchRequest& request, Recorder& recorder) {
    const image::ReaderRegistry readers(image::standardReaders());
    auto rows = pipeline::analyzeBatch(readers, models.analyzer(), request, recorder, recorder.stop.get_token());
    REQUIRE(rows);
    return *std::move(rows);
}

void writeText(const fs::path& path) {
    std::ofstream(path) << "no picture";
}

}  // namespace

TEST_CASE("Folders are listed with everything in them, sorted, each file once, without a DICOMDIR") {
    test::TemporaryFolder folder;
    fs::create_directories(folder / "b/inner");
    writeText(folder / "b/inner/2.png");
    writeText(folder / "b/1.png");
    writeText(folder / "b/DICOMDIR");
    writeText(folder / "a.txt");
    const auto files = pipeline::listBatchInputs({folder.path(), folder / "a.txt"});
    CHECK(files == std::vector<fs::path>{folder / "a.txt", folder / "b/1.png", folder / "b/inner/2.png"});
    CHECK(pipeline::listBatchInputs({folder / "b/DICOMDIR"}) == std::vector<fs::path>{folder / "b/1.png", folder / "b/inner/2.png"});
    CHECK(pipeline::listBatchInputs({folder / "missing.png"}) == std::vector<fs::path>{folder / "missing.png"});
    CHECK(pipeline::listBatchInputs({folder / "b/inner/DICOMDIR"}) == std::vector<fs::path>{folder / "b/inner/DICOMDIR"});
}

TEST_CASE("A link that leads back into its own folder does not loop") {
    test::TemporaryFolder folder;
    writeText(folder / "1.png");
    fs::create_directory_symlink(folder.path(), folder / "again");
    CHECK(pipeline::listBatchInputs({folder.path()}).size() == 1);
}

TEST_CASE("Every file gets its row, in the order of listing, however many workers there are") {
    test::FakeModels models;
    models.add("model-a", "blood-smear");
    test::TemporaryFolder folder;
    for (int index = 0; index < 20; ++index) {
        test::writeFlatPng(folder / ("p" + std::to_string(10 + index) + ".png"), index * 12);
    }
    writeText(folder / "z-text.png");
    test::writeFlatPng(folder / "y-small.png", 200, 4);
    for (const int jobs : {1, 2, 7}) {
        Recorder recorder;
        const auto rows = run(models, {{folder.path()}, {}, jobs}, recorder);
        REQUIRE(rows.size() == 22);
        CHECK(recorder.total == 22);
        std::sort(recorder.indices.begin(), recorder.indices.end());
        for (std::size_t index = 0; index < rows.size(); ++index) {
            CHECK(recorder.indices.at(index) == index);
        }
        for (std::size_t index = 0; index < 20; ++index) {
            REQUIRE(rows[index].prediction);
            CHECK(rows[index].status == "ok");
            if (index > 0) {
                CHECK(rows[index].prediction->findingProbability > rows[index - 1].prediction->findingProbability);
            }
        }
        CHECK(rows[20].refusal->reason.code == ErrorCode::RefusedTooSmall);
        CHECK(rows[20].status == "refused");
        CHECK(rows[21].error->code == ErrorCode::PictureFormatUnknown);
        CHECK(rows[21].status == "error");
    }
    CHECK(models.engine().loads == 1);
}

TEST_CASE("Missing files and empty files are error rows") {
    test::FakeModels models;
    models.add("model-a", "blood-smear");
    test::TemporaryFolder folder;
    std::ofstream(folder / "empty.png").close();
    Recorder recorder;
    const auto rows = run(models, {{folder / "empty.png", folder / "missing.png"}, {}, 2}, recorder);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].error->code == ErrorCode::FileEmpty);
    CHECK(rows[1].error->code == ErrorCode::FileNotFound);
}

TEST_CASE("A folder that may not be read is an error row") {
    test::TemporaryFolder folder;
    fs::create_directories(folder / "closed");
    fs::permissions(folder / "closed", fs::perms::none);
    std::error_code failure;
    const fs::directory_iterator probe(folder / "closed", failure);
    // The superuser may read everything: then the folder is simply empty.
    const std::vector<fs::path> expected = failure ? std::vector<fs::path>{folder / "closed"} : std::vector<fs::path>{};
    CHECK(pipeline::listBatchInputs({folder.path()}) == expected);
    fs::permissions(folder / "closed", fs::perms::owner_all);
}

TEST_CASE("After a stop the rows that were not reached carry Cancelled") {
    test::FakeModels models;
    models.add("model-a", "blood-smear");
    test::TemporaryFolder folder;
    for (int index = 0; index < 12; ++index) {
        test::writeFlatPng(folder / ("p" + std::to_string(10 + index) + ".png"), 100);
    }
    Recorder recorder;
    recorder.stopAfter = 3;
    const auto rows = run(models, {{folder.path()}, {}, 1}, recorder);
    REQUIRE(rows.size() == 12);
    CHECK(recorder.indices.size() == 3);
    for (std::size_t index = 0; index < rows.size(); ++index) {
        CHECK(rows[index].prediction.has_value() == (index < 3));
        if (index >= 3) {
            CHECK(rows[index].error->code == ErrorCode::Cancelled);
        }
    }
}

TEST_CASE("No inputs give no rows") {
    test::FakeModels models;
    Recorder recorder;
    CHECK(run(models, {{}, {}, 0}, recorder).empty());
}

TEST_CASE("The most urgent finding comes first, then refusals, then errors") {
    const auto rowOf = [](const std::string& file, double probability) {
        BatchRow row;
        row.file = file;
        row.prediction.emplace();
        row.prediction->findingProbability = probability;
        return row;
    };
    BatchRow refused;
    refused.file = "a";
    refused.refusal.emplace(inference::Refusal{ErrorCode::RefusedBlurred, std::nullopt, std::nullopt});
    BatchRow failed;
    failed.file = "0";
    failed.error = base::Error(ErrorCode::FileEmpty);
    std::vector<BatchRow> rows{failed, refused, rowOf("d", 0.2), rowOf("c", 0.9), rowOf("b", 0.2)};
    pipeline::sortByUrgency(rows);
    std::vector<std::string> order;
    for (const BatchRow& row : rows) {
        order.push_back(row.file.string());
    }
    CHECK(order == std::vector<std::string>{"c", "b", "d", "a", "0"});
}
