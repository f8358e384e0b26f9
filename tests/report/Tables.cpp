#include "tests/report/Tables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace intaglio::report {

namespace {

constexpr const char* kModeNames[] = {"reversible", "covert", "robust", "robust, strong"};
constexpr const char* kStructural[] = {"SPA", "RS", "WS", "chi-square", "SPAM"};
constexpr const char* kMethods[] = {"LSB replacement", "LSB matching", "reversible", "covert"};
constexpr std::size_t kFewestForArea = 10;

std::string text(const Json& object, const char* field) {
    const auto found = object.find(field);
    return found == object.end() ? std::string() : found->is_string() ? found->get<std::string>() : found->dump();
}

std::string countOf(const Json& object, const char* field) {
    return std::to_string(object.value(field, 0));
}

/// A row of the quality table.
std::string qualityRow(const Json& collection, const char* mode) {
    const Json& rows = collection["modes"][mode];
    std::map<std::string, int> refusals;
    for (const Json& row : rows) {
        if (row.contains("refused")) ++refusals[row["refused"].get<std::string>()];
    }
    const auto psnr = valuesOf(rows, "psnr"), ssim = valuesOf(rows, "ssim"), largest = valuesOf(rows, "largest");
    std::string line = "| " + text(collection, "name") + " | " + mode + " | " + std::to_string(psnr.size()) + " | " +
                       joined(Json(refusals)) + " | " + withQuartiles(psnr) + " | ";
    if (psnr.empty()) return line + "- | - | - | " + withQuartiles(valuesOf(rows, "capacity"), 0) + " |\n";
    line += fixed(*std::min_element(ssim.begin(), ssim.end()), 5) + " | " + fixed(*std::max_element(largest.begin(), largest.end()), 0) +
            " | " + fixed(100 * steganalysis::quantile(valuesOf(rows, "changed"), 0.5), 2) + " % | ";
    return line + withQuartiles(valuesOf(rows, "capacity"), 0) + " |\n";
}

/// The tomographs, and the small files whose figures the design names.
std::string namedDicomRows(const Json& quality) {
    std::string lines;
    for (const Json& collection : quality) {
        if (text(collection, "name") != "DICOM") continue;
        for (const Json& row : collection["modes"]["reversible"]) {
            const std::string name = text(row, "name");
            const bool isNamed = name.find("CT_small") != std::string::npos || name.find("MR_small") != std::string::npos;
            const bool isTomograph = text(row, "modality") == "CT" && text(row, "size") == "512 x 512" && !row.contains("lossy");
            if (!isNamed && !isTomograph) continue;
            const bool refused = row.contains("refused");
            lines += "| " + name + " | " + (refused ? "refused: " + text(row, "refused") : fixed(row["psnr"], 1)) + " | " +
                     (refused ? "-" : fixed(row["psnrRange"], 1)) + " | " + (refused ? "-" : text(row, "largest")) + " | " +
                     text(row, "capacity") + " |\n";
        }
    }
    return lines;
}

std::string areaCell(const Json& collection, const std::string& method, const std::string& detector) {
    const auto area = areaOf(collection, method, detector);
    return area ? withInterval(*area) : "-";
}

}  // namespace

std::vector<double> numbersOf(const Json& array) {
    std::vector<double> values;
    for (const Json& value : array) {
        if (value.is_number()) values.push_back(value.get<double>());
    }
    return values;
}

std::vector<double> valuesOf(const Json& rows, const char* field) {
    std::vector<double> values;
    for (const Json& row : rows) {
        if (row.contains(field) && row[field].is_number()) values.push_back(row[field].get<double>());
    }
    return values;
}

std::string fixed(double value, int decimals) {
    if (!std::isfinite(value)) return "-";
    std::array<char, 48> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
    return buffer.data();
}

std::string withInterval(const steganalysis::Estimated& estimate, int decimals) {
    return fixed(estimate.value, decimals) + " (" + fixed(estimate.low, decimals) + " to " + fixed(estimate.high, decimals) + ")";
}

