#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/inference/Manifest.h"

/// The list of packages that came with the program, by which it notices a changed or missing one: one line `DIGEST  ID  KIND` per package
/// (contentDigest() of PackageSignature.h, the folder's name, `input_gate.kind`). scripts/publish_models writes it.
namespace intaglio::inference {

inline constexpr const char* kPublishedFile = "PUBLISHED";

struct PublishedPackage {
    std::string digest;
    std::string kind;
};
/// By identifier.
using PublishedPackages = std::map<std::string, PublishedPackage>;

/// Line ends may be those of any system. ModelBroken with the first line that has another form: a list that is half there says nothing.
[[nodiscard]] base::Result<PublishedPackages> parsePublishedPackages(std::string_view text);

/// The list of a folder that came with the program. Absent where there is none and `isListed` does not say that there must be, and where
/// there is no folder. ModelBroken where it cannot be read.
[[nodiscard]] base::Result<std::optional<PublishedPackages>> readPublishedPackages(const std::filesystem::path& folder, bool isListed);

/// What the list says about an opened package of its folder: another content is a problem, one that is not named is not shipped. With an
/// error in place of the list the package has that problem.
void checkPublished(ModelPackage& package, const base::Result<std::optional<PublishedPackages>>& published);
/// Stands for a package that the list names and nobody has.
[[nodiscard]] ModelPackage missingPackage(const std::filesystem::path& folder, const std::string& id, const std::string& kind);

}  // namespace intaglio::inference
