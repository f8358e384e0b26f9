#include "core/inference/packages/ModelStore.h"

#include <algorithm>
#include <chrono>

#include "core/base/Files.h"
#include "core/base/Log.h"
#include "core/base/Platform.h"
#include "core/inference/packages/StagingFolder.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
namespace fs = std::filesystem;

constexpr const char* kReplacedFolder = "_replaced";
constexpr auto kStaleStaging = std::chrono::hours(24);

/// What a program that was ended in the middle of its work left behind; another program may be staging right now, so only old ones.
void removeStaleStaging(const fs::path& folder) {
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        std::error_code ignored;
        const bool isStaging = base::pathText(entry->path().filename()).rfind(kStagingPrefix, 0) == 0;
        if (isStaging && fs::file_time_type::clock::now() - entry->last_write_time(ignored) > kStaleStaging) {
            fs::remove_all(entry->path(), ignored);
        }
    }
}

}  // namespace

ModelStore::ModelStore(StorePorts ports, fs::path folder, fs::path settingsFile)
    : m_ports(std::move(ports)), m_folder(std::move(folder)), m_settingsFile(std::move(settingsFile)) {}

Status ModelStore::locked(const std::function<Status()>& work) const {
    std::error_code ignored;
    fs::create_directories(m_folder, ignored);
    return base::platform::withFileLock(m_folder / ".lock", [&]() -> Status {
        finishReplacements();
        removeStaleStaging(m_folder);
        return work();
    });
}

/// A replacement is two renames. Where the program ended between them, the old package comes back.
void ModelStore::finishReplacements() const {
    std::error_code failure;
    for (fs::directory_iterator entry(m_folder / kReplacedFolder, failure), end; !failure && entry != end; entry.increment(failure)) {
        const fs::path home = m_folder / entry->path().filename();
        std::error_code ignored;
        if (!fs::exists(home, ignored)) {
            fs::rename(entry->path(), home, ignored);
        } else {
            fs::remove_all(entry->path(), ignored);
        }
    }
}

Status ModelStore::place(const StagedPackage& staged, const InstallConsent& consent) {
    const std::string& id = staged.m_package.manifest.id;
    const fs::path home = m_folder / id;
    const fs::path replaced = m_folder / kReplacedFolder / id;
    std::error_code failure;
    const bool isReplacement = fs::exists(home, failure);
    if (isReplacement) {
        // Somebody may have installed it since this package was staged.
        const ModelPackage installed = openPackage(m_ports.primitives, home, false);
        const std::string version = installed.manifest.version.empty() ? "0.0.0" : installed.manifest.version;
        if (!consent.replace && compareVersions(staged.m_package.manifest.version, version) <= 0) {
            return Error{ErrorCode::PackageInstalled, {id, version, staged.m_package.manifest.version}};
        }
        fs::create_directories(replaced.parent_path(), failure);
        fs::rename(home, replaced, failure);
        if (failure) {
            return Error{ErrorCode::FileUnwritable, {base::pathText(home)}};
        }
    }
    fs::rename(staged.m_package.folder, home, failure);
    if (failure) {
        std::error_code ignored;
        if (isReplacement) {
            fs::rename(replaced, home, ignored);
        }
        return Error{ErrorCode::FileUnwritable, {base::pathText(home)}};
    }
    base::platform::flushFolder(m_folder);
    fs::remove_all(replaced, failure);
    return {};
}

Result<ModelPackage> ModelStore::install(StagedPackage& staged, const InstallConsent& consent, const std::stop_token& stop) {
    const std::string id = staged.m_package.manifest.id;
    if (staged.needsAcceptance() && consent.acceptedBy.empty()) {
        return Error{ErrorCode::PackageNotAccepted, {id}};
    }
    if (staged.needsReplace() && !consent.replace) {
        return Error{ErrorCode::PackageInstalled, {id, staged.m_installedVersion, staged.m_package.manifest.version}};
    }
    if (!staged.m_hasRun) {
        if (const Status ran = runStaged(staged, stop); !ran) {
            return ran.error();
        }
    }
    // First the acceptance, which means nothing without the package; then the package.
    if (staged.needsAcceptance()) {
        if (const Status accepted = accept(staged.m_package, consent.acceptedBy); !accepted) {
            return accepted.error();
        }
    }
    if (const Status placed = locked([&] { return place(staged, consent); }); !placed) {
        return placed.error();
    }
    base::log::info("model-installed", id);
    const auto settings = readModelSettings(m_ports.primitives, m_settingsFile);
    ModelPackage package = openPackage(m_ports.primitives, m_folder / id, false);
    applyDecisions(m_ports.primitives, package, settings ? *settings : ModelSettings{}, trustedSigners(), true);
    staged.discard();
    return package;
}

