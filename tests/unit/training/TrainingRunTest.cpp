#include <atomic>
#include <clocale>
#include <set>
#include <stdexcept>

#include "core/base/Files.h"
#include "core/base/Progress.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/image/Phantom.h"
#include "core/inference/ModelCatalog.h"
#include "core/inference/ModelUid.h"
#include "core/training/DatasetFolder.h"
#include "core/training/NumberText.h"
#include "core/training/StartingWeights.h"
#include "core/training/TrainModel.h"
#include "core/training/Workers.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using namespace intaglio::training;
namespace fs = std::filesystem;

namespace {

base::NoProgress noProgress;

void putPicture(const fs::path& file, std::uint64_t seed) {
    const auto made = image::bloodSmearPhantom(seed, 64);
    REQUIRE(made);
    const auto png = image::encodePng(*made);
    REQUIRE(png);
    fs::create_directories(file.parent_path());
    REQUIRE(base::writeFileAtomically(file, *png));
}

/// FOLDER/train and FOLDER/test without "val": every two neighbours are the same picture, and a test picture repeats a training picture.
void putSplitFolder(const fs::path& folder) {
    for (int index = 0; index < 24; ++index) {
        const auto seed = static_cast<std::uint64_t>(index / 2);
        putPicture(folder / "train" / "no" / (std::to_string(index) + ".png"), 100 + seed);
        putPicture(folder / "train" / "yes" / (std::to_string(index) + ".png"), 200 + seed);
    }
    putPicture(folder / "test" / "no" / "t.png", 100);
    putPicture(folder / "test" / "yes" / "t.png", 300);
}

TrainModelRequest requestFor(const fs::path& labels, const fs::path& folder) {
    const auto recipe = defaultRecipe("clinic-model", {"no", "yes"}, "small_cnn", 64);
    REQUIRE(recipe);
    TrainModelRequest request;
    request.recipe = *recipe;
    request.labelsFile = labels;
    request.folder = folder;
    return request;
}

base::Result<Dataset> read(const TrainModelRequest& request) {
    const image::ReaderRegistry readers(image::standardReaders());
    const std::stop_source running;
    return trainingDataset(readers, request, kUnfinishedLabelsFile, noProgress, running.get_token());
}

/// The pictures of a training, and what is kept of their splits when it ends.
void readAndKeep(const TrainModelRequest& request) {
    const auto dataset = read(request);
    REQUIRE(dataset);
    REQUIRE(keepSplits(request, *dataset));
    removeUnfinishedSplits(request);
}

/// Writes a "network" where it is asked to; is stopped in the call that is told.
class RecordingTrainer final : public NetworkTrainer {
public:
    base::Result<TrainReport> train(const TrainRequest& request, const BatchSource&, const BatchSource&,
                                    const TrainingHooks& hooks) override {
        requests.push_back(request);
        for (const auto* file : {&request.checkpointFile, &request.modelFile}) {
            REQUIRE(base::writeFileAtomically(*file, base::viewOf(file->filename().string())));
        }
        if (static_cast<int>(requests.size()) == stoppedCall) {
            return base::ErrorCode::Cancelled;
        }
        TrainReport report;
        report.epochs.push_back({1, 0.5, 0.8, 0.6, 0.7, 1e-3, 1, 1});
        report.bestEpoch = 1;
        report.parameters = 2;
        hooks.onEpoch(report.epochs.back());
        return report;
    }
    base::Result<std::int64_t> parameterCount(const std::string&, const NetworkShape&) const override { return 2; }
    std::vector<std::string> architectures() const override { return {"small_cnn"}; }

