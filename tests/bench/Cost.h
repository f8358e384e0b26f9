#pragma once
#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

/// What a piece of work costs, for benchmarks that set two such pieces beside each other in one run.
namespace intaglio::bench {

/// Milliseconds by the clock, and of the processor in all threads of this process, which a busy machine disturbs less.
struct Cost {
    double clock = 0;
    double processor = 0;
};

template <class Work>
[[nodiscard]] Cost costOf(Work work) {
    const std::clock_t before = std::clock();
    const auto start = std::chrono::steady_clock::now();
    work();
    const double clock = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return {clock, 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC};
}

[[nodiscard]] inline Cost operator/(const Cost& cost, double pieces) {
    return {cost.clock / pieces, cost.processor / pieces};
}

/// Of each kind of time for itself. At least one cost.
[[nodiscard]] inline Cost medianOf(std::vector<Cost> costs) {
    const auto middle = costs.begin() + static_cast<std::ptrdiff_t>(costs.size() / 2);
    Cost result;
    for (double Cost::*const time : {&Cost::clock, &Cost::processor}) {
        std::nth_element(costs.begin(), middle, costs.end(), [time](const Cost& a, const Cost& b) { return a.*time < b.*time; });
        result.*time = (*middle).*time;
    }
    return result;
}

}  // namespace intaglio::bench
