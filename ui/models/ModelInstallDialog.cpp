#include "ui/models/ModelInstallDialog.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/base/Files.h"
#include "ui/models/ImportForm.h"
#include "ui/models/ModelWords.h"
#include "ui/support/ErrorText.h"
#include "ui/widgets/CardView.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {

ModelInstallDialog::ModelInstallDialog(ModelLibrary& library, const std::filesystem::path& source, QWidget* parent)
    : QDialog(parent), m_library(library), m_source(source), m_message(new MessageBar(this)), m_pages(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("modelInstallDialog"));
    setWindowTitle(tr("Install a model"));
    resize(820, 680);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    rows->setSpacing(space::kMedium);
    m_message->setObjectName(QStringLiteral("modelInstallMessage"));
    rows->addWidget(m_message);
    for (QWidget* page : {buildChecking(), buildQuestions(), buildConfirm()}) m_pages->addWidget(page);
    // Long refusals and the questions of an import must fit a small screen too.
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(m_pages);
    rows->addWidget(area, 1);
    // Beside the button that waits for it, never scrolled out of sight.
    rows->addWidget(buildAcceptance());
    rows->addWidget(buildButtons());
    connect(&m_library, &ModelLibrary::stagingProgressed, this, &ModelInstallDialog::showProgress);
    m_isRunning = true;
    show(kChecking);
    m_phase->setText(tr("Looking at the package"));
    m_library.propose(m_source, [self = QPointer(this)](base::Result<ModelProposal> proposal) {
        if (self) self->proposed(proposal);
    });
}

ModelInstallDialog::~ModelInstallDialog() = default;

QWidget* ModelInstallDialog::buildChecking() {
    auto* page = new QWidget(this);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addStretch();
    auto* file = makeModelText(page, "modelInstallSource", QString::fromStdString(base::pathText(m_source.filename())), "heading");
    file->setProperty("data", true);
    rows->addWidget(file);
    m_phase = makeModelText(page, "modelInstallPhase", {});
    rows->addWidget(m_phase);
    m_progress = new QProgressBar(page);
    m_progress->setObjectName(QStringLiteral("modelInstallProgress"));
    m_progress->setAccessibleName(tr("Progress of the checks"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    rows->addWidget(m_progress);
    rows->addWidget(makeModelText(page, "modelInstallSafe", tr("Nothing is installed before you say so."), "muted"));
    rows->addStretch();
    return page;
}

QWidget* ModelInstallDialog::buildQuestions() {
    auto* page = new QWidget(this);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(makeModelText(page, "modelImportTitle", tr("A network without a package"), "heading"));
    rows->addWidget(makeModelText(page, "modelImportText",
                                  tr("It does not say all that is needed to use it. Ask whoever made it; a wrong answer gives wrong "
                                     "results that look right."),
                                  "muted"));
    m_form = new ImportForm(page);
    rows->addWidget(m_form, 1);
    m_missing = makeModelText(page, "modelImportMissing", {}, "small");
    rows->addWidget(m_missing);
    connect(m_form, &ImportForm::changed, this, &ModelInstallDialog::refresh);
    return page;
}

QWidget* ModelInstallDialog::buildConfirm() {
    auto* page = new QWidget(this);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::kSmall);
    m_name = makeModelText(page, "modelConfirmName", {}, "heading");
    m_name->setProperty("data", true);
    m_signer = makeModelText(page, "modelConfirmSigner", {});
    m_unknown = makeModelText(page, "modelConfirmUnknown", {}, "muted");
    m_replaces = makeModelText(page, "modelConfirmReplaces", {});
    m_replace = new QCheckBox(tr("Replace it all the same"), page);
    m_replace->setObjectName(QStringLiteral("modelConfirmReplace"));
    m_card = new CardView(page);
    m_card->setObjectName(QStringLiteral("modelConfirmCard"));
    m_card->setAccessibleName(tr("Card of the model"));
    for (QWidget* part : std::initializer_list<QWidget*>{m_name, m_signer, m_unknown, m_replaces, m_replace}) rows->addWidget(part);
    rows->addWidget(m_card, 1);
    connect(m_replace, &QCheckBox::toggled, this, &ModelInstallDialog::refresh);
    return page;
}

QWidget* ModelInstallDialog::buildAcceptance() {
    m_acceptance = new QWidget(this);
    auto* acceptance = new QVBoxLayout(m_acceptance);
    acceptance->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("Name of the person who answers for this package"), m_acceptance);
    m_by = new QLineEdit(m_library.administrator(), m_acceptance);
    m_by->setObjectName(QStringLiteral("modelConfirmBy"));
    m_by->setAccessibleName(label->text());
    label->setBuddy(m_by);
    m_sure = new QCheckBox(tr("I know where this package came from and accept it unsigned"), m_acceptance);
    m_sure->setObjectName(QStringLiteral("modelConfirmSure"));
    acceptance->addWidget(label);
    acceptance->addWidget(m_by);
    acceptance->addWidget(m_sure);
    connect(m_by, &QLineEdit::textChanged, this, &ModelInstallDialog::refresh);
    connect(m_sure, &QCheckBox::toggled, this, &ModelInstallDialog::refresh);
    return m_acceptance;
}

QWidget* ModelInstallDialog::buildButtons() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto* cancel = new QPushButton(tr("Cancel"), bar);
    cancel->setObjectName(QStringLiteral("modelInstallCancel"));
    m_next = new QPushButton(bar);
    m_next->setObjectName(QStringLiteral("modelInstallNext"));
    m_next->setProperty("role", QStringLiteral("primary"));
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_next);
    connect(cancel, &QPushButton::clicked, this, &ModelInstallDialog::reject);
    connect(m_next, &QPushButton::clicked, this, &ModelInstallDialog::next);
    return bar;
}

