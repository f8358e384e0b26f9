#include "ui/doctor/DoctorSamples.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <mutex>

#include "core/inference/Disagreement.h"
#include "core/pipeline/JudgeCleaned.h"

namespace intaglio::ui::samples {
namespace {

using inference::Decision;
using inference::LabelRole;

const std::array<const char*, 4> kLabels{"benign", "early", "pre", "pro"};

inference::Label label(std::size_t index) {
    static const std::array<std::array<const char*, 3>, 4> words{{{"Benign", "Gutartig", "حميد"},
                                                                  {"Early pre-B", "Frühe Prä-B", "ما قبل-ب مبكر"},
                                                                  {"Pre-B", "Prä-B", "ما قبل-ب"},
                                                                  {"Pro-B", "Pro-B", "طليعي-ب"}}};
    return {kLabels[index],
            {{"en", words[index][0]}, {"de", words[index][1]}, {"ar", words[index][2]}},
            index == 0 ? LabelRole::Normal : LabelRole::Finding};
}

std::filesystem::path sampleFile(int index) {
    return pathFromQt(QStringLiteral("/samples/smear-%1.png").arg(index, 3, 10, QLatin1Char('0')));
}

pipeline::BatchRow sampleRow(int index) {
    static const std::array<double, 9> findings{0.12, 0.97, 0.41, 0.03, 0.88, 0.66, 0.22, 0.05, 0.74};
    pipeline::BatchRow row;
    row.file = sampleFile(index);
    if (index == 4) {
        row.status = "refused";
        row.refusal = inference::Refusal{base::Error(base::ErrorCode::RefusedBlurred), std::nullopt, std::nullopt};
    } else if (index == 7) {
        row.status = "error";
        row.error = base::Error(base::ErrorCode::PictureTruncated, {"PNG"});
    } else {
        row.status = "ok";
        row.prediction = leukemiaPrediction(findings[static_cast<std::size_t>(index) % findings.size()]);
    }
    return row;
}

base::Result<std::vector<pipeline::BatchRow>> sampleBatch(const Scene& scene, pipeline::BatchObserver& observer, std::stop_token stop) {
    constexpr int kCount = 9;
    std::vector<std::filesystem::path> files;
    for (int index = 1; index <= kCount; ++index) files.push_back(sampleFile(index));
    observer.listed(files);
    std::vector<pipeline::BatchRow> rows;
    const int done = scene.batchNeverEnds ? 5 : kCount;
    for (int index = 1; index <= done; ++index) {
        rows.push_back(sampleRow(index));
        observer.finished(static_cast<std::size_t>(index - 1), rows.back());
    }
    if (!scene.batchNeverEnds) return rows;
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait(lock, stop, []() { return false; });
    return base::Error(base::ErrorCode::Cancelled);
}

base::Result<crypto::PrivateIdentity> sampleKey() {
    crypto::PrivateIdentity identity;
    identity.pub.role = crypto::Role::Doctor;
    identity.pub.name = "Dr. A. Weber";
    return identity;
}

base::Result<crypto::PublicIdentity> samplePerson(const std::filesystem::path& file) {
    crypto::PublicIdentity identity;
    const bool isDoctor = file.stem() == "okafor";
    identity.role = isDoctor ? crypto::Role::Doctor : crypto::Role::Kiosk;
    identity.name = isDoctor ? "Dr. M. Okafor" : "Kiosk Ward 3";
    return identity;
}

base::Result<image::LoadedImage> samplePicture(const Scene& scene, const std::filesystem::path& file) {
    switch (scene.picture) {
        case Scene::Picture::Smear:
            return bloodSmear(static_cast<unsigned>(std::hash<std::string>{}(file.string()) % 97));
        case Scene::Picture::Radiograph:
            return radiograph();
        case Scene::Picture::Unreadable:
            break;
    }
    return base::Error(base::ErrorCode::PictureTruncated, {"PNG"});
}

pipeline::Explanation sampleExplanation(const image::LoadedImage& picture) {
    pipeline::Explanation explanation;
    explanation.prediction = leukemiaPrediction(0.93);
    explanation.label = "pre";
    explanation.map = evidence(picture.image.geometry().rows, picture.image.geometry().columns);
    explanation.scaleMaximum = 4;
    return explanation;
}

}  // namespace

inference::ModelPackage leukemiaPackage() {
    inference::ModelPackage package;
    package.manifest.id = "leukemia-all";
    package.manifest.version = "1.0.0";
    package.manifest.name = "Leukemia (blood smear)";
    for (std::size_t index = 0; index < kLabels.size(); ++index) package.manifest.labels.push_back(label(index));
    package.status = inference::PackageStatus::Ok;
    package.identity = {"leukemia-all", "1.0.0", std::string(64, '0')};
    return package;
}

inference::Prediction leukemiaPrediction(double finding) {
    inference::Prediction prediction;
    prediction.model = leukemiaPackage().identity;
    prediction.kind = {"blood-smear", 0.99};
    prediction.probabilities = {{"benign", 1 - finding}, {"early", finding * 0.16}, {"pre", finding * 0.75}, {"pro", finding * 0.09}};
    prediction.finding = finding > 0.55 ? "pre" : "benign";
    prediction.findingProbability = finding;
    prediction.threshold = 0.35;
    prediction.operatingPoint = "screening";
    prediction.decision = finding >= prediction.threshold ? Decision::Positive : Decision::Negative;
    return prediction;
}

inference::Prediction overriddenPrediction() {
    inference::Prediction prediction = leukemiaPrediction(0.61);
    prediction.flags = {pipeline::kOverriddenFlag};
    prediction.overriddenRefusal = base::codeName(base::ErrorCode::RefusedBlurred);
    for (inference::ClassProbability& entry : prediction.probabilities) {
        entry.lowest = entry.probability * 0.7;
        entry.highest = entry.probability + 0.25 * (1 - entry.probability);
    }
    return prediction;
}

pipeline::IntactResult intactResult() {
    pipeline::IntactResult intact;
    intact.result = leukemiaPrediction(0.93);
    intact.result.flags = {pipeline::cleanedFlag({34, 255})};
    intact.issuedAt = 1795252500;
    intact.kioskName = "Kiosk Ward 3";
    intact.kioskFingerprint = "K3QF-7ZPA-MN2C-X4DT-8RVH";
    intact.counter = 118;
    intact.reportId = "5f0c2f9be1d84a7c90aa3317d6b2c411";
    intact.note = "Smear from the morning round.";
    intact.recipients = {"Dr. A. Weber", "Dr. M. Okafor", "recovery"};
    intact.recipientKeys = {"K3QF-7ZPA-MN2D", "K3QF-7ZPA-MN2E", "K3QF-7ZPA-MN2F"};
    return intact;
}

pipeline::IntactResult dividedResult() {
    pipeline::IntactResult intact = intactResult();
    intact.result = leukemiaPrediction(0.31);
    intact.result.flags = {std::string(inference::kDisagreementFlag) + "124/517"};
    return intact;
}

pipeline::IntactResult doubtfulResult() {
    pipeline::IntactResult intact = intactResult();
    intact.result.finding = "early";
    intact.result.flags = {std::string(inference::kWeightedFindingFlag) + "early"};
    intact.mode = crypto::EmbeddingMode::Robust;
    intact.warnings = {"old", "seen-before", "approximate"};
    intact.thumbnail.resize(crypto::kThumbnailBytes);
    for (std::size_t i = 0; i < intact.thumbnail.size(); ++i) {
        const auto level = static_cast<std::uint8_t>((i / 8 + i % 8) * 15 / 22);
        intact.thumbnail[i] = static_cast<std::uint8_t>(level << 4 | level);
    }
    return intact;
}

pipeline::IntactResult answerResult() {
    pipeline::IntactResult intact = intactResult();
    intact.result = {};
    intact.kioskName = "Dr. M. Okafor";
    intact.answer = "Seen with the haematologist today. Please repeat the smear on Monday and call me before you tell the family.";
    intact.note.clear();
    intact.protectedRegions = {{40, 32, 60, 60}};
    return intact;
}

pipeline::IntactResult ownAnswerResult() {
    pipeline::IntactResult intact = answerResult();
    intact.kioskName = "Dr. A. Weber";
    intact.isOwnAnswer = true;
    intact.recipients = {"Dr. A. Weber", "W3NT-LPAK-725J"};
    intact.recipientKeys = {"K3QF-7ZPA-MN2C", "W3NT-LPAK-725J"};
    return intact;
}

pipeline::ImageMismatch mismatch() {
    pipeline::ImageMismatch changed;
    changed.changedTiles = {18, 19, 26, 27, 28};
    changed.protectedMatches = true;
    changed.kioskName = "Kiosk Ward 3";
    changed.issuedAt = 1795252500;
    return changed;
}

inference::Heatmap evidence(int rows, int columns) {
    inference::Heatmap map{rows, columns, {}};
    map.values.resize(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns));
    const auto hill = [](double x, double y, double atX, double atY, double width) {
        return std::exp(-((x - atX) * (x - atX) + (y - atY) * (y - atY)) / (2 * width * width));
    };
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const double x = static_cast<double>(column) / columns;
            const double y = static_cast<double>(row) / rows;
            const double value = 3.9 * hill(x, y, 0.36, 0.42, 0.1) + 2.2 * hill(x, y, 0.7, 0.66, 0.09) - 0.2;
            map.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column)] =
                static_cast<float>(value);
        }
    }
    return map;
}

