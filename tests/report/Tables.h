#pragma once
#include "tests/report/Report.h"
#include "tests/report/Svg.h"
#include "tests/support/steganalysis/Roc.h"

/// The chapters of the document, each from the JSON of its part.
namespace intaglio::report {

/// The figures of a numeric field over the rows that have it.
[[nodiscard]] std::vector<double> valuesOf(const Json& rows, const char* field);
[[nodiscard]] std::vector<double> numbersOf(const Json& array);
/// "61.30", with so many decimals; "-" for what is not a number.
[[nodiscard]] std::string fixed(double value, int decimals = 2);
/// "0.55 (0.51 to 0.60)"
[[nodiscard]] std::string withInterval(const steganalysis::Estimated& estimate, int decimals = 2);
/// "61.3 (59.8 to 63.0)": median and quartiles.
[[nodiscard]] std::string withQuartiles(const std::vector<double>& values, int decimals = 1);
[[nodiscard]] std::string joined(const Json& counts);  ///< "a 3, b 1"; "-" for none

/// Area under the curve of a detector over one collection; empty where the method or the detector is missing or fewer than ten pictures
/// were taken.
[[nodiscard]] std::optional<steganalysis::Estimated> areaOf(const Json& collection, const std::string& method, const std::string& detector);
/// Mean change of a detector's estimate against the clean twins.
[[nodiscard]] std::optional<steganalysis::Estimated> shiftOf(const Json& collection, const std::string& method,
                                                             const std::string& detector);

[[nodiscard]] std::string qualityChapter(const Json& quality);
[[nodiscard]] std::string detectionChapter(const Json& detection);
[[nodiscard]] std::string jpegChapter(const Json& jpeg);
[[nodiscard]] std::string robustChapter(const Json& robust);
[[nodiscard]] std::string driftChapter(const Json& drift);
[[nodiscard]] std::string tamperingChapter(const Json& tampering);
[[nodiscard]] std::string restorationChapter(const Json& restoration);
[[nodiscard]] std::string speedChapter(const Json& speed);
/// The targets of the design beside what was measured: "target | ours | holds".
[[nodiscard]] std::string targetsChapter(const Json& parts);

}  // namespace intaglio::report
