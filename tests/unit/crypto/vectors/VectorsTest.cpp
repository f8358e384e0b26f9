#include <algorithm>
#include <iostream>
#include <map>

#include "core/base/Files.h"
#include "tests/support/Shared.h"
#include "tests/unit/crypto/vectors/VectorSupport.h"

namespace intaglio::crypto::vectors {

Bytes hexMember(const json& object, const char* name) {
    CAPTURE(name);
    REQUIRE(object.contains(name));
    const auto bytes = base::fromHex(object.at(name).get<std::string>());
    REQUIRE(bytes);
    return *bytes;
}

bool hasFlag(const json& testCase, const char* flag) {
    const json flags = testCase.value("flags", json::array());
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

namespace {

namespace fs = std::filesystem;

bool isDocumentation(const fs::path& path) {
    const std::string name = path.filename().string();
    return name == "README.md" || name.rfind("LICENSE", 0) == 0;
}

/// Which kit a JSON document belongs to; fails for one that is not known, so that no file is skipped by accident.
std::size_t runJson(const json& document) {
    if (document.is_object() && document.contains("testGroups")) return runWycheproof(document);
    REQUIRE(document.is_array());
    REQUIRE_FALSE(document.empty());
    if (document.front().contains("kem_id")) return runHpke(document);
    REQUIRE(document.front().contains("alg"));
    return runRfc(document);
}

std::size_t runFile(ByteView content) {
    const std::string_view text = base::textOf(content);
    if (text.rfind("expect: ", 0) == 0) return runAge(content);
    const json document = json::parse(text, nullptr, false);
    REQUIRE_FALSE(document.is_discarded());
    return runJson(document);
}

std::vector<fs::path> filesBelow(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && !isDocumentation(entry.path())) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("Every published vector gives its stated result through the interface", "[vectors]") {
    const auto folder = intaglio::test::vectorsFolder();
    if (!folder) {
        WARN("the vectors are not here");
        return;
    }
    std::size_t files = 0;
    std::map<std::string, std::size_t> casesByFolder;
    for (const fs::path& path : filesBelow(*folder)) {
        const std::string name = fs::relative(path, *folder).string();
        CAPTURE(name);
        const auto content = base::readFile(path);
        REQUIRE(content);
        const std::size_t cases = runFile(*content);
        CHECK(cases > 0);
        casesByFolder[fs::relative(path.parent_path(), *folder).string()] += cases;
        ++files;
    }
    CHECK(files > 0);
    for (const auto& [name, cases] : casesByFolder) std::cout << name << ": " << cases << " cases\n";
}

}  // namespace intaglio::crypto::vectors
