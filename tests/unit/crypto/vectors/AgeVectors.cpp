#include <zlib.h>

#include <vector>

#include "core/crypto/Age.h"
#include "tests/unit/crypto/vectors/VectorSupport.h"

namespace intaglio::crypto::vectors {
namespace {

using age::Failure;
using test::primitives;

/// One file of the kit: "name: value" lines, an empty line, and the age file.
struct AgeVector {
    std::string expect;
    std::string payloadSha256;
    std::vector<std::string> identities;
    std::vector<std::string> passphrases;
    bool compressed = false;
    bool armored = false;
    Bytes file;
};

void takeField(AgeVector& vector, const std::string& name, const std::string& value) {
    if (name == "expect") {
        vector.expect = value;
    } else if (name == "payload") {
        vector.payloadSha256 = value;
    } else if (name == "identity") {
        vector.identities.push_back(value);
    } else if (name == "passphrase") {
        vector.passphrases.push_back(value);
    } else if (name == "compressed") {
        REQUIRE(value == "zlib");
        vector.compressed = true;
    } else if (name == "armored") {
        vector.armored = value == "yes";
    } else {
        REQUIRE((name == "comment" || name == "file key"));
    }
}

Bytes inflated(ByteView compressed) {
    constexpr std::size_t kLimit = 64 << 20;
    z_stream stream{};
    REQUIRE(inflateInit(&stream) == Z_OK);
    Bytes out(kLimit);
    Bytes in(compressed.begin(), compressed.end());
    stream.next_in = in.data();
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    const int status = inflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    REQUIRE(status == Z_STREAM_END);
    return out;
}

AgeVector parse(ByteView content) {
    AgeVector vector;
    std::string_view text = base::textOf(content);
    while (true) {
        const std::size_t end = text.find('\n');
        REQUIRE(end != std::string_view::npos);
        const std::string line(text.substr(0, end));
        text.remove_prefix(end + 1);
        if (line.empty()) break;
        const std::size_t colon = line.find(": ");
        REQUIRE(colon != std::string::npos);
        takeField(vector, line.substr(0, colon), line.substr(colon + 2));
    }
    // A file that is broken before any key matters names none: any key will do then.
    if (vector.identities.empty() && vector.passphrases.empty()) vector.passphrases.emplace_back("any");
    vector.file = vector.compressed ? inflated(base::viewOf(text)) : test::bytesOf(text);
    return vector;
}

/// Tries every key of the vector: the first that opens wins, else the first answer that is more than "not for this key".
age::DecryptResult decryptWithAll(const AgeVector& vector) {
    age::DecryptResult answer = Failure::NoMatch;
    const auto consider = [&answer](age::DecryptResult result) {
        const Failure* before = std::get_if<Failure>(&answer);
        if (before != nullptr && *before == Failure::NoMatch) answer = std::move(result);
    };
    for (const std::string& identity : vector.identities) {
        const auto key = age::identityFromText(identity);
        REQUIRE(key);
        consider(age::decryptWithKey(primitives(), vector.file, key->view()));
    }
    for (const std::string& passphrase : vector.passphrases)
        consider(age::decryptWithPassphrase(primitives(), vector.file, base::viewOf(passphrase)));
    return answer;
}

std::string classOf(const age::DecryptResult& result) {
    const Failure* failure = std::get_if<Failure>(&result);
    if (failure == nullptr) return "success";
    switch (*failure) {
        case Failure::NoMatch:
            return "no match";
        case Failure::Header:
        case Failure::WorkFactor:
            return "header failure";
        case Failure::Hmac:
            return "HMAC failure";
        case Failure::Payload:
            return "payload failure";
        case Failure::Unavailable:
            break;
    }
    return "machine failure";
}

}  // namespace

std::size_t runAge(ByteView content) {
    const AgeVector vector = parse(content);
    const age::DecryptResult result = decryptWithAll(vector);
    if (vector.armored || vector.expect == "armor failure") {
        CHECK(classOf(result) == "header failure");  // the text form is outside the interface
        return 1;
    }
    CHECK(classOf(result) == vector.expect);
    const SecretBytes* payload = std::get_if<SecretBytes>(&result);
    if (payload != nullptr) CHECK(base::toHex(primitives().sha256(payload->view())) == vector.payloadSha256);
    return 1;
}

}  // namespace intaglio::crypto::vectors
