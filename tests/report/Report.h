#pragma once
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>

#include "app/composition/Services.h"

/// The sealing report: measures what sealing does to pictures, what detectors see of it and how long it takes, and writes
/// docs/reports/sealing.md. Each part measures into JSON, which is kept, so that parts can be repeated alone.
namespace intaglio::report {

using Json = nlohmann::json;

struct Setup {
    composition::Services& services;
    std::filesystem::path program;          ///< this program, to be run as a child where memory is measured
    std::filesystem::path data;             ///< the clinical collections; may be absent
    std::filesystem::path naturalPictures;  ///< of Debian's python3-skimage; may be absent
    int scale = 1;                          ///< divides every number of pictures and trials, for a quick look
};

/// One part of the report. What is not there (data, programs, a mode) is a "skipped" reason inside the JSON, never a missing figure.
using Part = Json (*)(const Setup&);

[[nodiscard]] Json measureQuality(const Setup& setup);
[[nodiscard]] Json measureDetection(const Setup& setup);
[[nodiscard]] Json measureJpegTraces(const Setup& setup);
[[nodiscard]] Json measureRobustness(const Setup& setup);
[[nodiscard]] Json measureDrift(const Setup& setup);
[[nodiscard]] Json measureTampering(const Setup& setup);
[[nodiscard]] Json measureRestoration(const Setup& setup);
[[nodiscard]] Json measureSpeed(const Setup& setup);

/// The document from the parts' figures; `parts` maps their names to them. Writes `folder`/sealing.md and its diagrams. False where a file
/// cannot be written.
[[nodiscard]] bool writeDocument(const Json& parts, const std::filesystem::path& folder);

/// Runs `work` for 0 .. count - 1 on as many threads as there are cores.
void inParallel(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace intaglio::report
