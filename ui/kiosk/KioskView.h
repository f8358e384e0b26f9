#pragma once
#include <QWidget>

#include "ui/presenters/KioskFlow.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace intaglio::ui {

class AgePage;
class IdleOverlay;
class LeaveOverlay;
class NoticePage;
class PicturePage;
class ProgressPage;
class ReadyPage;
class SetupPage;
class StaffPage;
class StepHeader;
class UnlockPage;
class WelcomePage;

/// Everything the kiosk shows: the frame with steps, back and staff corner, and one page per state. Knows no ports and runs no
/// work, so that the gallery shows it in any state.
class KioskView final : public QWidget {
    Q_OBJECT
public:
    explicit KioskView(QWidget* parent = nullptr);
    /// `holdsResult`: whether leaving the page loses one, so that it is asked for first.
    void showState(KioskState state, bool holdsResult);
    void showStaff(bool shown);
    [[nodiscard]] bool isStaffShown() const { return m_staffShown; }
    void showIdle(bool shown, int secondsLeft);

    [[nodiscard]] WelcomePage& welcome() { return *m_welcome; }
    [[nodiscard]] PicturePage& picture() { return *m_picture; }
    [[nodiscard]] ProgressPage& checking() { return *m_checking; }
    [[nodiscard]] AgePage& age() { return *m_age; }
    [[nodiscard]] ProgressPage& saving() { return *m_saving; }
    [[nodiscard]] ReadyPage& ready() { return *m_ready; }
    [[nodiscard]] NoticePage& refused() { return *m_refused; }
    [[nodiscard]] NoticePage& problem() { return *m_problem; }
    [[nodiscard]] NoticePage& done() { return *m_done; }
    [[nodiscard]] SetupPage& setup() { return *m_setup; }
    [[nodiscard]] UnlockPage& unlock() { return *m_unlock; }
    [[nodiscard]] StaffPage& staff() { return *m_staff; }
    [[nodiscard]] QWidget* currentPage() const;

Q_SIGNALS:
    void backRequested();
    void finishRequested();
    void staffRequested();
    void stillHere();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildFrame();
    [[nodiscard]] QWidget* pageOf(KioskState state) const;
    void retranslate();
    void updateFrame();
    /// Goes back, or ends the visit; asks before where a result would be lost.
    void leave(bool endsVisit);
    void answerLeaving();
    KioskState m_state = KioskState::Welcome;
    bool m_holdsResult = false;
    bool m_staffShown = false;
    StepHeader* m_steps;
    QPushButton* m_back;
    QPushButton* m_finish;
    QPushButton* m_staffCorner;
    QLabel* m_notice;
    QStackedWidget* m_pages;
    IdleOverlay* m_idle;
    LeaveOverlay* m_leaving;
    bool m_leavingEndsVisit = false;
    WelcomePage* m_welcome;
    PicturePage* m_picture;
    ProgressPage* m_checking;
    AgePage* m_age;
    ProgressPage* m_saving;
    ReadyPage* m_ready;
    NoticePage* m_refused;
    NoticePage* m_problem;
    NoticePage* m_done;
    SetupPage* m_setup;
    UnlockPage* m_unlock;
    StaffPage* m_staff;
};

}  // namespace intaglio::ui
