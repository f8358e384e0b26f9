#include "ui/widgets/GrowingDialog.h"

#include <QEvent>
#include <QLayout>
#include <QScreen>
#include <algorithm>

namespace intaglio::ui {

bool GrowingDialog::event(QEvent* event) {
    const bool handled = QDialog::event(event);
    if (event->type() != QEvent::LayoutRequest || layout() == nullptr || !isWindow()) return handled;
    // The smallest height that a layout reports for itself knows nothing of texts that wrap at this width.
    const int needed = std::min(layout()->minimumHeightForWidth(width()), screen()->availableGeometry().height());
    if (needed > height()) resize(width(), needed);
    return handled;
}

}  // namespace intaglio::ui
