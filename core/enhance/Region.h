#pragma once

namespace intaglio::enhance {

/// A part of a picture in whole pixels, inside the picture.
struct Region {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
    bool operator==(const Region&) const = default;
};

}  // namespace intaglio::enhance
