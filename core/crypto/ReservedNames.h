#pragma once
#include <string>

/// Names that mean something to the programs, so that no person may have them.
namespace intaglio::crypto {

/// The name of a clinic's recovery key, by which kiosks take it: whoever has it reads every picture of the clinic.
inline constexpr const char* kRecoveryName = "recovery";
/// True for kRecoveryName in any mixture of capitals, also between blanks.
[[nodiscard]] bool isReservedName(const std::string& name);

}  // namespace intaglio::crypto
