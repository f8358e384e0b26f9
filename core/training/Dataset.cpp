#include "core/training/Dataset.h"

#include <algorithm>
#include <optional>
#include <regex>
#include <set>
#include <utility>

#include "core/base/Files.h"
#include "core/training/DatasetFolder.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;

Error invalid(const std::string& name, int line, const std::string& detail) {
    return {ErrorCode::LabelsInvalid, {name, "line " + std::to_string(line) + ": " + detail}};
}

/// Splits text into fields one character at a time (RFC 4180).
class TableParser {
public:
    explicit TableParser(std::string_view text) : m_text(text) {}

    bool run(std::vector<TableRow>& rows) {
        m_row.line = m_line;
        for (std::size_t at = 0; at < m_text.size(); ++at) {
            at += take(m_text[at], at + 1 < m_text.size() ? m_text[at + 1] : '\0', rows);
        }
        endRow(rows);
        return !m_quoted;
    }
    [[nodiscard]] int quoteLine() const { return m_quoteLine; }

private:
    /// Returns how many further characters were used up.
    std::size_t take(char c, char next, std::vector<TableRow>& rows) {
        m_line += c == '\n' ? 1 : 0;
        if (m_quoted && c == '"' && next == '"') {
            m_field += '"';
            return 1;
        }
        if (c == '"' && (m_quoted || m_field.empty())) {
            m_quoted = !m_quoted;
            m_quoteLine = m_line;
        } else if (m_quoted || (c != ',' && c != '\n' && c != '\r')) {
            m_field += c;
        } else if (c == ',') {
            m_row.fields.push_back(std::exchange(m_field, {}));
        } else if (c == '\n') {
            endRow(rows);
        }
        return 0;
    }
    void endRow(std::vector<TableRow>& rows) {
        m_row.fields.push_back(std::exchange(m_field, {}));
        if (m_row.fields.size() > 1 || !m_row.fields.front().empty()) {
            rows.push_back(m_row);
        }
        m_row.fields.clear();
        m_row.line = m_line;
    }

    std::string_view m_text;
    TableRow m_row;
    std::string m_field;
    bool m_quoted = false;
    int m_line = 1;
    int m_quoteLine = 1;
};

int columnOf(const std::vector<std::string>& header, const std::string& name) {
    const auto found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? -1 : static_cast<int>(found - header.begin());
}

struct Columns {
    int path = -1, label = -1, split = -1, group = -1;
};

base::Result<Sample> sampleOf(const TableRow& row, const std::vector<std::string>& header, const Columns& columns,
                              const std::filesystem::path& folder, const std::string& name) {
    if (row.fields.size() != header.size()) {
        return invalid(name, row.line, std::to_string(row.fields.size()) + " fields, expected " + std::to_string(header.size()));
    }
    const auto field = [&](int column) { return column < 0 ? std::string() : row.fields[static_cast<std::size_t>(column)]; };
    Sample sample;
    sample.path = field(columns.path);
    sample.label = field(columns.label);
    sample.split = field(columns.split);
    if (sample.path.empty() || sample.label.empty() || (columns.split >= 0 && sample.split.empty())) {
        return invalid(name, row.line, "empty path, label or split");
    }
    sample.group = field(columns.group).empty() ? sample.path : field(columns.group);
    sample.file = folder / base::pathFromText(sample.path);
    for (std::size_t column = 0; column < header.size(); ++column) {
        const int index = static_cast<int>(column);
        if (index != columns.path && index != columns.label && index != columns.split && index != columns.group) {
            sample.columns[header[column]] = row.fields[column];
        }
    }
    return sample;
}

base::Status checkUnique(const Dataset& dataset, const std::vector<TableRow>& rows, const std::string& name) {
    std::set<std::string> paths;
    std::map<std::string, std::string> splitOfGroup;
    for (std::size_t index = 0; index < dataset.samples.size(); ++index) {
        const Sample& sample = dataset.samples[index];
        const int line = rows[index + 1].line;
        if (!paths.insert(sample.path).second) {
            return invalid(name, line, "path listed twice");
        }
        const auto [entry, isNew] = splitOfGroup.emplace(sample.group, sample.split);
        if (!isNew && entry->second != sample.split) {
            return invalid(name, line, "group " + sample.group + " in two splits");
        }
    }
    return {};
}

/// What stands in a column of a sample's row; nothing where there is no such column.
std::optional<std::string> fieldOf(const Sample& sample, const std::string& column, const TableOptions& options) {
    if (const auto found = sample.columns.find(column); found != sample.columns.end()) {
        return found->second;
    }
    const std::map<std::string, const std::string*> own{
        {"path", &sample.path}, {options.labelColumn, &sample.label}, {"split", &sample.split}, {options.groupColumn, &sample.group}};
    const auto found = own.find(column);
    return found == own.end() ? std::nullopt : std::optional(*found->second);
}

