#pragma once
#include <QImage>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "core/pipeline/OpenSealedImage.h"
#include "ui/kiosk/BeforeAfter.h"
#include "ui/kiosk/KioskFolders.h"
#include "ui/kiosk/PicturePage.h"
#include "ui/support/AppPorts.h"

/// The kiosk's work, free of windows: each function blocks and runs on a worker thread.
namespace intaglio::ui::kiosk {

/// A small preview, null where the picture cannot be read.
[[nodiscard]] QImage loadThumbnail(const image::ReaderRegistry& readers, const QString& path, int side);

/// Whom a kiosk can seal for.
struct Recipients {
    std::vector<crypto::PublicIdentity> doctors;                ///< to choose from, sorted by name
    std::optional<crypto::PublicIdentity> recovery;             ///< the clinic's own key: every picture is sealed for it too
    std::shared_ptr<const crypto::RevocationList> revocations;  ///< the newest of the clinic's lists in the folder; may be null
};
/// From the .pub and .revoked files in `folder`. Left out: other roles, expired and revoked keys, damaged files, and, where the kiosk
/// belongs to a clinic, everyone that this clinic did not sign. Without a clinic there is no recovery key and no list.
/// The errors of newestRevocations(): where the clinic's list cannot be believed, nobody is to be sealed for.
[[nodiscard]] base::Result<Recipients> listRecipients(const AppPorts& ports, const QString& folder,
                                                      const std::optional<crypto::PublicKey>& clinic);

/// The clinic that a kiosk's key belongs to, from the NAME.pub beside it: for counting doctors before the key is open.
[[nodiscard]] std::optional<crypto::PublicKey> clinicOf(const AppPorts& ports, const QString& keyFile);

/// What the model said, and of which picture: the file may be another one by the time it is sealed.
struct CheckedPicture {
    pipeline::Analysis analysis;
    pipeline::PictureIdentity identity;          ///< of the cleaned picture where there is one
    std::shared_ptr<const base::Bytes> cleaned;  ///< the file that was judged in place of the one that was given; null: that one
    HandedBackPicture shown;                     ///< for the patient; empty where the picture was refused
    bool isOnStick = false;                      ///< decides where the sealed picture goes
};
struct CheckOptions {
    VisitorFolders folders;  ///< only what is open to visitors is read
    std::size_t recipients = 1;
    bool cleansPicture = true;
    std::shared_ptr<const crypto::PrivateIdentity> kiosk = nullptr;  ///< whose keys find a result that the picture holds already
    std::optional<inference::AgeRange> age = std::nullopt;           ///< of the patient, as the visitor says it
};
/// Opens the picture, checks that it can hold a sealed result for that many recipients, and lets the model judge it, cleaned where that is
/// wanted and possible (pipeline::judgeCleaned). The error of pipeline::checkNotSealed() for a sealed picture;
/// FileNotFound or FileUnreadable naming the path for what is not open to visitors. Phases "load", "gate", "predict", "clean", and these
/// two once more.
[[nodiscard]] base::Result<CheckedPicture> checkPicture(const AppPorts& ports, const QString& path, const CheckOptions& options,
                                                        base::ProgressSink& progress, std::stop_token stop);

/// The result is wiped when it goes.
struct SealJob {
    ~SealJob() { inference::wipe(result); }

    QString source;
    QString outputFolder;  ///< used unless the source lies on a stick
    std::shared_ptr<const crypto::PrivateIdentity> kiosk;
    QString doctorsFolder;          ///< read anew before sealing (readChosen()): it is the clinic's word of that moment that counts
    crypto::PublicIdentity doctor;  ///< the chosen one
    inference::Prediction result;
    std::optional<pipeline::PictureIdentity> judged;  ///< the picture that `result` was made from
    std::shared_ptr<const base::Bytes> cleaned;       ///< sealed in place of the source's content; null: that is sealed
    bool isOnStick = false;                           ///< seal beside the source
};
/// Seals beside the source or in the output folder under a name that is free and says nothing; gives that path.
/// PictureReplaced where the file is no longer the judged picture; the errors of readChosen().
[[nodiscard]] base::Result<QString> sealPicture(const AppPorts& ports, const SealJob& job, base::ProgressSink& progress,
                                                std::stop_token stop);

/// A new kiosk key in settingsFolder/keys; gives the .key file and the opened key.
struct NewKioskKey {
    QString keyFile;
    std::shared_ptr<const crypto::PrivateIdentity> identity;
};
[[nodiscard]] base::Result<NewKioskKey> makeKioskKey(const AppPorts& ports, const QString& name, const base::SecretBytes& passphrase);
/// KeyWrongRole for a key that is no kiosk's; PassphraseWrong ...
[[nodiscard]] base::Result<std::shared_ptr<const crypto::PrivateIdentity>> openKioskKey(const AppPorts& ports, const QString& keyFile,
                                                                                        const base::SecretBytes& passphrase);

}  // namespace intaglio::ui::kiosk
