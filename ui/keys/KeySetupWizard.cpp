#include "ui/keys/KeySetupWizard.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/keys/KeySetupPages.h"
#include "ui/support/Dialogs.h"
#include "ui/support/Icons.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StepHeader.h"

namespace intaglio::ui {

namespace {
constexpr int kPageCount = 7;
constexpr int kOpenClinicPage = kPageCount - 1;
}  // namespace

KeySetupWizard::KeySetupWizard(KeyPorts ports, QWidget* parent)
    : QDialog(parent),
      m_setup(std::move(ports), m_jobs),
      m_header(new StepHeader(this)),
      m_message(new MessageBar(this)),
      m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("keySetupWizard"));
    setWindowTitle(tr("Set up keys"));
    build();
    resize(980, 720);
    connect(&m_setup, &KeySetup::changed, this, &KeySetupWizard::setupChanged);
    connect(&m_setup, &KeySetup::progressed, m_make, &MakeKeysPage::setProgress);
    setupChanged();
    lookForClinic();
}

KeySetupWizard::~KeySetupWizard() = default;

void KeySetupWizard::build() {
    m_header->setSteps({tr("Start"), tr("Clinic"), tr("Kiosks"), tr("Doctors"), tr("Make"), tr("Done")});
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    rows->setSpacing(space::kMedium);
    rows->addWidget(m_header);
    rows->addWidget(m_message);
    rows->addWidget(m_stack, 1);
    rows->addWidget(buildButtons());
    m_welcome = new KeyWelcomePage(m_setup, *m_message, m_stack);
    m_openClinic = new OpenClinicPage(m_setup, *m_message, m_stack);
    m_make = new MakeKeysPage(m_setup, *m_message, m_stack);
    // In the order of KeySetup::Step, and the page for a clinic that exists at the end.
    addPage(m_welcome, true);
    addPage(new NewClinicPage(m_setup, *m_message, m_stack), true);
    addPage(new NamedKeysPage(m_setup, *m_message, crypto::Role::Kiosk, m_stack), true);
    addPage(new NamedKeysPage(m_setup, *m_message, crypto::Role::Doctor, m_stack), true);
    addPage(m_make, true);
    addPage(new KeysMadePage(m_setup, *m_message, m_stack), false);
    addPage(m_openClinic, true);
}

/// On a small screen a page scrolls; the buttons below it always stay in sight.
void KeySetupWizard::addPage(KeySetupPage* page, bool scrolls) {
    m_pages.push_back(page);
    if (!scrolls) {
        m_stack->addWidget(page);
        return;
    }
    auto* scroll = new QScrollArea(m_stack);
    scroll->setWidgetResizable(true);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    page->setProperty("surface", QStringLiteral("plain"));
    scroll->setWidget(page);
    m_stack->addWidget(scroll);
}

QWidget* KeySetupWizard::buildButtons() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_cancel = makeKeyButton(bar, "keySetupCancel", tr("Cancel"));
    m_back = makeKeyButton(bar, "keySetupBack", tr("Back"));
    m_next = makeKeyButton(bar, "keySetupNext", tr("Continue"), "primary");
    m_next->setDefault(true);
    row->addWidget(m_cancel);
    row->addStretch();
    row->addWidget(m_back);
    row->addWidget(m_next);
    connect(m_cancel, &QPushButton::clicked, this, &KeySetupWizard::reject);
    connect(m_back, &QPushButton::clicked, this, [this]() {
        m_message->clear();
        m_setup.back();
    });
    connect(m_next, &QPushButton::clicked, this, [this]() {
        if (m_setup.step() == KeySetup::Step::Done) return accept();
        page()->accept();
    });
    return bar;
}

KeySetupPage* KeySetupWizard::page() const {
    return m_pages[static_cast<std::size_t>(m_stack->currentIndex())];
}

void KeySetupWizard::showStep(KeySetup::Step step) {
    const bool opens = step == KeySetup::Step::Clinic && m_setup.mode() == KeySetup::Mode::AddKeys;
    m_stack->setCurrentIndex(opens ? kOpenClinicPage : static_cast<int>(step));
    const int last = static_cast<int>(KeySetup::Step::Done);
    m_header->setCurrent(step == KeySetup::Step::Done ? last + 1 : static_cast<int>(step));
    if (m_stack->currentWidget() != m_shownPage) m_message->clear();
    m_shownPage = m_stack->currentWidget();
}

void KeySetupWizard::setupChanged() {
    if (m_closeWhenStopped && !m_setup.isBusy() && m_setup.step() != KeySetup::Step::Done) return QDialog::reject();
    m_closeWhenStopped = false;
    const auto step = m_setup.step();
    showStep(step);
    page()->refresh();
    const bool busy = m_setup.isBusy();
    const bool done = step == KeySetup::Step::Done;
    m_cancel->setVisible(!done);
    m_back->setVisible(!done && step != KeySetup::Step::Welcome);
    m_back->setEnabled(!busy);
    m_next->setEnabled(!busy);
    switch (step) {
        case KeySetup::Step::Welcome:
            m_next->setText(tr("Start"));
            break;
        case KeySetup::Step::Make:
            m_next->setText(busy ? tr("Making the keys …") : tr("Make the keys"));
            break;
        case KeySetup::Step::Done:
            m_next->setText(tr("Finish"));
            break;
        default:
            m_next->setText(busy ? tr("Opening …") : tr("Continue"));
            break;
    }
    if (!done) return;
    // Nothing secret stays in the fields once the keys are made.
    for (KeySetupPage* other : m_pages) other->forget();
}

void KeySetupWizard::startAdding(const QString& keyFile) {
    m_setup.begin(KeySetup::Mode::AddKeys);
    if (!keyFile.isEmpty()) m_openClinic->setKeyFile(keyFile);
}

void KeySetupWizard::showMaking(double done, double total) {
    m_make->showWorking(true);
    m_make->setProgress(done, total);
    m_back->setEnabled(false);
    m_next->setEnabled(false);
    m_next->setText(tr("Making the keys …"));
}

void KeySetupWizard::lookForClinic() {
    const auto read = m_setup.ports().readRing;
    m_jobs.start<KeyRingContents>(
        tr("Looking for known keys"), this, [read](base::ProgressSink&, std::stop_token) { return read({}); },
        [this](base::Result<KeyRingContents> ring) {
            if (ring && ring->clinic) m_welcome->setKnownClinic(QString::fromStdString(ring->clinic->name));
        });
}

void KeySetupWizard::reject() {
    // The keys are made: whoever opened the wizard has to learn of them, however its last page is closed.
    if (m_setup.step() == KeySetup::Step::Done) return accept();
    const bool hasEntries = m_setup.step() > KeySetup::Step::Clinic && m_setup.step() < KeySetup::Step::Done;
    if (hasEntries && !Dialogs::instance().confirm(this, tr("Stop setting up keys?"),
                                                   tr("No key is made then, and what you entered is forgotten."), tr("Stop")))
        return;
    // The work may have ended while the question was open.
    if (m_setup.step() == KeySetup::Step::Done) return;
    if (!m_setup.isBusy()) return QDialog::reject();
    // The window goes when the work has stopped and taken back what it made.
    m_closeWhenStopped = true;
    m_setup.cancel();
}

}  // namespace intaglio::ui
