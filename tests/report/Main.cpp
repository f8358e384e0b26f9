#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "tests/report/OutsideProgram.h"
#include "tests/report/Speed.h"
#include "tests/support/Shared.h"

/// intaglio-sealing-report [--only PART,PART] [--quick] [--out FOLDER] [--cache FOLDER]
/// Measures the parts, keeps their figures as JSON in the cache and writes the document from all figures there are.
using namespace intaglio;
using namespace intaglio::report;

namespace fs = std::filesystem;

namespace {

struct NamedPart {
    const char* name;
    Part measure;
};
constexpr NamedPart kParts[] = {{"quality", measureQuality},         {"detection", measureDetection}, {"jpeg", measureJpegTraces},
                                {"robust", measureRobustness},       {"drift", measureDrift},         {"tampering", measureTampering},
                                {"restoration", measureRestoration}, {"speed", measureSpeed}};

struct Options {
    std::string only;
    bool quick = false;
    fs::path out, cache;
};

bool isWanted(const Options& options, const std::string& part) {
    if (options.only.empty()) return true;
    std::istringstream names(options.only);
    for (std::string name; std::getline(names, name, ',');) {
        if (name == part) return true;
    }
    return false;
}

bool keep(const fs::path& file, const Json& figures) {
    std::ofstream stream(file);
    stream << figures.dump(1) << '\n';
    return static_cast<bool>(stream.flush());
}

/// Keeps the figures of each part as soon as it is done.
bool measureParts(const Setup& setup, const Options& options) {
    for (const NamedPart& part : kParts) {
        if (!isWanted(options, part.name)) continue;
        std::printf("%s ...\n", part.name);
        std::fflush(stdout);
        if (!keep(options.cache / (std::string(part.name) + ".json"), part.measure(setup))) return false;
    }
    return true;
}

Json readParts(const fs::path& cache) {
    Json parts = Json::object();
    for (const NamedPart& part : kParts) {
        std::ifstream stream(cache / (std::string(part.name) + ".json"));
        if (!stream) continue;
        Json figures = Json::parse(stream, nullptr, false);
        if (!figures.is_discarded()) parts[part.name] = std::move(figures);
    }
    return parts;
}

int run(const Options& options) {
    composition::Services services;
    const auto shared = test::sharedFolder("data");
    const Setup setup{services, fs::canonical("/proc/self/exe"), shared.value_or(fs::path()), "/usr/lib/python3/dist-packages/skimage/data",
                      options.quick ? 8 : 1};
    std::error_code error;
    fs::create_directories(options.cache, error);
    fs::create_directories(options.out / "sealing", error);
    if (!measureParts(setup, options) || !writeDocument(readParts(options.cache), options.out)) {
        std::fprintf(stderr, "error: the figures or the document could not be written\n");
        return 1;
    }
    std::printf("wrote %s\n", (options.out / "sealing.md").c_str());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() >= 3 && arguments[0] == "--watch")
        return watchProgram({arguments.begin() + 2, arguments.end()}, arguments[1]) ? 0 : 1;
    if (arguments.size() == 4 && arguments[0] == "--act") {
        composition::Services services;
        return actAsChild(services, arguments[1], arguments[2], arguments[3]) ? 0 : 1;
    }
    Options options{"", false, test::sourceFolder() / "docs/reports", test::binaryFolder() / "sealing-report"};
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool hasValue = i + 1 < arguments.size();
        if (arguments[i] == "--quick")
            options.quick = true;
        else if (arguments[i] == "--only" && hasValue)
            options.only = arguments[++i];
        else if (arguments[i] == "--out" && hasValue)
            options.out = arguments[++i];
        else if (arguments[i] == "--cache" && hasValue)
            options.cache = arguments[++i];
        else {
            std::fprintf(stderr, "usage: intaglio-sealing-report [--only PART,...] [--quick] [--out FOLDER] [--cache FOLDER]\nparts:");
            for (const NamedPart& part : kParts) std::fprintf(stderr, " %s", part.name);
            std::fprintf(stderr, "\n");
            return 2;
        }
    }
    return run(options);
}
