#pragma once
#include <span>
#include <string_view>

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

/// A dermatoscope's view of skin: an irregular pigmented lesion, skin lines, hairs and a darker rim. 8-bit RGB, `size` x `size`,
/// 32 .. 8192 (InvalidArgument).
[[nodiscard]] Result<Image> skinPhantom(std::uint64_t seed, int size = 224);

/// A breast ultrasound: skin, fat with septa, gland, muscle and a dark mass with enhancement below it, in speckle. 8-bit grey.
[[nodiscard]] Result<Image> ultrasoundPhantom(std::uint64_t seed, int size = 224);

/// A radiograph of two long bones of a forearm: dense cortex, marrow, a joint, soft tissue. 8-bit grey.
[[nodiscard]] Result<Image> bonePhantom(std::uint64_t seed, int size = 224);

/// A mediolateral oblique mammogram: breast at the left or right edge, pectoral muscle, gland, skin line, one mass. 8-bit grey.
[[nodiscard]] Result<Image> mammogramPhantom(std::uint64_t seed, int size = 256);

/// "blood-smear", "chest", "skin", "breast-ultrasound", "bone", "mammogram".
[[nodiscard]] std::span<const std::string_view> phantomKinds();
/// The phantom of a kind, 8-bit. InvalidArgument for another kind or a size outside 32 .. 8192.
[[nodiscard]] Result<Image> phantomOf(std::string_view kind, std::uint64_t seed, int size);

}  // namespace intaglio::image
