// Which disks are a visitor's own, what of them and of the clinic's folders is on offer, and where a sealed picture goes.
#include "core/base/Files.h"
#include "tests/gui/KioskVisit.h"

using namespace intaglio;
using test::click;
using test::Kiosk;
using test::qtPath;
using ui::KioskState;
using ui::kiosk::isOnStick;
using ui::kiosk::isOpenToVisitors;
using ui::kiosk::isPluggedIn;

namespace {

/// The folders in which Linux describes disks.
class FakeSystem {
public:
    /// A disk of one part, described below `bus`.
    void add(const std::string& bus, const std::string& disk, bool isRemovable) const {
        const auto part = m_folder / "devices" / bus / "block" / disk / (disk + "1");
        std::filesystem::create_directories(part);
        REQUIRE(base::writeFileAtomically(part / "partition", base::viewOf("1\n")));
        REQUIRE(base::writeFileAtomically(part.parent_path() / "removable", base::viewOf(isRemovable ? "1\n" : "0\n")));
        link(part);
    }
    /// An encrypted disk upon the part of another.
    void addUpon(const std::string& name, const std::string& part) const {
        const auto node = m_folder / "devices" / "virtual" / name;
        std::filesystem::create_directories(node / "slaves");
        std::filesystem::create_symlink(classFolder() / part, node / "slaves" / part);
        link(node);
    }
    [[nodiscard]] bool takes(const char* root, const char* fileSystem, const char* device) const {
        return isPluggedIn({QLatin1String(root), QLatin1String(fileSystem), QLatin1String(device)}, qtPath(classFolder()));
    }

private:
    [[nodiscard]] std::filesystem::path classFolder() const { return m_folder / "class"; }
    void link(const std::filesystem::path& node) const {
        std::filesystem::create_directories(classFolder());
        std::filesystem::create_directory_symlink(node, classFolder() / node.filename());
    }
    test::TemporaryFolder m_folder;
};

/// A folder beside the clinic's own ones that plays a visitor's stick, with a picture on it.
std::filesystem::path plugIn(Kiosk& kiosk) {
    const auto stick = kiosk.desk.pictures().parent_path() / "stick";
    std::filesystem::create_directories(stick);
    kiosk.desk.addSmear("smear.png", 7);
    std::filesystem::rename(kiosk.desk.pictures() / "smear.png", stick / "smear.png");
    kiosk.sticks = {{qtPath(stick), QStringLiteral("KINGSTON"), true}};
    return std::filesystem::canonical(stick);
}

ui::KioskSettings settingsOf(const Kiosk& kiosk) {
    ui::KioskSettings settings;
    settings.picturesFolder = qtPath(kiosk.desk.pictures());
    settings.outputFolder = qtPath(kiosk.desk.output());
    return settings;
}

}  // namespace

TEST_CASE("a share, a built-in disk and whatever is mounted below /mnt is nobody's stick", "[gui][kiosk]") {
    const FakeSystem system;
    system.add("pci0000:00/usb1/1-1/host6", "zstick", false);
    system.add("pci0000:00/ata1/host0", "zinside", false);
    system.add("pci0000:00/ata2/host1", "zbay", true);
    system.addUpon("zlocked", "zstick1");
    system.addUpon("zlockedinside", "zinside1");
    CHECK(system.takes("/media/anna/KINGSTON", "vfat", "/dev/zstick1"));
    CHECK(system.takes("/run/media/anna/KINGSTON", "exfat", "/dev/zbay1"));
    CHECK(system.takes("/media/anna/LOCKED", "ext4", "/dev/zlocked"));
    CHECK_FALSE(system.takes("/media/anna/LOCKED", "ext4", "/dev/zlockedinside"));
    CHECK_FALSE(system.takes("/media/archive", "ext4", "/dev/zinside1"));
    CHECK_FALSE(system.takes("/media/gone", "vfat", "/dev/zgone1"));
    CHECK_FALSE(system.takes("/media/memory", "tmpfs", "tmpfs"));
    CHECK_FALSE(system.takes("/mnt/microscope", "vfat", "/dev/zstick1"));
    for (const char* share : {"nfs4", "cifs", "smb3", "fuse.sshfs", "9p"}) {
        CAPTURE(share);
        CHECK_FALSE(system.takes("/media/pacs", share, "/dev/zstick1"));
        // Nor where the system does not tell what lies behind a device.
        CHECK_FALSE(
            isPluggedIn({QStringLiteral("/media/pacs"), QLatin1String(share), QStringLiteral("server:/pacs")}, QStringLiteral("/no/such")));
    }
    CHECK(isPluggedIn({QStringLiteral("/Volumes/KINGSTON"), QStringLiteral("msdos"), QStringLiteral("/dev/disk4s1")},
                      QStringLiteral("/no/such")));
}

