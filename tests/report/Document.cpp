#include <fstream>
#include <iterator>

#include "tests/report/Tables.h"

namespace intaglio::report {

namespace fs = std::filesystem;

namespace {

bool writeText(const fs::path& file, const std::string& text) {
    std::ofstream stream(file);
    stream << text;
    return static_cast<bool>(stream.flush());
}

/// What was tried where a target is missed, kept by hand beside the document.
std::string readNotes(const fs::path& folder) {
    std::ifstream stream(folder / "sealing" / "shortfalls.md");
    return stream ? "\n" + std::string(std::istreambuf_iterator<char>(stream), {}) : std::string();
}

std::optional<Span> quartilesOf(const std::vector<double>& values) {
    if (values.empty()) return std::nullopt;
    return Span{steganalysis::quantile(values, 0.5), steganalysis::quantile(values, 0.25), steganalysis::quantile(values, 0.75)};
}

std::string psnrChart(const Json& quality) {
    DotChart chart{"PSNR of a sealed picture: median and quartiles",     "dB", 40, 100,
                   {"reversible", "covert", "robust", "robust, strong"}, {},   {}};
    for (const Json& collection : quality) {
        DotRow row{collection.value("name", ""), {}};
        for (const std::string& mode : chart.series) row.values.push_back(quartilesOf(valuesOf(collection["modes"][mode], "psnr")));
        chart.rows.push_back(std::move(row));
    }
    return drawDots(chart);
}

std::string detectionChart(const Json& detection) {
    DotChart chart{"Weighted stego: area under the ROC curve against clean twins",
                   "area (0.5 is guessing)",
                   0.4,
                   1,
                   {"LSB replacement", "LSB matching", "reversible", "covert"},
                   {},
                   0.55};
    for (const Json& collection : detection) {
        DotRow row{collection.value("name", "") + " " + collection.value("size", ""), {}};
        if (collection.value("size", "") == "as they are") row.label = collection.value("name", "");
        for (const std::string& method : chart.series) {
            const auto area = areaOf(collection, method, "WS");
            row.values.push_back(area ? std::optional(Span{area->value, area->low, area->high}) : std::nullopt);
        }
        chart.rows.push_back(std::move(row));
    }
    return drawDots(chart);
}

/// On the largest collection of natural or generated tiles.
std::string rocChart(const Json& detection) {
    LineChart chart{"ROC of weighted stego, DICOM tiles of 256 x 256", "false alarms", "hits", 0, 1, 0, 1, {}};
    for (const Json& collection : detection) {
        if (collection.value("name", "") != "DICOM, lossless grey" || collection.value("size", "") != "256 x 256") continue;
        for (const char* method : {"LSB replacement", "LSB matching", "reversible", "covert"}) {
            const Json& scores = collection["methods"][method]["WS"];
            Line line{method, {}};
            for (const auto& point : steganalysis::rocCurve(numbersOf(scores["clean"]), numbersOf(scores["stego"])))
                line.points.emplace_back(point.falseAlarms, point.hits);
            chart.lines.push_back(std::move(line));
        }
    }
    return drawLines(chart);
}

/// Share of the pictures that came back whole, by JPEG quality, colour subsampled as most programs write it.
std::string robustChart(const Json& robust) {
    LineChart chart{"Results that come back whole after JPEG, 4:2:0", "JPEG quality", "share", 30, 100, 0, 1, {}};
    for (const auto& [mode, figures] : robust["modes"].items()) {
        Line line{mode, {}};
        for (int quality = 30; quality <= 95; ++quality) {
            const auto cell = figures["came back"].find("JPEG " + std::to_string(quality) + ", 4:2:0");
            if (cell == figures["came back"].end() || cell->value("trials", 0) == 0) continue;
            line.points.emplace_back(quality, cell->value("whole", 0) / static_cast<double>(cell->value("trials", 0)));
        }
        chart.lines.push_back(std::move(line));
    }
    return drawLines(chart);
}

struct Chapter {
    const char* part;
    const char* title;
    const char* introduction;
    std::string (*write)(const Json&);
};

constexpr Chapter kChapters[] = {
    {"quality", "What happens to the picture", "", qualityChapter},
    {"detection", "What detectors see",
     "Detectors: sample pairs (SPA, Dumitrescu, Wu, Wang 2003), RS (Fridrich, Goljan, Du 2001), weighted stego (WS, Ker and Böhme 2008), "
     "the "
     "chi-square attack (Westfeld and Pfitzmann 1999), and a learned one: SPAM features (Pevný, Bas, Fridrich 2010) with a ridge linear "
     "discriminant, cross-validated by picture, trained where there are 24 pictures or more. They live in tests/support/steganalysis and "
     "are "
     "calibrated there on known rates. LSB replacement and LSB matching carry as many bits as the sealed frame and are what the product "
     "does "
     "not do: they show that the detectors work on these pictures. Claims about covert mode hold for pictures that never were a JPEG "
     "only.\n\nThe reversible mode changes the smoothest places, and detectors may see it. It is not meant to be hidden.\n\n",
     detectionChapter},
    {"jpeg", "Pictures that were a JPEG",
     "Share of 8 x 8 blocks that no JPEG file with the picture's own quantisation table decodes to (Fridrich, Goljan, Du 2001). Near 0 on "
     "a "
     "clean picture means that the check works there; then any sealing is seen. **No mode hides from this check**, and the program does "
     "not claim it. Grey pictures straight "
     "from their file; median and quartiles. Where clean pictures are not near 0 the file was scaled after its JPEG or its table is too "
     "fine.\n\n",
     jpegChapter},
    {"robust", "What robust mode survives",
     "Pictures whose result comes out whole, bit for bit, after each treatment. Four generated photographs of 1920 x 1080, a blood smear "
     "and a "
     "chest radiograph of 1600 x 1600; libjpeg, which OpenCV and Pillow use as well. Cropping and moving are not promised.\n\n",
     robustChapter},
    {"drift", "The model on sealed pictures", "", driftChapter},
    {"tampering", "One changed sample",
     "Sealed by a kiosk, one random sample changed (half of the changes by one level, the others by anything), opened as a doctor opens "
     "it. "
     "Covert mode proves each sample to within a pair of neighbouring levels; robust mode proves the look of the picture, not its samples, "
     "and "
     "is "
     "meant to read as intact.\n\n",
     tamperingChapter},
    {"restoration", "Random pictures",
     "1 x 1 to 257 x 263 pixels; constant, black, white, checkerboard, noise, saturated noise, smooth, saturated disc, padded; 8 to 16 "
     "bits, signed and "
     "unsigned, 1 to 4 samples a pixel, one or three frames; frames of every size.\n\n",
     restorationChapter},
    {"speed", "Speed and memory",
     "Times depend on the machine and on what else it does; ratios matter, and the targets take the quickest round. All sides run in turn "
     "on the same pixels. \"seal\" and \"open\" "
     "are "
     "measured inside the program without reading and writing the file: digest, envelope, embedding; extraction, envelope, digest. \"BMP "
     "to PNG\" "
     "and \"open, PNG\" are programs of their own, as steghide and outguess are.\n",
     speedChapter},
};

}  // namespace

bool writeDocument(const Json& parts, const fs::path& folder) {
    std::string text =
        "# What sealing does to pictures\n\nWritten by `scripts/report_sealing`; do not edit. Every figure is computed from the "
        "measurement, with the number of "
        "pictures it rests on. Intervals are 95 % by bootstrap over pictures (tiles of one picture are drawn together) unless quartiles "
        "are named. Only the times change from run to "
        "run.\n\n"
        "## Targets\n" +
        targetsChapter(parts);
    for (const Chapter& chapter : kChapters) {
        text += std::string("\n## ") + chapter.title + "\n\n" + chapter.introduction;
        text += parts.contains(chapter.part) ? chapter.write(parts[chapter.part]) : std::string("Not measured in this run.\n");
    }
    bool written = writeText(folder / "sealing.md", text + readNotes(folder));
    if (parts.contains("quality")) written = writeText(folder / "sealing" / "psnr.svg", psnrChart(parts["quality"])) && written;
    if (parts.contains("detection")) {
        written = writeText(folder / "sealing" / "detection.svg", detectionChart(parts["detection"])) && written;
        written = writeText(folder / "sealing" / "roc.svg", rocChart(parts["detection"])) && written;
    }
    if (parts.contains("robust")) written = writeText(folder / "sealing" / "robust.svg", robustChart(parts["robust"])) && written;
    return written;
}

}  // namespace intaglio::report
