#pragma once
#include <QFileInfo>
#include <QString>
#include <QStringList>
#include <vector>

#include "ui/presenters/KioskSettings.h"
#include "ui/support/AppPorts.h"

namespace intaglio::ui {
struct PictureItem;
}  // namespace intaglio::ui

/// Where visitors may look for a picture by themselves: disks that were plugged in and the folder of pictures, never anything else of this
/// computer. Only looks; nothing here can change a file. Reads folders: worker threads only.
namespace intaglio::ui::kiosk {

struct VisitorPlace {
    QString path;
    QString name;          ///< of the stick or folder
    bool isStick = false;  ///< plugged in by a visitor
};

struct VisitorFolders {
    std::vector<VisitorPlace> places;
    QStringList closed;  ///< folders that stay shut wherever they lie: keys, settings, doctors, other visitors' sealed pictures
    QString pictures;    ///< the clinic's folder of pictures, wherever it lies; empty: none
};

/// The places there are now, `sticks` (pluggedInDisks()) first. A folder of pictures that holds the account's own folder, or is one of the
/// closed ones, is none.
[[nodiscard]] VisitorFolders visitorFolders(const AppPorts& ports, const KioskSettings& settings, const std::vector<VisitorPlace>& sticks);
/// True for a file or folder that lies in one of the places, links followed, and in no closed folder.
[[nodiscard]] bool isOpenToVisitors(const VisitorFolders& folders, const QString& path);
/// True for what is open to visitors, lies on a stick and not in the clinic's folder of pictures.
[[nodiscard]] bool isOnStick(const VisitorFolders& folders, const QString& path);

struct FolderEntry {
    QString path;
    QString name;
    bool isFolder = false;
    [[nodiscard]] bool operator==(const FolderEntry&) const = default;
};

struct FolderListing {
    QString folder;  ///< empty: the list of places
    QString name;
    QString parent;  ///< empty: the list of places
    std::vector<FolderEntry> entries;
    [[nodiscard]] bool operator==(const FolderListing&) const = default;
};

/// Folders first, then pictures and files without an ending (as DICOM devices write them), each by name. Without hidden files and links.
/// The list of places where `folder` is empty, gone, or not open to visitors.
[[nodiscard]] FolderListing listFolder(const VisitorFolders& folders, const QString& folder);

/// The pictures in all places, newest first, without thumbnails. At most 48, and none from deep down.
[[nodiscard]] std::vector<PictureItem> listPictures(const VisitorFolders& folders);

/// By its name.
[[nodiscard]] bool looksLikePicture(const QFileInfo& file);

}  // namespace intaglio::ui::kiosk
