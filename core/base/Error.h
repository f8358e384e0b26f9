#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace intaglio::base {

/// What kind of failure an error is; decides the exit code of the command line and the tone of the interface.
enum class ErrorCategory {
    Failed,     ///< the work could not be done (exit code 1)
    Usage,      ///< the caller asked for something that makes no sense (exit code 2)
    Refused,    ///< understood, and declined for a stated reason (exit code 3)
    NotIntact,  ///< a sealed picture whose verdict is not "intact" (exit code 4)
    Cancelled,  ///< stopped on request (exit code 5)
};

enum class ErrorCode {
#define INTAGLIO_ERROR(identifier, code, category, arguments) identifier,
#include "core/base/errors.def"
#undef INTAGLIO_ERROR
};

/// The stable kebab-case name of a code, as it appears in JSON and logs ("file-not-found").
[[nodiscard]] std::string_view codeName(ErrorCode code);
[[nodiscard]] ErrorCategory categoryOf(ErrorCode code);
/// Comma-separated names of the arguments a code carries, in order ("path", "path,limit").
[[nodiscard]] std::string_view argumentNames(ErrorCode code);
/// Number of codes; codes are 0 .. errorCodeCount() - 1.
[[nodiscard]] int errorCodeCount();

/// A code and the values that fill its sentence. Sentences live in the interface, never in core.
/// Arguments never hold a secret; a file's path is the only thing in them that may name a person, so logs write codes only.
struct Error {
    ErrorCode code;
    std::vector<std::string> arguments;

    Error(ErrorCode errorCode, std::vector<std::string> errorArguments = {}) : code(errorCode), arguments(std::move(errorArguments)) {}
};

}  // namespace intaglio::base
