#include "core/stego/SampleRange.h"

#include <algorithm>

namespace intaglio::stego {

SampleRange SampleRange::of(const image::Image& picture) {
    const auto low = static_cast<std::int32_t>(picture.geometry().minimumValue());
    const auto high = static_cast<std::int32_t>(picture.geometry().maximumValue());
    SampleRange range;
    range.m_below = {low, high};
    const image::PixelMeaning& meaning = picture.meaning();
    if (!meaning.paddingValue) return range;
    const std::int64_t other = meaning.paddingRangeLimit.value_or(*meaning.paddingValue);
    const std::int64_t first = std::min(*meaning.paddingValue, other);
    const std::int64_t last = std::max(*meaning.paddingValue, other);
    if (last < low || first > high) return range;
    range.m_below.high = static_cast<std::int32_t>(std::max<std::int64_t>(first - 1, std::int64_t{low} - 1));
    range.m_above = {static_cast<std::int32_t>(std::min<std::int64_t>(last + 1, std::int64_t{high} + 1)), high};
    return range;
}

}  // namespace intaglio::stego
