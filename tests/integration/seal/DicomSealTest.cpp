#include <algorithm>
#include <cctype>
#include <iostream>

#include "tests/integration/seal/RealDesk.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

constexpr std::uintmax_t kLargestFile = 3u << 20;

std::vector<std::filesystem::path> dicomFiles(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.file_size() <= kLargestFile) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Seals, opens, restores and compares one file that the plan says fits.
void checkRoundTrip(const RealDesk& desk, const std::filesystem::path& source) {
    const auto output = desk.folder / "sealed.dcm";
    const auto restored = desk.folder / "restored.dcm";
    CAPTURE(source.string());
    const auto report = desk.seal(source, output);
    REQUIRE(report);
    const base::Bytes sealed = contentOf(output);
    const auto verdict = desk.openBytes(sealed);
    REQUIRE(verdict);
    REQUIRE(pipeline::verdictName(*verdict) == "intact");
    const auto& intact = std::get<pipeline::IntactResult>(*verdict);
    const auto original = desk.readers.readFile(source);
    const auto picture = desk.readers.read(sealed, "sealed");
    REQUIRE(picture);
    CHECK(largestDifference(original->image, picture->image) == 1);
    CHECK(picture->source.dicom->sopInstanceUid != original->source.dicom->sopInstanceUid);
    REQUIRE(pipeline::writeRestored(desk.ports(), sealed, *picture, intact, restored));
    const auto again = desk.readers.readFile(restored);
    REQUIRE(again);
    CHECK(sameSamples(original->image, again->image));
    CHECK(again->source.dicom->sopInstanceUid == original->source.dicom->sopInstanceUid);
    CHECK(again->source.dicom->seriesInstanceUid == original->source.dicom->seriesInstanceUid);
}

/// The first file of the collection that fits and names a patient and a window.
std::optional<std::filesystem::path> completeFile(const RealDesk& desk, const std::filesystem::path& folder) {
    for (const auto& file : dicomFiles(folder)) {
        const auto picture = desk.readers.readFile(file);
        if (!picture || !picture->source.dicom || picture->image.meaning().windows.empty()) continue;
        if (picture->source.dicom->patientName.size() < 4 || picture->image.geometry().frames != 1) continue;
        const auto plan = pipeline::planSeal(desk.ports(), {.source = file});
        if (plan && plan->fits) return file;
    }
    return std::nullopt;
}

/// Replaces one letter or digit of the value of an Explicit VR Little Endian element with a short length.
base::Bytes withChangedValue(base::Bytes file, std::uint16_t group, std::uint16_t element) {
    const std::array<std::uint8_t, 4> tag{static_cast<std::uint8_t>(group & 255), static_cast<std::uint8_t>(group >> 8),
                                          static_cast<std::uint8_t>(element & 255), static_cast<std::uint8_t>(element >> 8)};
    const auto found = std::search(file.begin(), file.end(), tag.begin(), tag.end());
    REQUIRE(found != file.end());
    const auto length = static_cast<std::ptrdiff_t>(found[6]);
    const auto digit = std::find_if(found + 8, found + 8 + length, [](std::uint8_t c) { return std::isalnum(c) != 0; });
    REQUIRE(digit != found + 8 + length);
    *digit = static_cast<std::uint8_t>(*digit == '1' ? '2' : (std::isdigit(*digit) != 0 ? '1' : (*digit == 'Q' ? 'R' : 'Q')));
    return file;
}

}  // namespace

TEST_CASE("every DICOM file of the collection that can carry a result is sealed, opened and restored with its own identifiers") {
    const auto folder = sharedFolder("data/dicom");
    if (!folder) return;
    const RealDesk desk;
    int sealed = 0;
    int refused = 0;
    for (const auto& file : dicomFiles(*folder)) {
        const auto picture = desk.readers.readFile(file);
        if (!picture || !picture->source.dicom) continue;
        const auto plan = pipeline::planSeal(desk.ports(), {.source = file});
        CAPTURE(file.string());
        REQUIRE(plan);
        if (plan->fits) {
            checkRoundTrip(desk, file);
            ++sealed;
        } else {
            REQUIRE(plan->reason);
            CHECK(base::categoryOf(plan->reason->code) == base::ErrorCategory::Refused);
            const auto report = desk.seal(file, desk.folder / "refused.dcm");
            REQUIRE_FALSE(report);
            CHECK(report.error().code == plan->reason->code);
            ++refused;
        }
    }
    std::cout << "DICOM files sealed and restored: " << sealed << ", refused with a reason: " << refused << "\n";
    CHECK(sealed >= 30);
}

TEST_CASE("changing the patient, the window or any sample of a sealed DICOM file is seen") {
    const auto folder = sharedFolder("data/dicom");
    if (!folder) return;
    const RealDesk desk;
    const auto source = completeFile(desk, *folder);
    REQUIRE(source);
    CAPTURE(source->string());
    const auto output = desk.folder / "sealed.dcm";
    REQUIRE(desk.seal(*source, output));
    const base::Bytes sealed = contentOf(output);
    REQUIRE(desk.verdictOf(sealed) == "intact");
    CHECK(desk.verdictOf(sealed, people().colleague) == "not-for-you");
    CHECK(desk.verdictOf(withChangedValue(sealed, 0x0010, 0x0010)) == "image-mismatch");
    CHECK(desk.verdictOf(withChangedValue(sealed, 0x0028, 0x1050)) == "image-mismatch");
    CHECK(desk.verdictOf(withChangedValue(sealed, 0x0028, 0x1051)) == "image-mismatch");
    // Pixel data is the last element here: flip low bits near the end of the file and in its middle.
    for (const std::size_t fromEnd : {std::size_t{2}, std::size_t{1002}, sealed.size() / 3 & ~std::size_t{1}}) {
        base::Bytes changed = sealed;
        changed[changed.size() - fromEnd] ^= 1;
        const std::string verdict = desk.verdictOf(changed);
        CAPTURE(fromEnd, verdict);
        CHECK((verdict == "image-mismatch" || verdict == "damaged"));
    }
}
