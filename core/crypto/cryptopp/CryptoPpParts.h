#pragma once
#include <new>

#include <cryptopp/cryptlib.h>

#include "core/crypto/Primitives.h"

/// Shared by the adapter's own files; nothing outside this folder includes it.
namespace intaglio::crypto::cryptopp {

/// Crypto++ refuses some null pointers even where the length is zero.
[[nodiscard]] inline const CryptoPP::byte* pointerOf(ByteView view) {
    static constexpr CryptoPP::byte kNothing = 0;
    return view.empty() ? &kNothing : view.data();
}

[[nodiscard]] inline base::Error inputInvalid(const char* detail) {
    return {base::ErrorCode::CryptoInputInvalid, {detail}};
}

/// Runs `work` and turns what Crypto++ throws into a value: no exception leaves the adapter.
template <class T, class Work>
[[nodiscard]] Result<T> guarded(Work&& work) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return base::ErrorCode::OutOfMemory;
    } catch (const std::exception&) {
        // The library's own text may quote its input, so it goes no further.
        return inputInvalid("refused by the library");
    }
}

[[nodiscard]] Result<Bytes> aeadSeal(AeadAlgorithm algorithm, ByteView key, ByteView nonce, ByteView associated, ByteView plaintext);
[[nodiscard]] Result<SecretBytes> aeadOpen(AeadAlgorithm algorithm, ByteView key, ByteView nonce, ByteView associated, ByteView sealed);
[[nodiscard]] Result<SecretBytes> chacha20KeyStream(ByteView key, ByteView nonce, std::size_t length);

[[nodiscard]] Result<PublicKey> x25519PublicKey(ByteView secretKey);
[[nodiscard]] Result<SecretBytes> x25519(ByteView secretKey, ByteView publicKey);

[[nodiscard]] Result<PublicKey> ed25519PublicKey(ByteView secretSeed);
[[nodiscard]] Result<Signature> ed25519Sign(ByteView secretSeed, ByteView message);
[[nodiscard]] bool ed25519Verify(ByteView publicKey, ByteView message, ByteView signature);

}  // namespace intaglio::crypto::cryptopp
