#include "ui/keys/KeySamples.h"

namespace intaglio::ui::samples {

namespace {

using crypto::Role;

constexpr std::int64_t kNow = 1'795'248'000;  // 2026-11-21
constexpr std::int64_t kDay = 86400;

KeyRow row(const KeyFacts& facts, bool hasFile) {
    KeyRow made{facts, {}, true, facts.identity.role != Role::Clinic, std::nullopt};
    const std::string folder =
        facts.identity.role == Role::Clinic ? "clinic" : std::string(crypto::roleName(facts.identity.role)) + ' ' + facts.identity.name;
    if (hasFile) made.keyFile = "/media/SAFE/Riverside Practice keys/" + folder + '/' + facts.identity.name + ".key";
    return made;
}

}  // namespace

KeyFacts keyFacts(Role role, const std::string& name, int number) {
    crypto::PublicIdentity identity;
    identity.role = role;
    identity.name = name;
    identity.signing[0] = static_cast<std::uint8_t>(number);
    identity.notBefore = kNow - 30 * kDay;
    identity.notAfter = kNow + (5 * 365 - 30) * kDay;
    identity.epoch = 1;
    const QStringList prints{QStringLiteral("K3QF-7ZPA-MN2C-X4DT-8RVH"), QStringLiteral("QW5E-R2TY-U7IO-PA3S-DF6G"),
                             QStringLiteral("HJ4K-L2ZX-C3VB-N5MQ-W6ER"), QStringLiteral("TY7U-IOP2-ASD3-FGH4-JKL5")};
    const QStringList words{QStringLiteral("harvest"), QStringLiteral("window"),  QStringLiteral("copper"), QStringLiteral("lemon"),
                            QStringLiteral("bridge"),  QStringLiteral("silent"),  QStringLiteral("orbit"),  QStringLiteral("garden"),
                            QStringLiteral("ticket"),  QStringLiteral("umbrella")};
    return {identity, prints[number % prints.size()], words.mid(number % 10) + words.mid(0, number % 10)};
}

KeyRingContents knownKeys() {
    KeyRingContents ring;
    ring.rows.push_back(row(keyFacts(Role::Clinic, "Riverside Practice", 0), true));
    ring.rows.push_back(row(keyFacts(Role::Kiosk, "Entrance", 1), true));
    ring.rows.push_back(row(keyFacts(Role::Kiosk, "Laboratory", 2), false));
    ring.rows.push_back(row(keyFacts(Role::Doctor, "Dr. Amina Farouk", 3), true));
    ring.rows.push_back(row(keyFacts(Role::Doctor, "Dr. Jonas Lindqvist", 4), false));
    ring.rows.push_back(row(keyFacts(Role::Doctor, "Dr. Sofia Rossi", 5), false));
    ring.rows[2].facts.identity.notAfter = kNow + 20 * kDay;
    ring.rows[4].revoked = crypto::RevokedKey{{}, kNow - 10 * kDay, crypto::RevocationReason::Left};
    ring.rows[5].isEnrolled = false;
    ring.rows[5].isTrusted = false;
    ring.clinic = ring.rows[0].facts.identity;
    ring.revocationListDate = kNow - 10 * kDay;
    ring.revocationListNumber = 1;
    return ring;
}

KeySetupPlan setupPlan() {
    KeySetupPlan plan;
    plan.clinicName = QStringLiteral("Riverside Practice");
    plan.place = "/media/SAFE";
    plan.clinicKeyFile = "/media/SAFE/Riverside Practice keys/clinic/Riverside Practice.key";
    const SharedSecret secret = std::make_shared<const base::SecretBytes>(4);
    plan.keys = {{Role::Kiosk, QStringLiteral("Entrance"), secret, false},
                 {Role::Kiosk, QStringLiteral("Laboratory"), secret, true},
                 {Role::Doctor, QStringLiteral("Dr. Amina Farouk"), secret, false},
                 {Role::Doctor, QStringLiteral("Dr. Jonas Lindqvist"), nullptr, false}};
    plan.recovery = true;
    return plan;
}

KeySetupOutcome setupOutcome() {
    KeySetupOutcome made;
    made.folder = "/media/SAFE/Riverside Practice keys";
    made.keys = {{keyFacts(Role::Clinic, "Riverside Practice", 0), made.folder / "clinic"},
                 {keyFacts(Role::Kiosk, "Entrance", 1), made.folder / "kiosk Entrance"},
                 {keyFacts(Role::Doctor, "Dr. Amina Farouk", 3), made.folder / "doctor Dr. Amina Farouk"}};
    made.later << QStringLiteral("Dr. Jonas Lindqvist");
    return made;
}

KeyPorts keyPorts(const KeyRingContents& ring, bool hasStick) {
    KeyPorts ports;
    ports.now = []() { return kNow; };
    ports.places = [hasStick]() {
        return hasStick ? std::vector<KeyPlace>{{QStringLiteral("SAFE"), QStringLiteral("/media/SAFE"), 7'900'000'000}}
                        : std::vector<KeyPlace>{};
    };
    ports.grade = [](base::ByteView passphrase, const QString&) {
        if (passphrase.empty()) return PassphraseGrade::Empty;
        return passphrase.size() < 12 ? PassphraseGrade::Weak : passphrase.size() < 20 ? PassphraseGrade::Fair : PassphraseGrade::Strong;
    };
    ports.suggest = []() { return base::Result<QString>(QStringLiteral("copper orbit lemon bridge window")); };
    ports.describe = [](const crypto::PublicIdentity& identity) { return keyFacts(identity.role, identity.name, identity.signing[0]); };
    ports.readRing = [ring](const std::filesystem::path&) { return base::Result<KeyRingContents>(ring); };
    return ports;
}

}  // namespace intaglio::ui::samples
