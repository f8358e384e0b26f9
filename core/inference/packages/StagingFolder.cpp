#include "core/inference/packages/StagingFolder.h"

#include <algorithm>

#include "core/base/Files.h"

namespace intaglio::inference {

using base::Error;
using base::ErrorCode;
using base::Result;
namespace fs = std::filesystem;

Result<fs::path> makeStaging(const crypto::Primitives& primitives, const fs::path& folder) {
    const auto random = primitives.random(8);
    if (!random) {
        return random.error();
    }
    const fs::path staging = folder / (kStagingPrefix + base::toHex(random->view()));
    std::error_code failure;
    fs::create_directories(staging, failure);
    return failure ? Result<fs::path>(Error{ErrorCode::FileUnwritable, {base::pathText(staging)}}) : staging;
}

bool isModelId(const std::string& text) {
    return !text.empty() && text.size() <= 64 &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace intaglio::inference
