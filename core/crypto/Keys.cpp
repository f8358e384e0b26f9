#include "core/crypto/Keys.h"

#include <algorithm>
#include <limits>

#include "core/crypto/Hpke.h"
#include "core/crypto/KeyEncoding.h"

namespace intaglio::crypto {
namespace {

constexpr std::size_t kStegoKeyBytes = 32;
constexpr std::int64_t kDaySeconds = 86400;

Bytes stegoWrapInfo() {
    constexpr std::string_view kLabel = "intaglio/1/stego";
    Bytes info(kLabel.begin(), kLabel.end());
    info.push_back(0);
    return info;
}

/// Binds a wrapped stego key to its epoch and its clinic.
Bytes stegoWrapContext(std::uint32_t epoch, const PublicKey& clinic) {
    Bytes context;
    base::appendBigEndian(context, epoch, 4);
    base::append(context, clinic);
    return context;
}

/// A fresh secret key and its public half.
Status makeKeyPair(const Primitives& primitives, Result<PublicKey> (Primitives::*publicOf)(ByteView) const, SecretBytes& secret,
                   PublicKey& publicKey) {
    Result<SecretBytes> fresh = primitives.random(kSecretKeyBytes);
    if (!fresh) return fresh.error();
    const Result<PublicKey> derived = (primitives.*publicOf)(fresh->view());
    if (!derived) return derived.error();
    secret = std::move(*fresh);
    publicKey = *derived;
    return {};
}

/// Epochs start with the day, so that those of a clinic's successor follow the old ones and no doctor's collection has two of one number.
std::uint32_t firstEpoch(std::int64_t now) {
    constexpr std::int64_t kLatest = std::numeric_limits<std::uint32_t>::max() / 2;
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(now / kDaySeconds, 1, kLatest));
}

Status foundClinic(const Primitives& primitives, PrivateIdentity& identity, std::int64_t now) {
    Result<SecretBytes> secret = primitives.random(kStegoKeyBytes);
    if (!secret) return secret.error();
    identity.pub.epoch = firstEpoch(now);
    identity.stegoKeys.push_back({identity.pub.epoch, std::move(*secret)});
    return {};
}

Status checkRequest(const NewKeyRequest& request) {
    if (!isKeyName(request.name)) return base::Error(base::ErrorCode::InvalidArgument, {"name", request.name});
    return checkValidity(request.now, request.validitySeconds);
}

}  // namespace

/// SHA-256 over the role and the public keys. The name and the validity are left out: an enrolment may be renewed, the key stays.
Digest keyDigest(const Primitives& primitives, const PublicIdentity& identity) {
    constexpr std::string_view kLabel = "intaglio/1/key";
    Bytes content(kLabel.begin(), kLabel.end());
    content.push_back(0);
    content.push_back(static_cast<std::uint8_t>(identity.role));
    base::append(content, identity.signing);
    if (identity.encryption) base::append(content, *identity.encryption);
    if (identity.exportKey) base::append(content, *identity.exportKey);
    return primitives.sha256(content);
}

bool isNewerEnrolment(const PublicIdentity& candidate, const PublicIdentity& held) {
    if (candidate.clinic.has_value() != held.clinic.has_value()) return candidate.clinic.has_value();
    return std::pair(candidate.epoch, candidate.notAfter) >= std::pair(held.epoch, held.notAfter);
}

Status makeKeys(const Primitives& primitives, PrivateIdentity& identity) {
    if (Status made = makeKeyPair(primitives, &Primitives::ed25519PublicKey, identity.signingSeed, identity.pub.signing); !made)
        return made;
    if (!canRead(identity.pub.role)) return {};
    Status made = makeKeyPair(primitives, &Primitives::x25519PublicKey, identity.encryptionKey, identity.pub.encryption.emplace());
    if (!made) return made;
    return makeKeyPair(primitives, &Primitives::x25519PublicKey, identity.exportKey, identity.pub.exportKey.emplace());
}

Status checkValidity(std::int64_t now, std::int64_t validitySeconds) {
    if (now < 0) return base::Error(base::ErrorCode::InvalidArgument, {"time", std::to_string(now)});
    if (validitySeconds <= 0 || now > kLatestTime || validitySeconds > kLatestTime - now)
        return base::Error(base::ErrorCode::InvalidArgument, {"validity", std::to_string(validitySeconds)});
    return {};
}

Status addStegoKey(std::vector<StegoKey>& keys, const StegoKey& key, const std::string& name) {
    const auto place = std::find_if(keys.begin(), keys.end(), [&key](const StegoKey& held) { return held.epoch <= key.epoch; });
    if (place != keys.end() && place->epoch == key.epoch) {
        if (base::equalConstantTime(place->secret.view(), key.secret.view())) return {};
        return base::Error(base::ErrorCode::ClinicMismatch, {name});
    }
    if (keys.size() >= kMaximumStegoKeys)
        return base::Error(base::ErrorCode::InvalidArgument, {"stego keys", std::to_string(keys.size() + 1)});
    keys.insert(place, {key.epoch, key.secret.clone()});
    return {};
}

Status joinClinic(const Primitives& primitives, PrivateIdentity& identity, const PrivateIdentity& clinic, std::int64_t now) {
    Result<PublicIdentity> enrolled = enrolIdentity(primitives, identity.pub, clinic, now);
    if (!enrolled) return enrolled.error();
    identity.pub = std::move(*enrolled);
    if (identity.pub.role == Role::Patient) return {};
    if (identity.pub.encryption) {
        // A doctor's newest key is the one that the enrolment carries: one that does not open must show now, not at the first sealed
        // picture.
        const Result<StegoKey> carried = unwrapStegoKey(primitives, identity.pub, identity.encryptionKey.view());
        if (!carried) return carried.error();
        if (Status added = addStegoKey(identity.stegoKeys, *carried, clinic.pub.name); !added) return added;
    }
    for (const StegoKey& key : clinic.stegoKeys) {
        if (Status added = addStegoKey(identity.stegoKeys, key, clinic.pub.name); !added) return added;
    }
    return {};
}

