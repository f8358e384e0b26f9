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
