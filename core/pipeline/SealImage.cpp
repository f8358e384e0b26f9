#include "core/pipeline/SealImage.h"

#include <algorithm>

#include "core/base/Files.h"
#include "core/crypto/Envelope.h"
#include "core/pipeline/SealCarrier.h"
#include "core/pipeline/SealKeys.h"
#include "core/pipeline/SealedResult.h"
#include "core/stego/Binding.h"

namespace intaglio::pipeline {
namespace {

using base::Bytes;
using base::Error;
using base::ErrorCode;
using base::Result;
using base::SecretBytes;
using base::Status;
using crypto::EmbeddingMode;

std::optional<crypto::Digest> attributesOf(const crypto::Primitives& primitives, const image::Source& source) {
    const auto binding = dicomBindingOf(primitives, source);
    return binding ? std::optional(binding->attributesSha256) : std::nullopt;
}

Error failedVerification(const char* detail) {
    return {ErrorCode::SelfVerificationFailed, {detail}};
}

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
        if (const auto keys = checkSealKeys(m_ports.primitives, m_request, m_ports.clock.unixSeconds()); !keys) return keys.error();
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
        auto source = m_request.sourceContent ? readSealSource(m_ports, *m_request.sourceContent, m_request.source)
                                              : readSealSource(m_ports, m_request.source);
        if (!source) return source.error();
        m_source = std::move(*source);
        if (const auto name = checkOutputName(m_request.output, isDicom(m_source.picture)); !name) return name;
        m_identity = identityOf(m_ports.primitives, m_source.picture);
        if (m_request.judged && *m_request.judged != m_identity)
            return Error(ErrorCode::PictureReplaced, {base::pathText(m_request.source)});
        if (const auto mode = checkSealMode(m_source.picture, m_request.mode, m_request.protectedRegions); !mode) return mode;
        if (m_request.mode == EmbeddingMode::Covert && wasLossy(m_source.picture)) m_report.warnings.emplace_back("covert-void");
        return checkSealSource(m_ports, m_source, {isTiffName(m_request.output), m_request.encoding});
    }

    /// The carrier order comes first: the buckets of covert mode depend on it.
    [[nodiscard]] Status seal() {
        m_recipients = withoutRepetitions(m_ports.primitives, m_request.recipients);
        if (const auto chosen = chooseStegoKey(); !chosen) return chosen;
        const auto slots = crypto::slotsFor(m_recipients.size());
        const auto nonce = m_ports.primitives.random(m_parameters.nonce.size());
        if (!slots) return slots.error();
        if (!nonce) return nonce.error();
        m_parameters.mode = m_request.mode;
        m_parameters.slots = *slots;
        m_parameters.protectedRegions = m_request.protectedRegions;
        m_parameters.strength = m_request.strength;
        std::copy(nonce->view().begin(), nonce->view().end(), m_parameters.nonce.begin());
        const auto encoded = encodedPayload();
        if (!encoded) return encoded.error();
        return sealFrame(encoded->view());
    }

    [[nodiscard]] Status chooseStegoKey() {
        const crypto::StegoKey* shared = sharedStegoKey(m_ports.primitives, *m_request.kiosk, m_recipients);
        m_report.hidden = shared != nullptr;
        m_report.kioskHasClinicKey = m_request.kiosk->pub.clinic && !m_request.kiosk->stegoKeys.empty();
        m_stegoKey =
            shared != nullptr ? crypto::StegoKey{shared->epoch, shared->secret.clone()} : crypto::publicStegoKey(m_ports.primitives);
        if (m_stegoKey.secret.empty()) return ErrorCode::OutOfMemory;
        return {};
    }

    /// With the digests of the tiles where the seal gets no larger by them.
    [[nodiscard]] Result<SecretBytes> encodedPayload() {
        auto payload = makePayload();
        if (!payload) return payload.error();
        m_binding = payload->binding;
        const Bytes tiles = std::exchange(payload->binding.tiles, {});
        auto encoded = crypto::encodePayload(*payload);
        if (!encoded) return encoded;
        const auto bucket = crypto::bucketFor(encoded->size());
        if (!bucket) return bucket.error();
        m_parameters.bucket = *bucket;
        if (tiles.empty()) return encoded;
        payload->binding.tiles = tiles;
        auto tiled = crypto::encodePayload(*payload);
        const auto tiledBucket = crypto::bucketFor(tiled ? tiled->size() : crypto::kMaximumPayloadBytes + 1);
        m_report.hasTiles = tiled && tiledBucket && *tiledBucket == *bucket;
        return m_report.hasTiles ? std::move(tiled) : std::move(encoded);
    }

