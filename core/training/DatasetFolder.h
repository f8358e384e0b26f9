#pragma once
#include "core/training/Dataset.h"

namespace intaglio::training {

/// A folder of labelled pictures without a table: FOLDER/<label>/... or FOLDER/<split>/<label>/... with splits named train (training), val
/// (valid, validation, dev) and test (testing), in any case. Files with the usual endings of pictures, and files without an ending (DICOM),
/// are taken, deeper folders too; hidden files and all others are left out. Where a label has at least three folders of its own
/// (<label>/<patient>/...), each of them is a group. Splits without "val" take it from "train". In alphabetical order, not opened.
/// LabelsInvalid where there are no two labels, or one group is in two splits; FileUnreadable.
[[nodiscard]] base::Result<Dataset> readDatasetFolder(const std::filesystem::path& folder, const TableOptions& options);

/// The table of a dataset, with the splits and groups it has now and absolute paths: readDataset() of it gives the same dataset.
[[nodiscard]] base::Status writeDataset(const Dataset& dataset, const std::filesystem::path& file);

}  // namespace intaglio::training
