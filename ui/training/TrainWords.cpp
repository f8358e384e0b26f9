#include "ui/training/TrainWords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPushButton>
#include <cmath>
#include <map>

#include "ui/presenters/StudyPorts.h"
#include "ui/support/Translations.h"

namespace intaglio::ui {

namespace {

/// Texts that belong to no one page.
struct TrainTexts {
    Q_DECLARE_TR_FUNCTIONS(TrainTexts)
};

QString sizeWords(const training::ArchitectureFacts& facts) {
    if (isClassical(facts.name)) return TrainTexts::tr("Trains in minutes and needs few pictures.");
    return facts.anySize ? TrainTexts::tr("Takes pictures of any size.")
                         : TrainTexts::tr("Takes pictures of %1 by %2 pixels.")
                               .arg(QString::number(facts.naturalShape.rows), QString::number(facts.naturalShape.columns));
}

}  // namespace

ProblemWords problemWords(const SurveyProblem& problem) {
    using Kind = SurveyProblem::Kind;
    const QString label = QString::fromStdString(problem.label);
    const QString split = splitWord(QString::fromStdString(problem.split));
    switch (problem.kind) {
        case Kind::OneLabel:
            return {TrainTexts::tr("There is only one label."),
                    TrainTexts::tr("A model learns to tell things apart: add a folder with pictures of another label.")};
        case Kind::LabelMissingInSplit:
            return {TrainTexts::tr("\"%1\" has no picture in %2.").arg(label, split),
                    TrainTexts::tr("Add pictures of at least seven patients for each label.")};
        case Kind::FewPictures:
            return {TrainTexts::tr("\"%1\" has only %n picture(s) to learn from.", nullptr, problem.count).arg(label),
                    TrainTexts::tr("With so few, the figures are uncertain. Hundreds are better.")};
        case Kind::Unreadable:
            return {TrainTexts::tr("%n picture(s) cannot be read.", nullptr, problem.count),
                    TrainTexts::tr("%n picture(s) left out. Look whether damage is the reason.", nullptr, problem.count)};
        case Kind::NoPatients:
            return {TrainTexts::tr("It is not known which pictures belong to the same patient."),
                    TrainTexts::tr("A patient in two parts makes the figures too good. Use one folder for each patient, or a table "
                                   "with the column \"group\".")};
        case Kind::Copies:
            return {TrainTexts::tr("%n set(s) of pictures nearly repeat one another.", nullptr, problem.count),
                    TrainTexts::tr("Each set stays together, so that none is learnt and tested at once.")};
        case Kind::CopiesAcrossSplits:
            return {TrainTexts::tr("%n set(s) of near copies lie in two of your parts.", nullptr, problem.count),
                    TrainTexts::tr("The figures will be too good. Move copies together, or let the program divide the pictures.")};
        case Kind::NoTest:
            return {TrainTexts::tr("No pictures are set aside for the test."),
                    TrainTexts::tr("Then nobody can say how good the model is on pictures that it never saw.")};
    }
    return {};
}

QString planProblemWords(PlanProblem problem) {
    switch (problem) {
        case PlanProblem::NameMissing:
            return TrainTexts::tr("Type a name for the model.");
        case PlanProblem::KindMissing:
            return TrainTexts::tr("Say which kind of picture it judges.");
        case PlanProblem::KindInvalid:
            return TrainTexts::tr("A kind of your own is one word of small letters, digits and hyphens.");
        case PlanProblem::NoFinding:
            return TrainTexts::tr("At least one label must be a finding.");
        case PlanProblem::NetworkMissing:
            return TrainTexts::tr("Choose a network.");
        case PlanProblem::None:
            break;
    }
    return {};
}

QString splitWord(const QString& split) {
    if (split == QLatin1String("train")) return TrainTexts::tr("Training");
    if (split == QLatin1String("val")) return TrainTexts::tr("Validation");
    if (split == QLatin1String("test")) return TrainTexts::tr("Test");
    return split;
}

QString roleWord(inference::LabelRole role) {
    if (role == inference::LabelRole::Finding) return TrainTexts::tr("Finding");
    return role == inference::LabelRole::Normal ? TrainTexts::tr("Normal") : TrainTexts::tr("Other");
}

QString startWords(const TrainStart& start) {
    if (start.model.empty()) return TrainTexts::tr("Pretrained: %1").arg(fileNameOf(start.path));
    const QString name = QString::fromStdString(start.model);
    return start.nonCommercial ? TrainTexts::tr("The network of “%1” (not for commercial use)").arg(name)
                               : TrainTexts::tr("The network of “%1”").arg(name);
}

QString startNote(const TrainStart& start) {
    if (start.model.empty()) return {};
    const QString note = TrainTexts::tr("Test with pictures that this model did not learn from: with others the figures are too good.");
    return start.nonCommercial ? note + QLatin1Char(' ') + TrainTexts::tr("Your model will not be for commercial use, as this one is not.")
                               : note;
}

QString networkWords(const training::ArchitectureFacts& facts) {
    const std::map<std::string, QString> words{
        {"svm", TrainTexts::tr("No network: a classical method on shapes and textures.")},
        {"knn", TrainTexts::tr("No network: a classical method that looks for the most similar pictures.")},
        {"mobilenet_v2", TrainTexts::tr("A small, quick network; best with pretrained weights.")},
        {"small_cnn", TrainTexts::tr("A very small network for a start without pretrained weights.")},
        {"resnet18", TrainTexts::tr("A larger network; slower, needs many pictures.")},
        {"resnet50", TrainTexts::tr("A large network; slow on a computer without a graphics card.")}};
    const auto found = words.find(facts.name);
    // What no sentence here knows is described in the words of its publication.
    const QString what = found == words.end() ? QString::fromStdString(facts.description) : found->second;
    return what + QLatin1Char(' ') + sizeWords(facts);
}

QString remainingWords(double seconds) {
    if (seconds < 0) return {};
    constexpr double kMinute = 60;
    if (seconds < kMinute) return TrainTexts::tr("Less than a minute left");
    const int minutes = static_cast<int>(std::ceil(seconds / kMinute));
    constexpr int kHour = 60;
    if (minutes < 2 * kHour) return TrainTexts::tr("About %n minute(s) left", nullptr, minutes);
    return TrainTexts::tr("About %n hour(s) left", nullptr, (minutes + kHour / 2) / kHour);
}

QString trainingPhaseWords(const QString& phase) {
    if (phase == QLatin1String("compare")) return TrainTexts::tr("Looking at every picture");
    if (phase == QLatin1String("load")) return TrainTexts::tr("Preparing the pictures");
    if (phase == QLatin1String("features")) return TrainTexts::tr("Measuring the pictures");
    if (phase == QLatin1String("train")) return TrainTexts::tr("Training");
    if (phase == QLatin1String("predict")) return TrainTexts::tr("Judging the pictures");
    return TrainTexts::tr("Working");
}

QString estimateWords(const training::Estimate& estimate) {
    const QLocale locale;
    const auto number = [&locale](double value) { return locale.toString(value, 'f', 3); };
    if (!estimate.ci95) return number(estimate.value);
    return inOwnDirection(
        TrainTexts::tr("%1 (%2 to %3)").arg(number(estimate.value), number(estimate.ci95->low), number(estimate.ci95->high)));
}

QString leftoverWords(const TrainLeftover& leftover) {
    const QString name = QString::fromStdString(leftover.plan.name);
    if (leftover.isTrained) return TrainTexts::tr("\"%1\" is trained and not installed yet.").arg(name);
    if (!leftover.hasCheckpoint) return TrainTexts::tr("\"%1\" was stopped. It begins anew.").arg(name);
    return TrainTexts::tr("\"%1\" was stopped after %n finished round(s) and can go on.", nullptr, static_cast<int>(leftover.epochs.size()))
        .arg(name);
}

QPushButton* makeTrainButton(QWidget* parent, const char* objectName, const QString& text, const char* role) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(objectName));
    if (*role != '\0') button->setProperty("role", QLatin1String(role));
    return button;
}

}  // namespace intaglio::ui
