#include "core/crypto/KeyText.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "core/crypto/Age.h"
#include "core/crypto/KeyEncoding.h"

namespace intaglio::crypto {
namespace {

constexpr std::string_view kTitle = "# intaglio key file, version 1";
constexpr std::string_view kMark = "# intaglio ";

// ---------------------------------------------------------------- writing the text

/// Text in memory that is reserved once and wiped at the end: growing would leave copies of keys behind.
class SecretText {
public:
    SecretText() { m_text.reserve(kMaximumKeyTextBytes); }
    ~SecretText() { base::wipe(m_text); }
    SecretText(const SecretText&) = delete;
    SecretText& operator=(const SecretText&) = delete;

    SecretText& add(std::string_view text) {
        m_text += text;
        return *this;
    }
    /// The line that the program "age" reads, and its public half for people; everything else is a comment to it.
    SecretText& addAgeIdentity(const PublicKey& recipient, ByteView secretKey) {
        std::string line = age::identityText(secretKey);
        add("# public key: ").add(age::recipientText(recipient)).add("\n").add(line).add("\n");
        base::wipe(line);
        return *this;
    }
    SecretText& addHex(ByteView bytes) {
        constexpr std::string_view kDigits = "0123456789abcdef";
        for (const std::uint8_t byte : bytes) {
            m_text += kDigits[byte >> 4];
            m_text += kDigits[byte & 15];
        }
        return *this;
    }
    [[nodiscard]] ByteView view() const { return base::viewOf(m_text); }

private:
    std::string m_text;
};

// ---------------------------------------------------------------- reading the text

/// Empty where `text` is not exactly one key.
SecretBytes secretFromHex(std::string_view text) {
    SecretBytes secret(kSecretKeyBytes);
    return base::decodeHex(text, secret.data()) ? std::move(secret) : SecretBytes();
}

/// Reads the lines of a key file one by one; whatever carries Intaglio's mark must be understood.
class TextReader {
public:
    TextReader(const Primitives& primitives, const std::string& path) : m_primitives(primitives), m_path(path) {}

    [[nodiscard]] Status read(std::string_view text, PrivateIdentity& out) {
        bool first = true;
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            if (end == std::string_view::npos) return invalid("last line is cut off");
            const std::string_view line = text.substr(0, end);
            text.remove_prefix(end + 1);
            if (first && line != kTitle) return invalid("made by another program or a newer version");
            if (!first) {
                if (Status status = readLine(line, out); !status) return status;
            }
            first = false;
        }
        if (!m_hasPublic) return invalid("no public part");
        return placeExportKeys(out);
    }

    [[nodiscard]] base::Error invalid(const char* detail) const { return {base::ErrorCode::KeyFileInvalid, {m_path, detail}}; }

private:
    [[nodiscard]] Status readLine(std::string_view line, PrivateIdentity& out) {
        if (line.starts_with("AGE-SECRET-KEY-1")) return readExportKey(line);
        if (!line.starts_with(kMark)) return line.empty() || line.front() == '#' ? Status() : invalid("unexpected line");
        const std::string_view rest = line.substr(kMark.size());
        const std::size_t space = rest.find(' ');
        if (space == std::string_view::npos) return invalid("unexpected line");
        const std::string_view field = rest.substr(0, space);
        const std::string_view value = rest.substr(space + 1);
        if (field == "public") return readPublic(value, out);
        if (field == "signing") return readSecret(value, out.signingSeed);
        if (field == "encryption") return readSecret(value, out.encryptionKey);
        if (field == "stego") return readStegoKey(value, out);
        if (field == "retired") return readRetiredKey(value, out);
        return invalid("unexpected line");
    }

    [[nodiscard]] Result<PublicIdentity> readIdentity(std::string_view value) const {
        const Result<Bytes> encoded = base::fromHex(value);
        if (!encoded) return invalid("malformed public part");
        return decodePublicIdentity(m_primitives, *encoded, m_path);
    }

    [[nodiscard]] Status readPublic(std::string_view value, PrivateIdentity& out) {
        if (m_hasPublic) return invalid("malformed public part");
        Result<PublicIdentity> identity = readIdentity(value);
        if (!identity) return identity.error();
        out.pub = std::move(*identity);
        m_hasPublic = true;
        return {};
    }

    [[nodiscard]] Status readSecret(std::string_view value, SecretBytes& out) const {
        SecretBytes secret = secretFromHex(value);
        if (secret.empty() || !out.empty()) return invalid("malformed secret key");
        out = std::move(secret);
        return {};
    }

    /// Which key it belongs to is known when all lines were read.
    [[nodiscard]] Status readExportKey(std::string_view line) {
        Result<SecretBytes> key = age::identityFromText(line);
        if (!key || m_exportKeys.size() > kMaximumRetiredKeys) return invalid("malformed age identity");
        m_exportKeys.push_back(std::move(*key));
        return {};
    }

    [[nodiscard]] Status readRetiredKey(std::string_view value, PrivateIdentity& out) const {
        const std::size_t space = value.find(' ');
        if (space == std::string_view::npos || out.retired.size() >= kMaximumRetiredKeys) return invalid("malformed retired key");
        Result<PublicIdentity> pub = readIdentity(value.substr(0, space));
        if (!pub) return pub.error();
        RetiredKey key{std::move(*pub), secretFromHex(value.substr(space + 1)), {}};
        if (key.encryptionKey.empty() || !canRead(key.pub.role)) return invalid("malformed retired key");
        out.retired.push_back(std::move(key));
        return {};
    }

