#include "core/training/Card.h"

#include <set>

#include "core/base/Files.h"
#include "core/training/CardTables.h"
#include "core/training/CardText.h"
#include "core/training/NumberText.h"

namespace intaglio::training {

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

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

/// Which epochs became the model.
std::string keptText(const Json& facts) {
    const std::string best = std::to_string(facts.value("best_epoch", 0));
    const std::string all = std::to_string(facts.value("epochs", Json::array()).size());
    const int networks = facts.value("networks", 1);
    return networks > 1 ? "Trained: " + std::to_string(networks) + " networks one after the other, " + all +
                              " epochs in all. Kept: the best epoch of each on the validation split (of the first: " + best + ")"
                        : "Kept: epoch " + best + " of " + all + ", the best one on the validation split";
}

void addTraining(std::string& card, const Json& facts) {
    if (!facts.is_object()) {
        return;
    }
    const Json countsOfSplits = facts.value("counts", Json::object());
    std::set<std::string> names;
    for (const auto& [split, labels] : countsOfSplits.items()) {
        for (const auto& [label, count] : labels.items()) {
            names.insert(label);
        }
    }
    std::string header = "| split |", rule = "|---|", rows;
    for (const std::string& name : names) {
        header += " " + name + " |";
        rule += "---|";
    }
    for (const auto& [split, labels] : countsOfSplits.items()) {
        rows += "| " + split + " |";
        for (const std::string& name : names) {
            rows += " " + std::to_string(labels.value(name, 0)) + " |";
        }
        rows += "\n";
    }
    card += "## Training\nData set `" + facts.value("dataset", std::string()) + "`; pictures per label:\n\n" + header + "\n" + rule + "\n";
    card += rows + "\n" + keptText(facts) +
            ". Calibration, operating points and the limits of the gate were fitted on the validation split; the "
            "test split was read by the evaluation only.\n\n";
    if (const std::string start = facts.value("started_from", std::string()); !start.empty()) {
        card += "The network began with the weights of `" + start +
                "`, its last layer anew. Where these had been learnt from pictures that are judged here, the figures are too good.\n\n";
    }
}

/// "1 to 5", "15 and above"; empty where any age may come.
std::string ageRange(const inference::InputGate& gate) {
    if (gate.ageMinimum && gate.ageMaximum) {
        return shortNumber(*gate.ageMinimum) + " to " + shortNumber(*gate.ageMaximum);
    }
    if (gate.ageMinimum) {
        return shortNumber(*gate.ageMinimum) + " and above";
    }
    return gate.ageMaximum ? "up to " + shortNumber(*gate.ageMaximum) : std::string();
}

std::string agesText(const inference::InputGate& gate) {
    const std::string range = ageRange(gate);
    return range.empty() ? range
                         : "Made for ages " + range +
                               " (completed years); a file that states another age is refused, and where no age is stated the result "
                               "carries the flag "
                               "`age-unchecked`.";
}

/// What stands behind one answer where several networks or views give it; empty for a single network that sees the picture once.
std::string combinedText(const inference::Manifest& manifest) {
    const std::size_t networks = 1 + manifest.ensembleMembers.size(), views = 1 + manifest.testTimeTransforms.size();
    if (networks * views == 1) {
        return {};
    }
    const std::string seen = views == 1 ? "the picture as it is"
                                        : std::to_string(views) + " views of the picture (as it is, " +
                                              card_text::joinedNames(manifest.testTimeTransforms) + ")";
    return (networks == 1 ? "1 network judges " : std::to_string(networks) + " networks judge ") + seen + ": " +
           std::to_string(networks * views) +
           " answers, whose logits are averaged. The interval shown beside a probability is the lowest and the highest of these "
           "answers; it is no confidence interval.";
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
        card += "**Non-commercial use only**, because of the licence of the training pictures, or of those that it began with.\n\n";
    }
    paragraph(card, "Intended use", manifest.intendedUse);
    paragraph(card, "Intended user", prose.value("intended_user", std::string()));
    paragraph(card, "Not for", bullets(Json(manifest.notFor)));
    paragraph(card, "Ages", agesText(manifest.gate));
    addLabels(card, manifest);
    paragraph(card, "Data", prose.value("data", std::string()));
    paragraph(card, "Known confounds", bullets(prose.value("confounds", Json())));
    paragraph(card, "Input and network", prose.value("network", std::string()));
    paragraph(card, "Combined answers", combinedText(manifest));
    addTraining(card, further.is_object() ? further.value("training_data", Json()) : Json());
    addCardFigures(card, manifest, prose, further, figures);
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

namespace {

std::string textOf(const fs::path& file) {
    const auto bytes = base::readFile(file);
    return bytes ? std::string(base::textOf(*bytes)) : std::string();
}

}  // namespace

CardFigures readCardFigures(const fs::path& package, const fs::path& baseline) {
    const fs::path evaluation = package / "evaluation";
    CardFigures figures;
    figures.metrics = textOf(evaluation / "metrics.json");
    figures.colorBaseline = textOf(baseline / "colour" / "metrics.json");
    figures.preparedBaseline = textOf(baseline / "prepared" / "metrics.json");
    figures.explanation = textOf(evaluation / "explanation.json");
    figures.crossValidation = textOf(evaluation / "cross-validation" / "metrics.json");
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(evaluation / "further", ignored)) {
        if (const std::string metrics = textOf(entry.path() / "metrics.json"); !metrics.empty()) {
            figures.further[base::pathText(entry.path().filename())] = metrics;
        }
    }
    return figures;
}

}  // namespace intaglio::training
