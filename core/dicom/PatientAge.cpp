#include "core/dicom/PatientAge.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>

namespace intaglio::dicom {
namespace {

using std::chrono::year_month_day;

constexpr int kMonthsPerYear = 12;
constexpr int kMaximumYears = 150;

bool isNumber(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Value representation AS (PS3.5 6.2), small letters too.
bool isAge(std::string_view text) {
    constexpr std::string_view kUnits = "DWMYdwmy";
    return text.size() == 4 && isNumber(text.substr(0, 3)) && kUnits.find(text.back()) != std::string_view::npos;
}

/// Value representation DA (PS3.5 6.2). Absent for a day that no calendar has.
std::optional<year_month_day> dateOf(const std::string& text) {
    if (text.size() != 8 || !isNumber(text)) return std::nullopt;
    const auto number = [&](std::size_t start, std::size_t length) { return std::stoi(text.substr(start, length)); };
    const year_month_day date{std::chrono::year(number(0, 4)), std::chrono::month(static_cast<unsigned>(number(4, 2))),
                              std::chrono::day(static_cast<unsigned>(number(6, 2)))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<year_month_day> firstDate(std::span<const std::string> dates) {
    for (const std::string& text : dates) {
        if (const auto date = dateOf(text)) return date;
    }
    return std::nullopt;
}

int wholeMonths(const year_month_day& birth, const year_month_day& date) {
    const auto months = date.year() / date.month() - birth.year() / birth.month();
    return static_cast<int>(months.count()) - (date.day() < birth.day() ? 1 : 0);
}

std::string ageText(int number, char unit) {
    const std::string digits = std::to_string(number);
    return std::string(3 - digits.size(), '0') + digits + unit;
}

/// Empty where the birth comes after the date, or too long before it.
std::string ageAt(const year_month_day& birth, const year_month_day& date) {
    constexpr int kMonthsInDays = 3;
    constexpr int kYearsInMonths = 2;
    const int months = wholeMonths(birth, date);
    if (birth > date || months / kMonthsPerYear > kMaximumYears) return {};
    if (months >= kYearsInMonths * kMonthsPerYear) return ageText(months / kMonthsPerYear, 'Y');
    if (months >= kMonthsInDays) return ageText(months, 'M');
    return ageText(static_cast<int>((std::chrono::sys_days(date) - std::chrono::sys_days(birth)).count()), 'D');
}

}  // namespace

std::string patientAge(const std::string& stated, const std::string& birthDate, std::span<const std::string> dates) {
    const auto birth = dateOf(birthDate);
    const auto date = firstDate(dates);
    if (isAge(stated) || !birth || !date) return stated;
    const std::string age = ageAt(*birth, *date);
    return age.empty() ? stated : age;
}

}  // namespace intaglio::dicom
