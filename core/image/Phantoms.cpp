#include "core/image/Phantom.h"

namespace intaglio::image {
namespace {

using Paint = Result<Image> (*)(std::uint64_t seed, int size);

constexpr std::array<std::string_view, 6> kKinds{"blood-smear", "chest", "skin", "breast-ultrasound", "bone", "mammogram"};
constexpr std::array<Paint, 6> kPaints{[](std::uint64_t seed, int size) { return bloodSmearPhantom(seed, size); },
                                       [](std::uint64_t seed, int size) { return chestPhantom(seed, size); },
                                       skinPhantom,
                                       ultrasoundPhantom,
                                       bonePhantom,
                                       mammogramPhantom};

}  // namespace

std::span<const std::string_view> phantomKinds() {
    return kKinds;
}

Result<Image> phantomOf(std::string_view kind, std::uint64_t seed, int size) {
    for (std::size_t index = 0; index < kKinds.size(); ++index) {
        if (kKinds[index] == kind) {
            return kPaints[index](seed, size);
        }
    }
    return base::Error(base::ErrorCode::InvalidArgument, {"kind", std::string(kind)});
}

}  // namespace intaglio::image
