#pragma once
#include "tests/gui/GuiFixture.h"
#include "tests/support/Catch.h"
#include "ui/presenters/KioskFlow.h"

/// What the tests of the kiosk's flow have in common.
namespace intaglio::test {

inline inference::Prediction leukemia() {
    inference::Prediction prediction;
    prediction.finding = "pro";
    prediction.findingProbability = 0.97;
    prediction.probabilities = {{"benign", 0.03}, {"pro", 0.97}};
    return prediction;
}

/// As a model for certain ages says it of a picture without one.
inline inference::Prediction withoutAge(inference::Prediction prediction) {
    prediction.flags = {pipeline::kAgeUncheckedFlag};
    return prediction;
}

/// A flow at the picture page with everything it asks for written down.
struct KioskFlowVisit {
    ui::KioskFlow flow;
    int checks = 0;
    int seals = 0;
    int wipes = 0;
    int cancels = 0;
    inference::Prediction sealed;
    std::optional<inference::AgeRange> checkedAge;
    KioskFlowVisit() {
        QObject::connect(&flow, &ui::KioskFlow::checkRequested, &flow,
                         [this](quint64, const QString&, std::optional<inference::AgeRange> age) {
                             ++checks;
                             checkedAge = age;
                         });
        QObject::connect(&flow, &ui::KioskFlow::sealRequested, &flow,
                         [this](quint64, const QString&, const inference::Prediction& result, const QString&) {
                             ++seals;
                             sealed = result;
                         });
        QObject::connect(&flow, &ui::KioskFlow::wiped, &flow, [this] { ++wipes; });
        QObject::connect(&flow, &ui::KioskFlow::cancelRequested, &flow, [this] { ++cancels; });
        flow.needUnlock();
        flow.unlocked();
        flow.begin();
    }
    void judge(const inference::Prediction& prediction) {
        flow.choosePicture(QStringLiteral("/stick/a.png"));
        answer(pipeline::Analysis(prediction));
    }
    void answer(const pipeline::Analysis& analysis) { flow.checked(flow.session(), base::Result<pipeline::Analysis>(analysis)); }
};

}  // namespace intaglio::test
