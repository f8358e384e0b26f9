#include <algorithm>
#include <cmath>
#include <random>

#include "tests/report/Sealing.h"
#include "tests/support/steganalysis/ChiSquare.h"
#include "tests/support/steganalysis/Covers.h"
#include "tests/support/steganalysis/Spam.h"
#include "tests/support/steganalysis/Structural.h"

/// What detectors say about clean pictures, the same pictures sealed, and the same pictures with as many bits by plain LSB replacement.
namespace intaglio::report {

namespace {

using steganalysis::SamplePlane;
using Planes = std::vector<SamplePlane>;

constexpr std::size_t kPicturesEach = 48;
constexpr std::size_t kFewestForLearning = 24;
constexpr std::size_t kBits = 8 * 632;
constexpr const char* kMethods[] = {"clean", "LSB replacement", "LSB matching", "reversible", "covert"};

/// The picture's planes after `method`; empty where it is refused.
Planes planesAfter(const std::string& method, const image::Image& picture, std::uint64_t seed) {
    if (method == "reversible" || method == "covert") {
        const auto embedded = sealRandomFrame(picture, kModes[method == "covert" ? 1 : 0], seed);
        return embedded ? steganalysis::planesOf(embedded->image) : Planes{};
    }
    Planes planes = steganalysis::planesOf(picture);
    for (SamplePlane& plane : planes) {
        if (method == "LSB replacement") steganalysis::replaceLowestBits(plane, kBits / planes.size(), seed);
        if (method == "LSB matching") steganalysis::matchLowestBits(plane, kBits / planes.size(), seed);
    }
    return planes;
}

template <class Score>
double meanOver(const Planes& planes, Score score) {
    double sum = 0;
    for (const SamplePlane& plane : planes) sum += score(plane) / static_cast<double>(planes.size());
    return sum;
}

std::vector<double> featuresOf(const Planes& planes) {
    std::vector<double> sum(steganalysis::kSpamFeatures, 0);
    for (const SamplePlane& plane : planes) {
        const auto features = steganalysis::spamFeatures(plane);
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += features[i] / static_cast<double>(planes.size());
    }
    return sum;
}

struct Scored {
    double samplePairs = 0, regularSingular = 0, weightedStego = 0, chiSquare = 0;
    std::vector<double> features;
    bool there = false;
    int group = 0;  ///< tiles of one picture share it
};

Scored scoresOf(const Planes& planes, bool withFeatures) {
    if (planes.empty()) return {};
    return {meanOver(planes, steganalysis::samplePairs),
            meanOver(planes, steganalysis::regularSingular),
            meanOver(planes, steganalysis::weightedStego),
            meanOver(planes, [](const SamplePlane& plane) { return steganalysis::chiSquareAttack(plane).score(); }),
            withFeatures ? featuresOf(planes) : std::vector<double>{},
            true,
            0};
}

/// Cross-validated scores of clean twins and stego pictures.
Json learnedScores(const std::vector<Scored>& clean, const std::vector<Scored>& stego) {
    std::vector<steganalysis::LabelledFeatures> rows;
    for (std::size_t i = 0; i < clean.size(); ++i) {
        if (!stego[i].there) continue;
        rows.push_back({clean[i].features, false, clean[i].group});
        rows.push_back({stego[i].features, true, clean[i].group});
    }
    if (rows.size() < 2 * kFewestForLearning) return {};
    const auto scores = steganalysis::crossValidatedScores(rows);
    Json result{{"clean", Json::array()}, {"stego", Json::array()}};
    for (std::size_t i = 0; i < rows.size(); ++i) result[rows[i].stego ? "stego" : "clean"].push_back(scores[i]);
    return result;
}

/// Scores of the pictures that the method took, beside those of their clean twins at equal places.
Json twinScores(const std::vector<Scored>& clean, const std::vector<Scored>& stego) {
    Json result;
    for (const char* detector : {"SPA", "RS", "WS", "chi-square"}) result[detector] = {{"clean", Json::array()}, {"stego", Json::array()}};
    for (std::size_t i = 0; i < clean.size(); ++i) {
        if (!stego[i].there) continue;
        result["groups"].push_back(clean[i].group);
        const auto add = [&](const char* detector, double before, double after) {
            result[detector]["clean"].push_back(before);
            result[detector]["stego"].push_back(after);
        };
        add("SPA", clean[i].samplePairs, stego[i].samplePairs);
        add("RS", clean[i].regularSingular, stego[i].regularSingular);
        add("WS", clean[i].weightedStego, stego[i].weightedStego);
        add("chi-square", clean[i].chiSquare, stego[i].chiSquare);
    }
    if (auto learned = learnedScores(clean, stego); !learned.is_null()) result["SPAM"] = std::move(learned);
    return result;
}

/// Numbers the pictures that the covers come from: the tiles of one picture follow each other and share its name before the " +".
std::vector<int> groupsOf(const Collection& collection) {
    std::vector<int> groups;
    std::string last;
    for (const Cover& cover : collection.covers) {
        const std::string source = cover.name.substr(0, cover.name.find(" +"));
        groups.push_back(groups.empty() ? 0 : groups.back() + (source != last ? 1 : 0));
        last = source;
    }
    return groups;
}

Json measureCollection(const Collection& collection, const std::string& size) {
    const std::size_t count = collection.covers.size();
    Json result{
        {"name", collection.name}, {"source", collection.source}, {"size", size}, {"neverJpeg", collection.neverJpeg}, {"count", count}};
    const std::vector<int> groups = groupsOf(collection);
    std::vector<Scored> clean;
    for (const std::string method : kMethods) {
        std::vector<Scored> scored(count);
        inParallel(count, [&](std::size_t i) {
            scored[i] = scoresOf(planesAfter(method, collection.covers[i].picture(), 5000 + i), count >= kFewestForLearning);
        });
        for (std::size_t i = 0; i < count; ++i) scored[i].group = groups[i];
        if (method == "clean")
            clean = std::move(scored);
        else
            result["methods"][method] = twinScores(clean, scored);
    }
    return result;
}

/// Pictures whose file was never compressed with loss, one channel.
Collection losslessDicom(const Setup& setup) {
    Collection all = dicomCollection(setup);
    std::erase_if(all.covers,
                  [](const Cover& cover) { return cover.loaded.source.lossy || cover.picture().geometry().samplesPerPixel != 1; });
    all.name = "DICOM, lossless grey";
    all.neverJpeg = true;
    return all;
}

/// Covers of the detectors' own calibration.
Collection texturedCollection(std::size_t count, int side) {
    Collection collection{"generated textures", "the generator of the detectors' tests, seeds 1 to " + std::to_string(count), true, {}, {}};
    for (std::size_t seed = 1; seed <= count; ++seed) {
        const SamplePlane plane = steganalysis::textureCover(side, side, seed);
        image::Geometry geometry;
        geometry.columns = geometry.rows = side;
        image::Image picture = image::Image::create(geometry).value();
        for (std::size_t i = 0; i < plane.values.size(); ++i) picture.setSampleAt(i, plane.values[i]);
        collection.covers.push_back({"seed " + std::to_string(seed), {std::move(picture), {}}, std::nullopt});
    }
    return collection;
}

}  // namespace

Json measureDetection(const Setup& setup) {
    const auto scale = static_cast<std::size_t>(setup.scale);
    const std::size_t count = kPicturesEach / scale;
    const Collection natural = naturalCollection(setup), dicom = losslessDicom(setup);
    Json result = Json::array();
    result.push_back(measureCollection(cutTo(natural, 512), "512 x 512"));
    result.push_back(measureCollection(cutTo(dicom, 512), "512 x 512"));
    result.push_back(measureCollection(texturedCollection(count, 512), "512 x 512"));
    result.push_back(measureCollection(generatedCollection(count, 512), "512 x 512"));
    result.push_back(measureCollection(tilesOf(natural, 256, 8), "256 x 256"));
    result.push_back(measureCollection(tilesOf(dicom, 256, 4), "256 x 256"));
    result.push_back(measureCollection(texturedCollection(2 * count, 256), "256 x 256"));
    for (const Collection& collection : clinicalCollections(setup, count)) result.push_back(measureCollection(collection, "as they are"));
    return result;
}

}  // namespace intaglio::report