Status ModelStore::remove(const std::string& id) {
    const Status removed = locked([&]() -> Status {
        std::error_code failure;
        const fs::path home = m_folder / id;
        if (!isModelId(id) || !fs::is_directory(home, failure)) {
            return Error{ErrorCode::ModelNotFound, {id}};
        }
        // Renamed first: a package that is half removed would be listed as broken.
        const auto bin = makeStaging(m_ports.primitives, m_folder);
        if (!bin) {
            return bin.error();
        }
        fs::rename(home, *bin / id, failure);
        if (failure) {
            return Error{ErrorCode::FileUnwritable, {base::pathText(home)}};
        }
        fs::remove_all(*bin, failure);
        return {};
    });
    if (!removed) {
        return removed;
    }
    base::log::info("model-removed", id);
    return changeModelSettings(m_ports.primitives, m_settingsFile, [&](ModelSettings& settings) -> Status {
        settings.disabled.erase(id);
        std::erase_if(settings.defaults, [&](const auto& row) { return row.second == id; });
        std::erase_if(settings.accepted, [&](const auto& row) { return row.second.id == id; });
        return {};
    });
}

Status ModelStore::setEnabled(const std::string& id, bool enabled) {
    return changeModelSettings(m_ports.primitives, m_settingsFile, [&](ModelSettings& settings) -> Status {
        if (enabled) {
            settings.disabled.erase(id);
        } else {
            settings.disabled.insert(id);
        }
        return {};
    });
}

Status ModelStore::setDefault(const ModelPackage& package) {
    if (package.problem) {
        return *package.problem;
    }
    return changeModelSettings(m_ports.primitives, m_settingsFile, [&](ModelSettings& settings) -> Status {
        const bool isOff = settings.disabled.count(package.manifest.id) != 0;
        if (!package.isEnabled && !isOff) {
            return Error{ErrorCode::PackageNotAccepted, {package.manifest.id}};
        }
        settings.disabled.erase(package.manifest.id);
        settings.defaults[package.manifest.gate.kind] = package.manifest.id;
        return {};
    });
}

Status ModelStore::accept(const ModelPackage& package, const std::string& by) {
    if (package.problem) {
        return *package.problem;
    }
    if (by.empty()) {
        return Error{ErrorCode::InvalidArgument, {"name", by}};
    }
    if (package.status != PackageStatus::Unsigned) {
        return {};
    }
    base::log::info("model-accepted", package.manifest.id);
    return changeModelSettings(m_ports.primitives, m_settingsFile, [&](ModelSettings& settings) -> Status {
        settings.accepted[package.contentDigest] = {package.manifest.id, {by, m_ports.clock.unixSeconds()}};
        return {};
    });
}

Status ModelStore::trustPublisher(const crypto::PublicIdentity& publisher) {
    if (publisher.role != crypto::Role::Clinic) {
        return Error{ErrorCode::KeyWrongRole, {publisher.name, std::string(crypto::roleName(crypto::Role::Clinic))}};
    }
    return changeModelSettings(m_ports.primitives, m_settingsFile, [&](ModelSettings& settings) -> Status {
        std::erase_if(settings.publishers, [&](const auto& known) { return known.signing == publisher.signing; });
        settings.publishers.push_back(publisher);
        return {};
    });
}

Status ModelStore::distrustPublisher(const std::string& readableFingerprint) {
    return changeModelSettings(m_ports.primitives, m_settingsFile, [&](ModelSettings& settings) -> Status {
        std::erase_if(settings.publishers,
                      [&](const auto& known) { return known.readableFingerprint(m_ports.primitives) == readableFingerprint; });
        return {};
    });
}

}  // namespace intaglio::inference
