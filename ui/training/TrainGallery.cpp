#include "ui/training/TrainGallery.h"

#include <QLineEdit>
#include <QPushButton>

#include "ui/training/TrainSamples.h"
#include "ui/training/TrainWindow.h"

namespace intaglio::ui {

namespace {

constexpr QSize kSize(1100, 760);
using Phase = TrainSession::Phase;

/// Nothing where the sample program's answers did not come.
std::unique_ptr<TrainWindow> makeWindow(const TrainPorts& ports) {
    auto window = std::make_unique<TrainWindow>(ports);
    return waitUntil([&window]() { return !window->session().architectures().empty(); }) ? std::move(window) : nullptr;
}

/// The same, with pictures.
std::unique_ptr<TrainWindow> makeWindowWithPictures(const TrainPorts& ports) {
    auto window = makeWindow(ports);
    if (!window) return nullptr;
    window->session().openPictures("/media/stick/knees");
    return waitUntil([&window]() { return window->session().phase() == Phase::Plan; }) ? std::move(window) : nullptr;
}

void addStart(GalleryPages& pages, const char* name, const std::vector<TrainLeftover>& leftovers) {
    pages.push_back({QStringLiteral("train-start") + QLatin1String(name), kSize,
                     [leftovers]() { return makeWindow(samples::trainPorts(samples::TrainEnd::Judged, false, leftovers)); }});
}

void addPictures(GalleryPages& pages, const char* name, bool isBroken) {
    pages.push_back({QStringLiteral("train-pictures") + QLatin1String(name), kSize,
                     [isBroken]() { return makeWindowWithPictures(samples::trainPorts(samples::TrainEnd::Judged, isBroken)); }});
}

void addPlan(GalleryPages& pages, const char* name, bool isUnfolded) {
    pages.push_back({QStringLiteral("train-plan") + QLatin1String(name), kSize, [isUnfolded]() -> std::unique_ptr<QWidget> {
                         auto window = makeWindowWithPictures(samples::trainPorts(samples::TrainEnd::Judged));
                         if (!window) return nullptr;
                         window->showPlan();
                         window->findChild<QPushButton*>(QStringLiteral("trainAdvanced"))->setChecked(isUnfolded);
                         if (!isUnfolded) window->findChild<QLineEdit*>(QStringLiteral("trainName"))->setText(QStringLiteral("Knees"));
                         return window;
                     }});
}

/// Where the training of the sample ends: paused with all its curves, stopped, or judged.
bool runsTo(TrainSession& session, samples::TrainEnd end) {
    session.begin(samples::trainPlan());
    if (end != samples::TrainEnd::Paused) {
        return waitUntil([&session]() { return session.phase() == Phase::Stopped || session.phase() == Phase::Done; });
    }
    if (!waitUntil([&session]() { return session.phase() == Phase::Running; })) return false;
    session.pause();
    return waitUntil([&session]() { return session.epochs().size() == samples::trainEpochs().size(); });
}

void addRun(GalleryPages& pages, const char* name, samples::TrainEnd end, std::size_t testPictures = 126) {
    pages.push_back({QStringLiteral("train-") + QLatin1String(name), kSize, [end, testPictures]() -> std::unique_ptr<QWidget> {
                         TrainPorts ports = samples::trainPorts(end);
                         ports.judge = [testPictures](const TrainPlan&, base::ProgressSink&, std::stop_token) {
                             return base::Result<TrainOutcome>(samples::trainOutcome(testPictures));
                         };
                         auto window = makeWindowWithPictures(ports);
                         return window && runsTo(window->session(), end) ? std::move(window) : nullptr;
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
    addRun(pages, "result-few", samples::TrainEnd::Judged, 12);
}

}  // namespace intaglio::ui