    std::vector<TrainRequest> requests;
    int stoppedCall = 0;
};

/// The brighter, the likelier "yes".
base::Result<inference::ForwardResult> brightness(const inference::Tensor& pictures) {
    inference::ForwardResult result;
    const auto count = static_cast<std::size_t>(pictures.shape[0]);
    const std::size_t size = pictures.values.size() / count;
    for (std::size_t picture = 0; picture < count; ++picture) {
        const float first = pictures.values[picture * size];
        result.logits.values.insert(result.logits.values.end(), {0.0F, first});
        result.features.values.insert(result.features.values.end(), {first, 1.0F});
    }
    result.logits.shape = {pictures.shape[0], 2};
    result.features.shape = {pictures.shape[0], 2};
    return result;
}

}  // namespace

TEST_CASE("A pair of networks that was stopped in the second one is completed by a resumed run, and repackaging keeps both") {
    const test::TemporaryFolder pictures, out;
    putSplitFolder(pictures.path());
    TrainModelRequest request = requestFor(pictures.path(), out / "clinic-model");
    REQUIRE(setNetworks(request.recipe, 2));
    const auto primitives = crypto::createCryptoPpPrimitives();
    const image::ReaderRegistry readers(image::standardReaders());
    test::FakeEngine engine{brightness};
    const PackagePorts ports{*primitives, readers, engine};
    std::vector<int> seen;
    const TrainingHooks hooks{noProgress, {}, [&](const EpochReport& epoch) { seen.push_back(epoch.epoch); }, {}, nullptr};
    RecordingTrainer trainer;
    trainer.stoppedCall = 2;
    const auto stopped = trainModel(ports, trainer, request, hooks);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == base::ErrorCode::Cancelled);
    REQUIRE(trainer.requests.size() == 2);
    CHECK(trainer.requests[1].seed == trainer.requests[0].seed + 1);
    CHECK(trainer.requests[1].modelFile == request.folder / "network-2.ts");
    CHECK(trainer.requests[1].checkpointFile != trainer.requests[0].checkpointFile);
    CHECK_FALSE(fs::exists(request.folder / inference::kMetadataFile));
    CHECK(fs::exists(trainer.requests[0].checkpointFile));

    REQUIRE(base::writeFileAtomically(request.folder / "network-3.ts", base::viewOf("of an earlier, larger ensemble")));
    seen.clear();
    request.resume = true;
    request.startedFrom = "picture-kind 1.0.0";
    request.recipe.manifest.nonCommercial = true;
    const auto completed = trainModel(ports, trainer, request, hooks);
    REQUIRE(completed);
    REQUIRE(trainer.requests.size() == 4);
    CHECK(trainer.requests[2].resume);
    CHECK(trainer.requests[2].checkpointFile == trainer.requests[0].checkpointFile);
    CHECK(trainer.requests[3].checkpointFile == trainer.requests[1].checkpointFile);
    CHECK(seen == std::vector<int>{1, 2});
    CHECK(completed->epochs.size() == 2);
    CHECK(completed->parameters == 4);
    for (const TrainRequest& finished : trainer.requests) {
        CHECK_FALSE(fs::exists(finished.checkpointFile));
    }
    CHECK_FALSE(fs::exists(request.folder / "network-3.ts"));

    // The recipe alone does not say how many networks a folder holds, nor what they began with.
    REQUIRE(setNetworks(request.recipe, 1));
    request.startedFrom.clear();
    request.recipe.manifest.nonCommercial = false;
    REQUIRE(repackageModel(ports, request, noProgress, {}));
    const auto package = inference::openPackage(*primitives, request.folder);
    REQUIRE_FALSE(package.problem);
    CHECK(package.manifest.ensembleMembers == std::vector<std::string>{"network-2.ts"});
    CHECK(package.manifest.nonCommercial);
    CHECK(package.manifest.further.find("picture-kind 1.0.0") != std::string::npos);
    CHECK(package.identity.sha256 != package.manifest.digests.at(inference::kModelFile));
    crypto::Digest digest{};
    REQUIRE(base::decodeHex(package.identity.sha256, digest));
    CHECK(package.manifest.uid == inference::uidFrom(digest));
}

