#pragma once
#include <QStringList>
#include <vector>

#include "ui/kiosk/KioskPage.h"

class QProgressBar;

namespace intaglio::ui {

class IconLabel;

/// Something is being done: its stages by name, how far it is, and a way out. Used for checking and for saving.
class ProgressPage final : public KioskPage {
    Q_OBJECT
public:
    enum class Purpose { Checking, Saving };
    ProgressPage(Purpose purpose, QWidget* parent = nullptr);
    void restart();
    /// `phase` is a key of base::ProgressSink; unknown phases leave the page as it is.
    void setProgress(const QString& phase, double done, double total);

Q_SIGNALS:
    void cancelled();

protected:
    void retranslate() override;

private:
    void showStage(int index);
    Purpose m_purpose;
    QStringList m_phases;
    int m_stage = 0;
    QLabel* m_title;
    QLabel* m_explanation;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
    std::vector<IconLabel*> m_marks;
    std::vector<QLabel*> m_names;
};

}  // namespace intaglio::ui
