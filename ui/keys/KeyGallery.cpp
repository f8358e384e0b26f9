#include "ui/keys/KeyGallery.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QRadioButton>

#include "ui/keys/CompareDialog.h"
#include "ui/keys/KeyActionDialog.h"
#include "ui/keys/KeyManagerWindow.h"
#include "ui/keys/KeySamples.h"
#include "ui/keys/KeySetupPages.h"
#include "ui/keys/KeySetupWizard.h"

namespace intaglio::ui {

namespace {

using crypto::Role;
using Mode = KeySetup::Mode;
using Step = KeySetup::Step;
using Prepare = std::function<void(KeySetupWizard&)>;

constexpr QSize kWizardSize(980, 720);
constexpr QSize kManagerSize(1180, 760);

/// The sample program answers at once; its answers come through the event loop.
void settle() {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 40) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

QPushButton* button(QWidget& window, const char* name) {
    return window.findChild<QPushButton*>(QLatin1String(name));
}

void type(QWidget& window, const char* name, const QString& text) {
    window.findChild<QLineEdit*>(QLatin1String(name))->setText(text);
}

void addStep(GalleryPages& pages, const char* name, Step step, Mode mode = Mode::NewClinic, const Prepare& prepare = {},
             const KeyPorts& ports = samples::keyPorts({})) {
    pages.push_back({QStringLiteral("keys-") + QLatin1String(name), kWizardSize, [step, mode, prepare, ports]() {
                         auto wizard = std::make_unique<KeySetupWizard>(ports);
                         settle();
                         KeySetupPlan plan = step > Step::Clinic ? samples::setupPlan() : KeySetupPlan();
                         if (step == Step::Kiosks || step == Step::Doctors) plan.recovery = false;
                         if (step == Step::Kiosks) plan.keys.clear();
                         wizard->setup().present(step, mode, plan,
                                                 step == Step::Done ? std::optional(samples::setupOutcome()) : std::nullopt);
                         if (prepare) prepare(*wizard);
                         return wizard;
                     }});
}

void addWizard(GalleryPages& pages) {
    addStep(pages, "welcome", Step::Welcome);
    addStep(pages, "welcome-known", Step::Welcome, Mode::NewClinic, {}, samples::keyPorts(samples::knownKeys()));
    addStep(pages, "clinic", Step::Clinic, Mode::NewClinic, [](KeySetupWizard& wizard) {
        type(wizard, "clinicName", QStringLiteral("Riverside Practice"));
        button(wizard, "clinicSuggest")->click();
    });
    addStep(pages, "clinic-no-stick", Step::Clinic, Mode::NewClinic, {}, samples::keyPorts({}, false));
    addStep(pages, "clinic-weak", Step::Clinic, Mode::NewClinic, [](KeySetupWizard& wizard) {
        type(wizard, "clinicName", QStringLiteral("Riverside Practice"));
        type(wizard, "clinicPassphrase", QStringLiteral("summer"));
        type(wizard, "clinicPassphraseAgain", QStringLiteral("summer"));
        button(wizard, "keySetupNext")->click();
    });
    addStep(pages, "open-clinic", Step::Clinic, Mode::AddKeys);
    addStep(pages, "kiosks-empty", Step::Kiosks);
    addStep(pages, "kiosks", Step::Kiosks, Mode::NewClinic, [](KeySetupWizard& wizard) {
        wizard.setup().present(Step::Kiosks, Mode::NewClinic, samples::setupPlan());
        wizard.findChild<QRadioButton*>(QStringLiteral("kioskSecond"))->setChecked(true);
    });
    addStep(pages, "doctors", Step::Doctors);
    addStep(pages, "doctors-later", Step::Doctors, Mode::NewClinic,
            [](KeySetupWizard& wizard) { wizard.findChild<QRadioButton*>(QStringLiteral("doctorSecond"))->setChecked(true); });
    addStep(pages, "make", Step::Make);
    addStep(pages, "making", Step::Make, Mode::NewClinic, [](KeySetupWizard& wizard) { wizard.showMaking(2, 5); });
    addStep(pages, "done", Step::Done);
    addStep(pages, "done-other-clinic", Step::Welcome, Mode::NewClinic, [](KeySetupWizard& wizard) {
        KeySetupOutcome outcome = samples::setupOutcome();
        outcome.trustProblem = base::Error(base::ErrorCode::ClinicMismatch, {"Riverside Practice"});
        wizard.setup().present(Step::Done, Mode::NewClinic, {}, outcome);
    });
}

void addManager(GalleryPages& pages, const char* name, const KeyRingContents& ring, const QString& selected) {
    pages.push_back({QStringLiteral("keys-manager") + QLatin1String(name), kManagerSize, [ring, selected]() {
                         auto window = std::make_unique<KeyManagerWindow>(samples::keyPorts(ring, false));
                         settle();
                         window->select(selected);
                         return window;
                     }});
}

/// A dialog and what it refers to.
template <class Dialog>
void keep(QDialog& dialog, std::shared_ptr<Dialog> kept) {
    QObject::connect(&dialog, &QObject::destroyed, [kept]() {});
}

void addActionDialog(GalleryPages& pages, const char* name, KeyAction action, std::size_t row, QSize size) {
    pages.push_back({QStringLiteral("keys-") + QLatin1String(name), size, [action, row]() {
                         auto window = std::make_shared<KeyManagerWindow>(samples::keyPorts(samples::knownKeys(), false));
                         settle();
                         KeyActionRequest request;
                         request.action = action;
                         if (action != KeyAction::MakeOwn) {
                             request.target = window->ring().contents().rows[row].facts.identity;
                             request.keyFile = window->ring().contents().rows[row].keyFile;
                         }
                         auto dialog = std::make_unique<KeyActionDialog>(window->ring(), request);
                         keep(*dialog, window);
                         return dialog;
                     }});
}

void addDialogs(GalleryPages& pages) {
    addActionDialog(pages, "revoke", KeyAction::Revoke, 1, {640, 600});
    addActionDialog(pages, "renew", KeyAction::Renew, 3, {640, 680});
    addActionDialog(pages, "replace", KeyAction::Replace, 3, {640, 760});
    addActionDialog(pages, "hiding-key", KeyAction::RotateHidingKey, 0, {640, 560});
    addActionDialog(pages, "change-passphrase", KeyAction::ChangePassphrase, 3, {640, 640});
    addActionDialog(pages, "make-own", KeyAction::MakeOwn, 0, {640, 560});
    pages.push_back({QStringLiteral("keys-compare"), QSize(720, 560),
                     []() { return std::make_unique<CompareDialog>(samples::keyFacts(Role::Clinic, "Riverside Practice", 0)); }});
}

}  // namespace

void addKeyPages(GalleryPages& pages) {
    addWizard(pages);
    addManager(pages, "", samples::knownKeys(), QStringLiteral("Dr. Amina Farouk"));
    addManager(pages, "-expires-soon", samples::knownKeys(), QStringLiteral("Laboratory"));
    addManager(pages, "-revoked", samples::knownKeys(), QStringLiteral("Dr. Jonas Lindqvist"));
    addManager(pages, "-empty", {}, {});
    addDialogs(pages);
}

}  // namespace intaglio::ui
