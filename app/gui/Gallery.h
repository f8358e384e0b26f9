#pragma once
#include <QString>
#include <QStringList>

#include "ui/support/Gallery.h"

namespace intaglio::gui {

/// One way of looking at every page.
struct GalleryVariant {
    QString name;  ///< part of the file name: "light-en-1x"
    bool dark = false;
    QString language;  ///< a code of ui::languages(), or "pseudo": bracketed, longer, right to left
    double scale = 1;
};
[[nodiscard]] const std::vector<GalleryVariant>& galleryVariants();

/// Every page of the program: start, kiosk, doctor, keys.
[[nodiscard]] ui::GalleryPages allGalleryPages();

/// Renders `pages` in every variant to FOLDER/PAGE-VARIANT.png, writes FOLDER/index.html, and returns what is wrong: clipped or
/// overlapping widgets, words without a German translation, words that cannot be translated, files that could not be written.
[[nodiscard]] QStringList renderGallery(const ui::GalleryPages& pages, const QString& folder);

}  // namespace intaglio::gui