std::string withQuartiles(const std::vector<double>& values, int decimals) {
    if (values.empty()) return "-";
    const auto at = [&](double share) { return fixed(steganalysis::quantile(values, share), decimals); };
    return values.size() == 1 ? at(0.5) : at(0.5) + " (" + at(0.25) + " to " + at(0.75) + ")";
}

std::string joined(const Json& counts) {
    std::string words;
    for (const auto& [name, count] : counts.items()) words += (words.empty() ? "" : ", ") + name + " " + count.dump();
    return words.empty() ? "-" : words;
}

std::optional<steganalysis::Estimated> areaOf(const Json& collection, const std::string& method, const std::string& detector) {
    if (!collection["methods"].contains(method) || !collection["methods"][method].contains(detector)) return std::nullopt;
    const Json& scores = collection["methods"][method][detector];
    const auto clean = numbersOf(scores["clean"]), stego = numbersOf(scores["stego"]);
    if (stego.size() < kFewestForArea) return std::nullopt;
    std::vector<int> groups;
    for (const double group : numbersOf(collection["methods"][method]["groups"])) groups.push_back(static_cast<int>(group));
    return steganalysis::areaWithInterval(clean, stego, groups);
}

std::optional<steganalysis::Estimated> shiftOf(const Json& collection, const std::string& method, const std::string& detector) {
    if (!collection["methods"].contains(method) || !collection["methods"][method].contains(detector)) return std::nullopt;
    const Json& scores = collection["methods"][method][detector];
    const auto clean = numbersOf(scores["clean"]), stego = numbersOf(scores["stego"]);
    if (stego.empty()) return std::nullopt;
    std::vector<double> shifts;
    for (std::size_t i = 0; i < stego.size(); ++i) shifts.push_back(stego[i] - clean[i]);
    return steganalysis::meanWithInterval(shifts);
}

std::string qualityChapter(const Json& quality) {
    std::string lines =
        "One typical result (a frame of 632 bytes, 5,056 bits, for one doctor) in every picture. PSNR over all samples against 2^bits - 1; "
        "median and quartiles over the pictures that took it.\n\n"
        "| pictures | mode | n | refused | PSNR in dB | lowest SSIM | largest change | samples changed | capacity in bytes |\n"
        "|---|---|---|---|---|---|---|---|---|\n";
    for (const char* mode : kModeNames) {
        for (const Json& collection : quality) lines += qualityRow(collection, mode);
    }
    lines +=
        "\n![PSNR by collection](sealing/psnr.svg)\n\nTomographs of 512 x 512 and the small DICOM files that the design names, reversible "
        "mode:\n\n"
        "| file | PSNR in dB | PSNR against the picture's own range | largest change | capacity in bytes |\n|---|---|---|---|---|\n";
    lines += namedDicomRows(quality) + "\nSamples:\n\n";
    for (const Json& collection : quality)
        lines +=
            "- " + text(collection, "name") + ": " + text(collection, "source") + ". Left out: " + joined(collection["leftOut"]) + ".\n";
    return lines;
}

