#include "ui/widgets/WrappingPanel.h"

#include <QEvent>
#include <QLayout>
#include <algorithm>

namespace intaglio::ui {

bool WrappingPanel::event(QEvent* event) {
    const bool handled = QWidget::event(event);
    const bool isNewRoom = event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show;
    if (isNewRoom && layout() != nullptr) {
        // What nested layouts remember may be of the fonts before the style came.
        layout()->invalidate();
        layout()->activate();
        setMinimumHeight(std::max(0, layout()->totalHeightForWidth(width())));
    }
    return handled;
}

}  // namespace intaglio::ui
