#include <thread>

#include "core/base/Files.h"
#include "tests/support/Shared.h"
#include "tests/unit/image/ReadingHelpers.h"

namespace intaglio::image {
namespace {

using test::geometryOf;

TEST_CASE("Each broken file is refused with the error that names its defect") {
    for (const test::BrokenFile& broken : test::brokenFiles()) {
        INFO(broken.name);
        const auto loaded = readBytes(broken.content);
        if (!loaded && loaded.error().arguments.size() > 1) {
            UNSCOPED_INFO(loaded.error().arguments[1]);
        }
        CHECK(codeOf(loaded) == broken.errorCode);
    }
}

TEST_CASE("The broken files in tests/data are refused the same way from the disk") {
    const ReaderRegistry registry(standardReaders());
    for (const test::BrokenFile& broken : test::brokenFiles()) {
        INFO(broken.name);
        CHECK(codeOf(registry.readFile(test::sourceFolder() / "tests/data/broken" / broken.name)) == broken.errorCode);
    }
}

TEST_CASE("The content decides, not the extension") {
    const test::TemporaryFolder folder;
    const ReaderRegistry registry(standardReaders());
    const Image original = test::gradient(geometryOf(12, 8));
    REQUIRE(base::writeFileAtomically(folder / "really-a-bitmap.png", test::bmpFile(original)));
    const auto loaded = registry.readFile(folder / "really-a-bitmap.png");
    REQUIRE(loaded);
    CHECK(loaded->source.format == "bmp");
    CHECK(test::sameSamples(loaded->image, original));
}

TEST_CASE("Folders, missing and empty files have their own errors") {
    const test::TemporaryFolder folder;
    const ReaderRegistry registry(standardReaders());
    CHECK(codeOf(registry.readFile(folder.path())) == "file-is-directory");
    CHECK(codeOf(registry.readFile(folder / "missing.png")) == "file-not-found");
    CHECK(codeOf(registry.readFile(test::sourceFolder() / "tests/data/broken/empty.png")) == "file-empty");
    CHECK(codeOf(registry.read({}, "nothing")) == "file-empty");
}

TEST_CASE("Limits are checked from the header") {
    const Image picture = test::gradient(geometryOf(20, 10, 3));
    ReadLimits narrow;
    narrow.maximumSide = 19;
    ReadLimits few;
    few.maximumSamples = 599;
    ReadLimits enough;
    enough.maximumSamples = 600;
    enough.maximumSide = 20;
    for (const Bytes& file : {test::pngFile(picture), test::jpegFile(picture), test::tiffFile(picture), test::bmpFile(picture)}) {
        CHECK(codeOf(readBytes(file, narrow)) == "picture-too-large");
        CHECK(codeOf(readBytes(file, few)) == "picture-too-large");
        CHECK(readBytes(file, enough));
    }
}

TEST_CASE("Limits count all pages of a TIFF") {
    ReadLimits few;
    few.maximumSamples = 200;
    CHECK(codeOf(readBytes(test::tiffFile(test::gradient(geometryOf(10, 10, 1, 8, false, 3))), few)) == "picture-too-large");
}

TEST_CASE("Well-formed samples are read by their own reader") {
    for (const std::string format : {"png", "jpeg", "tiff", "bmp"}) {
        for (const Bytes& file : test::wellFormedFiles(format)) {
            CHECK(requireRead(file).source.format == format);
        }
    }
}

TEST_CASE("Readers work in several threads at once") {
    std::vector<Bytes> files;
    std::vector<std::string> codes;
    for (const test::BrokenFile& broken : test::brokenFiles()) {
        files.push_back(broken.content);
        codes.push_back(broken.errorCode);
    }
    for (const std::string format : {"png", "jpeg", "tiff", "bmp"}) {
        for (const Bytes& file : test::wellFormedFiles(format)) {
            files.push_back(file);
            codes.push_back("read");
        }
    }
    const ReaderRegistry registry(standardReaders());
    std::atomic<int> wrong = 0;
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&] {
            for (std::size_t index = 0; index < files.size(); ++index) {
                wrong += codeOf(registry.read(files[index], "sample")) == codes[index] ? 0 : 1;
            }
        });
    }
    threads.clear();
    CHECK(wrong == 0);
}

}  // namespace
}  // namespace intaglio::image
