#include "tests/support/steganalysis/Covers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace intaglio::steganalysis {

namespace {

/// Sum of four uniform numbers, nearly normal, standard deviation about 1; the same on every platform.
double softNoise(std::mt19937_64& random) {
    double sum = 0;
    for (int i = 0; i < 4; ++i) sum += static_cast<double>(random() >> 11) / 9007199254740992.0;
    return (sum - 2) * std::sqrt(3.0);
}

/// The first `bits` of a random order of the samples.
std::vector<std::size_t> randomPlaces(std::size_t samples, std::size_t bits, std::mt19937_64& random) {
    std::vector<std::size_t> places(samples);
    for (std::size_t i = 0; i < samples; ++i) places[i] = i;
    bits = std::min(bits, samples);
    for (std::size_t i = 0; i < bits; ++i) std::swap(places[i], places[i + random() % (samples - i)]);
    places.resize(bits);
    return places;
}

}  // namespace

SamplePlane textureCover(int columns, int rows, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::array<double, 6> phase{};
    for (double& angle : phase) angle = static_cast<double>(random() % 6283) / 1000;
    SamplePlane plane{columns, rows, {}};
    plane.values.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    double grain = 0;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            double value = 125 + 45 * std::sin(column * 0.017 + phase[0]) * std::cos(row * 0.013 + phase[1]);
            value += 18 * std::sin((column + 2 * row) * 0.07 + phase[2]) +
                     6 * std::sin(column * 0.4 + phase[3]) * std::sin(row * 0.33 + phase[4]);
            if ((column / 61 + row / 47) % 4 == 0) value += 22;
            grain = 0.6 * grain + 1.8 * softNoise(random);  // neighbouring sensor values are correlated after demosaicing
            plane.values.push_back(static_cast<int>(std::lround(std::clamp(value + grain, 2.0, 253.0))));
        }
    }
    return plane;
}

void replaceLowestBits(SamplePlane& plane, std::size_t bits, std::uint64_t seed, bool inRasterOrder) {
    std::mt19937_64 random(seed);
    const auto replace = [&](std::size_t place) { plane.values[place] = (plane.values[place] & ~1) | static_cast<int>(random() >> 63); };
    if (inRasterOrder) {
        for (std::size_t i = 0; i < std::min(bits, plane.values.size()); ++i) replace(i);
        return;
    }
    for (const std::size_t place : randomPlaces(plane.values.size(), bits, random)) replace(place);
}

void matchLowestBits(SamplePlane& plane, std::size_t bits, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    for (const std::size_t place : randomPlaces(plane.values.size(), bits, random)) {
        const std::uint64_t draw = random();
        if (static_cast<int>(draw >> 63) == (plane.values[place] & 1)) continue;
        const bool up = plane.values[place] <= 0 || (plane.values[place] < 255 && (draw & 1) != 0);
        plane.values[place] += up ? 1 : -1;
    }
}

}  // namespace intaglio::steganalysis
