#include "core/inference/Calibration.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/inference/Disagreement.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

std::vector<double> softmax(std::vector<double> values) {
    const double largest = *std::max_element(values.begin(), values.end());
    double sum = 0;
    for (double& value : values) {
        value = std::exp(value - largest);
        sum += value;
    }
    for (double& value : values) {
        value /= sum;
    }
    return values;
}

double sigmoid(double value) {
    // exp of a negative number only: no overflow on either side.
    const double small = std::exp(-std::fabs(value));
    return value >= 0 ? 1 / (1 + small) : small / (1 + small);
}

std::vector<std::string> flagsOf(const ModelPackage& package) {
    std::vector<std::string> flags;
    if (package.manifest.demonstration) {
        flags.emplace_back("demonstration");
    }
    if (package.manifest.nonCommercial) {
        flags.emplace_back("non-commercial");
    }
    if (package.status == PackageStatus::Unsigned) {
        flags.emplace_back("unsigned");
    }
    return flags;
}

}  // namespace

Result<std::vector<double>> calibratedProbabilities(std::span<const float> logits, const Manifest& manifest) {
    const bool finite = std::all_of(logits.begin(), logits.end(), [](float value) { return std::isfinite(value); });
    if (logits.size() != manifest.labels.size() || logits.empty() || !finite) {
        return Error{ErrorCode::ModelOutputInvalid, {manifest.id}};
    }
    std::vector<double> scaled(logits.begin(), logits.end());
    for (std::size_t label = 0; label < scaled.size(); ++label) {
        scaled[label] = scaled[label] / manifest.temperature + (label < manifest.biases.size() ? manifest.biases[label] : 0);
    }
    if (manifest.activation == "softmax") {
        return softmax(std::move(scaled));
    }
    std::transform(scaled.begin(), scaled.end(), scaled.begin(), sigmoid);
    return scaled;
}

double findingProbability(std::span<const double> probabilities, const Manifest& manifest) {
    double sum = 0;
    double noneHolds = 1;
    for (std::size_t index = 0; index < probabilities.size() && index < manifest.labels.size(); ++index) {
        if (manifest.labels[index].role == LabelRole::Finding) {
            sum += probabilities[index];
            noneHolds *= 1 - probabilities[index];
        }
    }
    return manifest.activation == "softmax" ? std::min(sum, 1.0) : 1 - noneHolds;
}

std::size_t mostProbable(std::span<const double> probabilities) {
    return static_cast<std::size_t>(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
}

std::size_t shownClass(std::span<const double> probabilities, std::span<const double> shares, const std::vector<bool>& isFinding) {
    const std::size_t likeliest = mostProbable(probabilities);
    if (shares.empty() || isFinding[likeliest]) {
        return likeliest;
    }
    double finding = 0;
    for (std::size_t label = 0; label < probabilities.size(); ++label) {
        finding = isFinding[label] ? std::max(finding, probabilities[label]) : finding;
    }
    std::vector<double> multiples;
    for (std::size_t label = 0; label < probabilities.size(); ++label) {
        const bool mayBeNamed = label == likeliest || isFinding[label] || probabilities[label] > finding;
        multiples.push_back(mayBeNamed ? probabilities[label] / shares[label] : 0);
    }
    return mostProbable(multiples);
}

std::size_t shownLabel(std::span<const double> probabilities, const Manifest& manifest) {
    std::vector<bool> isFinding;
    for (const Label& label : manifest.labels) {
        isFinding.push_back(label.role == LabelRole::Finding);
    }
    return shownClass(probabilities, manifest.shownLabel.shares, isFinding);
}

const OperatingPoint& defaultOperatingPoint(const Manifest& manifest) {
    static const OperatingPoint none{"", 0.5, 0, 0};
    const auto found = std::find_if(manifest.operatingPoints.begin(), manifest.operatingPoints.end(),
                                    [&](const OperatingPoint& point) { return point.name == manifest.defaultOperatingPoint; });
    return found == manifest.operatingPoints.end() ? none : *found;
}

Result<Prediction> predictionFrom(std::span<const float> logits, const ModelPackage& package) {
    const Manifest& manifest = package.manifest;
    const auto probabilities = calibratedProbabilities(logits, manifest);
    if (!probabilities) {
        return probabilities.error();
    }
    Prediction prediction;
    prediction.model = package.identity;
    for (std::size_t index = 0; index < probabilities->size(); ++index) {
        prediction.probabilities.push_back({manifest.labels[index].key, (*probabilities)[index]});
    }
    prediction.flags = flagsOf(package);
    const std::size_t shown = shownLabel(*probabilities, manifest);
    prediction.finding = manifest.labels[shown].key;
    if (shown != mostProbable(*probabilities)) {
        prediction.flags.push_back(std::string(kWeightedFindingFlag) + prediction.finding);
    }
    prediction.findingProbability = findingProbability(*probabilities, manifest);
    const OperatingPoint& point = defaultOperatingPoint(manifest);
    prediction.operatingPoint = point.name;
    prediction.threshold = point.threshold;
    if (!point.name.empty()) {
        prediction.decision = prediction.findingProbability >= point.threshold ? Decision::Positive : Decision::Negative;
    }
    return prediction;
}

base::Status addIntervals(Prediction& prediction, const std::vector<Tensor>& answers, const Manifest& manifest) {
    std::vector<double> findings;
    for (const Tensor& answer : answers) {
        const auto probabilities = calibratedProbabilities(answer.values, manifest);
        if (!probabilities) {
            return probabilities.error();
        }
        for (std::size_t label = 0; label < prediction.probabilities.size(); ++label) {
            ClassProbability& entry = prediction.probabilities[label];
            // With three labels or more the mean of logits may give a probability outside those of its members.
            const double value = (*probabilities)[label];
            entry.lowest = std::min(entry.lowest.value_or(entry.probability), value);
            entry.highest = std::max(entry.highest.value_or(entry.probability), value);
        }
        findings.push_back(findingProbability(*probabilities, manifest));
    }
    if (auto flag = disagreementFlag(findings, prediction)) {
        prediction.flags.push_back(*std::move(flag));
    }
    return {};
}

}  // namespace intaglio::inference
