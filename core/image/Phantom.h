#pragma once
#include "core/image/Image.h"

/// Generated sample pictures: the same seed and size give the same pixels everywhere. They show no patient; the programs open on them
/// and tests measure with them.
namespace intaglio::image {

/// A stained blood smear as a microscope camera sees it: red cells with a pale centre, some in clumps, and a few purple leucocytes.
/// 8-bit RGB, `size` x `size`, 32 .. 8192 (InvalidArgument). `leucocytes`: how many, 0 .. 100.
[[nodiscard]] Result<Image> bloodSmearPhantom(std::uint64_t seed, int size = 192, int leucocytes = 3);

/// A frontal chest radiograph: lungs, heart, spine, ribs, collar bones, diaphragm. `bits` 8 (8-bit grey) or 9 .. 16 (16-bit grey with that
/// many bits stored, MONOCHROME2, spacing of a 35 cm detector). `size` x `size`, 32 .. 8192 (InvalidArgument).
[[nodiscard]] Result<Image> chestPhantom(std::uint64_t seed, int size = 224, int bits = 8);

}  // namespace intaglio::image
