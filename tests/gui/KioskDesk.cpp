#include "tests/gui/KioskDesk.h"

#include <algorithm>

#include "core/base/Clock.h"
#include "core/base/Files.h"
#include "core/image/Noise.h"
#include "core/image/Phantom.h"
#include "tests/support/Catch.h"
#include "ui/presenters/KioskSettings.h"

namespace intaglio::test {

namespace {

constexpr int kQuickWorkFactor = 8;

crypto::PrivateIdentity makeIdentity(const crypto::Primitives& primitives, crypto::Role role, const std::string& name) {
    crypto::NewKeyRequest request;
    request.role = role;
    request.name = name;
    request.now = base::SystemClock().unixSeconds();
    auto identity = crypto::createIdentity(primitives, request);
    REQUIRE(identity);
    return std::move(*identity);
}

}  // namespace

QString qtPath(const std::filesystem::path& path) {
    return QString::fromStdString(base::pathText(path));
}

KioskDesk::KioskDesk(const crypto::Primitives& primitives)
    : m_primitives(primitives),
      m_kiosk(makeIdentity(primitives, crypto::Role::Kiosk, "kiosk-entrance")),
      m_first(makeIdentity(primitives, crypto::Role::Doctor, "Dr. Amina Farouk")),
      m_second(makeIdentity(primitives, crypto::Role::Doctor, "Dr. Jonas Lindqvist")) {
    for (const auto& folder : {home(), doctors(), pictures(), output(), keys()}) std::filesystem::create_directories(folder);
    REQUIRE(crypto::writeIdentity(primitives, m_kiosk, base::viewOf(kPassphrase), keys(), kQuickWorkFactor));
    for (const auto* doctor : {&m_first, &m_second}) {
        REQUIRE(crypto::writeIdentity(primitives, *doctor, base::viewOf(kPassphrase), keys(), kQuickWorkFactor));
        REQUIRE(base::writeFileAtomically(doctors() / (doctor->pub.name + ".pub"), crypto::encodePublicIdentity(doctor->pub)));
    }
    // Neither a kiosk's key nor a damaged file is anybody's doctor.
    REQUIRE(base::writeFileAtomically(doctors() / "kiosk.pub", crypto::encodePublicIdentity(m_kiosk.pub)));
    REQUIRE(base::writeFileAtomically(doctors() / "broken.pub", base::viewOf("not a key")));
}

void KioskDesk::joinClinic() {
    const std::int64_t now = base::SystemClock().unixSeconds();
    m_clinic = makeIdentity(m_primitives, crypto::Role::Clinic, "clinic");
    for (crypto::PrivateIdentity* member : {&m_kiosk, &m_first, &m_second}) {
        auto enrolled = crypto::renewIdentity(m_primitives, *member, *m_clinic, now);
        REQUIRE(enrolled);
        *member = std::move(*enrolled);
        std::filesystem::remove(keys() / (member->pub.name + ".key"));
        std::filesystem::remove(keys() / (member->pub.name + ".pub"));
        REQUIRE(crypto::writeIdentity(m_primitives, *member, base::viewOf(kPassphrase), keys(), kQuickWorkFactor));
    }
    for (const auto* doctor : {&m_first, &m_second})
        REQUIRE(base::writeFileAtomically(doctors() / (doctor->pub.name + ".pub"), crypto::encodePublicIdentity(doctor->pub)));
}

crypto::RevocationList KioskDesk::revoke(const crypto::PublicIdentity& key) {
    auto next = crypto::revoke(m_primitives, m_revocations ? &*m_revocations : nullptr, *m_clinic, key.fingerprint(m_primitives),
                               crypto::RevocationReason::Stolen, base::SystemClock().unixSeconds());
    REQUIRE(next);
    m_revocations = *next;
    return *m_revocations;
}

void KioskDesk::bringRevocation(const crypto::PublicIdentity& key) {
    REQUIRE(crypto::writeRevocationList(revoke(key), doctors() / "clinic.revoked"));
}

void KioskDesk::addRecoveryKey() const {
    crypto::NewKeyRequest request;
    request.role = crypto::Role::Doctor;
    request.name = "recovery";
    request.clinic = &*m_clinic;
    request.now = base::SystemClock().unixSeconds();
    const auto recovery = crypto::createIdentity(m_primitives, request);
    REQUIRE(recovery);
    REQUIRE(base::writeFileAtomically(doctors() / "recovery.pub", crypto::encodePublicIdentity(recovery->pub)));
}

void KioskDesk::writeSettings(bool cleansPictures) const {
    ui::KioskSettings settings;
    settings.cleansPictures = cleansPictures;
    settings.keyFile = qtPath(keys() / "kiosk-entrance.key");
    settings.doctorsFolder = qtPath(doctors());
    settings.picturesFolder = qtPath(pictures());
    settings.outputFolder = qtPath(output());
    settings.pinWorkFactor = kQuickWorkFactor;
    REQUIRE(ui::setPin(m_primitives, settings, QLatin1String(kPin)));
    REQUIRE(ui::writeKioskSettings(qtPath(home()), settings));
}

QString KioskDesk::addSmear(const std::string& name, std::uint64_t seed, int size) const {
    const auto smear = image::bloodSmearPhantom(seed, size);
    REQUIRE(smear);
    return addPicture(name, *smear);
}

QString KioskDesk::addGrainySmear(const std::string& name, std::uint64_t seed, int size) const {
    auto smear = image::bloodSmearPhantom(seed, size);
    REQUIRE(smear);
    image::Random random(seed);
    for (std::size_t index = 0; index < smear->geometry().sampleCount(); ++index) {
        const double value = static_cast<double>(smear->sampleAt(index)) + 8 * random.normal();
        smear->setSampleAt(index, static_cast<std::int64_t>(std::clamp(value, 0.0, 255.0)));
    }
    return addPicture(name, *smear);
}

QString KioskDesk::addPicture(const std::string& name, const image::Image& picture) const {
    const auto png = image::encodePng(picture);
    REQUIRE(png);
    REQUIRE(base::writeFileAtomically(pictures() / name, *png));
    return qtPath(pictures() / name);
}

std::filesystem::path KioskDesk::onlySealedFile() const {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(output())) files.push_back(entry.path());
    REQUIRE(files.size() == 1);
    return files.front();
}

pipeline::Verdict KioskDesk::openAs(const ui::AppPorts& ports, const crypto::PrivateIdentity& doctor,
                                    const std::filesystem::path& file) const {
    const auto picture = ports.readers.readFile(file);
    REQUIRE(picture);
    base::NoProgress progress;
    auto verdict = pipeline::openSealedImage(ports.sealPorts(), *picture, {&doctor, {m_kiosk.pub}}, progress, {});
    REQUIRE(verdict);
    return std::move(*verdict);
}

}  // namespace intaglio::test
