#include "tests/integration/dicom/WriterChecks.h"

#include <dcmtk/dcmdata/dcistrmb.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "core/base/Files.h"
#include "core/dicom/dcmtk/DcmtkReader.h"
#include "core/dicom/dcmtk/DcmtkWriter.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

namespace intaglio::test {

using base::Bytes;
using dicom::SealedEncoding;

namespace {

bool holds(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

/// The lines of dciodvfy that start with "Error" or "Warning".
std::set<std::string> complaintsAbout(const Bytes& file, const std::filesystem::path& path) {
    REQUIRE(base::writeFileAtomically(path, file).hasValue());
    FILE* const pipe = popen(("dciodvfy '" + path.string() + "' 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::set<std::string> complaints;
    std::array<char, 4096> line{};
    while (std::fgets(line.data(), static_cast<int>(line.size()), pipe) != nullptr) {
        const std::string text(line.data());
        if (text.starts_with("Error") || text.starts_with("Warning")) complaints.insert(text);
    }
    pclose(pipe);
    return complaints;
}

/// The validator cannot inflate; what it is shown is the same data set as the toolkit's own program inflates it.
std::optional<Bytes> shownToValidator(const Bytes& file) {
    const NamedEncoding& deflated = sealedEncodings()[1];
    return mustRead(file).source.transferSyntax == deflated.transferSyntax ? decodedOutside(file, deflated) : std::optional(file);
}

bool holdsTag(const image::LoadedImage& loaded, const DcmTagKey& key) {
    const auto& tags = loaded.source.dicom->tags;
    return std::any_of(tags.begin(), tags.end(),
                       [&](const image::Tag& tag) { return tag.group == key.getGroup() && tag.element == key.getElement(); });
}

/// Complaints that follow from the source:
/// - its own malformed UID, in our reference to it;
/// - the photometric interpretation of decoded YBR_FULL_422, which ultrasound objects do not list (any other would change the samples);
/// - acquisition attributes of enhanced multi-frame objects, which the tool allows in ORIGINAL pictures only (dropping them would lose
/// information);
/// - our reference to the source in an enhanced object without the functional groups that its definition demands, which then stands at the
/// top of the data set.
bool isInherited(const std::string& complaint, const Bytes& source) {
    const image::LoadedImage loaded = mustRead(source);
    if (holds(complaint, loaded.source.dicom->sopInstanceUid.c_str())) return true;
    const bool isEnhanced = loaded.image.geometry().frames > 1;
    if (isEnhanced && holds(complaint, "Attribute present when condition unsatisfied")) return true;
    const bool isOutsideDefinition = holds(complaint, "Attribute is not present in standard DICOM IOD");
    if (isEnhanced && isOutsideDefinition && !holdsTag(loaded, DCM_SharedFunctionalGroupsSequence)) return true;
    return loaded.source.photometric == "YBR_FULL_422" && (holds(complaint, "<YBR_FULL>") || holds(complaint, "<Planar Configuration>"));
}

}  // namespace

const image::ImageReader& dicomReader() {
    static const auto instance = dicom::createDicomReader();
    return *instance;
}

const dicom::DicomWriter& dicomWriter() {
    static const auto instance = dicom::createDicomWriter();
    return *instance;
}

image::LoadedImage mustRead(const Bytes& file) {
    auto loaded = dicomReader().read(file, {});
    INFO((loaded || loaded.error().arguments.empty() ? std::string() : loaded.error().arguments.back()));
    REQUIRE(loaded.hasValue());
    return std::move(*loaded);
}

Bytes mustSeal(const Bytes& source, const image::Image& pixels, SealedEncoding encoding) {
    auto sealed = dicomWriter().writeSealed(source, pixels, encoding);
    INFO((sealed || sealed.error().arguments.empty() ? std::string() : sealed.error().arguments.front()));
    REQUIRE(sealed.hasValue());
    return std::move(*sealed);
}

image::Image changed(const image::Image& original) {
    image::Image copy = original;
    for (std::size_t i = 0; i < copy.geometry().sampleCount(); i += 3) {
        const std::int64_t value = copy.sampleAt(i);
        copy.setSampleAt(i, value < copy.geometry().maximumValue() ? value + 1 : value - 1);
    }
    return copy;
}

bool equalPictures(const image::Image& a, const image::Image& b) {
    return a.geometry() == b.geometry() && std::equal(a.bytes().begin(), a.bytes().end(), b.bytes().begin(), b.bytes().end());
}

const std::array<NamedEncoding, 5>& sealedEncodings() {
    static const std::array<NamedEncoding, 5> encodings = {{
        {SealedEncoding::ExplicitLittleEndian, "uncompressed", "1.2.840.10008.1.2.1", "dcmconv +te"},
        {SealedEncoding::Deflated, "deflated", "1.2.840.10008.1.2.1.99", "dcmconv +te"},
        {SealedEncoding::Rle, "RLE", "1.2.840.10008.1.2.5", "dcmdrle +te"},
        {SealedEncoding::JpegLossless, "JPEG lossless", "1.2.840.10008.1.2.4.70", "dcmdjpeg +te --conv-never"},
        {SealedEncoding::JpegLs, "JPEG-LS", "1.2.840.10008.1.2.4.80", "dcmdjpls +te"},
    }};
    return encodings;
}

bool hasTool(const std::string& name) {
    return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0;
}

std::optional<Bytes> decodedOutside(const Bytes& sealed, const NamedEncoding& encoding) {
    const std::string command = encoding.outsideDecoder;
    if (!hasTool(command.substr(0, command.find(' ')))) {
        WARN("The toolkit's programs are not installed: no second decoder");
        return std::nullopt;
    }
    const TemporaryFolder folder;
    const auto before = folder / "sealed.dcm";
    const auto after = folder / "decoded.dcm";
    REQUIRE(base::writeFileAtomically(before, sealed).hasValue());
    INFO(command);
    REQUIRE(std::system((command + " '" + before.string() + "' '" + after.string() + "' >/dev/null 2>&1").c_str()) == 0);
    auto decoded = base::readFile(after);
    REQUIRE(decoded.hasValue());
    return std::move(*decoded);
}

void checkValidity(const Bytes& source, const Bytes& sealed) {
    if (!hasTool("dciodvfy")) {
        WARN("dciodvfy is not installed: validity not checked");
        return;
    }
    const auto shownSource = shownToValidator(source);
    const auto shown = shownToValidator(sealed);
    if (!shownSource || !shown) return;
    const TemporaryFolder folder;
    const auto before = complaintsAbout(*shownSource, folder / "before.dcm");
    for (const std::string& complaint : complaintsAbout(*shown, folder / "after.dcm")) {
        INFO(complaint);
        CHECK((before.count(complaint) == 1 || isInherited(complaint, source)));
    }
}

std::unique_ptr<DcmFileFormat> parse(const Bytes& file) {
    DcmInputBufferStream stream;
    stream.setBuffer(file.data(), static_cast<offile_off_t>(file.size()));
    stream.setEos();
    auto format = std::make_unique<DcmFileFormat>();
    format->transferInit();
    REQUIRE(format->read(stream).good());
    format->transferEnd();
    return format;
}

std::string textOf(DcmItem& item, const DcmTagKey& tag) {
    OFString text;
    return item.findAndGetOFStringArray(tag, text).good() ? std::string(text.c_str()) : std::string();
}

}  // namespace intaglio::test
