#pragma once
#include "ui/support/Gallery.h"

namespace intaglio::ui {

/// Every page and state of the kiosk.
void addKioskPages(GalleryPages& pages);

}  // namespace intaglio::ui
