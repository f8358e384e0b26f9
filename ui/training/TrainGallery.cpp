#include "ui/training/TrainGallery.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>

#include "ui/training/TrainSamples.h"
#include "ui/training/TrainWindow.h"

namespace intaglio::ui {

namespace {

constexpr QSize kSize(1100, 760);
using Phase = TrainSession::Phase;

/// The sample program answers at once; its answers come through the event loop.
void settle(const std::function<bool()>& isDone) {
    constexpr int kLongestMs = 5000;
    QElapsedTimer timer;
    timer.start();
    while (!isDone() && timer.elapsed() < kLongestMs) QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

std::unique_ptr<TrainWindow> makeWindow(const TrainPorts& ports) {
    auto window = std::make_unique<TrainWindow>(ports);
    settle([&window]() { return !window->session().architectures().empty(); });
    return window;
}

void openPictures(TrainWindow& window) {
    window.session().openPictures("/media/stick/knees");
    settle([&window]() { return window.session().phase() == Phase::Plan; });
}

void addStart(GalleryPages& pages, const char* name, const std::vector<TrainLeftover>& leftovers) {
    pages.push_back({QStringLiteral("train-start") + QLatin1String(name), kSize,
                     [leftovers]() { return makeWindow(samples::trainPorts(samples::TrainEnd::Judged, false, leftovers)); }});
}

void addPictures(GalleryPages& pages, const char* name, bool isBroken) {
    pages.push_back({QStringLiteral("train-pictures") + QLatin1String(name), kSize, [isBroken]() {
                         auto window = makeWindow(samples::trainPorts(samples::TrainEnd::Judged, isBroken));
                         openPictures(*window);
                         return window;
                     }});
}

void addPlan(GalleryPages& pages, const char* name, bool isUnfolded) {
    pages.push_back({QStringLiteral("train-plan") + QLatin1String(name), kSize, [isUnfolded]() {
                         auto window = makeWindow(samples::trainPorts(samples::TrainEnd::Judged));
                         openPictures(*window);
                         window->showPlan();
                         window->findChild<QPushButton*>(QStringLiteral("trainAdvanced"))->setChecked(isUnfolded);
                         if (!isUnfolded) window->findChild<QLineEdit*>(QStringLiteral("trainName"))->setText(QStringLiteral("Knees"));
                         return window;
                     }});
}

void addRun(GalleryPages& pages, const char* name, samples::TrainEnd end) {
    pages.push_back({QStringLiteral("train-") + QLatin1String(name), kSize, [end]() {
                         auto window = makeWindow(samples::trainPorts(end));
                         TrainSession& session = window->session();
                         openPictures(*window);
                         session.begin(samples::trainPlan());
                         if (end == samples::TrainEnd::Paused) {
                             settle([&session]() { return session.phase() == Phase::Running; });
                             session.pause();
                             settle([&session]() { return session.epochs().size() == samples::trainEpochs().size(); });
                         } else {
                             settle([&session]() { return session.phase() == Phase::Stopped || session.phase() == Phase::Done; });
                         }
                         return window;
                     }});
}

}  // namespace

void addTrainPages(GalleryPages& pages) {
    addStart(pages, "", {});
    addStart(pages, "-leftovers", {{samples::trainPlan(), samples::trainEpochs(), true, false}, {samples::trainPlan(), {}, false, true}});
    addPictures(pages, "", false);
    addPictures(pages, "-broken", true);
    addPlan(pages, "", false);
    addPlan(pages, "-advanced", true);
    addRun(pages, "running", samples::TrainEnd::Paused);
    addRun(pages, "stopped", samples::TrainEnd::Stopped);
    addRun(pages, "result", samples::TrainEnd::Judged);
}

}  // namespace intaglio::ui
