#include "core/stego/robust/RobustWriter.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "core/stego/robust/ReedSolomon.h"

namespace intaglio::stego::robust {
namespace {

// The first pass lays everything; the others make up for rounding, for pixels at the borders of blocks and for samples that could not
// change because they are at an end of their range.
constexpr int kPasses = 5;
constexpr double kGoodEnough = 0.0002;  // mean square still missing, in squared steps

/// The picture with the changes in all colours, which moves its brightness and leaves its colour alone.
void apply(const image::Image& original, const std::vector<float>& changes, image::Image& changed) {
    const auto samples = static_cast<std::size_t>(original.geometry().samplesPerPixel);
    const auto before = original.bytes();
    const auto after = changed.bytes();
    for (std::size_t pixel = 0; pixel < changes.size(); ++pixel) {
        const float change = changes[pixel];
        const int rounded = static_cast<int>(change + (change < 0 ? -0.5f : 0.5f));
        for (std::size_t i = pixel * samples; i < (pixel + 1) * samples; ++i) {
            after[i] = static_cast<std::uint8_t>(std::clamp(before[i] + rounded, 0, 255));
        }
    }
}

void measure(const image::Image& original, Laid& laid) {
    std::uint64_t squares = 0;
    const auto before = original.bytes(), after = std::as_const(laid.image).bytes();
    for (std::size_t i = 0; i < before.size(); ++i) {
        const int change = std::abs(after[i] - before[i]);
        laid.maximumChange = std::max(laid.maximumChange, change);
        squares += static_cast<std::uint64_t>(change * change);
    }
    laid.psnrDb = squares == 0 ? std::numeric_limits<double>::infinity()
                               : 10 * std::log10(255.0 * 255.0 * static_cast<double>(before.size()) / static_cast<double>(squares));
}

}  // namespace

SpreadKeys bodySpreadKeys(const BodyKeys& keys) {
    return {keys.orders[0], keys.orders[1], keys.orders[2]};
}

int RobustWriter::largestChange(RobustStrength strength) {
    return strength == RobustStrength::Strong ? 12 : 8;
}

Result<RobustWriter> RobustWriter::create(const Primitives& primitives, const StegoKey& key, const RobustHeader& header, ByteView frame,
                                          BlockGrid grid, Band band) {
    const RobustStrength strength = header.parameters.strength;
    const auto headerBytes = sealRobustHeader(primitives, key, header);
    if (!headerBytes) return headerBytes.error();
    const auto keys = deriveBodyKeys(primitives, key, header.parameters.nonce);
    if (!keys) return keys.error();
    Bytes masked(frame.begin(), frame.end());
    if (const auto status = maskBody(primitives, *keys, 0, masked); !status) return status.error();

    const BlockTransform transform(header.columns, header.rows, grid, frequenciesOf(band));
    const AccumulateCode headerCode(kHeaderBytes * 8), bodyCode(codedBitsOf(frame.size()) / 2);
    Message headerMessage{SpreadLattice(headerSpreadKeys(primitives, key, grid), headerCarriers(transform, grid), headerCode.codedBits(),
                                        headerStep(strength)),
                          headerCode.encode(bitsOf(*headerBytes))};
    Message bodyMessage{
        SpreadLattice(bodySpreadKeys(*keys), bodyCarriers(transform, grid, band), bodyCode.codedBits(), bodyStep(strength, band)),
        bodyCode.encode(bitsOf(protectBytes(masked)))};
    return RobustWriter(grid, band, strength, std::move(headerMessage), std::move(bodyMessage));
}

Laid RobustWriter::lay(const image::Image& image) const {
    const BlockTransform transform = transformFor(image.geometry().columns, image.geometry().rows);
    Laid laid{image, 0, 0};
    std::vector<float> coefficients = transform.analyse(lumaOf(image));
    const auto headerTargets = m_header.lattice.targetsFor(coefficients, m_header.coded);
    const auto bodyTargets = m_body.lattice.targetsFor(coefficients, m_body.coded);
    const auto limit = static_cast<float>(largestChange(m_strength));
    const double step = bodyStep(m_strength, m_band);
    std::vector<float> changes(static_cast<std::size_t>(image.geometry().columns) * static_cast<std::size_t>(image.geometry().rows));
    for (int pass = 0; pass < kPasses; ++pass) {
        std::vector<float> missing(coefficients.size());
        (void)m_header.lattice.addMissing(coefficients, headerTargets, missing);
        if (m_body.lattice.addMissing(coefficients, bodyTargets, missing) < kGoodEnough * step * step) break;
        transform.addSynthesis(missing, changes);
        for (float& change : changes) change = std::clamp(change, -limit, limit);
        apply(image, changes, laid.image);
        coefficients = transform.analyse(lumaOf(laid.image));
    }
    measure(image, laid);
    return laid;
}

Agreement RobustWriter::agreementIn(const LumaPlane& plane) const {
    const std::vector<float> coefficients = transformFor(plane.columns, plane.rows).analyse(plane);
    return {m_header.lattice.agreement(coefficients, m_header.coded), m_body.lattice.agreement(coefficients, m_body.coded)};
}

}  // namespace intaglio::stego::robust
