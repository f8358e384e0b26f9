#pragma once
#include <QDialog>

#include "ui/presenters/KeySetup.h"
#include "ui/support/JobBridge.h"

class QPushButton;
class QStackedWidget;

namespace intaglio::ui {

class KeySetupPage;
class KeyWelcomePage;
class MakeKeysPage;
class MessageBar;
class OpenClinicPage;
class StepHeader;

/// Makes a clinic's keys, one decision a page: clinic, kiosks, doctors, making, what to do next. Also adds keys to a clinic that exists.
/// Closing it while keys are made cancels; nothing half-made stays.
class KeySetupWizard : public QDialog {
    Q_OBJECT
public:
    explicit KeySetupWizard(KeyPorts ports, QWidget* parent = nullptr);
    ~KeySetupWizard() override;

    [[nodiscard]] KeySetup& setup() { return m_setup; }
    [[nodiscard]] int runningJobs() const { return m_jobs.runningCount(); }
    /// Starts at the clinic's key, to add a kiosk or a doctor. `keyFile` may be empty.
    void startAdding(const QString& keyFile);
    void reject() override;
    /// For the gallery: the making page in the middle of its work.
    void showMaking(double done, double total);

private:
    void build();
    QWidget* buildButtons();
    void showStep(KeySetup::Step step);
    void setupChanged();
    void lookForClinic();
    void addPage(KeySetupPage* page, bool scrolls);
    [[nodiscard]] KeySetupPage* page() const;

    JobBridge m_jobs;
    KeySetup m_setup;
    StepHeader* m_header;
    MessageBar* m_message;
    QStackedWidget* m_stack;
    std::vector<KeySetupPage*> m_pages;
    KeyWelcomePage* m_welcome = nullptr;
    OpenClinicPage* m_openClinic = nullptr;
    MakeKeysPage* m_make = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
    QWidget* m_shownPage = nullptr;
    bool m_closeWhenStopped = false;
};

}  // namespace intaglio::ui
