#include "ui/models/ModelWords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <map>

#include "ui/support/ErrorText.h"

namespace intaglio::ui {

namespace {

/// Texts that belong to no one window.
struct ModelWords {
    Q_DECLARE_TR_FUNCTIONS(ModelWords)
};

QString dateOf(std::int64_t unixSeconds) {
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(unixSeconds).date(), QLocale::ShortFormat);
}

}  // namespace

ModelBadge badgeOf(const inference::ModelPackage& package) {
    using inference::PackageStatus;
    if (package.problem) return {QStringLiteral("danger"), ModelWords::tr("Broken"), errorText(*package.problem).sentence, Color::Danger};
    if (!package.isEnabled && package.status == PackageStatus::Unsigned && !package.acceptance)
        return {QStringLiteral("warning"), ModelWords::tr("Not accepted"),
                ModelWords::tr("Nobody whom this computer trusts signed it, and nobody accepted it. It does not judge pictures."),
                Color::Attention};
    if (!package.isEnabled)
        return {QStringLiteral("lock"), ModelWords::tr("Off"), ModelWords::tr("It is switched off and does not judge pictures."),
                Color::TextMuted};
    if (package.status == PackageStatus::Unsigned)
        return {QStringLiteral("warning"), ModelWords::tr("Unsigned"),
                ModelWords::tr("It runs because somebody accepted it. Each of its results says that it is unsigned."), Color::Attention};
    if (package.manifest.demonstration)
        return {QStringLiteral("info"), ModelWords::tr("Demonstration"),
                ModelWords::tr("Its data cannot carry a judgement about a patient. Each of its results says so."), Color::Info};
    return {QStringLiteral("check"), ModelWords::tr("Ready"), ModelWords::tr("Every file is the one that was published."), Color::Success};
}

QString kindWord(const std::string& kind) {
    const std::map<std::string, QString> words{{"blood-smear", ModelWords::tr("Blood smear")},
                                               {"chest-xray", ModelWords::tr("Chest X-ray")},
                                               {"skin", ModelWords::tr("Skin")},
                                               {"breast-ultrasound", ModelWords::tr("Breast ultrasound")},
                                               {"bone-xray", ModelWords::tr("Bone X-ray")},
                                               {"mammogram", ModelWords::tr("Mammogram")},
                                               {"picture-kind", ModelWords::tr("Any (tells kinds apart)")}};
    const auto found = words.find(kind);
    return found == words.end() ? QString::fromStdString(kind) : found->second;
}

QString figureWord(const QString& name) {
    const std::map<QString, QString> words{{QStringLiteral("accuracy"), ModelWords::tr("Accuracy")},
                                           {QStringLiteral("balanced_accuracy"), ModelWords::tr("Balanced accuracy")},
                                           {QStringLiteral("auc_macro"), ModelWords::tr("Area under the ROC curve")},
                                           {QStringLiteral("average_precision"), ModelWords::tr("Average precision")},
                                           {QStringLiteral("sensitivity"), ModelWords::tr("Sensitivity")},
                                           {QStringLiteral("specificity"), ModelWords::tr("Specificity")},
                                           {QStringLiteral("ppv"), ModelWords::tr("Positive predictive value")},
                                           {QStringLiteral("npv"), ModelWords::tr("Negative predictive value")},
                                           {QStringLiteral("f1_macro"), ModelWords::tr("F1")},
                                           {QStringLiteral("kappa"), ModelWords::tr("Cohen's kappa")},
                                           {QStringLiteral("mcc"), ModelWords::tr("Matthews correlation")},
                                           {QStringLiteral("brier"), ModelWords::tr("Brier score (0 is best)")},
                                           {QStringLiteral("ece"), ModelWords::tr("Calibration error (0 is best)")}};
    const auto found = words.find(name);
    return found == words.end() ? name : found->second;
}

QString figureText(const ModelFigure& figure) {
    const QLocale locale;
    const auto number = [&locale](double value) { return locale.toString(value, 'f', 3); };
    return ModelWords::tr("%1 (%2 to %3)").arg(number(figure.value), number(figure.low), number(figure.high));
}

QString headlineOf(const ModelRow& row) {
    const ModelFigure* figure = row.figure(QStringLiteral("balanced_accuracy"));
    if (figure == nullptr) figure = row.figure(QStringLiteral("accuracy"));
    return figure == nullptr ? QStringLiteral("–") : figureText(*figure);
}

QString signerSentence(const inference::ModelPackage& package) {
    QStringList sentences;
    if (package.isShipped) {
        sentences << ModelWords::tr("It came with the program.");
    } else if (!package.signer) {
        sentences << ModelWords::tr("Nobody signed it.");
    } else {
        const QString name = QString::fromStdString(package.signer->name);
        const QString key = QString::fromStdString(package.signer->fingerprint);
        sentences << (package.signer->isTrusted
                          ? ModelWords::tr("Signed by %1, whom this computer trusts, on %2 (key %3).")
                                .arg(name, dateOf(package.signer->signedAt), key)
                          : ModelWords::tr("Signed by somebody who says to be %1 and whom this computer does not trust (key %2).")
                                .arg(name, key));
    }
    if (package.acceptance)
        sentences
            << ModelWords::tr("%1 accepted it on %2.").arg(QString::fromStdString(package.acceptance->by), dateOf(package.acceptance->at));
    return sentences.join(QLatin1Char(' '));
}

QString bytesWord(std::uint64_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QLabel* makeModelText(QWidget* parent, const char* objectName, const QString& text, const char* role) {
    auto* label = new QLabel(text, parent);
    label->setObjectName(QLatin1String(objectName));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    if (*role != '\0') label->setProperty("role", QLatin1String(role));
    return label;
}

}  // namespace intaglio::ui
