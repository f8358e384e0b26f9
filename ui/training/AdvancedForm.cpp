#include "ui/training/AdvancedForm.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QSpinBox>
#include <algorithm>

#include "ui/support/Theme.h"

namespace intaglio::ui {

namespace {

constexpr int kFieldWidth = 200;

}  // namespace

QSpinBox* AdvancedForm::addNumber(QFormLayout* form, const char* objectName, const QString& title, int highest) {
    auto* box = new QSpinBox(this);
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleName(title);
    box->setRange(0, highest);
    box->setSpecialValueText(tr("Automatic"));
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setMinimumWidth(kFieldWidth);
    form->addRow(title, box);
    return box;
}

AdvancedForm::AdvancedForm(QWidget* parent) : QWidget(parent) {
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setSpacing(space::kSmall);
    constexpr int kLargestSide = 1024;
    m_side = addNumber(form, "trainSide", tr("Side of the network's input, in pixels"), kLargestSide);
    m_epochs = addNumber(form, "trainEpochs", tr("Rounds over the pictures"), 1000);
    m_batch = addNumber(form, "trainBatch", tr("Pictures in one step"), 256);
    m_patience = addNumber(form, "trainPatience", tr("Rounds without progress before it ends"), 1000);
    m_rate = new QDoubleSpinBox(this);
    m_rate->setObjectName(QStringLiteral("trainRate"));
    m_rate->setAccessibleName(tr("Learning rate"));
    m_rate->setDecimals(6);
    m_rate->setRange(0, 1);
    m_rate->setSpecialValueText(tr("Automatic"));
    m_rate->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_rate->setMinimumWidth(kFieldWidth);
    form->addRow(tr("Learning rate"), m_rate);
    m_seed = addNumber(form, "trainSeed", tr("Seed of the random choices"), 1'000'000);
    m_seed->setSpecialValueText({});
    m_seed->setMinimum(1);
}

void AdvancedForm::write(TrainPlan& plan) const {
    // The network's input has sides from 16: less is a mistyped number on its way.
    constexpr int kSmallestSide = 16;
    plan.side = m_side->value() == 0 ? 0 : std::max(kSmallestSide, m_side->value());
    plan.epochs = m_epochs->value();
    plan.batchSize = m_batch->value();
    plan.patience = m_patience->value();
    plan.learningRate = m_rate->value();
    plan.seed = static_cast<std::uint64_t>(m_seed->value());
}

}  // namespace intaglio::ui
