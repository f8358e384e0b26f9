#include "core/training/CardTables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "core/training/CardHeadline.h"
#include "core/training/CardText.h"
#include "core/training/NumberText.h"

namespace intaglio::training {

using namespace card_text;

namespace {

/// The figures at the default operating point; null where there is none.
Json atDefaultPoint(const inference::Manifest& manifest, const Json& metrics) {
    for (const Json& point : listIn(metrics, "operating_points")) {
        if (point.value("name", std::string()) == manifest.defaultOperatingPoint) {
            return point.value("metrics", Json());
        }
    }
    return nullptr;
}

/// Where two classes are judged, a finding or none, a picture is decided in two ways: by the more probable side, as of more classes, and by
/// the default operating point. Both stand beside the floor.
std::string floorRows(const Json& floor, const inference::Manifest& manifest, const Json& metrics) {
    const std::string metric = floor.at("metric").get<std::string>();
    const std::string value = number(floor.at("value").get<double>());
    const std::string text = "floor: " + floor.value("text", std::string("plain fine-tuning on the same split"));
    const Json point = atDefaultPoint(manifest, metrics);
    const bool isDecidedTwice = point.is_object() && point.contains(metric) && listIn(metrics, "classes").size() == 2;
    std::string rows =
        tableRow({metric + (isDecidedTwice ? ", by the more probable side" : ""), figure(metrics["metrics"], metric.c_str()), value, text});
    if (isDecidedTwice) {
        rows += tableRow({metric + ", by the default operating point", figure(point, metric.c_str()), value,
                          "the same floor; the point's threshold was chosen on the validation split"});
    }
    return rows;
}

void addReferences(std::string& card, const inference::Manifest& manifest, const Json& prose, const Json& metrics) {
    std::string rows;
    if (const Json floor = prose.value("floor", Json()); floor.is_object()) {
        rows += floorRows(floor, manifest, metrics);
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
                          figure(row, "accuracy"), figure(row, "balanced_accuracy")});
    }
    return rows;
}

const std::vector<std::string> kPointHead{"point", "threshold", "sensitivity", "specificity",
                                          "PPV",   "NPV",       "accuracy",    "balanced accuracy"};

void addOperatingPoints(std::string& card, const inference::Manifest& manifest, const Json& metrics, const Json& further) {
    const Json points = listIn(metrics, "operating_points");
    if (points.empty()) {
        const auto isFinding = [](const inference::Label& label) { return label.role == inference::LabelRole::Finding; };
        if (std::all_of(manifest.labels.begin(), manifest.labels.end(), isFinding)) {
            card += "### Operating points\nNone: no label of this model is normal, so that every picture counts as one of a finding.\n\n";
        }
        return;
    }
    const Json fit = further.is_object() ? further.value("fitted_on_validation", Json::object()).value("operating_points", Json()) : Json();
    card +=
        "### Operating points\nThresholds on the summed probability of the finding labels, chosen on the validation split: balanced has "
        "the largest sum of sensitivity and specificity; screening counts sensitivity four times, rule-in specificity. Where screening "
        "would decide as balanced does, it gives up at most one more healthy picture in twenty; rule-in likewise one ill picture in "
        "twenty." +
        (fit.is_object()
             ? " That is so in each of " + countText(fit, "draws") + " random draws of that split's patients; a threshold is the " +
                   "mean of the draws' in log odds, and may give up a little more."
             : std::string()) +
        "\n\n" + tableHead(kPointHead) + pointRows(points, manifest) + "\n";
}

/// "sensitivity_at_0.5_fp" and the like, in the order of the curve, then the other figures of a film report.
std::vector<std::pair<std::string, std::string>> filmFigures(const Json& metrics) {
    constexpr std::string_view kStart = "sensitivity_at_", kEnd = "_fp";
    std::vector<std::pair<std::string, std::string>> names;
    for (const auto& [name, value] : metrics.items()) {
        if (name.starts_with(kStart) && name.ends_with(kEnd)) {
            names.emplace_back(name, "lesions found at " + name.substr(kStart.size(), name.size() - kStart.size() - kEnd.size()) +
                                         " false positives per film");
        }
    }
    names.emplace_back("froc_mean", "mean of these points of the curve");
    names.emplace_back("pointing_game", "pointing game: the best candidate lies on a lesion");
    names.emplace_back("film_auc", "area under the ROC curve, normal against abnormal films");
    return names;
}

