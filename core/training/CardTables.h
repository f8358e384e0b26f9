#pragma once
#include <nlohmann/json.hpp>

#include "core/training/Card.h"

/// The tables of a model card, rendered from evaluation files; part of Card.cpp.
namespace intaglio::training {

/// Appends the section of figures. `prose`: the manifest's "card" object; `further`: the manifest's block with what was fitted.
void addCardFigures(std::string& card, const inference::Manifest& manifest, const nlohmann::ordered_json& prose,
                    const nlohmann::ordered_json& further, const CardFigures& figures);

}  // namespace intaglio::training
