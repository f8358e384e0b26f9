#pragma once
#include <QString>
#include <QStringList>

#include "ui/support/Theme.h"

namespace intaglio::gui {

enum class Mode { Start, Kiosk, Doctor, Gallery };

/// What the command line of intaglio-desktop asks for.
struct Options {
    Mode mode = Mode::Start;
    ui::ThemeChoice theme = ui::ThemeChoice::System;
    QString language;  ///< empty: the system's
    QString galleryFolder;
    bool fullScreen = false;
    QStringList paths;  ///< pictures and folders to open (doctor)
};

/// Parses the arguments of the running QApplication. Prints help, the version or what is wrong and ends the program where asked.
[[nodiscard]] Options parseOptions();

}  // namespace intaglio::gui
