#include "core/training/DatasetFolder.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string_view>

#include "core/base/Files.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;
namespace fs = std::filesystem;

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// "train", "val" or "test"; empty for a folder that is no split.
std::string splitNamed(const std::string& folder) {
    constexpr std::array<std::pair<std::string_view, const char*>, 8> kNames{{{"train", "train"},
                                                                              {"training", "train"},
                                                                              {"val", "val"},
                                                                              {"valid", "val"},
                                                                              {"validation", "val"},
                                                                              {"dev", "val"},
                                                                              {"test", "test"},
                                                                              {"testing", "test"}}};
    const std::string name = lowered(folder);
    const auto found = std::find_if(kNames.begin(), kNames.end(), [&](const auto& entry) { return entry.first == name; });
    return found == kNames.end() ? std::string() : found->second;
}

bool isPictureName(const fs::path& file) {
    const std::string name = base::pathText(file.filename());
    if (name.empty() || name.front() == '.' || lowered(name) == "dicomdir") {
        return false;
    }
    constexpr std::array<std::string_view, 9> kEndings{"", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".dcm", ".dicom"};
    return std::find(kEndings.begin(), kEndings.end(), lowered(base::pathText(file.extension()))) != kEndings.end();
}

/// The parts of every picture's path below `folder`, sorted.
base::Result<std::vector<std::vector<std::string>>> picturesBelow(const fs::path& folder) {
    std::vector<std::vector<std::string>> pictures;
    std::error_code failure;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, failure);
    for (; !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
        if (!entry->is_regular_file(failure) || !isPictureName(entry->path())) {
            continue;
        }
        std::vector<std::string> parts;
        for (const fs::path& part : entry->path().lexically_relative(folder)) {
            parts.push_back(base::pathText(part));
        }
        pictures.push_back(std::move(parts));
    }
    if (failure) {
        return Error(ErrorCode::FileUnreadable, {base::pathText(folder)});
    }
    std::sort(pictures.begin(), pictures.end());
    return pictures;
}

Sample sampleOf(const fs::path& folder, const std::vector<std::string>& parts, bool hasSplits) {
    const std::size_t level = hasSplits ? 1 : 0;
    Sample sample;
    sample.split = hasSplits ? splitNamed(parts[0]) : std::string();
    sample.label = parts[level];
    for (const std::string& part : parts) {
        sample.path += (sample.path.empty() ? "" : "/") + part;
    }
    sample.file = folder / base::pathFromText(sample.path);
    sample.group = parts.size() > level + 2 ? parts[level + 1] : sample.path;
    return sample;
}

/// A label's folders are groups only where there are several: one or two are more likely "images" and "masks".
void dropFewFolders(Dataset& dataset) {
    constexpr std::size_t kFewest = 3;
    std::map<std::string, std::set<std::string>> foldersOfLabel;
    for (const Sample& sample : dataset.samples) {
        if (sample.group != sample.path) {
            foldersOfLabel[sample.label].insert(sample.group);
        }
    }
    for (Sample& sample : dataset.samples) {
        if (foldersOfLabel[sample.label].size() < kFewest) {
            sample.group = sample.path;
        }
    }
}

Error invalid(const fs::path& folder, const std::string& detail) {
    return {ErrorCode::LabelsInvalid, {base::pathText(folder), detail}};
}

base::Status checkFolder(const Dataset& dataset) {
    const auto labels = dataset.labels();
    if (labels.size() < 2) {
        return invalid(dataset.folder, labels.empty() ? "no folders with pictures" : "pictures of one label only: " + labels.front());
    }
    std::map<std::string, std::string> splitOfGroup;
    for (const Sample& sample : dataset.samples) {
        if (splitOfGroup.emplace(sample.group, sample.split).first->second != sample.split) {
            return invalid(dataset.folder, "group " + sample.group + " in two splits");
        }
    }
    return {};
}

}  // namespace

base::Result<Dataset> readDatasetFolder(const fs::path& folder, const TableOptions& options) {
    const auto pictures = picturesBelow(folder);
    if (!pictures) {
        return pictures.error();
    }
    Dataset dataset;
    dataset.folder = folder;
    dataset.name = base::pathText(fs::absolute(folder / ".").parent_path().filename());
    dataset.columnNames = {"path", "label", "split", "group"};
    const auto isDeep = [](const auto& parts) { return parts.size() > 1; };
    // One folder that is no split makes the others labels too, whatever they are called.
    dataset.hasSplits =
        std::any_of(pictures->begin(), pictures->end(), isDeep) && std::all_of(pictures->begin(), pictures->end(), [&](const auto& parts) {
            return !isDeep(parts) || (parts.size() > 2 && !splitNamed(parts.front()).empty());
        });
    for (const auto& parts : *pictures) {
        if (isDeep(parts)) {
            dataset.samples.push_back(sampleOf(folder, parts, dataset.hasSplits));
        }
    }
    dropFewFolders(dataset);
    if (const auto grouped = applyGroupPattern(dataset, options.groupPattern); !grouped) {
        return grouped.error();
    }
    if (!dataset.hasSplits) {
        assignSplits(dataset, {}, options.splitSeed);
    } else if (dataset.inSplit("val").empty()) {
        dataset.validationTaken = true;
        divideTraining(dataset, options.splitSeed);
    }
    const auto checked = checkFolder(dataset);
    return checked ? base::Result<Dataset>(std::move(dataset)) : checked.error();
}

base::Status writeDataset(const Dataset& dataset, const fs::path& file) {
    std::set<std::string> further;
    for (const Sample& sample : dataset.samples) {
        for (const auto& [name, value] : sample.columns) {
            further.insert(name);
        }
    }
    std::string text = "path,label,split,group";
    for (const std::string& name : further) {
        text += "," + quotedField(name);
    }
    text += "\n";
    for (const Sample& sample : dataset.samples) {
        text += quotedField(base::pathText(fs::absolute(sample.file).lexically_normal())) + "," + quotedField(sample.label) + "," +
                quotedField(sample.split) + "," + quotedField(sample.group);
        for (const std::string& name : further) {
            const auto found = sample.columns.find(name);
            text += "," + (found == sample.columns.end() ? std::string() : quotedField(found->second));
        }
        text += "\n";
    }
    return base::writeFileAtomically(file, base::viewOf(text));
}

}  // namespace intaglio::training
