#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/Bytes.h"

/// Labelled pictures: a table "labels.csv" (RFC 4180, header row with at least path, label and split) beside the files it names.
namespace intaglio::training {

struct Sample {
    std::filesystem::path file;  ///< absolute, or relative to the working folder as the table was
    std::string path;            ///< as written in the table
    std::string label;
    std::string split;
    std::string group;                           ///< patient or slide; its own path where the table has no column "group"
    std::map<std::string, std::string> columns;  ///< every further column
};

struct Dataset {
    std::filesystem::path folder;
    std::string name;  ///< of the folder
    std::vector<std::string> columnNames;
    std::vector<Sample> samples;

    [[nodiscard]] std::vector<const Sample*> inSplit(const std::string& split) const;
    /// Distinct labels of a split in alphabetical order.
    [[nodiscard]] std::vector<std::string> labels() const;
};

/// Which columns hold what.
struct TableOptions {
    std::string labelColumn = "label";
    std::string groupColumn = "group";
};

/// Reads a table. LabelsInvalid with the line of the first mistake: a missing column, a row of another length, an unclosed quote, an
/// empty path, label or split, a path listed twice, or one group in two splits. The pictures themselves are not opened.
[[nodiscard]] base::Result<Dataset> readDataset(const std::filesystem::path& labelsFile, const TableOptions& options = {});

/// The rows of a comma-separated text: quotes, doubled quotes, CRLF and a byte-order mark are understood; empty lines are left out.
/// `lines` receives nothing on failure. LabelsInvalid with the line of an unclosed quote.
struct TableRow {
    int line = 0;  ///< from 1
    std::vector<std::string> fields;
};
[[nodiscard]] base::Result<std::vector<TableRow>> parseTable(std::string_view text, const std::string& name);

/// A field as it must be written in a comma-separated file.
[[nodiscard]] std::string quotedField(const std::string& value);

/// Divides the groups of a table without splits into train, val and test, class by class, so that no group is in two of them.
/// `shares`: of train and val, the rest is test. Equal seeds give equal splits.
struct SplitShares {
    double train = 0.7;
    double validation = 0.15;
};
void assignSplits(Dataset& dataset, const SplitShares& shares, std::uint64_t seed);

/// Number of the fold, 0 .. folds - 1, of every sample: groups stay together, classes are spread evenly.
[[nodiscard]] std::vector<int> groupedFolds(const Dataset& dataset, int folds, std::uint64_t seed);

}  // namespace intaglio::training
