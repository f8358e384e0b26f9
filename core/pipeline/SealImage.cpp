#include "core/pipeline/SealImage.h"

#include <algorithm>

#include "core/base/Files.h"
#include "core/crypto/Envelope.h"
#include "core/pipeline/SealCarrier.h"
#include "core/pipeline/SealedResult.h"

namespace intaglio::pipeline {
namespace {

using base::Bytes;
using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

constexpr std::size_t kTypicalPayloadBytes = 260;
constexpr int kPngLevel = 1;

// ---------------------------------------------------------------- keys

Status checkKey(const crypto::PublicIdentity& key, crypto::Role role, std::int64_t now) {
    if (key.role != role) return Error(ErrorCode::KeyWrongRole, {key.name, std::string(crypto::roleName(role))});
    if (now < key.notBefore || now > key.notAfter) return Error(ErrorCode::KeyExpired, {key.name});
    return {};
}

Status checkKeys(const SealRequest& request, std::int64_t now) {
    if (request.kiosk == nullptr) return Error(ErrorCode::InvalidArgument, {"kiosk", ""});
    if (const auto kiosk = checkKey(request.kiosk->pub, crypto::Role::Kiosk, now); !kiosk) return kiosk;
    const std::size_t count = request.recipients.size();
    if (count == 0 || count > crypto::kMaximumRecipients) {
        return Error(ErrorCode::TooManyRecipients, {std::to_string(count), std::to_string(crypto::kMaximumRecipients)});
    }
    for (const crypto::PublicIdentity& recipient : request.recipients) {
        if (const auto doctor = checkKey(recipient, crypto::Role::Doctor, now); !doctor) return doctor;
        if (!recipient.encryption) return Error(ErrorCode::KeyFileInvalid, {recipient.name, "no encryption key"});
    }
    return {};
}

/// The same key named twice takes one slot.
std::vector<crypto::PublicIdentity> withoutRepetitions(const crypto::Primitives& primitives,
                                                       std::vector<crypto::PublicIdentity> recipients) {
    const auto before = [&](const auto& a, const auto& b) { return a.fingerprint(primitives) < b.fingerprint(primitives); };
    const auto same = [&](const auto& a, const auto& b) { return a.fingerprint(primitives) == b.fingerprint(primitives); };
    std::sort(recipients.begin(), recipients.end(), before);
    recipients.erase(std::unique(recipients.begin(), recipients.end(), same), recipients.end());
    return recipients;
}

/// The clinic's carrier order where every reader certainly holds it: enrolled by the kiosk's clinic in the same epoch.
const crypto::StegoKey* sharedStegoKey(const crypto::Primitives& primitives, const crypto::PrivateIdentity& kiosk,
                                       const std::vector<crypto::PublicIdentity>& recipients) {
    if (!kiosk.pub.clinic) return nullptr;
    const auto key = std::find_if(kiosk.stegoKeys.begin(), kiosk.stegoKeys.end(),
                                  [&](const crypto::StegoKey& candidate) { return candidate.epoch == recipients.front().epoch; });
    if (key == kiosk.stegoKeys.end()) return nullptr;
    const auto holdsIt = [&](const crypto::PublicIdentity& recipient) {
        return recipient.epoch == key->epoch && !recipient.wrappedStegoKey.empty() && recipient.isSignedBy(primitives, *kiosk.pub.clinic);
    };
    return std::all_of(recipients.begin(), recipients.end(), holdsIt) ? &*key : nullptr;
}

std::optional<crypto::Digest> attributesOf(const crypto::Primitives& primitives, const image::Source& source) {
    const auto binding = dicomBindingOf(primitives, source);
    return binding ? std::optional(binding->attributesSha256) : std::nullopt;
}

stego::Plan refusedPlan(std::size_t neededBytes, Error reason) {
    stego::Plan plan;
    plan.neededBytes = neededBytes;
    plan.reason = std::move(reason);
    return plan;
}

// ---------------------------------------------------------------- one sealing

/// The steps of one sealing; each may end it.
class Sealing {
public:
    Sealing(const SealPorts& ports, const SealRequest& request, base::ProgressSink& progress, std::stop_token stop)
        : m_ports(ports), m_request(request), m_progress(progress), m_stop(std::move(stop)) {}

