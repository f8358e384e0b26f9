#include "core/training/Card.h"

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/training/Bootstrap.h"

namespace intaglio::training {

namespace {

using Json = nlohmann::ordered_json;

std::string number(double value, int digits = 3) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
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
    return estimateText(object.value(name, Json()));
}

void paragraph(std::string& card, const std::string& title, const std::string& text) {
    if (!text.empty()) {
        card += "## " + title + "\n" + text + "\n\n";
    }
}

std::string bullets(const Json& items) {
    std::string text;
    for (const Json& item : items.is_array() ? items : Json::array()) {
        text += (text.empty() ? "- " : "\n- ") + item.get<std::string>();
    }
    return text;
}

void addLabels(std::string& card, const inference::Manifest& manifest) {
    card += "## Labels\n| label | meaning | role |\n|---|---|---|\n";
    for (const auto& label : manifest.labels) {
        card += "| " + label.key + " | " + label.display.at("en") + " | " + std::string(inference::labelRoleName(label.role)) + " |\n";
    }
    card += "\n";
}

void addTraining(std::string& card, const Json& facts) {
    if (!facts.is_object()) {
        return;
    }
    card += "## Training\nData set `" + facts.value("dataset", std::string()) + "`; pictures per label:\n\n| split | ";
    std::string counts;
    const Json countsOfSplits = facts.value("counts", Json::object());
    for (const auto& [split, labels] : countsOfSplits.items()) {
        std::string header, rule = "|---|", row = "| " + split + " | ";
        for (const auto& [label, count] : labels.items()) {
            header += label + " | ";
            rule += "---|";
            row += std::to_string(count.get<int>()) + " | ";
        }
        counts += counts.empty() ? header + "\n" + rule + "\n" + row + "\n" : row + "\n";
    }
    card +=
        counts + "\nKept: epoch " + std::to_string(facts.value("best_epoch", 0)) + " of " +
        std::to_string(facts.value("epochs", Json::array()).size()) +
        ", the one with the lowest loss on the validation split. Temperature, operating points and the limits of the gate were fitted on "
        "the validation split; the test split was read by the evaluation only.\n\n";
}

void addClasses(std::string& card, const Json& classes) {
    card += "\n| class | n | groups | sensitivity | specificity | PPV | AUC |\n|---|---|---|---|---|---|---|\n";
    std::string few;
    for (const auto& [label, row] : classes.items()) {
        const int groups = row.value("groups", 0);
        card += "| " + label + " | " + std::to_string(row.value("n", 0)) + " | " + std::to_string(groups) + " | " +
                figure(row, "sensitivity") + " | " + figure(row, "specificity") + " | " + figure(row, "ppv") + " | " + figure(row, "auc") +
                " |\n";
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
                                "f1_macro",
                                "kappa",
                                "mcc",
                                "brier",
                                "ece"};
    card += "## Figures on the split \"" + metrics.value("split", std::string()) + "\" of `" + metrics.value("dataset", std::string()) +
            "`\n" + std::to_string(metrics.value("n", 0)) + " pictures in " + std::to_string(metrics.value("groups", 0)) +
            " groups; in brackets the 95 % interval (bootstrap over groups).\n\n| figure | value |\n|---|---|\n";
    for (const char* name : kNames) {
        card += std::string("| ") + name + " | " + figure(metrics["metrics"], name) + " |\n";
    }
    addClasses(card, metrics["per_class"]);
    card += "\nRows of the confusion matrix are the truth, columns the answer, in the order of the labels:\n\n";
    for (const Json& row : metrics["confusion"]) {
        card += "    " + row.dump() + "\n";
    }
    card += "\nThe gate would have refused " + std::to_string(metrics.value("gate_refusals", 0)) + " of these pictures.\n\n";
}

void addOperatingPoints(std::string& card, const Json& metrics) {
    if (metrics["operating_points"].empty()) {
        return;
    }
    card +=
        "### Operating points\nThresholds on the summed probability of the finding labels, chosen on the validation split.\n\n"
        "| point | threshold | sensitivity | specificity | PPV | NPV |\n|---|---|---|---|---|---|\n";
    for (const Json& point : metrics["operating_points"]) {
        const Json& row = point["metrics"];
        card += "| " + point["name"].get<std::string>() + " | " + number(point["threshold"].get<double>()) + " | " +
                figure(row, "sensitivity") + " | " + figure(row, "specificity") + " | " + figure(row, "ppv") + " | " + figure(row, "npv") +
                " |\n";
    }
    card += "\n";
}

void addRobustness(std::string& card, const Json& metrics) {
    if (metrics.value("robustness", Json::array()).empty()) {
        return;
    }
    card +=
        "### Under changed pictures\nThe same pictures, changed before anything else sees them.\n\n"
        "| change | balanced accuracy | accuracy |\n|---|---|---|\n";
    for (const Json& row : metrics["robustness"]) {
        card +=
            "| " + row["change"].get<std::string>() + " | " + figure(row, "balanced_accuracy") + " | " + figure(row, "accuracy") + " |\n";
    }
    card += "\n";
}

void addSubgroups(std::string& card, const Json& metrics) {
    if (metrics.value("subgroups", Json::array()).empty()) {
        return;
    }
    card += "### Subgroups\n| column | value | n | balanced accuracy |\n|---|---|---|---|\n";
    for (const Json& row : metrics["subgroups"]) {
        card += "| " + row["column"].get<std::string>() + " | " + row["value"].get<std::string>() + " | " +
                std::to_string(row.value("n", 0)) + " | " + figure(row["metrics"], "balanced_accuracy") + " |\n";
    }
    card += "\n";
}

void addBaselines(std::string& card, const CardFigures& figures) {
    const Json color = Json::parse(figures.colorBaseline, nullptr, false);
    const Json prepared = Json::parse(figures.preparedBaseline, nullptr, false);
    if (!color.is_object()) {
        return;
    }
    card +=
        "### What colour alone gives away\nA random forest that sees nothing but the percentiles of the colour channels of a picture, "
        "no shapes at all, trained and tested on the same splits (`intaglio train --arch colour-baseline`):\n\n"
        "| input | balanced accuracy |\n|---|---|\n| picture as it is | " +
        figure(color["metrics"], "balanced_accuracy") + " |\n";
    if (prepared.is_object()) {
        card += "| after this model's preparation | " + figure(prepared["metrics"], "balanced_accuracy") + " |\n";
    }
    card += "\n";
}

void addFigures(std::string& card, const CardFigures& figures) {
    const Json metrics = Json::parse(figures.metrics, nullptr, false);
    if (!metrics.is_object()) {
        card += "## Figures\nNot evaluated yet.\n\n";
        return;
    }
    addHeadline(card, metrics);
    addOperatingPoints(card, metrics);
    addSubgroups(card, metrics);
    addRobustness(card, metrics);
    addBaselines(card, figures);
    if (!figures.command.empty()) {
        card += "Every figure above was written by:\n\n    " + figures.command + "\n\n";
    }
}

std::string cardText(const inference::Manifest& manifest, const CardFigures& figures) {
    const Json further = Json::parse(manifest.further, nullptr, false);
    const Json prose = further.is_object() ? further.value("card", Json::object()) : Json::object();
    std::string card = "# " + manifest.name + " (`" + manifest.id + "` " + manifest.version + ")\n\n";
    card += manifest.description + "\n\n";
    if (manifest.demonstration) {
        card += "**DEMONSTRATION: the data cannot carry a clinical judgement.**\n\n";
    }
    if (manifest.nonCommercial) {
        card += "**Non-commercial use only**, because of the licence of the training pictures.\n\n";
    }
    paragraph(card, "Intended use", manifest.intendedUse);
    paragraph(card, "Intended user", prose.value("intended_user", std::string()));
    paragraph(card, "Not for", bullets(Json(manifest.notFor)));
    addLabels(card, manifest);
    paragraph(card, "Data", prose.value("data", std::string()));
    paragraph(card, "Known confounds", bullets(prose.value("confounds", Json())));
    paragraph(card, "Input and network", prose.value("network", std::string()));
    addTraining(card, further.is_object() ? further.value("training_data", Json()) : Json());
    addFigures(card, figures);
    paragraph(card, "Limitations and known failures", bullets(prose.value("limitations", Json())));
    paragraph(card, "Human oversight", prose.value("oversight", std::string()));
    paragraph(card, "Regulatory status", prose.value("regulatory", std::string()));
    paragraph(card, "Licence", manifest.licence);
    paragraph(card, "References", bullets(prose.value("references", Json())));
    while (card.ends_with("\n\n")) {
        card.pop_back();
    }
    return card;
}

}  // namespace

std::string modelCard(const inference::Manifest& manifest, const CardFigures& figures) {
    try {
        return cardText(manifest, figures);
    } catch (const Json::exception&) {
        // A package made elsewhere may keep something else under our names.
        return "# " + manifest.name + "\n\n" + manifest.description + "\n\nThe figures and the prose of this card could not be read.\n";
    }
}

}  // namespace intaglio::training
