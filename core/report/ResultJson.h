#pragma once
#include <nlohmann/json_fwd.hpp>

#include "core/pipeline/AnalyzeBatch.h"

/// A result as the JSON line that the command line promises (docs/manual/command-line.md).
namespace intaglio::report {

/// The line of one predicted, refused or failed picture: {"file","status","model","kind","refusal","probabilities","finding","decision",
/// "operating_point","time_ms"} and, on error, "error": {"code","message"}.
[[nodiscard]] nlohmann::ordered_json rowJson(const pipeline::BatchRow& row);
/// The result part alone: model, kind, probabilities, finding, decision, finding_probability (where it is known), operating_point, flags;
/// intervals {label: {low, high}} where several answers were combined, overridden_refusal where a doctor set one aside.
[[nodiscard]] nlohmann::ordered_json predictionJson(const inference::Prediction& prediction);
/// {"code", "message"}; the message is the English sentence with its arguments filled in.
[[nodiscard]] nlohmann::ordered_json errorJson(const base::Error& error);

/// Reads what rowJson wrote (status "ok"). ResultFileInvalid with what is missing or out of range, or where the finding is not the most
/// probable label.
[[nodiscard]] base::Result<inference::Prediction> parsePrediction(base::ByteView json, const std::string& path);

}  // namespace intaglio::report
