#include "core/training/Dataset.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/Files.h"

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

}  // namespace

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

base::Result<Dataset> readDataset(const std::filesystem::path& labelsFile, const TableOptions& options) {
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
    if (const auto unique = checkUnique(dataset, *rows, name); !unique) {
        return unique.error();
    }
    if (columns.split < 0) {
        assignSplits(dataset, {}, 1);
    }
    return dataset;
}

}  // namespace intaglio::training
