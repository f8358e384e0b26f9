#pragma once
#include <cstdint>
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
    bool hasSplits = true;         ///< false: the splits were made here, by groups
    bool validationTaken = false;  ///< "train" and "test" were given, "val" was taken from "train" here

    /// True where some split is this program's own choice, which another reading with other options would make differently.
    [[nodiscard]] bool isDividedHere() const { return !hasSplits || validationTaken; }

    [[nodiscard]] std::vector<const Sample*> inSplit(const std::string& split) const;
    /// Distinct labels of a split in alphabetical order.
    [[nodiscard]] std::vector<std::string> labels() const;
};

/// Rows to take: those whose column holds one of the words, or none of them.
struct RowFilter {
    std::string column;
    std::vector<std::string> words;
    bool exclude = false;
};
/// "origin=montgomery", "origin=montgomery|shenzhen" or "origin!=montgomery". InvalidArgument without a column or a sign.
[[nodiscard]] base::Result<RowFilter> parseRowFilter(const std::string& text);

/// Which columns hold what, and which rows are taken: those that pass every filter. Filters do not change how a table without splits is
/// divided.
struct TableOptions {
    std::string labelColumn = "label";
    std::string groupColumn = "group";
    std::string groupPattern = {};  ///< regular expression; what its first bracket (or all of it) finds in the path is the group
    std::uint64_t splitSeed = 1;    ///< where splits are made here
    std::vector<RowFilter> where = {};
};

/// Reads a table, or a folder of labelled pictures: its labels.csv where it holds one, else as readDatasetFolder() does. Without a column
/// "split" the groups are divided by assignSplits(). InvalidArgument for a broken group pattern, LabelsInvalid with the line of the first
/// mistake: a missing column, a row of another length, an unclosed quote, an empty path, label or split, a path listed twice, one group in
/// two splits, or a filter on a column that there is not. The pictures themselves are not opened.
[[nodiscard]] base::Result<Dataset> readDataset(const std::filesystem::path& labels, const TableOptions& options = {});

/// Sets groups by TableOptions::groupPattern. InvalidArgument where it is no regular expression.
[[nodiscard]] base::Status applyGroupPattern(Dataset& dataset, const std::string& pattern);

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

/// Divides what is in "train" and "val" anew into these two, by groups; "test" stays. Equal seeds give equal splits.
void divideTraining(Dataset& dataset, std::uint64_t seed);

/// Gives every sample the split and the group that `table` has for the same file. LabelsInvalid naming both tables where it has none.
[[nodiscard]] base::Status takeSplits(Dataset& dataset, const std::filesystem::path& table);

/// Number of the fold, 0 .. folds - 1, of every sample: groups stay together, classes are spread evenly.
[[nodiscard]] std::vector<int> groupedFolds(const Dataset& dataset, int folds, std::uint64_t seed);

/// Gives every sample its split for one of the folds of groupedFolds(): its own samples are "test", half of the next fold's groups "val"
/// (all of them where the fold has fewer than 100 samples: too few choose neither an epoch nor a temperature), all others "train".
void divideByFold(Dataset& dataset, const std::vector<int>& foldOf, int fold, std::uint64_t seed);

}  // namespace intaglio::training
