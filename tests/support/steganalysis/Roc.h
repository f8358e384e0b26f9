#pragma once
#include <cstdint>
#include <span>
#include <vector>

/// How well a score tells sealed pictures from their clean twins.
namespace intaglio::steganalysis {

/// Share of (clean, stego) pairs in which the stego picture scores higher, ties counting half: 0.5 is guessing, 1 is certainty. NaN where
/// one side is empty.
[[nodiscard]] double areaUnderCurve(std::span<const double> clean, std::span<const double> stego);

struct RocPoint {
    double falseAlarms = 0, hits = 0;
};
/// From (0, 0) to (1, 1).
[[nodiscard]] std::vector<RocPoint> rocCurve(std::span<const double> clean, std::span<const double> stego);

struct Estimated {
    double value = 0;
    double low = 0, high = 0;  ///< 95 % percentile interval by bootstrap over pictures
};
/// `clean` and `stego` hold twins at equal indices. A picture is never compared with its own twin: beside a few pictures that share would
/// pass for detection. `groups` (empty: each its own) names the source of each picture: the draws take whole groups, for tiles of one
/// picture are not independent. Equal seeds give equal intervals. NaN below two pictures.
[[nodiscard]] Estimated areaWithInterval(std::span<const double> clean, std::span<const double> stego, std::span<const int> groups = {},
                                         int replicates = 1000, std::uint64_t seed = 1);
[[nodiscard]] Estimated meanWithInterval(std::span<const double> values, int replicates = 1000, std::uint64_t seed = 1);
[[nodiscard]] Estimated medianWithInterval(std::span<const double> values, int replicates = 1000, std::uint64_t seed = 1);

/// The value below which `share` of the values lie, linear between ranks; NaN for none.
[[nodiscard]] double quantile(std::vector<double> values, double share);

}  // namespace intaglio::steganalysis
