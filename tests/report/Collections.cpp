#include "tests/report/Collections.h"

#include <algorithm>
#include <set>

#include "core/base/Files.h"
#include "core/image/Phantom.h"
#include "core/stego/Stego.h"

namespace intaglio::report {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLargestDicom = std::size_t{4} << 20;

struct Named {
    const char* folder;
    const char* name;
};
constexpr Named kClinical[] = {{"leukemia_all_aria2021", "blood smears"},   {"pneumonia_kermany2018", "chest, children"},
                               {"tuberculosis_cxr", "chest, tuberculosis"}, {"skin_ham10000", "skin lesions"},
                               {"breast_us_busi2020", "breast ultrasound"}, {"mammography_mini_mias", "mammograms"},
                               {"bone_fracture_multiregion", "bone X-rays"}};

/// Kept without loss or made smaller than a JPEG's blocks; README.txt of the package names their origin.
constexpr const char* kNatural[] = {"brick.png", "camera.png", "cell.png", "coins.png", "grass.png", "gravel.png", "moon.png"};

std::vector<fs::path> filesUnder(const fs::path& folder, const std::set<std::string>& endings) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
        if (entry.is_regular_file() && endings.contains(entry.path().extension().string())) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The file's picture, or the reason why there is none.
std::optional<Cover> coverOf(const Setup& setup, const fs::path& file, std::string name, std::map<std::string, int>& leftOut) {
    const auto content = base::readFile(file);
    auto loaded = content ? setup.services.readers().read(*content, file.string()) : content.error();
    if (loaded) {
        if (const auto carries = stego::checkCarrier(loaded->image); !carries) loaded = carries.error();
    }
    if (!loaded) {
        ++leftOut[std::string(base::codeName(loaded.error().code))];
        return std::nullopt;
    }
    return Cover{std::move(name), std::move(*loaded), steganalysis::luminanceTable(*content)};
}

bool isConstant(const image::Image& picture) {
    for (std::size_t i = 1; i < picture.geometry().sampleCount(); ++i) {
        if (picture.sampleAt(i) != picture.sampleAt(0)) return false;
    }
    return true;
}

/// A square of the first frame.
image::Image squareOf(const image::Image& picture, int left, int top, int side) {
    image::Geometry geometry = picture.geometry();
    geometry.columns = geometry.rows = side;
    geometry.frames = 1;
    image::Image square = image::Image::create(geometry, picture.meaning()).value();
    const auto samples = static_cast<std::size_t>(geometry.samplesPerPixel);
    const std::size_t width = samples * geometry.bytesPerSample();
    for (int row = 0; row < side; ++row) {
        const std::size_t from =
            static_cast<std::size_t>(top + row) * static_cast<std::size_t>(picture.geometry().columns) + static_cast<std::size_t>(left);
        std::copy_n(picture.bytes().begin() + static_cast<std::ptrdiff_t>(from * width), static_cast<std::size_t>(side) * width,
                    square.bytes().begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(row * side) * width));
    }
    return square;
}

}  // namespace

std::vector<Collection> clinicalCollections(const Setup& setup, std::size_t each) {
    std::vector<Collection> collections;
    for (const Named& named : kClinical) {
        const auto files = filesUnder(setup.data / named.folder / "images", {".jpg", ".png"});
        if (files.empty()) continue;
        Collection collection{named.name, named.folder, false, {}, {}};
        const std::size_t count = std::min(each, files.size());
        for (std::size_t i = 0; i < count; ++i) {
            const fs::path& file = files[i * files.size() / count];
            if (auto cover = coverOf(setup, file, file.filename().string(), collection.leftOut))
                collection.covers.push_back(std::move(*cover));
        }
        collection.source =
            std::string(named.folder) + ", " + std::to_string(count) + " of " + std::to_string(files.size()) + " files, evenly spaced";
        collections.push_back(std::move(collection));
    }
    return collections;
}

Collection dicomCollection(const Setup& setup) {
    Collection collection{"DICOM", "every DICOM test file that can carry, of at most 4 million samples, each content once", false, {}, {}};
    std::set<crypto::Digest> seen;
    for (const fs::path& file : filesUnder(setup.data / "dicom", {".dcm"})) {
        auto cover = coverOf(setup, file, file.lexically_relative(setup.data / "dicom").string(), collection.leftOut);
        if (!cover) continue;
        if (cover->picture().geometry().sampleCount() > kLargestDicom) {
            ++collection.leftOut["over 4 million samples"];
        } else if (!seen.insert(stego::canonicalDigest(setup.services.primitives(), cover->picture())).second) {
            ++collection.leftOut["same content as another file"];
        } else {
            collection.covers.push_back(std::move(*cover));
        }
    }
    return collection;
}

Collection naturalCollection(const Setup& setup) {
    Collection collection{"natural pictures", "grey pictures of Debian's python3-skimage", true, {}, {}};
    for (const char* name : kNatural) {
        std::error_code error;
        if (!fs::exists(setup.naturalPictures / name, error)) continue;
        auto cover = coverOf(setup, setup.naturalPictures / name, name, collection.leftOut);
        if (cover && cover->picture().geometry().samplesPerPixel == 1) collection.covers.push_back(std::move(*cover));
    }
    return collection;
}

Collection generatedCollection(std::size_t count, int size) {
    Collection collection{"generated radiographs", "the program's own generator, seeds 1 to " + std::to_string(count), true, {}, {}};
    for (std::size_t seed = 1; seed <= count; ++seed) {
        image::LoadedImage loaded{image::chestPhantom(seed, size).value(), {}};
        collection.covers.push_back({"seed " + std::to_string(seed), std::move(loaded), std::nullopt});
    }
    return collection;
}

Collection tilesOf(const Collection& collection, int side, std::size_t perPicture) {
    Collection tiles{collection.name, collection.source, collection.neverJpeg, {}, {}};
    for (const Cover& cover : collection.covers) {
        const image::Geometry& geometry = cover.picture().geometry();
        std::size_t taken = 0;
        for (int top = 0; top + side <= geometry.rows; top += side) {
            for (int left = 0; left + side <= geometry.columns && taken < perPicture; left += side) {
                image::LoadedImage tile{squareOf(cover.picture(), left, top, side), cover.loaded.source};
                if (isConstant(tile.image)) continue;
                tiles.covers.push_back(
                    {cover.name + " +" + std::to_string(left) + "+" + std::to_string(top), std::move(tile), std::nullopt});
                ++taken;
            }
        }
    }
    return tiles;
}

Collection cutTo(const Collection& collection, int side) {
    Collection cut{collection.name, collection.source, collection.neverJpeg, {}, {}};
    for (const Cover& cover : collection.covers) {
        const image::Geometry& geometry = cover.picture().geometry();
        if (geometry.samplesPerPixel != 1 || geometry.columns < side || geometry.rows < side) continue;
        const int left = (geometry.columns - side) / 2 / 8 * 8, top = (geometry.rows - side) / 2 / 8 * 8;
        cut.covers.push_back({cover.name, {squareOf(cover.picture(), left, top, side), cover.loaded.source}, std::nullopt});
    }
    return cut;
}

}  // namespace intaglio::report
