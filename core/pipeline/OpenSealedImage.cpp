#include "core/pipeline/OpenSealedImage.h"

#include <algorithm>

#include "core/base/Files.h"
#include "core/crypto/Envelope.h"
#include "core/crypto/FingerprintWords.h"
#include "core/pipeline/SealCarrier.h"
#include "core/pipeline/SealedResult.h"

namespace intaglio::pipeline {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

constexpr std::int64_t kDay = 86400;
constexpr std::int64_t kOldAfter = 90 * kDay;
/// Clocks of offline kiosks are wrong by minutes, not by days.
constexpr std::int64_t kClockTolerance = kDay;

std::vector<crypto::StegoKey> stegoKeysOf(const crypto::Primitives& primitives, const crypto::PrivateIdentity& doctor) {
    std::vector<crypto::StegoKey> keys;
    for (const crypto::StegoKey& key : doctor.stegoKeys) keys.push_back({key.epoch, key.secret.clone()});
    std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.epoch > b.epoch; });
    keys.push_back(crypto::publicStegoKey(primitives));
    return keys;
}

/// By subtraction, after the order is known: validities reach up to the largest number.
bool coversIssue(const crypto::PublicIdentity& kiosk, std::int64_t issuedAt) {
    if (issuedAt < kiosk.notBefore) return kiosk.notBefore - issuedAt <= kClockTolerance;
    if (issuedAt > kiosk.notAfter) return issuedAt - kiosk.notAfter <= kClockTolerance;
    return true;
}

/// The trusted key that a payload names as its signer, whatever its role; null where there is none that was valid then.
const crypto::PublicIdentity* findSigner(const crypto::Primitives& primitives, const std::vector<crypto::PublicIdentity>& trusted,
                                         const crypto::Payload& payload) {
    const auto found = std::find_if(trusted.begin(), trusted.end(), [&](const crypto::PublicIdentity& candidate) {
        return candidate.fingerprint(primitives) == payload.kiosk && coversIssue(candidate, payload.issuedAt);
    });
    return found == trusted.end() ? nullptr : &*found;
}

/// One of the doctor's keys for reading.
struct ReaderKey {
    const crypto::PublicIdentity& pub;
    base::ByteView secret;
    bool isRetired;
};

std::vector<ReaderKey> readerKeysOf(const crypto::PrivateIdentity& doctor) {
    std::vector<ReaderKey> keys{{doctor.pub, doctor.encryptionKey.view(), false}};
    for (const crypto::RetiredKey& retired : doctor.retired) keys.push_back({retired.pub, retired.encryptionKey.view(), true});
    return keys;
}

/// An opened frame and the key that opened it.
struct OpenedFrame {
    crypto::OpenedEnvelope envelope;
    ReaderKey reader;
};

/// Every key is tried, also after one has opened: the time taken tells the number of slots and of the doctor's keys, not which one fits.
std::variant<OpenedFrame, crypto::OpenFailure> openWithAnyKey(const crypto::Primitives& primitives, base::ByteView frame,
                                                              const crypto::PrivateIdentity& doctor,
                                                              const crypto::EnvelopeContext& context) {
    std::optional<OpenedFrame> opened;
    crypto::OpenFailure failure = crypto::OpenFailure::NotForYou;
    for (const ReaderKey& key : readerKeysOf(doctor)) {
        auto result = crypto::openEnvelope(primitives, frame, key.secret, context);
        if (const auto* reason = std::get_if<crypto::OpenFailure>(&result)) {
            if (*reason == crypto::OpenFailure::Damaged) failure = *reason;
        } else if (!opened) {
            opened.emplace(OpenedFrame{std::move(std::get<crypto::OpenedEnvelope>(result)), key});
        }
    }
    if (opened) return *std::move(opened);
    return failure;
}

/// What one opening works with.
class Opening {
public:
    Opening(const SealPorts& ports, const image::LoadedImage& picture, const OpenRequest& request,
            const std::vector<crypto::StegoKey>& stegoKeys, stego::Extracted& extracted)
        : m_ports(ports), m_picture(picture), m_request(request), m_stegoKeys(stegoKeys), m_extracted(extracted) {}

