#pragma once

/// The extension block of metadata.json, shared by ManifestReading.cpp and ManifestJson.cpp.
namespace intaglio::inference {

/// The version of the extension block that this program writes and the newest that it reads.
inline constexpr int kSpecVersion = 1;
inline constexpr const char* kBlock = "intaglio";

}  // namespace intaglio::inference
