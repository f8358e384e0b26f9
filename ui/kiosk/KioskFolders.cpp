#include "ui/kiosk/KioskFolders.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <algorithm>

#include "core/base/Files.h"
#include "ui/kiosk/PicturePage.h"

namespace intaglio::ui::kiosk {

namespace {

constexpr qsizetype kMostEntries = 5000;
constexpr std::size_t kMostPictures = 48;
constexpr std::size_t kMostFound = 4096;
constexpr int kDeepestFolder = 4;

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

void addPlace(VisitorFolders& folders, const VisitorPlace& place) {
    const QString real = realPath(place.path);
    const QString home = realPath(QDir::homePath());
    if (real.isEmpty() || isClosed(folders, real) || (!home.isEmpty() && liesIn(home, real))) return;
    folders.places.push_back({real, place.name, place.isStick});
}

struct FoundPicture {
    QFileInfo file;
    QString place;
};

/// The pictures in `folder`, which lies `depth` folders below a place, and in the folders in it that are not closed.
void collect(const VisitorFolders& folders, const QString& folder, int depth, const QString& place, std::vector<FoundPicture>& found) {
    if (depth > kDeepestFolder || isClosed(folders, folder)) return;
    QDirIterator files(folder, QDir::Files | QDir::Readable | QDir::NoSymLinks);
    while (files.hasNext() && found.size() < kMostFound) {
        files.next();
        if (looksLikePicture(files.fileInfo())) found.push_back({files.fileInfo(), place});
    }
    QDirIterator inside(folder, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    while (inside.hasNext()) collect(folders, inside.next(), depth + 1, place, found);
}

FolderListing listPlaces(const VisitorFolders& folders) {
    FolderListing listing;
    for (const VisitorPlace& place : folders.places) listing.entries.push_back({place.path, place.name, true});
    return listing;
}

}  // namespace

VisitorFolders visitorFolders(const AppPorts& ports, const KioskSettings& settings, const std::vector<VisitorPlace>& sticks) {
    VisitorFolders folders;
    const QString program = QString::fromStdString(base::pathText(ports.settingsFolder));
    const QString keys = settings.keyFile.isEmpty() ? QString() : QFileInfo(settings.keyFile).absolutePath();
    for (const QString& folder : {program, keys, settings.doctorsFolder, settings.outputFolder}) {
        const QString real = realPath(folder);
        if (!real.isEmpty()) folders.closed.push_back(real);
    }
    for (const VisitorPlace& stick : sticks) addPlace(folders, stick);
    if (!settings.picturesFolder.isEmpty()) addPlace(folders, {settings.picturesFolder, QDir(settings.picturesFolder).dirName()});
    folders.pictures = realPath(settings.picturesFolder);
    return folders;
}

bool isOpenToVisitors(const VisitorFolders& folders, const QString& path) {
    const QString real = realPath(path);
    if (real.isEmpty() || isClosed(folders, real)) return false;
    return std::any_of(folders.places.begin(), folders.places.end(), [&](const VisitorPlace& place) { return liesIn(real, place.path); });
}

bool isOnStick(const VisitorFolders& folders, const QString& path) {
    const QString real = realPath(path);
    if (!isOpenToVisitors(folders, real) || (!folders.pictures.isEmpty() && liesIn(real, folders.pictures))) return false;
    return std::any_of(folders.places.begin(), folders.places.end(),
                       [&](const VisitorPlace& place) { return place.isStick && liesIn(real, place.path); });
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

std::vector<PictureItem> listPictures(const VisitorFolders& folders) {
    std::vector<FoundPicture> found;
    for (const VisitorPlace& place : folders.places) collect(folders, place.path, 0, place.name, found);
    std::stable_sort(found.begin(), found.end(),
                     [](const FoundPicture& a, const FoundPicture& b) { return a.file.lastModified() > b.file.lastModified(); });
    if (found.size() > kMostPictures) found.resize(kMostPictures);
    std::vector<PictureItem> items;
    for (const FoundPicture& picture : found)
        items.push_back({picture.file.absoluteFilePath(), picture.file.fileName(), picture.place, {}});
    return items;
}

bool looksLikePicture(const QFileInfo& file) {
    static const QStringList endings{QStringLiteral("png"),  QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("tif"),
                                     QStringLiteral("tiff"), QStringLiteral("bmp"), QStringLiteral("dcm"),  QStringLiteral("dicom")};
    return endings.contains(file.suffix().toLower());
}

}  // namespace intaglio::ui::kiosk
