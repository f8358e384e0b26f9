#include "ui/presenters/KeyPorts.h"

#include <QStorageInfo>
#include <algorithm>

#include "core/base/Files.h"
#include "core/crypto/FingerprintWords.h"
#include "ui/presenters/KeyRingWork.h"
#include "ui/presenters/KeySetupMake.h"

namespace intaglio::ui {

namespace {

constexpr int kSuggestedWords = 5;
constexpr std::size_t kStrongBytes = 20;

QStringList wordsOf(const crypto::Primitives& primitives, const crypto::PublicIdentity& identity) {
    QStringList words;
    for (const std::string_view word : crypto::fingerprintWords(primitives, identity))
        words << QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
    return words;
}

/// Five of 2,048 words: 55 bits, which the slow key derivation of a key file makes out of reach for guessing.
base::Result<QString> suggestPassphrase(const crypto::Primitives& primitives) {
    const auto random = primitives.random(32);
    if (!random) return random.error();
    // The words of a key that nobody has: the digest of random bytes is as random as they are.
    crypto::PublicIdentity nobody;
    std::ranges::copy(random->view(), nobody.signing.begin());
    return QStringList(wordsOf(primitives, nobody).mid(0, kSuggestedWords)).join(QLatin1Char(' '));
}

std::vector<KeyPlace> removablePlaces() {
    std::vector<KeyPlace> places;
    const auto volumes = QStorageInfo::mountedVolumes();
    for (const QStorageInfo& volume : volumes) {
        if (!volume.isReady() || volume.isReadOnly() || !isOnRemovablePlace(volume.rootPath())) continue;
        places.push_back({volume.displayName().section(QLatin1Char('/'), -1), volume.rootPath(), volume.bytesAvailable()});
    }
    return places;
}

}  // namespace

bool isOnRemovablePlace(const QString& path) {
    static const QStringList places{QStringLiteral("/media/"), QStringLiteral("/run/media/"), QStringLiteral("/mnt/"),
                                    QStringLiteral("/Volumes/")};
    return std::any_of(places.begin(), places.end(), [&](const QString& place) { return path.startsWith(place); });
}

PassphraseGrade gradePassphrase(base::ByteView passphrase, const QString& keyName) {
    if (passphrase.empty()) return PassphraseGrade::Empty;
    if (!crypto::checkPassphrase(passphrase, keyName.trimmed().toStdString())) return PassphraseGrade::Weak;
    return passphrase.size() >= kStrongBytes ? PassphraseGrade::Strong : PassphraseGrade::Fair;
}

SharedSecret secretFrom(const QString& text) {
    QByteArray utf8 = text.toUtf8();
    auto secret = std::make_shared<const base::SecretBytes>(
        base::ByteView(reinterpret_cast<const std::uint8_t*>(utf8.constData()), static_cast<std::size_t>(utf8.size())));
    base::wipe(utf8.data(), static_cast<std::size_t>(utf8.size()));
    return secret;
}

QString KeyFacts::codeText() const {
    const auto role = crypto::roleName(identity.role);
    return QStringLiteral("INTAGLIO ") + QString::fromLatin1(role.data(), static_cast<qsizetype>(role.size())).toUpper() +
           QLatin1Char(' ') + fingerprint;
}

void KeyActionOutcome::note(const base::Status& step) {
    if (!step && !problem) problem = step.error();
}

bool lacksList(const base::Error& error) {
    return error.code == base::ErrorCode::FileNotFound && !error.arguments.empty() && error.arguments.front().ends_with(".revoked");
}

bool needsOwnKey(KeyAction action, crypto::Role target) {
    if (action == KeyAction::Renew && target == crypto::Role::Clinic) return false;
    return action == KeyAction::Renew || action == KeyAction::Replace || action == KeyAction::ChangePassphrase ||
           action == KeyAction::TakeEnrolment;
}

bool mayLackOwnKey(KeyAction action, crypto::Role target) {
    return action == KeyAction::Renew && target == crypto::Role::Doctor;
}

bool needsClinicKey(KeyAction action) {
    return action != KeyAction::ChangePassphrase && action != KeyAction::TakeEnrolment && action != KeyAction::MakeOwn;
}

bool needsNewPassphrase(KeyAction action) {
    return action == KeyAction::ChangePassphrase || action == KeyAction::MakeOwn;
}

std::filesystem::path trustFolderIn(const std::filesystem::path& settingsFolder) {
    return settingsFolder / "trusted-kiosks";
}

KeyPorts makeKeyPorts(const KeyWorkplace& at) {
    KeyPorts ports;
    ports.now = [clock = &at.clock]() { return clock->unixSeconds(); };
    ports.places = removablePlaces;
    ports.grade = gradePassphrase;
    ports.suggest = [primitives = &at.primitives]() { return suggestPassphrase(*primitives); };
    ports.describe = [primitives = &at.primitives](const crypto::PublicIdentity& identity) {
        return KeyFacts{identity, QString::fromStdString(identity.readableFingerprint(*primitives)), wordsOf(*primitives, identity)};
    };
    ports.readPublic = [primitives = &at.primitives](const std::filesystem::path& file) {
        return crypto::readPublicIdentity(*primitives, file);
    };
    ports.openClinic = [primitives = &at.primitives](const std::filesystem::path& file,
                                                     base::ByteView passphrase) -> base::Result<crypto::PublicIdentity> {
        const auto opened = crypto::readKeyFile(*primitives, file, passphrase);
        if (!opened) return opened.error();
        if (opened->pub.role != crypto::Role::Clinic) return base::Error(base::ErrorCode::KeyWrongRole, {base::pathText(file), "clinic"});
        return opened->pub;
    };
    ports.make = [at](const KeySetupPlan& plan, base::ProgressSink& progress, std::stop_token stop) {
        return makeKeys(at, plan, progress, std::move(stop));
    };
    ports.readRing = [at](const std::filesystem::path& folder) { return readKeyRing(at, folder); };
    ports.trust = [at](const crypto::PublicIdentity& identity) { return trustKey(at, identity); };
    ports.replaceClinic = [at](const crypto::PublicIdentity& identity) { return replaceTrustedClinic(at, identity); };
    ports.takeInBeside = [at](const crypto::PublicIdentity& clinic, const std::filesystem::path& folder) {
        return takeInBeside(at, clinic, folder);
    };
    ports.importRevocations = [at](const std::filesystem::path& file) { return importRevocationList(at, file); };
    ports.act = [at](const KeyActionRequest& request) { return actOnKey(at, request); };
    ports.exportPublic = [at](const crypto::PublicIdentity& identity, const std::filesystem::path& folder) {
        return exportPublicPart(at, identity, folder);
    };
    return ports;
}

}  // namespace intaglio::ui
