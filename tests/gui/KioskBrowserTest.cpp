// How a visitor looks for a picture that no card shows: only where pictures are, and without a way to change anything.
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QListWidget>

#include "core/base/Files.h"
#include "tests/gui/KioskVisit.h"
#include "ui/kiosk/KioskFolders.h"

using namespace intaglio;
using test::click;
using test::Kiosk;
using test::qtPath;
using test::waitFor;
using ui::KioskState;
using ui::kiosk::listFolder;

namespace {

QStringList namesOf(const ui::kiosk::FolderListing& listing) {
    QStringList names;
    for (const auto& entry : listing.entries) names << entry.name;
    return names;
}

ui::KioskSettings settingsOf(const Kiosk& kiosk, const std::filesystem::path& pictures) {
    ui::KioskSettings settings;
    settings.keyFile = qtPath(kiosk.desk.keys() / "kiosk-entrance.key");
    settings.doctorsFolder = qtPath(kiosk.desk.doctors());
    settings.outputFolder = qtPath(kiosk.desk.output());
    settings.picturesFolder = qtPath(pictures);
    return settings;
}

ui::kiosk::VisitorFolders foldersOf(const Kiosk& kiosk, const std::filesystem::path& pictures,
                                    const std::vector<ui::kiosk::VisitorPlace>& sticks = {}) {
    return ui::kiosk::visitorFolders(kiosk.ports, settingsOf(kiosk, pictures), sticks);
}

/// Touches the entry of this name once it is listed.
void touch(Kiosk& kiosk, const QString& name) {
    auto* list = kiosk.window->findChild<QListWidget*>(QStringLiteral("browserList"));
    REQUIRE(waitFor([&] { return list != nullptr && !list->findItems(name, Qt::MatchExactly).isEmpty(); }));
    Q_EMIT list->itemClicked(list->findItems(name, Qt::MatchExactly).constFirst());
}

}  // namespace

TEST_CASE("a visitor sees pictures and folders, and neither hidden files, links nor other files", "[gui][kiosk]") {
    const Kiosk kiosk;
    const auto& pictures = kiosk.desk.pictures();
    kiosk.desk.addSmear("smear.PNG", 3);
    for (const char* name : {"letter.pdf", "IM0001", ".secret.png"}) REQUIRE(base::writeFileAtomically(pictures / name, base::viewOf("x")));
    std::filesystem::create_directories(pictures / "march");
    std::filesystem::create_directories(pictures / ".hidden");
    std::filesystem::create_directory_symlink(kiosk.desk.keys(), pictures / "way-out");
    std::filesystem::create_symlink(kiosk.desk.keys() / "kiosk-entrance.key", pictures / "key.png");
    const auto folders = foldersOf(kiosk, pictures);
    const auto listing = listFolder(folders, qtPath(pictures));
    CHECK(namesOf(listing) == QStringList{QStringLiteral("march"), QStringLiteral("IM0001"), QStringLiteral("smear.PNG")});
    CHECK(listing.parent.isEmpty());
    CHECK(listFolder(folders, qtPath(pictures / "march")).parent == qtPath(std::filesystem::canonical(pictures)));
    CHECK(namesOf(listFolder(folders, {})).contains(QStringLiteral("pictures")));
}

TEST_CASE("nothing outside the places, and no folder of keys or settings in them, can be looked into", "[gui][kiosk]") {
    const Kiosk kiosk;
    const auto root = kiosk.desk.pictures().parent_path();
    const auto places = listFolder(foldersOf(kiosk, kiosk.desk.pictures()), {});
    const auto folders = foldersOf(kiosk, kiosk.desk.pictures());
    for (const auto& path : {root, kiosk.desk.keys(), std::filesystem::path("/"), kiosk.desk.pictures() / ".." / "keys"}) {
        CAPTURE(path.string());
        CHECK_FALSE(ui::kiosk::isOpenToVisitors(folders, qtPath(path)));
        CHECK(listFolder(folders, qtPath(path)) == places);
    }
    std::filesystem::create_directory_symlink(kiosk.desk.keys(), kiosk.desk.pictures() / "way-out");
    CHECK_FALSE(ui::kiosk::isOpenToVisitors(folders, qtPath(kiosk.desk.pictures() / "way-out")));

    // Staff who chose too large a folder do not open the clinic's own ones by it.
    const auto large = foldersOf(kiosk, root);
    CHECK(namesOf(listFolder(large, qtPath(root))) == QStringList{QStringLiteral("pictures")});
    for (const auto& path : {kiosk.desk.keys(), kiosk.desk.home(), kiosk.desk.doctors(), kiosk.desk.output()})
        CHECK_FALSE(ui::kiosk::isOpenToVisitors(large, qtPath(path)));
    const std::size_t sticks = foldersOf(kiosk, {}).places.size();
    for (const QString& whole : {QStringLiteral("/"), QDir::homePath(), qtPath(kiosk.desk.output())})
        CHECK(foldersOf(kiosk, whole.toStdString()).places.size() == sticks);
}

TEST_CASE("a picture deep in a folder is found in the kiosk's own window, without a dialog", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.addSmear("shown.png", 7);
    const auto deep = kiosk.desk.pictures() / "1" / "2" / "3" / "4" / "5" / "6";
    std::filesystem::create_directories(deep);
    std::filesystem::copy_file(kiosk.desk.pictures() / "shown.png", deep / "deep.png");
    kiosk.openUnlocked(false);
    REQUIRE(kiosk.begin());
    REQUIRE(click(*kiosk.window, QStringLiteral("chooseFile")));
    CHECK(QApplication::activeModalWidget() == nullptr);
    CHECK_FALSE(kiosk.shows("pictureList"));
    for (const char* name : {"pictures", "1", "2", "3", "4", "5", "6", "deep.png"}) touch(kiosk, QLatin1String(name));
    REQUIRE(kiosk.waitForState(KioskState::Ready));
    CHECK(kiosk.window->flow().picture().endsWith(QStringLiteral("/6/deep.png")));
}

TEST_CASE("the look into the folders, and any dialog, end with an idle visit", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.addSmear("smear.png", 7);
    kiosk.openUnlocked();
    REQUIRE(kiosk.begin());
    REQUIRE(click(*kiosk.window, QStringLiteral("chooseFile")));
    touch(kiosk, QStringLiteral("pictures"));
    REQUIRE(waitFor([&] { return kiosk.window->findChild<QListWidget*>(QStringLiteral("browserList"))->count() == 1; }));
    QDialog dialog(kiosk.window.get());
    dialog.setModal(true);
    dialog.show();
    REQUIRE(QApplication::activeModalWidget() == &dialog);
    kiosk.window->flow().elapse(ui::KioskFlow::kWipeAfterMs);
    CHECK(kiosk.window->flow().state() == KioskState::Welcome);
    CHECK_FALSE(dialog.isVisible());
    CHECK(kiosk.window->findChild<QListWidget*>(QStringLiteral("browserList"))->count() == 0);
    REQUIRE(kiosk.begin());
    CHECK_FALSE(kiosk.shows("browserList"));
}
