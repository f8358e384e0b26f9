#include "ui/kiosk/KioskGallery.h"

#include "core/image/Phantom.h"
#include "core/pipeline/HeldResult.h"
#include "ui/kiosk/AgePage.h"
#include "ui/kiosk/BeforeAfter.h"
#include "ui/kiosk/KioskView.h"
#include "ui/kiosk/NoticePage.h"
#include "ui/kiosk/PicturePage.h"
#include "ui/kiosk/ProgressPage.h"
#include "ui/kiosk/ReadyPage.h"
#include "ui/kiosk/SetupPage.h"
#include "ui/kiosk/StaffPage.h"
#include "ui/kiosk/UnlockPage.h"
#include "ui/kiosk/WelcomePage.h"
#include "ui/support/ImageConversion.h"

namespace intaglio::ui {

namespace {

using Prepare = std::function<void(KioskView&)>;

void add(GalleryPages& pages, const char* name, KioskState state, Prepare prepare = {}, QSize size = {1280, 800}) {
    pages.push_back({QStringLiteral("kiosk-") + QLatin1String(name), size, [state, prepare]() {
                         auto view = std::make_unique<KioskView>();
                         view->showState(state, state == KioskState::Ready);
                         if (prepare) prepare(*view);
                         return view;
                     }});
}

std::vector<PictureItem> samplePictures() {
    std::vector<PictureItem> items;
    const QStringList names{QStringLiteral("smear-2026-11-20.png"), QStringLiteral("IMG_4711.jpg"),
                            QStringLiteral("mikroskop_aufnahme_oberer_rand_rechts_0003.tif"), QStringLiteral("slide 2.png"),
                            QStringLiteral("0001.dcm")};
    for (qsizetype i = 0; i < names.size(); ++i) {
        PictureItem item{QStringLiteral("/sample/") + names[i], names[i], QStringLiteral("KINGSTON"), {}};
        const auto phantom = image::bloodSmearPhantom(static_cast<std::uint64_t>(i) + 1, 128);
        if (phantom && i != 4) item.thumbnail = toQImage(*phantom);
        items.push_back(item);
    }
    return items;
}

/// A smear under an uneven lamp, as it came and as the kiosk hands it back.
HandedBackPicture samplePicture(bool isCleaned) {
    HandedBackPicture picture;
    const auto phantom = image::bloodSmearPhantom(7, 480);
    if (!phantom) return picture;
    picture.given = toQImage(*phantom);
    if (!isCleaned) return picture;
    picture.cleaned = picture.given;
    for (int row = 0; row < picture.given.height(); ++row) {
        for (int column = 0; column < picture.given.width(); ++column)
            picture.given.setPixelColor(column, row, picture.given.pixelColor(column, row).darker(100 + column / 12));
    }
    picture.hasLessGrain = picture.hasEvenLight = picture.hasUsualColours = true;
    return picture;
}

std::vector<ReadyPage::Doctor> sampleDoctors() {
    return {{QStringLiteral("0"), QStringLiteral("Dr. Amina Farouk")},
            {QStringLiteral("1"), QStringLiteral("Dr. Jonas Lindqvist")},
            {QStringLiteral("2"), QStringLiteral("Prof. Dr. Maria-Theresia von Hohenstein-Lichtenberg")},
            {QStringLiteral("3"), QStringLiteral("Dr. Sofia Rossi")}};
}

kiosk::FolderListing sampleFolder() {
    kiosk::FolderListing listing{QStringLiteral("/media/KINGSTON/lab"), QStringLiteral("lab"), QStringLiteral("/media/KINGSTON"), {}};
    for (const char* name : {"2026-10", "2026-11"}) listing.entries.push_back({QLatin1String(name), QLatin1String(name), true});
    for (const char* name : {"IM0001", "smear-2026-11-20-after-the-second-stain-and-a-long-name.png", "smear.tif"})
        listing.entries.push_back({QLatin1String(name), QLatin1String(name), false});
    return listing;
}

KioskSettings sampleSettings() {
    KioskSettings settings;
    settings.keyFile = QStringLiteral("/var/lib/intaglio/keys/kiosk-entrance.key");
    settings.doctorsFolder = QStringLiteral("/var/lib/intaglio/doctors");
    settings.outputFolder = QStringLiteral("/srv/clinic/sealed");
    return settings;
}

void addCleaned(GalleryPages& pages, const char* name, QSize size) {
    const auto prepare = [](KioskView& view) {
        view.ready().setDoctors(sampleDoctors());
        view.ready().showPicture(samplePicture(true));
        view.ready().setRecovery(true);
        view.ready().setDestination(true);
    };
    add(pages, name, KioskState::Ready, prepare, size);
}

void addVisit(GalleryPages& pages) {
    add(pages, "welcome", KioskState::Welcome);
    add(pages, "welcome-recovery", KioskState::Welcome, [](KioskView& view) { view.welcome().setRecovery(true); });
    add(pages, "welcome-closed", KioskState::Welcome, [](KioskView& view) { view.welcome().setClosed(true); });
    add(pages, "picture-empty", KioskState::Picture);
    add(pages, "picture-list", KioskState::Picture, [](KioskView& view) { view.picture().setItems(samplePictures()); });
    add(pages, "picture-places", KioskState::Picture, [](KioskView& view) {
        view.picture().setItems(samplePictures());
        view.findChild<QPushButton*>(QStringLiteral("chooseFile"))->click();
        view.picture().showFolder({});
    });
    add(pages, "picture-folder", KioskState::Picture, [](KioskView& view) {
        view.picture().setItems(samplePictures());
        view.findChild<QPushButton*>(QStringLiteral("chooseFile"))->click();
        view.picture().showFolder(sampleFolder());
    });
    add(pages, "checking", KioskState::Checking, [](KioskView& view) { view.checking().setProgress(QStringLiteral("predict"), 1, 3); });
    add(pages, "age", KioskState::Age);
    add(pages, "age-small-screen", KioskState::Age, {}, {1024, 768});
    const auto corrected = [](KioskView& view) { view.age().setChosen(AgeGroup::SixToFourteen); };
    add(pages, "age-corrected", KioskState::Age, corrected);
    add(pages, "age-corrected-small-screen", KioskState::Age, corrected, {1024, 768});
    add(pages, "ready-one-doctor", KioskState::Ready, [](KioskView& view) {
        view.ready().setDoctors({{QStringLiteral("0"), QStringLiteral("Dr. Amina Farouk")}});
        view.ready().setDestination(true);
    });
    add(pages, "ready-many-doctors", KioskState::Ready, [](KioskView& view) {
        view.ready().setDoctors(sampleDoctors());
        view.ready().showPicture(samplePicture(false));
        view.ready().setDestination(false);
    });
    addCleaned(pages, "ready-cleaned", {1280, 800});
    addCleaned(pages, "ready-cleaned-small-screen", {1024, 768});
    add(pages, "leaving", KioskState::Ready, [](KioskView& view) {
        view.ready().setDoctors(sampleDoctors());
        view.findChild<QPushButton*>(QStringLiteral("kioskFinish"))->click();
    });
    add(pages, "saving", KioskState::Saving, [](KioskView& view) { view.saving().setProgress(QStringLiteral("write"), 0, 1); });
    add(pages, "done", KioskState::Done,
        [](KioskView& view) { view.done().setSavedFile(QStringLiteral("/media/KINGSTON/smear-2026-11-20-sealed.png"), true); });
    add(pages, "done-in-clinic", KioskState::Done,
        [](KioskView& view) { view.done().setSavedFile(QStringLiteral("/srv/sealed/sealed-2026-11-20-101500.png"), false); });
    add(pages, "idle", KioskState::Ready, [](KioskView& view) {
        view.ready().setDoctors({{QStringLiteral("0"), QStringLiteral("Dr. Amina Farouk")}});
        view.showIdle(true, 15);
    });
    add(pages, "small-screen", KioskState::Picture, [](KioskView& view) { view.picture().setItems(samplePictures()); }, {1024, 768});
}

void addRefusals(GalleryPages& pages) {
    const std::pair<const char*, base::Error> refusals[] = {
        {"refused-kind", {base::ErrorCode::RefusedKind, {"unknown"}}},
        {"refused-blurred", {base::ErrorCode::RefusedBlurred}},
        {"refused-exposure", {base::ErrorCode::RefusedExposure}},
        {"refused-age", {base::ErrorCode::RefusedAge, {"10", "chest-tuberculosis", "1-5, 15+"}}},
        {"refused-carrier", {base::ErrorCode::CarrierUnsupported, {"palette"}}},
        {"refused-sealed-already", {base::ErrorCode::CarrierUnsupported, {std::string(pipeline::kHoldsResult)}}},
        {"refused-sealed-changed", {base::ErrorCode::CarrierUnsupported, {std::string(pipeline::kHoldsDamagedResult)}}},
        {"refused-no-picture", {base::ErrorCode::PictureFormatUnknown, {"/media/KINGSTON/letter.png"}}},
        {"refused-too-small", {base::ErrorCode::RefusedTooSmall, {"40", "40", "64"}}},
    };
    for (const auto& [name, error] : refusals) {
        add(pages, name, KioskState::Refused, [error = error](KioskView& view) { view.refused().setError(error); });
    }
    const base::Error age(base::ErrorCode::RefusedAge, {"6-14", "chest-tuberculosis", "1-5, 15+"});
    const auto correctable = [age](KioskView& view) {
        view.refused().setError(age);
        view.refused().setAgeCorrectable(true);
    };
    add(pages, "refused-age-said", KioskState::Refused, correctable);
    add(pages, "refused-age-said-small-screen", KioskState::Refused, correctable, {1024, 768});
    const base::Error gone(base::ErrorCode::FileNotFound, {"/media/KINGSTON/smear.png"});
    add(pages, "problem-stick-gone", KioskState::Problem,
        [gone](KioskView& view) { view.problem().setError(gone, QStringLiteral("/media/KINGSTON/smear.png")); });
    const base::Error full(base::ErrorCode::DiskFull, {"/media/KINGSTON/smear-2026-11-20-sealed.png"});
    const base::Error revoked(base::ErrorCode::KeyRevoked, {"Dr. Amina Farouk"});
    add(pages, "problem-key", KioskState::Problem, [revoked](KioskView& view) { view.problem().setError(revoked); });
    add(pages, "problem-closed", KioskState::Problem, [revoked](KioskView& view) { view.problem().setError(revoked, {}, true); });
    add(pages, "problem-disk-full", KioskState::Problem, [full](KioskView& view) { view.problem().setError(full); });
}

void addStaff(GalleryPages& pages) {
    add(pages, "setup-empty", KioskState::Setup, {}, {1280, 1024});
    add(pages, "setup-filled", KioskState::Setup,
        [](KioskView& view) {
            view.setup().setSettings(sampleSettings());
            view.setup().setDoctorCount(3);
        },
        {1280, 1024});
    // Tall enough for every card.
    add(pages, "setup-all-cards", KioskState::Setup, [](KioskView& view) { view.setup().setSettings(sampleSettings()); }, {1280, 1640});
    add(pages, "setup-key-form", KioskState::Setup,
        [](KioskView& view) {
            view.findChild<QPushButton*>(QStringLiteral("setupNewKey"))->click();
            view.findChild<QPushButton*>(QStringLiteral("setupMakeKey"))->click();
        },
        {1280, 1024});
    add(pages, "unlock", KioskState::Unlock, [](KioskView& view) { view.unlock().setKeyFile(sampleSettings().keyFile); });
    add(pages, "unlock-wrong", KioskState::Unlock, [](KioskView& view) {
        view.unlock().setKeyFile(sampleSettings().keyFile);
        view.unlock().showError(base::Error(base::ErrorCode::PassphraseWrong, {"kiosk-entrance.key"}));
    });
    add(pages, "unlock-no-doctors", KioskState::Unlock, [](KioskView& view) {
        view.unlock().setKeyFile(sampleSettings().keyFile);
        view.unlock().showNoDoctors();
    });
    add(pages, "staff-pin", KioskState::Welcome, [](KioskView& view) { view.showStaff(true); });
    add(pages, "staff-pin-wrong", KioskState::Welcome, [](KioskView& view) {
        view.showStaff(true);
        view.staff().showWrongPin();
    });
    add(pages, "staff-menu", KioskState::Welcome, [](KioskView& view) {
        view.showStaff(true);
        view.staff().setFingerprint(QStringLiteral("K3QF-7ZPA-MN2C-X4DT-8RVH"));
        view.staff().showMenu();
    });
    add(pages, "staff-menu-closed", KioskState::Welcome, [](KioskView& view) {
        view.showStaff(true);
        view.staff().setClosure(base::Error(base::ErrorCode::KeyRevoked, {"kiosk-entrance"}));
        view.staff().showMenu();
    });
}

}  // namespace

void addKioskPages(GalleryPages& pages) {
    addVisit(pages);
    addRefusals(pages);
    addStaff(pages);
}

}  // namespace intaglio::ui
