#include <memory>
#include <sstream>

#include "app/cli/AnalyzeOptions.h"
#include "app/cli/Command.h"
#include "core/base/Files.h"
#include "core/inference/Disagreement.h"
#include "core/report/ResultJson.h"
#include "core/report/ResultTable.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;

constexpr const char* kCsvName = "results.csv";
constexpr const char* kJsonName = "results.json";

struct BatchOptions {
    std::vector<std::string> inputs;
    std::string out;
    int jobs = 0;
    bool resume = false;
    std::string shard;
    std::vector<std::string> formats{"csv", "json"};
    std::shared_ptr<pipeline::AnalyzeOptions> analyze;
};

/// Prints each row as it is finished, and at the end those that were not reached.
class RowPrinter final : public pipeline::BatchObserver {
public:
    explicit RowPrinter(CommandContext& context) : m_context(context) {}
    void listed(const std::vector<std::filesystem::path>& files) override { m_isFinished.assign(files.size(), false); }
    void finished(std::size_t index, const pipeline::BatchRow& row) override {
        m_isFinished[index] = true;
        m_context.console.json(report::rowJson(row));
        const std::string file = base::pathText(row.file);
        if (row.refusal) m_context.fail(row.refusal->reason, file);
        if (row.error) m_context.fail(*row.error, file);
        m_context.console.progress("predict", static_cast<double>(++m_done), static_cast<double>(m_isFinished.size()));
    }
    /// `rows` in the order of listing.
    void printUnreached(const std::vector<pipeline::BatchRow>& rows) {
        for (std::size_t index = 0; index < rows.size(); ++index) {
            if (!m_isFinished[index]) m_context.console.json(report::rowJson(rows[index]));
        }
    }

private:
    CommandContext& m_context;
    std::vector<bool> m_isFinished;
    std::size_t m_done = 0;
};

base::Status checkAvailable(const BatchOptions& options) {
    if (options.resume) return Error(ErrorCode::NotYetAvailable, {"--resume"});
    if (!options.shard.empty()) return Error(ErrorCode::NotYetAvailable, {"--shard"});
    for (const std::string& format : options.formats) {
        if (format == "csv" || format == "json") continue;
        if (format == "sr" || format == "pdf" || format == "heatmap")
            return Error(ErrorCode::NotYetAvailable, {"The format \"" + format + "\""});
        return Error(ErrorCode::InvalidArgument, {"--formats", format});
    }
    return {};
}

bool wants(const BatchOptions& options, std::string_view format) {
    return std::find(options.formats.begin(), options.formats.end(), format) != options.formats.end();
}

/// The pictures to judge. The tables of an earlier run into the same folder are none.
std::vector<std::filesystem::path> listPictures(const BatchOptions& options) {
    std::vector<std::filesystem::path> inputs;
    for (const std::string& input : options.inputs) inputs.push_back(base::pathFromText(input));
    std::vector<std::filesystem::path> files = pipeline::listBatchInputs(inputs);
    const std::filesystem::path folder = base::pathFromText(options.out);
    std::erase_if(files, [&folder](const std::filesystem::path& file) {
        return base::isSameFile(file, folder / kCsvName) || base::isSameFile(file, folder / kJsonName);
    });
    return files;
}

base::Status writeTables(const BatchOptions& options, const std::vector<pipeline::BatchRow>& rows) {
    const std::filesystem::path folder = base::pathFromText(options.out);
    if (wants(options, "csv")) {
        if (base::Status done = base::writeFileAtomically(folder / kCsvName, base::viewOf(report::tableCsv(rows))); !done) return done;
    }
    if (wants(options, "json")) return base::writeFileAtomically(folder / kJsonName, base::viewOf(report::tableJson(rows)));
    return {};
}

template <class Condition>
std::string countOf(const std::vector<pipeline::BatchRow>& rows, const Condition& holds) {
    return std::to_string(std::count_if(rows.begin(), rows.end(), holds));
}

bool isDisputed(const pipeline::BatchRow& row) {
    return row.prediction && inference::disagreement(*row.prediction);
}

bool isOfUnknownAge(const pipeline::BatchRow& row) {
    if (!row.prediction) return false;
    const auto& flags = row.prediction->flags;
    return std::find(flags.begin(), flags.end(), pipeline::kAgeUncheckedFlag) != flags.end();
}

/// What a reader of the table has to know of it as a whole.
std::string cautionText(const std::vector<pipeline::BatchRow>& rows) {
    std::string text;
    if (std::any_of(rows.begin(), rows.end(), isDisputed))
        text += " In " + countOf(rows, isDisputed) + " the answers behind the result do not decide alike (flag answers-disagree).";
    if (std::any_of(rows.begin(), rows.end(), isOfUnknownAge))
        text += " In " + countOf(rows, isOfUnknownAge) +
                " the patient's age is unknown to a model that is made for some ages only (flag age-unchecked): say it with --age.";
    return text;
}

std::string summaryOf(const std::vector<pipeline::BatchRow>& rows, const std::string& folder) {
    const auto count = [&rows](std::string_view status) {
        return countOf(rows, [status](const pipeline::BatchRow& row) { return row.status == status; });
    };
    return count("ok") + " judged, " + count("refused") + " refused, " + count("error") + " failed; tables, most urgent first, in " +
           folder + "." + cautionText(rows) + " Not a medical device; for research and decision support.";
}

base::Status runBatch(CommandContext& context, const BatchOptions& options) {
    if (base::Status available = checkAvailable(options); !available) return available;
    std::error_code failure;
    std::filesystem::create_directories(base::pathFromText(options.out), failure);
    if (failure) return Error(ErrorCode::FileUnwritable, {options.out});
    pipeline::BatchRequest request;
    request.inputs = listPictures(options);
    request.options = *options.analyze;
    request.jobs = options.jobs;

    RowPrinter printer(context);
    auto rows = pipeline::analyzeBatch(context.services.readers(), context.services.analyzer(), request, printer, context.stop);
    context.console.endProgress();
    if (!rows) return rows.error();
    printer.printUnreached(*rows);
    pipeline::sortByUrgency(*rows);
    if (base::Status written = writeTables(options, *rows); !written) return written;
    context.console.text(summaryOf(*rows, options.out));
    if (context.stop.stop_requested()) return ErrorCode::Cancelled;
    return {};
}

}  // namespace

void addBatchCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command = addCommand(root, context, "batch", "Judge folders and files; write a table sorted by urgency");
    auto options = std::make_shared<BatchOptions>();
    command->add_option("INPUT", options->inputs, "Folders and pictures")->required();
    command->add_option("--out", options->out, "Folder for results.csv and results.json")->required();
    command->add_option("--jobs", options->jobs, "Pictures at once (default: one per core)")->check(CLI::Range(0, 256));
    command->add_flag("--resume", options->resume, "Go on where an earlier run ended");
    command->add_option("--shard", options->shard, "I/N: work on one part of the inputs");
    command->add_option("--formats", options->formats, "csv, json (default: both)")->delimiter(',')->allow_extra_args(false);
    options->analyze = addAnalyzeOptions(*command);
    addAgeOption(*command, *options->analyze, "Age in years of the patients of all pictures that do not say it: one age for all of them");
    command->callback([&context, options] {
        if (const base::Status done = runBatch(context, *options); !done) context.fail(done.error());
    });
}

}  // namespace intaglio::cli