TEST_CASE("A training that was stopped leaves the table of the network that lies there") {
    const test::TemporaryFolder pictures, out;
    putSplitFolder(pictures.path());
    TrainModelRequest request = requestFor(pictures.path(), out / "clinic-model");
    const auto primitives = crypto::createCryptoPpPrimitives();
    const image::ReaderRegistry readers(image::standardReaders());
    test::FakeEngine engine{brightness};
    const PackagePorts ports{*primitives, readers, engine};
    const TrainingHooks hooks{noProgress, {}, [](const EpochReport&) {}, {}, nullptr};
    RecordingTrainer trainer;
    REQUIRE(trainModel(ports, trainer, request, hooks));
    const auto kept = base::readFile(request.folder / kOwnLabelsFile);
    REQUIRE(kept);

    request.table.splitSeed = 99;
    trainer.stoppedCall = 2;
    CHECK(trainModel(ports, trainer, request, hooks).error().code == base::ErrorCode::Cancelled);
    CHECK(*base::readFile(request.folder / kOwnLabelsFile) == *kept);
    const auto stopped = base::readFile(request.folder / kUnfinishedLabelsFile);
    REQUIRE(stopped);
    CHECK(*stopped != *kept);
    request.resume = true;
    request.table.splitSeed = 7;  // a resumed run divides as the stopped one did
    REQUIRE(trainModel(ports, trainer, request, hooks));
    CHECK_FALSE(fs::exists(request.folder / kUnfinishedLabelsFile));
    const auto own = base::readFile(request.folder / kOwnLabelsFile);
    REQUIRE(own);
    CHECK(*own == *stopped);
}

TEST_CASE("Films and classical models are judged by one network") {
    auto recipe = defaultRecipe("clinic-model", {"no", "yes"}, "svm", 64);
    REQUIRE(recipe);
    CHECK_FALSE(setNetworks(*recipe, 2));
    CHECK(setNetworks(*recipe, 1));
    auto film = readRecipe(test::sourceFolder() / "recipes" / "mammogram.json");
    REQUIRE(film);
    CHECK_FALSE(setNetworks(*film, 2));
}

TEST_CASE("Validation pictures taken from training are no copies of those that stay there, and a later run takes the same") {
    const test::TemporaryFolder pictures, out;
    putSplitFolder(pictures.path());
    TrainModelRequest request = requestFor(pictures.path(), out / "clinic-model");
    const auto dataset = read(request);
    REQUIRE(dataset);
    CHECK(dataset->inSplit("test").size() == 2);
    CHECK_FALSE(dataset->inSplit("val").empty());
    std::map<std::string, std::string> splits;
    for (const Sample& sample : dataset->samples) {
        splits[sample.path] = sample.split;
    }
    for (const char* label : {"no", "yes"}) {
        for (int index = 0; index < 24; index += 2) {
            const std::string folder = std::string("train/") + label + "/";
            INFO(folder << index);
            CHECK(splits.at(folder + std::to_string(index) + ".png") == splits.at(folder + std::to_string(index + 1) + ".png"));
        }
    }
    REQUIRE(readDataset(request.folder / kUnfinishedLabelsFile));
    request.resume = true;
    request.table.splitSeed = 99;
    const auto again = read(request);
    REQUIRE(again);
    for (const Sample& sample : again->samples) {
        CHECK(sample.split == splits.at(sample.path));
    }
}

