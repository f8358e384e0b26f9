#pragma once
#include "core/training/Scoring.h"

namespace intaglio::training {

/// A named change of pictures that a model should bear.
struct NamedChange {
    std::string name;
    PictureChange change;
};

/// JPEG, light (brightness, gamma), optics (blur), a turned picture and half the resolution; with `colored` also another laboratory's
/// stain or lamp (hue, saturation, channel gains), which means nothing for grey pictures.
[[nodiscard]] std::vector<NamedChange> robustnessChanges(bool colored);

/// A picture in which some pixel's channels differ by more than JPEG leaves between those of a grey one.
[[nodiscard]] bool isColored(const image::Image& display);

}  // namespace intaglio::training
