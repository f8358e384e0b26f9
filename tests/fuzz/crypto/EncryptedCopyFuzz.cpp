#include "core/crypto/EncryptedCopy.h"
#include "core/crypto/Gzip.h"
#include "tests/fuzz/crypto/FuzzSupport.h"

/// Arbitrary bytes as a compressed picture and as a whole encrypted copy: neither may take more memory than the limit.
namespace {

using namespace intaglio;
using namespace intaglio::crypto;

constexpr std::size_t kLimit = 16 * 1024;

const PrivateIdentity& doctor() {
    static const PrivateIdentity instance = fuzz::made(fuzz::QuickPrimitives(), Role::Doctor);
    return instance;
}

void checkGzip(base::ByteView input) {
    const auto opened = gzip::decompress(input, kLimit);
    if (const auto* content = std::get_if<SecretBytes>(&opened)) fuzz::require(content->size() <= kLimit);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::QuickPrimitives kQuick;
    const base::ByteView input(data, size);
    checkGzip(input);
    (void)decryptCopy(kQuick, input, doctor(), "a.age");
    return 0;
}

void intaglioFuzzSeeds(fuzz::Seeds& seeds) {
    const fuzz::QuickPrimitives quick;
    const std::vector<PublicIdentity> colleagues = {doctor().pub};
    base::Bytes picture(500);
    for (std::size_t i = 0; i < picture.size(); ++i) picture[i] = static_cast<std::uint8_t>(i * i >> 5);
    const base::Bytes bomb(1 << 17);
    for (const base::Bytes& content : {base::Bytes(), picture, bomb}) {
        const auto compressed = gzip::compress(content);
        const auto copy = encryptCopy(quick, content, colleagues);
        fuzz::require(compressed && copy);
        fuzz::addSeed(seeds, compressed->view());
        fuzz::addSeed(seeds, *copy);
    }
}
