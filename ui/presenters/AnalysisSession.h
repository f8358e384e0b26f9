#pragma once
#include <QObject>
#include <QPointer>
#include <optional>

#include "ui/presenters/StudyPorts.h"
#include "ui/support/JobBridge.h"

namespace intaglio::ui {

/// Running the local model on the open picture, and its heatmap. An answer for a picture, frame or label of before is dropped.
/// User-interface thread.
class AnalysisSession : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Running, Predicted, Refused, Failed, Cancelled };

    AnalysisSession(StudyPorts ports, JobBridge& bridge, QObject* parent = nullptr);

    /// The picture to work on from now on; forgets everything about the one before. Null: none.
    void setPicture(StudyPorts::Loaded picture);
    /// From now on the model sees this form of the same picture; what it said before stays.
    void judgeInstead(StudyPorts::Loaded picture) { m_picture = std::move(picture); }
    [[nodiscard]] bool hasPicture() const { return m_picture != nullptr; }

    /// The patient's age as the doctor says it: counts where the picture itself states none, from the next predict() on, until another
    /// picture comes or an answer is adopted. Nothing: not said.
    void stateAge(std::optional<inference::AgeRange> age) { m_statedAge = age; }
    [[nodiscard]] const std::optional<inference::AgeRange>& statedAge() const { return m_statedAge; }
    /// How the answer that is there now was asked for.
    [[nodiscard]] const pipeline::AnalyzeOptions& asked() const { return m_asked; }

    /// `modelId` empty: the gate chooses. `overrideRefusal`: the doctor wants the named model's answer although the gate refused the
    /// picture; its heatmaps are made in the same way.
    void predict(const std::string& modelId, int frame, bool overrideRefusal = false);
    /// Takes over what the model said about this picture before, and the age that was stated for it.
    void adopt(pipeline::Analysis analysis, std::optional<inference::AgeRange> age);
    /// Asks for a map of `label` (empty: the finding). Replaces a running one.
    void explain(const std::string& modelId, const std::string& label, inference::ExplainMethod method, int frame);
    void clearExplanation();
    void cancel();

    [[nodiscard]] State state() const { return m_state; }
    /// What the model said, or why it said nothing; null while there is neither.
    [[nodiscard]] const pipeline::Analysis* analysis() const { return m_analysis ? &*m_analysis : nullptr; }
    [[nodiscard]] const inference::Prediction* prediction() const;
    [[nodiscard]] const inference::Refusal* refusal() const;
    /// Why predict() failed.
    [[nodiscard]] const std::optional<base::Error>& problem() const { return m_problem; }
    [[nodiscard]] bool isExplaining() const { return m_explaining; }
    [[nodiscard]] const pipeline::Explanation* explanation() const { return m_explanation ? &*m_explanation : nullptr; }
    [[nodiscard]] int explainedFrame() const { return m_explainedFrame; }
    [[nodiscard]] const std::optional<base::Error>& explanationProblem() const { return m_explanationProblem; }

Q_SIGNALS:
    /// What predict() was asked for is there: a prediction or a refusal. After predictionChanged().
    void answered();
    void predictionChanged();
    void explanationChanged();

private:
    void finishPrediction(base::Result<pipeline::Analysis> result);
    void finishExplanation(base::Result<pipeline::Explanation> result);

    StudyPorts m_ports;
    JobBridge& m_bridge;
    StudyPorts::Loaded m_picture;
    std::optional<inference::AgeRange> m_statedAge;
    pipeline::AnalyzeOptions m_asked;
    State m_state = State::Idle;
    std::optional<pipeline::Analysis> m_analysis;
    std::optional<base::Error> m_problem;
    std::optional<pipeline::Explanation> m_explanation;
    std::optional<base::Error> m_explanationProblem;
    bool m_explaining = false;
    int m_explainedFrame = 0;
    QPointer<Job> m_predictJob;
    QPointer<Job> m_explainJob;
    int m_predictGeneration = 0;
    int m_explainGeneration = 0;
};

}  // namespace intaglio::ui