StudyPorts ports(const Scene& scene) {
    StudyPorts functions;
    functions.load = [scene](const std::filesystem::path& file) { return samplePicture(scene, file); };
    functions.isCopy = [](const std::filesystem::path& file) { return file.extension() == ".age"; };
    functions.openCopy = [scene](const std::filesystem::path& file,
                                 const crypto::PrivateIdentity&) -> base::Result<StudyPorts::OpenedCopy> {
        auto picture = samplePicture(scene, file);
        if (!picture) return picture.error();
        return StudyPorts::OpenedCopy{std::move(*picture), nullptr};
    };
    functions.analyze = [scene](const image::LoadedImage&, const pipeline::AnalyzeOptions& options, base::ProgressSink&,
                                std::stop_token) -> base::Result<pipeline::Analysis> {
        if (options.overrideRefusal) return pipeline::Analysis(overriddenPrediction());
        const inference::Refusal refusal{base::Error(base::ErrorCode::RefusedBlurred), std::nullopt, leukemiaPackage().identity};
        if (scene.refuses) return pipeline::Analysis(refusal);
        inference::Prediction prediction = leukemiaPrediction(0.93);
        if (scene.isForSomeAges) prediction.flags.emplace_back(options.patientAge ? pipeline::kAgeStatedFlag : pipeline::kAgeUncheckedFlag);
        return pipeline::Analysis(std::move(prediction));
    };
    functions.explain = [](const image::LoadedImage& picture, const pipeline::AnalyzeOptions&, const std::string&, inference::ExplainMethod,
                           base::ProgressSink&,
                           std::stop_token) -> base::Result<pipeline::Explanation> { return sampleExplanation(picture); };
    functions.openSealed = [scene](const image::LoadedImage&, const pipeline::OpenRequest&, base::ProgressSink&,
                                   std::stop_token) -> base::Result<pipeline::Verdict> {
        return scene.verdict ? *scene.verdict : pipeline::Verdict(pipeline::NoPayload{});
    };
    functions.restore = [](const StudyPorts::PictureFile&, const image::LoadedImage&, const pipeline::IntactResult&,
                           const std::filesystem::path&) { return base::Status(); };
    functions.answer = [](const StudyPorts::AnswerRequest&, base::ProgressSink&, std::stop_token) {
        return base::Result<pipeline::SealReport>(pipeline::SealReport{});
    };
    functions.exportCopy = [](const StudyPorts::PictureFile&, const std::vector<crypto::PublicIdentity>&, const std::filesystem::path&) {
        return base::Status();
    };
    functions.trust = []() { return StudyPorts::Trust{{*samplePerson("ward3.pub")}, {*samplePerson("okafor.pub")}, std::nullopt}; };
    functions.addTrust = [](const crypto::PublicIdentity&) { return base::Status(); };
    functions.removeTrust = [](const crypto::PublicIdentity&) { return base::Status(); };
    functions.isVouchedFor = [](const crypto::PublicIdentity&) { return true; };
    functions.checkReader = [](const crypto::PublicIdentity&) { return base::Status(); };
    functions.describe = [](const crypto::PublicIdentity& identity) {
        return KeyFacts{identity, QStringLiteral("K3QF-7ZPA-MN2C-X4DT-8RVH"), {}};
    };
    functions.readKey = [](const std::filesystem::path&, base::ByteView) { return sampleKey(); };
    functions.readPublicIdentity = [](const std::filesystem::path& file) { return samplePerson(file); };
    functions.readableFingerprint = [](const crypto::PublicIdentity&) { return std::string("K3QF-7ZPA-MN2C-X4DT-8RVH"); };
    functions.analyzeBatch = [scene](const pipeline::BatchRequest&, pipeline::BatchObserver& observer, std::stop_token stop) {
        return sampleBatch(scene, observer, stop);
    };
    functions.models = [scene]() {
        inference::ModelPackage package = leukemiaPackage();
        if (scene.isForSomeAges) package.manifest.gate.ageMinimum = 15;
        return std::vector{std::move(package)};
    };
    functions.exportTable = [](const std::vector<pipeline::BatchRow>&, const std::filesystem::path&) { return base::Status(); };
    return functions;
}

}  // namespace intaglio::ui::samples
