#include "core/inference/packages/Import.h"

#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "tests/support/Catch.h"
#include "tests/support/ZipSamples.h"
#include "tests/unit/packages/PackageSamples.h"

using namespace intaglio;
using base::ErrorCode;
using inference::ImportAnswers;
using inference::PackageSource;
using test::StoreDesk;
namespace fs = std::filesystem;

namespace {

fs::path writeZip(const fs::path& path, const std::vector<test::ZipEntry>& entries) {
    fs::create_directories(path.parent_path());
    REQUIRE(base::writeFileAtomically(path, test::makeZip(entries)));
    return path;
}

/// What LibTorch's files look like from outside.
std::vector<test::ZipEntry> torchScript(std::vector<test::ZipEntry> extra = {}) {
    std::vector<test::ZipEntry> entries{{"net/data.pkl", "pickle"}, {"net/code/__torch__.py", "code"}, {"net/version", "3"}};
    for (test::ZipEntry& entry : extra) {
        entry.name = "net/extra/" + entry.name;
        entries.push_back(entry);
    }
    return entries;
}

ImportAnswers wholeAnswers() {
    ImportAnswers answers;
    answers.id = "foreign-net";
    answers.kind = "blood-smear";
    answers.labels = {*inference::importLabel("healthy:normal"), *inference::importLabel("ill:finding")};
    answers.rows = 8;
    answers.columns = 8;
    answers.scaling = inference::ImportScaling::MinusOneToOne;
    return answers;
}

const char* kMonaiMetadata = R"({"version": "0.3.1", "name": "Foreign bundle", "authors": "Somebody", "copyright": "Apache-2.0",
  "description": "Tells two things apart",
  "network_data_format": {"inputs": {"image": {"num_channels": 3, "spatial_shape": [8, 8], "value_range": [-1, 1]}},
                          "outputs": {"pred": {"channel_def": {"0": "healthy", "1": "ill"}}}}})";

}  // namespace

TEST_CASE("A package is found in a folder, a zip, a zip of its folder and a MONAI bundle") {
    StoreDesk desk;
    const fs::path package = test::writePackage(desk.folder / "stick", "model-a");
    std::vector<test::ZipEntry> flat, nested, bundle;
    for (const std::string name : {"metadata.json", "CARD.md", "model.ts", "golden/smear.json"}) {
        const std::string content = test::contentOf(package / name);
        flat.push_back({name, content});
        nested.push_back({"model-a/" + name, content});
        const std::string inBundle = name == "metadata.json" ? "configs/metadata.json"
                                     : name == "model.ts"    ? "models/model.ts"
                                     : name == "CARD.md"     ? "docs/README.md"
                                                             : name;
        bundle.push_back({"Bundle/" + inBundle, content});
    }
    nested.push_back({"__MACOSX/model-a/._metadata.json", "litter"});
    nested.push_back({"model-a/.DS_Store", "litter"});
    bundle.push_back({"Bundle/LICENSE", "Apache-2.0"});
    for (const auto& [name, entries] : {std::pair("flat", flat), std::pair("nested", nested), std::pair("bundle", bundle)}) {
        INFO(name);
        StoreDesk clean;
        const auto installed = clean.install(writeZip(clean.folder / name / "a.zip", entries));
        REQUIRE(installed);
        CHECK(installed->manifest.id == "model-a");
        CHECK_FALSE(fs::exists(clean.models() / "model-a/.DS_Store"));
        CHECK(test::contentOf(clean.models() / "model-a/CARD.md") == "# Card of model-a");
    }
    CHECK(desk.install(package));
}

TEST_CASE("What holds no package, two packages or a link is refused") {
    StoreDesk desk;
    CHECK(desk.stage(writeZip(desk.folder / "none.zip", {{"a.txt", "x"}})).error().code == ErrorCode::PackageInvalid);
    CHECK(desk.stage(writeZip(desk.folder / "two.zip", {{"a/metadata.json", "{}"}, {"b/metadata.json", "{}"}})).error().code ==
          ErrorCode::PackageInvalid);
    CHECK(desk.stage(writeZip(desk.folder / "empty.zip", {{"metadata.json", "{}"}})).error().code == ErrorCode::PackageInvalid);
    test::writeText(desk.folder / "text.zip", "no zip at all");
    CHECK(desk.stage(desk.folder / "text.zip").error().code == ErrorCode::PackageInvalid);
    CHECK(desk.stage(desk.folder / "absent.zip").error().code == ErrorCode::FileNotFound);
    const fs::path package = test::writePackage(desk.folder / "stick", "model-a");
    fs::create_symlink("/etc/passwd", package / "golden/link.json");
    CHECK(desk.stage(package).error().code == ErrorCode::PackageInvalid);
    CHECK(desk.isTidy());
}

