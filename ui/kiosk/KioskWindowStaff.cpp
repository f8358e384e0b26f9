// What staff do at the kiosk: set-up, key, PIN. The visit itself is in KioskWindow.cpp.
#include <QDateTime>
#include <QDir>
#include <utility>

#include "core/base/Files.h"
#include "core/base/Log.h"
#include "ui/kiosk/KioskClosure.h"
#include "ui/kiosk/KioskView.h"
#include "ui/kiosk/KioskWindow.h"
#include "ui/kiosk/ReadyPage.h"
#include "ui/kiosk/SetupPage.h"
#include "ui/kiosk/StaffPage.h"
#include "ui/kiosk/UnlockPage.h"
#include "ui/kiosk/WelcomePage.h"
#include "ui/presenters/KioskStart.h"
#include "ui/support/Dialogs.h"

namespace intaglio::ui {

namespace {

std::shared_ptr<const base::SecretBytes> secretOf(const QString& text) {
    QByteArray utf8 = text.toUtf8();
    auto secret = std::make_shared<const base::SecretBytes>(
        base::ByteView(reinterpret_cast<const std::uint8_t*>(utf8.constData()), static_cast<std::size_t>(utf8.size())));
    base::wipe(utf8.data(), static_cast<std::size_t>(utf8.size()));
    return secret;
}

QString folderText(const std::filesystem::path& folder) {
    return QString::fromStdString(base::pathText(folder));
}

}  // namespace

void KioskWindow::refreshDoctors(std::function<void()> then) {
    const AppPorts* ports = &m_ports;
    const int asked = ++m_doctorsAsked;
    if (then) m_afterDoctors.push_back(std::move(then));
    m_jobs.start<kiosk::Recipients>(
        tr("Reading the doctors' keys"), this,
        [ports, key = m_kiosk, keyFile = m_settings.keyFile, folder = m_settings.doctorsFolder](base::ProgressSink&, std::stop_token) {
            if (folder.isEmpty()) return base::Result<kiosk::Recipients>(kiosk::Recipients{});
            const auto clinic = key != nullptr ? key->pub.clinic : kiosk::clinicOf(*ports, keyFile);
            return kiosk::listRecipients(*ports, folder, clinic);
        },
        [this, asked](base::Result<kiosk::Recipients> found) {
            ++m_doctorsAnswered;
            if (asked != m_doctorsAsked) return;
            const auto before = m_doctorsProblem;
            m_doctorsProblem = found ? std::nullopt : std::optional(found.error());
            // Nobody rather than those of before: one of them may be on the list that cannot be read.
            m_recipients = found ? std::move(*found) : kiosk::Recipients{};
            if (m_doctorsProblem && (!before || before->code != m_doctorsProblem->code))
                base::log::error("kiosk-doctors", *m_doctorsProblem);
            showDoctors();
            updateClosure();
            // Taken out first: one of them may ask for the doctors again.
            for (const auto& after : std::exchange(m_afterDoctors, {})) after();
        });
}

void KioskWindow::showDoctors() {
    std::vector<ReadyPage::Doctor> doctors;
    for (const auto& doctor : m_recipients.doctors)
        doctors.push_back({kiosk::doctorId(m_ports.primitives, doctor), QString::fromStdString(doctor.name)});
    m_view->ready().setDoctors(doctors);
    m_view->setup().setDoctorCount(static_cast<int>(doctors.size()));
    if (m_doctorsProblem && m_flow.state() == KioskState::Setup) m_view->setup().showError(*m_doctorsProblem);
}

void KioskWindow::retryDoctors() {
    // A folder on a share may take longer to read than the time between two tries: they must not pile up.
    if (m_doctorsAnswered != m_doctorsAsked) return;
    // Silent where nothing changed: somebody may be typing.
    refreshDoctors([this]() {
        if (m_flow.state() == KioskState::Unlock && !m_closed) m_flow.unlocked();
    });
}

void KioskWindow::updateClosure() {
    const bool wasClosed = m_closed.has_value();
    m_closed = m_doctorsProblem;
    if (!m_closed && m_kiosk != nullptr) m_closed = kiosk::whyClosed(m_ports, m_kiosk->pub, m_recipients, m_settings.doctorsFolder);
    if (m_closed && !wasClosed) base::log::error("kiosk-closed", *m_closed);
    m_view->welcome().setClosed(m_closed.has_value());
    m_view->staff().setClosure(m_closed);
    m_view->welcome().setRecovery(m_recipients.recovery.has_value());
    m_view->ready().setRecovery(m_recipients.recovery.has_value());
}

const crypto::PublicIdentity* KioskWindow::findDoctor(const QString& id) const {
    const auto& doctors = m_recipients.doctors;
    const auto found =
        std::find_if(doctors.begin(), doctors.end(), [&](const auto& doctor) { return kiosk::doctorId(m_ports.primitives, doctor) == id; });
    return found == doctors.end() ? nullptr : &*found;
}

void KioskWindow::rememberKey(std::shared_ptr<const crypto::PrivateIdentity> kiosk) {
    m_kiosk = std::move(kiosk);
    m_view->staff().setFingerprint(m_kiosk != nullptr ? QString::fromStdString(m_kiosk->pub.readableFingerprint(m_ports.primitives))
                                                      : QString());
}

/// Visitors come once there is somebody to seal for.
void KioskWindow::keyOpened(std::shared_ptr<const crypto::PrivateIdentity> kiosk) {
    rememberKey(std::move(kiosk));
    m_view->unlock().forgetSecrets();
    refreshDoctors([this]() {
        if (m_flow.state() != KioskState::Unlock) return;
        if (!m_doctorsProblem && m_recipients.doctors.empty()) return m_view->unlock().showNoDoctors();
        if (m_closed) return m_view->unlock().showError(*m_closed);
        m_flow.unlocked();
    });
}

void KioskWindow::chooseKeyFile() {
    const QString file =
        Dialogs::instance().openFile(this, tr("Choose the kiosk's key file"), {}, tr("Key files") + QStringLiteral(" (*.key)"));
    if (file.isEmpty()) return;
    const AppPorts* ports = &m_ports;
    m_jobs.start<bool>(
        tr("Reading the key file"), this,
        [ports, file](base::ProgressSink&, std::stop_token) -> base::Result<bool> {
            const auto usable = kiosk::checkKioskKeyFile(*ports, file);
            if (!usable) return usable.error();
            return true;
        },
        [this, file](base::Result<bool> usable) {
            if (m_flow.state() != KioskState::Setup) return;
            if (!usable) return m_view->setup().showWrongKey(file);
            takeKeyFile(file);
        });
}

void KioskWindow::takeKeyFile(const QString& file) {
    m_settings.keyFile = file;
    rememberKey(nullptr);
    m_view->setup().clearMessage();
    m_view->setup().setSettings(m_settings);
    refreshDoctors();
}

void KioskWindow::chooseFolder(QString KioskSettings::*member, const QString& title) {
    const QString folder = Dialogs::instance().openFolder(this, title, m_settings.*member);
    if (folder.isEmpty()) return;
    m_settings.*member = folder;
    m_view->setup().setSettings(m_settings);
}

void KioskWindow::makeKey(const QString& name, const QString& passphrase) {
    m_view->setup().setBusy(true);
    const AppPorts* ports = &m_ports;
    m_jobs.start<kiosk::NewKioskKey>(
        tr("Making the key"), this,
        [ports, name, secret = secretOf(passphrase)](base::ProgressSink&, std::stop_token) {
            return kiosk::makeKioskKey(*ports, name, *secret);
        },
        [this](base::Result<kiosk::NewKioskKey> made) {
            m_view->setup().setBusy(false);
            if (!made) return m_view->setup().showError(made.error());
            m_settings.keyFile = made->keyFile;
            rememberKey(made->identity);
            m_view->setup().forgetSecrets();
            m_view->setup().setSettings(m_settings);
            m_view->setup().showKeyMade(made->keyFile);
            refreshDoctors();
        });
}

void KioskWindow::saveSetup(const QString& newPin) {
    m_view->setup().setBusy(true);
    const AppPorts* ports = &m_ports;
    m_jobs.start<KioskSettings>(
        tr("Saving the set-up"), this,
        [ports, settings = m_settings, newPin](base::ProgressSink&, std::stop_token) mutable -> base::Result<KioskSettings> {
            if (!newPin.isEmpty()) {
                const auto changed = setPin(ports->primitives, settings, newPin);
                if (!changed) return changed.error();
            }
            const auto written = writeKioskSettings(folderText(ports->settingsFolder), settings);
            if (!written) return written.error();
            return settings;
        },
        [this](base::Result<KioskSettings> saved) {
            m_view->setup().setBusy(false);
            if (!saved) return m_view->setup().showError(saved.error());
            m_settings = *saved;
            m_view->setup().forgetSecrets();
            m_view->unlock().setKeyFile(m_settings.keyFile);
            if (m_kiosk != nullptr) {
                m_flow.unlocked();
            } else {
                m_flow.needUnlock();
            }
        });
}

void KioskWindow::unlock(const QString& passphrase) {
    m_view->unlock().setBusy(true);
    const AppPorts* ports = &m_ports;
    m_jobs.start<std::shared_ptr<const crypto::PrivateIdentity>>(
        tr("Opening the key"), this,
        [ports, file = m_settings.keyFile, secret = secretOf(passphrase)](base::ProgressSink&, std::stop_token) {
            return kiosk::openKioskKey(*ports, file, *secret);
        },
        [this](base::Result<std::shared_ptr<const crypto::PrivateIdentity>> opened) {
            m_view->unlock().setBusy(false);
            // Staff may have gone on to the set-up, and to another key, meanwhile.
            if (m_flow.state() != KioskState::Unlock) return m_view->unlock().forgetSecrets();
            if (!opened) return m_view->unlock().showError(opened.error());
            keyOpened(*opened);
        });
}

void KioskWindow::startByItself() {
    const auto startFile = startFileOf(base::pathFromText(m_settings.keyFile.toStdString()));
    std::error_code ignored;
    if (!std::filesystem::exists(startFile, ignored)) return;
    m_view->unlock().setBusy(true);
    const AppPorts* ports = &m_ports;
    m_jobs.start<std::shared_ptr<const crypto::PrivateIdentity>>(
        tr("Opening the key"), this,
        [ports, startFile, file = m_settings.keyFile](base::ProgressSink&,
                                                      std::stop_token) -> base::Result<std::shared_ptr<const crypto::PrivateIdentity>> {
            const auto passphrase = readStartFile(ports->primitives, startFile);
            if (!passphrase) return passphrase.error();
            return kiosk::openKioskKey(*ports, file, *passphrase);
        },
        [this](base::Result<std::shared_ptr<const crypto::PrivateIdentity>> opened) {
            m_view->unlock().setBusy(false);
            if (m_flow.state() != KioskState::Unlock) return;
            // On another computer, or with a changed passphrase, the file opens nothing: staff then type the passphrase.
            if (!opened) return m_view->unlock().showError(opened.error());
            keyOpened(*opened);
        });
}

void KioskWindow::checkPin(const QString& pin) {
    if (m_pinGuard.isLocked(QDateTime::currentMSecsSinceEpoch())) return m_view->staff().showLocked();
    const AppPorts* ports = &m_ports;
    m_jobs.start<bool>(
        tr("Checking the PIN"), this,
        [ports, settings = m_settings, pin](base::ProgressSink&, std::stop_token) {
            return base::Result<bool>(pinMatches(ports->primitives, settings, pin));
        },
        [this](base::Result<bool> right) {
            if (right && *right) {
                m_pinGuard.right();
                return m_view->staff().showMenu();
            }
            m_pinGuard.wrong(QDateTime::currentMSecsSinceEpoch());
            m_view->staff().showWrongPin();
        });
}

}  // namespace intaglio::ui
