#include "core/training/Sampling.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace intaglio::training {

namespace {

/// std::shuffle differs between standard libraries; this does not.
void shuffle(std::vector<std::size_t>& items, std::mt19937_64& random) {
    for (std::size_t left = items.size(); left > 1; --left) {
        std::swap(items[left - 1], items[random() % left]);
    }
}

}  // namespace

std::uint64_t mixSeeds(std::uint64_t seed, std::uint64_t index) {
    std::uint64_t value = seed + 0x9E3779B97F4A7C15ULL * (index + 1);
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

std::vector<std::size_t> balancedOrder(const BatchSource& source, int classes, std::uint64_t seed) {
    std::vector<std::vector<std::size_t>> members(static_cast<std::size_t>(classes));
    for (std::size_t index = 0; index < source.size(); ++index) {
        members[static_cast<std::size_t>(source.labelOf(index))].push_back(index);
    }
    double rootSum = 0;
    for (const auto& list : members) {
        rootSum += std::sqrt(static_cast<double>(list.size()));
    }
    std::mt19937_64 random(seed);
    std::vector<std::size_t> order;
    for (auto& list : members) {
        const double share = std::sqrt(static_cast<double>(list.size())) / rootSum;
        const auto wanted = static_cast<std::size_t>(std::llround(share * static_cast<double>(source.size())));
        for (std::size_t taken = 0; taken < wanted && !list.empty(); ++taken) {
            if (taken % list.size() == 0) {
                shuffle(list, random);
            }
            order.push_back(list[taken % list.size()]);
        }
    }
    // Rounding may be off by a picture or two; the number of steps must not depend on it.
    for (std::size_t extra = 0; order.size() < source.size(); ++extra) {
        order.push_back(extra);
    }
    shuffle(order, random);
    order.resize(source.size());
    return order;
}

}  // namespace intaglio::training
