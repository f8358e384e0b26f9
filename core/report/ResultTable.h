#pragma once
#include <string>
#include <vector>

#include "core/pipeline/AnalyzeBatch.h"

/// The results of a batch as files.
namespace intaglio::report {

/// RFC 4180 CSV, UTF-8, one row a picture in the order given. Columns: file, status, finding, finding_probability, decision,
/// operating_point, threshold, model, model_version, model_sha256, kind, modality, refusal, error, time_ms, probabilities, flags,
/// label_probability, disagree_low, disagree_high. `finding` is the shown label, which need not be a finding, and `label_probability` is
/// its own; `finding_probability` is that of all findings together, by which `decision` goes. The last two are the lowest and highest of
/// it among answers that do not decide alike (Disagreement.h), else empty. `probabilities` and `flags` hold several values, joined by
/// ";". Cells that a spreadsheet would run as a formula are quoted with a leading apostrophe.
[[nodiscard]] std::string tableCsv(const std::vector<pipeline::BatchRow>& rows);
/// The rows of tableCsv as one JSON document {"results": [...]}, each as rowJson.
[[nodiscard]] std::string tableJson(const std::vector<pipeline::BatchRow>& rows);

}  // namespace intaglio::report
