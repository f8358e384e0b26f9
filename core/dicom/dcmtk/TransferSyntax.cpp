#include "core/dicom/dcmtk/TransferSyntax.h"

#include <algorithm>
#include <array>
#include <optional>

namespace intaglio::dicom {

using base::ByteView;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view kRoot = "1.2.840.10008.1.2";
constexpr std::size_t kPreambleSize = 128;

struct Row {
    std::string_view suffix;  // after kRoot
    Coding coding;
    bool lossy;
};

constexpr std::array kEncapsulated = {
    Row{".5", Coding::Rle, false},          Row{".4.50", Coding::Jpeg, true},      Row{".4.51", Coding::Jpeg, true},
    Row{".4.53", Coding::Jpeg, true},       Row{".4.55", Coding::Jpeg, true},      Row{".4.57", Coding::Jpeg, false},
    Row{".4.70", Coding::Jpeg, false},      Row{".4.80", Coding::JpegLs, false},   Row{".4.81", Coding::JpegLs, true},
    Row{".4.90", Coding::Jpeg2000, false},  Row{".4.91", Coding::Jpeg2000, true},  Row{".4.201", Coding::Jpeg2000, false},
    Row{".4.202", Coding::Jpeg2000, false}, Row{".4.203", Coding::Jpeg2000, true}, Row{".8.1", Coding::DeflatedFrames, false},
};

constexpr std::string_view kRepresentations = "AEASATCSDADSDTFDFLISLOLTOBODOFOLOVOWPNSHSLSQSSSTSVTMUCUIULUNURUSUTUV";
constexpr std::string_view kLongRepresentations = "OBODOFOLOVOWSQSVUCUNURUTUV";

bool containsPair(std::string_view table, std::uint8_t first, std::uint8_t second) {
    for (std::size_t i = 0; i + 1 < table.size(); i += 2) {
        if (static_cast<std::uint8_t>(table[i]) == first && static_cast<std::uint8_t>(table[i + 1]) == second) return true;
    }
    return false;
}

std::uint32_t readUnsigned(ByteView bytes, bool bigEndian) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) value = (value << 8) | bytes[bigEndian ? i : bytes.size() - 1 - i];
    return value;
}

struct Header {
    std::uint16_t group = 0;
    std::uint16_t element = 0;
    std::uint64_t next = 0;   // offset of the following element
    std::uint64_t value = 0;  // offset of the value
};

std::optional<Header> readHeader(ByteView bytes, std::size_t at, bool explicitVr, bool bigEndian) {
    if (bytes.size() < 8 || at > bytes.size() - 8) return std::nullopt;
    Header header;
    header.group = static_cast<std::uint16_t>(readUnsigned(bytes.subspan(at, 2), bigEndian));
    header.element = static_cast<std::uint16_t>(readUnsigned(bytes.subspan(at + 2, 2), bigEndian));
    std::uint64_t length = 0;
    if (!explicitVr) {
        length = readUnsigned(bytes.subspan(at + 4, 4), bigEndian);
        header.value = at + 8;
    } else {
        if (!isValueRepresentation(bytes[at + 4], bytes[at + 5])) return std::nullopt;
        const bool isLong = hasLongLength(bytes[at + 4], bytes[at + 5]);
        if (isLong && bytes.size() - at < 12) return std::nullopt;
        length = isLong ? readUnsigned(bytes.subspan(at + 8, 4), bigEndian) : readUnsigned(bytes.subspan(at + 6, 2), bigEndian);
        header.value = at + (isLong ? 12U : 8U);
    }
    header.next = header.value + length;
    return header;
}

/// A data set without any header: two elements in ascending order, the first in group 0002 or 0008 with a short value.
bool startsDataSet(ByteView head, bool explicitVr, bool bigEndian) {
    const auto first = readHeader(head, 0, explicitVr, bigEndian);
    if (!first || (first->group != 0x0002 && first->group != 0x0008) || first->element > 0x0102) return false;
    if (first->next - first->value > 256) return false;
    const auto second =
        first->next < head.size() ? readHeader(head, static_cast<std::size_t>(first->next), explicitVr, bigEndian) : std::nullopt;
    if (!second) return false;
    const bool ascending = second->group > first->group || (second->group == first->group && second->element > first->element);
    return ascending && second->group <= 0x0010 && second->next - second->value <= 4096;
}

