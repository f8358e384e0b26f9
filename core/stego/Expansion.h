#pragma once
#include <algorithm>

#include "core/stego/SampleRange.h"

/// Prediction-error expansion of one sample with the two bins 0 and -1 and a largest change of 1.
///
/// Where the prediction lies at (or one or two values from) an end of the sample's run, only the inward direction is used. A saturated
/// background then carries bits without any record of what was saturated, and a sample that carries a bit never ends on an end value.
/// What is left to tell apart are samples that were shifted onto an end value from those that were there and could not be shifted:
/// each costs one flag in the stream.
namespace intaglio::stego {

enum class Role : std::uint8_t {
    Untouched,  ///< on the side that this prediction does not use
    Carrier,    ///< moves by `direction` for a one bit
    Shifted,    ///< moves by `direction` to make room
    Blocked,    ///< would have to be shifted out of its run: stays, and needs a flag
};

struct Step {
    Role role = Role::Untouched;
    int direction = 0;
    bool ambiguous = false;  ///< the sample ends on an end value: a flag says whether it was shifted there
};

/// What is seen at a sample after embedding.
struct Sighting {
    Role role = Role::Untouched;
    int direction = 0;
    bool bit = false;        ///< of a carrier
    bool ambiguous = false;  ///< Shifted or Blocked: the flag decides
};

/// True where stepFor is plainly: errors 0 and -1 carry, all others are shifted, nothing is ambiguous.
[[nodiscard]] inline bool isAwayFromEnds(std::int32_t value, std::int32_t prediction, const Segment& run) {
    return value >= run.low + 2 && value <= run.high - 2 && prediction >= run.low + 3 && prediction <= run.high - 2;
}

[[nodiscard]] inline Step shiftOf(std::int32_t value, int direction, std::int32_t end) {
    if (value == end) return {Role::Blocked, 0, true};
    return {Role::Shifted, direction, value + direction == end};
}

/// What embedding does with `value`. `run` must be usable.
[[nodiscard]] inline Step stepFor(std::int32_t value, std::int32_t prediction, const Segment& run) {
    const std::int32_t center = std::clamp(prediction, run.low, run.high);
    const bool downOnly = center >= run.high - 1;
    const bool upOnly = center <= run.low + 2;
    const std::int32_t error = value - center;
    if (error == 0) return {Role::Carrier, downOnly ? -1 : 1, false};
    if (error > 0) return downOnly ? Step{} : shiftOf(value, 1, run.high);
    if (upOnly) return {};
    if (error == -1 && !downOnly) return {Role::Carrier, -1, false};
    return shiftOf(value, -1, run.low);
}

/// The inverse of stepFor: what a sample that now has `value` went through.
[[nodiscard]] inline Sighting sightingOf(std::int32_t value, std::int32_t prediction, const Segment& run) {
    const std::int32_t center = std::clamp(prediction, run.low, run.high);
    const bool downOnly = center >= run.high - 1;
    const bool upOnly = center <= run.low + 2;
    const std::int32_t error = value - center;
    if (error == 0) return {Role::Carrier, 0, false, false};
    if (error > 0) {
        if (downOnly) return {};
        if (error == 1) return {Role::Carrier, 1, true, false};
        return {Role::Shifted, 1, false, value == run.high};
    }
    if (upOnly) return {};
    const std::int32_t zeroBin = downOnly ? 0 : -1;
    if (error == zeroBin) return {Role::Carrier, 0, false, false};
    if (error == zeroBin - 1) return {Role::Carrier, -1, true, false};
    return {Role::Shifted, -1, false, value == run.low};
}

}  // namespace intaglio::stego
