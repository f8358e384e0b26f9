#pragma once
#include <optional>

#include "core/image/Image.h"

namespace intaglio::stego {

/// A run of values in which a sample may move; a sample never leaves its run.
struct Segment {
    std::int32_t low = 0;
    std::int32_t high = -1;

    /// Shorter runs leave no room to tell a moved sample from one that could not move.
    [[nodiscard]] bool usable() const { return high - low >= 4; }
};

/// Which values samples may have: the stored range without the padding range of DICOM (0028,0120) and (0028,0121). A value outside is
/// never touched and never created.
class SampleRange {
public:
    [[nodiscard]] static SampleRange of(const image::Image& picture);

    /// The run `value` lies in; an unusable one for a forbidden value.
    [[nodiscard]] Segment segmentOf(std::int32_t value) const {
        if (value >= m_below.low && value <= m_below.high) return m_below;
        if (value >= m_above.low && value <= m_above.high) return m_above;
        return {};
    }
    /// The runs below and above the padding range; everything is below where there is none.
    [[nodiscard]] const Segment& below() const { return m_below; }
    [[nodiscard]] const Segment& above() const { return m_above; }
    /// The only run there is; empty where padding leaves two.
    [[nodiscard]] std::optional<Segment> only() const {
        return m_above.high < m_above.low ? std::optional<Segment>(m_below) : std::nullopt;
    }
    /// May a sample with this value have its lowest bit replaced?
    [[nodiscard]] bool allowsLowestBit(std::int32_t value) const { return allows(value & ~1) && allows(value | 1); }

private:
    [[nodiscard]] bool allows(std::int32_t value) const {
        return (value >= m_below.low && value <= m_below.high) || (value >= m_above.low && value <= m_above.high);
    }

    Segment m_below;  ///< below the padding range; everything where there is none
    Segment m_above;  ///< above it
};

}  // namespace intaglio::stego
