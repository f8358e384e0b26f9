#pragma once
#include "ui/support/Gallery.h"

namespace intaglio::ui {

/// Every page of training, with sample pictures and curves.
void addTrainPages(GalleryPages& pages);

}  // namespace intaglio::ui
