#include "core/training/CardTables.h"

#include <array>

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

void addHeadline(std::string& card, const Json& metrics) {
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
            " groups; in brackets the 95 % interval (bootstrap over groups).\n\n" + tableHead({"figure", "value"});
    for (const char* name : kNames) {
        card += tableRow({name, figure(metrics["metrics"], name)});
    }
    addClasses(card, metrics["per_class"]);
    card += "\nRows of the confusion matrix are the truth, columns the answer, in the order of the labels:\n\n";
    for (const Json& row : metrics["confusion"]) {
        card += "    " + row.dump() + "\n";
    }
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

std::string pointRows(const Json& points) {
    std::string rows;
    for (const Json& point : points) {
        const Json& row = point["metrics"];
        rows += tableRow({point["name"].get<std::string>(), number(point["threshold"].get<double>()), figure(row, "sensitivity"),
                          figure(row, "specificity"), figure(row, "ppv"), figure(row, "npv"), figure(row, "accuracy")});
    }
    return rows;
}

const std::vector<std::string> kPointHead{"point", "threshold", "sensitivity", "specificity", "PPV", "NPV", "accuracy"};

void addOperatingPoints(std::string& card, const Json& metrics) {
    const Json points = listIn(metrics, "operating_points");
    if (points.empty()) {
        return;
    }
    card +=
        "### Operating points\nThresholds on the summed probability of the finding labels, chosen on the validation split: balanced has "
        "the "
        "largest sum of sensitivity and specificity; screening counts sensitivity four times, rule-in specificity. Where that is the same "
        "decision, screening gives up at most one in twenty healthy, rule-in one in twenty ill pictures of the validation split.\n\n" +
        tableHead(kPointHead) + pointRows(points) + "\n";
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
            ", after " + figure(calibration, "ece_after") + ".\n\n";
    if (further.is_object() && further.value("fitted_on_validation", Json::object()).contains("shown_label")) {
        card +=
            "The label that is shown, and that the figures judge, is the one whose probability is the largest multiple of its share of the "
            "validation split: the most probable label would nearly always be a common one. Probabilities and operating points are not "
            "touched by this.\n\n";
    }
    const Json filmScore = further.is_object() ? further.value("fitted_on_validation", Json::object()).value("film_score", Json()) : Json();
    if (filmScore.is_object()) {
        card += "The film's score was itself fitted on the " + countText(filmScore, "pictures") + " films of the validation split (" +
                filmScore.value("rule", std::string()) +
                "): temperature and thresholds rest on films that the score already knew, and come out too confident.\n\n";
    }
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

void addStudies(std::string& card, const Json& metrics) {
    const Json study = metrics.value("study_level", Json());
    if (!study.is_object()) {
        return;
    }
    card += "### By study\nThe mean probability over all pictures of a group (" + countText(study, "n") + " groups of one truth).\n\n" +
            tableHead({"figure", "value"});
    for (const char* name : {"balanced_accuracy", "accuracy", "auc_macro", "sensitivity", "specificity"}) {
        card += tableRow({name, figure(study["metrics"], name)});
    }
    if (const Json points = listIn(study, "operating_points"); !points.empty()) {
        card += "\n" + tableHead(kPointHead) + pointRows(points);
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

void addCrossValidation(std::string& card, const std::string& text) {
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
        card += "\nEvery fold decided by its own thresholds; the one shown is their mean.\n\n" + tableHead(kPointHead) + pointRows(points);
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

}  // namespace

void addCardFigures(std::string& card, const Json& prose, const Json& further, const CardFigures& figures) {
    const Json metrics = Json::parse(figures.metrics, nullptr, false);
    if (!metrics.is_object()) {
        card += "## Figures\nNot evaluated yet.\n\n";
        return;
    }
    addHeadline(card, metrics);
    addReferences(card, prose, metrics);
    addOperatingPoints(card, metrics);
    addStudies(card, metrics);
    addCalibration(card, metrics, further);
    addSubgroups(card, metrics);
    addCrossValidation(card, figures.crossValidation);
    addFurther(card, figures.further);
    addRobustness(card, metrics);
    addBaselines(card, figures);
    addExplanations(card, figures.explanation);
    addGate(card, further);
    addCommands(card, figures);
}

}  // namespace intaglio::training
