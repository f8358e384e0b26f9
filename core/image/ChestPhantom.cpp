#include <algorithm>

#include "core/image/Noise.h"
#include "core/image/Phantom.h"

namespace intaglio::image {
namespace {

// The picture is the thickness of what the rays pass: each part adds (bone) or takes away (air) some, and dense is bright.
// Coordinates are fractions of the side: x from left to right, y from top to bottom; u is the distance from the midline.

double gaussian(double distance, double width) {
    const double ratio = distance / width;
    return std::abs(ratio) > 4 ? 0 : std::exp(-ratio * ratio / 2);
}

/// 1 inside an ellipse, 0 outside, soft over `edge` of its radius.
double ellipse(double x, double y, double radiusX, double radiusY, double edge) {
    const double distance = std::sqrt(x * x / (radiusX * radiusX) + y * y / (radiusY * radiusY));
    return 1 - smoothStep(1 - edge, 1 + edge, distance);
}

/// What differs from one generated person to the next.
struct Anatomy {
    double midline;
    double lungWidth;
    double heartSize;
    double diaphragm;
    double tilt;
    double ribStart;
    ValueNoise tissue;
    ValueNoise vessels;

    explicit Anatomy(Random& random)
        : midline(random.between(0.485, 0.515)),
          lungWidth(random.between(0.125, 0.145)),
          heartSize(random.between(0.095, 0.12)),
          diaphragm(random.between(0.70, 0.75)),
          tilt(random.between(-0.02, 0.02)),
          ribStart(random.between(0.20, 0.225)),
          tissue(random.next()),
          vessels(random.next()) {}
};

double body(double u, double y) {
    const double trunk = (1 - smoothStep(0.34, 0.43, u)) * smoothStep(0.13, 0.30, y + 0.35 * (0.36 - u));
    const double shoulders = ellipse(u - 0.22, y - 0.36, 0.26, 0.24, 0.22);
    const double neck = (1 - smoothStep(0.08, 0.15, u)) * (1 - smoothStep(0.2, 0.4, y));
    return 1 - (1 - trunk) * (1 - shoulders) * (1 - 0.9 * neck);
}

/// Share of air: two lung fields that end in the domes of the diaphragm; `side` is -1 on the picture's left.
double lungs(const Anatomy& anatomy, double u, double side, double y) {
    const double center = 0.185 + 0.035 * smoothStep(0.3, 0.7, y);
    const double upper = ellipse(u - center, y - 0.50, anatomy.lungWidth, 0.345, 0.10);
    const double dome = anatomy.diaphragm + (side < 0 ? -0.015 : 0.015) + 1.9 * (u - center) * (u - center);
    return upper * (1 - smoothStep(dome - 0.012, dome + 0.012, y));
}

double heart(const Anatomy& anatomy, double x, double y) {
    const double main = ellipse(x - 0.045, y - 0.615, anatomy.heartSize * 1.12, 0.135, 0.12);
    const double vessels = ellipse(x, y - 0.43, 0.055, 0.17, 0.3);
    return std::max(main, 0.85 * vessels);
}

double spine(double u, double y) {
    constexpr double kVertebra = 0.058;
    const double within = std::abs(std::remainder(y, kVertebra)) / kVertebra;  // 0 in the middle of a body, 0.5 between two
    const double column = 1 - smoothStep(0.026, 0.05, u);
    return column * (0.75 + 0.25 * (1 - smoothStep(0.36, 0.46, within))) + 0.2 * gaussian(u - 0.04, 0.006);
}

/// Posterior ribs run outwards and down, anterior ends run back inwards more steeply and fainter.
double ribs(const Anatomy& anatomy, double u, double y) {
    constexpr int kRibs = 9;
    const double outwards = u / 0.33;
    if (outwards > 1.05) {
        return 0;
    }
    double sum = 0;
    for (int rib = 0; rib < kRibs; ++rib) {
        const double start = anatomy.ribStart + 0.062 * rib;
        const double back = start - 0.035 * std::sin(3.0 * outwards) + 0.11 * outwards * outwards;
        const double distance = y - back;
        const double fade = smoothStep(0.1, 0.3, outwards);
        sum += fade * (gaussian(distance, 0.010) + 0.5 * gaussian(std::abs(distance) - 0.012, 0.003));
        const double front = start + 0.30 - 0.16 * outwards;
        sum += 0.35 * smoothStep(0.35, 0.6, outwards) * gaussian(y - front, 0.011);
    }
    return sum * (1 - smoothStep(0.97, 1.05, outwards));
}

double collarBone(double u, double y) {
    const double line = 0.215 - 0.09 * (u - 0.05) - 0.02 * std::sin(18 * u);
    return smoothStep(0.03, 0.06, u) * (1 - smoothStep(0.27, 0.33, u)) * gaussian(y - line, 0.012);
}

/// Branching vessels fade out from the hilum.
double lungMarkings(const Anatomy& anatomy, double x, double u, double y) {
    const double fromHilum = std::hypot(u - 0.09, y - 0.47);
    const double ridges = 1 - std::abs(2 * anatomy.vessels.layered(x * 16, y * 16, 3) - 1);
    return smoothStep(0.72, 0.98, ridges) * (1 - smoothStep(0.05, 0.32, fromHilum));
}

/// What a detector pixel receives, 0 (dark) .. 1 (bright), before noise.
double brightness(const Anatomy& anatomy, double x, double y) {
    const double centred = x - anatomy.midline - anatomy.tilt * (y - 0.5);
    const double u = std::abs(centred);
    const double soft = body(u, y);
    const double heartShare = heart(anatomy, centred, y);
    const double air = lungs(anatomy, u, centred, y) * (1 - 0.92 * heartShare);
    double thickness = 0.62 * soft * (0.9 + 0.2 * anatomy.tissue.layered(x * 5, y * 5, 4));
    thickness -= 0.46 * air;
    thickness += 0.07 * heartShare * soft + 0.085 * spine(u, y) * soft;
    thickness += 0.13 * ribs(anatomy, u, y) * std::max(air, 0.25 * soft) + 0.16 * collarBone(u, y);
    thickness += 0.13 * air * lungMarkings(anatomy, x, u, y);
    thickness += 0.10 * soft * smoothStep(anatomy.diaphragm, 1.0, y);
    return std::clamp(0.04 + thickness, 0.0, 1.0);
}

Status checkArguments(int size, int bits) {
    if (size < 32 || size > 8192) {
        return base::Error(base::ErrorCode::InvalidArgument, {"size", std::to_string(size)});
    }
    if (bits < 8 || bits > 16) {
        return base::Error(base::ErrorCode::InvalidArgument, {"bits", std::to_string(bits)});
    }
    return {};
}

}  // namespace

Result<Image> chestPhantom(std::uint64_t seed, int size, int bits) {
    if (const Status status = checkArguments(size, bits); !status) {
        return status.error();
    }
    constexpr double kDetectorMm = 350;
    Geometry geometry;
    geometry.columns = size;
    geometry.rows = size;
    geometry.bitsAllocated = bits == 8 ? 8 : 16;
    geometry.bitsStored = bits;
    PixelMeaning meaning;
    meaning.spacing = Spacing{kDetectorMm / size, kDetectorMm / size, SpacingSource::ImagerPixelSpacing};
    Result<Image> image = Image::create(geometry, std::move(meaning));
    if (!image) {
        return image;
    }
    Random random(seed);
    const Anatomy anatomy(random);
    const auto largest = static_cast<double>(geometry.maximumValue());
    std::size_t index = 0;
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column) {
            const double signal = brightness(anatomy, (column + 0.5) / size, (row + 0.5) / size);
            // Fewer quanta reach the detector behind dense parts: noise grows with brightness.
            const double noisy = signal + (0.004 + 0.006 * signal) * random.normal();
            image->setSampleAt(index++, static_cast<std::int64_t>(std::clamp(noisy, 0.0, 1.0) * largest + 0.5));
        }
    }
    return image;
}

}  // namespace intaglio::image
