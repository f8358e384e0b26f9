#include "core/dicom/dcmtk/DataSet.h"

#include <dcmtk/dcmdata/dcistrmb.h>

#include <cmath>

#include "core/dicom/dcmtk/Inflate.h"

namespace intaglio::dicom {

using base::ByteView;
using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

namespace {

constexpr std::uint64_t kMaximumInflated = std::uint64_t{1} << 31;
constexpr unsigned long kMaximumNumbers = 64;

E_TransferSyntax parserSyntax(const TransferSyntax& syntax) {
    if (syntax.bigEndian) return EXS_BigEndianExplicit;
    return syntax.explicitVr ? EXS_LittleEndianExplicit : EXS_LittleEndianImplicit;
}

std::unique_ptr<DcmDataset> parseElements(ByteView bytes, const TransferSyntax& syntax) {
    auto dataSet = std::make_unique<DcmDataset>();
    if (bytes.empty()) return dataSet;
    DcmInputBufferStream stream;
    stream.setBuffer(bytes.data(), static_cast<offile_off_t>(bytes.size()));
    stream.setEos();
    dataSet->transferInit();
    const OFCondition condition = dataSet->read(stream, parserSyntax(syntax), EGL_noChange);
    dataSet->transferEnd();
    if (condition.bad()) return nullptr;
    return dataSet;
}

/// Elements behind the pixel data (signatures, padding); a picture is not lost with them, but sealing has to know.
bool appendTail(DcmDataset& dataSet, ByteView bytes, const TransferSyntax& syntax) {
    const auto tail = parseElements(bytes, syntax);
    if (!tail) return false;
    while (tail->card() > 0) {
        DcmElement* const element = tail->remove(0UL);
        if (element == nullptr || dataSet.insert(element).bad()) {
            delete element;
            return false;
        }
    }
    return true;
}

/// The bytes in front of the pixel data without the strays among them.
base::Bytes withoutStrays(ByteView head, const std::vector<Range>& strays) {
    base::Bytes result;
    std::uint64_t from = 0;
    for (const Range& stray : strays) {
        if (stray.end > head.size()) break;
        base::append(result, head.subspan(from, stray.start - from));
        from = stray.end;
    }
    base::append(result, head.subspan(from));
    return result;
}

Status parseDataSet(ByteView bytes, ParsedFile& parsed) {
    auto structure = outline(bytes, parsed.syntax);
    if (!structure) return structure.error();
    // The toolkit loses memory over damaged directory records, so it never sees them.
    if (structure->isDirectory) return Error(ErrorCode::PictureHasNoPixels, {"dicom"});
    parsed.pixels = std::move(structure->pixels);
    const auto headEnd = static_cast<std::size_t>(parsed.pixels ? parsed.pixels->start : bytes.size());
    const ByteView head = bytes.first(headEnd);
    parsed.dataSet = parseElements(structure->strays.empty() ? head : ByteView(withoutStrays(head, structure->strays)), parsed.syntax);
    if (!parsed.dataSet) return Error(ErrorCode::PictureDamaged, {"dicom", "data set"});
    if (parsed.dataSet->card() == 0) return Error(ErrorCode::PictureDamaged, {"dicom", "empty data set"});
    parsed.isComplete = structure->isComplete;
    if (parsed.pixels && !appendTail(*parsed.dataSet, bytes.subspan(parsed.pixels->end), parsed.syntax)) parsed.isComplete = false;
    return {};
}

}  // namespace

Result<ParsedFile> parseFile(ByteView file) {
    prepareToolkit();
    auto layout = findLayout(file);
    if (!layout) return layout.error();
    const ByteView dataSet = file.subspan(layout->dataSetOffset);
    if (dataSet.empty()) return Error(ErrorCode::PictureTruncated, {"dicom"});
    ParsedFile parsed;
    parsed.syntax = layout->syntax;
    if (layout->syntax.deflatedDataSet) {
        auto inflated = inflateRaw(dataSet, kMaximumInflated);
        if (!inflated) return inflated.error();
        parsed.inflated = std::move(*inflated);
    }
    if (auto status = parseDataSet(parsed.inflated.empty() ? dataSet : ByteView(parsed.inflated), parsed); !status) return status.error();
    return parsed;
}

DcmElement* findElement(DcmItem& item, const DcmTagKey& tag) {
    DcmElement* element = nullptr;
    if (item.findAndGetElement(tag, element).bad() || element == nullptr || element->isEmpty()) return nullptr;
    return element;
}

DcmItem* firstItem(DcmItem& item, const DcmTagKey& sequence) {
    DcmItem* result = nullptr;
    return item.findAndGetSequenceItem(sequence, result, 0).good() ? result : nullptr;
}

DcmItem* functionalGroup(DcmItem& dataSet, const DcmTagKey& sequence) {
    for (const DcmTagKey& groups : {DCM_SharedFunctionalGroupsSequence, DCM_PerFrameFunctionalGroupsSequence}) {
        DcmItem* const group = firstItem(dataSet, groups);
        if (group == nullptr) continue;
        if (DcmItem* const found = firstItem(*group, sequence)) return found;
    }
    return nullptr;
}

std::string rawText(DcmItem& item, const DcmTagKey& tag) {
    DcmElement* const element = findElement(item, tag);
    OFString text;
    if (element == nullptr || !element->isLeaf() || element->getOFStringArray(text).bad()) return {};
    std::string result(text.data(), text.size());
    const auto isPadding = [](char c) { return c == ' ' || c == '\0'; };
    while (!result.empty() && isPadding(result.back())) result.pop_back();
    const std::size_t start = result.find_first_not_of(' ');
    return start == std::string::npos ? std::string() : result.substr(start);
}

std::optional<std::int64_t> integerAt(DcmItem& item, const DcmTagKey& tag, unsigned long position) {
    DcmElement* const element = findElement(item, tag);
    if (element == nullptr || position >= element->getVM()) return std::nullopt;
    Uint16 word = 0;
    if (element->getUint16(word, position).good()) return word;
    Sint16 signedWord = 0;
    if (element->getSint16(signedWord, position).good()) return signedWord;
    Uint32 wide = 0;
    if (element->ident() != EVR_IS && element->getUint32(wide, position).good()) return wide;
    Sint32 number = 0;
    if (element->getSint32(number, position).good()) return number;
    return std::nullopt;
}

std::optional<std::int64_t> wordAt(DcmItem& item, const DcmTagKey& tag, unsigned long position, bool isSigned) {
    const auto value = integerAt(item, tag, position);
    if (!value) return std::nullopt;
    const auto word = static_cast<std::uint16_t>(*value & 0xFFFF);
    return isSigned ? std::int64_t{static_cast<std::int16_t>(word)} : std::int64_t{word};
}

std::vector<double> numbersOf(DcmItem& item, const DcmTagKey& tag) {
    std::vector<double> result;
    DcmElement* const element = findElement(item, tag);
    if (element == nullptr) return result;
    const unsigned long count = std::min<unsigned long>(element->getVM(), kMaximumNumbers);
    for (unsigned long i = 0; i < count; ++i) {
        Float64 value = 0;
        if (element->getFloat64(value, i).bad() || !std::isfinite(value)) break;
        result.push_back(value);
    }
    return result;
}

std::vector<std::uint16_t> wordsOf(DcmItem& item, const DcmTagKey& tag) {
    DcmElement* const element = findElement(item, tag);
    if (element == nullptr) return {};
    Uint16* words = nullptr;
    Sint16* signedWords = nullptr;
    const std::size_t count = element->getLength() / 2;
    if (element->getUint16Array(words).good() && words != nullptr) return {words, words + count};
    if (element->getSint16Array(signedWords).bad() || signedWords == nullptr) return {};
    std::vector<std::uint16_t> result(count);
    for (std::size_t i = 0; i < count; ++i) result[i] = static_cast<std::uint16_t>(signedWords[i]);
    return result;
}

}  // namespace intaglio::dicom
