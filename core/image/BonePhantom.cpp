#include "core/image/Phantom.h"
#include "core/image/PhantomPainting.h"

namespace intaglio::image {
namespace {

/// One long bone that runs downwards from a widened end at the joint.
struct Shaft {
    double x = 0;      ///< middle at half height
    double lean = 0;   ///< sideways per height
    double bow = 0;    ///< bend to one side
    double half = 0;   ///< half its width at the shaft
    double head = 0;   ///< where its end lies, 0 top
    double flare = 0;  ///< how much wider the end is
};

class Forearm {
public:
    explicit Forearm(std::uint64_t seed) : m_tissue(seed ^ 0x71), m_marrow(seed ^ 0x72) {
        Random random(seed);
        const double joint = random.between(0.16, 0.24);
        const double lean = random.between(-0.08, 0.08);
        m_shafts[0] = {random.between(0.37, 0.41), lean, random.between(-0.05, 0.0), random.between(0.045, 0.06), joint, 1.0};
        m_shafts[1] = {random.between(0.57, 0.62), lean, random.between(0.0, 0.06), random.between(0.038, 0.05), joint + 0.03, 0.55};
        m_lean = lean;
        m_joint = joint;
        for (double& place : m_carpals) {
            place = random.between(-0.012, 0.012);
        }
    }

    /// What reaches the detector, inverted: bright where much was absorbed.
    [[nodiscard]] double brightness(double x, double y) const {
        const double centred = x - 0.49 - m_lean * (y - 0.5);
        const double arm = 1 - smoothStep(0.24, 0.31, std::abs(centred) * (1.12 - 0.25 * smoothStep(0.2, 0.9, y)));
        double level = 0.03 + 0.24 * arm * (0.85 + 0.3 * m_tissue.layered(x * 5, y * 5, 3));
        for (const Shaft& shaft : m_shafts) {
            level += boneAt(shaft, x, y);
        }
        return std::min(level + carpals(x, y), 0.97);
    }

private:
    [[nodiscard]] double boneAt(const Shaft& shaft, double x, double y) const {
        const double below = y - shaft.head;
        if (below < -0.03) {
            return 0;
        }
        const double half = shaft.half * (1 + shaft.flare * bell(below, 0.09));
        const double middle = shaft.x + shaft.lean * (y - 0.5) + shaft.bow * (1 - 4 * (y - 0.5) * (y - 0.5));
        const double across = std::abs(x - middle) / half;
        const double inside = (1 - smoothStep(0.94, 1.03, across)) * smoothStep(-0.012, 0.008, below);
        // The X-ray crosses most of the cortex at the edges of the tube; the end is spongy.
        const double spongy = bell(below, 0.1);
        const double cortex = smoothStep(0.55, 0.9, across) * (1 - 0.55 * spongy);
        const double trabeculae = std::abs(2 * m_marrow.layered(x * 45, y * 26, 3) - 1);
        return inside * (0.24 + 0.30 * cortex + (0.06 + 0.10 * spongy) * trabeculae) + 0.12 * inside * bell(below, 0.01);
    }

    /// Two rows of small bones above the joint.
    [[nodiscard]] double carpals(double x, double y) const {
        double level = 0;
        for (std::size_t index = 0; index < m_carpals.size(); ++index) {
            const double row = static_cast<double>(index / 4), column = static_cast<double>(index % 4);
            const double centreX = 0.375 + 0.078 * column + m_lean * (m_joint - 0.5) + m_carpals[index];
            const double centreY = m_joint - 0.062 - 0.075 * row + 0.5 * m_carpals[index];
            const double distance = std::hypot((x - centreX) / 0.037, (y - centreY) / 0.034);
            const double inside = 1 - smoothStep(0.9, 1.06, distance);
            level = std::max(level, inside * (0.26 + 0.16 * smoothStep(0.7, 0.95, distance) + 0.08 * m_marrow.layered(x * 40, y * 40, 2)));
        }
        return level;
    }

    ValueNoise m_tissue, m_marrow;
    std::array<Shaft, 2> m_shafts{};
    std::array<double, 8> m_carpals{};
    double m_lean = 0, m_joint = 0;
};

}  // namespace

Result<Image> bonePhantom(std::uint64_t seed, int size) {
    const Forearm forearm(seed);
    Random detector(seed ^ 0x73);
    return paintGrey(size, [&](double x, double y) {
        const double signal = forearm.brightness(x, y);
        return signal + (0.005 + 0.008 * signal) * detector.normal();
    });
}

}  // namespace intaglio::image
