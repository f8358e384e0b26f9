#pragma once
#include <span>
#include <string>

/// How old a patient was when a picture was taken, from what a DICOM file says.
namespace intaglio::dicom {

/// Patient's Age (0010,1010) where `stated` is one: three digits, then D, W, M or Y. Else the age at the first of `dates` that is a date
/// (YYYYMMDD), in the same form: days below three months, months below two years, then whole years ("045D", "018M", "034Y"). `stated`
/// as it is where there is no birth date or none of the dates, the birth comes after, or the age is above 150 years.
[[nodiscard]] std::string patientAge(const std::string& stated, const std::string& birthDate, std::span<const std::string> dates);

}  // namespace intaglio::dicom
