#include <map>

#include "core/base/Files.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "tests/unit/crypto/CryptoTestSupport.h"
#include "tests/unit/crypto/KeySamples.h"

/// Every compiler and build type makes and reads the files of tests/data/keys alike.
namespace intaglio::crypto {
namespace {

std::filesystem::path folder() {
    return intaglio::test::sourceFolder() / "tests/data/keys";
}

/// outcomes.tsv: the file's name, a tab, what reading it gives.
std::map<std::string, std::string> writtenOutcomes() {
    const auto content = base::readFile(folder() / "outcomes.tsv");
    REQUIRE(content);
    std::map<std::string, std::string> outcomes;
    std::string_view text = base::textOf(*content);
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        const std::size_t tab = line.find('\t');
        REQUIRE(tab != std::string_view::npos);
        outcomes.emplace(line.substr(0, tab), line.substr(tab + 1));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return outcomes;
}

}  // namespace

TEST_CASE("Sample keys, enrolments, lists, payloads and frames are made alike", "[crypto]") {
    for (const test::KeySample& sample : test::keySamples()) {
        CAPTURE(sample.name);
        const auto written = base::readFile(folder() / sample.name);
        REQUIRE(written);
        if (sample.isReproducible) CHECK(*written == sample.content);
    }
}

TEST_CASE("Sample keys, enrolments, lists, payloads and frames read as they should, broken ones with the right reason", "[crypto]") {
    const auto outcomes = writtenOutcomes();
    const auto samples = test::keySamples();
    CHECK(outcomes.size() == samples.size());
    for (const test::KeySample& sample : samples) {
        CAPTURE(sample.name);
        const auto written = base::readFile(folder() / sample.name);
        REQUIRE(written);
        const std::string outcome = test::outcomeOf(sample.name, *written);
        CHECK(outcome.substr(0, outcome.find('\t')) == sample.outcome);
        const auto line = outcomes.find(sample.name);
        REQUIRE(line != outcomes.end());
        CHECK(outcome == line->second);
    }
}

}  // namespace intaglio::crypto
