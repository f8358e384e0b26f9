#include "core/training/Pictures.h"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "core/image/Display.h"
#include "core/inference/Preprocess.h"
#include "core/training/Workers.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;
using image::Image;

/// One loaded picture.
struct Loaded {
    Image kept, display;
};

/// Shared state of the loading threads.
struct Loading {
    const std::vector<const Sample*>& samples;
    const PicturePlan& plan;
    const Augmenter& augmenter;
    const image::ReaderRegistry& readers;
    base::ProgressSink& progress;
    const std::stop_token& stop;
    std::vector<Loaded> pictures;
    std::atomic<std::size_t> next{0};
    std::mutex guard;
    std::size_t done = 0;
    std::optional<Error> failure;
};

std::string sizeText(int channels, int rows, int columns) {
    return std::to_string(channels) + " x " + std::to_string(rows) + " x " + std::to_string(columns);
}

/// One trial run shows whether the picture gives what the network expects, so that fill() has nothing left to report.
base::Status checkInput(const Loading& work, const Image& kept) {
    const auto input = work.augmenter.plainInput(kept);
    if (!input) {
        return input.error();
    }
    if (!work.plan.shape) {
        return {};
    }
    const NetworkShape& shape = *work.plan.shape;
    const std::vector<std::int64_t> expected{1, shape.channels, shape.rows, shape.columns};
    if (std::equal(input->shape.begin(), input->shape.end(), expected.begin(), expected.end())) {
        return {};
    }
    const auto side = [&](std::size_t axis) { return axis < input->shape.size() ? static_cast<int>(input->shape[axis]) : 0; };
    return Error(ErrorCode::InvalidArgument,
                 {"preprocess", sizeText(side(1), side(2), side(3)) + ", not " + sizeText(shape.channels, shape.rows, shape.columns)});
}

base::Result<Loaded> loadOne(const Loading& work, const Sample& sample) {
    const auto file = work.readers.readFile(sample.file);
    auto display = file ? image::toDisplay(file->image) : base::Result<Image>(file.error());
    if (!display) {
        return display.error();
    }
    Loaded loaded;
    if (work.plan.keepDisplays) {
        loaded.display = *display;
    }
    auto kept = work.augmenter.keep(*std::move(display));
    if (!kept) {
        return kept.error();
    }
    loaded.kept = *std::move(kept);
    const auto checked = checkInput(work, loaded.kept);
    return checked ? base::Result<Loaded>(std::move(loaded)) : checked.error();
}

void loadUntilDone(Loading& work) {
    for (std::size_t index = work.next++; index < work.samples.size(); index = work.next++) {
        auto picture = work.stop.stop_requested() ? base::Result<Loaded>(ErrorCode::Cancelled) : loadOne(work, *work.samples[index]);
        const std::lock_guard lock(work.guard);
        if (!picture) {
            work.failure = work.failure.value_or(picture.error());
            work.next = work.samples.size();
            return;
        }
        work.pictures[index] = *std::move(picture);
        work.progress.report("load", static_cast<double>(++work.done), static_cast<double>(work.samples.size()));
    }
}

base::Result<std::vector<int>> labelsOf(const std::vector<const Sample*>& samples, const std::vector<std::string>& classes) {
    std::vector<int> labels;
    for (const Sample* sample : samples) {
        const auto found = std::find(classes.begin(), classes.end(), sample->label);
        if (found == classes.end()) {
            return Error(ErrorCode::LabelUnknown, {sample->label});
        }
        labels.push_back(static_cast<int>(found - classes.begin()));
    }
    return labels;
}

}  // namespace

base::Result<PictureSet> PictureSet::load(const std::vector<const Sample*>& samples, const PicturePlan& plan,
                                          const image::ReaderRegistry& readers, base::ProgressSink& progress, const std::stop_token& stop) {
    PictureSet set(plan);
    auto labels = labelsOf(samples, plan.classes);
    if (!labels) {
        return labels.error();
    }
    set.m_labels = *std::move(labels);
    if (const auto checked = inference::checkSteps(plan.steps); !checked) {
        return checked.error();
    }
    Loading work{samples, plan, set.m_augmenter, readers, progress, stop, std::vector<Loaded>(samples.size()), {}, {}, 0, {}};
    const auto ran = runWorkers(
        plan.threads, [&work] { loadUntilDone(work); }, [&work] { work.next = work.samples.size(); });
    if (!ran || work.failure) {
        return work.failure ? *work.failure : ran.error();
    }
    for (Loaded& picture : work.pictures) {
        set.m_kept.push_back(std::move(picture.kept));
        if (plan.keepDisplays) {
            set.m_displays.push_back(std::move(picture.display));
        }
    }
    return set;
}

void PictureSet::fill(std::size_t index, std::optional<std::uint64_t> augmentationSeed, std::span<float> target) const {
    const auto tensor =
        augmentationSeed ? m_augmenter.variedInput(m_kept[index], *augmentationSeed) : m_augmenter.plainInput(m_kept[index]);
    // Preparation was tried for every picture when it was loaded; zeros would only follow from a programming mistake.
    if (!tensor || tensor->values.size() != target.size()) {
        std::fill(target.begin(), target.end(), 0.0F);
        return;
    }
    std::copy(tensor->values.begin(), tensor->values.end(), target.begin());
}

}  // namespace intaglio::training
