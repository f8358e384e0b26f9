#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>

#include "core/enhance/Clean.h"
#include "core/image/Display.h"
#include "core/image/ImageReader.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "tests/unit/enhance/Similarity.h"

/// The bounds of cleaning over real pictures, with the worst of each kind printed.
namespace intaglio::enhance {
namespace {

using image::Image;

/// Test pictures in the order of their names, evenly spread.
std::vector<std::filesystem::path> samplesOf(const std::filesystem::path& folder, std::size_t count) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "images" / "test")) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<std::filesystem::path> chosen;
    for (std::size_t index = 0; index < std::min(count, files.size()); ++index) {
        chosen.push_back(files[index * files.size() / std::min(count, files.size())]);
    }
    return chosen;
}

struct Worst {
    double similarity = 1;
    double gradients = 1;
    double newEdges = 0;
    double localMean = 0;
    double secondChange = 0;
};

void measure(const Image& picture, CleanKind kind, Worst& worst) {
    const CleanPicture clean = cleaned(picture, kind).value();
    worst.similarity = std::min(worst.similarity, test::structuralSimilarity(picture, clean.picture));
    worst.gradients = std::min(worst.gradients, test::gradientCorrelation(picture, clean.picture));
    worst.newEdges = std::max(worst.newEdges, test::newEdgeShare(picture, clean.picture));
    worst.localMean = std::max(worst.localMean, test::largestLocalMeanChange(picture, clean.picture));
    worst.secondChange = std::max(worst.secondChange, cleaned(clean.picture, kind)->report.meanChange);
}

struct Collection {
    const char* folder;
    CleanKind kind;
};

TEST_CASE("Cleaning keeps what is in real pictures") {
    const image::ReaderRegistry readers(image::standardReaders());
    constexpr std::size_t kPictures = 8;
    constexpr std::array kCollections{
        Collection{"pneumonia_kermany2018", CleanKind::Other}, Collection{"tuberculosis_cxr", CleanKind::Other},
        Collection{"skin_ham10000", CleanKind::Other},         Collection{"breast_us_busi2020", CleanKind::Other},
        Collection{"mammography_mini_mias", CleanKind::Other}, Collection{"bone_fracture_multiregion", CleanKind::Other},
        Collection{"leukemia_all_aria2021", CleanKind::Smear},
    };
    std::printf("%-28s %10s %10s %10s %10s %10s\n", "worst of", "SSIM", "gradients", "new edges", "mean", "again");
    for (const Collection& collection : kCollections) {
        const auto folder = test::sharedFolder(std::string("data/") + collection.folder);
        if (!folder) {
            continue;
        }
        Worst worst;
        for (const auto& file : samplesOf(*folder, kPictures)) {
            const auto loaded = readers.readFile(file);
            REQUIRE(loaded);
            measure(image::toDisplay(loaded->image).value(), collection.kind, worst);
        }
        std::printf("%-28s %10.4f %10.4f %10.6f %10.4f %10.3f\n", collection.folder, worst.similarity, worst.gradients, worst.newEdges,
                    worst.localMean, worst.secondChange);
        const bool isSmear = collection.kind == CleanKind::Smear;
        INFO(collection.folder);
        CHECK(worst.similarity >= (isSmear ? 0.95 : 0.97));
        CHECK(worst.gradients >= 0.95);
        CHECK(worst.newEdges <= (isSmear ? 0.001 : 0.0001));
        CHECK(worst.localMean <= (isSmear ? 0.25 : 0.02));
        CHECK(worst.secondChange <= (isSmear ? 6 : 0.5));
    }
}

}  // namespace
}  // namespace intaglio::enhance
