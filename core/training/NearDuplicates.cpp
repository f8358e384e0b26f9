#include "core/training/NearDuplicates.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <map>
#include <mutex>
#include <numeric>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <set>

#include "core/image/Display.h"
#include "core/training/Workers.h"

namespace intaglio::training {

namespace {

using base::ErrorCode;

constexpr int kGrid = 17;
constexpr int kSmallestStep = 2;  ///< grey levels; smaller ones change with every compression
using Hashes = std::array<DifferenceHash, 8>;

/// Grey means on the grid.
cv::Mat gridOf(const image::Image& display) {
    const auto& geometry = display.geometry();
    const cv::Mat picture(geometry.rows, geometry.columns, CV_MAKETYPE(CV_8U, geometry.samplesPerPixel),
                          const_cast<std::uint8_t*>(display.bytes().data()));
    cv::Mat small, grey;
    cv::resize(picture, small, {kGrid, kGrid}, 0, 0, cv::INTER_AREA);
    if (small.channels() == 3) {
        cv::cvtColor(small, grey, cv::COLOR_RGB2GRAY);
    } else {
        grey = small;
    }
    return grey;
}

DifferenceHash hashOf(const cv::Mat& grid) {
    DifferenceHash hash;
    int bit = 0;
    for (int row = 0; row < kGrid; ++row) {
        const auto* means = grid.ptr<std::uint8_t>(row);
        for (int column = 0; column + 1 < kGrid; ++column, ++bit) {
            const bool isBrighter = means[column + 1] > means[column] + kSmallestStep;
            hash.bits[static_cast<std::size_t>(bit / 64)] |= static_cast<std::uint64_t>(isBrighter) << (bit % 64);
        }
    }
    cv::Scalar mean, deviation;
    cv::meanStdDev(grid, mean, deviation);
    constexpr double kBlank = 2;  // grey levels
    hash.isBlank = deviation[0] < kBlank;
    return hash;
}

struct Hashing {
    const Dataset& dataset;
    const image::ReaderRegistry& readers;
    base::ProgressSink& progress;
    const std::stop_token& stop;
    std::vector<Hashes> hashes;
    std::atomic<std::size_t> next{0};
    std::mutex guard;
    std::size_t done = 0;
    std::optional<base::Error> failure;
    std::vector<std::size_t>* unreadable = nullptr;
};

base::Result<Hashes> hashesOf(const Sample& sample, const image::ReaderRegistry& readers) {
    const auto file = readers.readFile(sample.file);
    const auto display = file ? image::toDisplay(file->image) : base::Result<image::Image>(file.error());
    return display ? differenceHashes(*display) : base::Result<Hashes>(display.error());
}

void hashUntilDone(Hashing& work) {
    const auto& samples = work.dataset.samples;
    for (std::size_t index = work.next++; index < samples.size(); index = work.next++) {
        const auto hashes =
            work.stop.stop_requested() ? base::Result<Hashes>(ErrorCode::Cancelled) : hashesOf(samples[index], work.readers);
        const std::lock_guard lock(work.guard);
        if (!hashes && (work.unreadable == nullptr || hashes.error().code == ErrorCode::Cancelled)) {
            work.failure = work.failure.value_or(hashes.error());
            work.next = samples.size();
            return;
        }
        if (hashes) {
            work.hashes[index] = *hashes;
        } else {
            work.hashes[index].front().isBlank = true;
            work.unreadable->push_back(index);
        }
        work.progress.report("compare", static_cast<double>(++work.done), static_cast<double>(samples.size()));
    }
}

/// Sets that grow together (union-find); the smallest member stands for its set.
class Sets {
public:
    explicit Sets(std::size_t count) : m_parent(count) { std::iota(m_parent.begin(), m_parent.end(), std::size_t{0}); }
    std::size_t find(std::size_t item) {
        while (m_parent[item] != item) {
            item = m_parent[item] = m_parent[m_parent[item]];
        }
        return item;
    }
    void unite(std::size_t a, std::size_t b) {
        const auto [first, last] = std::minmax({find(a), find(b)});  // of values: references to results would dangle
        m_parent[last] = first;
    }

private:
    std::vector<std::size_t> m_parent;
};

bool areCopies(const DifferenceHash& picture, const Hashes& other, int distance) {
    return !picture.isBlank && !other.front().isBlank &&
           std::any_of(other.begin(), other.end(), [&](const DifferenceHash& turned) { return hashDistance(picture, turned) <= distance; });
}

}  // namespace

int hashDistance(const DifferenceHash& a, const DifferenceHash& b) {
    int distance = 0;
    for (std::size_t word = 0; word < a.bits.size(); ++word) {
        distance += std::popcount(a.bits[word] ^ b.bits[word]);
    }
    return distance;
}

Hashes differenceHashes(const image::Image& display) {
    Hashes hashes;
    cv::Mat grid = gridOf(display);
    for (std::size_t turn = 0; turn < hashes.size(); ++turn) {
        if (turn == 4) {
            cv::flip(grid, grid, 1);
        }
        hashes[turn] = hashOf(grid);
        cv::rotate(grid, grid, cv::ROTATE_90_CLOCKWISE);
    }
    return hashes;
}

base::Result<std::size_t> groupNearDuplicates(Dataset& dataset, const image::ReaderRegistry& readers, const DuplicateOptions& options,
                                              base::ProgressSink& progress, const std::stop_token& stop) {
    auto& samples = dataset.samples;
    Hashing work{dataset, readers, progress, stop, std::vector<Hashes>(samples.size()), {}, {}, 0, {}, options.unreadable};
    const auto ran = runWorkers(
        options.threads, [&work] { hashUntilDone(work); }, [&work] { work.next = work.dataset.samples.size(); });
    if (!ran || work.failure) {
        return work.failure ? *work.failure : ran.error();
    }
    if (options.unreadable != nullptr) {
        std::sort(options.unreadable->begin(), options.unreadable->end());
    }
    Sets sets(samples.size());
    std::map<std::string, std::size_t> firstOfGroup;
    for (std::size_t index = 0; index < samples.size(); ++index) {
        sets.unite(index, firstOfGroup.emplace(samples[index].group, index).first->second);
    }
    for (std::size_t index = 0; index < samples.size(); ++index) {
        if (stop.stop_requested()) {
            return ErrorCode::Cancelled;
        }
        for (std::size_t other = 0; other < index; ++other) {
            if (areCopies(work.hashes[index].front(), work.hashes[other], options.distance)) {
                sets.unite(index, other);
            }
        }
    }
    std::size_t changed = 0;
    for (std::size_t index = 0; index < samples.size(); ++index) {
        const std::string& group = samples[sets.find(index)].group;
        changed += group != samples[index].group ? 1 : 0;
        samples[index].group = group;
    }
    return changed;
}

CopySets copySetsOf(const Dataset& before, const Dataset& grouped) {
    std::map<std::string, std::pair<std::set<std::string>, std::set<std::string>>> setsOf;
    for (std::size_t index = 0; index < grouped.samples.size(); ++index) {
        const Sample& sample = before.samples[index];
        auto& [groups, splits] = setsOf[grouped.samples[index].group];
        groups.insert(sample.group);
        // What was taken from "train" here may go back there.
        splits.insert(before.validationTaken && sample.split == "val" ? "train" : sample.split);
    }
    CopySets copies;
    for (const auto& [name, set] : setsOf) {
        const bool isJoined = set.first.size() > 1;
        copies.sets += isJoined ? 1 : 0;
        copies.acrossSplits += isJoined && before.hasSplits && set.second.size() > 1 ? 1 : 0;
    }
    return copies;
}

base::Status keepCopiesTogether(Dataset& dataset, std::uint64_t seed, const image::ReaderRegistry& readers, const DuplicateOptions& options,
                                base::ProgressSink& progress, const std::stop_token& stop) {
    if (!dataset.isDividedHere()) {
        return {};
    }
    // A copy of a test picture must not bring its training group into the given test split.
    std::vector<std::size_t> places;
    Dataset part;
    for (std::size_t index = 0; index < dataset.samples.size(); ++index) {
        if (!dataset.hasSplits || dataset.samples[index].split != "test") {
            places.push_back(index);
            part.samples.push_back(dataset.samples[index]);
        }
    }
    const auto grouped = groupNearDuplicates(part, readers, options, progress, stop);
    if (!grouped) {
        return grouped.error();
    }
    for (std::size_t item = 0; item < places.size(); ++item) {
        dataset.samples[places[item]].group = part.samples[item].group;
    }
    if (dataset.hasSplits) {
        divideTraining(dataset, seed);
    } else {
        assignSplits(dataset, {}, seed);
    }
    return {};
}

}  // namespace intaglio::training
