#pragma once
#include "ui/support/Gallery.h"

namespace intaglio::ui {

/// The model manager with packages of every standing, its dialogs and the import form.
void addModelPages(GalleryPages& pages);

}  // namespace intaglio::ui
