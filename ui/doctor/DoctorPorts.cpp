#include "ui/doctor/DoctorPorts.h"

#include <array>
#include <fstream>

#include "core/base/Files.h"
#include "core/base/Log.h"
#include "core/crypto/EncryptedCopy.h"
#include "core/inference/ModelCatalog.h"
#include "core/pipeline/SealKeys.h"
#include "core/report/ResultTable.h"
#include "ui/keys/KeyWindows.h"
#include "ui/kiosk/StaffPin.h"
#include "ui/models/ModelWindows.h"
#include "ui/training/TrainWindows.h"

namespace intaglio::ui {
namespace {

base::Status writeTable(const std::vector<pipeline::BatchRow>& rows, const std::filesystem::path& output) {
    const std::string text = output.extension() == ".json" ? report::tableJson(rows) : report::tableCsv(rows);
    return base::writeFileAtomically(output, base::viewOf(text));
}

/// What `use` makes of the file's content, or why there is none.
template <typename Use>
auto withContent(const StudyPorts::PictureFile& file, Use use) -> decltype(use(base::ByteView())) {
    if (file.content) return use(file.content->view());
    const auto content = base::readFile(file.path);
    if (!content) return content.error();
    return use(base::ByteView(*content));
}

base::Status restoreOriginal(const AppPorts& ports, const StudyPorts::PictureFile& sealedFile, const image::LoadedImage& sealed,
                             const pipeline::IntactResult& intact, const std::filesystem::path& output) {
    if (base::isSameFile(sealedFile.path, output)) return base::Error(base::ErrorCode::OutputIsInput, {base::pathText(output)});
    return withContent(sealedFile,
                       [&](base::ByteView content) { return pipeline::writeRestored(ports.sealPorts(), content, sealed, intact, output); });
}

bool isCopy(const std::filesystem::path& file) {
    std::error_code failure;
    // Waiting for what a pipe may bring is not for the window's thread.
    if (!std::filesystem::is_regular_file(file, failure)) return false;
    std::ifstream stream(file, std::ios::binary);
    std::array<char, crypto::kCopyHeadBytes> head{};
    stream.read(head.data(), head.size());
    return stream.gcount() == static_cast<std::streamsize>(head.size()) &&
           crypto::isEncryptedCopy(base::viewOf(std::string_view(head.data(), head.size())));
}

base::Result<StudyPorts::OpenedCopy> openCopy(const AppPorts& ports, const std::filesystem::path& file,
                                              const crypto::PrivateIdentity& doctor) {
    const auto encrypted = base::readFile(file);
    if (!encrypted) return encrypted.error();
    auto content = crypto::decryptCopy(ports.primitives, *encrypted, doctor, base::pathText(file));
    if (!content) return content.error();
    auto picture = ports.readers.read(content->view(), base::pathText(file));
    if (!picture) return picture.error();
    return StudyPorts::OpenedCopy{std::move(*picture), std::make_shared<const base::SecretBytes>(std::move(*content))};
}

base::Result<crypto::TrustStore> openTrust(const AppPorts& ports) {
    return crypto::TrustStore::open(ports.primitives, trustFolderIn(ports.settingsFolder));
}

StudyPorts::Trust loadTrust(const AppPorts& ports) {
    const auto store = openTrust(ports);
    if (!store) {
        base::log::error("trust", store.error());
        return {{}, {}, std::nullopt, {store.error()}};
    }
    StudyPorts::Trust trust{store->kiosks(), store->doctors(), std::nullopt, store->ignored()};
    if (store->revocations() != nullptr) trust.revocations = *store->revocations();
    return trust;
}

/// For giving something away: where the clinic or its list does not hold, nobody can tell who may still read.
base::Result<crypto::TrustStore> openTrustForWriting(const AppPorts& ports) {
    auto store = openTrust(ports);
    if (store && store->defect() != nullptr) return *store->defect();
    return store;
}

base::Status checkReaders(const AppPorts& ports, std::span<const crypto::PublicIdentity> readers) {
    const auto store = openTrustForWriting(ports);
    if (!store) return store.error();
    return crypto::checkCopyRecipients(ports.primitives, readers, store->revocations(), ports.clock.unixSeconds());
}

bool isVouchedFor(const AppPorts& ports, const crypto::PublicIdentity& identity) {
    const auto store = openTrust(ports);
    return store && store->clinic() != nullptr && identity.isSignedBy(ports.primitives, store->clinic()->signing);
}

/// Of the picture that was opened, whatever the file holds by now.
pipeline::PictureIdentity answeredIdentity(const AppPorts& ports, const StudyPorts::AnswerRequest& request) {
    const auto& intact = std::get<pipeline::IntactResult>(*request.verdict);
    if (intact.mode != crypto::EmbeddingMode::Reversible) return pipeline::identityOf(ports.primitives, *request.sealed);
    pipeline::PictureIdentity identity;
    identity.samples = stego::canonicalDigest(ports.primitives, intact.restored);
    if (intact.dicom) identity.attributes = intact.dicom->attributesSha256;
    return identity;
}

/// What the answer goes into: the original where the seal gives it back; else the sealed picture as it is: nothing where that is the file.
base::Result<std::optional<base::Bytes>> originalOf(const AppPorts& ports, const StudyPorts::AnswerRequest& request) {
    const auto& intact = std::get<pipeline::IntactResult>(*request.verdict);
    const bool hasOriginal = intact.mode == crypto::EmbeddingMode::Reversible;
    if (!hasOriginal && request.sealedContent == nullptr) return std::optional<base::Bytes>();
    return withContent(
        {request.sealedFile, request.sealedContent}, [&](base::ByteView content) -> base::Result<std::optional<base::Bytes>> {
            if (!hasOriginal) return std::optional(base::Bytes(content.begin(), content.end()));
            // TIFF keeps what PNG cannot: pages, signs, inverted grey.
            const auto format = request.sealed->source.format == "tiff" ? pipeline::RestoredFormat::Tiff : pipeline::RestoredFormat::Png;
            auto original = pipeline::restoredContent(ports.sealPorts(), content, *request.sealed, intact, format);
            if (!original) return original.error();
            return std::optional(std::move(*original));
        });
}

base::Result<pipeline::SealReport> sealAnswer(const AppPorts& ports, const StudyPorts::AnswerRequest& request, base::ProgressSink& progress,
                                              std::stop_token stop) {
    if (request.doctor == nullptr || request.sealed == nullptr || request.verdict == nullptr)
        return base::Error(base::ErrorCode::InvalidArgument, {"answer", ""});
    const auto trust = openTrustForWriting(ports);
    if (!trust) return trust.error();
    auto original = originalOf(ports, request);
    if (!original) return original.error();
    pipeline::SealRequest seal;
    seal.judged = answeredIdentity(ports, request);
    seal.source = request.sealedFile;
    seal.sourceContent = std::move(*original);
    seal.output = request.output;
    seal.kiosk = request.doctor.get();
    seal.recipients = pipeline::withAuthor(ports.primitives, request.doctor->pub, request.recipients);
    seal.answer = request.words;
    seal.revocations = trust->revocations();
    const auto report = pipeline::sealImage(ports.sealPorts(), seal, progress, std::move(stop));
    base::wipe(*seal.answer);
    return report;
}

base::Status exportCopy(const AppPorts& ports, const StudyPorts::PictureFile& file, const std::vector<crypto::PublicIdentity>& colleagues,
                        const std::filesystem::path& output) {
    if (base::isSameFile(file.path, output)) return base::Error(base::ErrorCode::OutputIsInput, {base::pathText(output)});
    if (const base::Status allowed = checkReaders(ports, colleagues); !allowed) return allowed;
    return withContent(file, [&](base::ByteView content) -> base::Status {
        const auto encrypted = crypto::encryptCopy(ports.primitives, content, colleagues);
        if (!encrypted) return encrypted.error();
        return base::writeFileAtomically(output, *encrypted);
    });
}

void addTrustFunctions(StudyPorts& functions, const AppPorts* ports) {
    functions.trust = [ports]() { return loadTrust(*ports); };
    functions.addTrust = [ports](const crypto::PublicIdentity& identity) -> base::Status {
        auto store = openTrust(*ports);
        return store ? store->add(identity) : base::Status(store.error());
    };
    functions.isVouchedFor = [ports](const crypto::PublicIdentity& identity) { return isVouchedFor(*ports, identity); };
    functions.checkReader = [ports](const crypto::PublicIdentity& reader) { return checkReaders(*ports, {&reader, 1}); };
    functions.describe = keyPortsOf(*ports).describe;
    functions.manageKeys = [ports](QWidget* parent, const std::function<void()>& changed) {
        showKeyManager(keyPortsOf(*ports), parent, changed);
    };
    if (ports->modelStore != nullptr) {
        functions.manageModels = [ports](QWidget* parent, const std::function<void()>& changed) {
            const QString settings = QString::fromStdString(base::pathText(ports->settingsFolder));
            if (askStaffPin(ports->primitives, settings, parent))
                showModelManager(makeModelPorts(ports->models, *ports->modelStore), parent, changed);
        };
    }
    if (canTrain(*ports)) {
        functions.trainModel = [ports](QWidget* parent, const std::function<void()>& changed) {
            const QString settings = QString::fromStdString(base::pathText(ports->settingsFolder));
            if (askStaffPin(ports->primitives, settings, parent)) showTrainWindow(trainPortsOf(*ports), parent, changed);
        };
    }
    functions.removeTrust = [ports](const crypto::PublicIdentity& identity) -> base::Status {
        auto store = openTrust(*ports);
        return store ? store->remove(identity.fingerprint(ports->primitives)) : base::Status(store.error());
    };
}

void addPictureFunctions(StudyPorts& functions, const AppPorts* ports) {
    functions.load = [ports](const std::filesystem::path& file) { return ports->readers.readFile(file); };
    functions.isCopy = isCopy;
    functions.openCopy = [ports](const std::filesystem::path& file, const crypto::PrivateIdentity& doctor) {
        return openCopy(*ports, file, doctor);
    };
    functions.analyze = [ports](const image::LoadedImage& picture, const pipeline::AnalyzeOptions& options, base::ProgressSink& progress,
                                std::stop_token stop) { return ports->analyzer.analyze(picture, options, progress, stop); };
    functions.explain = [ports](const image::LoadedImage& picture, const pipeline::AnalyzeOptions& options, const std::string& label,
                                inference::ExplainMethod method, base::ProgressSink& progress,
                                std::stop_token stop) { return ports->analyzer.explain(picture, options, label, method, progress, stop); };
    functions.analyzeBatch = [ports](const pipeline::BatchRequest& request, pipeline::BatchObserver& observer, std::stop_token stop) {
        return pipeline::analyzeBatch(ports->readers, ports->analyzer, request, observer, stop);
    };
    functions.models = [ports]() { return ports->models.packages(); };
    functions.exportTable = writeTable;
}

void addSealFunctions(StudyPorts& functions, const AppPorts* ports) {
    functions.openSealed = [ports](const image::LoadedImage& picture, const pipeline::OpenRequest& request, base::ProgressSink& progress,
                                   std::stop_token stop) {
        pipeline::OpenRequest remembering = request;
        remembering.seen = ports->seen;
        return pipeline::openSealedImage(ports->sealPorts(), picture, remembering, progress, stop);
    };
    functions.restore = [ports](const StudyPorts::PictureFile& sealedFile, const image::LoadedImage& sealed,
                                const pipeline::IntactResult& intact, const std::filesystem::path& output) {
        return restoreOriginal(*ports, sealedFile, sealed, intact, output);
    };
    functions.answer = [ports](const StudyPorts::AnswerRequest& request, base::ProgressSink& progress, std::stop_token stop) {
        return sealAnswer(*ports, request, progress, std::move(stop));
    };
    functions.exportCopy = [ports](const StudyPorts::PictureFile& file, const std::vector<crypto::PublicIdentity>& colleagues,
                                   const std::filesystem::path& output) { return exportCopy(*ports, file, colleagues, output); };
    functions.readKey = [ports](const std::filesystem::path& file, base::ByteView passphrase) {
        return crypto::readKeyFile(ports->primitives, file, passphrase);
    };
    functions.readPublicIdentity = [ports](const std::filesystem::path& file) {
        return crypto::readPublicIdentity(ports->primitives, file);
    };
    functions.readableFingerprint = [ports](const crypto::PublicIdentity& identity) {
        return identity.readableFingerprint(ports->primitives);
    };
}

}  // namespace

StudyPorts makeStudyPorts(const AppPorts& ports) {
    StudyPorts functions;
    addPictureFunctions(functions, &ports);
    addSealFunctions(functions, &ports);
    addTrustFunctions(functions, &ports);
    return functions;
}

}  // namespace intaglio::ui
