#include <array>
#include <nlohmann/json.hpp>

#include "core/training/Compare.h"
#include "core/training/NumberText.h"

namespace intaglio::training {

namespace {

using Json = nlohmann::ordered_json;

/// What the tables show of every row.
constexpr std::array kFigures{"balanced_accuracy", "accuracy", "auc_macro", "sensitivity", "specificity",
                              "f1_macro",          "kappa",    "mcc",       "brier",       "ece"};

std::string number(double value, int digits = 3) {
    return fixedNumber(value, digits);
}

/// "0.975 (0.951 to 0.993)"
std::string intervalText(const Estimates& figures, const std::string& name) {
    const auto found = figures.find(name);
    if (found == figures.end()) {
        return "-";
    }
    const Estimate& figure = found->second;
    return number(figure.value) + (figure.ci95 ? " (" + number(figure.ci95->low) + " to " + number(figure.ci95->high) + ")" : "");
}

Json figureJson(const Estimate& figure) {
    Json json = {{"value", figure.value}, {"ci95", nullptr}};
    if (figure.ci95) {
        json["ci95"] = {figure.ci95->low, figure.ci95->high};
    }
    return json;
}

Json headFigures(const Estimates& figures) {
    Json json = Json::object();
    for (const auto& [name, figure] : figures) {
        if (name.find('/') == std::string::npos) {
            json[name] = figureJson(figure);
        }
    }
    return json;
}

Json rowJson(const CompareRow& row) {
    if (row.failure) {
        return {{"name", row.name}, {"error", base::codeName(row.failure->code)}, {"detail", row.failure->arguments}};
    }
    return {{"name", row.name},
            {"parameters", row.parameters},
            {"input", row.input},
            {"pretrained", row.pretrained},
            {"training_seconds", row.trainingSeconds},
            {"epochs", row.epochs},
            {"judging_seconds", row.report.seconds},
            {"metrics", headFigures(row.report.figures)},
            {"difference_to_reference", headFigures(row.differences)}};
}

std::string parametersText(const CompareRow& row) {
    return row.parameters > 0 ? std::to_string(row.parameters) : "-";
}

std::string trainingText(const CompareRow& row) {
    return row.trainingSeconds > 0 ? number(row.trainingSeconds / 60, 1) + " min, " + std::to_string(row.epochs) + " epochs" : "-";
}

std::string markdownRow(const CompareRow& row) {
    if (row.failure) {
        return "| " + row.name + " | - | - | - | failed: " + std::string(base::codeName(row.failure->code)) + " | - | - | - | - |\n";
    }
    const Estimates& figures = row.report.figures;
    return "| " + row.name + (row.pretrained ? " (pretrained)" : "") + " | " + parametersText(row) + " | " + row.input + " | " +
           trainingText(row) + " | " + intervalText(figures, "balanced_accuracy") + " | " + intervalText(figures, "accuracy") + " | " +
           intervalText(figures, "auc_macro") + " | " + intervalText(figures, "ece") + " | " +
           intervalText(row.differences, "balanced_accuracy") + " |\n";
}

std::string publishedMarkdown(const std::vector<PublishedFigure>& published) {
    if (published.empty()) {
        return {};
    }
    std::string text =
        "\nPublished figures, as their authors state them, without intervals and mostly on other splits:\n\n"
        "| name | figure | value | source |\n|---|---|---|---|\n";
    for (const PublishedFigure& figure : published) {
        for (const auto& [name, value] : figure.metrics) {
            text += "| " + figure.name + " | " + name + " | " + number(value) + " | " + figure.source + " |\n";
        }
    }
    return text;
}

std::size_t pictureCount(const Comparison& comparison) {
    for (const CompareRow& row : comparison.rows) {
        if (!row.failure) {
            return row.report.count;
        }
    }
    return 0;
}

}  // namespace

std::string comparisonJson(const Comparison& comparison) {
    Json json = {{"dataset", comparison.dataset},     {"split", comparison.split}, {"n", pictureCount(comparison)},
                 {"reference", comparison.reference}, {"rows", Json::array()},     {"published", Json::array()}};
    for (const CompareRow& row : comparison.rows) {
        json["rows"].push_back(rowJson(row));
    }
    for (const PublishedFigure& figure : comparison.published) {
        json["published"].push_back({{"name", figure.name}, {"source", figure.source}, {"metrics", figure.metrics}});
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string comparisonCsv(const Comparison& comparison) {
    std::string text = "name,parameters,input,pretrained,training_seconds,epochs,error";
    for (const char* name : kFigures) {
        text += std::string(",") + name + "," + name + "_low," + name + "_high";
    }
    text += ",balanced_accuracy_difference,balanced_accuracy_difference_low,balanced_accuracy_difference_high\r\n";
    const auto fields = [](const Estimates& figures, const char* name) {
        const auto found = figures.find(name);
        if (found == figures.end()) {
            return std::string(",,,");
        }
        const auto& ci = found->second.ci95;
        return "," + number(found->second.value, 6) + "," + (ci ? number(ci->low, 6) : "") + "," + (ci ? number(ci->high, 6) : "");
    };
    for (const CompareRow& row : comparison.rows) {
        text += quotedField(row.name) + "," + (row.parameters > 0 ? std::to_string(row.parameters) : "") + "," + row.input + "," +
                (row.pretrained ? "yes" : "no") + "," + number(row.trainingSeconds, 1) + "," + std::to_string(row.epochs) + "," +
                (row.failure ? std::string(base::codeName(row.failure->code)) : "");
        for (const char* name : kFigures) {
            text += fields(row.report.figures, name);
        }
        text += fields(row.differences, "balanced_accuracy") + "\r\n";
    }
    return text;
}

std::string comparisonMarkdown(const Comparison& comparison) {
    std::string text = "# Models on the split \"" + comparison.split + "\" of `" + comparison.dataset + "`\n\n" +
                       std::to_string(pictureCount(comparison)) +
                       " pictures, the same for every row; in brackets 95 % intervals (bootstrap over groups). Differences are to the "
                       "first row, from draws of the same groups for both; one whose interval holds 0 may be chance.\n\n"
                       "| model | parameters | input | training | balanced accuracy | accuracy | AUC | calibration error | "
                       "difference in balanced accuracy |\n|---|---|---|---|---|---|---|---|---|\n";
    for (const CompareRow& row : comparison.rows) {
        text += markdownRow(row);
    }
    return text + publishedMarkdown(comparison.published);
}

}  // namespace intaglio::training
