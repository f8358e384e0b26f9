#pragma once
#include "core/base/Error.h"

namespace intaglio::cli {

/// The exit code of a run over several inputs: the first that occurred in the order 2, 5, 1, 4, 3; else 0.
class ExitStatus {
public:
    void note(const base::Error& error) { note(base::categoryOf(error.code)); }
    void note(base::ErrorCategory category);
    [[nodiscard]] int code() const { return m_code; }

private:
    int m_code = 0;
};

/// 1 failed, 2 wrong usage, 3 refused, 4 not intact, 5 cancelled.
[[nodiscard]] int exitCodeOf(base::ErrorCategory category);

}  // namespace intaglio::cli
