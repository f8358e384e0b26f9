#include "ui/doctor/ResultView.h"

#include <QLabel>

#include "tests/gui/GuiFixture.h"
#include "tests/gui/doctor/FakePorts.h"
#include "tests/support/Catch.h"

using namespace intaglio;

TEST_CASE("the range of combined answers is explained where a result has one", "[gui][doctor]") {
    const test::GuiFixture gui;
    ui::ResultView view;
    const auto* words = view.findChild<QLabel*>(QStringLiteral("resultRange"));
    REQUIRE(words != nullptr);
    inference::Prediction prediction = test::predictionOf(0.7);
    view.showPrediction({}, prediction, ui::ModelWords(), {});
    CHECK(words->isHidden());
    for (inference::ClassProbability& entry : prediction.probabilities) {
        entry.lowest = entry.probability / 2;
        entry.highest = entry.probability;
    }
    view.showPrediction({}, prediction, ui::ModelWords(), {});
    CHECK_FALSE(words->isHidden());
}

TEST_CASE("a rarer label is said first where it is a finding, and after the most probable one where it is calm", "[gui][doctor]") {
    const test::GuiFixture gui;
    inference::ModelPackage package;
    package.manifest.id = "fake";
    package.manifest.labels = {{"normal", {}, inference::LabelRole::Normal, {}}, {"ill", {}, inference::LabelRole::Finding, {}}};
    const ui::ModelWords models({package});
    ui::ResultView view;
    const auto said = [&](double finding, const std::string& label, const ui::ModelWords& known) {
        inference::Prediction prediction = test::predictionOf(finding);
        prediction.finding = label;
        prediction.flags = {std::string(inference::kWeightedFindingFlag) + label};
        view.showPrediction({}, prediction, known, {});
        return view.findChild<QLabel*>(QStringLiteral("resultFinding"))->text();
    };
    CHECK(said(0.3, "ill", models).startsWith(QStringLiteral("Look for: ill")));
    CHECK(said(0.7, "normal", models).startsWith(QStringLiteral("Most probable: ill")));
    CHECK(said(0.7, "normal", models).contains(QStringLiteral("Also possible: normal")));
    CHECK(said(0.3, "ill", ui::ModelWords()).startsWith(QStringLiteral("Look for: ill")));
}

TEST_CASE("a negative decision on a likely finding, and answers that disagree, are said in words", "[gui][doctor]") {
    const test::GuiFixture gui;
    ui::ResultView view;
    const auto said = [&](const inference::Prediction& prediction, const char* name) {
        view.showPrediction({}, prediction, ui::ModelWords(), {});
        return view.findChild<QLabel*>(QString::fromLatin1(name))->text();
    };
    const auto spoken = [&] { return view.findChild<QWidget*>(QStringLiteral("resultBars"))->accessibleDescription(); };
    inference::Prediction prediction = test::predictionOf(0.6);
    prediction.threshold = 0.675;
    prediction.decision = inference::Decision::Negative;
    CHECK(said(prediction, "resultDecision").contains(QStringLiteral("a finding more than one half")));
    CHECK_FALSE(spoken().contains(QStringLiteral("to 94.5")));
    prediction.flags = {"answers-disagree:165/945"};
    CHECK(said(prediction, "resultDecision").contains(QStringLiteral("between 16.5 % and 94.5 %")));
    CHECK(view.findChild<QLabel*>(QStringLiteral("resultFlags"))->isHidden());
    CHECK(view.findChild<QWidget*>(QStringLiteral("resultHead"))->property("message") == QStringLiteral("attention"));
    CHECK(spoken().contains(QStringLiteral("(16.5 to 94.5)")));
    CHECK_FALSE(view.findChild<QLabel*>(QStringLiteral("resultRange"))->isHidden());
    prediction.flags = {"answers-disagree:100/200"};  // denied by the result itself
    CHECK(said(prediction, "resultFlags").contains(QStringLiteral("answers-disagree:100/200")));
    CHECK_FALSE(spoken().contains(QStringLiteral("10.0")));
    CHECK(view.findChild<QLabel*>(QStringLiteral("resultRange"))->isHidden());
    CHECK(view.findChild<QWidget*>(QStringLiteral("resultHead"))->property("message") == QStringLiteral("info"));
    prediction.threshold = 0.5;
    prediction.decision = inference::Decision::Positive;
    CHECK_FALSE(said(prediction, "resultDecision").contains(QStringLiteral("one half")));
}
