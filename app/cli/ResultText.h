#pragma once
#include <string>

#include "app/cli/LabelNames.h"

/// A result in words, as every command that prints one says it.
namespace intaglio::cli {

/// "finding 41.3 % against 38.3 % of the operating point balanced: positive; most probable No pneumonia (normal) 58.7 %". What is decided
/// is the sum of all findings, which may pass the threshold while a label that is none is the most probable one.
[[nodiscard]] std::string decisionText(const inference::Prediction& result, const LabelNames& names);

/// Which model spoke, and what its word is not; an indented line, begun by a line break.
[[nodiscard]] std::string modelLine(const inference::Prediction& result);

/// One indented line for each label, each begun by a line break; where there are ranges, a last line says what they are.
[[nodiscard]] std::string probabilityLines(const inference::Prediction& result, const LabelNames& names);

}  // namespace intaglio::cli
