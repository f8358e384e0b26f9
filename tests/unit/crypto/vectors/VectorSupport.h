#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "core/crypto/Primitives.h"
#include "tests/support/Catch.h"
#include "tests/unit/crypto/CryptoTestSupport.h"

/// Published test vectors, read from files and told apart by their content, so that files may be added under any name.
namespace intaglio::crypto::vectors {

using nlohmann::json;

/// The bytes of a hexadecimal member; fails the test where it is missing or malformed.
[[nodiscard]] Bytes hexMember(const json& object, const char* name);
[[nodiscard]] bool hasFlag(const json& testCase, const char* flag);

/// Each runs every case of one document and returns their number. An algorithm that is not known fails the test.
[[nodiscard]] std::size_t runWycheproof(const json& document);
[[nodiscard]] std::size_t runHpke(const json& document);
[[nodiscard]] std::size_t runRfc(const json& document);
/// One file of the age test kit.
[[nodiscard]] std::size_t runAge(ByteView file);

}  // namespace intaglio::crypto::vectors