    [[nodiscard]] Result<SealReport> run() {
        using Step = Status (Sealing::*)();
        static constexpr std::array<std::pair<std::string_view, Step>, 5> kSteps{{{"load", &Sealing::load},
                                                                                  {"seal", &Sealing::seal},
                                                                                  {"embed", &Sealing::embed},
                                                                                  {"write", &Sealing::write},
                                                                                  {"verify", &Sealing::verify}}};
        if (const auto keys = checkKeys(m_request, m_ports.clock.unixSeconds()); !keys) return keys.error();
        for (const auto& [phase, step] : kSteps) {
            if (const auto going = checkStop(m_stop); !going) return going.error();
            m_progress.report(phase, 0, 1);
            if (const auto done = (this->*step)(); !done) return done.error();
            m_progress.report(phase, 1, 1);
        }
        if (const auto going = checkStop(m_stop); !going) return going.error();
        if (const auto committed = m_file->commit(); !committed) return committed.error();
        m_report.output = m_request.output;
        m_report.mode = m_request.mode;
        m_report.frameBytes = m_frame.size();
        return m_report;
    }

private:
    [[nodiscard]] Status load() {
        if (base::isSameFile(m_request.source, m_request.output))
            return Error(ErrorCode::OutputIsInput, {base::pathText(m_request.output)});
        auto source = readSealSource(m_ports, m_request.source);
        if (!source) return source.error();
        m_source = std::move(*source);
        if (const auto name = checkOutputName(m_request.output, isDicom(m_source.picture)); !name) return name;
        m_identity = identityOf(m_ports.primitives, m_source.picture);
        if (m_request.judged && *m_request.judged != m_identity)
            return Error(ErrorCode::PictureReplaced, {base::pathText(m_request.source)});
        return checkSealSource(m_ports, m_source);
    }

    [[nodiscard]] Status seal() {
        m_recipients = withoutRepetitions(m_ports.primitives, m_request.recipients);
        auto payload = makePayload();
        if (!payload) return payload.error();
        const auto encoded = crypto::encodePayload(*payload);
        if (!encoded) return encoded.error();
        const auto bucket = crypto::bucketFor(encoded->size());
        const auto slots = crypto::slotsFor(m_recipients.size());
        const auto nonce = m_ports.primitives.random(m_parameters.nonce.size());
        if (!bucket) return bucket.error();
        if (!slots) return slots.error();
        if (!nonce) return nonce.error();
        m_parameters.mode = m_request.mode;
        m_parameters.bucket = *bucket;
        m_parameters.slots = *slots;
        std::copy(nonce->view().begin(), nonce->view().end(), m_parameters.nonce.begin());
        return sealFrame(encoded->view());
    }

    [[nodiscard]] Result<crypto::Payload> makePayload() {
        crypto::Payload payload;
        const crypto::Primitives& primitives = m_ports.primitives;
        if (const auto put = putPrediction(m_request.result, payload); !put) return put.error();
        const auto reportId = primitives.random(payload.reportId.size());
        if (!reportId) return reportId.error();
        std::copy(reportId->view().begin(), reportId->view().end(), payload.reportId.begin());
        auto subject = subjectReferenceOf(primitives, m_source.picture.source);
        if (!subject) return subject.error();
        payload.subjectReference = std::move(*subject);
        payload.issuedAt = m_ports.clock.unixSeconds();
        payload.kiosk = m_request.kiosk->pub.fingerprint(primitives);
        payload.binding.originalSha256 = m_identity.samples;
        payload.dicom = dicomBindingOf(primitives, m_source.picture.source);
        for (const auto& recipient : m_recipients) payload.recipients.push_back(recipient.fingerprint(primitives));
        payload.mode = m_request.mode;
        payload.note = m_request.note;
        const auto counter = base::incrementCounter(m_request.counterFile);
        if (!counter) return counter.error();
        payload.counter = *counter;
        return payload;
    }

    [[nodiscard]] Status sealFrame(base::ByteView payload) {
        std::vector<crypto::PublicKey> keys;
        for (const auto& recipient : m_recipients) keys.push_back(*recipient.encryption);
        const crypto::EnvelopeContext context{m_parameters.suite, m_parameters.mode,   stego::geometryBytes(m_source.picture.image),
                                              m_parameters.nonce, m_parameters.bucket, m_parameters.slots};
        auto frame = crypto::sealEnvelope(m_ports.primitives, payload, m_request.kiosk->signingSeed.view(), keys, context);
        if (!frame) return frame.error();
        m_frame = std::move(*frame);
        return {};
    }

