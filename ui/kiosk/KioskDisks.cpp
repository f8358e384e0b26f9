#include "ui/kiosk/KioskDisks.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStorageInfo>
#include <algorithm>

namespace intaglio::ui::kiosk {

namespace {

bool startsWithAny(const QString& text, const QStringList& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](const QString& beginning) { return text.startsWith(beginning); });
}

bool isNetwork(const QString& fileSystem) {
    static const QStringList kinds{QStringLiteral("nfs"),  QStringLiteral("cifs"), QStringLiteral("smb"),    QStringLiteral("9p"),
                                   QStringLiteral("afp"),  QStringLiteral("afs"),  QStringLiteral("webdav"), QStringLiteral("davfs"),
                                   QStringLiteral("ceph"), QStringLiteral("fuse.")};
    return startsWithAny(fileSystem, kinds);
}

/// /mnt is where administrators mount the clinic's own shares and devices.
bool isPlaceOfSticks(const QString& root) {
    static const QStringList places{QStringLiteral("/media/"), QStringLiteral("/run/media/"), QStringLiteral("/Volumes/")};
    return startsWithAny(root, places);
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

/// `node` is the folder in which Linux describes a disk or a part of one; empty where there is none.
bool isRemovableNode(const QString& node) {
    if (node.isEmpty()) return false;
    // An encrypted stick is a device of its own that lies upon the stick.
    const auto below = QDir(node + QStringLiteral("/slaves")).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    if (std::any_of(below.begin(), below.end(), [](const QFileInfo& part) { return isRemovableNode(part.canonicalFilePath()); }))
        return true;
    const QString disk = QFileInfo::exists(node + QStringLiteral("/partition")) ? QFileInfo(node).absolutePath() : node;
    if (contentOf(disk + QStringLiteral("/removable")) == "1" || contentOf(disk + QStringLiteral("/device/type")) == "SD") return true;
    static const QRegularExpression usb(QStringLiteral("/usb[0-9]+/"));
    return node.contains(usb);
}

}  // namespace

bool isPluggedIn(const MountedDisk& disk, const QString& blockDevices) {
    if (isNetwork(disk.fileSystem) || !isPlaceOfSticks(disk.root)) return false;
    // Elsewhere than on Linux the place has to do.
    if (!QFileInfo::exists(blockDevices)) return true;
    // /dev/mapper/NAME is a link to the device itself.
    const QString real = QFileInfo(disk.device).canonicalFilePath();
    const QString name = QFileInfo(real.isEmpty() ? disk.device : real).fileName();
    return !name.isEmpty() && isRemovableNode(QFileInfo(blockDevices + QLatin1Char('/') + name).canonicalFilePath());
}

std::vector<VisitorPlace> pluggedInDisks() {
    std::vector<VisitorPlace> sticks;
    const auto volumes = QStorageInfo::mountedVolumes();
    for (const QStorageInfo& volume : volumes) {
        const MountedDisk disk{volume.rootPath(), QString::fromLatin1(volume.fileSystemType()), QString::fromUtf8(volume.device())};
        // Asked before whether it is ready: a share whose server is gone makes everybody wait who asks.
        if (!isPluggedIn(disk) || !volume.isReady()) continue;
        sticks.push_back({disk.root, volume.displayName().section(QLatin1Char('/'), -1), true});
    }
    return sticks;
}

}  // namespace intaglio::ui::kiosk
