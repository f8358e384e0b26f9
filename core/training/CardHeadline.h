#pragma once
#include <nlohmann/json.hpp>

#include "core/inference/Manifest.h"

namespace intaglio::training {

/// Appends the first tables of a card's figures: the whole, each class, the confusion matrix, and how to read them.
void addHeadline(std::string& card, const inference::Manifest& manifest, const nlohmann::ordered_json& metrics);

}  // namespace intaglio::training
