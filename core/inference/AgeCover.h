#pragma once
#include <string>
#include <vector>

#include "core/inference/Manifest.h"

/// Which ages models are made for, in words that need no translation.
namespace intaglio::inference {

/// False for a model that is made for every age.
[[nodiscard]] bool hasAgeLimits(const InputGate& gate);
/// From birth and up to kMaximumAge where the manifest names no limit.
[[nodiscard]] AgeRange agesOf(const InputGate& gate);

/// "34", "0.5": at most one digit after the point, never by the locale. Cut off, for nobody is a year old before the birthday: 14.97 is
/// "14.9".
[[nodiscard]] std::string yearsText(double years);
/// All ages that at least one of the models is made for, youngest first: "1-5, 15+". A range ends with the last year in which the model
/// still judges, so "1-5" holds everybody up to the sixth birthday and goes on without a gap in "6-14"; a part of one
/// year is written in tenths, "6.5-6.9"; "+" has no upper limit. Empty for no ranges.
[[nodiscard]] std::string coveredAges(std::vector<AgeRange> ranges);

}  // namespace intaglio::inference
