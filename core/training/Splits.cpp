#include <algorithm>
#include <random>

#include "core/training/Dataset.h"
#include "core/training/Sampling.h"

namespace intaglio::training {

namespace {

/// Groups of one class; a group counts for the class of its first sample.
struct Group {
    std::string name;
    std::size_t size = 0;
};

std::map<std::string, std::vector<Group>> groupsByClass(const Dataset& dataset, std::uint64_t seed) {
    std::map<std::string, std::pair<std::string, std::size_t>> groups;  // name -> class, size
    for (const Sample& sample : dataset.samples) {
        auto& group = groups.try_emplace(sample.group, sample.label, 0).first->second;
        ++group.second;
    }
    std::map<std::string, std::vector<Group>> byClass;
    for (const auto& [name, group] : groups) {
        byClass[group.first].push_back({name, group.second});
    }
    std::mt19937_64 random(mixSeeds(seed, 0));
    for (auto& [label, list] : byClass) {
        for (std::size_t left = list.size(); left > 1; --left) {
            std::swap(list[left - 1], list[random() % left]);
        }
    }
    return byClass;
}

}  // namespace

void assignSplits(Dataset& dataset, const SplitShares& shares, std::uint64_t seed) {
    std::map<std::string, std::string> splitOfGroup;
    for (const auto& [label, groups] : groupsByClass(dataset, seed)) {
        std::size_t total = 0;
        for (const Group& group : groups) {
            total += group.size;
        }
        std::size_t before = 0;
        for (const Group& group : groups) {
            const double place = (static_cast<double>(before) + static_cast<double>(group.size) / 2) / static_cast<double>(total);
            const bool isTrain = place < shares.train;
            splitOfGroup[group.name] = isTrain ? "train" : place < shares.train + shares.validation ? "val" : "test";
            before += group.size;
        }
    }
    for (Sample& sample : dataset.samples) {
        sample.split = splitOfGroup[sample.group];
    }
}

std::vector<int> groupedFolds(const Dataset& dataset, int folds, std::uint64_t seed) {
    std::map<std::string, int> foldOfGroup;
    for (auto& [label, groups] : groupsByClass(dataset, seed)) {
        // Largest groups first, each into the emptiest fold: the folds of a class end up nearly equal.
        auto sorted = groups;
        std::stable_sort(sorted.begin(), sorted.end(), [](const Group& a, const Group& b) { return a.size > b.size; });
        std::vector<std::size_t> filled(static_cast<std::size_t>(folds));
        for (const Group& group : sorted) {
            const auto emptiest = std::min_element(filled.begin(), filled.end());
            foldOfGroup[group.name] = static_cast<int>(emptiest - filled.begin());
            *emptiest += group.size;
        }
    }
    std::vector<int> result;
    for (const Sample& sample : dataset.samples) {
        result.push_back(foldOfGroup[sample.group]);
    }
    return result;
}

}  // namespace intaglio::training
