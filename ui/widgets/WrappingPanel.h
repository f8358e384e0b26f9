#pragma once
#include <QWidget>

namespace intaglio::ui {

/// The content of a scroll area, never lower than its wrapped text needs in the width that it has: a QScrollArea counts with the width
/// before its scroll bar came. Needs a layout.
class WrappingPanel final : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

protected:
    bool event(QEvent* event) override;
};

}  // namespace intaglio::ui