    /// The present key's identity comes first, then those of the retired keys in their order.
    [[nodiscard]] Status placeExportKeys(PrivateIdentity& out) {
        const std::size_t own = out.pub.exportKey ? 1 : 0;
        if (m_exportKeys.size() != own + out.retired.size()) return invalid("age identities do not fit the keys");
        if (own == 1) out.exportKey = std::move(m_exportKeys.front());
        for (std::size_t i = 0; i < out.retired.size(); ++i) out.retired[i].exportKey = std::move(m_exportKeys[own + i]);
        return {};
    }

    [[nodiscard]] Status readStegoKey(std::string_view value, PrivateIdentity& out) const {
        StegoKey key;
        const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), key.epoch);
        const auto digits = static_cast<std::size_t>(end - value.data());
        if (failure != std::errc() || digits >= value.size() || value[digits] != ' ') return invalid("malformed stego key");
        key.secret = secretFromHex(value.substr(digits + 1));
        if (key.secret.empty() || key.epoch == 0) return invalid("malformed stego key");
        const bool inOrder = out.stegoKeys.empty() || out.stegoKeys.back().epoch > key.epoch;
        if (!inOrder || out.stegoKeys.size() == kMaximumStegoKeys) return invalid("stego keys out of order");
        out.stegoKeys.push_back(std::move(key));
        return {};
    }

    const Primitives& m_primitives;
    const std::string& m_path;
    bool m_hasPublic = false;
    std::vector<SecretBytes> m_exportKeys;
};

/// False where the public half could not be derived at all.
bool matches(const Result<PublicKey>& derived, const PublicKey& publicKey) {
    return derived && *derived == publicKey;
}

const char* retiredMismatchOf(const Primitives& primitives, const PrivateIdentity& identity) {
    std::vector<Digest> seen = {keyDigest(primitives, identity.pub)};
    for (const RetiredKey& key : identity.retired) {
        if (!matches(primitives.x25519PublicKey(key.encryptionKey.view()), *key.pub.encryption) ||
            !matches(primitives.x25519PublicKey(key.exportKey.view()), *key.pub.exportKey))
            return "secret and public keys do not match";
        const Digest digest = keyDigest(primitives, key.pub);
        if (std::find(seen.begin(), seen.end(), digest) != seen.end()) return "a retired key twice";
        seen.push_back(digest);
    }
    return nullptr;
}

/// A public part swapped for another's would make results in that other's name.
const char* mismatchOf(const Primitives& primitives, const PrivateIdentity& identity) {
    const PublicIdentity& pub = identity.pub;
    if (!matches(primitives.ed25519PublicKey(identity.signingSeed.view()), pub.signing)) return "secret and public keys do not match";
    if (identity.encryptionKey.empty() == pub.encryption.has_value() || identity.exportKey.empty() == pub.exportKey.has_value())
        return "keys do not fit the role";
    if (pub.encryption && !matches(primitives.x25519PublicKey(identity.encryptionKey.view()), *pub.encryption))
        return "secret and public keys do not match";
    if (pub.exportKey && !matches(primitives.x25519PublicKey(identity.exportKey.view()), *pub.exportKey))
        return "secret and public keys do not match";
    if (pub.role == Role::Clinic && identity.stegoKeys.empty()) return "a clinic without a stego key";
    if (!canRead(pub.role) && !identity.retired.empty()) return "retired keys that read nothing";
    return retiredMismatchOf(primitives, identity);
}

}  // namespace

SecretBytes writeKeyText(const PrivateIdentity& identity) {
    SecretText out;
    out.add(kTitle).add("\n");
    out.add(kMark).add("public ").addHex(encodePublicIdentity(identity.pub)).add("\n");
    out.add(kMark).add("signing ").addHex(identity.signingSeed.view()).add("\n");
    if (!identity.encryptionKey.empty()) out.add(kMark).add("encryption ").addHex(identity.encryptionKey.view()).add("\n");
    for (const StegoKey& key : identity.stegoKeys)
        out.add(kMark).add("stego ").add(std::to_string(key.epoch)).add(" ").addHex(key.secret.view()).add("\n");
    for (const RetiredKey& key : identity.retired)
        out.add(kMark).add("retired ").addHex(encodePublicIdentity(key.pub)).add(" ").addHex(key.encryptionKey.view()).add("\n");
    if (identity.pub.exportKey && !identity.exportKey.empty()) out.addAgeIdentity(*identity.pub.exportKey, identity.exportKey.view());
    for (const RetiredKey& key : identity.retired) {
        if (key.pub.exportKey) out.addAgeIdentity(*key.pub.exportKey, key.exportKey.view());
    }
    return SecretBytes(out.view());
}

Result<PrivateIdentity> readKeyText(const Primitives& primitives, std::string_view text, const std::string& path) {
    TextReader reader(primitives, path);
    PrivateIdentity identity;
    if (const Status read = reader.read(text, identity); !read) return read.error();
    if (const char* mismatch = mismatchOf(primitives, identity)) return reader.invalid(mismatch);
    return identity;
}

}  // namespace intaglio::crypto
