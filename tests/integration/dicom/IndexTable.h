#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace intaglio::test {

/// One row of the sample files' INDEX.csv: the file and what another decoder made of it.
struct IndexRow {
    std::string file;
    std::string transferSyntax;
    std::string photometric;
    std::string bits;     ///< "stored/allocated"
    std::string decoder;  ///< "gdcm", "numpy", "", "none:..." or "decoder crashed"
    std::string shape;    ///< "2x512x512"
    std::string type;     ///< numpy's name ("int16", ">u2")
    double minimum = 0;
    double maximum = 0;
    double mean = 0;
    std::string digest;  ///< first 16 hexadecimal digits
    bool isLossy = false;

    [[nodiscard]] bool hasReference() const { return decoder == "gdcm" || decoder == "numpy"; }
};

[[nodiscard]] std::vector<IndexRow> readIndex(const std::filesystem::path& csv);

}  // namespace intaglio::test
