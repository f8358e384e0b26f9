#include <algorithm>
#include <limits>

#include "core/crypto/KeyEncoding.h"

namespace intaglio::crypto {
namespace {

constexpr std::int64_t kReplacementValidity = std::int64_t{5} * 365 * 86400;
constexpr std::size_t kStegoKeyBytes = 32;

base::Error wrongRole(const PublicIdentity& identity, Role wanted) {
    return {base::ErrorCode::KeyWrongRole, {identity.name, std::string(roleName(wanted))}};
}

RetiredKey copyOf(const RetiredKey& key) {
    return {key.pub, key.encryptionKey.clone(), key.exportKey.clone()};
}

PrivateIdentity copyOf(const PrivateIdentity& identity) {
    PrivateIdentity copy;
    copy.pub = identity.pub;
    copy.readFrom = identity.readFrom;
    copy.signingSeed = identity.signingSeed.clone();
    copy.encryptionKey = identity.encryptionKey.clone();
    copy.exportKey = identity.exportKey.clone();
    for (const StegoKey& key : identity.stegoKeys) copy.stegoKeys.push_back({key.epoch, key.secret.clone()});
    for (const RetiredKey& key : identity.retired) copy.retired.push_back(copyOf(key));
    return copy;
}

Status startEpoch(const Primitives& primitives, PrivateIdentity& clinic) {
    if (clinic.pub.role != Role::Clinic || clinic.stegoKeys.empty()) return wrongRole(clinic.pub, Role::Clinic);
    const std::uint32_t newest = clinic.stegoKeys.front().epoch;
    if (newest == std::numeric_limits<std::uint32_t>::max())
        return base::Error(base::ErrorCode::InvalidArgument, {"epoch", std::to_string(newest)});
    Result<SecretBytes> secret = primitives.random(kStegoKeyBytes);
    if (!secret) return secret.error();
    const StegoKey fresh{newest + 1, std::move(*secret)};
    if (Status added = addStegoKey(clinic.stegoKeys, fresh, clinic.pub.name); !added) return added;
    clinic.pub.epoch = fresh.epoch;
    return {};
}

/// Of somebody who reads: results, answers and copies were made for the old keys. A kiosk's key opens nothing.
Status retireKeys(PrivateIdentity& identity) {
    if (!canRead(identity.pub.role)) return {};
    if (identity.retired.size() >= kMaximumRetiredKeys)
        return base::Error(base::ErrorCode::InvalidArgument, {"retired keys", std::to_string(identity.retired.size() + 1)});
    RetiredKey old{identity.pub, std::move(identity.encryptionKey), std::move(identity.exportKey)};
    identity.retired.insert(identity.retired.begin(), std::move(old));
    return {};
}

/// The public part of keys that no clinic has seen yet.
PublicIdentity unenrolled(const PublicIdentity& old, std::int64_t now) {
    PublicIdentity pub;
    pub.role = old.role;
    pub.name = old.name;
    pub.notBefore = now;
    pub.notAfter = now + kReplacementValidity;
    return pub;
}

Status checkReplacement(const PrivateIdentity& identity, const PrivateIdentity* clinic, std::int64_t now) {
    if (clinic != nullptr && identity.pub.role == Role::Clinic) return wrongRole(identity.pub, Role::Kiosk);
    return checkValidity(now, kReplacementValidity);
}

Status checkAdoption(const Primitives& primitives, const PrivateIdentity& doctor, const PublicIdentity& renewed, const PublicKey* pinned) {
    if (doctor.pub.role != Role::Doctor) return wrongRole(doctor.pub, Role::Doctor);
    if (keyDigest(primitives, doctor.pub) != keyDigest(primitives, renewed))
        return base::Error(base::ErrorCode::KeyFileInvalid, {renewed.name, "the enrolment of another key"});
    // The name is the file's: another one would take another key's place, the clinic's own perhaps.
    if (renewed.name != doctor.pub.name)
        return base::Error(base::ErrorCode::KeyFileInvalid, {renewed.name, "an enrolment under another name"});
    if (!renewed.clinic) return base::Error(base::ErrorCode::KeyNotEnrolled, {renewed.name});
    const PublicKey* expected = pinned;
    if (expected == nullptr && doctor.pub.clinic) expected = &*doctor.pub.clinic;
    if (expected != nullptr && *expected != *renewed.clinic) return base::Error(base::ErrorCode::ClinicMismatch, {renewed.name});
    if (!renewed.isSignedBy(primitives, *renewed.clinic)) return base::Error(base::ErrorCode::KeySignatureInvalid, {renewed.name});
    if (doctor.pub.clinic == renewed.clinic && !isNewerEnrolment(renewed, doctor.pub))
        return base::Error(base::ErrorCode::KeyFileInvalid, {renewed.name, "older than the enrolment in use"});
    return {};
}

}  // namespace

Result<PrivateIdentity> rotateStegoKey(const Primitives& primitives, const PrivateIdentity& clinic) {
    PrivateIdentity rotated = copyOf(clinic);
    if (const Status started = startEpoch(primitives, rotated); !started) return started.error();
    return rotated;
}

Result<PrivateIdentity> renewIdentity(const Primitives& primitives, const PrivateIdentity& identity, const PrivateIdentity& clinic,
                                      std::int64_t now, std::int64_t validitySeconds) {
    if (const Status checked = checkValidity(now, validitySeconds); !checked) return checked.error();
    PrivateIdentity renewed = copyOf(identity);
    // A key whose validity starts later than now was made by a clock that was ahead.
    renewed.pub.notBefore = std::min(identity.pub.notBefore, now);
    renewed.pub.notAfter = now + validitySeconds;
    const bool isClinicItself =
        identity.pub.role == Role::Clinic && clinic.pub.role == Role::Clinic && identity.pub.signing == clinic.pub.signing;
    if (isClinicItself) return renewed;
    if (const Status joined = joinClinic(primitives, renewed, clinic, now); !joined) return joined.error();
    return renewed;
}

Result<PrivateIdentity> replaceKeys(const Primitives& primitives, const PrivateIdentity& identity, const PrivateIdentity* clinic,
                                    std::int64_t now) {
    if (const Status checked = checkReplacement(identity, clinic, now); !checked) return checked.error();
    PrivateIdentity replaced = copyOf(identity);
    if (const Status retired = retireKeys(replaced); !retired) return retired.error();
    replaced.pub = unenrolled(identity.pub, now);
    if (const Status made = makeKeys(primitives, replaced); !made) return made.error();
    if (identity.pub.role == Role::Clinic) {
        if (const Status started = startEpoch(primitives, replaced); !started) return started.error();
    } else if (clinic != nullptr) {
        if (const Status joined = joinClinic(primitives, replaced, *clinic, now); !joined) return joined.error();
    }
    return replaced;
}

Result<PrivateIdentity> adoptEnrolment(const Primitives& primitives, const PrivateIdentity& doctor, const PublicIdentity& renewed,
                                       const PublicKey* pinned) {
    if (const Status checked = checkAdoption(primitives, doctor, renewed, pinned); !checked) return checked.error();
    const Result<StegoKey> carried = unwrapStegoKey(primitives, renewed, doctor.encryptionKey.view());
    if (!carried) return carried.error();
    PrivateIdentity adopted = copyOf(doctor);
    if (const Status added = addStegoKey(adopted.stegoKeys, *carried, renewed.name); !added) return added.error();
    adopted.pub = renewed;
    return adopted;
}

}  // namespace intaglio::crypto
