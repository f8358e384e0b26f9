#include "core/pipeline/OpenSealedImage.h"

#include <algorithm>

#include "core/base/Files.h"
#include "core/crypto/Envelope.h"
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
constexpr int kPngLevel = 1;

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

const crypto::PublicIdentity* findKiosk(const crypto::Primitives& primitives, const std::vector<crypto::PublicIdentity>& trusted,
                                        const crypto::Payload& payload) {
    const auto found = std::find_if(trusted.begin(), trusted.end(), [&](const crypto::PublicIdentity& candidate) {
        return candidate.role == crypto::Role::Kiosk && candidate.fingerprint(primitives) == payload.kiosk &&
               coversIssue(candidate, payload.issuedAt);
    });
    return found == trusted.end() ? nullptr : &*found;
}

bool isBoundPicture(const crypto::Primitives& primitives, const crypto::Payload& payload, const image::Image& restored,
                    const image::Source& source) {
    if (stego::canonicalDigest(primitives, restored) != payload.binding.originalSha256) return false;
    const auto binding = dicomBindingOf(primitives, source);
    if (binding.has_value() != payload.dicom.has_value()) return false;
    return !binding || binding->attributesSha256 == payload.dicom->attributesSha256;
}

IntactResult intactResult(const SealPorts& ports, const crypto::Payload& payload, const crypto::PublicIdentity& kiosk,
                          image::Image restored) {
    IntactResult intact;
    intact.result = predictionOf(payload);
    intact.issuedAt = payload.issuedAt;
    intact.kioskName = kiosk.name;
    intact.kioskFingerprint = kiosk.readableFingerprint(ports.primitives);
    intact.counter = payload.counter;
    intact.reportId = base::toHex(payload.reportId);
    intact.note = payload.note;
    intact.mode = payload.mode;
    intact.restored = std::move(restored);
    intact.dicom = payload.dicom;
    const std::int64_t age = ports.clock.unixSeconds() - payload.issuedAt;
    if (age > kOldAfter) intact.warnings.emplace_back("old");
    if (age < -kClockTolerance) intact.warnings.emplace_back("future");
    return intact;
}

/// Who may read, who signed, and only then what it is bound to.
Verdict judge(const SealPorts& ports, const OpenRequest& request, const image::Source& source, const crypto::OpenedEnvelope& opened,
              const crypto::Payload& payload, stego::Extracted& extracted) {
    const crypto::Primitives& primitives = ports.primitives;
    const crypto::Fingerprint reader = request.doctor->pub.fingerprint(primitives);
    if (std::find(payload.recipients.begin(), payload.recipients.end(), reader) == payload.recipients.end()) return BadSignature{};
    const crypto::PublicIdentity* kiosk = findKiosk(primitives, request.trusted, payload);
    if (kiosk == nullptr) return UntrustedKiosk{base::toHex(payload.kiosk)};
    if (!crypto::verifyEnvelope(primitives, opened, kiosk->signing, extracted.parameters.suite)) return BadSignature{};
    if (payload.mode != extracted.parameters.mode) return BadSignature{};
    if (!isBoundPicture(primitives, payload, extracted.restored, source)) return ImageMismatch{};
    return intactResult(ports, payload, *kiosk, std::move(extracted.restored));
}

Verdict openFrame(const SealPorts& ports, const image::LoadedImage& picture, const OpenRequest& request, stego::Extracted& extracted) {
    const stego::FrameParameters& parameters = extracted.parameters;
    const crypto::EnvelopeContext context{parameters.suite, parameters.mode,   stego::geometryBytes(picture.image),
                                          parameters.nonce, parameters.bucket, parameters.slots};
    const auto result = crypto::openEnvelope(ports.primitives, extracted.frame, request.doctor->encryptionKey.view(), context);
    if (const auto* failure = std::get_if<crypto::OpenFailure>(&result)) {
        if (*failure == crypto::OpenFailure::NotForYou) return NotForYou{};
        return Damaged{};
    }
    const auto& opened = std::get<crypto::OpenedEnvelope>(result);
    const auto payload = crypto::decodePayload(opened.payload.view());
    if (!payload) return Damaged{};
    return judge(ports, request, picture.source, opened, *payload, extracted);
}

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
    ErrorCode operator()(const UntrustedKiosk&) const { return ErrorCode::VerdictUntrustedKiosk; }
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
    if (doctor.role != crypto::Role::Doctor || request.doctor->encryptionKey.empty()) {
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
    Verdict verdict = openFrame(ports, picture, request, std::get<stego::Extracted>(result));
    progress.report("open", 1, 1);
    return verdict;
}

Status writeRestored(const SealPorts& ports, base::ByteView sealedFile, const image::LoadedImage& sealedPicture, const IntactResult& intact,
                     const std::filesystem::path& output) {
    const bool dicom = isDicom(sealedPicture);
    if (const auto name = checkOutputName(output, dicom); !name) return name;
    if (dicom && !intact.dicom) return Error(ErrorCode::InvalidArgument, {"dicom", ""});
    const auto content =
        dicom ? ports.dicomWriter.writeRestored(sealedFile, intact.restored, intact.dicom->sopInstanceUid, intact.dicom->seriesInstanceUid)
              : image::encodePng(intact.restored, sealedPicture.source.colorChunks, kPngLevel);
    if (!content) return content.error();
    auto file = base::AtomicFile::write(output, *content);
    if (!file) return file.error();
    if (const auto checked = checkRestored(ports, file->temporaryPath(), intact); !checked) return checked;
    return file->commit();
}

}  // namespace intaglio::pipeline
