#include "core/inference/ModelCatalog.h"

#include "core/base/Files.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/inference/Familiarity.h"
#include "core/inference/Golden.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;
using base::ErrorCode;
using inference::PackageStatus;
namespace fs = std::filesystem;

namespace {

const crypto::Primitives& primitives() {
    static const auto instance = crypto::createCryptoPpPrimitives();
    return *instance;
}

void writeText(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    REQUIRE(base::writeFileAtomically(path, base::viewOf(text)));
}

/// A whole package; its model.ts is not TorchScript, which the catalog does not look into.
void writePackage(const fs::path& parent, const std::string& id, bool demonstration = false) {
    const fs::path folder = parent / id;
    auto manifest = test::smallManifest();
    manifest.id = id;
    manifest.demonstration = demonstration;
    writeText(folder / "model.ts", "network of " + id);
    manifest.digests["model.ts"] = base::toHex(primitives().sha256(base::viewOf("network of " + id)));
    const auto metadata = inference::serialiseManifest(manifest);
    REQUIRE(metadata);
    writeText(folder / "metadata.json", std::string(base::textOf(*metadata)));
    writeText(folder / "CARD.md", "# Card");
    inference::GoldenVector vector;
    vector.phantom = "blood-smear";
    vector.seed = 1;
    vector.size = 64;
    vector.logits = {0.5, -0.5};
    writeText(folder / "golden" / "smear.json", inference::goldenVectorJson(vector));
}

inference::ModelCatalog catalogOf(const fs::path& folder) {
    return inference::ModelCatalog(primitives(), std::vector<inference::ModelFolder>{{folder, true}});
}

/// Opens the package after `damage` was done to it.
template <class Damage>
base::Error problemAfter(Damage damage) {
    test::TemporaryFolder folder;
    writePackage(folder.path(), "model-a");
    damage(folder / "model-a");
    const auto package = inference::openPackage(primitives(), folder / "model-a");
    CHECK(package.status == PackageStatus::Broken);
    REQUIRE(package.problem);
    return *package.problem;
}

}  // namespace

TEST_CASE("Whole packages are listed by id and found") {
    test::TemporaryFolder folder;
    writePackage(folder.path(), "model-b", true);
    writePackage(folder.path(), "model-a");
    fs::copy(folder / "model-a", folder / "_template", fs::copy_options::recursive);
    auto catalog = catalogOf(folder.path());
    const auto packages = catalog.packages();
    REQUIRE(packages.size() == 2);
    CHECK(packages[0].identity.id == "model-a");
    CHECK(packages[0].status == PackageStatus::Ok);
    CHECK(packages[1].status == PackageStatus::Demonstration);
    const auto found = catalog.find("model-a");
    REQUIRE(found);
    CHECK((*found)->identity.sha256 == base::toHex(primitives().sha256(base::viewOf("network of model-a"))));
    CHECK(catalog.find("model-c").error().code == ErrorCode::ModelNotFound);
}

TEST_CASE("A broken package is listed with its reason and the others keep working") {
    test::TemporaryFolder folder;
    writePackage(folder.path(), "model-a");
    writePackage(folder.path(), "model-b");
    writeText(folder / "model-a/model.ts", "another network");
    auto catalog = catalogOf(folder.path());
    REQUIRE(catalog.packages().size() == 2);
    CHECK(catalog.packages()[0].status == PackageStatus::Broken);
    CHECK(catalog.find("model-a").error().code == ErrorCode::ModelDigestMismatch);
    CHECK(catalog.find("model-b"));
    const auto usable = catalog.usable();
    REQUIRE(usable);
    CHECK(usable->size() == 1);
}

TEST_CASE("Every missing part of a package is named") {
    const auto card = problemAfter([](const fs::path& package) { fs::remove(package / "CARD.md"); });
    CHECK(card.arguments.at(1).find("CARD.md") != std::string::npos);
    const auto model = problemAfter([](const fs::path& package) { fs::remove(package / "model.ts"); });
    CHECK(model.arguments.at(1).find("model.ts") != std::string::npos);
    const auto golden = problemAfter([](const fs::path& package) { fs::remove_all(package / "golden"); });
    CHECK(golden.arguments.at(1).find("golden") != std::string::npos);
    const auto metadata = problemAfter([](const fs::path& package) { writeText(package / "metadata.json", "{}"); });
    CHECK(metadata.code == ErrorCode::ModelBroken);
    const auto vector = problemAfter([](const fs::path& package) { writeText(package / "golden/smear.json", "{\"logits\": [1]}"); });
    CHECK(vector.arguments.at(1).find("smear") != std::string::npos);
}

TEST_CASE("A golden vector with a tolerance that proves nothing is refused") {
    const auto problem = problemAfter([](const fs::path& package) {
        writeText(package / "golden/smear.json", R"({"phantom":{"kind":"blood-smear","seed":1,"size":64},"logits":[0,0],"tolerance":100})");
    });
    CHECK(problem.arguments.at(1).find("tolerance") != std::string::npos);
}

TEST_CASE("A golden picture may not lie outside its folder") {
    const auto problem = problemAfter([](const fs::path& package) {
        writeText(package / "golden/smear.json", R"({"picture":"../../secret.png","logits":[0,0],"tolerance":0.1})");
    });
    CHECK(problem.arguments.at(1).find("picture") != std::string::npos);
}

