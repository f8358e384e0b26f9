#include "core/report/ResultTable.h"

#include "core/pipeline/AnalyzeFile.h"
#include "tests/support/Catch.h"

using namespace intaglio;

TEST_CASE("A row of the table holds every flag of a result, and the shown label's own probability") {
    pipeline::BatchRow judged;
    judged.file = "judged.png";
    judged.status = "ok";
    judged.prediction.emplace();
    judged.prediction->probabilities = {{"rare", 0.25}, {"common", 0.75}};
    judged.prediction->finding = "rare";
    judged.prediction->flags = {"age-unchecked", "weighted-finding:rare"};
    pipeline::BatchRow failed;
    failed.file = "failed.png";
    failed.status = "error";
    const std::string csv = report::tableCsv({judged, failed});
    CHECK(csv.find(",time_ms,probabilities,flags,label_probability,disagree_low,disagree_high\r\n") != std::string::npos);
    CHECK(csv.find(",rare=0.25;common=0.75,age-unchecked;weighted-finding:rare,0.25,,\r\n") != std::string::npos);
    CHECK(csv.ends_with(",0,,,,,\r\n"));
}

TEST_CASE("A row of the table says between what the answers lie that do not decide alike") {
    pipeline::BatchRow row;
    row.file = "disputed.png";
    row.status = "ok";
    row.prediction.emplace();
    row.prediction->probabilities = {{"calm", 0.6}, {"ill", 0.4}};
    row.prediction->finding = "calm";
    row.prediction->findingProbability = 0.4;
    row.prediction->operatingPoint = "balanced";
    row.prediction->threshold = 0.5;
    row.prediction->flags = {"answers-disagree:165/945"};
    CHECK(report::tableCsv({row}).find(",answers-disagree:165/945,0.6,0.165,0.945\r\n") != std::string::npos);
    row.prediction->flags = {"answers-disagree:165/345"};  // does not hold the threshold: nothing to read on
    CHECK(report::tableCsv({row}).find(",answers-disagree:165/345,0.6,,\r\n") != std::string::npos);
}

TEST_CASE("A refused row of the table says for which model and as what kind") {
    pipeline::BatchRow refused;
    refused.file = "refused.png";
    refused.status = "refused";
    refused.refusal = inference::Refusal{base::Error(base::ErrorCode::RefusedBlurred), inference::KindScore{"chest-xray", 0.9},
                                         inference::ModelIdentity{"chest", "1.0.0", "ab12"}};
    CHECK(report::tableCsv({refused}).find("refused.png,refused,,,,,,chest,1.0.0,ab12,chest-xray,,refused-blurred,,0,,,,,\r\n") !=
          std::string::npos);
    refused.refusal = inference::Refusal{base::Error(base::ErrorCode::RefusedBlurred), {}, {}};
    CHECK(report::tableCsv({refused}).find("refused.png,refused,,,,,,,,,,,refused-blurred,,0,,,,,\r\n") != std::string::npos);
}

TEST_CASE("What a picture's analysis gave takes the place of what its row said before") {
    using Outcome = base::Result<pipeline::Analysis>;
    const std::array outcomes{Outcome(pipeline::Analysis(inference::Prediction{})),
                              Outcome(pipeline::Analysis(inference::Refusal{base::Error(base::ErrorCode::RefusedBlurred), {}, {}})),
                              Outcome(base::Error(base::ErrorCode::PictureTruncated))};
    for (const Outcome& before : outcomes) {
        for (const Outcome& after : outcomes) {
            pipeline::BatchRow row;
            pipeline::recordAnalysis(row, before);
            pipeline::recordAnalysis(row, after);
            CHECK(row.prediction.has_value() == (&after == &outcomes[0]));
            CHECK(row.refusal.has_value() == (&after == &outcomes[1]));
            CHECK(row.error.has_value() == (&after == &outcomes[2]));
            CHECK(row.status == (row.prediction ? "ok" : row.refusal ? "refused" : "error"));
        }
    }
}
