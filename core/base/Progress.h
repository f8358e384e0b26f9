#pragma once
#include <stop_token>
#include <string_view>

namespace intaglio::base {

/// Where long work reports to. Called from the working thread; an implementation hands on to its own thread.
class ProgressSink {
public:
    virtual ~ProgressSink() = default;
    /// `phase` is a stable key ("load", "gate", "predict", "seal", "verify", "train"), `done` of `total` steps of it are finished.
    virtual void report(std::string_view phase, double done, double total) = 0;
};

/// Swallows reports.
class NoProgress final : public ProgressSink {
public:
    void report(std::string_view, double, double) override {}
};

}  // namespace intaglio::base
