#pragma once
#include <filesystem>
#include <memory>

#include "core/pipeline/SeenResults.h"

/// SeenResults in one SQLite file. It holds fingerprints, report ids, counters and digests: no finding, no name, no picture.
namespace intaglio::records {

/// How long one program waits for another that is writing.
inline constexpr int kBusyMilliseconds = 5000;

/// Opens nothing yet: the file (and its folder, for the owner alone) is made when the first result is remembered, and opened anew after a
/// failure. Several programs may share one file; a program that is killed in between leaves the last complete state. Every failure is
/// RecordsUnavailable: locked for longer than `busyMilliseconds`, damaged, no SQLite file, from a newer version, disk full. A damaged file
/// is left as it is: starting over by itself would let whoever damages it make the program forget.
[[nodiscard]] std::unique_ptr<pipeline::SeenResults> createSqliteSeenResults(std::filesystem::path file,
                                                                             int busyMilliseconds = kBusyMilliseconds);

}  // namespace intaglio::records
