#pragma once
#include <filesystem>

#include "core/crypto/Primitives.h"

/// Where packages wait beside the installed ones. Internal to ModelStore.
namespace intaglio::inference {

/// Folders with this first letter are no packages (ModelCatalog).
inline constexpr const char* kStagingPrefix = "_incoming-";

/// A fresh folder of its own. RandomUnavailable, FileUnwritable.
[[nodiscard]] base::Result<std::filesystem::path> makeStaging(const crypto::Primitives& primitives, const std::filesystem::path& folder);

/// True for what may name a package's folder: 1 to 64 lower-case letters, digits and hyphens.
[[nodiscard]] bool isModelId(const std::string& text);

}  // namespace intaglio::inference
