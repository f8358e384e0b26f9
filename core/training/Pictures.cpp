#include "core/training/Pictures.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "core/image/Display.h"
#include "core/inference/Preprocess.h"
#include "core/training/Augment.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;
using image::Image;

/// Shared state of the loading threads.
struct Loading {
    const std::vector<const Sample*>& samples;
    const image::ReaderRegistry& readers;
    base::ProgressSink& progress;
    const std::stop_token& stop;
    std::vector<Image> pictures;
    std::atomic<std::size_t> next{0};
    std::mutex guard;
    std::size_t done = 0;
    std::optional<Error> failure;
};

base::Result<Image> loadOne(const Sample& sample, const image::ReaderRegistry& readers) {
    const auto loaded = readers.readFile(sample.file);
    return loaded ? image::toDisplay(loaded->image) : base::Result<Image>(loaded.error());
}

void loadUntilDone(Loading& work) {
    for (std::size_t index = work.next++; index < work.samples.size(); index = work.next++) {
        auto picture = work.stop.stop_requested() ? base::Result<Image>(ErrorCode::Cancelled) : loadOne(*work.samples[index], work.readers);
        const std::lock_guard lock(work.guard);
        if (!picture) {
            work.failure = work.failure.value_or(picture.error());
            work.next = work.samples.size();
            return;
        }
        work.pictures[index] = std::move(*picture);
        work.progress.report("load", static_cast<double>(++work.done), static_cast<double>(work.samples.size()));
    }
}

}  // namespace

base::Result<PictureSet> PictureSet::load(const std::vector<const Sample*>& samples, const std::vector<std::string>& classes,
                                          const image::ReaderRegistry& readers, const std::vector<inference::PreprocessStep>& steps,
                                          const Augmentation& augmentation, int threads, base::ProgressSink& progress,
                                          const std::stop_token& stop) {
    PictureSet set;
    for (const Sample* sample : samples) {
        const auto found = std::find(classes.begin(), classes.end(), sample->label);
        if (found == classes.end()) {
            return Error(ErrorCode::LabelUnknown, {sample->label});
        }
        set.m_labels.push_back(static_cast<int>(found - classes.begin()));
    }
    if (const auto checked = inference::checkSteps(steps); !checked) {
        return checked.error();
    }
    Loading work{samples, readers, progress, stop, std::vector<Image>(samples.size()), {}, {}, 0, {}};
    {
        std::vector<std::jthread> workers;
        for (int worker = 0; worker < std::max(1, threads); ++worker) {
            workers.emplace_back([&work] { loadUntilDone(work); });
        }
    }
    if (work.failure) {
        return *work.failure;
    }
    set.m_pictures = std::move(work.pictures);
    set.m_steps = steps;
    set.m_augmentation = augmentation;
    // One trial run shows whether every picture can be prepared, so that fill() has nothing left to report.
    for (const Image& picture : set.m_pictures) {
        if (const auto prepared = inference::preparePicture(picture, steps); !prepared) {
            return prepared.error();
        }
    }
    return set;
}

void PictureSet::fill(std::size_t index, std::optional<std::uint64_t> augmentationSeed, std::span<float> target) const {
    const auto tensor = augmentationSeed ? augmentedInput(m_pictures[index], m_steps, m_augmentation, *augmentationSeed)
                                         : inference::preprocess(m_pictures[index], m_steps);
    // Preparation was tried for every picture when it was loaded; zeros would only follow from a programming mistake.
    if (!tensor || tensor->values.size() != target.size()) {
        std::fill(target.begin(), target.end(), 0.0F);
        return;
    }
    std::copy(tensor->values.begin(), tensor->values.end(), target.begin());
}

}  // namespace intaglio::training