TEST_CASE("A table that an earlier run left does not count where this run's table has splits") {
    const test::TemporaryFolder pictures, out;
    putSplitFolder(pictures.path());
    const fs::path folder = out / "clinic-model";
    readAndKeep(requestFor(pictures.path(), folder));
    REQUIRE(fs::exists(folder / kOwnLabelsFile));
    REQUIRE_FALSE(fs::exists(folder / kUnfinishedLabelsFile));
    const std::string table = "path,label,split\n0.png,no,train\n1.png,yes,val\n";
    REQUIRE(base::writeFileAtomically(out / "given.csv", base::viewOf(table)));
    const TrainModelRequest given = requestFor(out / "given.csv", folder);
    REQUIRE(read(given));
    CHECK(fs::exists(folder / kOwnLabelsFile));
    readAndKeep(given);
    CHECK_FALSE(fs::exists(folder / kOwnLabelsFile));
    // Nobody's own table is touched: one with relative paths, or the one that is read.
    REQUIRE(base::writeFileAtomically(folder / kOwnLabelsFile, base::viewOf(table)));
    readAndKeep(given);
    readAndKeep(requestFor(folder, folder));
    REQUIRE(base::writeFileAtomically(folder / kUnfinishedLabelsFile, base::viewOf(table)));
    readAndKeep(requestFor(folder / kUnfinishedLabelsFile, folder));
    CHECK(fs::exists(folder / kUnfinishedLabelsFile));
    CHECK(fs::exists(folder / kOwnLabelsFile));
}

TEST_CASE("What a training learns from has one identity, which changes with recipe, preparation, weights and rows") {
    const test::TemporaryFolder folder;
    const auto primitives = crypto::createCryptoPpPrimitives();
    const std::string table = "path,label,split\na.png,no,train\nb.png,yes,val\nc.png,yes,test\n";
    REQUIRE(base::writeFileAtomically(folder / "labels.csv", base::viewOf(table)));
    const auto dataset = readDataset(folder / "labels.csv");
    REQUIRE(dataset);
    const TrainModelRequest request = requestFor(folder / "labels.csv", folder / "clinic-model");
    const auto identityOf = [&](const TrainModelRequest& asked, const Dataset& rows) {
        const auto identity = trainingIdentity(*primitives, asked, rows);
        REQUIRE(identity);
        return *identity;
    };
    std::set<std::string> seen{identityOf(request, *dataset)};
    Dataset other = *dataset;
    other.samples[2].label = "no";  // of "test": nothing is learnt from it
    CHECK(seen.count(identityOf(request, other)) == 1);
    const auto isNew = [&](const TrainModelRequest& asked, const Dataset& rows) { return seen.insert(identityOf(asked, rows)).second; };
    other.samples[0].label = "yes";
    CHECK(isNew(request, other));
    other.samples[0].split = "val";
    CHECK(isNew(request, other));
    TrainModelRequest changed = request;
    changed.recipe.training.learningRate *= 2;
    CHECK(isNew(changed, *dataset));
    changed = request;
    changed.recipe.manifest.preprocess.back().numbers["divisor"] = 3;
    CHECK(isNew(changed, *dataset));
    changed = request;
    changed.pretrainedWeights = folder / "weights";
    CHECK_FALSE(trainingIdentity(*primitives, changed, *dataset));
    for (const char* content : {"one", "two"}) {
        REQUIRE(base::writeFileAtomically(folder / "weights", base::viewOf(std::string(content))));
        CHECK(isNew(changed, *dataset));
    }
}