/// Leaves out the samples that a filter does not let pass.
base::Status applyFilters(Dataset& dataset, const TableOptions& options, const std::string& name) {
    for (const RowFilter& filter : options.where) {
        if (!dataset.samples.empty() && !fieldOf(dataset.samples.front(), filter.column, options)) {
            return invalid(name, 1, "no column " + filter.column);
        }
        std::erase_if(dataset.samples, [&](const Sample& sample) {
            const auto field = fieldOf(sample, filter.column, options).value_or(std::string());
            const bool isNamed = std::find(filter.words.begin(), filter.words.end(), field) != filter.words.end();
            return isNamed == filter.exclude;
        });
    }
    return {};
}

}  // namespace

base::Result<RowFilter> parseRowFilter(const std::string& text) {
    const auto sign = text.find('=');
    if (sign == std::string::npos || sign == 0 || text.substr(0, sign) == "!") {
        return Error(ErrorCode::InvalidArgument, {"where", text});
    }
    RowFilter filter;
    filter.exclude = text[sign - 1] == '!';
    filter.column = text.substr(0, filter.exclude ? sign - 1 : sign);
    std::string word;
    for (const char c : text.substr(sign + 1) + '|') {
        if (c == '|') {
            filter.words.push_back(std::exchange(word, {}));
        } else {
            word += c;
        }
    }
    return filter;
}

std::vector<const Sample*> Dataset::inSplit(const std::string& split) const {
    std::vector<const Sample*> chosen;
    for (const Sample& sample : samples) {
        if (sample.split == split) {
            chosen.push_back(&sample);
        }
    }
    return chosen;
}

std::vector<std::string> Dataset::labels() const {
    std::set<std::string> names;
    for (const Sample& sample : samples) {
        names.insert(sample.label);
    }
    return {names.begin(), names.end()};
}

base::Result<std::vector<TableRow>> parseTable(std::string_view text, const std::string& name) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) {
        text.remove_prefix(kByteOrderMark.size());
    }
    std::vector<TableRow> rows;
    TableParser parser(text);
    if (!parser.run(rows)) {
        return invalid(name, parser.quoteLine(), "quote never closed");
    }
    return rows;
}

std::string quotedField(const std::string& value) {
    if (value.find_first_of(",\"\r\n") == std::string::npos) {
        return value;
    }
    std::string quoted = "\"";
    for (const char c : value) {
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    }
    return quoted + '"';
}

base::Status applyGroupPattern(Dataset& dataset, const std::string& pattern) {
    if (pattern.empty()) {
        return {};
    }
    try {
        const std::regex expression(pattern);
        for (Sample& sample : dataset.samples) {
            std::smatch match;
            if (std::regex_search(sample.path, match, expression)) {
                sample.group = match[match.size() > 1 ? 1 : 0];
            }
        }
    } catch (const std::regex_error&) {
        return Error(ErrorCode::InvalidArgument, {"group pattern", pattern});
    }
    return {};
}

namespace {

base::Result<Dataset> readTable(const std::filesystem::path& labelsFile, const TableOptions& options) {
    const auto bytes = base::readFile(labelsFile);
    if (!bytes) {
        return bytes.error();
    }
    const std::string name = base::pathText(labelsFile);
    const auto rows = parseTable(base::textOf(*bytes), name);
    if (!rows) {
        return rows.error();
    }
    if (rows->empty()) {
        return invalid(name, 1, "no header row");
    }
    Dataset dataset;
    dataset.columnNames = rows->front().fields;
    dataset.folder = labelsFile.parent_path();
    dataset.name = base::pathText(std::filesystem::absolute(labelsFile).parent_path().filename());
    const Columns columns{columnOf(dataset.columnNames, "path"), columnOf(dataset.columnNames, options.labelColumn),
                          columnOf(dataset.columnNames, "split"), columnOf(dataset.columnNames, options.groupColumn)};
    if (columns.path < 0 || columns.label < 0) {
        return invalid(name, 1, "no column " + (columns.path < 0 ? std::string("path") : options.labelColumn));
    }
    for (std::size_t index = 1; index < rows->size(); ++index) {
        auto sample = sampleOf((*rows)[index], dataset.columnNames, columns, dataset.folder, name);
        if (!sample) {
            return sample.error();
        }
        dataset.samples.push_back(std::move(*sample));
    }
    if (const auto grouped = applyGroupPattern(dataset, options.groupPattern); !grouped) {
        return grouped.error();
    }
    dataset.hasSplits = columns.split >= 0;
    if (const auto unique = checkUnique(dataset, *rows, name); !unique) {
        return unique.error();
    }
    if (!dataset.hasSplits) {
        assignSplits(dataset, {}, options.splitSeed);
    }
    return dataset;
}

}  // namespace

base::Result<Dataset> readDataset(const std::filesystem::path& labels, const TableOptions& options) {
    std::error_code ignored;
    const std::filesystem::path table = std::filesystem::is_directory(labels, ignored) ? labels / "labels.csv" : labels;
    const bool isFolder = table != labels && !std::filesystem::is_regular_file(table, ignored);
    auto dataset = isFolder ? readDatasetFolder(labels, options) : readTable(table, options);
    if (!dataset) {
        return dataset;
    }
    const auto filtered = applyFilters(*dataset, options, base::pathText(table));
    return filtered ? std::move(dataset) : filtered.error();
}

}  // namespace intaglio::training