std::string detectionChapter(const Json& detection) {
    std::string lines =
        "Change of the detectors' estimate (share of samples that carry a bit) against the clean twin, mean and 95 % interval:\n\n"
        "| pictures | size | n | method | SPA | RS | WS |\n|---|---|---|---|---|---|---|\n";
    for (const Json& collection : detection) {
        if (text(collection, "size") != "512 x 512") continue;
        for (const char* method : kMethods) {
            const std::size_t taken = collection["methods"][method]["SPA"]["stego"].size();
            lines +=
                "| " + text(collection, "name") + " | " + text(collection, "size") + " | " + std::to_string(taken) + " | " + method + " | ";
            for (const char* detector : {"SPA", "RS", "WS"}) {
                const auto shift = shiftOf(collection, method, detector);
                lines += (shift ? withInterval(*shift, 4) : "-") + " | ";
            }
            lines += "\n";
        }
    }
    lines +=
        "\nArea under the ROC curve against clean twins (0.5 is guessing), 95 % interval by bootstrap over pictures:\n\n"
        "| pictures | size | n | method | SPA | RS | WS | chi-square | SPAM, learned |\n|---|---|---|---|---|---|---|---|---|\n";
    for (const Json& collection : detection) {
        for (const char* method : kMethods) {
            const std::size_t taken = collection["methods"][method]["SPA"]["stego"].size();
            lines += "| " + text(collection, "name") + (collection.value("neverJpeg", false) ? "" : " (were JPEG)") + " | " +
                     text(collection, "size") + " | " + std::to_string(taken) + " | " + method + " | ";
            for (const char* detector : kStructural) lines += areaCell(collection, method, detector) + " | ";
            lines += "\n";
        }
    }
    return lines + "\n![Detection by collection](sealing/detection.svg)\n\n![ROC curves of weighted stego](sealing/roc.svg)\n";
}

std::string jpegChapter(const Json& jpeg) {
    std::string lines = "| pictures | n | clean | reversible | covert | area, reversible | area, covert |\n|---|---|---|---|---|---|---|\n";
    for (const Json& collection : jpeg) {
        const auto clean = numbersOf(collection["clean"]);
        lines += "| " + text(collection, "name") + " | " + std::to_string(clean.size()) + " | " + withQuartiles(clean, 3) + " | ";
        std::string areas;
        for (const char* mode : {"reversible", "covert"}) {
            const auto shares = collection.contains(mode) ? numbersOf(collection[mode]) : std::vector<double>{};
            lines += withQuartiles(shares, 3) + " | ";
            areas += shares.empty() ? "- | " : fixed(steganalysis::areaUnderCurve(clean, shares)) + " | ";
        }
        lines += areas + "\n";
    }
    return lines;
}

/// How many pictures' results came back whole, by treatment, and what writing them cost.
std::string robustChapter(const Json& robust) {
    if (robust.contains("skipped")) return "Not measured: " + text(robust, "skipped") + ".\n";
    std::string lines = "| treatment |";
    std::string rule = "\n|---|";
    for (const auto& [mode, figures] : robust["modes"].items()) {
        lines += " " + mode + " |";
        rule += "---|";
    }
    lines += rule + "\n| PSNR in dB |";
    for (const auto& [mode, figures] : robust["modes"].items()) lines += " " + withQuartiles(numbersOf(figures["psnr"])) + " |";
    for (const Json& treatment : robust["treatments"]) {
        lines += "\n| " + treatment.get<std::string>() + " |";
        for (const auto& [mode, figures] : robust["modes"].items()) {
            const Json& cell = figures["came back"][treatment.get<std::string>()];
            lines += " " + countOf(cell, "whole") + " of " + countOf(cell, "trials") + " |";
        }
    }
    return lines + "\n\n![Results that come back whole](sealing/robust.svg)\n";
}

/// Who drifts: pictures between two classes.
std::string driftedPictures(const Json& row) {
    const auto drift = numbersOf(row["drift"]), top = numbersOf(row["top"]);
    std::string words;
    for (std::size_t i = 0; i < std::min(drift.size(), top.size()); ++i) {
        if (drift[i] > 0.001) words += (words.empty() ? "" : ", ") + fixed(drift[i], 4) + " (" + fixed(top[i], 3) + ")";
    }
    return words.empty() ? "-" : words;
}

