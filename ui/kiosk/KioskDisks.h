#pragma once
#include <QString>
#include <functional>
#include <vector>

#include "ui/kiosk/KioskFolders.h"

/// Which disks a visitor plugged in, and which belong to the clinic although they are mounted at such a place.
namespace intaglio::ui::kiosk {

struct MountedDisk {
    QString root;        ///< where it is mounted
    QString fileSystem;  ///< as the system names it: "vfat", "nfs4" ...
    QString device;      ///< "/dev/sdb1"
};

/// True for a disk that was plugged in: mounted where systems mount such disks, no network share and, where the system tells in
/// `blockDevices` (Linux), on a device that is removable, a card, or on USB.
[[nodiscard]] bool isPluggedIn(const MountedDisk& disk, const QString& blockDevices = QStringLiteral("/sys/class/block"));

/// The sticks there are now. Reads folders: worker threads only.
[[nodiscard]] std::vector<VisitorPlace> pluggedInDisks();

/// Gives the sticks; a test gives folders that play them. Called on worker threads.
using StickLister = std::function<std::vector<VisitorPlace>()>;

}  // namespace intaglio::ui::kiosk
