// Writes the damaged sample pictures into the folder that is named: one file per defect.
#include <cstdio>

#include "core/base/Files.h"
#include "tests/support/SampleFiles.h"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: intaglio_write_broken_files FOLDER\n");
        return 2;
    }
    for (const auto& broken : intaglio::test::brokenFiles()) {
        const auto path = intaglio::base::pathFromText(argv[1]) / broken.name;
        if (!intaglio::base::writeFileAtomically(path, broken.content)) {
            std::fprintf(stderr, "cannot write %s\n", broken.name.c_str());
            return 1;
        }
    }
    return 0;
}
