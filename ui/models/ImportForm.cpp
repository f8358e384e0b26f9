#include "ui/models/ImportForm.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include "core/inference/PictureKind.h"
#include "ui/models/ModelWords.h"

namespace intaglio::ui {

namespace {

QComboBox* roleBox(inference::LabelRole role, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->addItem(ImportForm::tr("Finding"), static_cast<int>(inference::LabelRole::Finding));
    box->addItem(ImportForm::tr("Normal"), static_cast<int>(inference::LabelRole::Normal));
    box->addItem(ImportForm::tr("Other"), static_cast<int>(inference::LabelRole::Other));
    box->setCurrentIndex(box->findData(static_cast<int>(role)));
    box->setAccessibleName(ImportForm::tr("What the label means"));
    return box;
}

}  // namespace

ImportForm::ImportForm(QWidget* parent) : QWidget(parent) {
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::kLarge);
    columns->addWidget(buildFields(), 1);
    columns->addWidget(buildLabels(), 1);
}

QWidget* ImportForm::buildFields() {
    auto* panel = new QWidget(this);
    auto* form = new QFormLayout(panel);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    const auto add = [&](const char* objectName, const QString& title, auto* field) {
        field->setObjectName(QLatin1String(objectName));
        field->setAccessibleName(title);
        form->addRow(title, field);
        return field;
    };
    m_id = add("importId", tr("Identifier: small letters, digits and hyphens"), new QLineEdit(panel));
    m_name = add("importName", tr("Name for people"), new QLineEdit(panel));
    m_kind = add("importKind", tr("Judges which kind of picture"), new QComboBox(panel));
    m_kind->setEditable(true);
    m_kind->addItem(QString());
    for (const inference::PictureKind& kind : inference::pictureKinds()) {
        m_kind->addItem(QString::fromUtf8(kind.key.data(), static_cast<qsizetype>(kind.key.size())));
    }
    m_rows = add("importRows", tr("Rows that the network takes"), new QSpinBox(panel));
    m_columns = add("importColumns", tr("Columns that the network takes"), new QSpinBox(panel));
    for (QSpinBox* side : {m_rows, m_columns}) {
        side->setRange(0, 8192);
        side->setButtonSymbols(QAbstractSpinBox::NoButtons);
    }
    m_channels = add("importChannels", tr("Colours"), new QComboBox(panel));
    m_channels->addItem(tr("Colour (3 channels)"), 3);
    m_channels->addItem(tr("Grey (1 channel)"), 1);
    m_scaling = add("importScaling", tr("What it takes a sample of 0 to 255 for"), new QComboBox(panel));
    m_scaling->addItem(QString());
    for (const char* scaling : {"0..1", "-1..1", "0..255", "imagenet"}) m_scaling->addItem(QLatin1String(scaling));
    m_activation = add("importActivation", tr("How its answers belong together"), new QComboBox(panel));
    m_activation->addItem(tr("One label is right (softmax)"), QStringLiteral("softmax"));
    m_activation->addItem(tr("Each label stands alone (sigmoid)"), QStringLiteral("sigmoid"));
    for (QComboBox* box : {m_kind, m_channels, m_scaling, m_activation}) {
        // Long words of another language must not widen the page.
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    for (QLineEdit* field : {m_id, m_name}) connect(field, &QLineEdit::textChanged, this, &ImportForm::changed);
    for (QComboBox* box : {m_kind, m_channels, m_scaling, m_activation})
        connect(box, &QComboBox::currentTextChanged, this, &ImportForm::changed);
    for (QSpinBox* box : {m_rows, m_columns}) connect(box, &QSpinBox::valueChanged, this, &ImportForm::changed);
    return panel;
}

QWidget* ImportForm::buildLabels() {
    auto* panel = new QWidget(this);
    auto* rows = new QVBoxLayout(panel);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(makeModelText(panel, "importLabelsTitle", tr("Labels, in the order of the network's answers")));
    m_labels = new QTableWidget(0, 2, panel);
    m_labels->setObjectName(QStringLiteral("importLabels"));
    m_labels->setAccessibleName(tr("Labels"));
    m_labels->setHorizontalHeaderLabels({tr("Label"), tr("Meaning")});
    m_labels->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_labels->horizontalHeader()->setHighlightSections(false);
    m_labels->verticalHeader()->setDefaultSectionSize(40);
    m_labels->setTabKeyNavigation(false);
    rows->addWidget(m_labels, 1);
    auto* add = new QPushButton(tr("Add a label"), panel);
    add->setObjectName(QStringLiteral("importAddLabel"));
    auto* remove = new QPushButton(tr("Remove the label"), panel);
    remove->setObjectName(QStringLiteral("importRemoveLabel"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch();
    rows->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, [this]() {
        addLabel({});
        m_labels->setCurrentCell(m_labels->rowCount() - 1, 0);
        m_labels->editItem(m_labels->currentItem());
    });
    connect(remove, &QPushButton::clicked, this, &ImportForm::removeLabel);
    connect(m_labels, &QTableWidget::itemChanged, this, &ImportForm::changed);
    return panel;
}

void ImportForm::addLabel(const inference::Label& label) {
    const int row = m_labels->rowCount();
    m_labels->insertRow(row);
    auto* box = roleBox(label.role, m_labels);
    connect(box, &QComboBox::currentIndexChanged, this, &ImportForm::changed);
    m_labels->setCellWidget(row, 1, box);
    m_labels->setItem(row, 0, new QTableWidgetItem(QString::fromStdString(label.key)));
}

void ImportForm::removeLabel() {
    if (m_labels->currentRow() < 0) return;
    m_labels->removeRow(m_labels->currentRow());
    Q_EMIT changed();
}

void ImportForm::setAnswers(const inference::ImportAnswers& answers) {
    m_known = answers;
    m_id->setText(QString::fromStdString(answers.id));
    m_name->setText(QString::fromStdString(answers.name));
    m_kind->setEditText(QString::fromStdString(answers.kind));
    m_rows->setValue(answers.rows);
    m_columns->setValue(answers.columns);
    m_channels->setCurrentIndex(m_channels->findData(answers.channels));
    if (answers.scaling) {
        const auto name = inference::importScalingName(*answers.scaling);
        m_scaling->setCurrentText(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    }
    m_activation->setCurrentIndex(m_activation->findData(QString::fromStdString(answers.activation)));
    m_labels->setRowCount(0);
    for (const inference::Label& label : answers.labels) addLabel(label);
    Q_EMIT changed();
}

inference::ImportAnswers ImportForm::answers() const {
    inference::ImportAnswers answers = m_known;
    answers.id = m_id->text().trimmed().toStdString();
    answers.name = m_name->text().trimmed().toStdString();
    answers.kind = m_kind->currentText().trimmed().toStdString();
    answers.rows = m_rows->value();
    answers.columns = m_columns->value();
    answers.channels = m_channels->currentData().toInt();
    answers.scaling = inference::importScaling(m_scaling->currentText().toStdString());
    answers.activation = m_activation->currentData().toString().toStdString();
    answers.labels.clear();
    for (int row = 0; row < m_labels->rowCount(); ++row) {
        const auto* item = m_labels->item(row, 0);
        const auto* box = qobject_cast<QComboBox*>(m_labels->cellWidget(row, 1));
        const std::string key = item == nullptr ? std::string() : item->text().trimmed().toStdString();
        if (key.empty() || box == nullptr) continue;
        answers.labels.push_back({key, {{"en", key}}, static_cast<inference::LabelRole>(box->currentData().toInt())});
    }
    return answers;
}

}  // namespace intaglio::ui