    [[nodiscard]] Verdict run() {
        const stego::FrameParameters& parameters = m_extracted.parameters;
        // Of the picture as it was sealed: the file may since have been saved with an alpha channel that it did not have.
        const crypto::EnvelopeContext context{parameters.suite, parameters.mode,   stego::sealedGeometryBytes(m_extracted),
                                              parameters.nonce, parameters.bucket, parameters.slots};
        const auto result = openWithAnyKey(m_ports.primitives, m_extracted.frame, *m_request.doctor, context);
        if (const auto* failure = std::get_if<crypto::OpenFailure>(&result)) {
            if (*failure == crypto::OpenFailure::NotForYou) return NotForYou{};
            return Damaged{};
        }
        const auto& opened = std::get<OpenedFrame>(result);
        const auto payload = crypto::decodePayload(opened.envelope.payload.view());
        if (!payload) return Damaged{};
        return judge(opened, *payload);
    }

private:
    /// Who may read, who signed, and only then what it is bound to.
    [[nodiscard]] Verdict judge(const OpenedFrame& opened, const crypto::Payload& payload) {
        const crypto::Primitives& primitives = m_ports.primitives;
        const crypto::Fingerprint reader = opened.reader.pub.fingerprint(primitives);
        if (std::find(payload.recipients.begin(), payload.recipients.end(), reader) == payload.recipients.end()) return BadSignature{};
        const crypto::RevocationList* list = m_request.revocations;
        const crypto::PublicIdentity* signer = findSigner(primitives, m_request.trusted, payload);
        if (signer == nullptr) signer = findAuthor(payload);
        if (signer == nullptr) return untrusted(payload, list != nullptr && list->isRevokedAt(payload.kiosk, payload.issuedAt));
        // A kiosk answers nothing, and a doctor's key makes no result of a model.
        if (signer->role != (payload.answer ? crypto::Role::Doctor : crypto::Role::Kiosk)) return BadSignature{};
        if (!crypto::verifyEnvelope(primitives, opened.envelope, signer->signing, m_extracted.parameters.suite)) return BadSignature{};
        if (list != nullptr && list->isRevokedAt(payload.kiosk, payload.issuedAt)) return untrusted(payload, true);
        if (payload.mode != m_extracted.parameters.mode) return BadSignature{};
        stego::BindingCheck check = checkPicture(payload);
        if (!check.matches) return ImageMismatch{std::move(check.changedTiles), check.protectedMatches, signer->name, payload.issuedAt};
        return intactResult(opened, payload, *signer);
    }

    /// Doctors need not trust themselves by name: nobody else has the key that an answer of their own is signed with.
    [[nodiscard]] const crypto::PublicIdentity* findAuthor(const crypto::Payload& payload) const {
        const crypto::PublicIdentity& reader = m_request.doctor->pub;
        const bool isOwn = payload.answer && reader.fingerprint(m_ports.primitives) == payload.kiosk;
        return isOwn && coversIssue(reader, payload.issuedAt) ? &reader : nullptr;
    }

    [[nodiscard]] static UntrustedKiosk untrusted(const crypto::Payload& payload, bool revoked) {
        return {crypto::shortFingerprint(payload.kiosk), revoked, payload.answer.has_value()};
    }

    /// `matches` only where samples, protected regions, attributes and patient all are what was signed.
    [[nodiscard]] stego::BindingCheck checkPicture(const crypto::Payload& payload) const {
        const crypto::Primitives& primitives = m_ports.primitives;
        stego::BindingCheck check = checkSamples(payload);
        const auto attributes = dicomBindingOf(primitives, m_picture.source);
        const bool sameAttributes = attributes.has_value() == payload.dicom.has_value() &&
                                    (!attributes || attributes->attributesSha256 == payload.dicom->attributesSha256);
        const bool sameRegions = m_extracted.parameters.protectedRegions == payload.binding.protectedRegions;
        const bool sameSubject = isSubject(primitives, m_picture.source, payload.subjectReference);
        check.matches = check.matches && check.protectedMatches.value_or(true) && sameAttributes && sameRegions && sameSubject;
        return check;
    }

    /// Two clinics of one doctor may both have a key of the epoch that was found.
    [[nodiscard]] stego::BindingCheck checkSamples(const crypto::Payload& payload) const {
        stego::BindingCheck check;
        for (const crypto::StegoKey& key : m_stegoKeys) {
            if (key.epoch != m_extracted.epoch) continue;
            check = stego::checkBinding(m_ports.primitives, m_extracted.restored, payload.mode, key, payload.binding);
            if (check.matches) break;
        }
        return check;
    }

