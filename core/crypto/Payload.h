#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/crypto/Primitives.h"

/// What is sealed: the result and its provenance, as deterministic CBOR (RFC 8949 4.2.1) with integer keys.
/// The field numbers are those of docs/formats/sealed-image.md. No floating point: probabilities are p * 65535, rounded.
namespace intaglio::crypto {

inline constexpr std::size_t kMaximumPayloadBytes = 1900;
inline constexpr std::size_t kMaximumNoteBytes = 512;
using Fingerprint = FixedBytes<8>;

enum class EmbeddingMode : std::uint8_t { Reversible = 1, Covert = 2, Robust = 3 };
[[nodiscard]] std::string_view modeName(EmbeddingMode mode);  ///< "reversible", "covert", "robust"
enum class SealedDecision : std::uint8_t { Negative = 0, Positive = 1, Indeterminate = 2 };

inline constexpr std::size_t kMaximumProtectedRegions = 8;
inline constexpr std::size_t kMaximumAnswerBytes = 1200;
/// The picture is cut into 8 x 8 tiles of nearly equal size; a digest of two bytes each.
inline constexpr std::size_t kTilesPerSide = 8;
inline constexpr std::size_t kTileDigestBytes = 2 * kTilesPerSide * kTilesPerSide;
/// 16 x 16 mean luma values of four bits.
inline constexpr std::size_t kThumbnailBytes = 128;

/// A rectangle of pixels that sealing does not touch, in every frame.
struct ProtectedRegion {
    std::uint16_t column = 0;  ///< leftmost
    std::uint16_t row = 0;     ///< topmost
    std::uint16_t columns = 0;
    std::uint16_t rows = 0;
    bool operator==(const ProtectedRegion&) const = default;
};

/// How the picture itself is bound to the signed result. Made and checked by core/stego/Binding.
struct Binding {
    Digest originalSha256{};  ///< reversible: stego::canonicalDigest() of the exact original samples
    Digest bucketsSha256{};   ///< covert: digest of every sample's bucket
    Bytes thumbnail;          ///< robust: kThumbnailBytes
    /// kTileDigestBytes, or empty where there was no room: shows where a picture was changed, proves nothing.
    Bytes tiles;
    std::vector<ProtectedRegion> protectedRegions;  ///< at most kMaximumProtectedRegions
    Digest protectedSha256{};                       ///< of the samples inside them; meaningful where there are any
};

/// For DICOM pictures: what they were called and the digest of the attributes that decide what is seen and whose it is.
struct DicomBinding {
    std::string sopInstanceUid;
    std::string seriesInstanceUid;
    Digest attributesSha256{};
};

/// Overwrites itself when it goes, wherever a growing list leaves it.
struct SealedClass {
    std::string label;
    std::uint16_t probability = 0;  ///< p * 65535
    ~SealedClass() {
        base::wipe(label);
        base::wipe(&probability, sizeof probability);
    }
};

/// Overwrites the result when it goes.
struct Payload {
    Payload() = default;
    Payload(const Payload&) = default;
    Payload(Payload&&) noexcept = default;
    Payload& operator=(const Payload& other);
    Payload& operator=(Payload&& other) noexcept;
    ~Payload();

    std::uint32_t version = 1;
    FixedBytes<16> reportId{};
    std::int64_t issuedAt = 0;  ///< Unix seconds by the kiosk's clock
    Fingerprint kiosk{};
    std::uint64_t counter = 0;
    std::string modelId;
    std::string modelVersion;
    Digest modelSha256{};
    std::string kind;             ///< kind of picture ("blood-smear")
    std::uint16_t kindScore = 0;  ///< score * 65535
    std::vector<SealedClass> classes;
    std::string operatingPoint;
    std::uint16_t threshold = 0;  ///< threshold * 65535
    SealedDecision decision = SealedDecision::Indeterminate;
    std::vector<std::string> flags;  ///< quality and unfamiliarity flags, "demonstration"
    Binding binding;
    std::vector<Fingerprint> recipients;  ///< sorted
    EmbeddingMode mode = EmbeddingMode::Reversible;
    std::string note;        ///< UTF-8, at most kMaximumNoteBytes
    Bytes subjectReference;  ///< salted hash (16-byte salt, 16-byte hash) of the patient and study, or empty
    std::optional<DicomBinding> dicom;
    /// A doctor's answer instead of a model's result: UTF-8, 1 to kMaximumAnswerBytes. With it there is no model, kind, class, operating
    /// point or flag, and `kiosk` is the doctor's fingerprint.
    std::optional<std::string> answer;
    std::optional<std::uint16_t> findingProbability;  ///< what `decision` compared with `threshold`, * 65535; not critical (key -1)
};

/// PayloadTooLarge where the encoding exceeds kMaximumPayloadBytes, or the note or answer its limit. CborInvalid for what decodePayload()
/// would refuse, and for an answer beside a model's result. Of the binding only the digest that the mode needs is written.
[[nodiscard]] Result<SecretBytes> encodePayload(const Payload& payload);
/// CborInvalid for anything but the deterministic encoding, an unknown critical (non-negative) key, a missing or repeated field, depth
/// above 4, another binding than that of the mode, an answer beside any of the fields 6 to 11 and -1.
[[nodiscard]] Result<Payload> decodePayload(ByteView encoded);

}  // namespace intaglio::crypto
