#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/Bytes.h"

/// The text part of an age file. Internal to Age.cpp.
namespace intaglio::crypto::age {

struct Stanza {
    std::vector<std::string> arguments;  ///< the type first; at least one
    base::Bytes body;
};

struct Header {
    std::vector<Stanza> stanzas;
    base::ByteView authenticated;  ///< the header up to and including "---"
    base::Bytes mac;               ///< 32 bytes
    base::ByteView payload;        ///< what follows the header
};

/// Nothing for whatever does not follow the format to the letter or exceeds the caps of Age.h. The views point into `file`.
[[nodiscard]] std::optional<Header> parseHeader(base::ByteView file);

/// "age-encryption.org/v1" and the stanzas, up to and including "---".
[[nodiscard]] base::Bytes writeHeader(const std::vector<Stanza>& stanzas);

/// RFC 4648 without padding; decoding refuses padding, other characters, and trailing bits that are not zero.
[[nodiscard]] std::string toBase64(base::ByteView bytes);
[[nodiscard]] std::optional<base::Bytes> fromBase64(std::string_view text);

}  // namespace intaglio::crypto::age
