#pragma once
#include "core/training/Scoring.h"

namespace intaglio::training {

/// A named change of pictures that a model should bear.
struct NamedChange {
    std::string name;
    PictureChange change;
};

/// Another laboratory's stain (hue, saturation), light (brightness, gamma), optics (blur), a turned slide and half the resolution.
[[nodiscard]] std::vector<NamedChange> robustnessChanges();

}  // namespace intaglio::training
