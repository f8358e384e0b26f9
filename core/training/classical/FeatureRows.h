#pragma once
#include "core/training/classical/SvmFit.h"

/// Tables of features, and parts of them.
namespace intaglio::training::classical {

/// The features `names` of every picture of `source`, `dimension` numbers each, made on TrainRequest::threads threads; phase "features".
/// InvalidArgument where a picture gives none, Cancelled where `goesOn` says no, OutOfMemory.
[[nodiscard]] base::Result<FeatureTable> featureRows(const TrainRequest& request, const std::vector<std::string>& names,
                                                     const BatchSource& source, std::size_t dimension, const TrainingHooks& hooks,
                                                     const GoesOn& goesOn);

/// Every n-th row, at most `most`, so that groups and classes keep about their shares.
[[nodiscard]] FeatureTable thinned(const FeatureTable& table, std::size_t most);

/// At most `most` rows of a shuffled table in which every class stays present.
[[nodiscard]] FeatureTable tryTable(const FeatureTable& table, std::size_t most, std::uint64_t seed, int classes);

}  // namespace intaglio::training::classical
