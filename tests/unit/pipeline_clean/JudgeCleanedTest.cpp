#include "core/pipeline/JudgeCleaned.h"

#include <algorithm>

#include "core/image/Noise.h"
#include "core/image/Phantom.h"
#include "tests/support/Catch.h"
#include "tests/unit/batch/FakeModels.h"
#include "tests/unit/inference/Samples.h"
#include "tests/unit/pipeline_seal/SealDesk.h"

using namespace intaglio;
using namespace intaglio::test;
using base::ErrorCode;
using inference::Prediction;
using pipeline::CleanedBy;

namespace {

constexpr double kGrain = 8;

/// A picture with the grain of a poor sensor, as a file that was read.
image::LoadedImage grainy(image::Image picture, double grain = kGrain) {
    image::Random random(11);
    const auto highest = static_cast<double>(picture.geometry().maximumValue());
    for (std::size_t index = 0; index < picture.geometry().sampleCount(); ++index) {
        const double value = static_cast<double>(picture.sampleAt(index)) + grain * random.normal();
        picture.setSampleAt(index, static_cast<std::int64_t>(std::clamp(value, 0.0, highest)));
    }
    image::LoadedImage loaded{std::move(picture), {}};
    loaded.source.format = "png";
    return loaded;
}

image::LoadedImage grainySmear(int size = 256) {
    return grainy(image::bloodSmearPhantom(7, size).value());
}

/// A desk with one model for one kind of picture.
struct Judge {
    SealDesk desk;
    FakeModels models;
    explicit Judge(const std::string& kind = "blood-smear") { models.add("model", kind); }

    pipeline::AnalyzeOptions options;

    [[nodiscard]] Prediction judge(const image::LoadedImage& picture) {
        base::NoProgress progress;
        return std::get<Prediction>(models.analyzer().analyze(picture, options, progress, {}).value());
    }
    [[nodiscard]] base::Result<std::optional<pipeline::CleanedJudgement>> clean(const image::LoadedImage& picture, const Prediction& given,
                                                                                std::size_t recipients = 1, std::stop_token stop = {}) {
        base::NoProgress progress;
        return pipeline::judgeCleaned(desk.ports(), models.analyzer(), picture, options, given, recipients, progress, std::move(stop));
    }
    /// True where the picture is left as it came.
    [[nodiscard]] bool isLeft(const image::LoadedImage& picture, const Prediction& given, std::size_t recipients = 1) {
        const auto cleaned = clean(picture, given, recipients);
        REQUIRE(cleaned);
        return !cleaned->has_value();
    }
};

}  // namespace

TEST_CASE("the cleaned picture is judged by the model for the same age") {
    Judge judge;
    judge.models.addChanged("children", "blood-smear", [](inference::Manifest& manifest) { manifest.gate.ageMaximum = 5; });
    judge.models.addChanged("model", "blood-smear", [](inference::Manifest& manifest) { manifest.gate.ageMinimum = 15; });
    judge.options.patientAge = inference::AgeRange{3, 3};
    const auto given = grainySmear();
    const auto cleaned = judge.clean(given, judge.judge(given));
    REQUIRE(cleaned);
    REQUIRE(cleaned->has_value());
    CHECK((*cleaned)->result.model.id == "children");
    const auto& flags = (*cleaned)->result.flags;
    CHECK(std::count(flags.begin(), flags.end(), pipeline::kAgeStatedFlag) == 1);
}

TEST_CASE("the cleaned picture is what was judged, and its result tells by how much it was changed") {
    Judge judge;
    const auto given = grainySmear();
    const auto cleaned = judge.clean(given, judge.judge(given));
    REQUIRE(cleaned);
    REQUIRE(cleaned->has_value());
    const pipeline::CleanedJudgement& judgement = **cleaned;
    CHECK(judgement.copy.report.isDenoised);

    const auto file = judge.desk.readers.read(judgement.copy.file, "cleaned");
    REQUIRE(file);
    CHECK(file->source.format == "png");
    CHECK(file->image.geometry() == given.image.geometry());
    CHECK(sameSamples(file->image, judgement.copy.picture.image));
    CHECK(judge.judge(*file).findingProbability == judgement.result.findingProbability);

    const auto difference = static_cast<std::int64_t>(largestDifference(given.image, file->image));
    CHECK(difference > 0);
    const auto& flags = judgement.result.flags;
    REQUIRE(std::count_if(flags.begin(), flags.end(), [](const auto& flag) { return pipeline::readCleanedFlag(flag).has_value(); }) == 1);
    CHECK(pipeline::readCleanedFlag(flags.back()) == CleanedBy{difference, 255});
}

TEST_CASE("grey pictures of 16 bits are cleaned in their own depth") {
    const SealDesk desk;
    const auto given = grainy(image::chestPhantom(4, 192, 16).value(), kGrain * 257);
    const auto copy = pipeline::cleanedCopy(desk.readers, given, enhance::CleanKind::Other);
    REQUIRE(copy);
    REQUIRE(copy->has_value());
    CHECK((*copy)->picture.image.geometry() == given.image.geometry());
    CHECK((*copy)->report.isDenoised);
    CHECK((*copy)->report.largestChange > 255);
    CHECK((*copy)->report.largestChange == static_cast<std::int64_t>(largestDifference(given.image, (*copy)->picture.image)));
}

