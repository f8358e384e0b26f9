#include "ui/models/ModelWords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <algorithm>
#include <map>

#include "core/inference/AgeCover.h"
#include "ui/support/ErrorText.h"
#include "ui/support/Translations.h"

namespace intaglio::ui {

namespace {

/// Texts that belong to no one window.
struct ModelTexts {
    Q_DECLARE_TR_FUNCTIONS(ModelTexts)
};

QString dateOf(std::int64_t unixSeconds) {
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(unixSeconds).date(), QLocale::ShortFormat);
}

}  // namespace

ModelBadge badgeOf(const inference::ModelPackage& package) {
    using inference::PackageStatus;
    if (package.problem) return {QStringLiteral("danger"), ModelTexts::tr("Broken"), errorText(*package.problem).sentence, Color::Danger};
    if (package.isEnabled && package.status == PackageStatus::Unsigned && !package.acceptance)
        return {QStringLiteral("warning"), ModelTexts::tr("Unsigned"),
                ModelTexts::tr("It runs because the administrator named its folder (INTAGLIO_MODELS). Each of its results says that it is "
                               "unsigned."),
                Color::Attention};
    if (!package.isEnabled && package.status == PackageStatus::Unsigned && !package.acceptance)
        return {QStringLiteral("warning"), ModelTexts::tr("Not accepted"),
                ModelTexts::tr("Nobody whom this computer trusts signed it, and nobody accepted it. It does not judge pictures."),
                Color::Attention};
    if (!package.isEnabled)
        return {QStringLiteral("lock"), ModelTexts::tr("Off"), ModelTexts::tr("It is switched off and does not judge pictures."),
                Color::TextMuted};
    if (package.status == PackageStatus::Unsigned)
        return {QStringLiteral("warning"), ModelTexts::tr("Unsigned"),
                ModelTexts::tr("It runs because somebody accepted it. Each of its results says that it is unsigned."), Color::Attention};
    if (package.manifest.demonstration)
        return {QStringLiteral("info"), ModelTexts::tr("Demonstration"),
                ModelTexts::tr("Its data cannot carry a judgement about a patient. Each of its results says so."), Color::Info};
    return {QStringLiteral("check"), ModelTexts::tr("Ready"), ModelTexts::tr("Every file is the one that was published."), Color::Success};
}

QString kindWord(const std::string& kind) {
    const std::map<std::string, QString> words{{"blood-smear", ModelTexts::tr("Blood smear")},
                                               {"chest-xray", ModelTexts::tr("Chest X-ray")},
                                               {"skin", ModelTexts::tr("Skin")},
                                               {"breast-ultrasound", ModelTexts::tr("Breast ultrasound")},
                                               {"bone-xray", ModelTexts::tr("Bone X-ray")},
                                               {"mammogram", ModelTexts::tr("Mammogram")},
                                               {"picture-kind", ModelTexts::tr("Any (tells kinds apart)")}};
    const auto found = words.find(kind);
    return found == words.end() ? QString::fromStdString(kind) : found->second;
}

QString agesSentence(const inference::Manifest& manifest) {
    if (!inference::hasAgeLimits(manifest.gate)) return {};
    return ModelTexts::tr("Made for these ages in years: %1.")
        .arg(QString::fromStdString(inference::coveredAges({inference::agesOf(manifest.gate)})));
}

