#pragma once
#include <QWidget>

#include "ui/presenters/TrainPlan.h"

class QDoubleSpinBox;
class QFormLayout;
class QSpinBox;

namespace intaglio::ui {

/// Numbers that hardly anybody needs to change; each begins at "Automatic".
class AdvancedForm : public QWidget {
    Q_OBJECT
public:
    explicit AdvancedForm(QWidget* parent = nullptr);
    void write(TrainPlan& plan) const;

private:
    QSpinBox* addNumber(QFormLayout* form, const char* objectName, const QString& title, int highest);
    QSpinBox* m_side = nullptr;
    QSpinBox* m_epochs = nullptr;
    QSpinBox* m_batch = nullptr;
    QSpinBox* m_patience = nullptr;
    QDoubleSpinBox* m_rate = nullptr;
    QSpinBox* m_seed = nullptr;
};

}  // namespace intaglio::ui
