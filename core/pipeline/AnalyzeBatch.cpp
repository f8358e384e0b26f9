#include "core/pipeline/AnalyzeBatch.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "core/base/Files.h"
#include "core/pipeline/AnalyzeFile.h"

namespace intaglio::pipeline {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
namespace fs = std::filesystem;

/// The table of contents of a DICOM medium (PS3.10 8.6); it holds no picture itself.
constexpr const char* kDicomDirectoryName = "DICOMDIR";
constexpr int kMaximumJobs = 256;

bool isDicomDirectory(const fs::path& path) {
    std::error_code failure;
    return path.filename() == kDicomDirectoryName && fs::is_regular_file(path, failure);
}

bool isFolder(const fs::path& path) {
    std::error_code failure;
    return fs::is_directory(path, failure);
}

/// Appends the files of one folder and returns its sub-folders. Links to folders are not followed: they may lead back.
std::vector<fs::path> listFolder(const fs::path& folder, std::vector<fs::path>& files) {
    std::vector<fs::path> folders;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        std::error_code unreadable;
        if (entry->is_directory(unreadable)) {
            if (!entry->is_symlink(unreadable)) {
                folders.push_back(entry->path());
            }
        } else if (entry->is_regular_file(unreadable) && !isDicomDirectory(entry->path())) {
            files.push_back(entry->path());
        }
    }
    if (failure) {
        files.push_back(folder);  // becomes an error row
    }
    return folders;
}

void listTree(const fs::path& root, std::vector<fs::path>& files) {
    std::vector<fs::path> open{root};
    while (!open.empty()) {
        const fs::path folder = open.back();
        open.pop_back();
        const std::vector<fs::path> inner = listFolder(folder, files);
        open.insert(open.end(), inner.begin(), inner.end());
    }
}

BatchRow errorRow(const fs::path& file, const Error& error) {
    BatchRow row;
    row.file = file;
    row.status = "error";
    row.error = error;
    return row;
}

/// Works the list off with a fixed number of threads; each row is written by one thread only.
class BatchRun {
public:
    BatchRun(const image::ReaderRegistry& readers, Analyzer& analyzer, const BatchRequest& request, BatchObserver& observer,
             std::stop_token stop)
        : m_readers(readers), m_analyzer(analyzer), m_request(request), m_observer(observer), m_stop(std::move(stop)) {}

    std::vector<BatchRow> run() {
        const std::vector<fs::path> files = listBatchInputs(m_request.inputs);
        for (const fs::path& file : files) {
            m_rows.push_back(errorRow(file, ErrorCode::Cancelled));
        }
        m_observer.listed(files);
        {
            std::vector<std::jthread> workers;
            for (std::size_t worker = 0; worker < workerCount(); ++worker) {
                workers.emplace_back([this] { work(); });
            }
        }
        return std::move(m_rows);
    }

private:
    [[nodiscard]] std::size_t workerCount() const {
        const int wanted = m_request.jobs > 0 ? m_request.jobs : static_cast<int>(std::thread::hardware_concurrency());
        return std::min(m_rows.size(), static_cast<std::size_t>(std::clamp(wanted, 1, kMaximumJobs)));
    }

    void work() {
        while (!m_stop.stop_requested()) {
            const std::size_t index = m_next.fetch_add(1);
            if (index >= m_rows.size()) {
                return;
            }
            m_rows[index] = judged(m_rows[index].file);
            const std::scoped_lock lock(m_observing);
            m_observer.finished(index, m_rows[index]);
        }
    }

    [[nodiscard]] BatchRow judged(const fs::path& file) {
        if (isFolder(file)) {
            return errorRow(file, Error{ErrorCode::FileUnreadable, {base::pathText(file)}});
        }
        try {
            base::NoProgress progress;
            return analyzeFile(m_readers, m_analyzer, file, m_request.options, progress, m_stop);
        } catch (const std::bad_alloc&) {
            return errorRow(file, ErrorCode::OutOfMemory);
        } catch (const std::exception&) {
            return errorRow(file, Error{ErrorCode::Internal, {"batch"}});
        }
    }

    const image::ReaderRegistry& m_readers;
    Analyzer& m_analyzer;
    const BatchRequest& m_request;
    BatchObserver& m_observer;
    std::stop_token m_stop;
    std::vector<BatchRow> m_rows;
    std::atomic<std::size_t> m_next{0};
    std::mutex m_observing;
};

/// Finished rows first, then refused ones, then errors.
int urgencyClass(const BatchRow& row) {
    if (row.prediction) {
        return 0;
    }
    return row.refusal ? 1 : 2;
}

}  // namespace

std::vector<fs::path> listBatchInputs(const std::vector<fs::path>& inputs) {
    std::vector<fs::path> files;
    for (const fs::path& input : inputs) {
        if (isFolder(input)) {
            listTree(input, files);
        } else if (isDicomDirectory(input)) {
            listTree(input.has_parent_path() ? input.parent_path() : fs::path("."), files);
        } else {
            files.push_back(input);
        }
    }
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

Result<std::vector<BatchRow>> analyzeBatch(const image::ReaderRegistry& readers, Analyzer& analyzer, const BatchRequest& request,
                                           BatchObserver& observer, std::stop_token stop) {
    try {
        return BatchRun(readers, analyzer, request, observer, std::move(stop)).run();
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception& exception) {
        return Error{ErrorCode::Internal, {exception.what()}};  // no thread could be started
    }
}

void sortByUrgency(std::vector<BatchRow>& rows) {
    std::stable_sort(rows.begin(), rows.end(), [](const BatchRow& a, const BatchRow& b) {
        if (urgencyClass(a) != urgencyClass(b)) {
            return urgencyClass(a) < urgencyClass(b);
        }
        if (a.prediction && a.prediction->findingProbability != b.prediction->findingProbability) {
            return a.prediction->findingProbability > b.prediction->findingProbability;
        }
        return a.file < b.file;
    });
}

}  // namespace intaglio::pipeline
