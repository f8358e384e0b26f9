#include <QLabel>
#include <QRegularExpression>
#include <cstdlib>

#include "app/composition/AppPaths.h"
#include "app/composition/Services.h"
#include "core/base/Files.h"
#include "core/pipeline/JudgeCleaned.h"
#include "tests/gui/GuiFixture.h"
#include "tests/gui/KioskDesk.h"
#include "tests/gui/doctor/Trusting.h"
#include "tests/support/Catch.h"
#include "ui/doctor/DoctorWindow.h"
#include "ui/kiosk/KioskView.h"
#include "ui/kiosk/KioskWindow.h"

using namespace intaglio;
using test::click;
using test::KioskDesk;
using test::waitFor;
using ui::KioskState;

namespace {

/// The patient's visit: from the language tile to the page that says goodbye.
std::filesystem::path visitKiosk(const ui::AppPorts& ports, const KioskDesk& desk) {
    ui::KioskWindow kiosk(ports);
    kiosk.show();
    REQUIRE(test::typeInto(kiosk, QStringLiteral("unlockPassphrase"), QLatin1String(KioskDesk::kPassphrase)));
    REQUIRE(click(kiosk, QStringLiteral("unlockStart")));
    REQUIRE(waitFor([&] { return click(kiosk, QStringLiteral("language_en")); }));
    REQUIRE(waitFor([&] { return click(kiosk, QStringLiteral("picture_smear.png")); }));
    REQUIRE(waitFor([&] { return kiosk.flow().state() != KioskState::Checking; }, 300'000));
    const std::string problem(kiosk.flow().problem() ? base::codeName(kiosk.flow().problem()->code) : "");
    CAPTURE(problem);
    REQUIRE(kiosk.flow().state() == KioskState::Ready);
    const QString shown = test::visibleText(kiosk.view());
    for (const QString& word :
         {QStringLiteral("benign"), QStringLiteral("early"), QStringLiteral("leuk"), QStringLiteral("blast"), QStringLiteral("%")}) {
        CAPTURE(word.toStdString());
        CHECK_FALSE(shown.contains(word, Qt::CaseInsensitive));
    }
    REQUIRE(click(kiosk, QStringLiteral("doctor_0")));
    REQUIRE(click(kiosk, QStringLiteral("saveSealed")));
    REQUIRE(waitFor([&] { return kiosk.flow().state() == KioskState::Done; }, 120'000));
    return desk.onlySealedFile();
}

std::int64_t largestDifference(const image::Image& a, const image::Image& b) {
    REQUIRE(a.geometry() == b.geometry());
    std::int64_t largest = 0;
    for (std::size_t index = 0; index < a.geometry().sampleCount(); ++index)
        largest = std::max<std::int64_t>(largest, std::abs(a.sampleAt(index) - b.sampleAt(index)));
    return largest;
}

/// By how much the kiosk says that it changed the picture; 0 where it says nothing.
std::int64_t changeToldIn(const inference::Prediction& result) {
    for (const std::string& flag : result.flags) {
        if (const auto by = pipeline::readCleanedFlag(flag)) return by->largestChange;
    }
    return 0;
}

}  // namespace

TEST_CASE("a patient's picture is judged, sealed, carried over and read by the doctor it was sealed for", "[gui][integration]") {
    test::GuiFixture fixture;
    composition::Services services;
    const auto packages = services.models().packages();
    REQUIRE(std::ranges::any_of(packages, [](const auto& package) { return package.manifest.id == "leukemia-all"; }));
    KioskDesk desk(services.primitives());
    desk.writeSettings();
    desk.addSmear("smear.png", 2, 512);
    const ui::AppPorts ports{services.primitives(), services.readers(), services.dicomWriter(),
                             services.clock(),      services.models(),  services.engines(),
                             services.analyzer(),   desk.home(),        {}};
    const auto sealed = visitKiosk(ports, desk);

    const auto doctorHome = desk.home() / "doctor";
    std::filesystem::create_directories(doctorHome);
    ui::DoctorWindow doctor(ui::makeStudyPorts(ports), ui::DoctorPaths{doctorHome, {}});
    doctor.show();
    REQUIRE(test::trusts(doctor.keys(), doctor.keys().readKiosk(desk.keys() / "kiosk-entrance.pub").value().facts.identity));
    doctor.openPaths({test::qtPath(sealed)});
    REQUIRE(waitFor([&] { return doctor.picture().state() == ui::OpenSession::State::Ready; }));
    CHECK(doctor.picture().seal() == ui::OpenSession::Seal::KeyLocked);
    CHECK(doctor.picture().intact() == nullptr);

    doctor.keys().unlock(desk.keys() / "Dr. Amina Farouk.key", base::SecretBytes(base::viewOf(KioskDesk::kPassphrase)));
    REQUIRE(waitFor([&] { return doctor.picture().seal() == ui::OpenSession::Seal::Known; }));
    REQUIRE(doctor.picture().intact() != nullptr);
    CHECK(doctor.picture().intact()->result.model.id == "leukemia-all");
    const auto* title = qobject_cast<QLabel*>(test::findControl(doctor, QStringLiteral("verdictTitle")));
    REQUIRE(title != nullptr);
    CHECK(title->text().startsWith(QStringLiteral("Picture unchanged, sealed by ")));
    CHECK(test::findControl(doctor, QStringLiteral("sealedResult")) != nullptr);

    const auto restored = desk.output() / "restored.png";
    doctor.picture().restoreOriginal(restored);
    REQUIRE(waitFor([&] { return std::filesystem::exists(restored); }));
    const auto before = ports.readers.readFile(desk.pictures() / "smear.png");
    const auto after = ports.readers.readFile(restored);
    REQUIRE(before);
    REQUIRE(after);
    // What comes back is what was judged: the picture as it came, or as the kiosk cleaned it.
    const auto& sealedResult = doctor.picture().intact()->result;
    CHECK(largestDifference(before->image, after->image) == changeToldIn(sealedResult));
    base::NoProgress progress;
    const auto again = services.analyzer().analyze(*after, {}, progress, {});
    REQUIRE(again);
    CHECK(*std::get<inference::Prediction>(*again).findingProbability == Approx(*sealedResult.findingProbability).margin(1e-4));
}