    [[nodiscard]] Status putContent(crypto::Payload& payload) const {
        if (!m_request.answer) return putPrediction(m_request.result, payload);
        payload.answer = m_request.answer;
        return {};
    }

    [[nodiscard]] Result<crypto::Payload> makePayload() {
        crypto::Payload payload;
        const crypto::Primitives& primitives = m_ports.primitives;
        if (const auto put = putContent(payload); !put) return put.error();
        const auto reportId = primitives.random(payload.reportId.size());
        if (!reportId) return reportId.error();
        std::copy(reportId->view().begin(), reportId->view().end(), payload.reportId.begin());
        auto subject = subjectReferenceOf(primitives, m_source.picture.source);
        if (!subject) return subject.error();
        payload.subjectReference = std::move(*subject);
        payload.issuedAt = m_ports.clock.unixSeconds();
        payload.kiosk = m_request.kiosk->pub.fingerprint(primitives);
        // What survives JPEG has no tiles that could be compared.
        payload.binding = stego::bindingOf(primitives, m_source.picture.image, m_request.mode, m_stegoKey, m_request.protectedRegions,
                                           m_request.mode != EmbeddingMode::Robust);
        payload.dicom = dicomBindingOf(primitives, m_source.picture.source);
        for (const auto& recipient : m_recipients) payload.recipients.push_back(recipient.fingerprint(primitives));
        payload.mode = m_request.mode;
        payload.note = m_request.note;
        if (m_request.answer && m_request.counterFile.empty()) return payload;
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
        auto embedded = stego::embed(m_ports.primitives, m_source.picture.image, m_stegoKey, m_parameters, m_frame);
        if (!embedded) return embedded.error();
        m_report.psnrDb = embedded->psnrDb;
        m_report.maximumChange = embedded->maximumChange;
        m_sealed = std::move(embedded->image);
        return {};
    }

    [[nodiscard]] Status write() {
        const dicom::SealedForm form{m_request.encoding, m_request.mode == EmbeddingMode::Reversible, m_report.maximumChange};
        const auto content = isDicom(m_source.picture)
                                 ? m_ports.dicomWriter.writeSealedForm(m_source.file, m_sealed, form)
                                 : encodePicture(m_sealed, m_source.picture.source.colorChunks, isTiffName(m_request.output));
        if (!content) return content.error();
        m_sealed = {};  // verified from the file alone
        auto file = base::AtomicFile::write(m_request.output, *content);
        if (!file) return file.error();
        m_file.emplace(std::move(*file));
        return {};
    }

    /// Reads the file as a doctor's program will and wants back the frame, the signed picture and the bound attributes.
    [[nodiscard]] Status verify() {
        const auto written = readSealSource(m_ports, m_file->temporaryPath());
        if (!written) return failedVerification("the file cannot be read back");
        const auto result = stego::extract(m_ports.primitives, written->picture.image, {&m_stegoKey, 1});
        const auto* extracted = std::get_if<stego::Extracted>(&result);
        if (extracted == nullptr) return failedVerification("the frame is not found again");
        if (extracted->frame != m_frame || extracted->parameters.nonce != m_parameters.nonce)
            return failedVerification("the frame differs");
        if (attributesOf(m_ports.primitives, written->picture.source) != m_identity.attributes)
            return failedVerification("bound attributes differ");
        return verifyPicture(written->picture.image, extracted->restored);
    }

    [[nodiscard]] Status verifyPicture(const image::Image& sealed, const image::Image& restored) {
        const crypto::Primitives& primitives = m_ports.primitives;
        const auto isBound = [&](const image::Image& picture) {
            return stego::checkBinding(primitives, picture, m_request.mode, m_stegoKey, m_binding);
        };
        if (m_request.mode == EmbeddingMode::Reversible && stego::canonicalDigest(primitives, restored) != m_identity.samples)
            return failedVerification("the original is not restored");
        if (!isBound(restored).matches) return failedVerification("the picture is not the one that was signed");
        // Restoring would hide a change inside a protected region, so the sealed picture itself is looked at.
        if (!m_request.protectedRegions.empty() && isBound(sealed).protectedMatches != true)
            return failedVerification("a protected region was changed");
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
    crypto::Binding m_binding;
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

std::filesystem::path kioskCounterFile(const crypto::Primitives& primitives, const std::filesystem::path& home,
                                       const crypto::PublicIdentity& kiosk) {
    return home / "kiosk" / (base::toHex(kiosk.fingerprint(primitives)) + ".counter");
}

Result<SealReport> sealImage(const SealPorts& ports, const SealRequest& request, base::ProgressSink& progress, std::stop_token stop) {
    return Sealing(ports, request, progress, std::move(stop)).run();
}

}  // namespace intaglio::pipeline
