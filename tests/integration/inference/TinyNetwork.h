#pragma once
#include <filesystem>
#include <string>

#include "core/inference/Manifest.h"

/// Packages around a network of a few weights whose output is known by hand.
namespace intaglio::test {

/// features(x) = 4 x 4 average pooling of three channels, times channel gains (1, 2, 3); head(f) = mean over space, then
/// logit 0 = f0 - f1, logit 1 = f2.
inline constexpr const char* kTinySource = R"(
def features(self, x):
    f = torch.avg_pool2d(x, [4, 4])
    return f * self.gains
def head(self, f):
    p = torch.mean(f, [2, 3])
    return torch.stack([p[:, 0] - p[:, 1], p[:, 2]], 1)
def forward(self, x):
    return self.head(self.features(x))
)";

/// Writes model.ts from TorchScript source; `source` may use self.gains (1 x 3 x 1 x 1: 1, 2, 3).
void writeNetwork(const std::filesystem::path& folder, const std::string& source);

/// smallManifest() in `folder`, not opened by a catalog.
[[nodiscard]] inference::ModelPackage packageIn(const std::filesystem::path& folder);

}  // namespace intaglio::test
