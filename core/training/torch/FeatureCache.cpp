#include "core/training/torch/FeatureCache.h"

#include <fstream>
#include <numeric>

#include "core/base/Files.h"
#include "core/training/Sampling.h"

namespace intaglio::training::torch_adapter {

namespace {

using base::Error;
using base::ErrorCode;
using base::Status;

/// The largest finite 16-bit float.
constexpr double kHalfMaximum = 65504;

}  // namespace

Batch makeBatch(const BatchSource& source, std::span<const std::size_t> indices, const NetworkShape& shape,
                std::span<const std::optional<std::uint64_t>> seeds) {
    const auto count = static_cast<std::int64_t>(indices.size());
    Batch batch{torch::empty({count, shape.channels, shape.rows, shape.columns}), torch::empty({count}, torch::kLong)};
    const auto values =
        static_cast<std::size_t>(shape.channels) * static_cast<std::size_t>(shape.rows) * static_cast<std::size_t>(shape.columns);
    float* inputs = batch.values.data_ptr<float>();
    auto* labels = batch.labels.data_ptr<std::int64_t>();
    at::parallel_for(0, count, 1, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t item = first; item < last; ++item) {
            const auto position = static_cast<std::size_t>(item);
            const auto seed = seeds.empty() ? std::nullopt : seeds[position];
            source.fill(indices[position], seed, {inputs + position * values, values});
            labels[item] = source.labelOf(indices[position]);
        }
    });
    return batch;
}

/// Takes rows one batch after another, in memory or in the file.
class FeatureCache::Writer {
public:
    Writer(const Plan& plan, std::size_t rows) : m_plan(plan), m_rows(rows) {}

    Status append(const torch::Tensor& outputs) {
        const auto rows = outputs.clamp(-kHalfMaximum, kHalfMaximum).to(torch::kCPU, torch::kHalf).contiguous();
        if (m_shape.empty()) {
            begin(rows);
        }
        if (m_memory.defined()) {
            m_memory.narrow(0, m_done, rows.size(0)).copy_(rows.flatten(1));
        } else {
            m_stream.write(static_cast<const char*>(rows.data_ptr()), static_cast<std::streamsize>(rows.nbytes()));
        }
        m_done += rows.size(0);
        return m_memory.defined() || m_stream.good() ? Status() : Status(Error(ErrorCode::DiskFull, {base::pathText(m_plan.file)}));
    }

    Status finish(FeatureCache& cache) {
        cache.m_shape = m_shape;
        if (m_memory.defined()) {
            cache.m_values = m_memory;
            return {};
        }
        cache.m_file = m_plan.file;  // from here on the object removes it
        m_stream.close();
        if (m_stream.fail()) {
            return Error(ErrorCode::DiskFull, {base::pathText(m_plan.file)});
        }
        const auto total = static_cast<std::int64_t>(m_rows) * m_width;
        cache.m_values = torch::from_file(m_plan.file.string(), /*shared=*/false, total, torch::kHalf).view({-1, m_width});
        return {};
    }

private:
    void begin(const torch::Tensor& rows) {
        m_shape = rows.sizes().slice(1).vec();
        m_width = rows[0].numel();
        const auto bytes = static_cast<std::uint64_t>(m_rows) * static_cast<std::uint64_t>(m_width) * sizeof(std::uint16_t);
        if (bytes <= m_plan.memoryBytes || m_plan.file.empty()) {
            m_memory = torch::empty({static_cast<std::int64_t>(m_rows), m_width}, torch::kHalf);
        } else {
            m_stream.open(m_plan.file, std::ios::binary | std::ios::trunc);
        }
    }

    const Plan& m_plan;
    std::size_t m_rows;
    std::int64_t m_done = 0, m_width = 0;
    std::vector<std::int64_t> m_shape;
    torch::Tensor m_memory;
    std::ofstream m_stream;
};

base::Result<FeatureCache> FeatureCache::make(Network& network, const BatchSource& source, const Plan& plan, const TrainingHooks& hooks,
                                              int batchSize) {
    const torch::NoGradGuard noGradient;
    network.eval();
    FeatureCache cache;
    cache.m_pictures = source.size();
    const auto views = static_cast<std::size_t>(plan.views);
    Writer writer(plan, views * source.size());
    std::vector<std::size_t> indices(source.size());
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    for (std::size_t view = 0; view < views; ++view) {
        for (std::size_t first = 0; first < indices.size(); first += static_cast<std::size_t>(batchSize)) {
            if (hooks.stop.stop_requested() || (hooks.control != nullptr && !hooks.control->waitUntilRunning(hooks.stop))) {
                return Error(ErrorCode::Cancelled);
            }
            const auto part = std::span(indices).subspan(first, std::min(static_cast<std::size_t>(batchSize), indices.size() - first));
            std::vector<std::optional<std::uint64_t>> seeds(part.size());
            for (std::size_t item = 0; item < part.size() && view > 0; ++item) {
                seeds[item] = mixSeeds(mixSeeds(plan.seed, view), part[item]);
            }
            const Batch batch = makeBatch(source, part, network.shape(), seeds);
            if (const auto kept = writer.append(network.runBlocks(batch.values.to(plan.device), 0, plan.blocks)); !kept) {
                return kept.error();
            }
            hooks.progress.report("features", static_cast<double>(view * indices.size() + first + part.size()),
                                  static_cast<double>(views * indices.size()));
        }
    }
    const auto finished = writer.finish(cache);
    return finished ? base::Result<FeatureCache>(std::move(cache)) : finished.error();
}

torch::Tensor FeatureCache::take(std::span<const std::size_t> pictures, std::span<const std::size_t> views) const {
    auto rows = torch::empty({static_cast<std::int64_t>(pictures.size())}, torch::kLong);
    auto* row = rows.data_ptr<std::int64_t>();
    for (std::size_t item = 0; item < pictures.size(); ++item) {
        row[item] = static_cast<std::int64_t>(views[item] * m_pictures + pictures[item]);
    }
    std::vector<std::int64_t> shape{rows.size(0)};
    shape.insert(shape.end(), m_shape.begin(), m_shape.end());
    return m_values.index_select(0, rows).to(torch::kFloat).view(shape);
}

FeatureCache::FeatureCache(FeatureCache&& other) noexcept
    : m_values(std::move(other.m_values)),
      m_shape(std::move(other.m_shape)),
      m_pictures(other.m_pictures),
      m_file(std::exchange(other.m_file, {})) {}

FeatureCache& FeatureCache::operator=(FeatureCache&& other) noexcept {
    std::swap(m_values, other.m_values);
    std::swap(m_shape, other.m_shape);
    std::swap(m_pictures, other.m_pictures);
    std::swap(m_file, other.m_file);
    return *this;
}

FeatureCache::~FeatureCache() {
    if (!m_file.empty()) {
        m_values.reset();
        std::error_code ignored;
        std::filesystem::remove(m_file, ignored);
    }
}

}  // namespace intaglio::training::torch_adapter
