#pragma once
#include <QDialog>

namespace intaglio::ui {

/// A dialog that becomes higher when a message appears in it, instead of cutting its wrapped texts off.
class GrowingDialog : public QDialog {
    Q_OBJECT
public:
    explicit GrowingDialog(QWidget* parent = nullptr) : QDialog(parent) {}

protected:
    bool event(QEvent* event) override;
};

}  // namespace intaglio::ui
