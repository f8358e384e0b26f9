#pragma once
#include <QDateTime>
#include <QString>
#include <optional>
#include <vector>

#include "core/inference/Manifest.h"
#include "ui/presenters/OpenSession.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/ProbabilityBars.h"

namespace intaglio::ui {

/// What the banner about the seal says. Colour never speaks alone: icon and title name the verdict too. An intact seal has no colour: green
/// beside a finding would read as "healthy".
struct VerdictWords {
    std::optional<MessageKind> kind = MessageKind::Info;  ///< none: nothing calls for attention
    QString icon;
    QString title;
    QString explanation;
    bool offersUnlock = false;
    bool offersTrust = false;
};
[[nodiscard]] VerdictWords verdictWords(const OpenSession& session);

/// "Not a medical device; for research and decision support."
[[nodiscard]] QString notAMedicalDevice();
/// The kiosk's time of sealing in local time, as the kiosk's clock told it.
[[nodiscard]] QString kioskTimeText(qint64 unixSeconds);
[[nodiscard]] QString decisionText(inference::Decision decision);
/// What a decision means in a few words, for the head of a result.
[[nodiscard]] QString decisionHeadline(inference::Decision decision);
[[nodiscard]] QString decisionIcon(inference::Decision decision);
[[nodiscard]] MessageKind decisionKind(inference::Decision decision);
[[nodiscard]] QString percentText(double probability);
[[nodiscard]] QString methodText(inference::ExplainMethod method);
/// What the gate had against a picture, by the code of its refusal ("refused-blurred"): "it is too blurred".
[[nodiscard]] QString refusalText(const std::string& code);
/// "demonstration" and the like in words; as it stands where it is unknown or says what the result itself denies.
[[nodiscard]] QString flagText(const std::string& flag, const inference::Prediction& prediction);

/// The installed packages and the words of their labels in the language in use.
class ModelWords {
public:
    ModelWords() = default;
    explicit ModelWords(std::vector<inference::ModelPackage> packages) : m_packages(std::move(packages)) {}

    [[nodiscard]] const std::vector<inference::ModelPackage>& packages() const { return m_packages; }
    /// Null where no such package is installed.
    [[nodiscard]] const inference::ModelPackage* find(const std::string& id) const;
    [[nodiscard]] QString modelName(const std::string& id) const;
    /// The label's key itself where the package is unknown here.
    [[nodiscard]] QString labelWords(const std::string& modelId, const std::string& label) const;
    /// The words of a label that is a finding of some installed model; empty for labels such as "normal".
    [[nodiscard]] QString findingWords(const QString& label) const;
    /// False where the package is unknown here.
    [[nodiscard]] bool isFinding(const std::string& modelId, const std::string& label) const;
    [[nodiscard]] std::vector<ProbabilityBar> bars(const inference::Prediction& prediction) const;

private:
    std::vector<inference::ModelPackage> m_packages;
};

}  // namespace intaglio::ui
