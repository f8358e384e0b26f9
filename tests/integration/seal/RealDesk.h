#pragma once
#include "core/dicom/dcmtk/DcmtkReader.h"
#include "core/dicom/dcmtk/DcmtkWriter.h"
#include "tests/unit/pipeline_seal/SealSetup.h"

/// Sealing and opening with nothing replaced but the clock: real readers, DCMTK, Crypto++.
namespace intaglio::test {

struct RealDesk {
    RealDesk() : writer(dicom::createDicomWriter()), readers(dicom::pictureReaders()) {}

    [[nodiscard]] pipeline::SealPorts ports() const { return {cryptography(), readers, *writer, clock}; }

    [[nodiscard]] base::Result<pipeline::SealReport> seal(const std::filesystem::path& source, const std::filesystem::path& output) const {
        pipeline::SealRequest request;
        request.source = source;
        request.output = output;
        request.kiosk = &people().kiosk;
        request.recipients = {people().doctor.pub};
        request.result = samplePrediction();
        request.counterFile = folder / "counter";
        base::NoProgress progress;
        return pipeline::sealImage(ports(), request, progress, {});
    }
    [[nodiscard]] base::Result<pipeline::Verdict> openBytes(base::ByteView file,
                                                            const crypto::PrivateIdentity& doctor = people().doctor) const {
        const auto picture = readers.read(file, "picture");
        if (!picture) return picture.error();
        base::NoProgress progress;
        pipeline::OpenRequest request;
        request.doctor = &doctor;
        request.trusted = {people().kiosk.pub};
        return pipeline::openSealedImage(ports(), *picture, request, progress, {});
    }
    [[nodiscard]] std::string verdictOf(base::ByteView file, const crypto::PrivateIdentity& doctor = people().doctor) const {
        const auto verdict = openBytes(file, doctor);
        return verdict ? std::string(pipeline::verdictName(*verdict)) : std::string(base::codeName(verdict.error().code));
    }

    TemporaryFolder folder;
    FakeClock clock;
    std::unique_ptr<dicom::DicomWriter> writer;
    image::ReaderRegistry readers;
};

}  // namespace intaglio::test
