#include "core/training/Sampling.h"

#include <cmath>
#include <numeric>
#include <utility>

namespace intaglio::training {

namespace {

/// std::shuffle differs between standard libraries; this does not.
void shuffle(std::vector<std::size_t>& items, Dice& dice) {
    for (std::size_t left = items.size(); left > 1; --left) {
        std::swap(items[left - 1], items[dice.number() % left]);
    }
}

std::vector<std::vector<std::size_t>> membersOf(const BatchSource& source, int classes) {
    std::vector<std::vector<std::size_t>> members(static_cast<std::size_t>(classes));
    for (std::size_t index = 0; index < source.size(); ++index) {
        members[static_cast<std::size_t>(source.labelOf(index))].push_back(index);
    }
    return members;
}

double weightOf(std::size_t count, ClassBalance balance) {
    switch (balance) {
        case ClassBalance::SquareRoot:
            return std::sqrt(static_cast<double>(count));
        case ClassBalance::Full:
            return count > 0 ? 1 : 0;
        case ClassBalance::None:
            break;
    }
    return static_cast<double>(count);
}

std::vector<double> sharesOf(const std::vector<std::vector<std::size_t>>& members, ClassBalance balance) {
    std::vector<double> shares;
    for (const auto& list : members) {
        shares.push_back(weightOf(list.size(), balance));
    }
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares) {
        share = sum > 0 ? share / sum : 0;
    }
    return shares;
}

}  // namespace

std::uint64_t mixSeeds(std::uint64_t seed, std::uint64_t index) {
    std::uint64_t value = seed + 0x9E3779B97F4A7C15ULL * (index + 1);
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

double Dice::beta(double alpha) {
    // Half of the throws or more are accepted for alpha <= 1; the bound only guards against powers that vanish for a tiny alpha.
    constexpr int kThrows = 64;
    for (int attempt = 0; attempt < kThrows; ++attempt) {
        const double first = std::pow(uniform(0, 1), 1 / alpha);
        const double second = std::pow(uniform(0, 1), 1 / alpha);
        if (first + second > 0 && first + second <= 1) {
            return first / (first + second);
        }
    }
    return chance(0.5) ? 1 : 0;
}

std::vector<double> classShares(const BatchSource& source, int classes, ClassBalance balance) {
    return sharesOf(membersOf(source, classes), balance);
}

std::vector<double> classWeights(const BatchSource& source, int classes, ClassBalance balance) {
    const auto members = membersOf(source, classes);
    std::vector<double> weights = sharesOf(members, balance);
    for (std::size_t label = 0; label < members.size(); ++label) {
        weights[label] *= members[label].empty() ? 0 : static_cast<double>(source.size()) / static_cast<double>(members[label].size());
    }
    return weights;
}

std::vector<std::size_t> sampleOrder(const BatchSource& source, int classes, ClassBalance balance, std::uint64_t seed) {
    auto members = membersOf(source, classes);
    const auto shares = sharesOf(members, balance);
    Dice dice(seed);
    std::vector<std::size_t> order;
    for (std::size_t label = 0; label < members.size(); ++label) {
        auto& list = members[label];
        const auto wanted = static_cast<std::size_t>(std::llround(shares[label] * static_cast<double>(source.size())));
        for (std::size_t taken = 0; taken < wanted && !list.empty(); ++taken) {
            if (taken % list.size() == 0) {
                shuffle(list, dice);
            }
            order.push_back(list[taken % list.size()]);
        }
    }
    // Rounding may be off by a picture or two; the number of steps must not depend on it.
    for (std::size_t extra = 0; order.size() < source.size(); ++extra) {
        order.push_back(extra);
    }
    shuffle(order, dice);
    order.resize(source.size());
    return order;
}

}  // namespace intaglio::training
