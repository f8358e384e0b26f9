#pragma once
#include <QMainWindow>

#include "ui/presenters/TrainSession.h"

class QPushButton;
class QStackedWidget;

namespace intaglio::ui {

class MessageBar;
class PicturesPage;
class PlanPage;
class StepHeader;

/// From a folder of labelled pictures to an installed model: choose pictures, decide, train, install.
class TrainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit TrainWindow(TrainPorts ports, QWidget* parent = nullptr);
    ~TrainWindow() override;
    [[nodiscard]] TrainSession& session() { return m_session; }
    /// From the pictures to what the model is, where nothing keeps them from being used.
    void showPlan();

Q_SIGNALS:
    /// A model was installed.
    void modelsChanged();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum Page { kPictures, kPlan, kRun, kResult };
    QWidget* buildFooter();
    void showPage(Page page);
    void sessionChanged();
    void refresh();
    void back();
    void next();
    void install();

    TrainSession m_session;
    StepHeader* m_steps;
    MessageBar* m_message;
    QStackedWidget* m_pages;
    PicturesPage* m_pictures;
    PlanPage* m_plan;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
    bool m_isInstalled = false;
};

}  // namespace intaglio::ui
