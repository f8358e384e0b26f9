#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// Words and table rows of a model card, out of evaluation files; part of Card.cpp.
namespace intaglio::training::card_text {

using Json = nlohmann::ordered_json;

[[nodiscard]] std::string number(double value, int digits = 3);
/// "0.975 (0.951 to 0.993)"
[[nodiscard]] std::string estimateText(const Json& estimate);
[[nodiscard]] std::string figure(const Json& object, const char* name);
/// "| a | b |\n"
[[nodiscard]] std::string tableRow(const std::vector<std::string>& cells);
[[nodiscard]] std::string tableHead(const std::vector<std::string>& cells);
/// "a, b, c"
[[nodiscard]] std::string joinedNames(const std::vector<std::string>& names);
[[nodiscard]] std::string countText(const Json& object, const char* name);
[[nodiscard]] Json listIn(const Json& object, const char* name);
/// The classes in which the truth was given, in the order of the confusion matrix.
[[nodiscard]] std::vector<std::string> classNames(const Json& metrics);

}  // namespace intaglio::training::card_text
