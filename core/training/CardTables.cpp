#include "core/training/CardTables.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/training/Bootstrap.h"
#include "core/training/NumberText.h"

namespace intaglio::training {

namespace {

using Json = nlohmann::ordered_json;

std::string number(double value, int digits = 3) {
    return fixedNumber(value, digits);
}

/// "0.975 (0.951 to 0.993)"
std::string estimateText(const Json& estimate) {
    if (!estimate.is_object() || !estimate.contains("value")) {
        return "-";
    }
    std::string text = number(estimate["value"].get<double>());
    if (const Json ci = estimate.value("ci95", Json()); ci.is_array() && ci.size() == 2) {
        text += " (" + number(ci[0].get<double>()) + " to " + number(ci[1].get<double>()) + ")";
    } else {
        text += " (interval n/a)";
    }
    return text;
}

std::string figure(const Json& object, const char* name) {
    return object.is_object() ? estimateText(object.value(name, Json())) : "-";
}

/// "| a | b |\n"
std::string tableRow(const std::vector<std::string>& cells) {
    std::string text = "|";
    for (const std::string& cell : cells) {
        text += " " + cell + " |";
    }
    return text + "\n";
}

std::string tableHead(const std::vector<std::string>& cells) {
    std::string text = tableRow(cells) + "|";
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        text += "---|";
    }
    return text + "\n";
}

std::string countText(const Json& object, const char* name) {
    return std::to_string(object.value(name, 0));
}

Json listIn(const Json& object, const char* name) {
    const Json list = object.value(name, Json::array());
    return list.is_array() ? list : Json::array();
}

using Names = std::vector<std::string>;

/// The classes in which the truth was given, in the order of the confusion matrix.
Names classNames(const Json& metrics) {
    Names names;
    for (const Json& name : listIn(metrics, "classes")) {
        names.push_back(name.get<std::string>());
    }
    return names;
}

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

/// What the recipe names to stand beside, next to what was measured.
void addReferences(std::string& card, const Json& prose, const Json& metrics) {
    std::string rows;
    if (const Json floor = prose.value("floor", Json()); floor.is_object()) {
        const std::string metric = floor.at("metric").get<std::string>();
        rows += tableRow({metric, figure(metrics["metrics"], metric.c_str()), number(floor.at("value").get<double>()),
                          "floor: " + floor.value("text", std::string("plain fine-tuning on the same split"))});
    }
    for (const Json& published : listIn(prose, "published")) {
        const std::string metric = published.at("metric").get<std::string>();
        rows += tableRow({metric, figure(metrics["metrics"], metric.c_str()), number(published.at("value").get<double>()),
                          published.at("name").get<std::string>() + " (" + published.at("source").get<std::string>() + ")"});
    }
    if (!rows.empty()) {
        card += "### Beside the floor and published figures\nPublished figures are their authors' own, mostly on other splits.\n\n" +
                tableHead({"figure", "this model", "to stand beside", "what it is"}) + rows + "\n";
    }
}

std::string pointRows(const Json& points, const inference::Manifest& manifest) {
    std::string rows;
    for (const Json& point : points) {
        const Json& row = point["metrics"];
        const std::string name = point["name"].get<std::string>();
        rows += tableRow({name == manifest.defaultOperatingPoint ? name + " (default)" : name, number(point["threshold"].get<double>()),
                          figure(row, "sensitivity"), figure(row, "specificity"), figure(row, "ppv"), figure(row, "npv"),
                          figure(row, "accuracy")});
    }
    return rows;
}

const std::vector<std::string> kPointHead{"point", "threshold", "sensitivity", "specificity", "PPV", "NPV", "accuracy"};

void addOperatingPoints(std::string& card, const inference::Manifest& manifest, const Json& metrics) {
    const Json points = listIn(metrics, "operating_points");
    if (points.empty()) {
        return;
    }
    card +=
        "### Operating points\nThresholds on the summed probability of the finding labels, chosen on the validation split: balanced has "
        "the "
        "largest sum of sensitivity and specificity; screening counts sensitivity four times, rule-in specificity. Where that is the same "
        "decision, screening gives up at most one in twenty healthy, rule-in one in twenty ill pictures of the validation split.\n\n" +
        tableHead(kPointHead) + pointRows(points, manifest) + "\n";
}

bool isNoBetterAfter(const Json& calibration) {
    const Json before = calibration.value("ece_before", Json()), after = calibration.value("ece_after", Json());
    return before.contains("value") && after.contains("value") && after["value"].get<double>() >= before["value"].get<double>();
}

void addCalibration(std::string& card, const Json& metrics, const Json& further) {
    const Json calibration = metrics.value("calibration", Json());
    if (!calibration.is_object()) {
        return;
    }
    card += "### Calibration\nMethod: " + calibration.value("method", std::string()) + ", temperature " +
            number(calibration.value("temperature", 1.0)) + ", fitted on the validation split";
    const Json fit = further.is_object() ? further.value("fitted_on_validation", Json::object()).value("calibration", Json()) : Json();
    if (fit.is_object() && fit.value("platt_likelihood", 0.0) > 0) {
        card += " and chosen by the lower negative log-likelihood on held-out groups of it (temperature " +
                number(fit.value("temperature_likelihood", 0.0), 4) + ", with biases " + number(fit.value("platt_likelihood", 0.0), 4) +
                ")";
    }
    card += ". Expected calibration error (15 bins of equal size, debiased) on this split: before " + figure(calibration, "ece_before") +
            ", after " + figure(calibration, "ece_after") + (isNoBetterAfter(calibration) ? ": no better than before on this split" : "") +
            ".\n\n";
    const Json filmScore = further.is_object() ? further.value("fitted_on_validation", Json::object()).value("film_score", Json()) : Json();
    if (filmScore.is_object()) {
        card += "The film's score was itself fitted on the " + countText(filmScore, "pictures") + " films of the validation split (" +
                filmScore.value("rule", std::string()) +
                "): temperature and thresholds rest on films that the score already knew, and come out too confident.\n\n";
    }
}

void addShownLabel(std::string& card, const inference::Manifest& manifest, const Json& metrics) {
    if (manifest.shownLabel.rule != inference::kOverShare) {
        return;
    }
    card +=
        "### The shown label\nThe label that is shown, and that the figures judge: where the most probable label is not a finding, the one "
        "whose probability is the largest multiple of its share of the validation split; a finding that is the most probable label "
        "is never replaced, and nothing calm is named while a finding is more probable than it. Probabilities and operating points are not "
        "touched by this.";
    if (const Json instead = metrics.value("most_probable", Json()); instead.is_object()) {
        card += " Showing the most probable label instead would give balanced accuracy " + figure(instead, "balanced_accuracy") +
                " and accuracy " + figure(instead, "accuracy") + ". On this split " + countText(instead, "weighted") +
                " labels were shown by their share, " + countText(instead, "weighted_right") + " of them rightly.";
    }
    card += "\n\n";
}

void addGate(std::string& card, const Json& further) {
    const Json fits = further.is_object() ? further.value("fitted_on_validation", Json::object()) : Json::object();
    if (const Json familiarity = fits.value("familiarity", Json()); familiarity.is_object()) {
        card += "### The gate's limit\nA picture farther than " + number(familiarity.value("threshold", 0.0)) +
                " from everything seen in training is refused. The limit is " + familiarity.value("rule", std::string()) +
                ", on the validation split, of which it refuses " + countText(familiarity, "refused") + " of " +
                countText(familiarity, "pictures") + ".\n\n";
    }
}

std::string truthsText(const Json& truths) {
    std::string text;
    for (const auto& [label, count] : truths.items()) {
        if (count.get<int>() > 0) {
            text += (text.empty() ? "" : ", ") + label + " " + std::to_string(count.get<int>());
        }
    }
    return text;
}

void addSubgroups(std::string& card, const Json& metrics) {
    const Json subgroups = listIn(metrics, "subgroups");
    if (subgroups.empty()) {
        return;
    }
    card +=
        "### Subgroups\nSensitivity and specificity are those at the default operating point. Where a subgroup holds one class only, its "
        "balanced accuracy is the share of that class that was recognised.\n\n" +
        tableHead({"column", "value", "n", "of them", "balanced accuracy", "AUC", "sensitivity", "specificity"});
    for (const Json& row : subgroups) {
        const Json atPoint = row.value("at_default_point", Json::object());
        card += tableRow({row["column"].get<std::string>(), row["value"].get<std::string>(), countText(row, "n"),
                          truthsText(row.value("truths", Json::object())), figure(row["metrics"], "balanced_accuracy"),
                          figure(row["metrics"], "auc_macro"), figure(atPoint, "sensitivity"), figure(atPoint, "specificity")});
    }
    card += "\n";
}

void addStudies(std::string& card, const inference::Manifest& manifest, const Json& metrics) {
    const Json study = metrics.value("study_level", Json());
    if (!study.is_object()) {
        return;
    }
    card +=
        "### By study\nThe mean probability over all pictures of a group (patient, lesion or set of near copies, as the table of "
        "labels says); " +
        countText(study, "n") + " groups of one truth.\n\n" + tableHead({"figure", "value"});
    for (const char* name : {"balanced_accuracy", "accuracy", "auc_macro", "sensitivity", "specificity"}) {
        card += tableRow({name, figure(study["metrics"], name)});
    }
    if (const Json points = listIn(study, "operating_points"); !points.empty()) {
        card += "\n" + tableHead(kPointHead) + pointRows(points, manifest);
    }
    card += "\n";
}

void addRobustness(std::string& card, const Json& metrics) {
    const Json rows = listIn(metrics, "robustness");
    if (rows.empty()) {
        return;
    }
    card += "### Under changed pictures\nThe same pictures, changed before anything else sees them.\n\n" +
            tableHead({"change", "balanced accuracy", "accuracy", "gate would refuse"});
    for (const Json& row : rows) {
        card += tableRow({row["change"].get<std::string>(), figure(row, "balanced_accuracy"), figure(row, "accuracy"),
                          row.contains("gate_refusals") ? countText(row, "gate_refusals") : "-"});
    }
    card += "\n";
}

void addCrossValidation(std::string& card, const inference::Manifest& manifest, const std::string& text) {
    const Json metrics = Json::parse(text, nullptr, false);
    if (!metrics.is_object()) {
        return;
    }
    card +=
        "### Cross-validation\nEvery picture of the whole table (" + countText(metrics, "n") + " in " + countText(metrics, "groups") +
        " groups) was judged by a model of its fold, which never saw its group (`intaglio train --folds`). The packaged model is another "
        "one, trained on the split \"train\".\n\n" +
        tableHead({"figure", "value"});
    for (const char* name : {"balanced_accuracy", "accuracy", "auc_macro", "sensitivity", "specificity", "f1_macro", "brier", "ece"}) {
        card += tableRow({name, figure(metrics["metrics"], name)});
    }
    if (const Json points = listIn(metrics, "operating_points"); !points.empty()) {
        card += "\nEvery fold decided by its own thresholds; the one shown is their mean.\n\n" + tableHead(kPointHead) +
                pointRows(points, manifest);
    }
    card += "\n";
}

void addFurther(std::string& card, const std::map<std::string, std::string>& further) {
    std::string rows;
    for (const auto& [name, text] : further) {
        const Json metrics = Json::parse(text, nullptr, false);
        if (metrics.is_object()) {
            rows += tableRow({name, countText(metrics, "n"), figure(metrics["metrics"], "balanced_accuracy"),
                              figure(metrics["metrics"], "auc_macro"), figure(metrics["metrics"], "sensitivity"),
                              figure(metrics["metrics"], "specificity")});
        }
    }
    if (!rows.empty()) {
        card += "### Further tests\nEach is described by its name; metrics.json and the predictions lie in evaluation/further.\n\n" +
                tableHead({"test", "n", "balanced accuracy", "AUC", "sensitivity", "specificity"}) + rows + "\n";
    }
}

void addBaselines(std::string& card, const CardFigures& figures) {
    const Json color = Json::parse(figures.colorBaseline, nullptr, false);
    const Json prepared = Json::parse(figures.preparedBaseline, nullptr, false);
    if (!color.is_object()) {
        return;
    }
    card +=
        "### What colour alone gives away\nA random forest that sees nothing but the percentiles of the colour channels of a picture, "
        "no shapes at all, trained and tested on the same splits (`intaglio train --arch colour-baseline`):\n\n" +
        tableHead({"input", "balanced accuracy"}) + tableRow({"picture as it is", figure(color["metrics"], "balanced_accuracy")});
    if (prepared.is_object()) {
        card += tableRow({"after this model's preparation", figure(prepared["metrics"], "balanced_accuracy")});
    }
    card += "\n";
}

std::string pointingText(const Json& pointing) {
    if (!pointing.is_object()) {
        return "-";
    }
    return countText(pointing, "hits") + " of " + countText(pointing, "of") + " (chance " + number(100 * pointing.value("chance", 0.0), 0) +
           " %)";
}

void addExplanations(std::string& card, const std::string& text) {
    const Json scores = Json::parse(text, nullptr, false);
    if (!scores.is_object()) {
        return;
    }
    card += "### Heatmaps\nDo they mark what the answer rests on? Insertion should lie above, deletion below that of a random map; " +
            countText(scores, "pictures") + " pictures of the split \"" + scores.value("split", std::string()) + "\".\n\n" +
            tableHead({"method", "insertion AUC", "deletion AUC", "points at the finding"});
    for (const Json& row : listIn(scores, "methods")) {
        const std::string method = row.at("method").get<std::string>(), done = row.value("done", method);
        card += tableRow({done == method ? method : method + " (done as " + done + ")", figure(row, "insertion"), figure(row, "deletion"),
                          pointingText(row.value("pointing", Json()))});
    }
    const Json random = scores.value("random", Json::object());
    card += tableRow({"random map", figure(random, "insertion"), figure(random, "deletion"), "-"});
    for (const Json& row : listIn(scores, "sanity")) {
        card += "\nWith random weights in its " + row.value("weights", std::string()) + " the map of " +
                row.value("method", std::string()) + " keeps a rank correlation of " + figure(row, "rank_correlation") + ".\n";
    }
    card += "\n";
}

void addCommands(std::string& card, const CardFigures& figures) {
    if (!figures.command.empty()) {
        card += "The figures above were written by:\n\n    " + figures.command + "\n";
        const Json scores = Json::parse(figures.explanation, nullptr, false);
        if (scores.is_object() && scores.contains("command")) {
            card += "    " + scores["command"].get<std::string>() + "\n";
        }
        card += "\n";
    }
}

/// What an interval without width means, where a section has one; else empty.
std::string errorlessNote(const std::string& section) {
    if (section.find("1.000 (1.000 to 1.000)") == std::string::npos) {
        return {};
    }
    return "1.000 (1.000 to 1.000) says that the draws of the bootstrap held no error, not that there is none: with n pictures "
           "(those of that class or side) and no error among them the true value may still be as low as about 1 - 3.7/n "
           "(exact 95 % bound; lower where pictures share a group). For an area under the curve there is no such simple bound.\n\n";
}

}  // namespace

std::string joinedNames(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

void addCardFigures(std::string& card, const inference::Manifest& manifest, const Json& prose, const Json& further,
                    const CardFigures& figures) {
    const Json metrics = Json::parse(figures.metrics, nullptr, false);
    if (!metrics.is_object()) {
        card += "## Figures\nNot evaluated yet.\n\n";
        return;
    }
    const auto addNoted = [&card](const auto& add, const auto&... contents) {
        std::string section;
        add(section, contents...);
        card += section + errorlessNote(section);
    };
    addNoted(addHeadline, manifest, metrics);
    addReferences(card, prose, metrics);
    addNoted(addOperatingPoints, manifest, metrics);
    addNoted(addStudies, manifest, metrics);
    addCalibration(card, metrics, further);
    addShownLabel(card, manifest, metrics);
    addNoted(addSubgroups, metrics);
    addNoted(addCrossValidation, manifest, figures.crossValidation);
    addNoted(addFurther, figures.further);
    addNoted(addRobustness, metrics);
    addBaselines(card, figures);
    addExplanations(card, figures.explanation);
    addGate(card, further);
    addCommands(card, figures);
}

}  // namespace intaglio::training
