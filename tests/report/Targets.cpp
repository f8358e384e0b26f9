#include <algorithm>
#include <cmath>

#include "tests/report/Tables.h"

/// The design's targets beside what was measured. Every row computes its answer from the figures; nothing is stated.
namespace intaglio::report {

namespace {

struct Answer {
    std::string ours;
    std::optional<bool> holds;  ///< absent: not measured
};
const Answer kNotMeasured{"not measured", std::nullopt};

class Table {
public:
    void row(const std::string& target, const Answer& answer) {
        m_lines += "| " + target + " | " + answer.ours + " | " + (answer.holds ? *answer.holds ? "yes" : "**no**" : "-") + " |\n";
    }
    void heading(const std::string& name) { m_lines += "\n### " + name + "\n\n| target | ours | holds |\n|---|---|---|\n"; }
    [[nodiscard]] const std::string& lines() const { return m_lines; }

private:
    std::string m_lines;
};

const Json& named(const Json& list, const std::string& name, const char* size = nullptr) {
    static const Json kNothing;
    for (const Json& entry : list) {
        if (entry.value("name", "") == name && (size == nullptr || entry.value("size", "") == size)) return entry;
    }
    return kNothing;
}

Json part(const Json& parts, const char* name) {
    return parts.value(name, Json());
}

Answer atMost(double value, double limit, const std::string& unit, int decimals = 0) {
    if (!std::isfinite(value)) return kNotMeasured;
    return {fixed(value, decimals) + unit, value <= limit};
}

Answer atLeast(double value, double limit, const std::string& unit, int decimals = 1) {
    if (!std::isfinite(value)) return kNotMeasured;
    return {fixed(value, decimals) + unit, value >= limit};
}

double medianOf(const Json& picture, const char* what) {
    const Json seconds = picture.value("seconds", Json::object());
    return seconds.contains(what) ? steganalysis::quantile(numbersOf(seconds[what]), 0.5) : NAN;
}

/// The quickest round: whatever else the machine does only adds.
double quickestOf(const Json& picture, const char* what) {
    const Json seconds = picture.value("seconds", Json::object());
    return seconds.contains(what) ? steganalysis::quantile(numbersOf(seconds[what]), 0) : NAN;
}

double ratioOf(const Json& picture, const char* ours, const char* theirs) {
    return medianOf(picture, ours) / medianOf(picture, theirs);
}

void speedTargets(Table& table, const Json& speed) {
    if (!speed.contains("pictures")) return;
    const Json& large = named(speed["pictures"], "12 megapixels RGB");
    if (large.is_null()) return;
    const double raw = large.value("rawMegabytes", NAN);
    const Json memory = large.value("megabytes", Json::object());
    table.heading("Speed, 12 megapixels RGB (design 3.1; the quickest of the rounds)");
    table.row("sealing without the codec, reversible: at most 150 ms", atMost(1000 * quickestOf(large, "seal, reversible"), 150, " ms"));
    table.row("sealing without the codec, covert: at most 60 ms", atMost(1000 * quickestOf(large, "seal, covert"), 60, " ms"));
    table.row("opening without the codec, reversible: at most 150 ms", atMost(1000 * quickestOf(large, "open, reversible"), 150, " ms"));
    table.row("opening without the codec, covert: at most 150 ms", atMost(1000 * quickestOf(large, "open, covert"), 150, " ms"));
    table.row("from BMP to a sealed PNG, a program of its own: at most 1.2 s", atMost(quickestOf(large, "seal, BMP to PNG"), 1.2, " s", 2));
    table.row("opening the PNG, a program of its own: at most 0.5 s", atMost(quickestOf(large, "open, PNG"), 0.5, " s", 2));
    table.row("peak memory sealing: at most 6 times the raw picture", atMost(memory.value("seal, BMP to PNG", NAN) / raw, 6, " times", 1));
    table.row("peak memory opening: at most 6 times the raw picture", atMost(memory.value("open, PNG", NAN) / raw, 6, " times", 1));
    table.row("sealing 632 bytes against steghide embedding 512 bytes (BMP): at most 0.6",
              atMost(ratioOf(large, "seal, reversible", "steghide bmp, 512 B, embed"), 0.6, "", 2));
    table.row("the same against outguess (JPEG), for comparison: at most 0.6",
              atMost(ratioOf(large, "seal, reversible", "outguess jpg, 512 B, embed"), 0.6, "", 2));
    table.row("robust mode, 1920 x 1080, sealing and opening: at most 0.3 s", [&] {
        const Json& photograph = named(speed["pictures"], "1920 x 1080 RGB");
        return photograph.is_null() ? kNotMeasured
                                    : atMost(quickestOf(photograph, "seal, robust") + quickestOf(photograph, "open, robust"), 0.3, " s", 2);
    }());
}

/// The largest of the means' absolute values over the never-JPEG collections of this size.
Answer shiftAnswer(const Json& detection, const char* detector) {
    double worst = NAN;
    std::string where;
    for (const Json& collection : detection) {
        if (collection.value("size", "") != "512 x 512") continue;
        const auto shift = shiftOf(collection, "covert", detector);
        if (!shift || std::abs(shift->value) <= worst) continue;
        worst = std::abs(shift->value);
        where = collection.value("name", "") + ": " + withInterval(*shift, 4);
    }
    if (!std::isfinite(worst)) return kNotMeasured;
    return {"worst " + where, worst <= 0.005};
}

Answer areaAnswer(const Json& detection, const char* detector, double limit) {
    std::optional<steganalysis::Estimated> worst;
    std::string where;
    for (const Json& collection : detection) {
        if (!collection.value("neverJpeg", false)) continue;
        const auto area = areaOf(collection, "covert", detector);
        if (!area || (worst && area->value <= worst->value)) continue;
        worst = area;
        where = collection.value("name", "") + ", " + collection.value("size", "");
    }
    if (!worst) return kNotMeasured;
    return {"worst " + withInterval(*worst) + ", " + where, worst->value <= limit};
}

std::vector<double> qualityValues(const Json& quality, const char* collection, const char* mode, const char* field) {
    const Json& found = named(quality, collection);
    return found.is_null() ? std::vector<double>{} : valuesOf(found["modes"][mode], field);
}

void covertTargets(Table& table, const Json& detection, const Json& quality) {
    table.heading("Covert mode (design 3.2)");
    for (const char* detector : {"SPA", "RS", "WS"})
        table.row(std::string("mean shift of ") + detector + " against the clean twin, 512 x 512 grey, never JPEG: at most 0.005",
                  shiftAnswer(detection, detector));
    for (const char* detector : {"SPA", "RS", "WS", "chi-square"})
        table.row(std::string("area of ") + detector + ", never JPEG: at most 0.55", areaAnswer(detection, detector, 0.55));
    table.row("area of SPAM, learned, never JPEG: at most 0.60", areaAnswer(detection, "SPAM", 0.60));
    auto grey = qualityValues(quality, "generated radiographs", "covert", "psnr");
    table.row("PSNR at 512 x 512 grey: median at least 74 dB", atLeast(steganalysis::quantile(grey, 0.5), 74, " dB"));
    table.row("PSNR at 12 megapixels RGB: at least 95 dB",
              atLeast(steganalysis::quantile(qualityValues(quality, "12 megapixels RGB", "covert", "psnr"), 0.5), 95, " dB"));
}

Answer clinicalMedians(const Json& quality) {
    static constexpr const char* kClinical[] = {"blood smears",      "chest, children", "chest, tuberculosis", "skin lesions",
                                                "breast ultrasound", "mammograms",      "bone X-rays"};
    double worst = NAN;
    std::string where;
    for (const char* name : kClinical) {
        const double median = steganalysis::quantile(qualityValues(quality, name, "reversible", "psnr"), 0.5);
        if (!std::isfinite(median) || median >= worst) continue;
        worst = median;
        where = name;
    }
    if (!std::isfinite(worst)) return kNotMeasured;
    return {"lowest median " + fixed(worst, 1) + " dB, " + where, worst >= 56};
}

/// Over the 512 x 512 tomographs that were not compressed with loss before.
Answer tomographs(const Json& quality) {
    const Json& dicom = named(quality, "DICOM");
    if (dicom.is_null()) return kNotMeasured;
    std::vector<double> values;
    for (const Json& row : dicom["modes"]["reversible"]) {
        if (row.value("modality", "") != "CT" || row.value("size", "") != "512 x 512" || row.value("lossy", false)) continue;
        values.push_back(row.contains("psnrRange") ? row["psnrRange"].get<double>() : 0);
    }
    if (values.empty()) return kNotMeasured;
    const double lowest = *std::min_element(values.begin(), values.end());
    return {"median " + fixed(steganalysis::quantile(values, 0.5), 1) + " dB, lowest " + fixed(lowest, 1) + " dB of " +
                std::to_string(values.size()),
            lowest >= 95};
}

Answer largestChange(const Json& quality) {
    double largest = NAN;
    for (const Json& collection : quality) {
        for (const char* mode : {"reversible", "covert"}) {
            for (const double value : valuesOf(collection["modes"][mode], "largest"))
                largest = std::isfinite(largest) ? std::max(largest, value) : value;
        }
    }
    return atMost(largest, 1, "");
}

/// In every collection and mode: the plan said what happened, and the frame came out.
Answer plansKept(const Json& quality, const char* field) {
    int count = 0, broken = 0, careful = 0;
    for (const Json& collection : quality) {
        for (const char* mode : {"reversible", "covert", "robust", "robust, strong"}) {
            for (const Json& row : collection["modes"][mode]) {
                if (!row.contains(field)) continue;
                ++count;
                careful += row.value("planCareful", false);
                broken += !row[field].get<bool>();
            }
        }
    }
    if (count == 0) return kNotMeasured;
    const std::string note = careful > 0 ? "; " + std::to_string(careful) + " would have fitted against the plan" : "";
    return {std::to_string(count - broken) + " of " + std::to_string(count) + note, broken == 0};
}

void reversibleTargets(Table& table, const Json& quality, const Json& restoration) {
    table.heading("Reversible mode (design 3.3)");
    if (restoration.contains("reversible")) {
        const Json& row = restoration["reversible"];
        const int bad = row.value("planBroken", 0) + row.value("lost", 0) + row.value("overstepped", 0);
        table.row("10,000 random pictures restored exactly or refused as planned",
                  {std::to_string(row.value("restored", 0)) + " restored, " + std::to_string(row.value("refused", 0)) + " refused, " +
                       std::to_string(bad) + " wrong",
                   bad == 0});
    }
    table.row("every frame of the collections comes out, originals exactly", plansKept(quality, "comesOut"));
    table.row("embedding keeps what the plan promised, in all modes", plansKept(quality, "planKept"));
    table.row("natural grey pictures, 512 x 512 or near: median at least 60 dB",
              atLeast(steganalysis::quantile(qualityValues(quality, "natural pictures", "reversible", "psnr"), 0.5), 60, " dB"));
    table.row("every clinical collection: median at least 56 dB", clinicalMedians(quality));
    table.row("CT 512 x 512, never compressed with loss: at least 95 dB against the picture's range", tomographs(quality));
    table.row("largest change in reversible and covert mode: 1", largestChange(quality));
    table.row("Lena, 10 kbit: at least 58.5 dB", {"no package of Debian holds the picture", std::nullopt});
}

/// Every picture came back whole from every treatment that `isMeant` names, and none was changed more than `psnr` allows.
Answer survived(const Json& robust, const char* mode, double psnr, const std::function<bool(const std::string&)>& isMeant) {
    if (!robust.contains("modes") || robust["modes"][mode]["psnr"].empty()) return kNotMeasured;
    const Json& figures = robust["modes"][mode];
    int whole = 0, trials = 0;
    for (const auto& [treatment, cell] : figures["came back"].items()) {
        if (!isMeant(treatment)) continue;
        whole += cell.value("whole", 0);
        trials += cell.value("trials", 0);
    }
    const double lowest = steganalysis::quantile(numbersOf(figures["psnr"]), 0);
    return {std::to_string(whole) + " of " + std::to_string(trials) + " whole, lowest PSNR " + fixed(lowest, 1) + " dB",
            whole == trials && trials > 0 && lowest >= psnr};
}

/// "JPEG 75, 4:2:0" -> 75; 0 for other treatments, and for one JPEG after another.
int qualityOf(const std::string& treatment) {
    return treatment.starts_with("JPEG ") && treatment.find("then") == std::string::npos ? std::stoi(treatment.substr(5)) : 0;
}

void robustTargets(Table& table, const Json& robust) {
    table.heading("Robust mode (design 3.4)");
    table.row("standard: every result whole after JPEG of quality 75 and more, at 48 dB or more",
              survived(robust, "robust", 48, [](const std::string& name) { return qualityOf(name) >= 75; }));
    table.row("strong: every result whole after JPEG of quality 50 and more, at 44 dB or more",
              survived(robust, "robust, strong", 44, [](const std::string& name) { return qualityOf(name) >= 50; }));
    table.row("strong: every result whole after a messenger (1600 pixels, JPEG 75), at 44 dB or more",
              survived(robust, "robust, strong", 44, [](const std::string& name) { return name.starts_with("messenger"); }));
}

void otherTargets(Table& table, const Json& parts) {
    table.heading("What stays the same, and what is noticed (design 4)");
    const Json drift = part(parts, "drift");
    if (drift.contains("modes")) {
        double largest = 0;
        int flips = 0, compared = 0;
        for (const auto& [mode, row] : drift["modes"].items()) {
            for (const double value : numbersOf(row["drift"])) largest = std::max(largest, value);
            flips += row.value("flips", 0) + row.value("decisionFlips", 0) + row.value("refusalsChanged", 0);
            compared += row.value("compared", 0);
        }
        table.row("the model's probabilities drift by at most 0.001 and nothing flips, all modes",
                  compared == 0 ? kNotMeasured
                                : Answer{fixed(largest, 6) + ", " + std::to_string(flips) + " flips of " + std::to_string(compared),
                                         largest <= 0.001 && flips == 0});
    }
    const Json tampering = part(parts, "tampering");
    if (tampering.contains("reversible") && tampering["reversible"].contains("trials")) {
        const Json& row = tampering["reversible"];
        const int intact = row["verdicts"].value("intact", 0);
        table.row("1,000 changes of one sample never read as intact in reversible mode",
                  {std::to_string(intact) + " of " + std::to_string(row.value("trials", 0)), intact == 0});
    }
    if (tampering.contains("covert") && tampering["covert"].contains("trials")) {
        int largest = 0;
        for (const auto& [change, count] : tampering["covert"]["intactByChange"].items()) largest = std::max(largest, std::stoi(change));
        table.row("covert mode: what reads as intact was changed by one level",
                  {std::to_string(tampering["covert"]["verdicts"].value("intact", 0)) + " of " +
                       std::to_string(tampering["covert"].value("trials", 0)) + ", by at most " + std::to_string(largest),
                   largest <= 1});
    }
}

}  // namespace

std::string targetsChapter(const Json& parts) {
    Table table;
    const Json quality = parts.value("quality", Json::array()), detection = parts.value("detection", Json::array());
    speedTargets(table, part(parts, "speed"));
    covertTargets(table, detection, quality);
    reversibleTargets(table, quality, part(parts, "restoration"));
    robustTargets(table, part(parts, "robust"));
    otherTargets(table, parts);
    return table.lines();
}

}  // namespace intaglio::report
