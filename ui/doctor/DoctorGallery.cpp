#include "ui/doctor/DoctorGallery.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QTemporaryDir>

#include "ui/doctor/DoctorSamples.h"
#include "ui/doctor/DoctorWindow.h"
#include "ui/doctor/FindingsPanel.h"
#include "ui/doctor/HeatmapControls.h"
#include "ui/doctor/KeyDialog.h"
#include "ui/doctor/ShareDialog.h"
#include "ui/doctor/ThumbnailCache.h"

namespace intaglio::ui {
namespace {

constexpr QSize kWindowSize(1440, 900);
using Act = std::function<void(DoctorWindow&)>;

/// Lets queued answers arrive.
void settle(DoctorWindow& window, int runningAtMost) {
    // What an answer starts (a layout, a picture to paint) follows a little later.
    constexpr qint64 kShortestMs = 30;
    QElapsedTimer timer;
    timer.start();
    (void)waitUntil([&]() { return window.runningJobs() <= runningAtMost && timer.elapsed() > kShortestMs; });
}

/// A window on sample data, with a settings folder of its own that goes with it.
std::unique_ptr<DoctorWindow> sampleWindow(const samples::Scene& scene, int runningAtMost, const Act& act) {
    auto folder = std::make_shared<QTemporaryDir>();
    auto window = std::make_unique<DoctorWindow>(samples::ports(scene), DoctorPaths{pathFromQt(folder->path()), {}});
    QObject::connect(window.get(), &QObject::destroyed, [folder]() {});
    settle(*window, 0);
    act(*window);
    settle(*window, runningAtMost);
    return window;
}

void unlock(DoctorWindow& window) {
    window.keys().unlock("/samples/weber.key", base::SecretBytes(4));
    settle(window, 0);
}

void openSample(DoctorWindow& window, const char* file) {
    window.openPaths({QString::fromLatin1(file)});
    settle(window, 0);
}

GalleryPage page(const char* name, const samples::Scene& scene, const Act& act, int runningAtMost = 0) {
    return {QString::fromLatin1(name), kWindowSize, [scene, act, runningAtMost]() { return sampleWindow(scene, runningAtMost, act); }};
}

GalleryPage verdictPage(
    const char* name, pipeline::Verdict verdict, const Act& then = [](DoctorWindow&) {}) {
    samples::Scene scene;
    scene.verdict = std::make_shared<const pipeline::Verdict>(std::move(verdict));
    return page(name, scene, [then](DoctorWindow& window) {
        unlock(window);
        openSample(window, "/samples/smear-002.png");
        then(window);
    });
}

void predictWithHeatmap(DoctorWindow& window) {
    openSample(window, "/samples/smear-002.png");
    window.runModel();
    settle(window, 0);
    window.findings().heatmap().setShown(true);
}

/// A dialog of the window as a page of its own.
GalleryPage dialogPage(const char* name, QSize size, const std::function<void(DoctorWindow&)>& open, const char* dialogName) {
    return {QString::fromLatin1(name), size, [open, dialogName]() -> std::unique_ptr<QWidget> {
                samples::Scene sealed;
                sealed.verdict = std::make_shared<const pipeline::Verdict>(samples::intactResult());
                auto window = sampleWindow(sealed, 0, open);
                auto* dialog = window->findChild<QWidget*>(QString::fromLatin1(dialogName));
                auto host = std::make_unique<QWidget>();
                host->setProperty("surface", QStringLiteral("window"));
                auto* layout = new QVBoxLayout(host.get());
                layout->setContentsMargins(0, 0, 0, 0);
                if (dialog == nullptr) return host;
                dialog->setAttribute(Qt::WA_DeleteOnClose, false);
                dialog->setParent(host.get(), Qt::Widget);
                layout->addWidget(dialog);
                dialog->show();
                // What the dialog looks at stays alive with it, out of sight.
                QObject::connect(host.get(), &QObject::destroyed, [kept = std::shared_ptr<DoctorWindow>(std::move(window))]() {});
                return host;
            }};
}

void addColleague(DoctorWindow& window, const char* dialogName) {
    auto* dialog = window.findChild<ShareDialog*>(QString::fromLatin1(dialogName));
    if (dialog != nullptr) dialog->addPerson("/samples/okafor.pub");
}

void openAnswer(DoctorWindow& window) {
    unlock(window);
    openSample(window, "/samples/smear-002.png");
    window.answerPicture();
    addColleague(window, "answerDialog");
}

void openCopy(DoctorWindow& window) {
    openSample(window, "/samples/smear-002.png");
    window.exportCopy();
    addColleague(window, "copyDialog");
}

/// Of a picture whose result the colleague cannot read.
void openClosedCopy(DoctorWindow& window) {
    unlock(window);
    openCopy(window);
}

/// The copy asks for the key at once; here the page behind the question is looked at.
void openLockedCopy(DoctorWindow& window) {
    openSample(window, "/samples/smear-002.png.gz.age");
    for (auto* question : window.findChildren<KeyDialog*>()) question->close();
}

void addVerdictPages(GalleryPages& pages) {
    pages.push_back(verdictPage("doctor-intact", samples::intactResult()));
    pages.push_back(verdictPage("doctor-answers-disagree", samples::dividedResult()));
    pages.push_back(verdictPage("doctor-intact-warnings", samples::doubtfulResult()));
    pages.push_back(verdictPage("doctor-answer-received", samples::answerResult()));
    pages.push_back(verdictPage("doctor-answer-own", samples::ownAnswerResult()));
    pages.push_back(verdictPage("doctor-altered", samples::mismatch(), [](DoctorWindow& window) {
        if (auto* changes = window.findChild<QPushButton*>(QStringLiteral("bannerChanges"))) changes->setChecked(true);
    }));
    pages.push_back(verdictPage("doctor-altered-unknown", pipeline::ImageMismatch{}));
    pages.push_back(verdictPage("doctor-kiosk-revoked", pipeline::UntrustedKiosk{"K3QF-7ZPA-MN2C-X4DT-8RVH", true}));
    pages.push_back(verdictPage("doctor-damaged", pipeline::Damaged{}));
    pages.push_back(verdictPage("doctor-not-for-you", pipeline::NotForYou{}));
    pages.push_back(verdictPage("doctor-untrusted-kiosk", pipeline::UntrustedKiosk{"K3QF-7ZPA-MN2C-X4DT-8RVH"}));
    pages.push_back(verdictPage("doctor-bad-signature", pipeline::BadSignature{}));
    pages.push_back(verdictPage("doctor-no-seal", pipeline::NoPayload{}));
}

void addListPages(GalleryPages& pages) {
    samples::Scene running;
    running.batchNeverEnds = true;
    const Act list = [](DoctorWindow& window) {
        for (int index = 1; index <= 9; ++index) {
            const QString file = QStringLiteral("/samples/smear-%1.png").arg(index, 3, 10, QLatin1Char('0'));
            const image::LoadedImage picture = samples::bloodSmear(static_cast<unsigned>(index));
            window.thumbnails().insert(file, makeThumbnail(picture.image, 2 * ThumbnailCache::kSide));
        }
        window.openPaths({QStringLiteral("/samples/a"), QStringLiteral("/samples/b")});
        constexpr std::size_t kResultsOfRunning = 5;
        (void)waitUntil([&window]() { return window.studies().results().size() >= kResultsOfRunning; });
    };
    pages.push_back(page("doctor-list-running", running, list, 1));
    pages.push_back(page("doctor-list-finished", {}, [list](DoctorWindow& window) {
        list(window);
        settle(window, 0);
        openSample(window, "/samples/smear-002.png");
    }));
}

}  // namespace

void addDoctorPages(GalleryPages& pages) {
    pages.push_back(page("doctor-empty", {}, [](DoctorWindow&) {}));
    pages.push_back(page("doctor-key-locked", {}, [](DoctorWindow& window) { openSample(window, "/samples/smear-001.png"); }));
    pages.push_back(page("doctor-copy-locked", {}, openLockedCopy));
    pages.push_back(page("doctor-heatmap", {}, predictWithHeatmap));
    samples::Scene refusing;
    refusing.refuses = true;
    pages.push_back(page("doctor-refused", refusing, [](DoctorWindow& window) {
        openSample(window, "/samples/smear-004.png");
        window.runModel();
    }));
    pages.push_back(page("doctor-refusal-overridden", refusing, [](DoctorWindow& window) {
        openSample(window, "/samples/smear-004.png");
        window.runModel();
        settle(window, 0);
        Q_EMIT window.findings().overrideRequested("leukemia-all");
    }));
    samples::Scene someAges;
    someAges.isForSomeAges = true;
    pages.push_back(page("doctor-age-unchecked", someAges, [](DoctorWindow& window) {
        openSample(window, "/samples/smear-004.png");
        window.runModel();
    }));
    samples::Scene unreadable;
    unreadable.picture = samples::Scene::Picture::Unreadable;
    pages.push_back(page("doctor-unreadable", unreadable, [](DoctorWindow& window) { openSample(window, "/samples/smear-007.png"); }));
    addVerdictPages(pages);
    samples::Scene dicom;
    dicom.picture = samples::Scene::Picture::Radiograph;
    pages.push_back(page("doctor-dicom-tags", dicom, [](DoctorWindow& window) {
        openSample(window, "/samples/hand.dcm");
        window.findings().showTags();
    }));
    addListPages(pages);
    pages.push_back(dialogPage(
        "doctor-unlock", {640, 560}, [](DoctorWindow& window) { window.showKeys(); }, "keyDialog"));
    pages.push_back(dialogPage(
        "doctor-shortcuts", {1340, 780}, [](DoctorWindow& window) { window.showShortcuts(); }, "shortcutSheet"));
    pages.push_back(dialogPage("doctor-answer", {640, 620}, openAnswer, "answerDialog"));
    pages.push_back(dialogPage("doctor-encrypted-copy", {640, 480}, openCopy, "copyDialog"));
    pages.push_back(dialogPage("doctor-encrypted-copy-closed", {640, 740}, openClosedCopy, "copyDialog"));
    pages.push_back(dialogPage(
        "doctor-survival", {760, 640}, [](DoctorWindow& window) { window.showSurvival(); }, "textDialog"));
    pages.push_back(dialogPage(
        "doctor-manual", {760, 640}, [](DoctorWindow& window) { window.showManual(); }, "textDialog"));
    pages.push_back(dialogPage(
        "doctor-about", {760, 640}, [](DoctorWindow& window) { window.showAbout(); }, "textDialog"));
}

}  // namespace intaglio::ui
