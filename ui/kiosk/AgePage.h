#pragma once
#include <optional>
#include <vector>

#include "ui/kiosk/KioskPage.h"
#include "ui/presenters/KioskFlow.h"

namespace intaglio::ui {

/// How old is the patient? Asked where the model is made for certain ages and the file does not say. It looks the same whatever was found.
class AgePage final : public KioskPage {
    Q_OBJECT
public:
    explicit AgePage(QWidget* parent = nullptr);
    /// Marks the answer that was given before, where the visitor came back to correct it; not to know the age is then no answer.
    void setChosen(std::optional<AgeGroup> group);

Q_SIGNALS:
    void answered(intaglio::ui::AgeGroup group);

protected:
    void retranslate() override;
    /// No answer has the focus at first: it would look chosen.
    void showEvent(QShowEvent* event) override;

private:
    void explain();
    void markChosen();

    QLabel* m_title;
    QLabel* m_explanation;
    QLabel* m_former;  ///< the answer given before, in words; hidden where there is none
    std::optional<AgeGroup> m_chosen;
    std::vector<QPushButton*> m_answers;  ///< one a group, in the order of the years
};

}  // namespace intaglio::ui