    [[nodiscard]] IntactResult intactResult(const OpenedFrame& opened, const crypto::Payload& payload,
                                            const crypto::PublicIdentity& signer) {
        IntactResult intact;
        if (payload.answer)
            intact.answer = payload.answer;
        else
            intact.result = predictionOf(payload);
        intact.issuedAt = payload.issuedAt;
        intact.kioskName = signer.name;
        intact.kioskFingerprint = signer.readableFingerprint(m_ports.primitives);
        intact.counter = payload.counter;
        intact.reportId = base::toHex(payload.reportId);
        intact.note = payload.note;
        intact.mode = payload.mode;
        intact.isOwnAnswer = payload.answer && m_request.doctor->pub.fingerprint(m_ports.primitives) == payload.kiosk;
        for (const crypto::Fingerprint& recipient : payload.recipients) {
            intact.recipients.push_back(nameOf(recipient, opened.reader.pub));
            intact.recipientKeys.push_back(crypto::shortFingerprint(recipient));
        }
        intact.restored = std::move(m_extracted.restored);
        intact.protectedRegions = payload.binding.protectedRegions;
        if (payload.mode == crypto::EmbeddingMode::Robust) intact.thumbnail = payload.binding.thumbnail;
        intact.dicom = payload.dicom;
        addWarnings(opened, payload, intact.warnings);
        return intact;
    }

    [[nodiscard]] std::string nameOf(const crypto::Fingerprint& recipient, const crypto::PublicIdentity& reader) const {
        if (reader.fingerprint(m_ports.primitives) == recipient) return reader.name;
        for (const crypto::PublicIdentity& known : m_request.trusted) {
            if (known.role == crypto::Role::Doctor && known.fingerprint(m_ports.primitives) == recipient) return known.name;
        }
        return crypto::shortFingerprint(recipient);
    }

    void addWarnings(const OpenedFrame& opened, const crypto::Payload& payload, std::vector<std::string>& warnings) const {
        const std::int64_t age = m_ports.clock.unixSeconds() - payload.issuedAt;
        if (age > kOldAfter) warnings.emplace_back("old");
        if (age < -kClockTolerance) warnings.emplace_back("future");
        if (payload.mode == crypto::EmbeddingMode::Covert) warnings.emplace_back("bucket");
        if (payload.mode == crypto::EmbeddingMode::Robust) warnings.emplace_back("approximate");
        if (opened.reader.isRetired) warnings.emplace_back("recipient-retired");
        if (m_request.seen == nullptr) return;
        const auto answer = m_request.seen->remember(seenResultOf(opened, payload));
        if (!answer) {
            warnings.emplace_back("memory-unavailable");
        } else if (*answer == SeenResults::Answer::AnotherPicture || *answer == SeenResults::Answer::OtherContents) {
            warnings.emplace_back("seen-before");
        }
    }

    [[nodiscard]] SeenResult seenResultOf(const OpenedFrame& opened, const crypto::Payload& payload) const {
        SeenResult seen;
        seen.kiosk = payload.kiosk;
        seen.reportId = payload.reportId;
        // A doctor may answer on several computers, each of which counts for itself.
        seen.counter = payload.answer ? 0 : payload.counter;
        seen.payloadSha256 = m_ports.primitives.sha256(opened.envelope.payload.view());
        seen.pictureSha256 = pictureDigest(payload);
        return seen;
    }

    [[nodiscard]] crypto::Digest pictureDigest(const crypto::Payload& payload) const {
        switch (payload.mode) {
            case crypto::EmbeddingMode::Reversible:
                return payload.binding.originalSha256;
            case crypto::EmbeddingMode::Covert:
                return payload.binding.bucketsSha256;
            case crypto::EmbeddingMode::Robust:
                break;
        }
        return m_ports.primitives.sha256(base::ByteView(payload.binding.thumbnail));
    }

    const SealPorts& m_ports;
    const image::LoadedImage& m_picture;
    const OpenRequest& m_request;
    const std::vector<crypto::StegoKey>& m_stegoKeys;
    stego::Extracted& m_extracted;
};

struct NameOf {
    std::string_view operator()(const NoPayload&) const { return "no-payload"; }
    std::string_view operator()(const Damaged&) const { return "damaged"; }
    std::string_view operator()(const NotForYou&) const { return "not-for-you"; }
    std::string_view operator()(const UntrustedKiosk&) const { return "untrusted-kiosk"; }
    std::string_view operator()(const BadSignature&) const { return "bad-signature"; }
    std::string_view operator()(const ImageMismatch&) const { return "image-mismatch"; }
    std::string_view operator()(const IntactResult&) const { return "intact"; }
};

struct ErrorOf {
    ErrorCode operator()(const NoPayload&) const { return ErrorCode::VerdictNoPayload; }
    ErrorCode operator()(const Damaged&) const { return ErrorCode::VerdictDamaged; }
    ErrorCode operator()(const NotForYou&) const { return ErrorCode::VerdictNotForYou; }
    ErrorCode operator()(const UntrustedKiosk& kiosk) const {
        return kiosk.revoked ? ErrorCode::VerdictRevokedKiosk : ErrorCode::VerdictUntrustedKiosk;
    }
    ErrorCode operator()(const BadSignature&) const { return ErrorCode::VerdictBadSignature; }
    ErrorCode operator()(const ImageMismatch&) const { return ErrorCode::VerdictImageMismatch; }
    ErrorCode operator()(const IntactResult&) const { return ErrorCode::Internal; }  // callers ask for failures only
};

