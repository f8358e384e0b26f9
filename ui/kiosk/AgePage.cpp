#include "ui/kiosk/AgePage.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <utility>

#include "ui/support/Icons.h"

namespace intaglio::ui {

namespace {

constexpr int kRows = 3;  // of two columns, read downwards

constexpr std::pair<AgeGroup, const char*> kAnswers[] = {
    {AgeGroup::UnderOne, "ageUnderOne"},           {AgeGroup::OneToFive, "ageOneToFive"},
    {AgeGroup::SixToFourteen, "ageSixToFourteen"}, {AgeGroup::FifteenToSixtyFour, "ageFifteenToSixtyFour"},
    {AgeGroup::SixtyFiveOrOlder, "ageSixtyFive"},  {AgeGroup::Unknown, "ageUnknown"},
};

}  // namespace

AgePage::AgePage(QWidget* parent) : KioskPage("kioskAge", parent) {
    column()->addStretch(1);
    m_title = addText("title");
    m_explanation = addText("");
    m_former = addText("");
    m_former->setObjectName(QStringLiteral("ageChosenBefore"));
    column()->addSpacing(space::kLarge);
    auto* grid = new QGridLayout;
    grid->setSpacing(space::kMedium);
    for (const auto& [group, name] : kAnswers) {
        QPushButton* button = makeKioskButton(this, name, "");
        connect(button, &QPushButton::clicked, this, [this, group = group]() { Q_EMIT answered(group); });
        const int place = static_cast<int>(m_answers.size());
        grid->addWidget(button, place % kRows, place / kRows);
        m_answers.push_back(button);
    }
    column()->addLayout(grid);
    column()->addStretch(2);
    setFocusPolicy(Qt::StrongFocus);
    retranslate();
}

void AgePage::showEvent(QShowEvent* event) {
    KioskPage::showEvent(event);
    setFocus();
}

void AgePage::setChosen(std::optional<AgeGroup> group) {
    m_chosen = group;
    explain();
    markChosen();
}

void AgePage::explain() {
    const QString hint = m_chosen ? tr("If you do not know the age, finish here and ask staff for help.")
                                  : tr("Please answer carefully, or choose “I do not know”. Everyone with such a picture is asked.");
    m_explanation->setText(tr("This check is made for certain ages only, and the picture does not tell the patient's age.") +
                           QLatin1Char('\n') + hint);
}

void AgePage::markChosen() {
    m_former->hide();
    for (std::size_t answer = 0; answer < m_answers.size(); ++answer) {
        const bool isChosen = m_chosen == kAnswers[answer].first;
        m_answers[answer]->setIcon(isChosen ? icon(QStringLiteral("check"), Color::AccentText) : QIcon());
        // Whoever said an age and was refused for it knows it.
        if (kAnswers[answer].first == AgeGroup::Unknown) m_answers[answer]->setVisible(!m_chosen);
        if (!isChosen) continue;
        m_former->setText(tr("Chosen before: %1").arg(m_answers[answer]->text()));
        m_former->show();
    }
}

void AgePage::retranslate() {
    m_title->setText(tr("How old is the patient?"));
    explain();
    const QString words[] = {tr("Younger than 1 year"), tr("1 to 5 years"),      tr("6 to 14 years"),
                             tr("15 to 64 years"),      tr("65 years or older"), tr("I do not know")};
    for (std::size_t answer = 0; answer < m_answers.size(); ++answer) m_answers[answer]->setText(words[answer]);
    markChosen();
}

}  // namespace intaglio::ui