QString figureWord(const QString& name) {
    const std::map<QString, QString> words{{QStringLiteral("accuracy"), ModelTexts::tr("Accuracy")},
                                           {QStringLiteral("balanced_accuracy"), ModelTexts::tr("Balanced accuracy")},
                                           {QStringLiteral("auc_macro"), ModelTexts::tr("Area under the ROC curve")},
                                           {QStringLiteral("average_precision"), ModelTexts::tr("Average precision")},
                                           {QStringLiteral("sensitivity"), ModelTexts::tr("Sensitivity")},
                                           {QStringLiteral("specificity"), ModelTexts::tr("Specificity")},
                                           {QStringLiteral("ppv"), ModelTexts::tr("Positive predictive value")},
                                           {QStringLiteral("npv"), ModelTexts::tr("Negative predictive value")},
                                           {QStringLiteral("f1_macro"), ModelTexts::tr("F1")},
                                           {QStringLiteral("kappa"), ModelTexts::tr("Cohen's kappa")},
                                           {QStringLiteral("mcc"), ModelTexts::tr("Matthews correlation")},
                                           {QStringLiteral("brier"), ModelTexts::tr("Brier score (0 is best)")},
                                           {QStringLiteral("ece"), ModelTexts::tr("Calibration error (0 is best)")}};
    const auto found = words.find(name);
    return found == words.end() ? name : found->second;
}

QString figureText(const ModelFigure& figure) {
    const QLocale locale;
    const auto number = [&locale](double value) { return locale.toString(value, 'f', 3); };
    return inOwnDirection(ModelTexts::tr("%1 (%2 to %3)").arg(number(figure.value), number(figure.low), number(figure.high)));
}

QString headlineOf(const ModelRow& row) {
    // Figures of a package that was altered are nobody's.
    if (row.package.problem) return QStringLiteral("–");
    const ModelFigure* figure = row.figure(QStringLiteral("balanced_accuracy"));
    if (figure == nullptr) figure = row.figure(QStringLiteral("accuracy"));
    return figure == nullptr ? QStringLiteral("–") : figureText(*figure);
}

QString judgedWords(const ModelRow& row) {
    const inference::Manifest& manifest = row.package.manifest;
    QStringList words;
    for (const std::string& name : row.figuresClasses) {
        const auto isLabel = std::ranges::any_of(manifest.labels, [&name](const auto& label) { return label.key == name; });
        const auto group = std::ranges::find_if(manifest.labelGroups, [&name](const auto& each) { return each.name == name; });
        QStringList members;
        if (!isLabel && group != manifest.labelGroups.end()) {
            for (const std::string& member : group->members) members << QString::fromStdString(member);
        }
        const QString word = QString::fromStdString(name);
        words << (members.isEmpty() ? word : QStringLiteral("%1 (%2)").arg(word, members.join(QStringLiteral(", "))));
    }
    return words.isEmpty() ? QStringLiteral("–") : words.join(QStringLiteral(", "));
}

QString joinedSentence(const ModelRow& row) {
    if (row.package.problem || !row.joinsLabels()) return {};
    const QString joined = ModelTexts::tr("Its figures tell apart only: %1.").arg(judgedWords(row));
    const QString each = row.labelByLabel ? ModelTexts::tr("Each label by itself: balanced accuracy %1.").arg(figureText(*row.labelByLabel))
                                          : ModelTexts::tr("How well it tells every label apart was not measured.");
    return joined + QLatin1Char(' ') + each;
}

QString signerSentence(const inference::ModelPackage& package) {
    QStringList sentences;
    if (package.isShipped) {
        sentences << ModelTexts::tr("It came with the program.");
    } else if (!package.signer) {
        sentences << ModelTexts::tr("Nobody signed it.");
    } else {
        const QString name = QString::fromStdString(package.signer->name);
        const QString key = QString::fromStdString(package.signer->fingerprint);
        sentences << (package.signer->isTrusted
                          ? ModelTexts::tr("Signed by %1, whom this computer trusts, on %2 (key %3).")
                                .arg(name, dateOf(package.signer->signedAt), key)
                          : ModelTexts::tr("Signed by somebody who says to be %1 and whom this computer does not trust (key %2).")
                                .arg(name, key));
    }
    if (package.acceptance)
        sentences
            << ModelTexts::tr("%1 accepted it on %2.").arg(QString::fromStdString(package.acceptance->by), dateOf(package.acceptance->at));
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
