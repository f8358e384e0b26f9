#include "ui/kiosk/KioskJobs.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <algorithm>

#include "core/base/Files.h"
#include "core/crypto/ReservedNames.h"
#include "core/image/Display.h"
#include "core/pipeline/HeldResult.h"
#include "core/pipeline/JudgeCleaned.h"
#include "ui/kiosk/KioskClosure.h"
#include "ui/kiosk/KioskRevocations.h"
#include "ui/support/ImageConversion.h"

namespace intaglio::ui::kiosk {

namespace {

constexpr int kShownSide = 600;  // pixels: twice what the page gives a picture, for screens of high density
constexpr std::uint64_t kLargestThumbnailSource = std::uint64_t{256} << 20;

std::filesystem::path pathOf(const QString& path) {
    return base::pathFromText(path.toStdString());
}
QString textOf(const std::filesystem::path& path) {
    return QString::fromStdString(base::pathText(path));
}

/// A name that is not taken: NAME.ending, NAME-2.ending ...
QString freeName(const QDir& folder, const QString& base, const QString& ending) {
    QString name = base + ending;
    for (int number = 2; QFileInfo::exists(folder.filePath(name)); ++number)
        name = base + QLatin1Char('-') + QString::number(number) + ending;
    return folder.filePath(name);
}

/// What a person sees of a picture, small; null where it cannot be shown.
QImage shownSmall(const image::Image& picture, int side) {
    const auto display = image::toDisplay(picture);
    if (!display) return {};
    return toQImage(*display).scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

pipeline::AnalyzeOptions analyzeOptions(const CheckOptions& options) {
    pipeline::AnalyzeOptions analyze;
    analyze.patientAge = options.age;
    return analyze;
}

/// Puts the cleaned picture and its result in place of the given one, where it can take it.
base::Status cleanChecked(const AppPorts& ports, const image::LoadedImage& loaded, const CheckOptions& options, CheckedPicture& checked,
                          base::ProgressSink& progress, std::stop_token stop) {
    auto& given = std::get<inference::Prediction>(checked.analysis);
    auto judged = pipeline::judgeCleaned(ports.sealPorts(), ports.analyzer, loaded, analyzeOptions(options), given, options.recipients,
                                         progress, std::move(stop));
    if (!judged) return judged.error();
    if (!*judged) return {};
    pipeline::CleanedJudgement& cleaned = **judged;
    inference::wipe(given);
    given = std::move(cleaned.result);
    checked.identity = pipeline::identityOf(ports.primitives, cleaned.copy.picture);
    checked.cleaned = std::make_shared<const base::Bytes>(std::move(cleaned.copy.file));
    checked.shown.cleaned = shownSmall(cleaned.copy.picture.image, kShownSide);
    checked.shown.hasLessGrain = cleaned.copy.report.isDenoised;
    checked.shown.hasEvenLight = cleaned.copy.report.isIlluminationCorrected;
    checked.shown.hasUsualColours = cleaned.copy.report.isStainNormalised;
    return {};
}

base::Result<QString> destinationOf(const AppPorts& ports, const SealJob& job) {
    QString ending = QStringLiteral(".png");
    if (job.cleaned == nullptr) {
        const auto loaded = ports.readers.readFile(pathOf(job.source));
        if (!loaded) return loaded.error();
        if (loaded->source.format == "dicom") ending = QStringLiteral(".dcm");
    }
    const QFileInfo source(job.source);
    // On the patient's own stick the name follows the picture's; in the clinic's folder it names nobody.
    if (job.isOnStick) return freeName(source.absoluteDir(), source.completeBaseName() + QStringLiteral("-sealed"), ending);
    const auto now = QDateTime::fromSecsSinceEpoch(ports.clock.unixSeconds()).toString(QStringLiteral("yyyy-MM-dd-HHmmss"));
    return freeName(QDir(job.outputFolder), QStringLiteral("sealed-") + now, ending);
}

}  // namespace

QImage loadThumbnail(const image::ReaderRegistry& readers, const QString& path, int side) {
    image::ReadLimits limits;
    limits.maximumSamples = kLargestThumbnailSource;
    const auto loaded = readers.readFile(pathOf(path), limits);
    return loaded ? shownSmall(loaded->image, side) : QImage();
}

base::Result<Recipients> listRecipients(const AppPorts& ports, const QString& folder, const std::optional<crypto::PublicKey>& clinic) {
    Recipients recipients;
    if (clinic) {
        auto revocations = newestRevocations(ports, folder, *clinic);
        if (!revocations) return revocations.error();
        recipients.revocations = std::move(*revocations);
    }
    const std::int64_t now = ports.clock.unixSeconds();
    const auto files = QDir(folder).entryInfoList({QStringLiteral("*.pub")}, QDir::Files | QDir::Readable);
    for (const QFileInfo& file : files) {
        auto identity = crypto::readPublicIdentity(ports.primitives, pathOf(file.absoluteFilePath()));
        if (!identity || identity->role != crypto::Role::Doctor || !identity->encryption) continue;
        if (!crypto::isValidAt(*identity, now)) continue;
        if (clinic && !identity->isSignedBy(ports.primitives, *clinic)) continue;
        if (recipients.revocations && recipients.revocations->find(identity->fingerprint(ports.primitives)) != nullptr) continue;
        if (clinic && crypto::isReservedName(identity->name)) {
            recipients.recovery = std::move(*identity);
        } else {
            recipients.doctors.push_back(std::move(*identity));
        }
    }
    std::sort(recipients.doctors.begin(), recipients.doctors.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return recipients;
}

std::optional<crypto::PublicKey> clinicOf(const AppPorts& ports, const QString& keyFile) {
    if (keyFile.isEmpty()) return std::nullopt;
    const auto identity = crypto::readPublicIdentity(ports.primitives, pathOf(keyFile).replace_extension(".pub"));
    return identity ? identity->clinic : std::nullopt;
}

base::Result<CheckedPicture> checkPicture(const AppPorts& ports, const QString& path, const CheckOptions& options,
                                          base::ProgressSink& progress, std::stop_token stop) {
    progress.report("load", 0, 1);
    // A picture may come from elsewhere than a card: dropped on the page, or from a folder that was closed meanwhile.
    if (!isOpenToVisitors(options.folders, path))
        return base::Error(QFileInfo::exists(path) ? base::ErrorCode::FileUnreadable : base::ErrorCode::FileNotFound, {path.toStdString()});
    const auto loaded = ports.readers.readFile(pathOf(path));
    if (!loaded) return loaded.error();
    if (options.kiosk != nullptr) {
        const auto unsealed = pipeline::checkNotSealed(ports.primitives, loaded->image, options.kiosk->stegoKeys);
        if (!unsealed) return unsealed.error();
    }
    // Told now rather than after the visitor waited: a picture that cannot hold a sealed result need not be judged.
    const auto plan = pipeline::planSeal(ports.sealPorts(), {.source = pathOf(path), .recipients = options.recipients});
    if (!plan) return plan.error();
    if (!plan->fits) return plan->reason.value_or(base::Error(base::ErrorCode::CarrierUnsupported, {""}));
    progress.report("load", 1, 1);
    auto analysis = ports.analyzer.analyze(*loaded, analyzeOptions(options), progress, stop);
    if (!analysis) return analysis.error();
    CheckedPicture checked{
        *std::move(analysis), pipeline::identityOf(ports.primitives, *loaded), nullptr, {}, isOnStick(options.folders, path)};
    if (!std::holds_alternative<inference::Prediction>(checked.analysis)) return checked;
    checked.shown.given = shownSmall(loaded->image, kShownSide);
    if (!options.cleansPicture) return checked;
    const auto cleaned = cleanChecked(ports, *loaded, options, checked, progress, stop);
    if (!cleaned) {
        inference::wipe(std::get<inference::Prediction>(checked.analysis));
        return cleaned.error();
    }
    return checked;
}

base::Result<QString> sealPicture(const AppPorts& ports, const SealJob& job, base::ProgressSink& progress, std::stop_token stop) {
    const auto chosen = readChosen(ports, job.doctorsFolder, job.kiosk->pub, job.doctor);
    if (!chosen) return chosen.error();
    const auto destination = destinationOf(ports, job);
    if (!destination) return destination.error();
    pipeline::SealRequest request;
    request.source = pathOf(job.source);
    if (job.cleaned != nullptr) request.sourceContent = *job.cleaned;
    request.output = pathOf(*destination);
    request.kiosk = job.kiosk.get();
    request.recipients = chosen->keys;
    request.revocations = chosen->revocations.get();
    request.result = job.result;
    request.judged = job.judged;
    request.counterFile = pipeline::kioskCounterFile(ports.primitives, ports.settingsFolder, job.kiosk->pub);
    const auto report = pipeline::sealImage(ports.sealPorts(), request, progress, stop);
    inference::wipe(request.result);
    if (!report) return report.error();
    return textOf(report->output);
}

base::Result<NewKioskKey> makeKioskKey(const AppPorts& ports, const QString& name, const base::SecretBytes& passphrase) {
    if (const auto strong = crypto::checkPassphrase(passphrase.view(), name.toStdString()); !strong) return strong.error();
    crypto::NewKeyRequest request;
    request.role = crypto::Role::Kiosk;
    request.name = name.toStdString();
    request.now = ports.clock.unixSeconds();
    auto identity = crypto::createIdentity(ports.primitives, request);
    if (!identity) return identity.error();
    const auto folder = ports.settingsFolder / "keys";
    std::error_code ignored;  // writeIdentity reports a folder that could not be made
    std::filesystem::create_directories(folder, ignored);
    const auto written = crypto::writeIdentity(ports.primitives, *identity, passphrase.view(), folder);
    if (!written) return written.error();
    return NewKioskKey{textOf(folder / base::pathFromText(request.name + ".key")),
                       std::make_shared<crypto::PrivateIdentity>(std::move(*identity))};
}

base::Result<std::shared_ptr<const crypto::PrivateIdentity>> openKioskKey(const AppPorts& ports, const QString& keyFile,
                                                                          const base::SecretBytes& passphrase) {
    auto identity = crypto::readKeyFile(ports.primitives, pathOf(keyFile), passphrase.view());
    if (!identity) return identity.error();
    if (identity->pub.role != crypto::Role::Kiosk) return base::Error(base::ErrorCode::KeyWrongRole, {keyFile.toStdString(), "kiosk"});
    return std::shared_ptr<const crypto::PrivateIdentity>(std::make_shared<crypto::PrivateIdentity>(std::move(*identity)));
}

}  // namespace intaglio::ui::kiosk