TEST_CASE("A foreign network needs answers, and says in words which") {
    StoreDesk desk;
    const fs::path file = writeZip(desk.folder / "Foreign Net v2.ts", torchScript());
    const auto staged = desk.stage(file);
    REQUIRE_FALSE(staged);
    CHECK(staged.error().code == ErrorCode::PackageAnswersMissing);
    CHECK(staged.error().arguments.at(1) == "kind of picture, labels, input size, scaling");
    const auto source = PackageSource::open(file);
    REQUIRE(source);
    CHECK(inference::proposedAnswers(*source).id == "foreign-net-v2");
    ImportAnswers answers = wholeAnswers();
    for (inference::Label& label : answers.labels) label.role = inference::LabelRole::Other;
    CHECK(inference::missingAnswers(answers) == std::vector<std::string>{"which labels are findings"});
    CHECK(inference::importLabel("ill:finding")->role == inference::LabelRole::Finding);
    CHECK_FALSE(inference::importLabel("ill:other thing"));
    CHECK_FALSE(inference::importLabel(":finding"));
}

TEST_CASE("An imported network gets a card that says what is unknown, and is a demonstration") {
    StoreDesk desk;
    auto staged = desk.stage(writeZip(desk.folder / "net.ts", torchScript()), wholeAnswers());
    REQUIRE(staged);
    CHECK(staged->isImport());
    CHECK(staged->needsAcceptance());
    CHECK(staged->unknowns().size() >= 6);
    const auto installed = desk.store.install(*staged, {false, "Ada"});
    REQUIRE(installed);
    CHECK(installed->manifest.demonstration);
    CHECK(installed->manifest.uid.rfind("2.25.", 0) == 0);
    const std::string card = test::contentOf(desk.models() / "foreign-net/CARD.md");
    for (const std::string& unknown : {std::string("What is not known"), std::string("How good it is"), std::string("`net.ts`")}) {
        CHECK(card.find(unknown) != std::string::npos);
    }
    auto catalog = desk.catalog();
    const auto found = catalog.find("foreign-net");
    REQUIRE(found);
    CHECK((*found)->status == inference::PackageStatus::Unsigned);
}

TEST_CASE("A MONAI bundle answers for itself what it can") {
    StoreDesk desk;
    const fs::path zip = writeZip(desk.folder / "bundle.zip", {{"Foreign/configs/metadata.json", kMonaiMetadata},
                                                               {"Foreign/models/model.ts", "network"},
                                                               {"Foreign/docs/README.md", "# Foreign"},
                                                               {"Foreign/LICENSE", "Apache"}});
    const auto source = PackageSource::open(zip);
    REQUIRE(source);
    CHECK_FALSE(source->hasBlock());
    ImportAnswers answers = inference::proposedAnswers(*source);
    CHECK(answers.version == "0.3.1");
    CHECK(answers.rows == 8);
    CHECK(answers.scaling == inference::ImportScaling::MinusOneToOne);
    REQUIRE(answers.labels.size() == 2);
    CHECK(inference::missingAnswers(answers) == std::vector<std::string>{"kind of picture", "which labels are findings"});
    answers.kind = "blood-smear";
    answers.labels[1].role = inference::LabelRole::Finding;
    auto staged = desk.stage(zip, answers);
    REQUIRE(staged);
    CHECK(staged->package().manifest.authors == "Somebody");
    CHECK(fs::exists(staged->package().folder / "README.md"));
}

TEST_CASE("A network that ends in its own softmax is refused at the import") {
    StoreDesk desk([](const inference::Tensor& input) -> base::Result<inference::ForwardResult> {
        inference::ForwardResult result;
        const float p = 0.5F + 0.4F * input.values[0] / 2;
        result.logits = {{1, 2}, {p, 1 - p}};
        return result;
    });
    auto staged = desk.stage(writeZip(desk.folder / "net.ts", torchScript()), wholeAnswers());
    REQUIRE(staged);
    const auto refused = desk.store.install(*staged, {false, "Ada"});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().arguments.at(1).find("softmax") != std::string::npos);
}

TEST_CASE("A TorchScript file that carries its package installs alone") {
    StoreDesk desk;
    const fs::path package = test::writePackage(desk.folder / "stick", "model-a");
    auto metadata = nlohmann::ordered_json::parse(test::contentOf(package / "metadata.json"));
    metadata["intaglio"]["sha256"] = nlohmann::ordered_json::object();
    const fs::path file =
        writeZip(desk.folder / "single.ts", torchScript({{"metadata.json", metadata.dump()},
                                                         {"CARD.md", "# Inside"},
                                                         {"golden/smear.json", test::contentOf(package / "golden/smear.json")}}));
    const auto installed = desk.install(file);
    REQUIRE(installed);
    CHECK(installed->manifest.id == "model-a");
    CHECK(test::contentOf(desk.models() / "model-a/model.ts") == test::contentOf(file));
    CHECK(installed->manifest.digests.at("model.ts") == base::toHex(test::packagePrimitives().sha256(base::viewOf(test::contentOf(file)))));
}

TEST_CASE("An ONNX file is imported for its own engine") {
    StoreDesk desk;
    test::writeText(desk.folder / "net.onnx", "onnx bytes");
    auto staged = desk.stage(desk.folder / "net.onnx", wholeAnswers());
    REQUIRE(staged);
    CHECK(staged->package().manifest.engine == inference::kOnnxEngine);
    CHECK(fs::exists(staged->package().folder / "model.onnx"));
}
