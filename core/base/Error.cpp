#include "core/base/Error.h"

#include <array>

namespace intaglio::base {
namespace {

struct Row {
    std::string_view name;
    ErrorCategory category;
    std::string_view arguments;
};

constexpr std::array kRows{
#define INTAGLIO_ERROR(identifier, code, category, arguments) Row{code, ErrorCategory::category, arguments},
#include "core/base/errors.def"
#undef INTAGLIO_ERROR
};

const Row& rowOf(ErrorCode code) {
    return kRows[static_cast<std::size_t>(code)];
}

}  // namespace

std::string_view codeName(ErrorCode code) {
    return rowOf(code).name;
}
ErrorCategory categoryOf(ErrorCode code) {
    return rowOf(code).category;
}
std::string_view argumentNames(ErrorCode code) {
    return rowOf(code).arguments;
}
int errorCodeCount() {
    return static_cast<int>(kRows.size());
}

}  // namespace intaglio::base