    [[nodiscard]] Status embed() {
        const crypto::StegoKey* shared = sharedStegoKey(m_ports.primitives, *m_request.kiosk, m_recipients);
        m_report.hidden = shared != nullptr;
        m_report.kioskHasClinicKey = m_request.kiosk->pub.clinic && !m_request.kiosk->stegoKeys.empty();
        m_stegoKey =
            shared != nullptr ? crypto::StegoKey{shared->epoch, shared->secret.clone()} : crypto::publicStegoKey(m_ports.primitives);
        if (m_stegoKey.secret.empty()) return ErrorCode::OutOfMemory;
        auto embedded = stego::embed(m_ports.primitives, m_source.picture.image, m_stegoKey, m_parameters, m_frame);
        if (!embedded) return embedded.error();
        m_report.psnrDb = embedded->psnrDb;
        m_report.maximumChange = embedded->maximumChange;
        m_sealed = std::move(embedded->image);
        return {};
    }

    [[nodiscard]] Status write() {
        const auto content = isDicom(m_source.picture) ? m_ports.dicomWriter.writeSealed(m_source.file, m_sealed)
                                                       : image::encodePng(m_sealed, m_source.picture.source.colorChunks, kPngLevel);
        if (!content) return content.error();
        m_sealed = {};  // verified from the file alone
        auto file = base::AtomicFile::write(m_request.output, *content);
        if (!file) return file.error();
        m_file.emplace(std::move(*file));
        return {};
    }

    /// Reads the file as a doctor's program will and wants back the frame, the original samples and the bound attributes.
    [[nodiscard]] Status verify() {
        const auto failed = [](const char* detail) { return Error(ErrorCode::SelfVerificationFailed, {detail}); };
        const auto written = readSealSource(m_ports, m_file->temporaryPath());
        if (!written) return failed("the file cannot be read back");
        const auto result = stego::extract(m_ports.primitives, written->picture.image, {&m_stegoKey, 1});
        const auto* extracted = std::get_if<stego::Extracted>(&result);
        if (extracted == nullptr) return failed("the frame is not found again");
        if (extracted->frame != m_frame || extracted->parameters.nonce != m_parameters.nonce) return failed("the frame differs");
        if (stego::canonicalDigest(m_ports.primitives, extracted->restored) != m_identity.samples)
            return failed("the original is not restored");
        if (attributesOf(m_ports.primitives, written->picture.source) != m_identity.attributes) return failed("bound attributes differ");
        return {};
    }

    const SealPorts& m_ports;
    const SealRequest& m_request;
    base::ProgressSink& m_progress;
    std::stop_token m_stop;
    SealSource m_source;
    PictureIdentity m_identity;
    std::vector<crypto::PublicIdentity> m_recipients;
    stego::FrameParameters m_parameters;
    Bytes m_frame;
    crypto::StegoKey m_stegoKey;
    image::Image m_sealed;
    std::optional<base::AtomicFile> m_file;
    SealReport m_report;
};

}  // namespace

PictureIdentity identityOf(const crypto::Primitives& primitives, const image::LoadedImage& picture) {
    return {stego::canonicalDigest(primitives, picture.image), attributesOf(primitives, picture.source)};
}

Result<SealReport> sealImage(const SealPorts& ports, const SealRequest& request, base::ProgressSink& progress, std::stop_token stop) {
    return Sealing(ports, request, progress, std::move(stop)).run();
}

Result<stego::Plan> planSeal(const SealPorts& ports, const PlanRequest& request) {
    const auto [payloadBytes, recipients] = std::pair(request.payloadBytes, request.recipients);
    const auto loaded = readSealSource(ports, request.source);
    if (!loaded) return loaded.error();
    const auto slots = crypto::slotsFor(recipients);
    if (!slots) return slots.error();
    if (payloadBytes > crypto::kMaximumPayloadBytes) {
        return refusedPlan(payloadBytes,
                           Error(ErrorCode::PayloadTooLarge, {std::to_string(payloadBytes), std::to_string(crypto::kMaximumPayloadBytes)}));
    }
    const auto bucket = crypto::bucketFor(payloadBytes != 0 ? payloadBytes : kTypicalPayloadBytes);
    if (!bucket) return bucket.error();
    stego::FrameParameters parameters;
    parameters.bucket = *bucket;
    parameters.slots = *slots;
    parameters.mode = request.mode;
    parameters.protectedRegions = request.protectedRegions;
    parameters.strength = request.strength;
    if (const auto carrier = checkSealSource(ports, *loaded); !carrier)
        return refusedPlan(crypto::frameBytes(*bucket, *slots), carrier.error());
    if (request.key != nullptr) return stego::plan(ports.primitives, loaded->picture.image, *request.key, parameters);
    return stego::plan(ports.primitives, loaded->picture.image, crypto::publicStegoKey(ports.primitives), parameters);
}

}  // namespace intaglio::pipeline
