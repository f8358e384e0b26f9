#include "core/inference/Prediction.h"

namespace intaglio::inference {

std::string_view decisionName(Decision decision) {
    switch (decision) {
        case Decision::Negative:
            return "negative";
        case Decision::Positive:
            return "positive";
        case Decision::Indeterminate:
            return "indeterminate";
    }
    return "indeterminate";
}

}  // namespace intaglio::inference
