#pragma once
#include <QIcon>
#include <QPixmap>
#include <optional>

#include "ui/support/Theme.h"

namespace intaglio::ui {

/// An icon of the own set (resources/icons/NAME.svg: 24-px grid, line drawing), drawn sharp at every size in the theme's colour of
/// the moment, dimmed where its control is disabled. Names: open save seal key lock check warning danger info zoom pan window reset
/// heatmap tags folder back next cancel doctor kiosk usb image search settings moon sun language shortcuts invert fit restore queue eye
/// curve.
[[nodiscard]] QIcon icon(const QString& name, Color tint = Color::Text);
/// The same as a pixmap of `size` device-independent pixels.
[[nodiscard]] QPixmap iconPixmap(const QString& name, int size, Color tint = Color::Text, double devicePixelRatio = 1);
/// True where the set has an icon of this name.
[[nodiscard]] bool hasIcon(const QString& name);

}  // namespace intaglio::ui
