// Writes the sample key files, payloads and frames, and what reading each gives, into the folder that is named.
#include <cstdio>

#include "core/base/Files.h"
#include "tests/unit/crypto/KeySamples.h"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: intaglio_write_key_files FOLDER\n");
        return 2;
    }
    const auto folder = intaglio::base::pathFromText(argv[1]);
    std::string outcomes;
    for (const auto& sample : intaglio::crypto::test::keySamples()) {
        if (!intaglio::base::writeFileAtomically(folder / sample.name, sample.content)) {
            std::fprintf(stderr, "cannot write %s\n", sample.name.c_str());
            return 1;
        }
        outcomes += sample.name + '\t' + intaglio::crypto::test::outcomeOf(sample.name, sample.content) + '\n';
    }
    return intaglio::base::writeFileAtomically(folder / "outcomes.tsv", intaglio::base::viewOf(outcomes)) ? 0 : 1;
}
