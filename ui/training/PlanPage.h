#pragma once
#include <QWidget>

#include "ui/presenters/TrainSession.h"

class QComboBox;
class QVBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace intaglio::ui {

class AdvancedForm;

/// What the model is called, what it judges, what its labels mean, and which network learns it.
class PlanPage : public QWidget {
    Q_OBJECT
public:
    explicit PlanPage(TrainSession& session, QWidget* parent = nullptr);
    [[nodiscard]] TrainPlan plan() const;

Q_SIGNALS:
    void changed();

private:
    QWidget* buildFields();
    void buildKind(QVBoxLayout* form, QWidget* panel);
    void buildNetwork(QVBoxLayout* form, QWidget* panel);
    QWidget* buildLabels();
    void sessionChanged();
    void fillNetworks();
    void fillLabels(const TrainSurvey& survey);
    void networkChanged();
    void fillWeights();
    void addStart(const TrainStart& start);
    void startChanged();
    void chooseWeights();
    [[nodiscard]] QString kind() const;
    [[nodiscard]] std::string architecture() const;

    TrainSession& m_session;
    const TrainSurvey* m_shown = nullptr;  ///< whose labels the table holds
    QLineEdit* m_name = nullptr;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_ownKind = nullptr;
    QComboBox* m_network = nullptr;
    QLabel* m_networkFacts = nullptr;
    QComboBox* m_weights = nullptr;
    QLabel* m_startNote = nullptr;
    QPushButton* m_chooseWeights = nullptr;
    QPushButton* m_fold = nullptr;
    AdvancedForm* m_advanced = nullptr;
    QTableWidget* m_labels = nullptr;
    QLabel* m_problem = nullptr;
};

}  // namespace intaglio::ui
