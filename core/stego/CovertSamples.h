#pragma once
#include "core/stego/CovertOffsets.h"

namespace intaglio::stego {

/// Which samples of the first frame may change in covert mode ("dry"), and what they change to. Everything is judged by pairs, alpha and
/// positions, none of which embedding changes: writer and reader see the same dry samples.
/// Wet are: alpha and transparent pixels; pairs that hold the smallest or greatest value of the range or a padding value; samples whose
/// 3 x 3 neighbours of the same channel could all have one and the same value; and what exclude() was told.
class CovertSamples {
public:
    static constexpr std::size_t kRun = 256;  ///< samples of a run

    /// `picture` must outlive this and have passed checkCarrier().
    CovertSamples(const image::Image& picture, CovertOffsets offsets);

    void exclude(std::size_t sample) { m_excluded[sample / 64] |= std::uint64_t{1} << (sample % 64); }
    /// Regions that have passed checkRegions().
    void exclude(const std::vector<crypto::ProtectedRegion>& regions);

    [[nodiscard]] bool isDry(std::size_t sample) const;
    /// The other value of the pair of a dry sample.
    [[nodiscard]] std::int64_t partnerOf(std::size_t sample) const;

    /// Rows are cut into runs of kRun samples, the last one shorter; they are numbered row by row.
    [[nodiscard]] std::size_t runs() const { return m_runsPerRow * static_cast<std::size_t>(m_picture.geometry().rows); }
    /// Appends the dry samples of a run.
    void collect(std::size_t run, std::vector<std::uint32_t>& samples) const;
    /// All dry samples of the frame.
    [[nodiscard]] std::size_t count() const;

private:
    using Low = std::int16_t;  ///< the lower value of a pair, less 2^15
    /// Two runs of pairs that may change; what is left between them is padding.
    struct Allowed {
        Low first = 0, last = -1;
    };

    template <class Sample>
    void fillLows(int row, std::size_t first, std::size_t count, Low* target) const;
    void lows(int row, std::size_t first, std::size_t count, Low* target) const;
    void mark(const Low* above, const Low* here, const Low* below, std::size_t count, std::uint8_t* dry) const;
    void find(int row, std::size_t first, std::size_t count, std::uint8_t* dry) const;
    void clearExcluded(int row, std::size_t first, std::size_t count, std::uint8_t* dry) const;

    const image::Image& m_picture;
    CovertOffsets m_offsets;
    int m_minimum;
    std::size_t m_step;
    std::size_t m_rowSamples;
    std::size_t m_runsPerRow;
    std::array<Allowed, 2> m_allowed{};
    std::vector<std::uint64_t> m_excluded;
};

}  // namespace intaglio::stego
