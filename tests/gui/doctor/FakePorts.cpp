#include "tests/gui/doctor/FakePorts.h"

#include "core/pipeline/AnalyzeFile.h"

namespace intaglio::test {
namespace {

using base::Error;
using base::ErrorCode;

int widthOf(const image::LoadedImage& picture) {
    return picture.image.geometry().columns;
}

pipeline::Analysis overridden(FakeProgram& program, const pipeline::AnalyzeOptions& options) {
    ++program.overridden;
    inference::Prediction prediction = predictionOf(0.75);
    prediction.model.id = options.modelId;
    prediction.flags = {pipeline::kOverriddenFlag};
    prediction.overriddenRefusal = base::codeName(ErrorCode::RefusedBlurred);
    return prediction;
}

base::Result<pipeline::Analysis> analyze(FakeProgram& program, int width, std::stop_token stop) {
    ++program.analyzed;
    const auto held = program.held.find(width);
    if (held != program.held.end() && !held->second->pass(stop)) return Error(ErrorCode::Cancelled);
    const auto finding = program.findings.find(width);
    if (finding == program.findings.end())
        return pipeline::Analysis(inference::Refusal{Error(ErrorCode::RefusedBlurred), {}, program.refusing});
    return pipeline::Analysis(predictionOf(finding->second));
}

pipeline::BatchRow rowOf(FakeProgram& program, const std::filesystem::path& file, std::stop_token stop) {
    pipeline::BatchRow row;
    row.file = file;
    const auto known = program.widths.find(file.filename().string());
    auto result = known == program.widths.end() ? base::Result<pipeline::Analysis>(Error(ErrorCode::PictureTruncated, {"PNG"}))
                                                : analyze(program, known->second, stop);
    pipeline::recordAnalysis(row, std::move(result));
    return row;
}

base::Result<std::vector<pipeline::BatchRow>> runBatch(FakeProgram& program, const pipeline::BatchRequest& request,
                                                       pipeline::BatchObserver& observer, std::stop_token stop) {
    const auto files = pipeline::listBatchInputs(request.inputs);
    observer.listed(files);
    std::vector<pipeline::BatchRow> rows;
    for (std::size_t index = 0; index < files.size(); ++index) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
        rows.push_back(rowOf(program, files[index], stop));
        observer.finished(index, rows.back());
    }
    return rows;
}

base::Result<pipeline::Explanation> explain(const image::LoadedImage& picture, const std::string& label) {
    pipeline::Explanation explanation;
    explanation.label = label;
    explanation.map.rows = picture.image.geometry().rows;
    explanation.map.columns = picture.image.geometry().columns;
    explanation.map.values.assign(picture.image.geometry().samplesPerFrame(), 1.0F);
    explanation.scaleMaximum = 2;
    return explanation;
}

}  // namespace

inference::Prediction predictionOf(double finding) {
    inference::Prediction prediction;
    prediction.model = {"fake", "1", "00"};
    prediction.probabilities = {{"normal", 1 - finding}, {"ill", finding}};
    prediction.finding = finding > 0.5 ? "ill" : "normal";
    prediction.findingProbability = finding;
    prediction.decision = finding >= 0.5 ? inference::Decision::Positive : inference::Decision::Negative;
    prediction.operatingPoint = "balanced";
    return prediction;
}

image::LoadedImage greyPicture(int width, int height) {
    image::Geometry geometry;
    geometry.columns = width;
    geometry.rows = height;
    image::LoadedImage loaded;
    loaded.image = image::Image::create(geometry).value();
    loaded.source.format = "png";
    return loaded;
}