void ModelInstallDialog::reject() {
    m_library.cancelStaging();
    QDialog::reject();
}

void ModelInstallDialog::show(Page page) {
    for (int index = 0; index < m_pages->count(); ++index) {
        // A page out of sight must not make the others as tall as it is.
        m_pages->widget(index)->setSizePolicy(QSizePolicy::Preferred, index == page ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    }
    m_pages->setCurrentIndex(page);
    refresh();
}

void ModelInstallDialog::proposed(const base::Result<ModelProposal>& proposal) {
    m_isRunning = false;
    m_progress->setRange(0, 1);
    if (!proposal) {
        m_phase->clear();
        refresh();
        return m_message->showError(proposal.error());
    }
    m_isImport = proposal->isImport;
    if (!m_isImport) return check(proposal->answers);
    m_form->setAnswers(proposal->answers);
    show(kQuestions);
}

void ModelInstallDialog::check(const inference::ImportAnswers& answers) {
    m_message->clear();
    m_staged.reset();
    m_isRunning = true;
    m_progress->setRange(0, 0);
    show(kChecking);
    m_library.stage(m_source, answers, [self = QPointer(this)](base::Result<ModelLibrary::Staged> staged) {
        if (self) self->checked(std::move(staged));
    });
}

void ModelInstallDialog::showProgress(const QString& phase, double done, double total) {
    if (!m_isRunning) return;
    m_phase->setText(phase == QLatin1String("unpack") ? tr("Unpacking and checking every file") : tr("Running it on test pictures"));
    m_progress->setRange(0, total > 1 ? static_cast<int>(total) : 0);
    m_progress->setValue(static_cast<int>(done));
}

void ModelInstallDialog::checked(base::Result<ModelLibrary::Staged> staged) {
    m_isRunning = false;
    m_progress->setRange(0, 1);
    if (!staged) {
        m_phase->setText(tr("This package was not installed."));
        m_message->showError(staged.error());
        // Another answer may help; another file needs another dialog.
        return show(m_isImport ? kQuestions : kChecking);
    }
    m_staged = *std::move(staged);
    showConfirmation();
}

void ModelInstallDialog::showConfirmation() {
    const inference::ModelPackage& package = m_staged->package();
    const QString version = QString::fromStdString(package.manifest.version);
    m_name->setText(QString::fromStdString(package.manifest.name) + QLatin1Char(' ') + version);
    m_signer->setText(signerSentence(package));
    QStringList unknown;
    for (const std::string& sentence : m_staged->unknowns()) unknown << QStringLiteral("• ") + QString::fromStdString(sentence);
    m_unknown->setText(unknown.isEmpty() ? QString() : tr("Nobody knows:") + QLatin1Char('\n') + unknown.join(QLatin1Char('\n')));
    m_unknown->setVisible(!unknown.isEmpty());
    const QString installed = QString::fromStdString(m_staged->installedVersion());
    m_replaces->setVisible(!installed.isEmpty());
    m_replaces->setText(m_staged->needsReplace()
                            ? tr("Version %1 is installed, which is not older than this one (%2).").arg(installed, version)
                            : tr("It replaces version %1.").arg(installed));
    m_replace->setVisible(m_staged->needsReplace());
    const auto card = base::readFile(package.folder / inference::kCardFile);
    m_card->setCard(card ? QString::fromUtf8(reinterpret_cast<const char*>(card->data()), static_cast<qsizetype>(card->size()))
                         : QString());
    show(kConfirm);
}

void ModelInstallDialog::refresh() {
    m_progress->setVisible(m_isRunning);
    const auto page = static_cast<Page>(m_pages->currentIndex());
    m_next->setVisible(page != kChecking);
    m_acceptance->setVisible(page == kConfirm && m_staged != nullptr && m_staged->needsAcceptance());
    m_next->setText(page == kQuestions ? tr("Check it") : tr("Install"));
    if (page == kQuestions) {
        const auto missing = inference::missingAnswers(m_form->answers());
        m_missing->setText(missing.empty() ? QString() : tr("%n answer(s) are still missing.", nullptr, static_cast<int>(missing.size())));
        m_next->setEnabled(missing.empty());
    } else if (m_staged != nullptr) {
        const bool accepted = !m_staged->needsAcceptance() || (m_sure->isChecked() && !m_by->text().trimmed().isEmpty());
        const bool replaced = !m_staged->needsReplace() || m_replace->isChecked();
        m_next->setEnabled(accepted && replaced && !m_isRunning);
    }
}

void ModelInstallDialog::next() {
    if (m_pages->currentIndex() == kQuestions) return check(m_form->answers());
    install();
}

void ModelInstallDialog::install() {
    inference::InstallConsent consent;
    consent.replace = m_replace->isVisible() && m_replace->isChecked();
    if (m_staged->needsAcceptance()) consent.acceptedBy = m_by->text().trimmed().toStdString();
    m_isRunning = true;
    refresh();
    m_library.install(m_staged, consent, [self = QPointer(this)](base::Result<inference::ModelPackage> installed) {
        if (!self) return;
        self->m_isRunning = false;
        self->refresh();
        if (!installed) return self->m_message->showError(installed.error());
        self->m_installedId = QString::fromStdString(installed->manifest.id);
        self->accept();
    });
}

}  // namespace intaglio::ui
