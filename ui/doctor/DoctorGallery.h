#pragma once
#include "ui/support/Gallery.h"

namespace intaglio::ui {

/// The workstation's pages: empty, plain picture with prediction and heatmap, every verdict, DICOM with tags, lists, key, shortcuts.
void addDoctorPages(GalleryPages& pages);

}  // namespace intaglio::ui
