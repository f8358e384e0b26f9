#pragma once
#include <functional>
#include <map>
#include <optional>

#include "core/inference/Manifest.h"

/// Where a package comes from, seen as the files that it will consist of.
///
///   a folder or zip with metadata.json (at the top, or one folder down)         a package, or a bundle without our block
///   a folder or zip with configs/metadata.json, models/model.ts|model.onnx,
///     docs/README.md, LICENSE                                                    a MONAI bundle
///   a TorchScript file                                                           model.ts; its extra files are the package's other files
///   an ONNX file                                                                 model.onnx alone
namespace intaglio::inference {

class PackageSource {
public:
    /// FileNotFound ..., PackageInvalid: nothing that could be a model, several packages, or what Archive refuses.
    [[nodiscard]] static base::Result<PackageSource> open(const std::filesystem::path& path);

    /// File or folder name, for messages.
    [[nodiscard]] const std::string& title() const { return m_title; }
    /// Names as they will stand in the package, sorted.
    [[nodiscard]] std::vector<std::string> files() const;
    [[nodiscard]] bool has(const std::string& file) const { return m_places.count(file) != 0; }
    [[nodiscard]] base::Result<base::Bytes> read(const std::string& file) const;
    /// metadata.json has the block "intaglio": a package of ours. Otherwise it is an import, and the user has to say what is missing.
    [[nodiscard]] bool hasBlock() const { return m_hasBlock; }
    /// Everything lies inside one TorchScript file, whose own digest its metadata cannot hold.
    [[nodiscard]] bool isSingleFile() const { return m_isSingleFile; }

private:
    using Reader = std::function<base::Result<base::Bytes>(const std::string& place)>;
    static base::Result<PackageSource> openFolder(const std::filesystem::path& path);
    static base::Result<PackageSource> openArchive(const std::filesystem::path& path);
    static base::Result<PackageSource> openOnnx(const std::filesystem::path& path);
    base::Status arrange(const std::vector<std::string>& names);
    void arrangeTorchScript(const std::vector<std::string>& names, const std::string& top);
    base::Status findBlock();

    std::string m_title;
    std::map<std::string, std::string> m_places;  ///< name in the package -> name in the source
    Reader m_read;
    bool m_hasBlock = false;
    bool m_isSingleFile = false;
};

}  // namespace intaglio::inference