/// The written file must give the very samples and attributes whose digests were signed, under the original's identifiers.
Status checkRestored(const SealPorts& ports, const std::filesystem::path& written, const IntactResult& intact) {
    const auto failed = [](const char* detail) { return Error(ErrorCode::SelfVerificationFailed, {detail}); };
    const auto read = readSealSource(ports, written);
    if (!read) return failed("the restored file cannot be read back");
    const image::LoadedImage& picture = read->picture;
    if (stego::canonicalDigest(ports.primitives, picture.image) != stego::canonicalDigest(ports.primitives, intact.restored))
        return failed("the restored picture differs");
    const auto binding = dicomBindingOf(ports.primitives, picture.source);
    if (binding.has_value() != intact.dicom.has_value()) return failed("the restored file is of another kind");
    if (!binding) return {};
    if (binding->attributesSha256 != intact.dicom->attributesSha256) return failed("bound attributes differ");
    if (binding->sopInstanceUid != intact.dicom->sopInstanceUid || binding->seriesInstanceUid != intact.dicom->seriesInstanceUid)
        return failed("identifiers differ");
    return {};
}

}  // namespace

std::string_view verdictName(const Verdict& verdict) {
    return std::visit(NameOf{}, verdict);
}
base::ErrorCode verdictError(const Verdict& verdict) {
    return std::visit(ErrorOf{}, verdict);
}

Result<Verdict> openSealedImage(const SealPorts& ports, const image::LoadedImage& picture, const OpenRequest& request,
                                base::ProgressSink& progress, std::stop_token stop) {
    if (request.doctor == nullptr) return Error(ErrorCode::InvalidArgument, {"doctor", ""});
    const crypto::PublicIdentity& doctor = request.doctor->pub;
    if (!crypto::canRead(doctor.role) || request.doctor->encryptionKey.empty()) {
        return Error(ErrorCode::KeyWrongRole, {doctor.name, std::string(crypto::roleName(crypto::Role::Doctor))});
    }
    if (const auto going = checkStop(stop); !going) return going.error();
    progress.report("extract", 0, 1);
    const std::vector<crypto::StegoKey> stegoKeys = stegoKeysOf(ports.primitives, *request.doctor);
    if (stegoKeys.back().secret.empty()) return Error(ErrorCode::OutOfMemory);
    auto result = stego::extract(ports.primitives, picture.image, stegoKeys);
    progress.report("extract", 1, 1);
    if (const auto* failure = std::get_if<stego::ExtractFailure>(&result)) {
        if (*failure == stego::ExtractFailure::NoHeader) return Verdict(NoPayload{});
        return Verdict(Damaged{});
    }
    if (const auto going = checkStop(stop); !going) return going.error();
    progress.report("open", 0, 1);
    Verdict verdict = Opening(ports, picture, request, stegoKeys, std::get<stego::Extracted>(result)).run();
    progress.report("open", 1, 1);
    return verdict;
}

Result<base::Bytes> restoredContent(const SealPorts& ports, base::ByteView sealedFile, const image::LoadedImage& sealedPicture,
                                    const IntactResult& intact, RestoredFormat format) {
    if (intact.mode != crypto::EmbeddingMode::Reversible)
        return Error(ErrorCode::OriginalNotKept, {std::string(crypto::modeName(intact.mode))});
    if (!isDicom(sealedPicture)) return encodePicture(intact.restored, sealedPicture.source.colorChunks, format == RestoredFormat::Tiff);
    if (!intact.dicom) return Error(ErrorCode::InvalidArgument, {"dicom", ""});
    return ports.dicomWriter.writeRestored(sealedFile, intact.restored, intact.dicom->sopInstanceUid, intact.dicom->seriesInstanceUid);
}

Status writeRestored(const SealPorts& ports, base::ByteView sealedFile, const image::LoadedImage& sealedPicture, const IntactResult& intact,
                     const std::filesystem::path& output) {
    if (const auto name = checkOutputName(output, isDicom(sealedPicture)); !name) return name;
    const auto format = isTiffName(output) ? RestoredFormat::Tiff : RestoredFormat::Png;
    const auto content = restoredContent(ports, sealedFile, sealedPicture, intact, format);
    if (!content) return content.error();
    auto file = base::AtomicFile::write(output, *content);
    if (!file) return file.error();
    if (const auto checked = checkRestored(ports, file->temporaryPath(), intact); !checked) return checked;
    return file->commit();
}

}  // namespace intaglio::pipeline
