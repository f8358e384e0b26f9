#include "ui/presenters/KeySetup.h"

#include <algorithm>

#include "core/crypto/KeyEncoding.h"
#include "ui/presenters/KeySetupMake.h"
#include "ui/presenters/StudyPorts.h"

namespace intaglio::ui {

KeySetup::KeySetup(KeyPorts ports, JobBridge& bridge, QObject* parent) : QObject(parent), m_ports(std::move(ports)), m_bridge(bridge) {}

KeySetup::~KeySetup() {
    cancel();
}

std::filesystem::path KeySetup::keysFolder() const {
    return m_mode == Mode::NewClinic ? keysFolderIn(m_plan->place, m_plan->clinicName) : keysFolderOf(m_plan->clinicKeyFile);
}

void KeySetup::goTo(Step step) {
    m_step = step;
    m_error.reset();
    Q_EMIT changed();
}

void KeySetup::begin(Mode mode) {
    if (m_mode != mode) setPlan({});
    m_mode = mode;
    goTo(Step::Clinic);
}

void KeySetup::back() {
    if (isBusy() || m_step == Step::Welcome || m_step == Step::Done) return;
    goTo(static_cast<Step>(static_cast<int>(m_step) - 1));
}

KeySetup::Problem KeySetup::next() {
    if (m_step == Step::Doctors && m_mode == Mode::AddKeys && m_plan->keys.empty() && !m_plan->recovery) return Problem::NothingToMake;
    if (m_step == Step::Kiosks || m_step == Step::Doctors) goTo(static_cast<Step>(static_cast<int>(m_step) + 1));
    return Problem::None;
}

KeySetup::Problem KeySetup::checkName(const QString& name) const {
    if (name.isEmpty()) return Problem::NameMissing;
    if (!crypto::isKeyName(name.toStdString())) return Problem::NameInvalid;
    // A stick's file system may not tell capitals from small letters.
    const auto isSame = [&name](const QString& other) { return name.compare(other, Qt::CaseInsensitive) == 0; };
    const bool taken = isSame(m_plan->clinicName) || isReservedName(name.toStdString()) ||
                       std::ranges::any_of(m_plan->keys, [&](const NewKey& key) { return isSame(key.name); });
    return taken ? Problem::NameTaken : Problem::None;
}

KeySetup::Problem KeySetup::checkPassphrase(const QString& passphrase, const QString& again, const QString& keyName) const {
    if (passphrase.isEmpty()) return Problem::PassphraseMissing;
    if (m_ports.grade(secretFrom(passphrase)->view(), keyName) < PassphraseGrade::Fair) return Problem::PassphraseWeak;
    return passphrase == again ? Problem::None : Problem::PassphrasesDiffer;
}

KeySetup::Problem KeySetup::setClinic(const QString& name, const QString& place, const QString& passphrase, const QString& again) {
    KeySetupPlan plan = *m_plan;
    plan.clinicName.clear();
    setPlan(plan);
    const QString trimmed = name.trimmed();
    if (const Problem problem = checkName(trimmed); problem != Problem::None) return problem;
    if (place.isEmpty()) return Problem::PlaceMissing;
    std::error_code ignored;
    if (std::filesystem::exists(keysFolderIn(pathFromQt(place), trimmed), ignored)) return Problem::PlaceTaken;
    if (const Problem problem = checkPassphrase(passphrase, again, trimmed); problem != Problem::None) return problem;
    plan.clinicName = trimmed;
    plan.place = pathFromQt(place);
    plan.clinicPassphrase = secretFrom(passphrase);
    setPlan(std::move(plan));
    goTo(Step::Kiosks);
    return Problem::None;
}

KeySetup::Problem KeySetup::openClinic(const QString& keyFile, const QString& passphrase) {
    if (keyFile.trimmed().isEmpty()) return Problem::KeyFileMissing;
    if (passphrase.isEmpty()) return Problem::PassphraseMissing;
    KeySetupPlan plan = *m_plan;
    plan.clinicKeyFile = pathFromQt(keyFile.trimmed());
    plan.clinicPassphrase = secretFrom(passphrase);
    setPlan(std::move(plan));
    m_error.reset();
    const auto open = m_ports.openClinic;
    m_job = m_bridge.start<crypto::PublicIdentity>(
        tr("Opening the clinic's key"), this,
        [open, plan = m_plan](base::ProgressSink&, std::stop_token) { return open(plan->clinicKeyFile, plan->clinicPassphrase->view()); },
        [this](base::Result<crypto::PublicIdentity> opened) {
            m_job.clear();
            if (!opened) {
                m_error = opened.error();
                Q_EMIT changed();
                return;
            }
            KeySetupPlan named = *m_plan;
            named.clinicName = QString::fromStdString(opened->name);
            setPlan(std::move(named));
            goTo(Step::Kiosks);
        });
    Q_EMIT changed();
    return Problem::None;
}

KeySetup::Problem KeySetup::addKey(crypto::Role role, const QString& name, const QString& passphrase, const QString& again,
                                   bool startsByItself, bool later) {
    NewKey key{role, name.trimmed(), nullptr, startsByItself};
    if (const Problem problem = checkName(key.name); problem != Problem::None) return problem;
    std::error_code ignored;
    const auto existing = keysFolder() / kPublicFolder / pathFromQt(key.name + QStringLiteral(".pub"));
    if (m_mode == Mode::AddKeys && std::filesystem::exists(existing, ignored)) return Problem::NameTaken;
    if (!later) {
        if (const Problem problem = checkPassphrase(passphrase, again, key.name); problem != Problem::None) return problem;
        key.passphrase = secretFrom(passphrase);
    }
    KeySetupPlan plan = *m_plan;
    plan.keys.push_back(std::move(key));
    setPlan(std::move(plan));
    Q_EMIT changed();
    return Problem::None;
}

void KeySetup::removeKey(std::size_t index) {
    if (index >= m_plan->keys.size()) return;
    KeySetupPlan plan = *m_plan;
    plan.keys.erase(plan.keys.begin() + static_cast<std::ptrdiff_t>(index));
    setPlan(std::move(plan));
    Q_EMIT changed();
}

void KeySetup::setRecovery(bool wanted) {
    if (m_plan->recovery == wanted) return;
    KeySetupPlan plan = *m_plan;
    plan.recovery = wanted;
    setPlan(std::move(plan));
    Q_EMIT changed();
}

void KeySetup::make() {
    if (isBusy() || m_step != Step::Make) return;
    m_error.reset();
    const auto work = m_ports.make;
    // Beside the job's own result: a cancel that comes when everything lies in its place already cannot take it back.
    const auto made = std::make_shared<std::optional<KeySetupOutcome>>();
    m_job = m_bridge.start<bool>(
        tr("Making the keys"), this,
        [work, made, plan = m_plan](base::ProgressSink& progress, std::stop_token stop) -> base::Result<bool> {
            auto result = work(*plan, progress, std::move(stop));
            if (!result) return result.error();
            *made = std::move(*result);
            return true;
        },
        [this, made](base::Result<bool> ended) {
            m_job.clear();
            if (!*made) {
                m_error = ended.error();
                Q_EMIT changed();
                return;
            }
            m_outcome = std::move(*made);
            forget();
            goTo(Step::Done);
        });
    connect(m_job, &Job::progressed, this, [this](const QString&, double done, double total) { Q_EMIT progressed(done, total); });
    Q_EMIT changed();
}

void KeySetup::cancel() {
    if (m_job) m_job->cancel();
}

void KeySetup::forget() {
    KeySetupPlan plan = *m_plan;
    plan.clinicPassphrase.reset();
    for (NewKey& key : plan.keys) key.passphrase.reset();
    setPlan(std::move(plan));
}

void KeySetup::present(Step step, Mode mode, KeySetupPlan plan, std::optional<KeySetupOutcome> outcome) {
    m_mode = mode;
    setPlan(std::move(plan));
    m_outcome = std::move(outcome);
    goTo(step);
}

}  // namespace intaglio::ui