TEST_CASE("A training begins with a file of weights or with a finished model of the same architecture") {
    const auto primitives = crypto::createCryptoPpPrimitives();
    const fs::path models = test::sourceFolder() / "models";
    TrainModelRequest request = requestFor("labels.csv", "clinic-model");
    request.recipe.manifest.architecture = "mobilenet_v2";
    for (const fs::path& given : {models / "picture-kind", models / "picture-kind" / "model.ts"}) {
        request.recipe.manifest.nonCommercial = false;
        REQUIRE(beginWith(*primitives, given, request));
        CHECK(fs::equivalent(request.pretrainedWeights, models / "picture-kind" / "model.ts"));
        CHECK(request.startedFrom == "picture-kind " + inference::openPackage(*primitives, models / "picture-kind").manifest.version);
        CHECK(request.recipe.manifest.nonCommercial);  // as it learnt from pictures that no business may use
    }
    request.recipe.manifest.nonCommercial = false;
    REQUIRE(beginWith(*primitives, models / "chest-pneumonia", request));
    CHECK_FALSE(request.recipe.manifest.nonCommercial);
    CHECK(request.startedFromModel);
    const fs::path first = models / "chest-pneumonia" / "model.ts";  // of two networks
    CHECK(fs::equivalent(request.pretrainedWeights, first));
    CHECK(beginWith(*primitives, first, request));
    CHECK_FALSE(beginWith(*primitives, models / "chest-pneumonia" / "network-2.ts", request));
    const test::TemporaryFolder noModel;
    const fs::path file = noModel / "mobilenet_v2.pt";
    const auto missing = beginWith(*primitives, file, request);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == base::ErrorCode::FileUnreadable);
    REQUIRE(base::writeFileAtomically(file, base::viewOf(std::string("weights"))));
    REQUIRE(beginWith(*primitives, file, request));
    CHECK(request.startedFrom == "mobilenet_v2.pt");
    CHECK_FALSE(request.startedFromModel);
    REQUIRE(base::writeFileAtomically(noModel / "alone.ts", base::viewOf(std::string("network"))));
    CHECK_FALSE(beginWith(*primitives, noModel / "alone.ts", request));  // whose terms nobody knows
    REQUIRE(beginWith(*primitives, {}, request));
    CHECK(request.pretrainedWeights.empty());
    CHECK(request.startedFrom.empty());

    CHECK_FALSE(beginWith(*primitives, noModel.path(), request));
    request.recipe.manifest.architecture = "resnet18";
    const auto other = beginWith(*primitives, models / "chest-pneumonia", request);
    REQUIRE_FALSE(other);
    CHECK(other.error().code == base::ErrorCode::InvalidArgument);
}

TEST_CASE("A package's folder is named like its model") {
    const auto codeOf = [](const fs::path& folder) {
        const auto checked = checkPackageFolder(requestFor("labels.csv", folder));
        return checked ? std::string() : std::string(base::codeName(checked.error().code));
    };
    CHECK(codeOf("clinic-model").empty());
    CHECK(codeOf("some/where/clinic-model/").empty());
    CHECK(codeOf("run1") == "invalid-argument");
    CHECK(codeOf("Clinic-Model") == "invalid-argument");
}

TEST_CASE("An exception in a worker becomes an error and ends the others") {
    std::atomic<int> next{0};
    const auto failing = [&] {
        for (int item = next++; item < 1000000; item = next++) {
            if (item == 10) {
                throw std::runtime_error("out of order");
            }
        }
    };
    const auto ran = runWorkers(3, failing, [&] { next = 1000000; });
    REQUIRE_FALSE(ran);
    CHECK(ran.error().code == base::ErrorCode::Internal);
    CHECK(ran.error().arguments == std::vector<std::string>{"out of order"});
    const auto full = runWorkers(
        2, [] { throw std::bad_alloc(); }, [] {});
    REQUIRE_FALSE(full);
    CHECK(full.error().code == base::ErrorCode::OutOfMemory);
    std::atomic<int> calls{0};
    CHECK(runWorkers(
        4, [&] { ++calls; }, [] {}));
    CHECK(calls == 4);
}

TEST_CASE("Numbers in files have a point in every language") {
    for (const char* name : {"de_DE.UTF-8", "tr_TR.UTF-8", "C"}) {
        std::setlocale(LC_NUMERIC, name);  // stays as it is where the computer does not know it
        CHECK(fixedNumber(0.12345678, 6) == "0.123457");
        CHECK(fixedNumber(-1234.5, 1) == "-1234.5");
        CHECK(fixedNumber(1e300, 0).size() == 301);
        CHECK(shortNumber(0.5) == "0.5");
        CHECK(shortNumber(1e-7) == "1e-07");
        CHECK(numberFrom("0.25") == 0.25);
        CHECK_FALSE(numberFrom("0,25"));
        CHECK_FALSE(numberFrom("inf"));
    }
}
