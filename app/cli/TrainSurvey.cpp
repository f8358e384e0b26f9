#include "app/cli/TrainSurvey.h"

#include <algorithm>
#include <array>

#include "core/training/NearDuplicates.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using training::Dataset;
using training::Sample;

constexpr std::array kSplits{"train", "val", "test"};

/// Pictures of other splits ("holdout") are nobody's business here.
bool isUsed(const std::string& split) {
    return std::find(kSplits.begin(), kSplits.end(), split) != kSplits.end();
}

std::size_t countOf(const Dataset& dataset, const std::string& label, const std::string& split) {
    return static_cast<std::size_t>(std::count_if(dataset.samples.begin(), dataset.samples.end(),
                                                  [&](const Sample& sample) { return sample.label == label && sample.split == split; }));
}

/// Looks at every picture, joins near copies and divides as training::trainingDataset() does.
base::Status compareCopies(const image::ReaderRegistry& readers, const training::TrainModelRequest& request, TrainSurvey& survey,
                           base::ProgressSink& progress, const std::stop_token& stop) {
    Dataset grouped = survey.dataset;
    std::vector<std::size_t> unreadable;
    training::DuplicateOptions options;
    options.threads = request.threads;
    options.unreadable = &unreadable;
    if (const auto done = training::groupNearDuplicates(grouped, readers, options, progress, stop); !done) return done.error();
    survey.copies = training::copySetsOf(survey.dataset, grouped);
    for (const std::size_t index : unreadable) {
        const Sample& sample = grouped.samples[index];
        if (!survey.hasOwnSplits || isUsed(sample.split)) survey.unreadable.push_back(sample.path);
    }
    const std::uint64_t seed = request.table.splitSeed;
    if (survey.dataset.validationTaken) return training::keepCopiesTogether(survey.dataset, seed, readers, options, progress, stop);
    if (survey.dataset.hasSplits) return {};
    survey.dataset = std::move(grouped);
    training::assignSplits(survey.dataset, {}, seed);
    return {};
}

std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t kShown = 5;
    std::string text;
    for (std::size_t index = 0; index < std::min(kShown, names.size()); ++index) text += (index == 0 ? "" : ", ") + names[index];
    return names.size() > kShown ? text + " and " + std::to_string(names.size() - kShown) + " more" : text;
}

Complaint unusable(const TrainSurvey& survey, const std::string& sentence, const std::string& hint) {
    return {{ErrorCode::LabelsInvalid, {survey.dataset.name, sentence}}, {sentence, hint}};
}

/// A split that a table names for no picture at all is said by its name alone, as by every other command.
std::optional<Complaint> emptySplit(const TrainSurvey& survey) {
    for (const char* split : {"train", "val"}) {
        const Error error(ErrorCode::SplitEmpty, {split});
        if (survey.hasOwnSplits && survey.dataset.inSplit(split).empty()) return Complaint{error, wordsOf(error)};
    }
    return std::nullopt;
}

std::vector<std::string> missingLabels(const TrainSurvey& survey) {
    const bool hasTest = !survey.dataset.inSplit("test").empty();
    std::vector<std::string> missing;
    for (const std::string& label : survey.dataset.labels()) {
        for (const std::string split : kSplits) {
            const bool isNeeded = split != "test" || hasTest;
            if (isNeeded && countOf(survey.dataset, label, split) == 0) missing.push_back("\"" + label + "\" in " + split);
        }
    }
    return missing;
}

void warnOfCopies(const TrainSurvey& survey, std::vector<std::string>& warnings) {
    if (survey.copies.acrossSplits > 0) {
        warnings.push_back(
            std::to_string(survey.copies.acrossSplits) +
            " sets of near copies lie in two of the given splits: the figures will be too good. Move copies together, or leave "
            "the splits to the program.");
    } else if (survey.copies.sets > 0) {
        warnings.push_back(std::to_string(survey.copies.sets) + " sets of pictures nearly repeat one another; each stays together.");
    }
}

}  // namespace

Result<TrainSurvey> surveyPictures(const image::ReaderRegistry& readers, const training::TrainModelRequest& request, Dataset dataset,
                                   base::ProgressSink& progress, const std::stop_token& stop) {
    TrainSurvey survey;
    survey.dataset = std::move(dataset);
    survey.hasOwnSplits = !survey.dataset.isDividedHere();
    survey.knowsPatients = std::any_of(survey.dataset.samples.begin(), survey.dataset.samples.end(),
                                       [](const Sample& sample) { return sample.group != sample.path; });
    const std::filesystem::path table = request.folder / training::kUnfinishedLabelsFile;
    std::error_code ignored;
    if (request.resume && survey.dataset.isDividedHere() && std::filesystem::is_regular_file(table, ignored)) {
        if (const auto taken = training::takeSplits(survey.dataset, table); !taken) return taken.error();
    } else if (request.groupDuplicates) {
        if (const auto compared = compareCopies(readers, request, survey, progress, stop); !compared) return compared.error();
    }
    return survey;
}

std::optional<Complaint> lackOfLabels(const std::vector<std::string>& labels) {
    if (labels.size() > 1) return std::nullopt;
    const std::string only = labels.empty() ? "" : labels.front();
    return Complaint{{ErrorCode::InvalidArgument, {"labels", only}},
                     {labels.empty() ? "There is no label." : "There is only one label: \"" + only + "\".",
                      "A model learns to tell things apart: add pictures of another label."}};
}

std::optional<Complaint> objectionTo(const TrainSurvey& survey) {
    const auto labels = survey.dataset.labels();
    if (!survey.unreadable.empty()) {
        const std::string count = std::to_string(survey.unreadable.size());
        return Complaint{{ErrorCode::FileUnreadable, {survey.unreadable.front()}},
                         {count + " of the pictures cannot be read: " + listed(survey.unreadable) + ".",
                          "Look at them: they may be damaged, or no pictures. Copy them again, or take them out."}};
    }
    if (auto empty = emptySplit(survey)) return empty;
    if (auto lack = lackOfLabels(labels)) return lack;
    const auto missing = missingLabels(survey);
    if (missing.empty()) return std::nullopt;
    return unusable(survey, "Labels without a picture in a split: " + listed(missing) + ".",
                    "Add pictures of at least seven patients for each label" +
                        std::string(survey.hasOwnSplits ? ", or leave the splits to the program." : "."));
}

std::vector<std::string> warningsOf(const TrainSurvey& survey) {
    constexpr std::size_t kFewPictures = 50;
    std::vector<std::string> warnings;
    if (survey.dataset.inSplit("test").empty())
        warnings.emplace_back(
            "no pictures are set aside for the test: nobody can say how good the model is on pictures that it never saw.");
    for (const std::string& label : survey.dataset.labels()) {
        const std::size_t count = countOf(survey.dataset, label, "train");
        if (count < kFewPictures)
            warnings.push_back("\"" + label + "\" has only " + std::to_string(count) +
                               " pictures to learn from: the figures will be uncertain. Hundreds are better.");
    }
    if (!survey.knowsPatients)
        warnings.emplace_back(
            "it is not known which pictures belong to the same patient: one in two splits makes the figures too good. Use a folder for "
            "each "
            "patient, a column \"group\", or --group-pattern.");
    warnOfCopies(survey, warnings);
    return warnings;
}

}  // namespace intaglio::cli