struct Guess {
    bool explicitVr;
    bool bigEndian;
};

std::optional<Guess> guessOf(ByteView dataSet) {
    for (const Guess guess : {Guess{true, false}, Guess{true, true}, Guess{false, false}}) {
        if (startsDataSet(dataSet, guess.explicitVr, guess.bigEndian)) return guess;
    }
    return std::nullopt;
}

TransferSyntax nativeSyntax(bool explicitVr, bool bigEndian) {
    TransferSyntax syntax;
    syntax.explicitVr = explicitVr;
    syntax.bigEndian = bigEndian;
    return syntax;
}

/// Walks group 0002 (always Explicit VR Little Endian) and returns the offset after it.
Result<std::size_t> readMeta(ByteView file, std::size_t at, std::string& uid) {
    while (true) {
        const auto header = readHeader(file, at, true, false);
        if (!header || header->group != 0x0002) return at;
        if (header->next > file.size()) return base::Error(ErrorCode::PictureTruncated, {"dicom"});
        if (header->element == 0x0010) {
            uid.assign(base::textOf(file.subspan(header->value, header->next - header->value)));
            while (!uid.empty() && (uid.back() == '\0' || uid.back() == ' ')) uid.pop_back();
        }
        at = static_cast<std::size_t>(header->next);
    }
}

bool hasPrefix(ByteView file) {
    return file.size() >= kPreambleSize + 4 && base::textOf(file.subspan(kPreambleSize, 4)) == "DICM";
}

}  // namespace

bool isValueRepresentation(std::uint8_t first, std::uint8_t second) {
    return containsPair(kRepresentations, first, second);
}
bool hasLongLength(std::uint8_t first, std::uint8_t second) {
    return containsPair(kLongRepresentations, first, second);
}

TransferSyntax transferSyntaxOf(std::string_view uid) {
    TransferSyntax syntax;
    syntax.uid = std::string(uid);
    syntax.coding = Coding::Unsupported;
    if (!uid.starts_with(kRoot)) return syntax;
    const std::string_view suffix = uid.substr(kRoot.size());
    if (suffix.empty() || suffix == ".1" || suffix == ".1.99" || suffix == ".2") {
        syntax.coding = Coding::Native;
        syntax.explicitVr = !suffix.empty();
        syntax.bigEndian = suffix == ".2";
        syntax.deflatedDataSet = suffix == ".1.99";
        return syntax;
    }
    const auto row = std::find_if(kEncapsulated.begin(), kEncapsulated.end(), [&](const Row& r) { return r.suffix == suffix; });
    if (row == kEncapsulated.end()) return syntax;
    syntax.coding = row->coding;
    syntax.lossy = row->lossy;
    return syntax;
}

bool looksLikeDicom(ByteView head) {
    return hasPrefix(head) || guessOf(head).has_value();
}

Result<FileLayout> findLayout(ByteView file) {
    FileLayout layout;
    std::string uid;
    if (auto offset = readMeta(file, hasPrefix(file) ? kPreambleSize + 4 : 0, uid)) {
        layout.dataSetOffset = *offset;
    } else {
        return offset.error();
    }
    const auto guess = guessOf(file.subspan(layout.dataSetOffset));
    if (!uid.empty()) {
        layout.syntax = transferSyntaxOf(uid);
        // Some writers name an explicit syntax and write an implicit one, or the reverse; the bytes are right.
        if (!layout.syntax.deflatedDataSet && guess) {
            layout.syntax.explicitVr = guess->explicitVr;
            layout.syntax.bigEndian = guess->bigEndian;
        }
        return layout;
    }
    if (!guess && layout.dataSetOffset >= file.size()) return base::Error(ErrorCode::PictureTruncated, {"dicom"});
    if (!guess) return base::Error(ErrorCode::PictureDamaged, {"dicom", "no transfer syntax"});
    layout.syntax = nativeSyntax(guess->explicitVr, guess->bigEndian);
    return layout;
}

}  // namespace intaglio::dicom
