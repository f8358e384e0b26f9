#include <algorithm>

#include "app/cli/FlagText.h"
#include "app/cli/LabelNames.h"
#include "app/cli/OpenedPicture.h"
#include "app/cli/ResultText.h"
#include "core/report/ResultJson.h"

/// What "open" says about a verdict, as a JSON line and for people.
namespace intaglio::cli {
namespace {

using nlohmann::ordered_json;
using pipeline::ImageMismatch;
using pipeline::IntactResult;
using pipeline::UntrustedKiosk;
using pipeline::Verdict;

constexpr int kTilesPerSide = static_cast<int>(crypto::kTilesPerSide);

ordered_json regionsJson(const std::vector<crypto::ProtectedRegion>& regions) {
    ordered_json list = ordered_json::array();
    for (const auto& region : regions) list.push_back({region.column, region.row, region.columns, region.rows});
    return list;
}

/// [row, column] of each changed tile, from the top left.
ordered_json tilesJson(const std::vector<int>& tiles) {
    ordered_json list = ordered_json::array();
    for (const int tile : tiles) list.push_back({tile / kTilesPerSide, tile % kTilesPerSide});
    return list;
}

ordered_json resultJson(const IntactResult& intact) {
    ordered_json result = intact.answer ? ordered_json{{"answer", *intact.answer}} : report::predictionJson(intact.result);
    result["issued_at"] = base::toRfc3339(intact.issuedAt);
    result["kiosk"] = intact.kioskName;
    result["kiosk_fingerprint"] = intact.kioskFingerprint;
    result["counter"] = intact.counter;
    result["report_id"] = intact.reportId;
    result["recipients"] = intact.recipients;
    if (!intact.note.empty()) result["note"] = intact.note;
    if (!intact.protectedRegions.empty()) result["protected_regions"] = regionsJson(intact.protectedRegions);
    if (!intact.thumbnail.empty()) result["thumbnail"] = base::toHex(intact.thumbnail);
    return result;
}

std::string warningText(const std::string& warning) {
    struct Row {
        std::string_view code, text;
    };
    constexpr Row kRows[] = {
        {"old", "made over 90 days ago"},
        {"future", "dated over a day ahead of this computer's clock"},
        {"seen-before", "this report was opened before with another picture or other contents"},
        {"approximate", "only the look of the picture is proven, not its samples"},
        {"bucket", "every sample is proven to within one level"},
        {"recipient-retired", "opened with one of your earlier keys"},
        {"memory-unavailable", "the memory of opened results cannot be used, so a replay would not be noticed"},
    };
    const auto* row = std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& candidate) { return candidate.code == warning; });
    return row == std::end(kRows) ? warning : warning + " (" + std::string(row->text) + ")";
}

std::string findingText(const IntactResult& intact, const LabelNames& names) {
    if (intact.answer) return "\n  answer: " + *intact.answer;
    const inference::Prediction& result = intact.result;
    return "\n  " + decisionText(result, names) + flagLines(result) + probabilityLines(result, names);
}

std::string intactText(const std::string& file, const IntactResult& intact, const LabelNames& names) {
    std::string text = file + ": intact\n  sealed by " + intact.kioskName + " (" + intact.kioskFingerprint + ") on " +
                       base::toRfc3339(intact.issuedAt) + " by the " + (intact.answer ? "doctor's" : "kiosk's") + " clock, " +
                       std::string(crypto::modeName(intact.mode)) + " mode" + findingText(intact, names);
    if (!intact.note.empty()) text += "\n  note: " + intact.note;
    for (const std::string& warning : intact.warnings) text += "\n  warning: " + warningText(warning);
    return intact.answer ? text : text + modelLine(intact.result);
}

/// The picture in 8 x 8 tiles: # changed, . as it was.
std::string tileMap(const std::vector<int>& changed) {
    std::string map;
    for (int tile = 0; tile < kTilesPerSide * kTilesPerSide; ++tile) {
        if (tile % kTilesPerSide == 0) map += "\n    ";
        map += std::find(changed.begin(), changed.end(), tile) == changed.end() ? '.' : '#';
    }
    return map;
}

std::string mismatchText(const std::string& file, const ImageMismatch& mismatch) {
    std::string text = file + ": an authentic result of " + mismatch.kioskName + " from " + base::toRfc3339(mismatch.issuedAt) +
                       ", but for another or a changed picture";
    if (!mismatch.changedTiles.empty()) text += "\n  changed (#):" + tileMap(mismatch.changedTiles);
    if (mismatch.protectedMatches)
        text += std::string("\n  protected regions: ") + (*mismatch.protectedMatches ? "as they were" : "changed");
    return text;
}

void addDetails(const Verdict& verdict, ordered_json& line) {
    if (const auto* mismatch = std::get_if<ImageMismatch>(&verdict)) {
        line["kiosk"] = mismatch->kioskName;
        line["issued_at"] = base::toRfc3339(mismatch->issuedAt);
        line["changed_tiles"] = tilesJson(mismatch->changedTiles);
        line["protected_regions_match"] = mismatch->protectedMatches ? ordered_json(*mismatch->protectedMatches) : ordered_json(nullptr);
    }
    if (const auto* untrusted = std::get_if<UntrustedKiosk>(&verdict)) {
        line["kiosk_fingerprint"] = untrusted->fingerprint;
        line["revoked"] = untrusted->revoked;
    }
}

}  // namespace

ordered_json verdictJson(const std::string& file, const Verdict& verdict) {
    const auto* intact = std::get_if<IntactResult>(&verdict);
    ordered_json line = {{"file", file},
                         {"verdict", pipeline::verdictName(verdict)},
                         {"warnings", intact != nullptr ? ordered_json(intact->warnings) : ordered_json::array()},
                         {"mode", intact != nullptr ? ordered_json(crypto::modeName(intact->mode)) : ordered_json(nullptr)},
                         {"result", intact != nullptr ? resultJson(*intact) : ordered_json(nullptr)},
                         {"restored", nullptr}};
    addDetails(verdict, line);
    return line;
}

std::string verdictText(CommandContext& context, const std::string& file, const Verdict& verdict) {
    if (const auto* intact = std::get_if<IntactResult>(&verdict))
        return intactText(file, *intact, intact->answer ? LabelNames() : LabelNames(context, intact->result.model));
    if (const auto* mismatch = std::get_if<ImageMismatch>(&verdict)) return mismatchText(file, *mismatch);
    const auto* untrusted = std::get_if<UntrustedKiosk>(&verdict);
    if (untrusted != nullptr)
        return file + ": sealed by a key with the fingerprint " + untrusted->fingerprint +
               (untrusted->revoked ? ", which the clinic revoked" : ", which is not among the trusted ones");
    return file + ": " + std::string(pipeline::verdictName(verdict));
}

}  // namespace intaglio::cli
