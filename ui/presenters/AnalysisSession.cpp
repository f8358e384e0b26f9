#include "ui/presenters/AnalysisSession.h"

namespace intaglio::ui {

AnalysisSession::AnalysisSession(StudyPorts ports, JobBridge& bridge, QObject* parent)
    : QObject(parent), m_ports(std::move(ports)), m_bridge(bridge) {}

void AnalysisSession::setPicture(StudyPorts::Loaded picture) {
    if (m_predictJob) m_predictJob->cancel();
    ++m_predictGeneration;
    m_picture = std::move(picture);
    m_statedAge.reset();
    m_asked = {};
    m_state = State::Idle;
    m_analysis.reset();
    m_problem.reset();
    clearExplanation();
    Q_EMIT predictionChanged();
}

void AnalysisSession::cancel() {
    if (m_predictJob) m_predictJob->cancel();
    if (m_explainJob) m_explainJob->cancel();
}

const inference::Prediction* AnalysisSession::prediction() const {
    return m_analysis ? std::get_if<inference::Prediction>(&*m_analysis) : nullptr;
}

const inference::Refusal* AnalysisSession::refusal() const {
    return m_analysis ? std::get_if<inference::Refusal>(&*m_analysis) : nullptr;
}

void AnalysisSession::predict(const std::string& modelId, int frame, bool overrideRefusal) {
    if (!m_picture) return;
    if (m_predictJob) m_predictJob->cancel();
    const int generation = ++m_predictGeneration;
    m_state = State::Running;
    m_analysis.reset();
    m_problem.reset();
    clearExplanation();
    const auto analyze = m_ports.analyze;
    const StudyPorts::Loaded picture = m_picture;
    m_asked = {modelId, inference::Device::Auto, frame, overrideRefusal};
    m_asked.patientAge = m_statedAge;
    JobBridge::Work<pipeline::Analysis> work = [analyze, picture, options = m_asked](base::ProgressSink& progress, std::stop_token stop) {
        return analyze(*picture, options, progress, stop);
    };
    m_predictJob = m_bridge.start<pipeline::Analysis>(tr("Running the model"), this, std::move(work),
                                                      [this, generation](base::Result<pipeline::Analysis> result) {
                                                          if (generation != m_predictGeneration) return;
                                                          finishPrediction(std::move(result));
                                                          if (m_analysis) Q_EMIT answered();
                                                      });
    Q_EMIT predictionChanged();
}

void AnalysisSession::finishPrediction(base::Result<pipeline::Analysis> result) {
    if (result) {
        m_analysis = std::move(*result);
        m_state = prediction() != nullptr ? State::Predicted : State::Refused;
    } else if (result.error().code == base::ErrorCode::Cancelled) {
        m_state = State::Cancelled;
    } else {
        m_problem = result.error();
        m_state = State::Failed;
    }
    Q_EMIT predictionChanged();
}

void AnalysisSession::adopt(pipeline::Analysis analysis, std::optional<inference::AgeRange> age) {
    if (!m_picture) return;
    if (m_predictJob) m_predictJob->cancel();
    ++m_predictGeneration;
    m_asked = {};
    m_statedAge = m_asked.patientAge = age;
    m_problem.reset();
    clearExplanation();
    finishPrediction(std::move(analysis));
}

void AnalysisSession::explain(const std::string& modelId, const std::string& label, inference::ExplainMethod method, int frame) {
    if (!m_picture) return;
    clearExplanation();
    const int generation = m_explainGeneration;
    m_explaining = true;
    m_explainedFrame = frame;
    const auto explain = m_ports.explain;
    const StudyPorts::Loaded picture = m_picture;
    const bool overridden = prediction() != nullptr && !prediction()->overriddenRefusal.empty();
    pipeline::AnalyzeOptions options{modelId, inference::Device::Auto, frame, overridden};
    options.patientAge = m_asked.patientAge;
    JobBridge::Work<pipeline::Explanation> work = [explain, picture, options, label, method](base::ProgressSink& progress,
                                                                                             std::stop_token stop) {
        return explain(*picture, options, label, method, progress, stop);
    };
    m_explainJob = m_bridge.start<pipeline::Explanation>(tr("Drawing the heatmap"), this, std::move(work),
                                                         [this, generation](base::Result<pipeline::Explanation> result) {
                                                             if (generation == m_explainGeneration) finishExplanation(std::move(result));
                                                         });
    Q_EMIT explanationChanged();
}

void AnalysisSession::finishExplanation(base::Result<pipeline::Explanation> result) {
    m_explaining = false;
    if (result) {
        m_explanation = std::move(*result);
    } else if (result.error().code != base::ErrorCode::Cancelled) {
        m_explanationProblem = result.error();
    }
    Q_EMIT explanationChanged();
}

void AnalysisSession::clearExplanation() {
    if (m_explainJob) m_explainJob->cancel();
    ++m_explainGeneration;
    m_explaining = false;
    m_explanation.reset();
    m_explanationProblem.reset();
    Q_EMIT explanationChanged();
}

}  // namespace intaglio::ui
