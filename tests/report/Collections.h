#pragma once
#include <map>
#include <optional>

#include "tests/report/Report.h"
#include "tests/support/steganalysis/JpegCompatibility.h"

/// The pictures that are measured: a fixed sample of each collection, named in the report.
namespace intaglio::report {

struct Cover {
    std::string name;
    image::LoadedImage loaded;
    std::optional<steganalysis::QuantisationTable> table;  ///< of the JPEG file it came out of

    [[nodiscard]] const image::Image& picture() const { return loaded.image; }
};

struct Collection {
    std::string name;    ///< as the report shows it
    std::string source;  ///< where it comes from and how the sample was drawn
    bool neverJpeg = false;
    std::vector<Cover> covers;
    std::map<std::string, int> leftOut;  ///< files not used, by reason
};

/// `each` pictures of every clinical collection, evenly spaced over the sorted list of files. Empty where there is no data.
[[nodiscard]] std::vector<Collection> clinicalCollections(const Setup& setup, std::size_t each);
/// Every DICOM picture that can carry, of at most four million samples, each content once.
[[nodiscard]] Collection dicomCollection(const Setup& setup);
/// Grey photographs that are not from a camera's JPEG, whole. Empty where the package is absent.
[[nodiscard]] Collection naturalCollection(const Setup& setup);
/// Generated chest radiographs, 8 bit grey.
[[nodiscard]] Collection generatedCollection(std::size_t count, int size);

/// The collection cut into squares without overlap; smaller pictures and single-valued squares are left out. At most `perPicture` each.
[[nodiscard]] Collection tilesOf(const Collection& collection, int side, std::size_t perPicture);
/// Single-frame greys of at least this size, cut to it from the middle.
[[nodiscard]] Collection cutTo(const Collection& collection, int side);

}  // namespace intaglio::report
