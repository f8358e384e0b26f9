#include <algorithm>
#include <random>
#include <set>

#include "core/base/Files.h"
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

void divideByFold(Dataset& dataset, const std::vector<int>& foldOf, int fold, std::uint64_t seed) {
    constexpr std::size_t kFewestToHalve = 100;
    const int next = (fold + 1) % (*std::max_element(foldOf.begin(), foldOf.end()) + 1);
    Dataset part;
    for (std::size_t index = 0; index < foldOf.size(); ++index) {
        if (foldOf[index] == next) {
            part.samples.push_back(dataset.samples[index]);
        }
    }
    const auto halves = groupedFolds(part, 2, seed);
    std::set<std::string> validation;
    for (std::size_t index = 0; index < halves.size(); ++index) {
        if (halves[index] == 0 || halves.size() < kFewestToHalve) {
            validation.insert(part.samples[index].group);
        }
    }
    for (std::size_t index = 0; index < foldOf.size(); ++index) {
        Sample& sample = dataset.samples[index];
        sample.split = foldOf[index] == fold ? "test" : validation.count(sample.group) != 0 ? "val" : "train";
    }
}

void divideTraining(Dataset& dataset, std::uint64_t seed) {
    Dataset part;
    std::vector<std::size_t> places;
    for (std::size_t index = 0; index < dataset.samples.size(); ++index) {
        if (dataset.samples[index].split == "train" || dataset.samples[index].split == "val") {
            part.samples.push_back(dataset.samples[index]);
            places.push_back(index);
        }
    }
    assignSplits(part, {0.85, 0.15}, seed);
    for (std::size_t item = 0; item < places.size(); ++item) {
        dataset.samples[places[item]].split = part.samples[item].split == "train" ? "train" : "val";
    }
}

base::Status takeSplits(Dataset& dataset, const std::filesystem::path& table) {
    const auto divided = readDataset(table);
    if (!divided) {
        return divided.error();
    }
    const auto keyOf = [](const Sample& sample) {
        std::error_code ignored;
        return std::filesystem::weakly_canonical(std::filesystem::absolute(sample.file), ignored);
    };
    std::map<std::filesystem::path, const Sample*> known;
    for (const Sample& sample : divided->samples) {
        known.emplace(keyOf(sample), &sample);
    }
    for (Sample& sample : dataset.samples) {
        const auto found = known.find(keyOf(sample));
        if (found == known.end()) {
            return base::Error(base::ErrorCode::LabelsInvalid,
                               {base::pathText(dataset.folder),
                                "it says no splits, and \"" + sample.path + "\" is not among the pictures of " + base::pathText(table)});
        }
        sample.split = found->second->split;
        sample.group = found->second->group;
    }
    return {};
}

}  // namespace intaglio::training
