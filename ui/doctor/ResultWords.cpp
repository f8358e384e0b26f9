#include "ui/doctor/ResultWords.h"

#include <QCoreApplication>
#include <QLocale>

#include "core/inference/Disagreement.h"
#include "core/pipeline/JudgeCleaned.h"
#include "ui/support/ErrorText.h"

namespace intaglio::ui {
namespace {

QString checkedText(crypto::EmbeddingMode mode) {
    return mode == crypto::EmbeddingMode::Reversible
               ? QCoreApplication::translate("ResultWords", "Signature, recipient and every sample of the picture were checked.")
               : QCoreApplication::translate("ResultWords",
                                             "Signature and recipient were checked, and the picture as far as this mode allows.");
}

/// Who sealed it, and of the picture no more than the mode proves.
QString intactTitle(const pipeline::IntactResult& intact) {
    const bool isUnchanged = intact.mode != crypto::EmbeddingMode::Robust;
    if (intact.isOwnAnswer)
        return isUnchanged ? QCoreApplication::translate("ResultWords", "Picture unchanged, sealed by you")
                           : QCoreApplication::translate("ResultWords", "Sealed by you");
    const QString title = isUnchanged ? QCoreApplication::translate("ResultWords", "Picture unchanged, sealed by %1")
                                      : QCoreApplication::translate("ResultWords", "Sealed by %1");
    return title.arg(QString::fromStdString(intact.kioskName));
}

struct VerdictVisitor {
    VerdictWords operator()(const pipeline::IntactResult& intact) const {
        VerdictWords words{std::nullopt, QStringLiteral("seal"), intactTitle(intact), checkedText(intact.mode), false, false};
        if (!intact.warnings.empty()) words.kind = MessageKind::Attention;
        return words;
    }
    VerdictWords operator()(const pipeline::NoPayload&) const {
        return {MessageKind::Info,
                QStringLiteral("image"),
                QCoreApplication::translate("ResultWords", "No sealed result"),
                QCoreApplication::translate("ResultWords",
                                            "This picture holds no sealed result that your key can find. You can run a model on it here."),
                false,
                false};
    }
    VerdictWords operator()(const pipeline::Damaged&) const {
        return {MessageKind::Danger,
                QStringLiteral("danger"),
                QCoreApplication::translate("ResultWords", "Sealed result damaged"),
                QCoreApplication::translate(
                    "ResultWords",
                    "The picture was changed after sealing and the result cannot be read. Do not use it; ask for the sealed file itself."),
                false,
                false};
    }
    VerdictWords operator()(const pipeline::NotForYou&) const {
        return {MessageKind::Attention,
                QStringLiteral("lock"),
                QCoreApplication::translate("ResultWords", "Sealed for somebody else"),
                QCoreApplication::translate(
                    "ResultWords",
                    "This picture holds a sealed result or answer, but your key is not among those that open it. An answer "
                    "for a patient opens with the patient's account."),
                false,
                false};
    }
    VerdictWords operator()(const pipeline::UntrustedKiosk& kiosk) const {
        if (kiosk.revoked) {
            return {
                MessageKind::Danger,
                QStringLiteral("danger"),
                kiosk.isAnswer ? QCoreApplication::translate("ResultWords", "Doctor's key revoked")
                               : QCoreApplication::translate("ResultWords", "Kiosk key revoked"),
                QCoreApplication::translate("ResultWords",
                                            "The clinic no longer trusts the key that sealed this (%1): it was lost, stolen or replaced. "
                                            "Do not use the result; ask the clinic.")
                    .arg(QString::fromStdString(kiosk.fingerprint)),
                false,
                false};
        }
        VerdictWords words{MessageKind::Attention,
                           QStringLiteral("warning"),
                           QCoreApplication::translate("ResultWords", "Kiosk not trusted"),
                           QCoreApplication::translate("ResultWords", "The result was sealed by a kiosk you do not trust (%1)."),
                           false,
                           true};
        if (kiosk.isAnswer) {
            words.title = QCoreApplication::translate("ResultWords", "Key not trusted");
            words.explanation = QCoreApplication::translate("ResultWords", "This answer was sealed with a key you do not trust (%1).");
        }
        words.explanation = words.explanation.arg(QString::fromStdString(kiosk.fingerprint)) + QLatin1Char(' ') +
                            QCoreApplication::translate("ResultWords", "Compare the first three groups with the key's fingerprint.");
        return words;
    }
    VerdictWords operator()(const pipeline::BadSignature&) const {
        return {MessageKind::Danger,
                QStringLiteral("danger"),
                QCoreApplication::translate("ResultWords", "Signature wrong"),
                QCoreApplication::translate("ResultWords",
                                            "The result does not come from the kiosk it names. Do not use it and report this picture."),
                false,
                false};
    }
    VerdictWords operator()(const pipeline::ImageMismatch&) const {
        return {
            MessageKind::Danger,
            QStringLiteral("danger"),
            QCoreApplication::translate("ResultWords", "Picture altered"),
            QCoreApplication::translate(
                "ResultWords", "The sealed result is genuine, but it belongs to other pixels or another patient's data. It is not shown."),
            false,
            false};
    }
};

}  // namespace

VerdictWords verdictWords(const OpenSession& session) {
    switch (session.seal()) {
        case OpenSession::Seal::NotAsked:
            return {};
        case OpenSession::Seal::KeyLocked:
            return {MessageKind::Info,
                    QStringLiteral("lock"),
                    QCoreApplication::translate("ResultWords", "Key locked"),
                    QCoreApplication::translate("ResultWords", "This picture may hold a sealed result. Unlock your key."),
                    true,
                    false};
        case OpenSession::Seal::Checking:
            return {MessageKind::Info,
                    QStringLiteral("seal"),
                    QCoreApplication::translate("ResultWords", "Checking the seal"),
                    QCoreApplication::translate("ResultWords", "Looking for a sealed result in this picture."),
                    false,
                    false};
        case OpenSession::Seal::Known:
            return std::visit(VerdictVisitor{}, *session.verdict());
        case OpenSession::Seal::Failed: {
            const ErrorWords words = errorText(*session.sealProblem());
            return {MessageKind::Danger, QStringLiteral("danger"), words.sentence, words.hint, false, false};
        }
    }
    return {};
}

QString notAMedicalDevice() {
    return QCoreApplication::translate("ResultWords", "Not a medical device; for research and decision support.");
}

QString kioskTimeText(qint64 unixSeconds) {
    const QDateTime time = QDateTime::fromSecsSinceEpoch(unixSeconds).toLocalTime();
    return QCoreApplication::translate("ResultWords", "%1 (kiosk clock)").arg(QLocale().toString(time, QLocale::ShortFormat));
}

QString decisionText(inference::Decision decision) {
    switch (decision) {
        case inference::Decision::Positive:
            return QCoreApplication::translate("ResultWords", "Positive");
        case inference::Decision::Negative:
            return QCoreApplication::translate("ResultWords", "Negative");
        case inference::Decision::Indeterminate:
            break;
    }
    return QCoreApplication::translate("ResultWords", "Indeterminate");
}

QString decisionHeadline(inference::Decision decision) {
    switch (decision) {
        case inference::Decision::Positive:
            return QCoreApplication::translate("ResultWords", "Finding: needs a doctor's look");
        case inference::Decision::Negative:
            return QCoreApplication::translate("ResultWords", "No finding above the threshold");
        case inference::Decision::Indeterminate:
            break;
    }
    return QCoreApplication::translate("ResultWords", "Undecided: needs a doctor's look");
}

QString decisionIcon(inference::Decision decision) {
    return decision == inference::Decision::Negative ? QStringLiteral("info") : QStringLiteral("warning");
}

MessageKind decisionKind(inference::Decision decision) {
    // A negative result is no promise of health: it stays neutral, never green.
    return decision == inference::Decision::Negative ? MessageKind::Info : MessageKind::Attention;
}

QString percentText(double probability) {
    return QCoreApplication::translate("ResultWords", "%1 %").arg(QLocale().toString(probability * 100, 'f', 1));
}

QString methodText(inference::ExplainMethod method) {
    switch (method) {
        case inference::ExplainMethod::GradCam:
            return QCoreApplication::translate("ResultWords", "Grad-CAM");
        case inference::ExplainMethod::HiResCam:
            return QCoreApplication::translate("ResultWords", "HiResCAM");
        case inference::ExplainMethod::Cam:
            return QCoreApplication::translate("ResultWords", "CAM (exact)");
        case inference::ExplainMethod::LayerCam:
            return QCoreApplication::translate("ResultWords", "LayerCAM (finer layer)");
        case inference::ExplainMethod::Rise:
            return QCoreApplication::translate("ResultWords", "RISE (very slow)");
        case inference::ExplainMethod::Patches:
            return QCoreApplication::translate("ResultWords", "Map of the patches");
        case inference::ExplainMethod::Occlusion:
            break;
    }
    return QCoreApplication::translate("ResultWords", "Occlusion (slow)");
}

QString refusalText(const std::string& code) {
    using base::ErrorCode;
    const std::pair<ErrorCode, QString> texts[] = {
        {ErrorCode::RefusedKind, QCoreApplication::translate("ResultWords", "it is another kind of picture")},
        {ErrorCode::RefusedUnfamiliar, QCoreApplication::translate("ResultWords", "it is unlike the pictures that the model knows")},
        {ErrorCode::RefusedTooSmall, QCoreApplication::translate("ResultWords", "it is too small")},
        {ErrorCode::RefusedBlurred, QCoreApplication::translate("ResultWords", "it is too blurred")},
        {ErrorCode::RefusedExposure, QCoreApplication::translate("ResultWords", "it is too dark or too bright")},
        {ErrorCode::RefusedModality, QCoreApplication::translate("ResultWords", "it comes from a device that the model is not made for")},
        {ErrorCode::RefusedContradiction, QCoreApplication::translate("ResultWords", "it does not look like what the file says")},
        {ErrorCode::RefusedAge, QCoreApplication::translate("ResultWords", "the model is not made for the patient's age")},
        {ErrorCode::RefusedView, QCoreApplication::translate("ResultWords", "it was taken in a view that the model is not made for")},
        {ErrorCode::RefusedBodyPart,
         QCoreApplication::translate("ResultWords", "it shows a part of the body that the model is not made for")},
        {ErrorCode::RefusedBurnedInText, QCoreApplication::translate("ResultWords", "text is burnt into it")}};
    for (const auto& [known, text] : texts) {
        if (base::codeName(known) == code) return text;
    }
    return QString::fromStdString(code);
}

QString flagText(const std::string& flag, const inference::Prediction& prediction) {
    if (flag == pipeline::kOverriddenFlag)
        return QCoreApplication::translate("ResultWords", "Judged although the gate refused the picture");
    if (flag == pipeline::kKindUncheckedFlag)
        return QCoreApplication::translate("ResultWords", "The kind of picture was not checked: the model for that cannot be used");
    if (flag == pipeline::kAgeUncheckedFlag)
        return QCoreApplication::translate("ResultWords", "The model is made for a certain age, and the file does not say the patient's");
    if (flag == pipeline::kAgeStatedFlag)
        return QCoreApplication::translate("ResultWords", "The patient's age was stated, not read from the picture");
    if (const auto by = pipeline::readCleanedFlag(flag)) {
        return QCoreApplication::translate("ResultWords",
                                           "Cleaned at the kiosk before it was judged: no value was changed by more than %1 of %2")
            .arg(by->largestChange)
            .arg(by->highestValue);
    }
    if (const auto range = inference::disagreement(prediction); range && flag.starts_with(inference::kDisagreementFlag)) {
        return QCoreApplication::translate(
                   "ResultWords",
                   "The answers behind this result do not decide alike: for a finding they lie between %1 and %2, on "
                   "both sides of the operating point. Read this picture with care.")
            .arg(percentText(range->lowest), percentText(range->highest));
    }
    if (flag.starts_with(inference::kWeightedFindingFlag) && !inference::hasBrokenWeight(prediction))
        return QCoreApplication::translate(
            "ResultWords",
            "Not the most probable label is shown first, but one that is rare among the pictures that the model was checked on");
    if (flag == "demonstration") return QCoreApplication::translate("ResultWords", "Demonstration model: not for patients");
    if (flag == "non-commercial") return QCoreApplication::translate("ResultWords", "Licensed for non-commercial use");
    if (flag == "unsigned") return QCoreApplication::translate("ResultWords", "Unsigned model package");
    return QString::fromStdString(flag);
}

const inference::ModelPackage* ModelWords::find(const std::string& id) const {
    for (const inference::ModelPackage& package : m_packages) {
        if (package.manifest.id == id) return &package;
    }
    return nullptr;
}

QString ModelWords::modelName(const std::string& id) const {
    const inference::ModelPackage* package = find(id);
    return QString::fromStdString(package && !package->manifest.name.empty() ? package->manifest.name : id);
}

QString ModelWords::labelWords(const std::string& modelId, const std::string& label) const {
    const inference::ModelPackage* package = find(modelId);
    if (package == nullptr) return QString::fromStdString(label);
    const std::string language = QLocale().name().section(QLatin1Char('_'), 0, 0).toStdString();
    for (const inference::Label& candidate : package->manifest.labels) {
        if (candidate.key != label) continue;
        for (const std::string& wanted : {language, std::string("en")}) {
            const auto words = candidate.display.find(wanted);
            if (words != candidate.display.end()) return QString::fromStdString(words->second);
        }
    }
    return QString::fromStdString(label);
}

QString ModelWords::findingWords(const QString& label) const {
    for (const inference::ModelPackage& package : m_packages) {
        for (const inference::Label& candidate : package.manifest.labels) {
            if (candidate.key != label.toStdString()) continue;
            return candidate.role == inference::LabelRole::Finding ? labelWords(package.manifest.id, candidate.key) : QString();
        }
    }
    return label;
}

bool ModelWords::isFinding(const std::string& modelId, const std::string& label) const {
    const inference::ModelPackage* package = find(modelId);
    return package != nullptr &&
           std::any_of(package->manifest.labels.begin(), package->manifest.labels.end(), [&](const inference::Label& candidate) {
               return candidate.key == label && candidate.role == inference::LabelRole::Finding;
           });
}

std::vector<ProbabilityBar> ModelWords::bars(const inference::Prediction& prediction) const {
    std::vector<ProbabilityBar> bars;
    for (const inference::ClassProbability& entry : prediction.probabilities) {
        bars.push_back({labelWords(prediction.model.id, entry.label), entry.probability, isFinding(prediction.model.id, entry.label),
                        entry.lowest, entry.highest});
    }
    return bars;
}

}  // namespace intaglio::ui
