#include "core/inference/packages/Archive.h"
#include "tests/support/FuzzDriver.h"
#include "tests/support/ZipSamples.h"

/// A zip comes from anybody's stick: it is refused, or every file in it has a safe name and unpacks within the limits or not at all.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    intaglio::inference::ArchiveLimits limits;
    limits.entries = 64;
    limits.entryBytes = 1U << 20;
    limits.totalBytes = 4U << 20;
    const auto archive = intaglio::inference::Archive::fromBytes({data, data + size}, "fuzz", limits);
    if (!archive) return 0;
    for (const std::string& name : archive->names()) {
        const auto content = archive->read(name);
        if (!intaglio::inference::isSafeRelativePath(name) || (content && content->size() > limits.entryBytes)) __builtin_trap();
    }
    return 0;
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    using intaglio::test::makeZip;
    seeds.push_back(makeZip({{"metadata.json", "{}"}, {"golden/a.json", "[1, 2]"}, {"model.ts", std::string(300, 'x')}}));
    seeds.push_back(makeZip({{"folder/", ""}, {"folder/a", ""}}));
    seeds.push_back(makeZip({{"../up", "x"}}));
}
