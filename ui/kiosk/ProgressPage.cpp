#include "ui/kiosk/ProgressPage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/support/Icons.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/JobStrip.h"

namespace intaglio::ui {

namespace {

QStringList phasesOf(ProgressPage::Purpose purpose) {
    if (purpose == ProgressPage::Purpose::Checking) {
        return {QStringLiteral("load"), QStringLiteral("gate"), QStringLiteral("predict")};
    }
    return {QStringLiteral("seal"), QStringLiteral("embed"), QStringLiteral("write"), QStringLiteral("verify")};
}

}  // namespace

ProgressPage::ProgressPage(Purpose purpose, QWidget* parent)
    : KioskPage(purpose == Purpose::Checking ? "kioskChecking" : "kioskSaving", parent), m_purpose(purpose), m_phases(phasesOf(purpose)) {
    column()->addStretch(1);
    m_title = addText("title");
    m_explanation = addText("muted");
    column()->addSpacing(space::kLarge);
    auto* stages = new QVBoxLayout;
    stages->setSpacing(space::kMedium);
    for (qsizetype i = 0; i < m_phases.size(); ++i) {
        auto* row = new QHBoxLayout;
        row->setSpacing(space::kMedium);
        m_marks.push_back(new IconLabel(28, this));
        m_names.push_back(new QLabel(this));
        m_names.back()->setObjectName(QStringLiteral("stage_") + m_phases[i]);
        row->addStretch();
        row->addWidget(m_marks.back());
        row->addWidget(m_names.back());
        m_names.back()->setFixedWidth(440);
        row->addStretch();
        stages->addLayout(row);
    }
    column()->addLayout(stages);
    column()->addSpacing(space::kLarge);
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(QStringLiteral("kioskProgress"));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 1000);
    column()->addWidget(m_bar);
    column()->addSpacing(space::kLarge);
    m_cancel = makeKioskButton(this, purpose == Purpose::Checking ? "cancelChecking" : "cancelSaving", "");
    column()->addWidget(m_cancel, 0, Qt::AlignHCenter);
    column()->addStretch(2);
    connect(m_cancel, &QPushButton::clicked, this, &ProgressPage::cancelled);
    restart();
    retranslate();
}

void ProgressPage::restart() {
    showStage(0);
    m_bar->setValue(0);
}

void ProgressPage::showStage(int index) {
    m_stage = index;
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        const int at = static_cast<int>(i);
        m_marks[i]->setIcon(at < index    ? QStringLiteral("success")
                            : at == index ? QStringLiteral("next")
                                          : QString(),
                            at < index ? Color::Success : Color::AccentText);
        setStyleProperty(m_names[i], "role", at == index ? QString() : QStringLiteral("muted"));
    }
}

void ProgressPage::setProgress(const QString& phase, double done, double total) {
    const auto stage = static_cast<int>(m_phases.indexOf(phase));
    // Later stages may look back (the picture is loaded again for sealing); the page only ever moves forward.
    if (stage < m_stage) return;
    if (stage != m_stage) showStage(stage);
    const double share = total > 0 ? done / total : 0;
    const int value = static_cast<int>(1000 * (stage + share) / static_cast<double>(m_phases.size()));
    m_bar->setValue(std::max(m_bar->value(), value));
}

void ProgressPage::retranslate() {
    if (m_purpose == Purpose::Checking) {
        m_title->setText(tr("We are checking your picture"));
        m_explanation->setText(tr("This takes a few seconds. You need not do anything."));
        m_cancel->setText(tr("Stop checking"));
    } else {
        m_title->setText(tr("We are saving your picture"));
        m_explanation->setText(tr("Please leave your stick plugged in."));
        m_cancel->setText(tr("Stop saving"));
    }
    m_cancel->setIcon(icon(QStringLiteral("cancel")));
    m_bar->setAccessibleName(m_title->text());
    for (std::size_t i = 0; i < m_names.size(); ++i) m_names[i]->setText(phaseText(m_phases[static_cast<qsizetype>(i)]));
}

}  // namespace intaglio::ui
