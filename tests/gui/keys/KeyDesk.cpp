#include "tests/gui/keys/KeyDesk.h"

#include "core/base/Files.h"
#include "core/image/Phantom.h"
#include "tests/support/Catch.h"
#include "ui/presenters/KeySetupMake.h"

namespace intaglio::test {

namespace {

inference::Prediction someResult() {
    inference::Prediction prediction;
    prediction.model = {"leukemia-all", "1.2.3", std::string(64, 'a')};
    prediction.kind = {"blood-smear", 0.98};
    prediction.probabilities = {{"benign", 0.1}, {"early", 0.9}};
    prediction.finding = "early";
    prediction.decision = inference::Decision::Positive;
    prediction.findingProbability = 0.9;
    prediction.operatingPoint = "screening";
    prediction.threshold = 0.35;
    return prediction;
}

}  // namespace

QString textOf(const std::filesystem::path& path) {
    return QString::fromStdString(base::pathText(path));
}

std::size_t entriesIn(const std::filesystem::path& folder) {
    std::error_code failure;
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, failure)) count += entry.path().empty() ? 0 : 1;
    return count;
}

KeyDesk::KeyDesk() {
    std::filesystem::create_directories(stick());
    ui::Dialogs::replace(&m_dialogs);
}

KeyDesk::~KeyDesk() {
    ui::Dialogs::replace(nullptr);
}

ui::KeyWorkplace KeyDesk::workplace(const std::string& computer) const {
    return {m_services.primitives(), m_services.clock(), m_folder / computer, kQuickWorkFactor};
}

ui::KeyPorts KeyDesk::ports(const std::string& computer) const {
    ui::KeyPorts ports = ui::makeKeyPorts(workplace(computer));
    ports.places = [place = textOf(stick())]() { return std::vector<ui::KeyPlace>{{QStringLiteral("STICK"), place, 1 << 30}}; };
    return ports;
}

void KeyDesk::makeClinic() const {
    ui::KeySetupPlan plan;
    plan.clinicName = QStringLiteral("Riverside Practice");
    plan.place = stick();
    plan.clinicPassphrase = ui::secretFrom(QLatin1String(kClinicWords));
    plan.keys = {{crypto::Role::Kiosk, QStringLiteral("Entrance"), ui::secretFrom(QLatin1String(kKioskWords)), false},
                 {crypto::Role::Doctor, QStringLiteral("Dr. Amina Farouk"), ui::secretFrom(QLatin1String(kDoctorWords)), false}};
    base::NoProgress progress;
    const auto made = ui::makeKeys(workplace(), plan, progress, {});
    REQUIRE(made);
    REQUIRE_FALSE(made->trustProblem);
}

crypto::PrivateIdentity KeyDesk::openKey(const std::filesystem::path& file, const std::string& words) const {
    auto opened = crypto::readKeyFile(primitives(), file, base::viewOf(words));
    REQUIRE(opened);
    return std::move(*opened);
}

crypto::TrustStore KeyDesk::store(const std::string& computer) const {
    auto opened = crypto::TrustStore::open(primitives(), m_folder / computer);
    REQUIRE(opened);
    return *opened;
}

bool KeyDesk::sealsFor(const crypto::PrivateIdentity& kiosk, const std::vector<crypto::PublicIdentity>& recipients,
                       const crypto::PrivateIdentity& reader) const {
    const auto picture = image::bloodSmearPhantom(7, 256);
    REQUIRE(picture);
    const auto png = image::encodePng(*picture);
    REQUIRE(png);
    REQUIRE(base::writeFileAtomically(m_folder / "picture.png", *png));
    const pipeline::SealPorts ports{primitives(), m_services.readers(), m_services.dicomWriter(), m_services.clock()};
    pipeline::SealRequest request;
    request.source = m_folder / "picture.png";
    request.output = m_folder / "sealed.png";
    request.kiosk = &kiosk;
    request.recipients = recipients;
    request.result = someResult();
    request.counterFile = m_folder / "counter";
    base::NoProgress progress;
    const auto sealed = pipeline::sealImage(ports, request, progress, {});
    REQUIRE(sealed);
    const auto loaded = ports.readers.readFile(request.output);
    REQUIRE(loaded);
    pipeline::OpenRequest open;
    open.doctor = &reader;
    open.trusted = store().kiosks();
    const auto verdict = pipeline::openSealedImage(ports, *loaded, open, progress, {});
    REQUIRE(verdict);
    return std::holds_alternative<pipeline::IntactResult>(*verdict);
}

}  // namespace intaglio::test