std::string_view roleName(Role role) {
    switch (role) {
        case Role::Clinic:
            return "clinic";
        case Role::Kiosk:
            return "kiosk";
        case Role::Patient:
            return "patient";
        case Role::Doctor:
            break;
    }
    return "doctor";
}

StegoKey publicStegoKey(const Primitives& primitives) {
    const Result<SecretBytes> key = primitives.hkdf(HashFunction::Sha256, base::viewOf("intaglio/1/public"),
                                                    base::viewOf("public carrier order"), base::viewOf("stego"), kStegoKeyBytes);
    // Fixed, valid lengths: fails only where memory is gone. Sealing and opening refuse an empty key.
    return {0, key ? key->clone() : SecretBytes()};
}

Fingerprint PublicIdentity::fingerprint(const Primitives& primitives) const {
    const Digest digest = keyDigest(primitives, *this);
    Fingerprint out{};
    std::copy_n(digest.begin(), out.size(), out.begin());
    return out;
}

std::string PublicIdentity::readableFingerprint(const Primitives& primitives) const {
    constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    constexpr std::size_t kCharacters = 20;
    const Digest digest = keyDigest(primitives, *this);
    std::string text;
    for (std::size_t i = 0; i < kCharacters; ++i) {
        if (i != 0 && i % 4 == 0) text += '-';
        const std::size_t bit = i * 5;
        const auto window = static_cast<std::uint32_t>(digest[bit / 8] << 8 | digest[bit / 8 + 1]);
        text += kBase32[window >> (11 - bit % 8) & 31];
    }
    return text;
}

bool PublicIdentity::isSignedBy(const Primitives& primitives, const PublicKey& clinicKey) const {
    if (!clinic || !clinicSignature || *clinic != clinicKey) return false;
    return primitives.ed25519Verify(clinicKey, enrolmentMessage(*this), *clinicSignature);
}

bool isValidAt(const PublicIdentity& identity, std::int64_t now) {
    return identity.notBefore <= now && now <= identity.notAfter;
}

Result<PublicIdentity> enrolIdentity(const Primitives& primitives, PublicIdentity identity, const PrivateIdentity& clinic,
                                     std::int64_t now) {
    if (clinic.pub.role != Role::Clinic || clinic.stegoKeys.empty())
        return base::Error(base::ErrorCode::KeyWrongRole, {clinic.pub.name, std::string(roleName(Role::Clinic))});
    if (identity.role == Role::Clinic)
        return base::Error(base::ErrorCode::KeyWrongRole, {identity.name, std::string(roleName(Role::Kiosk))});
    if (!isValidAt(clinic.pub, now)) return base::Error(base::ErrorCode::KeyExpired, {clinic.pub.name});
    const StegoKey& stego = clinic.stegoKeys.front();
    identity.clinic = clinic.pub.signing;
    identity.otherFields.clear();  // a clinic signs what it understands
    // Who may not read a clinic's pictures must not learn where things are hidden in them.
    identity.epoch = identity.role == Role::Patient ? 0 : stego.epoch;
    identity.wrappedStegoKey.clear();
    if (identity.role == Role::Doctor && identity.encryption) {
        Result<Bytes> wrapped = hpke::sealOnce(primitives, *identity.encryption, stegoWrapInfo(),
                                               stegoWrapContext(stego.epoch, clinic.pub.signing), stego.secret.view());
        if (!wrapped) return wrapped.error();
        identity.wrappedStegoKey = std::move(*wrapped);
    }
    const Result<Signature> signature = primitives.ed25519Sign(clinic.signingSeed.view(), enrolmentMessage(identity));
    if (!signature) return signature.error();
    identity.clinicSignature = *signature;
    return identity;
}

Result<StegoKey> unwrapStegoKey(const Primitives& primitives, const PublicIdentity& identity, ByteView encryptionKey) {
    if (identity.wrappedStegoKey.size() != kWrappedStegoKeyBytes || !identity.clinic)
        return base::Error(base::ErrorCode::InvalidArgument, {"enrolment", identity.name});
    Result<SecretBytes> secret = hpke::openOnce(primitives, encryptionKey, stegoWrapInfo(),
                                                stegoWrapContext(identity.epoch, *identity.clinic), identity.wrappedStegoKey);
    if (!secret) return secret.error();
    return StegoKey{identity.epoch, std::move(*secret)};
}

Result<PrivateIdentity> createIdentity(const Primitives& primitives, const NewKeyRequest& request) {
    if (const Status checked = checkRequest(request); !checked) return checked.error();
    PrivateIdentity identity;
    identity.pub.role = request.role;
    identity.pub.name = request.name;
    identity.pub.notBefore = request.now;
    identity.pub.notAfter = request.now + request.validitySeconds;
    if (const Status made = makeKeys(primitives, identity); !made) return made.error();
    if (request.clinic != nullptr) {
        if (const Status joined = joinClinic(primitives, identity, *request.clinic, request.now); !joined) return joined.error();
    } else if (request.role == Role::Clinic) {
        if (const Status founded = foundClinic(primitives, identity, request.now); !founded) return founded.error();
    }
    return identity;
}

}  // namespace intaglio::crypto
