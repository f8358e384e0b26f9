// Lets every fuzz target write its seeds as files, so that libFuzzer starts from the same inputs: TARGET --write-seeds=FOLDER.
#include "tests/support/FuzzSeeds.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/support/FuzzDriver.h"

#if defined(__GNUC__)
__attribute__((weak)) void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>&) {}
#endif

namespace intaglio::test {

std::optional<int> writeFuzzSeeds(std::string_view argument) {
    constexpr std::string_view kOption = "--write-seeds=";
    if (!argument.starts_with(kOption)) return std::nullopt;
    const std::filesystem::path folder(argument.substr(kOption.size()));
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    std::vector<std::vector<std::uint8_t>> seeds;
    intaglioFuzzSeeds(seeds);
    bool isWritten = true;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        std::ofstream file(folder / ("seed-" + std::to_string(i)), std::ios::binary);
        file.write(reinterpret_cast<const char*>(seeds[i].data()), static_cast<std::streamsize>(seeds[i].size()));
        isWritten = isWritten && file.flush().good();
    }
    std::printf("%zu seeds in %s\n", seeds.size(), folder.string().c_str());
    return isWritten ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace intaglio::test

/// libFuzzer calls this first, before it looks at its own options.
extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
    for (int i = 1; i < *argc; ++i) {
        if (const auto status = intaglio::test::writeFuzzSeeds((*argv)[i])) std::exit(*status);
    }
    return 0;
}
