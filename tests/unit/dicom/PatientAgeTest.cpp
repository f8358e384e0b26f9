#include "core/dicom/PatientAge.h"

#include <vector>

#include "tests/support/Catch.h"

using intaglio::dicom::patientAge;

namespace {

std::string ageAt(const std::string& birth, const std::string& date) {
    return patientAge("", birth, std::vector{date});
}

}  // namespace

TEST_CASE("An age that the file states stays, whatever the dates say") {
    const std::vector<std::string> dates{"20200101"};
    for (const std::string stated : {"034Y", "018M", "026W", "003D", "007y"}) CHECK(patientAge(stated, "19700101", dates) == stated);
    for (const std::string unreadable : {"", "34", "34Y", "0034Y", "0x4Y", "034X", "adult"}) {
        INFO(unreadable);
        CHECK(patientAge(unreadable, "19700101", dates) == "050Y");
        CHECK(patientAge(unreadable, "", dates) == unreadable);
    }
}

TEST_CASE("Without a stated age the dates give it") {
    CHECK(ageAt("19700101", "20200101") == "050Y");
    CHECK(ageAt("19700102", "20200101") == "049Y");  // birthday tomorrow
    CHECK(ageAt("20200101", "20200101") == "000D");
    CHECK(ageAt("20200101", "20200215") == "045D");
    CHECK(ageAt("20200101", "20200331") == "090D");
    CHECK(ageAt("20200101", "20200401") == "003M");
    CHECK(ageAt("20191130", "20200229") == "091D");
    CHECK(ageAt("20180601", "20191205") == "018M");
    CHECK(ageAt("20180102", "20200101") == "023M");
    CHECK(ageAt("20180101", "20200101") == "002Y");
}

TEST_CASE("Who is born on a leap day has a birthday on the first of March of other years") {
    CHECK(ageAt("20040229", "20240228") == "019Y");
    CHECK(ageAt("20040229", "20240229") == "020Y");
    CHECK(ageAt("20040229", "20230228") == "018Y");
    CHECK(ageAt("20040229", "20230301") == "019Y");
    CHECK(ageAt("20040228", "20240229") == "020Y");
    CHECK(ageAt("20230229", "20240229").empty());
    CHECK(ageAt("19000229", "19500101").empty());
}

TEST_CASE("Dates that are none, a birth that is still to come and an age beyond all give no age") {
    for (const std::string garbage : {"", "0", "1970", "1970-1-1", "1970.01.01", "19701301", "19700132", "19700001", "19700100", "abcdefgh",
                                      "197001011", "+9700101", "19700101\\19710101"}) {
        INFO(garbage);
        CHECK(ageAt(garbage, "20200101").empty());
        CHECK(ageAt("19700101", garbage).empty());
    }
    CHECK(ageAt("20200102", "20200101").empty());
    CHECK(ageAt("18690101", "20200101").empty());
    CHECK(ageAt("18690102", "20200101") == "150Y");
    CHECK(ageAt("00000101", "20200101").empty());
}

TEST_CASE("The first of the dates that is one counts") {
    CHECK(patientAge("", "19700101", std::vector<std::string>{"", "junk", "20200101"}) == "050Y");
    CHECK(patientAge("", "19700101", std::vector<std::string>{"20100101", "20200101"}) == "040Y");
    CHECK(patientAge("", "19700101", std::vector<std::string>{"19600101", "20200101"}).empty());
    CHECK(patientAge("", "19700101", {}).empty());
}
