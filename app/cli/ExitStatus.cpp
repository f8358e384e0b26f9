#include "app/cli/ExitStatus.h"

#include <algorithm>
#include <array>

namespace intaglio::cli {
namespace {

constexpr std::array kPrecedence{2, 5, 1, 4, 3, 0};

auto rankOf(int code) {
    return std::find(kPrecedence.begin(), kPrecedence.end(), code);
}

}  // namespace

int exitCodeOf(base::ErrorCategory category) {
    switch (category) {
        case base::ErrorCategory::Failed:
            return 1;
        case base::ErrorCategory::Usage:
            return 2;
        case base::ErrorCategory::Refused:
            return 3;
        case base::ErrorCategory::NotIntact:
            return 4;
        case base::ErrorCategory::Cancelled:
            return 5;
    }
    return 1;
}

void ExitStatus::note(base::ErrorCategory category) {
    const int code = exitCodeOf(category);
    if (rankOf(code) < rankOf(m_code)) m_code = code;
}

}  // namespace intaglio::cli
