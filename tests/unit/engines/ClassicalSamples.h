#pragma once
#include "core/inference/classical/ClassicalModel.h"

/// Classical models small enough to reckon by hand: two features, two classes, pictures of 16 x 16.
namespace intaglio::test {

inline inference::classical::ClassicalModel smallFrame() {
    inference::classical::ClassicalModel model;
    model.features = {"hog-mean", "glcm-energy"};
    model.rows = model.columns = 16;
    model.classes = 2;
    model.mean = {0.1F, 0.2F};
    model.scale = {1, 2};
    return model;
}

inline inference::classical::ClassicalModel smallMachine() {
    auto model = smallFrame();
    model.classifier =
        inference::classical::SupportVectors{inference::classical::Kernel::Rbf, 0.5, {1, 0, -1, 0}, {{0.25, -2, 0.1, {1, -1}}}};
    return model;
}

inline inference::classical::ClassicalModel smallNeighbours() {
    auto model = smallFrame();
    model.classifier = inference::classical::NearestNeighbours{2, {0, 0, 0, 1, 4, 4}, {0, 0, 1}};
    return model;
}

}  // namespace intaglio::test