void addFilm(std::string& card, const std::string& text) {
    const Json film = Json::parse(text, nullptr, false);
    const Json metrics = film.is_object() ? film.value("metrics", Json()) : Json();
    if (!metrics.is_object()) {
        return;
    }
    const std::string split = film.value("split", std::string());
    card += "### Lesions on the films\n" + countText(film, "films") + " films of the split \"" + split + "\", " +
            countText(film, "abnormal") + " of them abnormal, with " + countText(film, "lesions") +
            " lesions whose place is known; an abnormal film without one counts for the area under the curve alone. A lesion is found "
            "where a candidate lies within its circle (taken as at least one cell of the map). The curve is evaluation/froc.svg." +
            (film.value("score_fitted_on", std::string()) == split ? " The film's score was fitted on these films and flatters." : "") +
            "\n\n" + tableHead({"figure", "value"});
    for (const auto& [name, words] : filmFigures(metrics)) {
        card += tableRow({words, figure(metrics, name.c_str())});
    }
    card += "\n";
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
    // A search that ends at its bound comes near it only.
    const bool isUntouched =
        calibration.value("method", std::string()) == "temperature" && std::abs(calibration.value("temperature", 1.0) - 1) < 1e-6;
    card += "### Calibration\nMethod: " + calibration.value("method", std::string()) + ", temperature " +
            number(calibration.value("temperature", 1.0)) +
            (isUntouched ? ": the validation split gave no reason to lower the certainty, and none or too few pictures to raise it"
                         : ", fitted on the validation split");
    const Json fit = further.is_object() ? further.value("fitted_on_validation", Json::object()).value("calibration", Json()) : Json();
    if (fit.is_object() && fit.value("platt_likelihood", 0.0) > 0) {
        card += ", by the rule \"" + fit.value("chosen_by", std::string()) + "\" (" + number(fit.value("temperature_likelihood", 0.0), 4) +
                " with a temperature alone, " + number(fit.value("platt_likelihood", 0.0), 4) + " with biases too" +
                (fit.contains("error_of_gain") ? "; error " + number(fit.value("error_of_gain", 0.0), 4) : std::string()) + ")";
    }
    card += ". Expected calibration error (15 bins of equal size, debiased) on this split: before " + figure(calibration, "ece_before") +
            ", after " + figure(calibration, "ece_after") +
            (isNoBetterAfter(calibration) && !isUntouched ? ": no better than before on this split" : "") + ".\n\n";
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
        "### Subgroups\nBalanced accuracy is that of the label that is shown, sensitivity and specificity those of a finding at the "
        "default "
        "operating point: two decisions, of which one is not the mean of the other. Where a subgroup holds one class only, its balanced "
        "accuracy is the share of that class that was recognised.\n\n" +
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
        countText(study, "n") + " groups of one truth";
    if (!study["metrics"].contains("auc_macro")) {
        card += ", all of the same: too few to judge by.\n\n";
        return;
    }
    card += ".\n\n" + tableHead({"figure", "value"});
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
        "one, trained on the split \"train\". Told apart: " +
        joinedNames(classNames(metrics)) + ".\n\n" + tableHead({"figure", "value"});
    for (const char* name : {"balanced_accuracy", "accuracy", "auc_macro", "sensitivity", "specificity", "f1_macro", "brier", "ece"}) {
        card += tableRow({name, figure(metrics["metrics"], name)});
    }
    if (const Json points = listIn(metrics, "operating_points"); !points.empty()) {
        card += "\nA finding told from none: every fold decided by its own thresholds; the one shown is their mean.\n\n" +
                tableHead(kPointHead) + pointRows(points, manifest);
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
    addReferences(card, manifest, prose, metrics);
    addNoted(addOperatingPoints, manifest, metrics, further);
    addNoted(addStudies, manifest, metrics);
    addNoted(addFilm, figures.film);
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
