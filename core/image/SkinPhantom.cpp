#include <numbers>
#include <vector>

#include "core/image/Phantom.h"
#include "core/image/PhantomPainting.h"

namespace intaglio::image {
namespace {

using Color = std::array<double, 3>;

Color mixed(const Color& from, const Color& to, double share) {
    return {std::lerp(from[0], to[0], share), std::lerp(from[1], to[1], share), std::lerp(from[2], to[2], share)};
}

constexpr Color kPaleSkin{0.87, 0.68, 0.62};
constexpr Color kRedSkin{0.80, 0.55, 0.52};
constexpr Color kBrown{0.52, 0.33, 0.25};
constexpr Color kDarkBrown{0.25, 0.15, 0.13};
constexpr Color kHair{0.16, 0.12, 0.11};

/// An arc from one edge to another: y = start + slope x + bend x (1 - x), or with the axes exchanged.
struct Hair {
    double start, slope, bend, width;
    bool isUpright;
};

struct Lesion {
    double x, y, radius, stretch, angle, phase;
};

class Scene {
public:
    explicit Scene(std::uint64_t seed) : m_tone(seed ^ 0x11), m_lines(seed ^ 0x22), m_pigment(seed ^ 0x33) {
        Random random(seed);
        m_lesion = {random.between(0.42, 0.58), random.between(0.42, 0.58),          random.between(0.17, 0.27),
                    random.between(0.75, 1.0),  random.between(0, std::numbers::pi), random.between(0, 2 * std::numbers::pi)};
        const int hairs = static_cast<int>(random.between(2, 7));
        for (int count = 0; count < hairs; ++count) {
            m_hairs.push_back({random.between(-0.1, 1.1), random.between(-0.5, 0.5), random.between(-0.5, 0.5),
                               random.between(0.0025, 0.0045), random.unit() < 0.5});
        }
    }

    [[nodiscard]] Color colorAt(double x, double y) const {
        const double lines = 1 - std::abs(2 * m_lines.layered(x * 22, y * 22, 2) - 1);
        Color color = mixed(kPaleSkin, kRedSkin, m_tone.layered(x * 3, y * 3, 3));
        color = mixed(color, kRedSkin, 0.35 * smoothStep(0.8, 1.0, lines));
        const double depth = pigmentAt(x, y);
        const double network = 1 - std::abs(2 * m_pigment.layered(x * 34, y * 34, 2) - 1);
        const Color pigment = mixed(kBrown, kDarkBrown, 0.75 * m_pigment.layered(x * 7 + 9, y * 7, 3) + 0.35 * smoothStep(0.7, 1, network));
        color = mixed(color, pigment, depth);
        for (const Hair& hair : m_hairs) {
            const double along = hair.isUpright ? y : x;
            const double across = hair.isUpright ? x : y;
            const double distance = across - (hair.start + hair.slope * along + hair.bend * along * (1 - along));
            color = mixed(color, kHair, 0.85 * bell(distance, hair.width));
        }
        // The dermatoscope lights its rim less.
        const double rim = 1 - 0.35 * smoothStep(0.45, 0.75, std::hypot(x - 0.5, y - 0.5));
        return {color[0] * rim, color[1] * rim, color[2] * rim};
    }

private:
    /// 0 outside the lesion, rising across its ragged border.
    [[nodiscard]] double pigmentAt(double x, double y) const {
        const double dx = x - m_lesion.x, dy = y - m_lesion.y;
        const double turnedX = dx * std::cos(m_lesion.angle) + dy * std::sin(m_lesion.angle);
        const double turnedY = (dy * std::cos(m_lesion.angle) - dx * std::sin(m_lesion.angle)) / m_lesion.stretch;
        const double angle = std::atan2(turnedY, turnedX);
        const double outline = 1 + 0.12 * std::sin(3 * angle + m_lesion.phase) + 0.07 * std::sin(7 * angle - m_lesion.phase) +
                               0.25 * (m_pigment.layered(x * 9, y * 9, 2) - 0.5);
        const double distance = std::hypot(turnedX, turnedY) / (m_lesion.radius * outline);
        return 0.9 * (1 - smoothStep(0.8, 1.08, distance));
    }

    ValueNoise m_tone, m_lines, m_pigment;
    Lesion m_lesion{};
    std::vector<Hair> m_hairs;
};

}  // namespace

Result<Image> skinPhantom(std::uint64_t seed, int size) {
    const Scene scene(seed);
    Random camera(seed ^ 0x44);
    return paintColor(size, [&](double x, double y) {
        Color color = scene.colorAt(x, y);
        for (double& channel : color) {
            channel += 0.008 * camera.normal();
        }
        return color;
    });
}

}  // namespace intaglio::image
