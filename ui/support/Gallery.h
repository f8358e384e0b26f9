#pragma once
#include <QSize>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

class QWidget;

namespace intaglio::ui {

/// One page in one state, with sample data and no running work. `make` builds it anew for every theme and language;
/// it must look finished once it is shown (no timers, no jobs, no files outside the program's resources).
/// Null where its sample data did not come (see waitUntil).
struct GalleryPage {
    QString name;  ///< file name without extension: "kiosk-welcome", "doctor-intact"
    QSize size;    ///< device-independent pixels
    std::function<std::unique_ptr<QWidget>()> make;
};

/// What `intaglio-desktop --gallery` renders. ui/kiosk/KioskGallery.h adds the kiosk's pages, ui/doctor/DoctorGallery.h the doctor's:
/// each declares one function `void add...Pages(std::vector<GalleryPage>& pages)`.
using GalleryPages = std::vector<GalleryPage>;

/// Lets events run until `isReady`. A sample program answers at once, but its worker threads get their turn late on a busy machine: no
/// page may count on a time. False after a minute.
[[nodiscard]] bool waitUntil(const std::function<bool()>& isReady);

// Dynamic properties by which a widget tells the gallery's checks what is meant:
// "elides" = true: its text may be shortened with an ellipsis (the full text is its tool tip);
// "overlay" = true: it lies over its siblings on purpose;
// "data" = true: its text is data (a file's or person's name), not words to translate.

}  // namespace intaglio::ui