std::string driftChapter(const Json& drift) {
    if (drift.contains("skipped")) return "Not measured: " + text(drift, "skipped") + ".\n";
    std::string lines = "Model " + text(drift, "model") + " on " + text(drift, "name") + " (" + text(drift, "source") +
                        "), original against sealed, through its PNG file.\n\n"
                        "| mode | compared | too small for the mode | refused by the gate | refusals that changed | largest change of a "
                        "probability | pictures over 0.001 | "
                        "median | findings that flipped | decisions that flipped |\n|---|---|---|---|---|---|---|---|---|---|\n";
    for (const char* mode : kModeNames) {
        const Json& row = drift["modes"][mode];
        const auto values = numbersOf(row["drift"]);
        lines += std::string("| ") + mode + " | " + countOf(row, "compared") + " | " + countOf(row, "notCarried") + " | " +
                 countOf(row, "refused") + " | " + countOf(row, "refusalsChanged") + " | " +
                 (values.empty() ? "-" : fixed(*std::max_element(values.begin(), values.end()), 6)) + " | " +
                 std::to_string(std::count_if(values.begin(), values.end(), [](double value) { return value > 0.001; })) + " | " +
                 fixed(steganalysis::quantile(values, 0.5), 6) + " | " + countOf(row, "flips") + " | " + countOf(row, "decisionFlips") +
                 " |\n";
    }
    lines += "\n| mode | pictures over 0.001: change of a probability (largest probability before) |\n|---|---|\n";
    for (const char* mode : kModeNames) lines += std::string("| ") + mode + " | " + driftedPictures(drift["modes"][mode]) + " |\n";
    return lines;
}

std::string tamperingChapter(const Json& tampering) {
    std::string lines = "| mode | trials | verdicts | read as intact, by absolute change |\n|---|---|---|---|\n";
    for (const char* mode : kModeNames) {
        const Json& row = tampering[mode];
        if (row.contains("skipped"))
            lines += std::string("| ") + mode + " | - | not measured: " + text(row, "skipped") + " | - |\n";
        else
            lines += std::string("| ") + mode + " | " + countOf(row, "trials") + " | " + joined(row["verdicts"]) + " | " +
                     joined(row["intactByChange"]) + " |\n";
    }
    return lines;
}

std::string restorationChapter(const Json& restoration) {
    std::string lines =
        "| mode | pictures | came back | refused as planned | plan not kept | not come back | changed by more than one "
        "|\n|---|---|---|---|---|---|---|\n";
    for (const char* mode : {"reversible", "covert"}) {
        const Json& row = restoration[mode];
        lines += std::string("| ") + mode + " | " + countOf(row, "trials") + " | " + countOf(row, "restored") + " | " +
                 countOf(row, "refused") + " | " + countOf(row, "planBroken") + " | " + countOf(row, "lost") + " | " +
                 countOf(row, "overstepped") + " |\n";
    }
    return lines;
}

std::string speedChapter(const Json& speed) {
    std::string lines;
    for (const Json& picture : speed["pictures"]) {
        lines += "\n" + text(picture, "name") + " (" + fixed(picture.value("rawMegabytes", 0.0), 1) +
                 " MB raw):\n\n| what | n | median in ms | range | peak memory in MB |\n|---|---|---|---|---|\n";
        const Json seconds = picture.value("seconds", Json::object()), memory = picture.value("megabytes", Json::object());
        for (const auto& [what, values] : seconds.items()) {
            auto times = numbersOf(values);
            for (double& time : times) time *= 1000;
            lines += "| " + what + " | " + std::to_string(times.size()) + " | " + fixed(steganalysis::quantile(times, 0.5), 1) + " | " +
                     fixed(steganalysis::quantile(times, 0), 1) + " to " + fixed(steganalysis::quantile(times, 1), 1) + " | " +
                     (memory.contains(what) ? fixed(memory[what], 0) : "-") + " |\n";
        }
        const Json failed = picture.value("failed", Json::object());
        if (!failed.empty()) lines += "\nDid not succeed (exit status): " + joined(failed) + ".\n";
    }
    for (const char* program : {"steghide", "outguess"}) {
        if (!speed.value(program, false)) lines += std::string("\n") + program + " is not installed here and was not measured.\n";
    }
    return lines;
}

}  // namespace intaglio::report
