#include "core/training/CardText.h"

#include "core/training/NumberText.h"

namespace intaglio::training::card_text {

std::string number(double value, int digits) {
    return fixedNumber(value, digits);
}

std::string estimateText(const Json& estimate) {
    if (!estimate.is_object() || !estimate.contains("value")) {
        return "-";
    }
    std::string text = number(estimate["value"].get<double>());
    if (const Json ci = estimate.value("ci95", Json()); ci.is_array() && ci.size() == 2) {
        text += " (" + number(ci[0].get<double>()) + " to " + number(ci[1].get<double>()) + ")";
    } else {
        text += " (interval n/a)";
    }
    return text;
}

std::string figure(const Json& object, const char* name) {
    return object.is_object() ? estimateText(object.value(name, Json())) : "-";
}

std::string tableRow(const std::vector<std::string>& cells) {
    std::string text = "|";
    for (const std::string& cell : cells) {
        text += " " + cell + " |";
    }
    return text + "\n";
}

std::string tableHead(const std::vector<std::string>& cells) {
    std::string text = tableRow(cells) + "|";
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        text += "---|";
    }
    return text + "\n";
}

std::string joinedNames(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

std::string countText(const Json& object, const char* name) {
    return std::to_string(object.value(name, 0));
}

Json listIn(const Json& object, const char* name) {
    const Json list = object.value(name, Json::array());
    return list.is_array() ? list : Json::array();
}

std::vector<std::string> classNames(const Json& metrics) {
    std::vector<std::string> names;
    for (const Json& name : listIn(metrics, "classes")) {
        names.push_back(name.get<std::string>());
    }
    return names;
}

}  // namespace intaglio::training::card_text
