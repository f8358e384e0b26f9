#include "ui/kiosk/KioskRevocations.h"

#include <QDir>

#include "core/base/FileLock.h"
#include "core/base/Files.h"
#include "core/crypto/RevocationFloor.h"
#include "core/crypto/TrustStore.h"
#include "ui/presenters/KeyPorts.h"

namespace intaglio::ui::kiosk {

namespace fs = std::filesystem;

namespace {

using List = std::shared_ptr<const crypto::RevocationList>;
using Floor = std::optional<crypto::RevocationFloor>;

fs::path pathOf(const QString& path) {
    return base::pathFromText(path.toStdString());
}

fs::path floorPath(const AppPorts& ports, const crypto::PublicKey& clinic) {
    return ports.settingsFolder / ("clinic-" + base::toHex(clinic) + ".revoked-newest");
}

base::Result<Floor> readFloor(const AppPorts& ports, const crypto::PublicKey& clinic) {
    const fs::path path = floorPath(ports, clinic);
    auto floor = crypto::readRevocationFloor(path);
    if (!floor && floor.error().code == base::ErrorCode::FileNotFound) return Floor();
    if (!floor) return floor.error();
    if (floor->clinic != clinic) return base::Error(base::ErrorCode::ClinicMismatch, {base::pathText(path)});
    return Floor(std::move(*floor));
}

/// RevocationListOld where `list` says less than `floor`, or something else under the same number.
base::Status checkAgainst(const crypto::RevocationFloor& floor, const crypto::RevocationFloor& list, const fs::path& path) {
    if (list.number > floor.number || (list.number == floor.number && list.digest == floor.digest)) return {};
    return base::Error(base::ErrorCode::RevocationListOld, {base::pathText(path)});
}

/// What is in the folder. Links and files without permission count as well: what cannot be read must not be passed over.
base::Result<std::pair<List, fs::path>> newestIn(const AppPorts& ports, const QString& folder, const crypto::PublicKey& clinic) {
    List newest;
    fs::path newestPath;
    const auto files = QDir(folder).entryInfoList({QStringLiteral("*.revoked")}, QDir::Files | QDir::System | QDir::Hidden);
    for (const QFileInfo& file : files) {
        const fs::path path = pathOf(file.absoluteFilePath());
        auto list = crypto::readRevocationList(ports.primitives, path);
        if (!list) return list.error();
        if (list->clinic != clinic || (newest && list->number < newest->number)) continue;
        if (newest && list->number == newest->number) {
            const auto same = checkAgainst(crypto::floorOf(ports.primitives, *newest), crypto::floorOf(ports.primitives, *list), path);
            if (!same) return same.error();
        }
        newest = std::make_shared<const crypto::RevocationList>(std::move(*list));
        newestPath = path;
    }
    return std::pair(std::move(newest), std::move(newestPath));
}

/// The list that this computer's store of trust has of the clinic; null where it knows another clinic or none. The store's defect.
base::Result<List> listOfStore(const AppPorts& ports, const crypto::PublicKey& clinic) {
    const fs::path folder = trustFolderIn(ports.settingsFolder);
    std::error_code ignored;
    if (!fs::exists(folder, ignored)) return List();  // opening would make it
    const auto store = crypto::TrustStore::open(ports.primitives, folder);
    if (!store) return store.error();
    if (store->defect() != nullptr) return *store->defect();
    if (store->revocations() == nullptr || store->revocations()->clinic != clinic) return List();
    return List(std::make_shared<const crypto::RevocationList>(*store->revocations()));
}

/// The newer of the folder's list and the store's, and where it lies.
base::Result<std::pair<List, fs::path>> newestOf(const AppPorts& ports, const QString& folder, const crypto::PublicKey& clinic) {
    auto found = newestIn(ports, folder, clinic);
    if (!found) return found;
    const auto stored = listOfStore(ports, clinic);
    if (!stored) return stored.error();
    if (*stored != nullptr && (found->first == nullptr || found->first->number < (*stored)->number))
        return std::pair(*stored, trustFolderIn(ports.settingsFolder));
    return found;
}

base::Result<List> readNewest(const AppPorts& ports, const QString& folder, const crypto::PublicKey& clinic) {
    const auto floor = readFloor(ports, clinic);
    if (!floor) return floor.error();
    auto found = newestOf(ports, folder, clinic);
    if (!found) return found.error();
    auto& [list, path] = *found;
    if (!list && *floor)
        return base::Error(base::ErrorCode::FileNotFound, {QDir(folder).filePath(QStringLiteral("*.revoked")).toStdString()});
    if (!list) return List();
    const crypto::RevocationFloor next = crypto::floorOf(ports.primitives, *list);
    if (*floor) {
        if (const auto newEnough = checkAgainst(**floor, next, path); !newEnough) return newEnough.error();
    }
    if (!*floor || (*floor)->number < next.number) {
        if (const auto written = crypto::writeRevocationFloor(next, floorPath(ports, clinic)); !written) return written.error();
    }
    return std::move(list);
}

}  // namespace

base::Result<List> newestRevocations(const AppPorts& ports, const QString& folder, const crypto::PublicKey& clinic) {
    std::error_code ignored;  // the lock reports a folder that could not be made
    fs::create_directories(ports.settingsFolder, ignored);
    // Two readings at a time, of two programs perhaps, could remember the older of two lists last.
    base::Result<List> newest = List();
    const base::Status locked = base::whileLocked(floorPath(ports, clinic), [&]() -> base::Status {
        newest = readNewest(ports, folder, clinic);
        return {};
    });
    if (!locked) return locked.error();
    return newest;
}

}  // namespace intaglio::ui::kiosk
