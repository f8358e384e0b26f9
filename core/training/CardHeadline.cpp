#include "core/training/CardHeadline.h"

#include <algorithm>
#include <optional>

#include "core/training/CardText.h"
#include "core/training/GroupDraws.h"

namespace intaglio::training {

using namespace card_text;

namespace {

using Names = std::vector<std::string>;

/// Those whose pictures count as ill; nothing where the file does not tell.
std::optional<Names> findingClasses(const Json& metrics) {
    Names names;
    for (const auto& [name, row] : metrics["per_class"].items()) {
        if (!row.contains("finding")) {
            return std::nullopt;
        }
        if (row["finding"].get<bool>()) {
            names.push_back(name);
        }
    }
    return names;
}

/// Of which class the figures of the first table speak; see RankedTable::figures.
std::string meaningText(const Json& metrics) {
    const std::size_t classes = classNames(metrics).size();
    const auto findings = findingClasses(metrics);
    if (classes == 2 && findings && findings->size() == 1) {
        return "In this table, and wherever no operating point is named, sensitivity, specificity, ppv, npv, fpr and fnr are those of the "
               "finding (" +
               findings->front() + "); f1_macro, auc_macro and average_precision are means over both classes.\n";
    }
    return "In this table, and wherever no operating point is named, sensitivity, specificity, ppv, npv, fpr, fnr, f1_macro, auc_macro and "
           "average_precision are macro means over " +
           (classes > 0 ? "the " + std::to_string(classes) + " classes" : std::string("all classes")) + ", one class against the rest.\n";
}

/// "calm 3, ill 2"
std::string countsText(const Json& perClass) {
    Names counts;
    for (const auto& [name, row] : perClass.items()) {
        counts.push_back(name + " " + countText(row, "n"));
    }
    return joinedNames(counts);
}

/// "194 of 349 pictures (55.6 %) are of a finding (tuberculosis)"; the counts of the classes where nobody is known to be ill or healthy.
std::string shareText(const Json& metrics) {
    const Json& perClass = metrics["per_class"];
    const auto findings = findingClasses(metrics);
    if (!findings || findings->empty() || findings->size() == perClass.size()) {
        return "pictures per class: " + countsText(perClass);
    }
    int ill = 0, total = 0;
    for (const auto& [name, row] : perClass.items()) {
        const int count = row.value("n", 0);
        total += count;
        ill += row["finding"].get<bool>() ? count : 0;
    }
    return std::to_string(ill) + " of " + std::to_string(total) + " pictures (" + number(total > 0 ? 100.0 * ill / total : 0, 1) +
           " %) are of a finding (" + joinedNames(*findings) + ")";
}

void addReading(std::string& card, const Json& metrics) {
    card += "\n" + meaningText(metrics);
    if (!metrics["per_class"].empty()) {
        card += "\nPPV and NPV hold at the shares of this split only: " + shareText(metrics) +
                ". Where a finding is rarer its PPV is lower and its NPV higher.\n";
    }
}

/// Says which labels were judged together because the table's truth is coarser.
void addGroups(std::string& card, const inference::Manifest& manifest, const Json& metrics) {
    const auto isLabel = [&](const std::string& name) {
        return std::any_of(manifest.labels.begin(), manifest.labels.end(), [&](const auto& label) { return label.key == name; });
    };
    for (const std::string& name : classNames(metrics)) {
        const auto group = std::find_if(manifest.labelGroups.begin(), manifest.labelGroups.end(),
                                        [&](const auto& candidate) { return candidate.name == name; });
        if (!isLabel(name) && group != manifest.labelGroups.end()) {
            card += "The labels " + joinedNames(group->members) + " are judged together as " + name + " here.\n\n";
        }
    }
}

void addClasses(std::string& card, const Json& classes) {
    card += "\n" + tableHead({"class", "n", "groups", "sensitivity", "specificity", "PPV", "NPV", "F1", "AUC", "average precision"});
    std::string few;
    for (const auto& [label, row] : classes.items()) {
        const int groups = row.value("groups", 0);
        card += tableRow({label, countText(row, "n"), std::to_string(groups), figure(row, "sensitivity"), figure(row, "specificity"),
                          figure(row, "ppv"), figure(row, "npv"), figure(row, "f1"), figure(row, "auc"), figure(row, "average_precision")});
        if (groups < static_cast<int>(kMinimumGroups)) {
            few += (few.empty() ? "" : ", ") + label + " (" + std::to_string(groups) + ")";
        }
    }
    if (!few.empty()) {
        card += "\nVery few groups stand behind some classes: " + few +
                ". Intervals of figures that rest on them, the operating points' specificity or sensitivity among them, are too narrow.\n";
    }
}

void addConfusion(std::string& card, const Json& metrics) {
    card += "\nRows of the confusion matrix are the truth, columns the answer, in the order: " + joinedNames(classNames(metrics)) + ".\n\n";
    for (const Json& row : metrics["confusion"]) {
        card += "    " + row.dump() + "\n";
    }
}

}  // namespace

void addHeadline(std::string& card, const inference::Manifest& manifest, const Json& metrics) {
    constexpr std::array kNames{"balanced_accuracy",
                                "accuracy",
                                "auc_macro",
                                "average_precision",
                                "sensitivity",
                                "specificity",
                                "ppv",
                                "npv",
                                "fpr",
                                "fnr",
                                "f1_macro",
                                "kappa",
                                "mcc",
                                "brier",
                                "ece"};
    card += "## Figures on the split \"" + metrics.value("split", std::string()) + "\" of `" + metrics.value("dataset", std::string()) +
            "`\n" + countText(metrics, "n") + " pictures in " + countText(metrics, "groups") +
            " groups; in brackets the 95 % interval (bootstrap over groups).\n\n";
    addGroups(card, manifest, metrics);
    card += tableHead({"figure", "value"});
    for (const char* name : kNames) {
        card += tableRow({name, figure(metrics["metrics"], name)});
    }
    addReading(card, metrics);
    addClasses(card, metrics["per_class"]);
    addConfusion(card, metrics);
    const int refused = metrics.value("gate_refusals", 0), count = metrics.value("n", 0);
    card += "\nThis model's own limits would have refused " + std::to_string(refused) + " of these " + std::to_string(count) +
            " pictures (" + number(count > 0 ? 100.0 * refused / count : 0, 1) + " %).\n\n";
}

}  // namespace intaglio::training
