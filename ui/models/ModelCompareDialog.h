#pragma once
#include <QDialog>

#include "ui/presenters/ModelPorts.h"

class QTableWidget;

namespace intaglio::ui {

/// Two packages side by side: what they are for and every figure with its interval.
class ModelCompareDialog : public QDialog {
    Q_OBJECT
public:
    ModelCompareDialog(const ModelRow& first, const ModelRow& second, QWidget* parent = nullptr);

private:
    void addRow(const QString& what, const QString& first, const QString& second);
    void addFacts(const ModelRow& first, const ModelRow& second);
    void addFigures(const ModelRow& first, const ModelRow& second);
    QTableWidget* m_table;
};

/// How two figures compare: intervals that overlap tell nothing apart.
enum class FigureComparison { Apart, Overlapping, Missing };
[[nodiscard]] FigureComparison compareFigures(const ModelFigure* first, const ModelFigure* second);

}  // namespace intaglio::ui
