#include "core/inference/packages/Archive.h"

#include "tests/support/Catch.h"
#include "tests/support/ZipSamples.h"

using namespace intaglio;
using base::ErrorCode;
using inference::Archive;
using inference::ArchiveLimits;
using test::makeZip;
using test::ZipEntry;

namespace {

base::Result<Archive> opened(const std::vector<ZipEntry>& entries, const ArchiveLimits& limits = {}) {
    return Archive::fromBytes(makeZip(entries), "sample.zip", limits);
}

/// What is said of an archive that has to be refused.
std::string refusal(const std::vector<ZipEntry>& entries, const ArchiveLimits& limits = {}) {
    const auto archive = opened(entries, limits);
    if (archive) return {};
    CHECK(archive.error().code == ErrorCode::PackageInvalid);
    return archive.error().arguments.at(1);
}

}  // namespace

TEST_CASE("A plain zip gives its files, and leaves its folders out") {
    const auto archive = opened({{"model/", ""}, {"model/metadata.json", "{}"}, {"model/golden/a.json", "[1]"}});
    REQUIRE(archive);
    CHECK(archive->names() == std::vector<std::string>{"model/metadata.json", "model/golden/a.json"});
    const auto content = archive->read("model/golden/a.json");
    REQUIRE(content);
    CHECK(base::textOf(*content) == "[1]");
    CHECK(archive->read("absent").error().code == ErrorCode::PackageInvalid);
}

TEST_CASE("Names that lead out of the package, or mean something else on another system, are refused") {
    for (const std::string name : {"../evil", "/etc/passwd", "a/../../evil", "a\\..\\evil", "C:evil", "a//b", "./a", "a/.", "a\nb",
                                   "trailing.", "trailing /x", "what?"}) {
        INFO(name);
        CHECK_FALSE(inference::isSafeRelativePath(name));
        CHECK(refusal({{"ok", "1"}, {name, "x"}}).find("leads out") != std::string::npos);
    }
    CHECK(refusal({{"../folder/", ""}}).find("folder") != std::string::npos);
    CHECK_FALSE(inference::isSafeRelativePath(std::string(201, 'a')));
    CHECK(inference::isSafeRelativePath("golden/blood-smear 7.json"));
}

TEST_CASE("Names that fall together are refused") {
    CHECK(refusal({{"Card.md", "1"}, {"card.MD", "2"}}).find("same name") != std::string::npos);
    CHECK(refusal({{"golden", "1"}, {"golden/a.json", "2"}}).find("file and a folder") != std::string::npos);
}

TEST_CASE("Links, devices, encrypted and oddly packed entries are refused") {
    CHECK(refusal({{"link", "/etc/passwd", 0, 0, 0120777}}).find("link") != std::string::npos);
    CHECK(refusal({{"device", "", 0, 0, 0020666}}).find("special") != std::string::npos);
    CHECK(refusal({{"secret", "abc", 0, 1}}).find("encrypted") != std::string::npos);
    CHECK(refusal({{"packed", "abc", 12}}).find("compressed") != std::string::npos);
}

TEST_CASE("Archives that unpack to too much are refused before anything is unpacked") {
    ZipEntry bomb{"bomb", std::string(2000, 'x'), 8};
    bomb.claimedSize = 300U << 20;
    CHECK(refusal({bomb}).find("far more") != std::string::npos);
    bomb.claimedSize = 600U << 20;
    CHECK(refusal({bomb}).find("too large") != std::string::npos);
    ArchiveLimits limits;
    limits.totalBytes = 5;
    CHECK(refusal({{"a", "123"}, {"b", "123"}}, limits).find("more than is taken") != std::string::npos);
    limits = {};
    limits.entries = 1;
    CHECK(refusal({{"a", "1"}, {"b", "2"}}, limits).find("too many") != std::string::npos);
}

TEST_CASE("Damaged content is noticed when it is read") {
    const auto wrongChecksum = opened({{"a", "content", 0, 0, 0100644, {}, 1}});
    REQUIRE(wrongChecksum);
    CHECK(wrongChecksum->read("a").error().code == ErrorCode::PackageInvalid);
}

TEST_CASE("A zip that was cut off anywhere is refused or unreadable, never half believed") {
    const base::Bytes whole = makeZip({{"metadata.json", "{\"a\": 1}"}, {"model.ts", "weights"}});
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto archive = Archive::fromBytes(base::Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)), "cut");
        CHECK_FALSE(archive);
    }
}
