#include "ui/kiosk/KioskFolders.h"

#include <QDir>
#include <QStorageInfo>
#include <algorithm>

#include "core/base/Files.h"
#include "ui/kiosk/KioskJobs.h"

namespace intaglio::ui::kiosk {

namespace {

constexpr qsizetype kMostEntries = 5000;

/// Without links on the way; empty where there is nothing.
QString realPath(const QString& path) {
    return path.isEmpty() ? QString() : QFileInfo(path).canonicalFilePath();
}

bool liesIn(const QString& path, const QString& folder) {
    return path == folder || path.startsWith(folder.endsWith(QLatin1Char('/')) ? folder : folder + QLatin1Char('/'));
}

bool isClosed(const VisitorFolders& folders, const QString& path) {
    return std::any_of(folders.closed.begin(), folders.closed.end(), [&](const QString& folder) { return liesIn(path, folder); });
}

void addPlace(VisitorFolders& folders, const QString& path, const QString& name) {
    const QString real = realPath(path);
    const QString home = realPath(QDir::homePath());
    if (real.isEmpty() || isClosed(folders, real) || (!home.isEmpty() && liesIn(home, real))) return;
    folders.places.push_back({real, name});
}

FolderListing listPlaces(const VisitorFolders& folders) {
    FolderListing listing;
    for (const VisitorPlace& place : folders.places) listing.entries.push_back({place.path, place.name, true});
    return listing;
}

}  // namespace

VisitorFolders visitorFolders(const AppPorts& ports, const KioskSettings& settings) {
    VisitorFolders folders;
    const QString program = QString::fromStdString(base::pathText(ports.settingsFolder));
    const QString keys = settings.keyFile.isEmpty() ? QString() : QFileInfo(settings.keyFile).absolutePath();
    for (const QString& folder : {program, keys, settings.doctorsFolder, settings.outputFolder}) {
        const QString real = realPath(folder);
        if (!real.isEmpty()) folders.closed.push_back(real);
    }
    const auto volumes = QStorageInfo::mountedVolumes();
    for (const QStorageInfo& volume : volumes) {
        if (volume.isReady() && isOnRemovableDisk(volume.rootPath()))
            addPlace(folders, volume.rootPath(), volume.displayName().section(QLatin1Char('/'), -1));
    }
    if (!settings.picturesFolder.isEmpty()) addPlace(folders, settings.picturesFolder, QDir(settings.picturesFolder).dirName());
    return folders;
}

bool isOpenToVisitors(const VisitorFolders& folders, const QString& path) {
    const QString real = realPath(path);
    if (real.isEmpty() || isClosed(folders, real)) return false;
    return std::any_of(folders.places.begin(), folders.places.end(), [&](const VisitorPlace& place) { return liesIn(real, place.path); });
}

FolderListing listFolder(const VisitorFolders& folders, const QString& folder) {
    const QString real = realPath(folder);
    const QDir directory(real);
    if (real.isEmpty() || !isOpenToVisitors(folders, real) || !directory.exists()) return listPlaces(folders);
    FolderListing listing{real, directory.dirName(), {}, {}};
    for (const VisitorPlace& place : folders.places) {
        if (place.path == real) listing.name = place.name;
    }
    const QString parent = QFileInfo(real).absolutePath();
    if (isOpenToVisitors(folders, parent)) listing.parent = parent;
    const auto found = directory.entryInfoList(QDir::Dirs | QDir::Files | QDir::NoDotAndDotDot | QDir::NoSymLinks | QDir::Readable,
                                               QDir::Name | QDir::DirsFirst | QDir::IgnoreCase | QDir::LocaleAware);
    for (const QFileInfo& file : found.first(std::min(found.size(), kMostEntries))) {
        const bool isShown =
            file.isDir() ? !isClosed(folders, file.canonicalFilePath()) : looksLikePicture(file) || file.suffix().isEmpty();
        if (isShown) listing.entries.push_back({file.absoluteFilePath(), file.fileName(), file.isDir()});
    }
    return listing;
}

bool looksLikePicture(const QFileInfo& file) {
    static const QStringList endings{QStringLiteral("png"),  QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("tif"),
                                     QStringLiteral("tiff"), QStringLiteral("bmp"), QStringLiteral("dcm"),  QStringLiteral("dicom")};
    return endings.contains(file.suffix().toLower());
}

}  // namespace intaglio::ui::kiosk