TEST_CASE("Packages from elsewhere are unsigned, and an id taken twice is broken") {
    test::TemporaryFolder folder;
    writePackage(folder / "shipped", "model-a");
    writePackage(folder / "foreign", "model-a");
    writePackage(folder / "foreign", "model-b");
    inference::ModelCatalog catalog(primitives(),
                                    std::vector<inference::ModelFolder>{{folder / "shipped", true}, {folder / "foreign", false}});
    const auto packages = catalog.packages();
    REQUIRE(packages.size() == 3);
    CHECK(packages[0].status == PackageStatus::Ok);
    CHECK(packages[1].status == PackageStatus::Broken);
    CHECK(packages[2].status == PackageStatus::Unsigned);
    CHECK(catalog.find("model-a"));
}

/// A folder of the program with whole packages and the list of them.
struct Published {
    test::TemporaryFolder folder;
    std::string list;

    Published() {
        for (const char* id : {"changed", "gone", "whole"}) {
            writePackage(folder.path(), id);
            list += inference::openPackage(primitives(), folder / id).contentDigest + "  " + id + "  blood-smear\n";
        }
        writeText(folder / inference::kPublishedFile, list);
    }
    [[nodiscard]] inference::ModelCatalog catalog() const {
        return inference::ModelCatalog(primitives(), std::vector<inference::ModelFolder>{{folder.path(), true, false, true}});
    }
};

TEST_CASE("What came with the program is what was published: a changed, missing or added package is known for one") {
    const Published program;
    CHECK(program.catalog().usable()->size() == 3);
    writePackage(program.folder.path(), "added");
    // A card or a label that says something else is as bad as another network.
    writeText(program.folder / "changed/CARD.md", "# Card of another");
    fs::remove_all(program.folder / "gone");
    auto catalog = program.catalog();
    const auto packages = catalog.packages();
    REQUIRE(packages.size() == 4);
    CHECK(packages[0].status == PackageStatus::Unsigned);
    CHECK(catalog.find("added").error().code == ErrorCode::PackageNotAccepted);
    CHECK(catalog.find("changed").error().code == ErrorCode::ModelDigestMismatch);
    CHECK(packages[2].manifest.id == "gone");
    CHECK(catalog.find("gone").error().code == ErrorCode::ModelBroken);
    CHECK(packages[3].status == PackageStatus::Ok);
    // A clinic's own model of a missing one's name is the clinic's.
    test::TemporaryFolder own;
    writePackage(own.path(), "gone");
    inference::ModelCatalog both(primitives(),
                                 std::vector<inference::ModelFolder>{{program.folder.path(), true, false, true}, {own.path(), false}});
    CHECK(both.find("gone"));
}

TEST_CASE("A list of published packages that is missing or not whole leaves nothing of its folder in use") {
    const Published program;
    const auto usableWith = [&](const std::string& list) {
        writeText(program.folder / inference::kPublishedFile, list);
        return program.catalog().usable().hasValue();
    };
    CHECK(usableWith(program.list));
    std::string otherEnds = program.list;
    for (std::size_t at = 0; (at = otherEnds.find('\n', at)) != std::string::npos; at += 2) otherEnds.insert(at, "\r");
    CHECK(usableWith(otherEnds));
    CHECK_FALSE(usableWith(program.list.substr(0, program.list.size() - 30)));
    CHECK_FALSE(usableWith(program.list + "no line of this file\n"));
    CHECK_FALSE(usableWith(program.list + program.list));
    fs::remove(program.folder / inference::kPublishedFile);
    CHECK_FALSE(program.catalog().usable());
    CHECK(catalogOf(program.folder.path()).usable()->size() == 3);
}

TEST_CASE("Nobody steps in unnoticed for a broken default") {
    const Published program;
    CHECK_FALSE(program.catalog().brokenDefaultFor("blood-smear"));
    writeText(program.folder / "changed/CARD.md", "# Card of another");
    CHECK(program.catalog().brokenDefaultFor("blood-smear")->code == ErrorCode::ModelDigestMismatch);
    CHECK_FALSE(program.catalog().brokenDefaultFor("skin"));
    Published other;
    fs::remove_all(other.folder / "whole");  // it was not the first
    CHECK_FALSE(other.catalog().brokenDefaultFor("blood-smear"));
}

TEST_CASE("A folder reached by two names is listed once") {
    test::TemporaryFolder folder;
    writePackage(folder.path(), "model-a");
    inference::ModelCatalog catalog(primitives(), std::vector<inference::ModelFolder>{{folder.path(), true}, {folder / ".", true}});
    CHECK(catalog.packages().size() == 1);
}

TEST_CASE("Without any package there is no model, and a refresh finds a new one") {
    test::TemporaryFolder folder;
    auto catalog = catalogOf(folder / "absent");
    CHECK(catalog.usable().error().code == ErrorCode::ModelNoneInstalled);
    writePackage(folder / "absent", "model-a");
    CHECK_FALSE(catalog.find("model-a"));
    catalog.refresh();
    CHECK(catalog.find("model-a"));
}
