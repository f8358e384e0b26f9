#include "tests/report/Sealing.h"

/// A picture that once was a JPEG file is seen to be changed, whatever the embedding: the report says so with figures.
namespace intaglio::report {

namespace {

constexpr std::size_t kPicturesEach = 24;

double incompatibleShare(const image::Image& picture, const steganalysis::QuantisationTable& table) {
    return steganalysis::jpegCompatibility(steganalysis::planeOf(picture), table).share();
}

Json measureCollection(const Collection& collection) {
    Json result{{"name", collection.name}, {"clean", Json::array()}};
    for (std::size_t i = 0; i < collection.covers.size(); ++i) {
        const Cover& cover = collection.covers[i];
        // The check reads grey pictures only: the steps of colour conversion hide the lattice from it.
        if (!cover.table || cover.picture().geometry().samplesPerPixel != 1) continue;
        const auto reversible = sealRandomFrame(cover.picture(), kModes[0], 300 + i),
                   covert = sealRandomFrame(cover.picture(), kModes[1], 300 + i);
        result["clean"].push_back(incompatibleShare(cover.picture(), *cover.table));
        if (reversible) result["reversible"].push_back(incompatibleShare(reversible->image, *cover.table));
        if (covert) result["covert"].push_back(incompatibleShare(covert->image, *cover.table));
    }
    return result;
}

}  // namespace

Json measureJpegTraces(const Setup& setup) {
    Json result = Json::array();
    for (const Collection& collection : clinicalCollections(setup, kPicturesEach / static_cast<std::size_t>(setup.scale))) {
        Json figures = measureCollection(collection);
        if (!figures["clean"].empty()) result.push_back(std::move(figures));
    }
    return result;
}

}  // namespace intaglio::report
