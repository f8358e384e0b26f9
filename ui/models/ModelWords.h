#pragma once
#include "ui/presenters/ModelPorts.h"
#include "ui/support/Theme.h"

class QLabel;

namespace intaglio::ui {

/// How a package stands, as an icon, a word and a sentence.
struct ModelBadge {
    QString icon;
    QString word;
    QString sentence;
    Color tint = Color::Text;
};
[[nodiscard]] ModelBadge badgeOf(const inference::ModelPackage& package);

/// "Chest X-ray" for "chest-xray"; a clinic's own word as it is.
[[nodiscard]] QString kindWord(const std::string& kind);
/// For which ages the model is made; empty where it is for all.
[[nodiscard]] QString agesSentence(const inference::Manifest& manifest);
/// "Balanced accuracy" for "balanced_accuracy".
[[nodiscard]] QString figureWord(const QString& name);
/// "0.979 (0.969 to 1.000)".
[[nodiscard]] QString figureText(const ModelFigure& figure);
/// The figure that stands for the whole: balanced accuracy, else accuracy; a dash where nothing was measured.
[[nodiscard]] QString headlineOf(const ModelRow& row);
/// What the figures tell apart: "normal, pneumonia (bacteria, virus)".
[[nodiscard]] QString judgedWords(const ModelRow& row);
/// Says that the figures join labels, and how well each is told apart by itself; empty where they do not.
[[nodiscard]] QString joinedSentence(const ModelRow& row);
/// Who signed it, by the name in the signature and the key's fingerprint; who accepted it.
[[nodiscard]] QString signerSentence(const inference::ModelPackage& package);
[[nodiscard]] QString bytesWord(std::uint64_t bytes);
/// A wrapped label of a style role.
[[nodiscard]] QLabel* makeModelText(QWidget* parent, const char* objectName, const QString& text, const char* role = "");

}  // namespace intaglio::ui
