#pragma once
#include <QDialog>

#include "core/inference/Manifest.h"

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace intaglio::ui {

/// Somebody takes the responsibility for an unsigned package: a name and a tick, both needed.
class ModelAcceptDialog : public QDialog {
    Q_OBJECT
public:
    ModelAcceptDialog(const inference::ModelPackage& package, const QString& administrator, QWidget* parent = nullptr);
    [[nodiscard]] QString name() const;

private:
    void refresh();
    QLineEdit* m_name;
    QCheckBox* m_sure;
    QPushButton* m_accept;
};

}  // namespace intaglio::ui
