// Writes the sealed sample pictures and their digests into the folder that is named.
#include <cstdio>

#include "core/base/Files.h"
#include "tests/unit/stego/SealedSamples.h"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: intaglio_write_sealed_files FOLDER\n");
        return 2;
    }
    const auto folder = intaglio::base::pathFromText(argv[1]);
    std::string digests;
    for (const auto& sample : intaglio::test::sealedSamples()) {
        const auto picture = intaglio::test::seal(sample);
        if (!picture) {
            std::fprintf(stderr, "cannot seal %s\n", sample.name.c_str());
            return 1;
        }
        const auto file = intaglio::test::encodeSample(sample, *picture);
        if (!file || !intaglio::base::writeFileAtomically(folder / sample.name, *file)) {
            std::fprintf(stderr, "cannot write %s\n", sample.name.c_str());
            return 1;
        }
        digests += intaglio::test::digestLine(sample, *picture) + '\n';
    }
    return intaglio::base::writeFileAtomically(folder / "digests.tsv", intaglio::base::viewOf(digests)) ? 0 : 1;
}
