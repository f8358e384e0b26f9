#pragma once
#include "core/image/Image.h"

/// Takes colour and overall brightness out of a picture, so that what is left is structure. Stains, lamps and cameras differ between
/// laboratories; a model that never sees them cannot learn them in place of cells.
namespace intaglio::enhance {

using base::Result;

struct EqualiseOptions {
    enum class Method {
        Global,  ///< one histogram for the whole picture
        Clahe,   ///< contrast-limited adaptive histogram equalisation (Zuiderveld 1994)
    };
    Method method = Method::Global;
    double clipLimit = 2;  ///< CLAHE only, > 0: largest bin as a multiple of the mean bin
    int tiles = 8;         ///< CLAHE only, 1..64 tiles per side
};

/// 8-bit grey or RGB in, 8-bit grey out (Rec. 601 luma, as OpenCV's RGB2GRAY). InvalidArgument for other layouts or options outside
/// their ranges. Stateless, any thread.
[[nodiscard]] Result<image::Image> greyEqualised(const image::Image& picture, const EqualiseOptions& options = {});

/// The luma alone. 8-bit grey or RGB in, 8-bit grey out.
[[nodiscard]] Result<image::Image> toGrey(const image::Image& picture);

}  // namespace intaglio::enhance
