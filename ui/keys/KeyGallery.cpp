#include "ui/keys/KeyGallery.h"

#include <QLineEdit>
#include <QRadioButton>

#include "ui/keys/CompareDialog.h"
#include "ui/keys/KeyActionDialog.h"
#include "ui/keys/KeyManagerWindow.h"
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

QPushButton* button(QWidget& window, const char* name) {
    return window.findChild<QPushButton*>(QLatin1String(name));
}

void type(QWidget& window, const char* name, const QString& text) {
    window.findChild<QLineEdit*>(QLatin1String(name))->setText(text);
}

/// Waits until the window knows the sample keys, then makes what is shown of it; nothing where they did not come.
template <class Window, class Made>
std::unique_ptr<QWidget> onceReady(std::unique_ptr<Window> window, const Made& made) {
    if (!waitUntil([&window]() { return window->runningJobs() == 0; })) return nullptr;
    return made(std::move(window));
}

void addStep(GalleryPages& pages, const KeyPorts& ports, const char* name, Step step, Mode mode = Mode::NewClinic,
             const Prepare& prepare = {}) {
    const auto show = [step, mode, prepare](std::unique_ptr<KeySetupWizard> wizard) {
        KeySetupPlan plan = step > Step::Clinic ? samples::setupPlan() : KeySetupPlan();
        if (step == Step::Kiosks || step == Step::Doctors) plan.recovery = false;
        if (step == Step::Kiosks) plan.keys.clear();
        wizard->setup().present(step, mode, plan, step == Step::Done ? std::optional(samples::setupOutcome()) : std::nullopt);
        if (prepare) prepare(*wizard);
        return wizard;
    };
    pages.push_back({QStringLiteral("keys-") + QLatin1String(name), kWizardSize,
                     [ports, show]() { return onceReady(std::make_unique<KeySetupWizard>(ports), show); }});
}

void addWizard(GalleryPages& pages, const SampleKeyPorts& portsOf) {
    const KeyPorts ports = portsOf({}, true);
    addStep(pages, ports, "welcome", Step::Welcome);
    addStep(pages, portsOf(samples::knownKeys(), true), "welcome-known", Step::Welcome);
    addStep(pages, ports, "clinic", Step::Clinic, Mode::NewClinic, [](KeySetupWizard& wizard) {
        type(wizard, "clinicName", QStringLiteral("Riverside Practice"));
        button(wizard, "clinicSuggest")->click();
    });
    addStep(pages, portsOf({}, false), "clinic-no-stick", Step::Clinic);
    addStep(pages, ports, "clinic-weak", Step::Clinic, Mode::NewClinic, [](KeySetupWizard& wizard) {
        type(wizard, "clinicName", QStringLiteral("Riverside Practice"));
        type(wizard, "clinicPassphrase", QStringLiteral("summer"));
        type(wizard, "clinicPassphraseAgain", QStringLiteral("summer"));
        button(wizard, "keySetupNext")->click();
    });
    addStep(pages, ports, "open-clinic", Step::Clinic, Mode::AddKeys);
    addStep(pages, ports, "kiosks-empty", Step::Kiosks);
    addStep(pages, ports, "kiosks", Step::Kiosks, Mode::NewClinic, [](KeySetupWizard& wizard) {
        wizard.setup().present(Step::Kiosks, Mode::NewClinic, samples::setupPlan());
        wizard.findChild<QRadioButton*>(QStringLiteral("kioskSecond"))->setChecked(true);
    });
    addStep(pages, ports, "doctors", Step::Doctors);
    addStep(pages, ports, "doctors-later", Step::Doctors, Mode::NewClinic,
            [](KeySetupWizard& wizard) { wizard.findChild<QRadioButton*>(QStringLiteral("doctorSecond"))->setChecked(true); });
    addStep(pages, ports, "make", Step::Make);
    addStep(pages, ports, "making", Step::Make, Mode::NewClinic, [](KeySetupWizard& wizard) { wizard.showMaking(2, 5); });
    addStep(pages, ports, "done", Step::Done);
    addStep(pages, ports, "done-other-clinic", Step::Welcome, Mode::NewClinic, [](KeySetupWizard& wizard) {
        KeySetupOutcome outcome = samples::setupOutcome();
        outcome.trustProblem = base::Error(base::ErrorCode::ClinicMismatch, {"Riverside Practice"});
        wizard.setup().present(Step::Done, Mode::NewClinic, {}, outcome);
    });
}

void addManager(GalleryPages& pages, const KeyPorts& ports, const char* name, const QString& selected) {
    const auto show = [selected](std::unique_ptr<KeyManagerWindow> window) {
        window->select(selected);
        return window;
    };
    pages.push_back({QStringLiteral("keys-manager") + QLatin1String(name), kManagerSize,
                     [ports, show]() { return onceReady(std::make_unique<KeyManagerWindow>(ports), show); }});
}

/// A dialog and what it refers to.
template <class Dialog>
void keep(QDialog& dialog, std::shared_ptr<Dialog> kept) {
    QObject::connect(&dialog, &QObject::destroyed, [kept]() {});
}

void addActionDialog(GalleryPages& pages, const KeyPorts& ports, const char* name, KeyAction action, std::size_t row, QSize size) {
    const auto show = [action, row](std::unique_ptr<KeyManagerWindow> window) -> std::unique_ptr<QWidget> {
        const std::vector<KeyRow>& keys = window->ring().contents().rows;
        if (row >= keys.size()) return nullptr;
        KeyActionRequest request;
        request.action = action;
        if (action != KeyAction::MakeOwn) {
            request.target = keys[row].facts.identity;
            request.keyFile = keys[row].keyFile;
        }
        auto dialog = std::make_unique<KeyActionDialog>(window->ring(), request);
        keep(*dialog, std::shared_ptr<KeyManagerWindow>(std::move(window)));
        return dialog;
    };
    pages.push_back({QStringLiteral("keys-") + QLatin1String(name), size,
                     [ports, show]() { return onceReady(std::make_unique<KeyManagerWindow>(ports), show); }});
}

void addDialogs(GalleryPages& pages, const KeyPorts& ports) {
    addActionDialog(pages, ports, "revoke", KeyAction::Revoke, 1, {640, 600});
    addActionDialog(pages, ports, "renew", KeyAction::Renew, 3, {640, 680});
    addActionDialog(pages, ports, "replace", KeyAction::Replace, 3, {640, 760});
    addActionDialog(pages, ports, "hiding-key", KeyAction::RotateHidingKey, 0, {640, 560});
    addActionDialog(pages, ports, "change-passphrase", KeyAction::ChangePassphrase, 3, {640, 640});
    addActionDialog(pages, ports, "make-own", KeyAction::MakeOwn, 0, {640, 560});
    pages.push_back({QStringLiteral("keys-compare"), QSize(720, 560),
                     []() { return std::make_unique<CompareDialog>(samples::keyFacts(Role::Clinic, "Riverside Practice", 0)); }});
}

}  // namespace

void addKeyPages(GalleryPages& pages, const SampleKeyPorts& ports) {
    addWizard(pages, ports);
    const KeyPorts known = ports(samples::knownKeys(), false);
    addManager(pages, known, "", QStringLiteral("Dr. Amina Farouk"));
    addManager(pages, known, "-expires-soon", QStringLiteral("Laboratory"));
    addManager(pages, known, "-revoked", QStringLiteral("Dr. Jonas Lindqvist"));
    addManager(pages, ports({}, false), "-empty", {});
    addDialogs(pages, known);
}

}  // namespace intaglio::ui
