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
    [[nodiscard]] static QString noteOf(const ModelRow& first, const ModelRow& second);
    void addRow(const QString& what, const QString& first, const QString& second);
    void addFacts(const ModelRow& first, const ModelRow& second);
    void addFigures(const ModelRow& first, const ModelRow& second);
    void addFigure(const QString& what, const ModelFigure* first, const ModelFigure* second, bool isComparable);
    /// Names that are too long for their column go on in another line.
    void fitHeader();
    QTableWidget* m_table;
};

/// How two figures compare: intervals that overlap tell nothing apart.
enum class FigureComparison { Apart, Overlapping, Missing };
[[nodiscard]] FigureComparison compareFigures(const ModelFigure* first, const ModelFigure* second);

}  // namespace intaglio::ui
