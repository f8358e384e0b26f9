#include "core/report/ResultTable.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/inference/Disagreement.h"
#include "core/report/ResultJson.h"

namespace intaglio::report {
namespace {

/// RFC 4180 quoting; a leading =, +, - or @ would be run by spreadsheets (CWE-1236).
std::string cell(std::string text) {
    constexpr std::string_view kFormulaStarts = "=+-@\t\r";
    if (!text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos) text.insert(text.begin(), '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

/// Never follows the locale.
std::string number(double value) {
    std::array<char, 64> text{};
    constexpr int kPrecision = 6;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, kPrecision);
    return {text.data(), end.ptr};
}

using Cells = std::vector<std::string>;

constexpr std::array kHeader{"file",         "status",       "finding",       "finding_probability", "decision", "operating_point",
                             "threshold",    "model",        "model_version", "model_sha256",        "kind",     "modality",
                             "refusal",      "error",        "time_ms",       "probabilities",       "flags",    "label_probability",
                             "disagree_low", "disagree_high"};

Cells findingCells(const pipeline::BatchRow& row) {
    if (!row.prediction) return Cells(5);
    const inference::Prediction& result = *row.prediction;
    return {result.finding, result.findingProbability ? number(*result.findingProbability) : "",
            std::string(inference::decisionName(result.decision)), result.operatingPoint, number(result.threshold)};
}

/// Of the answer, or of the refusal: for which model, taken for which kind.
Cells modelCells(const pipeline::BatchRow& row) {
    const auto cells = [](const inference::ModelIdentity& model, const std::string& kind) {
        return Cells{model.id, model.version, model.sha256, kind};
    };
    if (row.prediction) return cells(row.prediction->model, row.prediction->kind.label);
    if (!row.refusal) return Cells(4);
    return cells(row.refusal->model.value_or(inference::ModelIdentity{}), row.refusal->kind ? row.refusal->kind->label : "");
}

std::string probabilitiesCell(const pipeline::BatchRow& row) {
    std::string text;
    if (!row.prediction) return text;
    for (const auto& [label, probability, lowest, highest] : row.prediction->probabilities) {
        if (!text.empty()) text += ';';
        text += label + '=' + number(probability);
    }
    return text;
}

std::string flagsCell(const pipeline::BatchRow& row) {
    std::string text;
    if (!row.prediction) return text;
    for (const std::string& flag : row.prediction->flags) {
        if (!text.empty()) text += ';';
        text += flag;
    }
    return text;
}

/// How sure the shown label is, and what the answers behind the result say of a finding where they do not decide alike.
Cells certaintyCells(const pipeline::BatchRow& row) {
    if (!row.prediction) return Cells(3);
    const auto& probabilities = row.prediction->probabilities;
    const auto shown = std::find_if(probabilities.begin(), probabilities.end(),
                                    [&](const inference::ClassProbability& entry) { return entry.label == row.prediction->finding; });
    const auto range = inference::disagreement(*row.prediction);
    return {shown == probabilities.end() ? "" : number(shown->probability), range ? number(range->lowest) : "",
            range ? number(range->highest) : ""};
}

Cells rowCells(const pipeline::BatchRow& row) {
    Cells cells{base::pathText(row.file), row.status};
    for (Cells& part : std::array{findingCells(row), modelCells(row)}) std::move(part.begin(), part.end(), std::back_inserter(cells));
    cells.push_back(row.modality);
    cells.emplace_back(row.refusal ? base::codeName(row.refusal->reason.code) : "");
    cells.emplace_back(row.error ? base::codeName(row.error->code) : "");
    cells.push_back(number(row.timeMs));
    cells.push_back(probabilitiesCell(row));
    cells.push_back(flagsCell(row));
    Cells certainty = certaintyCells(row);
    std::move(certainty.begin(), certainty.end(), std::back_inserter(cells));
    return cells;
}

template <class Cells>
void appendLine(std::string& csv, const Cells& cells) {
    bool isFirst = true;
    for (const auto& text : cells) {
        if (!isFirst) csv += ',';
        csv += cell(text);
        isFirst = false;
    }
    csv += "\r\n";
}

}  // namespace

std::string tableCsv(const std::vector<pipeline::BatchRow>& rows) {
    std::string csv;
    appendLine(csv, kHeader);
    for (const pipeline::BatchRow& row : rows) appendLine(csv, rowCells(row));
    return csv;
}

std::string tableJson(const std::vector<pipeline::BatchRow>& rows) {
    nlohmann::ordered_json results = nlohmann::ordered_json::array();
    for (const pipeline::BatchRow& row : rows) results.push_back(rowJson(row));
    return nlohmann::ordered_json{{"results", std::move(results)}}.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
           "\n";
}

}  // namespace intaglio::report
