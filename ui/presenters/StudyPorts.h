#pragma once
#include <QString>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/crypto/TrustStore.h"
#include "core/pipeline/AnalyzeBatch.h"
#include "core/pipeline/OpenSealedImage.h"
#include "ui/presenters/KeyPorts.h"

class QWidget;

namespace intaglio::ui {

/// What the doctor's presenters ask of the program, one function each, so that tests can put their own in place.
/// Every function may be called from a worker thread and stays callable as long as the presenters live.
struct StudyPorts {
    using Loaded = std::shared_ptr<const image::LoadedImage>;
    using Identity = std::shared_ptr<const crypto::PrivateIdentity>;

    std::function<base::Result<image::LoadedImage>(const std::filesystem::path& file)> load;
    /// A file of a picture: what lies at `path`, or, where that is an encrypted copy, what was decrypted from it.
    struct PictureFile {
        std::filesystem::path path;
        std::shared_ptr<const base::SecretBytes> content = nullptr;  ///< null: what lies at `path`
    };
    /// True where `file` is a picture that somebody encrypted for colleagues (crypto::isEncryptedCopy).
    std::function<bool(const std::filesystem::path& file)> isCopy;
    struct OpenedCopy {
        image::LoadedImage picture;
        std::shared_ptr<const base::SecretBytes> content;  ///< the picture's file, in memory only
    };
    /// What crypto::decryptCopy() and reading a picture refuse.
    std::function<base::Result<OpenedCopy>(const std::filesystem::path& file, const crypto::PrivateIdentity& doctor)> openCopy;
    std::function<base::Result<pipeline::Analysis>(const image::LoadedImage& picture, const pipeline::AnalyzeOptions& options,
                                                   base::ProgressSink& progress, std::stop_token stop)>
        analyze;
    std::function<base::Result<pipeline::Explanation>(const image::LoadedImage& picture, const pipeline::AnalyzeOptions& options,
                                                      const std::string& label, inference::ExplainMethod method,
                                                      base::ProgressSink& progress, std::stop_token stop)>
        explain;
    std::function<base::Result<pipeline::Verdict>(const image::LoadedImage& picture, const pipeline::OpenRequest& request,
                                                  base::ProgressSink& progress, std::stop_token stop)>
        openSealed;
    /// `sealedFile` is read again and must still be the picture that was opened.
    std::function<base::Status(const PictureFile& sealedFile, const image::LoadedImage& sealed, const pipeline::IntactResult& intact,
                               const std::filesystem::path& output)>
        restore;
    /// A doctor's words into the original of an intact sealed picture; the doctor becomes one of the readers. The words are wiped when it
    /// goes.
    struct AnswerRequest {
        ~AnswerRequest() { base::wipe(words); }

        std::filesystem::path sealedFile;
        Loaded sealed;
        std::shared_ptr<const pipeline::Verdict> verdict;  ///< holds an IntactResult
        Identity doctor;
        std::string words;
        std::vector<crypto::PublicIdentity> recipients;
        std::filesystem::path output;
        std::shared_ptr<const base::SecretBytes> sealedContent = nullptr;  ///< as PictureFile::content, of sealedFile
    };
    std::function<base::Result<pipeline::SealReport>(const AnswerRequest& request, base::ProgressSink& progress, std::stop_token stop)>
        answer;
    /// Writes `file`, compressed and encrypted for `colleagues`, to `output`.
    std::function<base::Status(const PictureFile& file, const std::vector<crypto::PublicIdentity>& colleagues,
                               const std::filesystem::path& output)>
        exportCopy;
    /// Whom this computer believes (crypto::TrustStore), read anew with each call.
    struct Trust {
        std::vector<crypto::PublicIdentity> kiosks;
        std::vector<crypto::PublicIdentity> doctors;  ///< whose answers count
        std::optional<crypto::RevocationList> revocations;
        std::vector<base::Error> problems = {};  ///< what could not be read, so that somebody may be missing above
    };
    std::function<Trust()> trust;
    std::function<base::Status(const crypto::PublicIdentity& identity)> addTrust;
    std::function<base::Status(const crypto::PublicIdentity& identity)> removeTrust;
    /// True where this computer's clinic signed the key.
    std::function<bool(const crypto::PublicIdentity& identity)> isVouchedFor;
    /// Whether somebody may be given anything to read now: KeyExpired, KeyRevoked; the store's error where it cannot tell.
    std::function<base::Status(const crypto::PublicIdentity& reader)> checkReader;
    /// What people compare of a key.
    std::function<KeyFacts(const crypto::PublicIdentity& identity)> describe;
    std::function<base::Result<crypto::PrivateIdentity>(const std::filesystem::path& file, base::ByteView passphrase)> readKey;
    std::function<base::Result<crypto::PublicIdentity>(const std::filesystem::path& file)> readPublicIdentity;
    std::function<std::string(const crypto::PublicIdentity& identity)> readableFingerprint;
    /// Opens the key manager beside a window; `changed` is called whenever the trusted keys may have changed. User-interface thread.
    std::function<void(QWidget* parent, std::function<void()> changed)> manageKeys;
    /// Opens the model manager beside a window; empty where models cannot be managed. User-interface thread.
    std::function<void(QWidget* parent, std::function<void()> changed)> manageModels;
    /// Opens the training window beside a window; empty where nothing can be trained. User-interface thread.
    std::function<void(QWidget* parent, std::function<void()> changed)> trainModel;
    std::function<base::Result<std::vector<pipeline::BatchRow>>(const pipeline::BatchRequest& request, pipeline::BatchObserver& observer,
                                                                std::stop_token stop)>
        analyzeBatch;
    /// Every installed package, the broken ones with their reason.
    std::function<std::vector<inference::ModelPackage>()> models;
    /// The table of `intaglio batch`; the ending of `output` (.csv, .json) chooses the format.
    std::function<base::Status(const std::vector<pipeline::BatchRow>& rows, const std::filesystem::path& output)> exportTable;
};

/// The file's name as the interface shows it.
[[nodiscard]] QString fileNameOf(const std::filesystem::path& file);
[[nodiscard]] QString pathToQt(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path pathFromQt(const QString& path);

}  // namespace intaglio::ui