ui::StudyPorts FakeProgram::ports() {
    ui::StudyPorts functions;
    functions.load = [this](const std::filesystem::path& file) -> base::Result<image::LoadedImage> {
        const auto known = widths.find(file.filename().string());
        if (known == widths.end()) return Error(ErrorCode::PictureTruncated, {"PNG"});
        return greyPicture(known->second);
    };
    functions.analyze = [this](const image::LoadedImage& picture, const pipeline::AnalyzeOptions& options, base::ProgressSink&,
                               std::stop_token stop) -> base::Result<pipeline::Analysis> {
        auto result = options.overrideRefusal ? test::overridden(*this, options) : test::analyze(*this, widthOf(picture), stop);
        if (!isForSomeAges) return result;
        ages.push_back(options.patientAge);
        if (auto* prediction = result ? std::get_if<inference::Prediction>(&*result) : nullptr)
            prediction->flags.emplace_back(options.patientAge ? pipeline::kAgeStatedFlag : pipeline::kAgeUncheckedFlag);
        return result;
    };
    functions.explain = [this](const image::LoadedImage& picture, const pipeline::AnalyzeOptions& options, const std::string& label,
                               inference::ExplainMethod, base::ProgressSink&, std::stop_token) {
        this->overridden += options.overrideRefusal ? 1 : 0;
        if (isForSomeAges) ages.push_back(options.patientAge);
        return test::explain(picture, label);
    };
    functions.openSealed = [this](const image::LoadedImage& picture, const pipeline::OpenRequest&, base::ProgressSink&,
                                  std::stop_token stop) -> base::Result<pipeline::Verdict> {
        ++opened;
        const auto hold = held.find(widthOf(picture));
        if (hold != held.end() && !hold->second->pass(stop)) return Error(ErrorCode::Cancelled);
        const auto verdict = verdicts.find(widthOf(picture));
        return verdict == verdicts.end() ? pipeline::Verdict(pipeline::NoPayload{}) : verdict->second;
    };
    functions.restore = [](const ui::StudyPorts::PictureFile&, const image::LoadedImage&, const pipeline::IntactResult&,
                           const std::filesystem::path&) { return base::Status(); };
    functions.answer = [this](const ui::StudyPorts::AnswerRequest& request, base::ProgressSink&, std::stop_token) {
        answers.push_back(request);
        if (sharing) return base::Result<pipeline::SealReport>(*sharing);
        return base::Result<pipeline::SealReport>(pipeline::SealReport{});
    };
    functions.exportCopy = [this](const ui::StudyPorts::PictureFile& file, const std::vector<crypto::PublicIdentity>& colleagues,
                                  const std::filesystem::path& output) {
        copies.push_back({file.path, colleagues, output});
        return sharing ? base::Status(*sharing) : base::Status();
    };
    functions.trust = [this]() { return ui::StudyPorts::Trust{trusted, {}, std::nullopt, trustProblems}; };
    functions.isVouchedFor = [this](const crypto::PublicIdentity&) { return clinicVouches; };
    functions.checkReader = [this](const crypto::PublicIdentity&) { return refusedReader ? base::Status(*refusedReader) : base::Status(); };
    functions.describe = [](const crypto::PublicIdentity& identity) {
        return ui::KeyFacts{identity, QStringLiteral("AAAA-BBBB"), {QStringLiteral("apple"), QStringLiteral("boat")}};
    };
    functions.addTrust = [this](const crypto::PublicIdentity& identity) {
        std::erase_if(trusted, [&](const auto& known) { return known.name == identity.name; });
        trusted.push_back(identity);
        return base::Status();
    };
    functions.removeTrust = [this](const crypto::PublicIdentity& identity) {
        std::erase_if(trusted, [&](const auto& known) { return known.name == identity.name; });
        return base::Status();
    };
    functions.readKey = [this](const std::filesystem::path& file, base::ByteView typed) -> base::Result<crypto::PrivateIdentity> {
        if (base::textOf(typed) != passphrase) return Error(ErrorCode::PassphraseWrong, {file.string()});
        crypto::PrivateIdentity identity;
        identity.pub.role = keyRole;
        identity.pub.name = "Dr. Test";
        return identity;
    };
    functions.readPublicIdentity = [](const std::filesystem::path& file) -> base::Result<crypto::PublicIdentity> {
        crypto::PublicIdentity identity;
        identity.role = file.stem() == "doctor" ? crypto::Role::Doctor : crypto::Role::Kiosk;
        identity.name = "Kiosk";
        return identity;
    };
    functions.readableFingerprint = [](const crypto::PublicIdentity&) { return std::string("AAAA-BBBB"); };
    functions.analyzeBatch = [this](const pipeline::BatchRequest& request, pipeline::BatchObserver& observer, std::stop_token stop) {
        return runBatch(*this, request, observer, stop);
    };
    functions.models = [this]() { return installed; };
    functions.exportTable = [](const std::vector<pipeline::BatchRow>&, const std::filesystem::path&) { return base::Status(); };
    return functions;
}

}  // namespace intaglio::test
