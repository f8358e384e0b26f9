#include "core/training/classical/FeatureRows.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "core/training/Sampling.h"
#include "core/training/Workers.h"

namespace intaglio::training::classical {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

/// Features of every picture of a source, on several threads.
class FeatureWork {
public:
    FeatureWork(const TrainRequest& request, const std::vector<std::string>& names, const BatchSource& source, std::size_t dimension)
        : m_request(request), m_names(names), m_source(source), m_dimension(dimension), m_values(source.size() * dimension) {}

    [[nodiscard]] Result<FeatureTable> run(const TrainingHooks& hooks, const GoesOn& goesOn) {
        {
            std::vector<std::jthread> workers;
            for (int worker = 1; worker < std::max(1, m_request.threads); ++worker) {
                workers.emplace_back([this] { workSafely({}); });
            }
            workSafely([&] {
                const std::size_t done = std::min<std::size_t>(m_next, m_source.size());
                hooks.progress.report("features", static_cast<double>(done), static_cast<double>(m_source.size()));
                m_ended = m_ended || !goesOn();
            });
        }
        if (m_problem) {
            return *m_problem;
        }
        if (m_failed) {
            return Error{ErrorCode::InvalidArgument, {"network input", "gives no features"}};
        }
        if (m_ended) {
            return ErrorCode::Cancelled;
        }
        FeatureTable table{m_dimension, std::move(m_values), {}};
        for (std::size_t index = 0; index < m_source.size(); ++index) {
            table.labels.push_back(m_source.labelOf(index));
        }
        return table;
    }

private:
    /// No exception may leave a thread.
    void workSafely(const std::function<void()>& betweenPictures) {
        if (const Status done = guarded([&] { workUntilDone(betweenPictures); }); !done) {
            const std::lock_guard lock(m_guard);
            m_problem = m_problem.value_or(done.error());
            m_failed = true;
        }
    }

    void workUntilDone(const std::function<void()>& betweenPictures) {
        const NetworkShape& shape = m_request.shape;
        std::vector<float> input(static_cast<std::size_t>(shape.channels) * static_cast<std::size_t>(shape.rows) *
                                 static_cast<std::size_t>(shape.columns));
        for (std::size_t index = m_next++; index < m_source.size() && !m_ended && !m_failed; index = m_next++) {
            m_source.fill(index, std::nullopt, input);
            const auto grey = inference::classical::greyFromInput(input, shape.channels, m_request.inputDivisor, m_request.inputOffset);
            const auto features =
                grey ? inference::classical::classicalFeatures({shape.rows, shape.columns, *grey}, m_names) : grey.error();
            if (!features) {
                m_failed = true;
                return;
            }
            std::copy(features->begin(), features->end(), m_values.begin() + static_cast<std::ptrdiff_t>(index * m_dimension));
            if (betweenPictures) {
                betweenPictures();
            }
        }
    }

    const TrainRequest& m_request;
    const std::vector<std::string>& m_names;
    const BatchSource& m_source;
    std::size_t m_dimension;
    std::vector<float> m_values;
    std::atomic<std::size_t> m_next{0};
    std::atomic<bool> m_ended{false};
    std::atomic<bool> m_failed{false};
    std::mutex m_guard;
    std::optional<Error> m_problem;  ///< an exception, as an error
};

}  // namespace

Result<FeatureTable> featureRows(const TrainRequest& request, const std::vector<std::string>& names, const BatchSource& source,
                                 std::size_t dimension, const TrainingHooks& hooks, const GoesOn& goesOn) {
    return FeatureWork(request, names, source, dimension).run(hooks, goesOn);
}

FeatureTable thinned(const FeatureTable& table, std::size_t most) {
    const std::size_t step = (table.size() + most - 1) / most;
    FeatureTable result{table.dimension, {}, {}};
    for (std::size_t index = 0; index < table.size(); index += step) {
        const auto row = table.row(index);
        result.values.insert(result.values.end(), row.begin(), row.end());
        result.labels.push_back(table.labels[index]);
    }
    return result;
}

FeatureTable tryTable(const FeatureTable& table, std::size_t most, std::uint64_t seed, int classes) {
    if (table.size() <= most) {
        return table;
    }
    std::vector<std::pair<std::uint64_t, std::size_t>> order;
    std::vector<std::size_t> taken(static_cast<std::size_t>(classes));
    for (std::size_t index = 0; index < table.size(); ++index) {
        order.emplace_back(mixSeeds(seed, index), index);
    }
    std::sort(order.begin(), order.end());
    // A few of every class come first, whatever the order.
    constexpr std::size_t kOfEachClass = 20;
    std::stable_partition(order.begin(), order.end(),
                          [&](const auto& item) { return taken[static_cast<std::size_t>(table.labels[item.second])]++ < kOfEachClass; });
    FeatureTable result{table.dimension, {}, {}};
    for (std::size_t index = 0; index < most; ++index) {
        const auto row = table.row(order[index].second);
        result.values.insert(result.values.end(), row.begin(), row.end());
        result.labels.push_back(table.labels[order[index].second]);
    }
    return result;
}

}  // namespace intaglio::training::classical
