#pragma once
#include <string>
#include <string_view>

#include "core/base/SecretBytes.h"

/// Bech32 (BIP 173) without its 90-character limit, as age writes its keys.
namespace intaglio::crypto::bech32 {

/// Lower case. `prefix` is lower-case ASCII without digits.
[[nodiscard]] std::string encode(std::string_view prefix, base::ByteView data);
/// All upper or all lower case, the given prefix, a right checksum and zero padding bits; else InvalidArgument (which never quotes `text`).
[[nodiscard]] base::Result<base::SecretBytes> decode(std::string_view prefix, std::string_view text);

}  // namespace intaglio::crypto::bech32