TEST_CASE("what needs no cleaning or has to keep its samples is left as it came") {
    Judge judge;
    const image::LoadedImage flat{pictureOf(96, 96, 3, [](int, int, int) { return 180; }), {}};
    CHECK(judge.isLeft(flat, judge.judge(flat)));

    const auto smear = grainySmear();
    const Prediction given = judge.judge(smear);
    REQUIRE_FALSE(judge.isLeft(smear, given));
    auto dicom = smear;
    dicom.source.dicom.emplace();
    CHECK(judge.isLeft(dicom, given));
    auto expanded = smear;
    expanded.source.wasExpanded = true;
    CHECK(judge.isLeft(expanded, given));
}

TEST_CASE("pictures that PNG would turn round, or with unused bits, are left as they came") {
    Judge judge("chest-xray");
    auto chest = grainy(image::chestPhantom(4, 192).value());
    const Prediction given = judge.judge(chest);
    REQUIRE_FALSE(judge.isLeft(chest, given));
    chest.image.meaning().photometric = image::Photometric::Monochrome1;
    CHECK(judge.isLeft(chest, given));
    const auto twelve = grainy(image::chestPhantom(4, 192, 12).value(), kGrain * 16);
    CHECK(judge.isLeft(twelve, judge.judge(twelve)));
}

TEST_CASE("a picture whose result cleaning would move is left as it came") {
    Judge judge;
    const auto smear = grainySmear();
    const Prediction given = judge.judge(smear);
    REQUIRE_FALSE(judge.isLeft(smear, given));
    const auto changed = [&](auto change) {
        Prediction other = given;
        change(other);
        return judge.isLeft(smear, other);
    };
    CHECK(changed([](Prediction& other) { other.finding = other.finding == "ill" ? "healthy" : "ill"; }));
    CHECK(changed([](Prediction& other) { other.decision = inference::Decision::Indeterminate; }));
    CHECK(changed([](Prediction& other) { *other.findingProbability += 1.5 * pipeline::kLargestCleaningMove; }));
    CHECK(changed([](Prediction& other) { *other.findingProbability -= 1.5 * pipeline::kLargestCleaningMove; }));
    CHECK(changed([](Prediction& other) { other.flags.emplace_back("answers-disagree:0/1000"); }));
    CHECK(changed([](Prediction& other) { other.kind.label = "skin"; }));
    CHECK(changed([](Prediction& other) { other.model.sha256.front() = other.model.sha256.front() == '0' ? '1' : '0'; }));
}

TEST_CASE("a picture that cleaned could not hold the result is left as it came") {
    Judge judge;
    const auto smear = grainySmear(96);
    const Prediction given = judge.judge(smear);
    CHECK_FALSE(judge.isLeft(smear, given, 1));
    CHECK(judge.isLeft(smear, given, 8));
}

TEST_CASE("cleaning stops when it is no longer wanted") {
    Judge judge;
    const auto smear = grainySmear();
    std::stop_source stop;
    stop.request_stop();
    const auto cleaned = judge.clean(smear, judge.judge(smear), 1, stop.get_token());
    REQUIRE_FALSE(cleaned);
    CHECK(cleaned.error().code == ErrorCode::Cancelled);
}

TEST_CASE("a sealed cleaned picture restores to what was judged") {
    Judge judge;
    const auto smear = grainySmear();
    const auto source = judge.desk.putPng(smear.image);
    const auto cleaned = judge.clean(smear, judge.judge(smear));
    REQUIRE(cleaned);
    REQUIRE(cleaned->has_value());
    auto request = judge.desk.request(source, "sealed.png");
    request.sourceContent = (*cleaned)->copy.file;
    request.judged = pipeline::identityOf(judge.desk.ports().primitives, (*cleaned)->copy.picture);
    request.result = (*cleaned)->result;
    REQUIRE(judge.desk.seal(request));
    const auto verdict = judge.desk.open(judge.desk.folder / "sealed.png");
    REQUIRE(verdict);
    REQUIRE(pipeline::verdictName(*verdict) == "intact");
    const auto& intact = std::get<pipeline::IntactResult>(*verdict);
    CHECK(intact.result.flags == (*cleaned)->result.flags);
    CHECK(sameSamples(intact.restored, (*cleaned)->copy.picture.image));
    const Prediction again = judge.judge({intact.restored, (*cleaned)->copy.picture.source});
    CHECK(again.findingProbability == (*cleaned)->result.findingProbability);
}

TEST_CASE("the flag of a cleaned picture reads back, and nothing else is taken for one") {
    CHECK(pipeline::cleanedFlag({34, 255}) == "cleaned:34/255");
    CHECK(pipeline::readCleanedFlag("cleaned:34/255") == CleanedBy{34, 255});
    CHECK(pipeline::readCleanedFlag("cleaned:65535/65535") == CleanedBy{65535, 65535});
    for (const char* other :
         {"", "cleaned", "cleaned:", "cleaned:34", "cleaned:/255", "cleaned:34/", "cleaned:-3/255", "cleaned:0/255", "cleaned:256/255",
          "cleaned:3x/255", "cleaned:3/255 ", "cleaned:3/99999999999999999999", " cleaned:3/255", "unsigned"}) {
        CAPTURE(other);
        CHECK_FALSE(pipeline::readCleanedFlag(other));
    }
}
