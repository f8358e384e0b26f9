#pragma once
#include <cstdint>

namespace intaglio::inference {

/// IEEE 754 binary16 bits, rounded to nearest even; what is too large becomes infinity.
[[nodiscard]] std::uint16_t toFloat16(float value);
[[nodiscard]] float fromFloat16(std::uint16_t bits);

}  // namespace intaglio::inference
