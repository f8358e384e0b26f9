#include "core/stego/Regions.h"

#include <algorithm>

namespace intaglio::stego {
namespace {

constexpr int kStrip = 8;

base::Error invalid(std::size_t index, std::string detail) {
    return {base::ErrorCode::RegionInvalid, {std::to_string(index + 1), std::move(detail)}};
}

bool contains(const crypto::ProtectedRegion& region, std::size_t column, std::size_t row) {
    return column >= region.column && row >= region.row && column - region.column < region.columns && row - region.row < region.rows;
}

base::Status checkRegion(const image::Geometry& geometry, const crypto::ProtectedRegion& region, std::size_t index) {
    if (region.columns == 0 || region.rows == 0) return invalid(index, "it is empty");
    const int right = region.column + region.columns;
    const int bottom = region.row + region.rows;
    if (right > geometry.columns || bottom > geometry.rows) return invalid(index, "it leaves the picture");
    if (region.column < kStrip || region.row < kStrip || right > geometry.columns - kStrip || bottom > geometry.rows - kStrip) {
        return invalid(index, "it is less than 8 pixels from the border");
    }
    return {};
}

}  // namespace

base::Status checkRegions(const image::Geometry& geometry, const std::vector<crypto::ProtectedRegion>& regions) {
    if (regions.size() > crypto::kMaximumProtectedRegions) return invalid(crypto::kMaximumProtectedRegions, "there are more than 8");
    for (std::size_t i = 0; i < regions.size(); ++i) {
        if (auto status = checkRegion(geometry, regions[i], i); !status) return status;
    }
    return {};
}

base::Status checkHeaderOutside(const image::Geometry& geometry, const HeaderSites& sites,
                                const std::vector<crypto::ProtectedRegion>& regions) {
    const auto samples = static_cast<std::size_t>(geometry.samplesPerPixel);
    const auto columns = static_cast<std::size_t>(geometry.columns);
    for (std::size_t i = 0; i < regions.size(); ++i) {
        const bool meets = std::any_of(sites.carriers.begin(), sites.carriers.end(), [&](std::size_t site) {
            return contains(regions[i], site / samples % columns, site / samples / columns);
        });
        if (meets) return invalid(i, "it covers the first samples inside a border that cannot be changed");
    }
    return {};
}

void maskRegions(Mask& mask, const image::Geometry& geometry, const std::vector<crypto::ProtectedRegion>& regions) {
    for (const crypto::ProtectedRegion& region : regions) {
        for (int row = region.row; row < region.row + region.rows; ++row) {
            mask.setRun(static_cast<std::size_t>(row) * static_cast<std::size_t>(geometry.columns) + region.column, region.columns);
        }
    }
}

}  // namespace intaglio::stego
