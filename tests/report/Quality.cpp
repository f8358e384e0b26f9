#include <cmath>

#include "core/image/Phantom.h"
#include "tests/report/Sealing.h"
#include "tests/unit/crypto/CryptoTestSupport.h"

/// What sealing one typical result does to the pictures of each collection.
namespace intaglio::report {

namespace {

constexpr std::size_t kPicturesEach = 24;

/// Infinity has no number in JSON: nothing changed, which cannot be after sealing.
Json measureOne(const Cover& cover, const Mode& mode, std::uint64_t seed) {
    Json row{{"name", cover.name}};
    const image::Image& picture = cover.picture();
    row["size"] = std::to_string(picture.geometry().columns) + " x " + std::to_string(picture.geometry().rows);
    if (cover.loaded.source.dicom) row["modality"] = cover.loaded.source.dicom->modality;
    if (cover.loaded.source.lossy) row["lossy"] = true;
    const auto parameters = parametersOf(mode, seed);
    const auto plan = stego::plan(crypto::test::primitives(), picture, reportKey(), parameters);
    if (plan) row["capacity"] = plan->capacityBytes;
    const auto embedded = sealRandomFrame(picture, mode, seed);
    row["planKept"] = plan && (!plan->fits || embedded);
    row["planCareful"] = plan && !plan->fits && embedded;
    if (!embedded) {
        row["refused"] = base::codeName(embedded.error().code);
        return row;
    }
    const Difference difference = differenceOf(picture, embedded->image);
    row["psnr"] = difference.psnrDb;
    row["psnrRange"] = difference.psnrRangeDb;
    row["ssim"] = difference.ssim;
    row["largest"] = difference.largest;
    row["changed"] = difference.changedShare;
    row["planError"] = plan ? std::abs(plan->psnrDb - difference.psnrDb) : 0.0;
    row["comesOut"] = comesOut(picture, embedded->image, mode, seed);
    return row;
}

Json measureCollection(const Collection& collection) {
    Json result{{"name", collection.name}, {"source", collection.source}, {"leftOut", collection.leftOut}};
    for (const Mode& mode : kModes) {
        std::vector<Json> rows(collection.covers.size());
        inParallel(rows.size(), [&](std::size_t i) { rows[i] = measureOne(collection.covers[i], mode, 1000 + i); });
        result["modes"][mode.name] = rows;
    }
    return result;
}

/// Twelve megapixels, where a change of a few samples all but disappears.
Collection largeCollection() {
    Collection collection{"12 megapixels RGB", "generated blood smear, 3464 x 3464", true, {}, {}};
    collection.covers.push_back({"seed 1", {image::bloodSmearPhantom(1, 3464, 40).value(), {}}, std::nullopt});
    return collection;
}

/// Large enough for robust mode.
Collection photographCollection(std::size_t count) {
    Collection collection{"generated, 1440 x 1440 RGB", "the program's blood smears, seeds 1 to " + std::to_string(count), true, {}, {}};
    for (std::size_t seed = 1; seed <= count; ++seed)
        collection.covers.push_back({"seed " + std::to_string(seed), {image::bloodSmearPhantom(seed, 1440, 12).value(), {}}, std::nullopt});
    return collection;
}

}  // namespace

Json measureQuality(const Setup& setup) {
    const auto scale = static_cast<std::size_t>(setup.scale);
    std::vector<Collection> collections = clinicalCollections(setup, kPicturesEach / scale);
    collections.push_back(dicomCollection(setup));
    collections.push_back(naturalCollection(setup));
    collections.push_back(generatedCollection(kPicturesEach / scale, 512));
    collections.push_back(photographCollection(8 / scale));
    collections.push_back(largeCollection());
    Json result = Json::array();
    for (const Collection& collection : collections) result.push_back(measureCollection(collection));
    return result;
}

}  // namespace intaglio::report
