#pragma once
#include <map>
#include <string>

#include "core/base/Error.h"

/// What the sample files that have no usable reference are expected to do. Every entry says why.
namespace intaglio::test {

struct Refusal {
    base::ErrorCode code;
    std::string reason;
};

/// Files that are no picture, broken, or outside the format's support. Nothing else may be refused.
[[nodiscard]] const std::map<std::string, Refusal>& expectedRefusals();

/// Files that hold the same samples as another one in the folder, coded differently. Proof for files without a reference, and for
/// those whose reference is wrong. `tolerance`: largest difference of a sample.
struct Twin {
    std::string file;
    int tolerance;
};
[[nodiscard]] const std::map<std::string, Twin>& twins();

/// Files whose reference is wrong; they are judged by their twin instead.
[[nodiscard]] const std::map<std::string, std::string>& wrongReferences();

}  // namespace intaglio::test
