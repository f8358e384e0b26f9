#pragma once
#include "ui/support/Gallery.h"

namespace intaglio::ui {

/// The set-up wizard's pages and states, the key manager and its dialogs.
void addKeyPages(GalleryPages& pages);

}  // namespace intaglio::ui