TEST_CASE("a picture from a stick is sealed beside it, and the visitor is told so", "[gui][kiosk]") {
    Kiosk kiosk;
    const auto stick = plugIn(kiosk);
    kiosk.openUnlocked(false);
    REQUIRE(kiosk.begin());
    REQUIRE(kiosk.chooseAndWait(QStringLiteral("picture_smear.png"), KioskState::Ready));
    REQUIRE(click(*kiosk.window, QStringLiteral("doctor_0")));
    REQUIRE(click(*kiosk.window, QStringLiteral("saveSealed")));
    REQUIRE(kiosk.waitForState(KioskState::Done));
    CHECK(kiosk.text().contains(QStringLiteral("on your USB stick")));
    CHECK(std::filesystem::exists(stick / "smear-sealed.png"));
    CHECK(std::filesystem::is_empty(kiosk.desk.output()));
}

TEST_CASE("the clinic's folder of pictures is no stick, even on a disk that can be pulled out", "[gui][kiosk]") {
    Kiosk kiosk;
    const auto stick = plugIn(kiosk);
    const auto camera = stick / "DCIM";
    std::filesystem::create_directories(camera);
    std::filesystem::copy_file(stick / "smear.png", camera / "smear.png");
    ui::KioskSettings settings = settingsOf(kiosk);
    settings.picturesFolder = qtPath(camera);
    const auto folders = ui::kiosk::visitorFolders(kiosk.ports, settings, kiosk.sticks);
    CHECK(isOnStick(folders, qtPath(stick / "smear.png")));
    CHECK_FALSE(isOnStick(folders, qtPath(camera / "smear.png")));
    CHECK(isOpenToVisitors(folders, qtPath(camera / "smear.png")));
    CHECK_FALSE(isOnStick(folders, qtPath(stick / "gone.png")));
}

TEST_CASE("sealed pictures of other visitors are on no card", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.addSmear("smear.png", 7);
    ui::KioskSettings settings = settingsOf(kiosk);
    const auto sealed = kiosk.desk.pictures() / "sealed";
    std::filesystem::create_directories(sealed / "older");
    for (const auto& folder : {sealed, sealed / "older"})
        std::filesystem::copy_file(kiosk.desk.pictures() / "smear.png", folder / "sealed-2026-11-20-101500.png");
    CHECK(ui::kiosk::listPictures(ui::kiosk::visitorFolders(kiosk.ports, settings, {})).size() == 3);
    settings.outputFolder = qtPath(sealed);
    const auto shown = ui::kiosk::listPictures(ui::kiosk::visitorFolders(kiosk.ports, settings, {}));
    REQUIRE(shown.size() == 1);
    CHECK(shown.front().name == QStringLiteral("smear.png"));
}

TEST_CASE("a picture that is not open to visitors is not read, however it was named", "[gui][kiosk]") {
    Kiosk kiosk;
    kiosk.desk.addSmear("smear.png", 7);
    std::filesystem::copy_file(kiosk.desk.pictures() / "smear.png", kiosk.desk.output() / "sealed.png");
    kiosk.openUnlocked(false);
    REQUIRE(kiosk.begin());
    kiosk.window->flow().choosePicture(qtPath(kiosk.desk.output() / "sealed.png"));
    REQUIRE(kiosk.waitForState(KioskState::Problem));
    CHECK(kiosk.window->flow().problem()->code == base::ErrorCode::FileUnreadable);
}
