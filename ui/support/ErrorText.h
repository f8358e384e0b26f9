#pragma once
#include <QString>

#include "core/base/Error.h"

namespace intaglio::ui {

/// An error in the words of the language in use: what happened, and what to do next.
struct ErrorWords {
    QString sentence;
    QString hint;
};
[[nodiscard]] ErrorWords errorText(const base::Error& error);
/// The untranslated texts of a code, empty where the table lacks a row. For tests.
[[nodiscard]] ErrorWords errorSource(base::ErrorCode code);

}  // namespace intaglio::ui
