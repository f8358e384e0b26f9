#pragma once
#include <functional>
#include <stop_token>

#include "core/base/Clock.h"
#include "core/base/Progress.h"
#include "core/inference/ModelCatalog.h"
#include "core/inference/packages/Import.h"
#include "core/inference/packages/Probe.h"

/// The folder of models that an administrator installs into.
///
/// A package is unpacked into a folder beside the installed ones, checked there in every way, and takes its place by renaming: an
/// installed package is never half replaced, and whatever fails before leaves everything as it was.
namespace intaglio::inference {

struct StorePorts {
    const crypto::Primitives& primitives;
    const base::Clock& clock;
    std::function<base::Result<Engine*>()> engine;                            ///< asked when a package is probed
    std::function<std::vector<crypto::PublicIdentity>()> signers;             ///< as CatalogPolicy::signers; null: none
    std::function<std::optional<ModelPackage>(const std::string& id)> other;  ///< a package of this id outside the store; null: none
};

/// A package that was unpacked and checked, and waits for somebody to say yes. Dropping it removes it. One that needsAcceptance() has not
/// been run: a network is a program, and nobody vouches for this one yet.
class StagedPackage {
public:
    StagedPackage(StagedPackage&& other) noexcept;
    StagedPackage& operator=(StagedPackage&& other) noexcept;
    ~StagedPackage();

    /// Status Ok, Demonstration or Unsigned.
    [[nodiscard]] const ModelPackage& package() const { return m_package; }
    [[nodiscard]] const std::string& source() const { return m_source; }
    /// Made of a foreign network with the user's answers.
    [[nodiscard]] bool isImport() const { return m_isImport; }
    /// What nobody said about it, in English sentences; empty for a package with a card of its own.
    [[nodiscard]] const std::vector<std::string>& unknowns() const { return m_unknowns; }
    /// The version that it would replace; empty where the id is new.
    [[nodiscard]] const std::string& installedVersion() const { return m_installedVersion; }
    /// True where installing needs InstallConsent::replace: the installed version is the same or newer.
    [[nodiscard]] bool needsReplace() const;
    /// True where installing needs InstallConsent::acceptedBy: nobody trusted signed it, and nobody accepted these very bytes before.
    [[nodiscard]] bool needsAcceptance() const { return m_package.status == PackageStatus::Unsigned && !m_package.acceptance; }

private:
    friend class ModelStore;
    StagedPackage() = default;
    void discard();
    ModelPackage m_package;
    std::filesystem::path m_staging;  ///< the folder that holds the package's
    std::string m_source;
    std::string m_installedVersion;
    std::vector<std::string> m_unknowns;
    bool m_isImport = false;
    bool m_hasRun = false;
};

struct InstallConsent {
    bool replace = false;    ///< also the same or an older version
    std::string acceptedBy;  ///< who takes the responsibility for an unsigned package; empty: nobody
};

/// Thread-safe; installing and removing exclude each other also between programs. A catalog over the same folder has to be refreshed
/// afterwards.
class ModelStore {
public:
    /// `folder` is made when something is installed.
    ModelStore(StorePorts ports, std::filesystem::path folder, std::filesystem::path settingsFile);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

    /// Phases "unpack" and, for a package that needs no acceptance, "probe". `answers` matter for imports only. FileNotFound ...,
    /// PackageInvalid, PackageAnswersMissing, ModelBroken, ModelDigestMismatch, EngineUnavailable, FileUnwritable, DiskFull, Cancelled;
    /// PackageInvalid also where the program or another folder holds a package of the same id.
    [[nodiscard]] base::Result<StagedPackage> stage(const std::filesystem::path& source, const std::optional<ImportAnswers>& answers,
                                                    base::ProgressSink& progress, const std::stop_token& stop);
    /// Runs a package that had to be accepted first. PackageInstalled, PackageNotAccepted where consent is missing; ModelBroken,
    /// EngineUnavailable, Cancelled; FileUnwritable. `staged` stays usable then.
    [[nodiscard]] base::Result<ModelPackage> install(StagedPackage& staged, const InstallConsent& consent,
                                                     const std::stop_token& stop = {});

    /// ModelNotFound for what is not installed here: what came with the program is switched off, not removed. Decisions about it go too.
    [[nodiscard]] base::Status remove(const std::string& id);
    /// Of any package of the catalog; the caller knows that `id` is one.
    [[nodiscard]] base::Status setEnabled(const std::string& id, bool enabled);
    /// `package` answers for its kind of picture from now on, and is enabled. PackageNotAccepted, or what is wrong with it.
    [[nodiscard]] base::Status setDefault(const ModelPackage& package);
    /// Accepts an unsigned package as it is now. InvalidArgument without a name; nothing to do for one that needs nobody.
    [[nodiscard]] base::Status accept(const ModelPackage& package, const std::string& by);
    /// Signatures by this key count from now on, or no longer. KeyWrongRole where it is no clinic's.
    [[nodiscard]] base::Status trustPublisher(const crypto::PublicIdentity& publisher);
    [[nodiscard]] base::Status distrustPublisher(const std::string& readableFingerprint);

private:
    struct Draft;
    base::Status unpack(Draft& draft, const base::Bytes& metadata);
    base::Status unpackPackage(Draft& draft);
    base::Status unpackImport(Draft& draft, const ImportAnswers& answers);
    base::Status judge(StagedPackage& staged, const std::string& id);
    [[nodiscard]] base::Result<ModelPackage> openStaged(const StagedPackage& staged, const std::filesystem::path& folder) const;
    base::Status runStaged(StagedPackage& staged, const std::stop_token& stop);
    base::Status finishImport(StagedPackage& staged, ModelRunner& runner);
    [[nodiscard]] std::vector<crypto::PublicIdentity> trustedSigners() const;
    base::Status addImportedGolden(const ModelPackage& package, ModelRunner& runner);
    base::Status place(const StagedPackage& staged, const InstallConsent& consent);
    void finishReplacements() const;
    [[nodiscard]] base::Status locked(const std::function<base::Status()>& work) const;

    StorePorts m_ports;
    std::filesystem::path m_folder;
    std::filesystem::path m_settingsFile;
};

/// Less than 0 where version `a` is older than `b` (semver.org 2.0.0, 11: suffixes after '-' come before the plain version), 0 where they
/// are the same. Both as in a manifest.
[[nodiscard]] int compareVersions(const std::string& a, const std::string& b);

}  // namespace intaglio::inference
