#include "ui/models/ModelAcceptDialog.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/models/ModelWords.h"

namespace intaglio::ui {

ModelAcceptDialog::ModelAcceptDialog(const inference::ModelPackage& package, const QString& administrator, QWidget* parent)
    : QDialog(parent), m_name(new QLineEdit(administrator, this)), m_sure(new QCheckBox(this)), m_accept(new QPushButton(this)) {
    setObjectName(QStringLiteral("modelAcceptDialog"));
    setWindowTitle(tr("Accept an unsigned model"));
    resize(620, 440);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    rows->setSpacing(space::kMedium);
    auto* title = makeModelText(this, "modelAcceptName", QString::fromStdString(package.manifest.name), "heading");
    title->setProperty("data", true);
    rows->addWidget(title);
    rows->addWidget(makeModelText(this, "modelAcceptSigner", signerSentence(package)));
    rows->addWidget(makeModelText(this, "modelAcceptExplanation",
                                  tr("Nobody whom this computer trusts vouches for this package. Whoever accepts it answers for where it "
                                     "came from; the name and the day are kept, and each of its results says that it is unsigned."),
                                  "muted"));
    auto* label = new QLabel(tr("Your name"), this);
    label->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("modelAcceptBy"));
    m_name->setAccessibleName(tr("Your name"));
    rows->addWidget(label);
    rows->addWidget(m_name);
    m_sure->setObjectName(QStringLiteral("modelAcceptSure"));
    m_sure->setText(tr("I know where this package came from"));
    rows->addWidget(m_sure);
    rows->addStretch();
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("modelAcceptCancel"));
    m_accept->setObjectName(QStringLiteral("modelAcceptDo"));
    m_accept->setText(tr("Accept"));
    m_accept->setProperty("role", QStringLiteral("primary"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    rows->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_name, &QLineEdit::textChanged, this, &ModelAcceptDialog::refresh);
    connect(m_sure, &QCheckBox::toggled, this, &ModelAcceptDialog::refresh);
    refresh();
}

QString ModelAcceptDialog::name() const {
    return m_name->text().trimmed();
}

void ModelAcceptDialog::refresh() {
    m_accept->setEnabled(m_sure->isChecked() && !name().isEmpty());
}

}  // namespace intaglio::ui
