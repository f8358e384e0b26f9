#include "tests/integration/dicom/IndexTable.h"

#include <cstdlib>
#include <fstream>
#include <map>

namespace intaglio::test {

namespace {

std::vector<std::string> splitLine(const std::string& line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.emplace_back();
        } else if (c != '\r') {
            fields.back() += c;
        }
    }
    return fields;
}

bool isLossySyntax(const std::string& uid) {
    for (const char* suffix : {".50", ".51", ".53", ".55", ".81", ".91", ".203"}) {
        if (uid == std::string("1.2.840.10008.1.2.4") + suffix) return true;
    }
    return false;
}

/// A code stream whose last bit planes were cut: OpenJPEG 2.5.1 and later fill them in otherwise than the reference's decoder.
bool isCutCodeStream(const std::string& file) {
    return file == "pydicom/GDCMJ2K_TextGBR.dcm";
}

}  // namespace

std::vector<IndexRow> readIndex(const std::filesystem::path& csv) {
    std::ifstream stream(csv);
    std::string line;
    std::getline(stream, line);
    const std::vector<std::string> header = splitLine(line);
    std::vector<IndexRow> rows;
    while (std::getline(stream, line)) {
        const std::vector<std::string> fields = splitLine(line);
        std::map<std::string, std::string> row;
        for (std::size_t i = 0; i < header.size() && i < fields.size(); ++i) row[header[i]] = fields[i];
        const auto number = [&](const char* name) { return std::strtod(row[name].c_str(), nullptr); };
        rows.push_back({row["file"], row["transfer_syntax_uid"], row["photometric"], row["bits_stored/allocated"], row["ref_decoder"],
                        row["ref_shape"], row["ref_dtype"], number("ref_min"), number("ref_max"), number("ref_mean"), row["ref_sha256_16"],
                        isLossySyntax(row["transfer_syntax_uid"]) || isCutCodeStream(row["file"])});
    }
    return rows;
}

}  // namespace intaglio::test
