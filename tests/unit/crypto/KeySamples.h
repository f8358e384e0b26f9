#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Bytes.h"

/// The sample files of tests/data/keys: key files, enrolments, lists of revoked keys, payloads, frames and encrypted copies, good ones and
/// one broken one for each way to be wrong. All randomness is fixed.
namespace intaglio::crypto::test {

struct KeySample {
    std::string name;  ///< the file's; its suffix says what it is
    base::Bytes content;
    /// "ok", or the code of the error or verdict that reading it gives.
    std::string outcome;
    /// False where the bytes depend on the version of a library (compression).
    bool isReproducible = true;
};
[[nodiscard]] std::vector<KeySample> keySamples();

/// What reading `content` gives: "ok", a tab and what it holds; or the code of the error or verdict.
[[nodiscard]] std::string outcomeOf(std::string_view name, base::ByteView content);

}  // namespace intaglio::crypto::test
