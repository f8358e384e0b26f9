#pragma once
#include <QWidget>

#include "core/inference/packages/Import.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTableWidget;

namespace intaglio::ui {

/// What a foreign network does not say about itself.
class ImportForm : public QWidget {
    Q_OBJECT
public:
    explicit ImportForm(QWidget* parent = nullptr);
    /// Fills in what the file says.
    void setAnswers(const inference::ImportAnswers& answers);
    /// As filled in; what cannot be is left empty and named by inference::missingAnswers().
    [[nodiscard]] inference::ImportAnswers answers() const;

Q_SIGNALS:
    void changed();

private:
    QWidget* buildFields();
    QWidget* buildLabels();
    void addLabel(const inference::Label& label);
    void removeLabel();
    inference::ImportAnswers m_known;  ///< what has no field here
    QLineEdit* m_id = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_kind = nullptr;
    QSpinBox* m_rows = nullptr;
    QSpinBox* m_columns = nullptr;
    QComboBox* m_channels = nullptr;
    QComboBox* m_scaling = nullptr;
    QComboBox* m_activation = nullptr;
    QTableWidget* m_labels = nullptr;
};

}  // namespace intaglio::ui
