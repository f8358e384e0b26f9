#include "tests/unit/pipeline_seal/FakeDicom.h"

#include <algorithm>

namespace intaglio::test {
namespace {

constexpr std::string_view kMagic = "FAKEDCM1";

void putText(base::Bytes& bytes, const std::string& text) {
    base::appendBigEndian(bytes, text.size(), 2);
    base::append(bytes, base::viewOf(text));
}

/// Reads forward and remembers whether the bytes were enough.
struct Cursor {
    base::ByteView rest;
    bool good = true;
    base::ByteView take(std::size_t count) {
        good = good && count <= rest.size();
        if (!good) return {};
        const base::ByteView taken = rest.first(count);
        rest = rest.subspan(count);
        return taken;
    }
    int number(std::size_t bytes) { return static_cast<int>(base::readBigEndian(take(bytes))); }
    std::string text() { return std::string(base::textOf(take(static_cast<std::size_t>(number(2))))); }
};

}  // namespace

base::Bytes encodeFakeDicom(const FakeDicomFile& file) {
    base::Bytes bytes;
    base::append(bytes, base::viewOf(kMagic));
    for (const std::string& text : {file.sopInstanceUid, file.seriesInstanceUid, file.patient, file.window}) putText(bytes, text);
    const image::Geometry& geometry = file.image.geometry();
    for (const int number :
         {geometry.columns, geometry.rows, geometry.frames, geometry.bitsAllocated, geometry.bitsStored, geometry.isSigned ? 1 : 0}) {
        base::appendBigEndian(bytes, static_cast<std::uint64_t>(number), 2);
    }
    base::append(bytes, file.image.bytes());
    return bytes;
}

base::Result<FakeDicomFile> decodeFakeDicom(base::ByteView bytes) {
    Cursor cursor{bytes};
    FakeDicomFile file;
    cursor.take(kMagic.size());
    file.sopInstanceUid = cursor.text();
    file.seriesInstanceUid = cursor.text();
    file.patient = cursor.text();
    file.window = cursor.text();
    image::Geometry geometry;
    geometry.columns = cursor.number(2);
    geometry.rows = cursor.number(2);
    geometry.frames = cursor.number(2);
    geometry.bitsAllocated = cursor.number(2);
    geometry.bitsStored = cursor.number(2);
    geometry.isSigned = cursor.number(2) != 0;
    if (!cursor.good) return base::Error(base::ErrorCode::PictureTruncated, {"dicom"});
    auto image = image::Image::create(geometry);
    if (!image || image->bytes().size() != cursor.rest.size()) return base::Error(base::ErrorCode::PictureDamaged, {"dicom", "size"});
    std::copy(cursor.rest.begin(), cursor.rest.end(), image->bytes().begin());
    file.image = std::move(*image);
    return file;
}

bool FakeDicomReader::recognises(base::ByteView head) const {
    return head.size() >= kMagic.size() && base::textOf(head.first(kMagic.size())) == kMagic;
}

base::Result<image::LoadedImage> FakeDicomReader::read(base::ByteView file, const image::ReadLimits&) const {
    auto decoded = decodeFakeDicom(file);
    if (!decoded) return decoded.error();
    image::LoadedImage loaded{std::move(decoded->image), {}};
    loaded.image.meaning().paddingValue = loaded.image.geometry().minimumValue();
    loaded.source.format = "dicom";
    loaded.source.lossy = decoded->window == kLossyWindow;
    image::DicomFacts& facts = loaded.source.dicom.emplace();
    facts.sopInstanceUid = decoded->sopInstanceUid;
    facts.seriesInstanceUid = decoded->seriesInstanceUid;
    facts.patientId = decoded->patient;
    facts.boundAttributes = [&] {
        base::Bytes bound;
        putText(bound, decoded->patient);
        putText(bound, decoded->window);
        return bound;
    }();
    return loaded;
}

base::Status FakeDicomWriter::checkCarrier(base::ByteView) const {
    if (fault == WriterFault::Refuses) return base::Error(base::ErrorCode::CarrierUnsupported, {"digital signature"});
    return {};
}

base::Result<base::Bytes> FakeDicomWriter::writeSealed(base::ByteView source, const image::Image& pixels,
                                                       dicom::SealedEncoding encoding) const {
    lastEncoding = encoding;
    auto file = decodeFakeDicom(source);
    if (!file) return file.error();
    if (fault == WriterFault::WritesRubbish) return base::Bytes(100, 1);
    file->image = pixels;
    file->sopInstanceUid += ".9";
    file->seriesInstanceUid += ".9";
    if (fault == WriterFault::ChangesPatient) file->patient += "X";
    if (fault == WriterFault::ChangesSample) file->image.setSampleAt(100, file->image.sampleAt(100) ^ 1);
    return encodeFakeDicom(*file);
}

base::Result<base::Bytes> FakeDicomWriter::writeRestored(base::ByteView sealed, const image::Image& pixels,
                                                         const std::string& sopInstanceUid, const std::string& seriesInstanceUid) const {
    auto file = decodeFakeDicom(sealed);
    if (!file) return file.error();
    file->image = pixels;
    file->sopInstanceUid = sopInstanceUid;
    file->seriesInstanceUid = seriesInstanceUid;
    if (fault == WriterFault::ChangesPatient) file->patient += "X";
    if (fault == WriterFault::ChangesIdentifier) file->seriesInstanceUid += ".9";
    if (fault == WriterFault::ChangesSample) file->image.setSampleAt(100, file->image.sampleAt(100) ^ 1);
    return encodeFakeDicom(*file);
}

}  // namespace intaglio::test
