#include "tests/unit/stego/SealedSamples.h"

#include <fstream>
#include <map>

#include "core/image/ImageReader.h"
#include "core/stego/Stego.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

/// The lines of digests.tsv by file name.
std::map<std::string, std::string> recordedDigests() {
    std::ifstream file(sourceFolder() / "tests/data/sealed/digests.tsv");
    std::map<std::string, std::string> lines;
    for (std::string line; std::getline(file, line);) lines[line.substr(0, line.find('\t'))] = line;
    return lines;
}

}  // namespace

TEST_CASE("every sealed sample file opens as recorded, with every compiler and build type") {
    const auto recorded = recordedDigests();
    const auto samples = sealedSamples();
    CHECK(recorded.size() == samples.size());
    const image::ReaderRegistry readers(image::standardReaders());
    for (const SealedSample& sample : samples) {
        CAPTURE(sample.name);
        const auto loaded = readers.readFile(sourceFolder() / "tests/data/sealed" / sample.name);
        REQUIRE(loaded);
        CHECK(openSample(loaded->image).outcome == sample.outcome);
        REQUIRE(recorded.count(sample.name) == 1);
        CHECK(digestLine(sample, loaded->image) == recorded.at(sample.name));
    }
}

TEST_CASE("sealing the samples again gives the recorded files to the last sample") {
    const auto recorded = recordedDigests();
    for (const SealedSample& sample : sealedSamples()) {
        if (sample.parameters.mode == crypto::EmbeddingMode::Robust) continue;  // floating point: compilers may differ
        CAPTURE(sample.name);
        const auto picture = seal(sample);
        REQUIRE(picture);
        REQUIRE(recorded.count(sample.name) == 1);
        CHECK(digestLine(sample, *picture) == recorded.at(sample.name));
    }
}
